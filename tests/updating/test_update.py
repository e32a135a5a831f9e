"""Three municipalities made on 0.1 over two releases with every kind of change."""

import re
import shutil
from pathlib import Path

import pytest
from tests.conftest import MUNICIPALITY

from veileder.authoring.comparisons import FILE as COMPARED
from veileder.checked import read
from veileder.faults import Refusal
from veileder.findings import Finding, Location
from veileder.rules import PAGE_BROKEN
from veileder.updating import trees
from veileder.updating.comparing import compared
from veileder.updating.doing import NotSafe, pinned, update
from veileder.updating.plan import Version
from veileder.updating.release import Releases, read_release
from veileder.updating.trees import read_files, write_files

_NOTES = ".oppdatering/0.3"


def _update(root, bases, releases, *, is_trial=False):
    old, new = Version("0.1", bases / "0.1"), Version("0.3", bases / "0.3")
    return update(root, old, new, releases, is_trial=is_trial)


@pytest.fixture(scope="module")
def updated(untouched, bases, releases, tmp_path_factory):
    """The same after the update, with the letters."""
    root = tmp_path_factory.mktemp("updated")
    write_files(root, read_files(untouched, ["."]), root)
    return root, _update(root, bases, releases)


_AFTER = Path(__file__).with_name("after.txt")


def test_every_file_and_letter_is_as_it_was_when_somebody_read_it(updated, tmp_path):
    """All that the three have after the update, to the sign, so that a change is seen in review."""
    now = b""
    for path, text in sorted(read_files(updated[0], ["municipalities"]).items()):
        is_dated = path.endswith(COMPARED)  # by the day of the test
        shown = re.sub(rb"\d{4}-\d\d-\d\d", b"<dag>", text) if is_dated else text
        now += b"== %s ==\n%s\n" % (path.encode(), shown.replace(b"\r", b"<CR>"))
    (tmp_path / "after.txt").write_bytes(now)

    assert now == _AFTER.read_bytes(), f"wanted? then: cp {tmp_path / 'after.txt'} {_AFTER}"


def _mine(root, path):
    return (root / "municipalities" / path).read_bytes().decode()


def test_nothing_is_wrong_afterwards_and_nothing_was_before(updated, untouched, bases, tmp_path):
    for version, root in (("0.1", untouched), ("0.3", updated[0])):
        place = tmp_path / version
        files = read_files(bases / version, ["content", "tools"])
        write_files(place, {**files, **read_files(root, ["municipalities"])}, bases / version)
        errors = [str(f) for f in read(place).findings if f.is_error]
        # the field that 0.2 renamed is one that this program never had
        assert [line for line in errors if "ingress" not in line] == []


def test_names_are_new_and_all_else_is_as_she_wrote_it(updated):
    root, _ = updated

    changed = _mine(root, "adaptert/guide-changes.yml")
    assert "  # Fristen vår\n  - step: undring\n" in changed
    assert "      - {id: svar, within: 5 days}  # kortere\n" in changed
    assert "  - step: vurder\n" in changed and "    role: tilsatt\n" in changed
    assert "    order: [vurder]\n" in changed
    settings = _mine(root, "adaptert/municipality.yml")
    assert settings.startswith("# Vår egen merknad\nname: Tilpasset\n")
    assert "    role: tilsatt  # alle\n" in settings and "  role/tilsatt: Den som" in settings
    step = _mine(root, "adaptert/steps/undring.nb.md")
    assert "summary: Vår ingress.  \noutcomes:\n  videre: Gå på\n  slutt: 'Slutt av'\n" in step
    assert not (root / "municipalities/adaptert/steps/evaluer.nb.md").exists()
    assert "summary: Vårt sammendrag.\n" in _mine(root, "adaptert/steps/vurder.nb.md")


def test_links_follow_and_words_that_only_look_like_links_stay(updated):
    article = _mine(updated[0], "adaptert/articles/om.nb.md")

    assert article.endswith(
        "Se [steget](step/vurder), [rapport](step/vurder) og lista.\r\nStep/evaluer som ord.\n"
    )


def test_a_text_of_which_only_names_changed_is_not_told_of_as_changed(updated):
    letter = updated[1].letters["adaptert"]

    assert "steps/undring.nb.md" not in letter.partition("## Disse filene")[0]


