"""Shared texts whose plain words become placeholders, on the way from one release to the next."""

import pytest
from tests.conftest import page

from veileder.authoring.accept import accept
from veileder.checked import read
from veileder.updating.comparing import compared
from veileder.updating.doing import update
from veileder.updating.plan import Version
from veileder.updating.release import Releases, read_release
from veileder.updating.trees import read_files, write_files

_STEP = "content/steps/felles-plan.nb.md"
_HOME = "municipalities/testkommune"
_MINE = "---\nbased_on: new\nsummary: Vår plan.\n---\n"
_LOG = {
    "tools/stafettlogg.nb.md": "---\ntitle: Stafettlogg\nkind: form\n---\n",
    "tools/stafettlogg.nn.md": "---\ntitle: Stafettlogg\ntranslated_from: new\n---\n",
}
_PLAIN = {
    "summary": "Stafettholderen fører stafettloggen på nivå 1.",
    "actions": ["Be om samtykke og åpne stafettloggen.", "Følg BTI."],
    "body": "Alt er på nivå 0 eller nivå 1.",
}
_FORM = {
    "summary": "'{Role/stafettholder def} fører {log def} på {level/niva-1}.'",
    "actions": [
        "'Be om samtykke{if log} og åpne {log def}{end}.'",
        "'{if not log}Skriv i journalen.{end}'",
        "'Følg {brand}.'",
    ],
    "body": "Alt er på {level/niva-0} eller {level/niva-1}.",
}
_SETTINGS = """\
name: Testkommune
number: "9901"
language: nb
names:
  role/stafettholder: Koordinator
log:
  opened_on: niva-1
  note: Loggen er vår.
"""
_RECORD = read_release('version: "0.2"\n', "0.2.yml")
_CHANGED = "changed:\n  - {what: step/felles-plan, about: [words], nb: X, nn: X}\n"


def _text(said):
    actions = "".join(f"  - {action}\n" for action in said["actions"])
    return page(f"title: Plan\nsummary: {said['summary']}\nactions:\n{actions}", said["body"])


def _with_log(world):
    """Return ``world`` with a step that uses the log, so that there is one."""
    world.change(
        "content/guide.yml", "tools: [undringsnotat]", "tools: [undringsnotat, stafettlogg]"
    )
    return world


@pytest.fixture
def update_to(workspace, tmp_path):
    """Give the letter of an update to a step that says ``said``, and the folder it was done in."""

    def do(said, mine=_MINE):
        files = {f"{_HOME}/municipality.yml": _SETTINGS, f"{_HOME}/steps/felles-plan.nb.md": mine}
        world = _with_log(workspace({_STEP: _text(_PLAIN), **_LOG, **files}))
        accept(world.root, [world.root])
        old, new, root = (tmp_path / name for name in ("old", "new", "root"))
        shared = read_files(world.root, ["content", "tools"])
        write_files(old, shared, world.root)
        write_files(root, read_files(world.root, ["municipalities"]), world.root)
        world.write(_STEP, _text(said))
        accept(world.root, [world.root / "content"])
        write_files(new, read_files(world.root, ["content", "tools"]), world.root)
        versions = Version("0.1", old), Version("0.2", new)
        done = update(root, *versions, Releases((_RECORD,)), is_trial=False)
        return done.letters["testkommune"], root

    return do


def _read_with(root, new):
    """Return what is told of the municipality in ``root`` on the release in ``new``."""
    write_files(root, read_files(new, ["content", "tools"]), new)
    return [str(found) for found in read(root).findings if found.at.path.startswith(_HOME)]


def test_what_has_changed_only_in_form_is_not_to_be_compared(update_to, tmp_path):
    letter, root = update_to(_FORM)

    assert "Dere trenger ikke gjøre noe" in letter
    assert _read_with(root, tmp_path / "new") == []
    assert (root / _HOME / "municipality.yml").read_text() == _SETTINGS


def test_what_has_changed_in_meaning_too_is_told_in_the_words_they_are_read_in(update_to, tmp_path):
    letter, root = update_to({**_FORM, "summary": "'{Role/stafettholder def} ringer.'"})

    assert "Før: summary: Stafettholderen fører stafettloggen på nivå 1.\n" in letter
    assert "Nå: summary: Stafettholderen ringer.\n" in letter
    assert "LAG" in "\n".join(_read_with(root, tmp_path / "new"))


def test_who_has_read_it_but_not_sealed_it_is_sealed_with_the_new_form(update_to, tmp_path):
    _, root = update_to(_FORM, _MINE.replace("new", "lest"))

    assert _read_with(root, tmp_path / "new") == []


@pytest.mark.parametrize(
    ("said", "record", "told"),
    [
        (_FORM, "", []),
        (_FORM, _CHANGED, ["step/felles-plan står som endret (words), men er det ikke"]),
        ({**_FORM, "body": "Alt er på {level/niva-1}."}, _CHANGED, []),
    ],
)
def test_the_record_says_nothing_of_a_change_of_form(workspace, tmp_path, said, record, told):
    world = _with_log(workspace({_STEP: _text(_PLAIN), **_LOG}))
    write_files(tmp_path / "old", read_files(world.root, ["content", "tools"]), world.root)
    world.write(_STEP, _text(said))

    release = read_release('version: "0.2"\n' + record, "0.2.yml")
    assert compared(tmp_path / "old", world.root, release) == told
