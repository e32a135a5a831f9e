"""What finds problems yields them on the way to what it returns."""

from veileder import rules
from veileder.findings import Finding, Location, Told, told

_ONE, _OTHER = (Finding(rules.FILE_NAME, Location(path), "x", "y") for path in ("a", "b"))


def _inner():
    yield _ONE
    return 1


def _outer():
    value = yield from _inner()
    yield _OTHER
    return value + 1


def test_what_was_made_comes_with_all_that_was_wrong_in_order():
    assert told(_outer()) == Told(2, (_ONE, _OTHER))


def test_where_nothing_is_wrong_there_are_no_findings():
    assert told(iter_nothing()) == Told("x")


def iter_nothing():
    yield from ()
    return "x"