def test_what_her_own_skeleton_uses_becomes_her_own(updated):
    root, _ = updated

    assert "id: samtale  # felles ord" in _mine(root, "egen/guide.yml")
    assert "actions:\n  - Snakk med barnet.\n" in _mine(root, "egen/steps/samtale.nb.md")
    kept = _mine(root, "egen/steps/rapport.nb.md")
    assert "summary: Skriv kort.\n" in kept and "addition: Husk arkivet.\n" in kept
    assert "based_on" not in kept
    assert "summary: Fellesutgaven.\n" in _mine(root, "egen/tools/sjekkliste.nb.md")


def test_every_word_she_wrote_is_there_or_put_aside(updated, untouched):
    root, _ = updated
    for id in _SAID:
        now = "\n".join(c.decode() for c in read_files(root, [f"municipalities/{id}"]).values())
        for path, content in read_files(untouched, [f"municipalities/{id}"]).items():
            if path.endswith(COMPARED):
                continue  # the program wrote it
            for line in content.decode().splitlines():
                if not any(
                    old in line for old in ("evaluer", "ansatt", "avslutt", "ingress", "based_on")
                ):
                    assert line.strip() in now, line


def test_an_adaptation_of_what_is_gone_is_put_aside_whole(updated):
    aside = _mine(updated[0], f"nynorsk/{_NOTES}/til-side/steps/samtale.nn.md")

    assert "summary: Slik snakkar vi.\n" in aside


_SAID = {
    "adaptert": {
        "Dette må dere ta stilling til": [
            "Samtalen er delt i to.", "Samtalen er delt i to.", "Rapporten er borte.",
            "Sjekklisten er borte.", "«Vurder planen»", "«Nivå 1»", "Fristen er kortere.",
        ],
        "Endringer i lov og frister": ["Paragrafen er en annen."],
        "Dette får dere": [
            "Ny mal for planen.", "Steget evaluer", "Rollen ansatt", "Utfallet avslutt",
            "Planen lages på nivå 2.", "Feltet ingress",
        ],
    },
    "egen": {
        "Dette må dere ta stilling til": [
            "Samtalen er delt i to.", "Rapporten er borte.", "Sjekklisten er borte.",
        ],
        "Endringer i lov og frister": ["Paragrafen er en annen."],
        "Dette får dere": ["Steget evaluer", "Rollen ansatt", "Steget vurder"],
    },
    "nynorsk": {
        "Dette må de ta stilling til": ["Samtalen er delt i to (nn).", "Rapporten er borte (nn)."],
        "Endringar i lov og fristar": ["Fristen er kortare.", "Paragrafen er ein annan."],
        "Dette får de": [
            "Steget evaluer", "Rolla ansatt", "Utfallet avslutt", "Planen blir laga på nivå 2.",
            "Steget vurder",
        ],
    },
}  # fmt: skip


@pytest.mark.parametrize("id", _SAID)
def test_the_letter_names_exactly_what_concerns_each(updated, id):
    letter = updated[1].letters[id]
    parts = {part.partition("\n")[0]: part for part in letter.split("\n## ")[1:-1]}

    assert parts.keys() == _SAID[id].keys()
    for heading, expected in _SAID[id].items():
        rows = [row[2:] for row in parts[heading].splitlines() if row.startswith("- ")]
        assert len(rows) == len(expected), rows
        for row, start in zip(rows, expected, strict=True):
            assert row.replace("\\", "").startswith(start), rows


def test_the_letter_has_before_and_after_and_where_to_edit(updated):
    letter = updated[1].letters["adaptert"]

    assert "    - Før: svar: 14\xa0dager\n    - Nå: svar: 7\xa0dager\n" in letter.replace(
        "14 d", "14\xa0d"
    ).replace("7 d", "7\xa0d")
    assert "([åpne filen](../../guide-changes.yml))" in letter
    assert "python3 build.py accept municipalities/adaptert/steps/vurder.nb.md" in letter


def test_the_letter_stands_beside_what_was_put_aside_also_as_a_page(updated):
    root, done = updated

    assert _mine(root, f"nynorsk/{_NOTES}/brev.md") == done.letters["nynorsk"]
    page = _mine(root, f"nynorsk/{_NOTES}/brev.html")
    assert '<html lang="nn">' in page and "<h1>Handlingsrettleiar 0.3" in page
    assert '<a href="../../guide-changes.yml">opne fila</a>' in page and "<a>" not in page
    beside = root / f"municipalities/nynorsk/{_NOTES}"
    assert (beside / "../../guide-changes.yml").resolve().is_file()


def test_the_version_is_pinned_and_the_comment_above_it_stays(updated):
    text = (updated[0] / "requirements.txt").read_text()

    assert text == "# Versjonen vår\nhandlingsveileder==0.3\n"


