"""What was worked out is kept until the store changes, for all threads, and no longer."""

import threading

import pytest

from toancanh.model import Extraction, Measure, Period, Verdict
from toancanh.pipeline import picture
from toancanh.store import actions
from toancanh.store.contradictions.selectors import as_of_change
from toancanh.store.remembering import Remembered
from toancanh.store.selection import Selection


def test_worked_out_once_for_each_change() -> None:
    made = []
    kept = Remembered(2)

    def ask(as_of: tuple[object, ...] | None) -> int:
        return kept.of("a", as_of, lambda: made.append(as_of) or len(made))

    assert [ask((1,)), ask((1,)), ask((2,)), ask((2,))] == [1, 1, 2, 2]
    assert [ask(None), ask(None)] == [3, 4]


def test_only_the_last_are_kept() -> None:
    made = []
    kept = Remembered(2)
    for key in "abca":
        kept.of(key, (1,), lambda key=key: made.append(key))
    assert "".join(made) == "abca"


def test_threads_that_ask_together_share_the_work() -> None:
    made, started, go = [], threading.Event(), threading.Event()
    kept = Remembered(2)

    def work() -> int:
        made.append(1)
        started.set()
        go.wait(10)
        return 7

    found = []
    threads = [threading.Thread(target=lambda: found.append(kept.of("a", (1,), work))) for _ in range(3)]
    threads[0].start()
    started.wait(10)
    for it in threads[1:]:
        it.start()
    go.set()
    for it in threads:
        it.join(10)
    assert (found, made) == ([7, 7, 7], [1])


def test_what_failed_is_tried_again() -> None:
    kept = Remembered(2)
    with pytest.raises(ZeroDivisionError):
        kept.of("a", (1,), lambda: 1 // 0)
    assert kept.of("a", (1,), lambda: 5) == 5


@pytest.mark.django_db
def test_picture_follows_every_change_at_once(make_document, make_fact) -> None:
    run = actions.start_run(kind="ingest", engine="1", parameters={})
    asked = Selection(area_codes=("66",), period=Period.parse("2025-H1"))

    def keep(document, *facts) -> None:
        content, read = document.text.encode(), actions.Read(Extraction(facts))
        actions.store_reading(run=run, document=document, content=content, read=read)

    assert as_of_change() is None
    first, second = map(make_document, ("Xuất khẩu 6 tháng 2025 đạt 1,5 tỷ USD.", "Nhập khẩu tăng 5%."))
    fact = make_fact(document=first)
    growth = make_fact(5, second, span=(14, 16), measure=Measure.YOY, unit="percent", indicator="imports")
    keep(first, fact)
    assert len(picture(asked).lines) == 1
    keep(second, growth)
    assert len(picture(asked).lines) == 2
    actions.decide(fact_id=fact.id, verdict=Verdict.REJECTED, who="Lan")
    assert [line.indicator for line in picture(asked).lines] == ["imports"]
    actions.decide(fact_id=fact.id, verdict=Verdict.CONFIRMED, who="Minh")
    assert len(picture(asked).lines) == 2
