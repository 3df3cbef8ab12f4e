"""Bars and courses are as long and as high as what they draw."""

from datetime import date
from decimal import Decimal

from toancanh.web.assessed.bars import Piece, course, pieces


def test_parts_follow_each_other_and_nothing_is_left_out_of_sight() -> None:
    told = pieces([("a", Decimal(30)), ("b", Decimal(0)), ("c", Decimal(10))], Decimal(80))
    assert told == (Piece("a", 0, 375), Piece("c", 375, 125))
    assert pieces([("a", Decimal(1))], Decimal(100_000)) == (Piece("a", 0, 1),)
    assert pieces([("over", Decimal(120))], Decimal(100)) == (Piece("over", 0, 1000),)
    assert pieces([("none", Decimal(0))], Decimal(0)) == ()


def test_course_begins_at_the_left_and_ends_at_the_right() -> None:
    told = course(
        [(date(2024, 1, 1), Decimal(0)), (date(2025, 1, 1), Decimal(50)), (date(2026, 1, 1), Decimal(100))]
    )
    assert told == "3,29 60,16 117,3"
    assert course([(date(2024, 1, 1), Decimal(5))]) == course([]) == ""
