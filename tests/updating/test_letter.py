"""All that a letter can say, in both målformer, as Markdown and as a page: ``letters.txt``."""

from dataclasses import replace
from pathlib import Path

from veileder.model.base import Language
from veileder.updating.concerns import Item
from veileder.updating.letter import Letter

_SAID = Path(__file__).with_name("letters.txt")
_AT = "municipalities/by/.oppdatering/0.3/brev.md"
_REASONS = "outdated overridden kept link words beneath beneath_gone beneath_new".split()
_ITEM = Item("decisions", "Noe *nytt*\ner <her>.", path="municipalities/by/steps/a.nb.md")
_ITEMS = [
    Item("gains", "Det dere får.", after=("`a` & |b|", "c#")),
    *(replace(_ITEM, reason=reason) for reason in _REASONS),
    replace(_ITEM, path="", before=("en", "to"), other="municipalities/by/.o/a.yml"),
    Item("law", "En lov."),
]


def _both(letter, items, changed):
    said = letter.markdown(items, changed)
    return f"{said}\n{letter.page(said)}\n"


def test_every_thing_that_a_letter_can_say_is_as_when_somebody_read_it(tmp_path):
    letters = [Letter("by", "By & <bø>", "0.3", one, _AT) for one in (Language.NB, Language.NN)]
    now = "".join(
        _both(letter, items, changed)
        for letter in letters
        for items, changed in (([], []), (_ITEMS, ["municipalities/by/a.yml"]))
    )

    (tmp_path / "letters.txt").write_text(now, encoding="utf-8")
    assert now == _SAID.read_text("utf-8"), f"wanted? then: cp {tmp_path / 'letters.txt'} {_SAID}"
