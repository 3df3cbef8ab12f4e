"""How long each kind of page takes with ten years of 135 communes.

python -m benchmarks.screens [--each N] [--fill]      on the store that TOANCANH_DATA or DATABASE_URL names
"""

import argparse


def main() -> None:
    """Fill the store if asked to, which takes half an hour, and measure the pages."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--each", type=int, default=50)
    parser.add_argument("--fill", action="store_true")
    given = parser.parse_args()
    from toancanh.web import prepare

    prepare()
    from benchmarks.screens import pages, store

    if given.fill:
        print(store.fill(), "figures")
        store.fill_beside()
    pages.measure(given.each)


if __name__ == "__main__":
    main()