def test_a_trial_changes_nothing_and_tells_all(root, bases, releases, untouched):
    done = _update(root, bases, releases, is_trial=True)

    assert "Dette må dere" in done.letters["adaptert"]
    assert read_files(root, ["."]) == read_files(untouched, ["."])


def test_the_same_update_again_changes_nothing(updated, bases, releases, tmp_path):
    files = read_files(updated[0], ["municipalities"])
    write_files(tmp_path, files, tmp_path)

    done = _update(tmp_path, bases, releases)

    assert done.changed == [] and read_files(tmp_path, ["municipalities"]) == files


def test_errors_that_the_update_would_give_stop_it(root, bases, releases):
    """A release whose record has forgotten that a tool is gone."""
    before = read_files(root, ["."])
    first, last = releases.all
    forgetful = last.model_copy(update={"removed": last.removed[:1]})

    with pytest.raises(NotSafe, match="«sjekkliste»") as refused:
        update(root, Version("0.1", bases / "0.1"), Version("0.3", bases / "0.3"),
               Releases((first, forgetful)), is_trial=False)  # fmt: skip

    assert "ingenting er endret" in str(refused.value)
    assert read_files(root, ["."]) == before


@pytest.mark.parametrize(("count", "more"), [(10, []), (12, ["… og 2 til."])])
def test_many_errors_are_told_by_the_first_ten(count, more):
    found = [Finding(PAGE_BROKEN, Location(f"{number}.md"), "X", "Y") for number in range(count)]

    head, *rows = str(NotSafe(found)).split("\n")
    assert head == "Oppdateringen ville gitt disse feilene hos dere, så ingenting er endret:"
    assert rows == [
        *(row for number in range(10) for row in (f"{number}.md:1:1: feil SIDE02: X", "    Y")),
        *more,
    ]


@pytest.mark.parametrize(("old", "new", "index"), [("0.1", "0.2", 0), ("0.2", "0.3", 1)])
def test_the_record_says_just_what_changed(bases, releases, old, new, index):
    assert compared(bases / old, bases / new, releases.all[index]) == []


@pytest.mark.parametrize("part", ["added", "renamed", "split", "moved", "removed", "changed"])
def test_a_record_that_has_forgotten_something_is_told_of_it(bases, releases, part):
    index = 0 if part in ("added", "renamed") else 1
    old, new = ("0.1", "0.2") if index == 0 else ("0.2", "0.3")
    record = releases.all[index]
    forgetful = record.model_copy(update={part: getattr(record, part)[1:]})

    said = compared(bases / old, bases / new, forgetful)

    forgotten = getattr(record, part)[0]
    assert any(forgotten.what.partition("/")[2] in line for line in said), said


@pytest.mark.parametrize(
    ("record", "said"),
    [
        ("added:\n  - {what: tool/drøm, nb: X, nn: X}", "er ikke en henvisning"),
        ("removed:\n  - {what: step/undring, nb: X, nn: X}", "Skriv instead"),
        ("added:\n  - {what: tool/drom, nb: X}", "nn"),
    ],
)
def test_a_record_that_is_wrong_in_itself_is_refused(record, said):
    with pytest.raises(ValueError, match=said):
        read_release(f'version: "0.2"\n{record}\n', "0.2.yml")


_INVENTED = """\
version: "0.2"
added:
  - {what: tool/drom, nb: X, nn: X}
renamed:
  - {what: tool/borte, to: her, nb: X, nn: X}
  - {what: outcome/borte, step: undring, to: her, nb: X, nn: X}
  - {what: deadline/borte, step: undring, to: her, nb: X, nn: X}
split:
  - {what: step/undring, into: [step/samtale, step/evaluer], nb: X, nn: X}
moved:
  - {what: step/samtale, to: level/niva-2, nb: X, nn: X}
removed:
  - {what: tool/undringsnotat, nb: X, nn: X}
changed:
  - {what: step/undring, about: [role], nb: X, nn: X}
"""


def test_all_that_a_record_invents_is_told_and_nothing_else(bases):
    said = compared(bases / "0.1", bases / "0.1", read_release(_INVENTED, "0.2.yml"))

    assert said == [
        "step/samtale står som flyttet til level/niva-2, men er det ikke",
        "step/undring står som borte i oversikten, men er det ikke",
        "step/undring står som endret (role), men er det ikke",
        "tool/drom står som ny i oversikten, men er det ikke",
        "tool/her står som nytt navn, men finnes ikke",
        "tool/undringsnotat står som borte i oversikten, men er det ikke",
    ]


