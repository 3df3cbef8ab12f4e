"""Questions about areas a second: ``python -m benchmarks.areas [--requests N] [--rounds N]``.

Requests drawn from all units, in the spellings that people use, go through what ``toancanh areas batch`` does
with each line, each verb by itself; loading is told apart. One process, one core.
"""

import argparse
import json
import random
import time
from collections.abc import Callable

from toancanh.cli import contract
from toancanh.cli.area_answers import batch
from toancanh.model import Area
from toancanh.model.text import strip_marks
from toancanh.reference.areas import AreaIndex, areas

SPELLINGS: tuple[Callable[[Area], str], ...] = (
    lambda area: area.full_name,
    lambda area: area.name,
    lambda area: strip_marks(area.name),
    lambda area: area.full_name.upper(),
    lambda area: area.code,
)


def request(number: int, verb: str, area: Area, index: AreaIndex, chance: random.Random) -> bytes:
    """One line: half of them with a day, a third with a place around."""
    asked: dict[str, object] = {"id": number, "verb": verb, "name": chance.choice(SPELLINGS)(area)}
    if chance.random() < 1 / 2:
        asked["on"] = area.valid_from.isoformat()
    if (around := index.parent(area)) and chance.random() < 1 / 3:
        asked["within"] = around.full_name
    return json.dumps(asked, ensure_ascii=False).encode()


def seconds(lines: list[bytes]) -> float:
    """Time of the processor to answer them and write the answers."""
    start = time.process_time()
    for reply in batch(lines):
        contract.encode(reply)
    return time.process_time() - start


def main() -> None:
    """Print requests a second, by verb."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--requests", type=int, default=5_000)
    parser.add_argument("--rounds", type=int, default=3)
    told = parser.parse_args()
    start = time.process_time()
    seconds([b'{"id": 0, "verb": "became", "name": "66"}'])
    print(f"loading and the first answer: {time.process_time() - start:.2f} s")
    chance, index = random.Random(20260701), areas()
    drawn = chance.choices(index.units, k=told.requests)
    for verb in ("find", "became", "was"):
        lines = [request(number, verb, area, index, chance) for number, area in enumerate(drawn)]
        taken = sorted(seconds(lines) for _ in range(told.rounds))
        print(f"{verb}: {told.requests / taken[len(taken) // 2]:,.0f} requests/s (median of {told.rounds})")


if __name__ == "__main__":
    main()
