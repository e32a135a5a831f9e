"""Numbers, dates and times as people read them."""

import datetime as dt

import pytest

from veileder.model import formats
from veileder.model.base import Language
from veileder.model.readers import Duration, Unit

HARD = "\xa0"


@pytest.mark.parametrize(
    ("number", "shown", "dialled"),
    [
        ("112", "112", "112"),
        ("02800", "02800", "02800"),
        ("116111", "116 111", "116111"),
        ("22334466", "22 33 44 66", "22334466"),
        ("22 33 44 66", "22 33 44 66", "22334466"),
        ("80033321", "800 33 321", "80033321"),
        ("+47 22334466", "+47 22 33 44 66", "+4722334466"),
    ],
)
def test_phone_numbers_are_shown_in_groups_and_dialled_without(number, shown, dialled):
    assert formats.phone(number).replace(HARD, " ") == shown
    assert formats.digits(number) == dialled
    assert formats.digits(formats.phone(number)) == dialled


def test_a_number_is_never_broken_over_two_lines():
    assert " " not in formats.phone("+4722334466") + formats.phone("80033321")


def test_foreign_digits_are_not_dialled():
    assert formats.digits("٢٢ 22") == "22"


@pytest.mark.parametrize(
    ("day", "shown"),
    [
        (dt.date(2026, 1, 1), "1. januar 2026"),
        (dt.date(2026, 6, 5), "5. juni 2026"),
        (dt.date(2026, 12, 31), "31. desember 2026"),
    ],
)
def test_dates_are_written_out(day, shown):
    assert formats.date(day) == shown


@pytest.mark.parametrize(
    ("amount", "unit", "nb", "nn"),
    [
        (1, Unit.DAYS, "1 dag", "1 dag"),
        (14, Unit.DAYS, "14 dager", "14 dagar"),
        (5, Unit.WEEKDAYS, "5 virkedager", "5 vyrkedagar"),
        (1, Unit.WEEKS, "1 uke", "1 veke"),
        (3, Unit.MONTHS, "3 måneder", "3 månader"),
        (24, Unit.HOURS, "24 timer", "24 timar"),
    ],
)
def test_durations_in_both_languages(amount, unit, nb, nn):
    span = Duration(amount, unit)

    assert formats.duration(span, Language.NB).replace(HARD, " ") == nb
    assert formats.duration(span, Language.NN).replace(HARD, " ") == nn


def test_opening_hours():
    assert formats.clock("08:00", "15:30") == "08.00–15.30"


@pytest.mark.parametrize(
    ("first", "last", "shown"),
    [
        ((2026, 12, 24), (2026, 12, 24), "24. desember 2026"),
        ((2026, 12, 24), (2026, 12, 26), "24.–26. desember 2026"),
        ((2026, 6, 28), (2026, 8, 15), "28. juni – 15. august 2026"),
        ((2026, 12, 30), (2027, 1, 2), "30. desember 2026 – 2. januar 2027"),
    ],
)
def test_a_range_of_days_says_nothing_twice(first, last, shown):
    assert formats.days(dt.date(*first), dt.date(*last)) == shown
