"""How long each kind of page takes with ten years of 135 communes.

python -m benchmarks.screens [--each N] [--fill] [PAGE …]    on the store of TOANCANH_DATA or DATABASE_URL
"""

import argparse


def main() -> None:
    """Fill the store if asked to, which takes half an hour, and measure the pages."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--each", type=int, default=50)
    parser.add_argument("--fill", action="store_true")
    parser.add_argument("pages", nargs="*", help="only these kinds of page")
    given = parser.parse_args()
    from toancanh.web import prepare

    prepare()
    from benchmarks.screens import deeds, pages, store

    if given.fill:
        print(store.fill(), "figures")
        store.fill_beside()
        deeds.fill()
    pages.measure(given.each, given.pages)


if __name__ == "__main__":
    main()