def test_all_that_a_record_forgets_is_told_and_nothing_else(bases):
    said = [
        compared(bases / old, bases / new, read_release(f'version: "{new}"\n', "x.yml"))
        for old, new in (("0.1", "0.2"), ("0.2", "0.3"))
    ]

    new, gone = "{} er ny, men står ikke i oversikten", "{} er borte, men står ikke i oversikten"
    changed = "{} er endret ({}), men det står ikke i oversikten"
    assert said == [
        [
            gone.format("role/ansatt"),
            new.format("role/tilsatt"),
            gone.format("step/evaluer"),
            changed.format("step/felles-plan", "tools"),
            changed.format("step/samtale", "role"),
            *(changed.format("step/undring", one) for one in ("deadlines", "outcomes", "role")),
            new.format("step/vurder"),
            new.format("tool/planmal"),
        ],
        [
            changed.format("law/barnets-beste", "facts"),
            "step/felles-plan er flyttet, men det står ikke i oversikten",
            new.format("step/forbered"),
            gone.format("step/rapport"),
            gone.format("step/samtale"),
            new.format("step/snakk"),
            changed.format("step/undring", "tools"),
            gone.format("tool/sjekkliste"),
        ],
    ]


def test_an_own_repository_is_known_by_what_it_asks_for(tmp_path):
    assert pinned(tmp_path) is None
    (tmp_path / "requirements.txt").write_text("annet==1\nhandlingsveileder == 0.2.1\n")
    assert pinned(tmp_path) == "0.2.1"


def test_somebody_who_saves_meanwhile_loses_nothing(root, bases, releases, monkeypatch):
    path = root / "municipalities/egen/guide.yml"
    copied = trees.to_disk
    monkeypatch.setattr(trees, "to_disk", lambda p: (path.write_text("nytt"), copied(p)))

    with pytest.raises(Refusal, match="ble endret mens oppdateringen pågikk"):
        _update(root, bases, releases)

    assert path.read_text() == "nytt"
    assert pinned(root) == "0.1"


def test_own_words_of_the_interface_are_read_in_a_whole_checkout(workspace):
    own = MUNICIPALITY + "interface:\n  front_heading: Hva undrer du på?\n"
    root = workspace({"municipalities/testkommune/municipality.yml": own}).with_theme().root

    done = update(root, Version("0.1", root), Version("0.2", root), Releases(()), is_trial=True)

    assert done.changed == []


def test_a_neighbour_whose_folder_came_with_the_release_gets_no_letter(
    root, bases, releases, tmp_path_factory
):
    old = tmp_path_factory.mktemp("shipped")
    shipped = read_files(root, ["municipalities/egen"])
    write_files(old, {**read_files(bases / "0.1", ["content", "tools"]), **shipped}, bases / "0.1")

    done = update(root, Version("0.1", old), Version("0.3", bases / "0.3"), releases,
                  is_trial=True)  # fmt: skip

    assert done.letters.keys() == {"adaptert", "nynorsk"}
    assert not any("/egen/" in path for path in done.changed)


def test_the_example_of_a_whole_checkout_gets_no_letter(root, bases, releases):
    shutil.copytree(root / "municipalities/egen", root / "municipalities/eksempel")

    done = _update(root, bases, releases, is_trial=True)
    assert done.letters.keys() == {"adaptert", "egen", "nynorsk"}


def test_what_a_region_keeps_its_municipalities_keep_too(bases, releases, tmp_path):
    """The region has an own skeleton, and one of its municipalities has adapted a step of it."""
    home = tmp_path / "municipalities"
    (home / "dal").mkdir(parents=True)
    (home / "dal/region.yml").write_text("name: Dalen\nlanguage: nb\n")
    (home / "dal/guide.yml").write_text(
        "levels:\n  - id: niva-0\n    steps:\n      - id: rapport\n        role: ansatt\n"
        "        outcomes:\n          - {id: slutt, to: close}\n"
    )
    (home / "by/steps").mkdir(parents=True)
    (home / "by/municipality.yml").write_text(
        'name: By\nnumber: "9904"\nlanguage: nb\nregion: dal\n'
    )
    (home / "by/steps/rapport.nb.md").write_text(
        "---\nbased_on: new\naddition: Husk.\noutcomes:\n  slutt: Slutt\n---\n"
    )

    done = _update(tmp_path, bases, releases)

    assert "summary: Skriv kort." in _mine(tmp_path, "dal/steps/rapport.nb.md")
    assert "addition: Husk." in _mine(tmp_path, "by/steps/rapport.nb.md")
    assert "til-side" not in done.letters["by"]
