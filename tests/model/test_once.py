"""What is made once is the same object for all, whoever asks first."""

from threading import Barrier, Thread
from time import sleep

from toancanh.model.once import once


def test_threads_that_ask_first_together_hold_the_same_object() -> None:
    made: list[object] = []

    @once
    def make(name: str) -> object:
        sleep(0.01)  # long enough for the others to come
        made.append(name)
        return object()

    held: list[object] = []
    start = Barrier(8)

    def ask() -> None:
        start.wait()
        held.append(make("a"))

    threads = [Thread(target=ask) for _ in range(8)]
    for it in threads:
        it.start()
    for it in threads:
        it.join()
    assert made == ["a"]
    assert len(set(map(id, held))) == 1
    assert make("b") is not make("a")
