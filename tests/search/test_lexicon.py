"""The forms of words: the same whatever was asked before, and looked up once."""

import pytest

from veileder.kept import keeping
from veileder.search import lexicon as words
from veileder.search.lexicon import Lexicon, lexicon


@pytest.fixture
def forget(monkeypatch):
    """Return a function after which nothing is known in this process."""
    return lambda: monkeypatch.setattr(words, "_known", Lexicon({}, {}))


def test_what_was_asked_before_has_no_say(forget):
    forget()
    alone = lexicon(["barna", "xyzzy"])
    lexicon(["barn", "møtene", "undringa"])

    assert lexicon(["barna", "xyzzy"]) == alone
    assert alone.lemmas == {"barna": "barn"}
    assert {*alone.forms} == {"barn"} and {"barn", "barnet", "barna"} <= {*alone.forms["barn"]}


def test_only_a_new_word_has_the_tables_read(forget, monkeypatch):
    forget()
    with keeping():
        first = lexicon(["barna", "møtene"])
    read, load = [], words._table
    monkeypatch.setattr(words, "_table", lambda language: read.append(language) or load(language))

    forget()
    with keeping():
        assert lexicon(["barna", "møtene"]) == first
        assert lexicon(["90010203", "13-2"]) == Lexicon({}, {})  # no table has a number
        assert read == []
        assert "stega" in lexicon(["barna", "stega"]).lemmas
        assert read == ["nb", "nn"]
    forget()
    with keeping():
        lexicon(["barna", "møtene", "stega"])
    assert len(read) == 2
