"""What each kind of page takes at the server: the first time, and then."""

from collections.abc import Sequence
from statistics import median, quantiles
from time import perf_counter, process_time

from benchmarks.screens.addresses import addresses
from benchmarks.screens.deeds import ADMINISTRATOR


def measure(each: int, kinds: Sequence[str] = ()) -> None:
    """Print a row for each kind of page, or for these; middleware and template are in it."""
    from django.test import Client

    import toancanh.web.wsgi  # noqa: F401 (measured as it is served)
    from toancanh.accounts.models import User

    client = Client(headers={"host": "localhost"})
    client.force_login(User.objects.get(username=ADMINISTRATOR))
    print("page | first | p50 | p95 | p50 by the clock | p95 by the clock | kB")
    for name, found in addresses(each).items():
        if kinds and name not in kinds:
            continue
        busy, clock, size = [], [], 0
        for address in found:
            began = process_time(), perf_counter()
            response = client.get(address)
            size = len(response.getvalue())
            busy.append(1000 * (process_time() - began[0]))
            clock.append(1000 * (perf_counter() - began[1]))
            assert response.status_code == 200, (address, response.status_code)
        row = busy[0], median(busy[1:]), _p95(busy[1:]), median(clock[1:]), _p95(clock[1:]), size / 1000
        print(name, *(f"{it:.0f}" for it in row), sep=" | ", flush=True)


def _p95(times: list[float]) -> float:
    return quantiles(times, n=20, method="inclusive")[-1]
