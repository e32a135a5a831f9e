"""Files on disk to text: encoding, characters, sizes, links and names."""

# ruff: noqa: E501 - a table of files and what is said of them

import errno
import re
import unicodedata
from pathlib import Path

import pytest

from veileder.findings import Location, told
from veileder.reading.source import Folder

STEP = "content/steps/undring.nb.md"
TOOL = "---\ntitle: Notat\nkind: form\n---\n"
FIELDS = "---\ntitle: {}\noutcomes:\n  videre: Videre\n  avslutt: Avslutt\n---\n"


def titled(title: str) -> str:
    return FIELDS.format(title)


def title_of(guide):
    library = guide.load()
    assert not library.findings
    return next(
        texts["nb"].located.data["title"]
        for key, texts in library.shared.texts.items()
        if (key.kind, key.id) == ("step", "undring")
    )


def test_the_base_world_has_nothing_wrong(workspace):
    assert workspace().report() == ""


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"\xef\xbb\xbf" + titled("Undring nå").encode(), id="BOM"),
        pytest.param(titled("Undring nå").replace("\n", "\r\n").encode(), id="CRLF"),
        pytest.param(titled("Undring nå").replace("\n", "\r").encode(), id="CR"),
        pytest.param(titled("Undring na\u030a").encode(), id="NFD"),
    ],
)
def test_how_a_file_was_saved_does_not_change_what_it_says(workspace, content):
    assert title_of(workspace({STEP: content})) == "Undring nå"


@pytest.mark.parametrize(
    "title",
    [
        pytest.param("Familie 👨‍👩‍👧 og 🏳️‍🌈", id="emoji with joiners"),
        pytest.param("حين تتساءل عن طفل", id="Arabic"),
        pytest.param("می‌خواهم", id="Persian with non-joiner"),
        pytest.param("ብዛዕባ ሓደ ቆልዓ", id="Tigrinya"),
        pytest.param("Ring 22\u00a022\u00a022\u00a022 – «nå» … ½ €", id="Norwegian signs"),
        pytest.param("Sámi giella: čáhci, ŋ, đ", id="Sami"),
        pytest.param("e\u0301\u0323 Việt", id="several accents"),
    ],
)
def test_signs_that_are_meant_are_kept(workspace, title):
    quoted = f'"{title}"'
    assert title_of(workspace({STEP: titled(quoted)})) == unicodedata.normalize("NFC", title)


HIDDEN = [
    (titled("Ring\u202e 112"), "2:12", "U+202E (snur skriveretningen)"),
    (titled("Ring\u2067 112"), "2:12", "U+2067 (snur skriveretningen)"),
    (titled("\u202eRing\u2066 112"), "2:13", "U+2066 (snur skriveretningen)"),
    (titled("a\u0085b: c"), "2:9", "U+0085 (ødelagt)"),
    (titled("a\u0096b"), "2:9", "U+0096 (ødelagt)"),
    (titled("a\u3164b"), "2:9", "U+3164 (usynlig bokstav)"),
    (titled("a\U000e0041b"), "2:9", "U+E0041"),
    (titled("a\ufffeb"), "2:9", "U+FFFE"),
    (titled("a\U0001ffffb"), "2:9", "U+1FFFF"),
    (titled("a\x00b"), "2:9", "U+0000 (styretegn)"),
    (titled("a\x02wzxhzdk:0\x03"), "2:9", "U+0002"),
    (titled("a\x1b[31m"), "2:9", "U+001B"),
    (titled("a\x7f"), "2:9", "U+007F"),
]


@pytest.mark.parametrize(("text", "place", "name"), HIDDEN)
def test_an_invisible_sign_is_named_at_its_place(workspace, text, place, name):
    report = workspace({STEP: text}).report()

    assert f"{STEP}:{place}: feil FIL04: Her står et usynlig tegn: {name}" in report


_OWN = "\ufdd5\ufdd6\ufdd6\ufdd6"  # what the renderer marks with: it must be nobody's text
_SETTINGS = 'name: Testkommune\nnumber: "9901"\nlanguage: nb\n'
_T = "municipalities/testkommune"


@pytest.mark.parametrize("written", [_OWN, "\\uFDD5\\uFDD6\\uFDD6\\uFDD6"])
@pytest.mark.parametrize(
    ("path", "text"),
    [
        (STEP, titled('"{}"')),
        (STEP, titled("Undring").replace("  videre: Videre", '  "a{}": Videre')),
        ("content/guide.yml", 'title: "{}"\n'),
        ("content/terms.yml", 'terms:\n  - term: "{}"\n'),
        ("content/articles/a.en.md", '---\ntitle: "{}"\ntranslated_from: new\n---\n'),
        ("tools/notat.nb.md", TOOL.replace("Notat", '"{}"')),
        (f"{_T}/municipality.yml", _SETTINGS.replace("Testkommune", '"{}"')),
        (f"{_T}/municipality.yml", f'{_SETTINGS}interface:\n  search: "{{}}"\n'),
        (f"{_T}/services.yml", 'services:\n  - id: a\n    name: "{}"\n'),
        (f"{_T}/steps/undring.nb.md", titled('"{}"')),
        ("municipalities/dalen/region.yml", 'name: "{}"\nlanguage: nb\n'),
    ],
)
def test_the_renderers_own_signs_are_refused_in_every_field_of_every_file(
    workspace, path, text, written
):
    report = workspace({path: text.replace("{}", written)}).report()

    assert re.search(rf"^{path}:\d+:\d+: feil FIL04: .*U\+FDD5", report, re.MULTILINE)


def test_the_renderers_own_signs_are_refused_in_running_text(workspace):
    for path, text in ((STEP, titled("Undring")), ("tools/notat.nb.md", TOOL)):
        assert "feil FIL04" in workspace({path: f"{text}\nRing {_OWN} nå.\n"}).report()


def test_a_hard_space_inside_a_sentence_is_not_refused(workspace):
    text = titled("Kl.\u00a08") + "Ring oss:\u00a022\u00a022 og **nå:\u00a0ja**\n"

    assert workspace({STEP: text}).report() == ""


def test_a_row_of_accents_is_refused_and_not_normalised(workspace):
    """Putting 100 000 accents in order takes Python half a minute."""
    text = titled("a" + "\u0301" * 2000 + "\u0327" * 2000)

    assert f"{STEP}:2:19: feil FIL04" in workspace({STEP: text}).report()


def test_a_file_full_of_hidden_signs_gives_a_short_report(workspace):
    guide = workspace({STEP: titled("Undring").encode("utf-16-le") * 10})

    assert len(guide.findings()) == 20


ENCODINGS = [
    ("title: på\n".encode("latin-1"), "1:9"),
    (b"---\r\nsummary: x\r\ntitle: p\xe5\r\n---\r\n", "3:9"),
    (b"---\rsummary: x\rtitle: p\xe5\r---\r", "3:9"),
    ("---\ntitle: æ".encode() + b"\xe5", "2:9"),
    ("---\ntitle: x\n".encode("utf-16"), "1:1"),
    (b"---\ntitle: \xed\xa0\x80", "2:8"),
    (b"\xef\xbb\xbf---\n\xff", "2:1"),
]


@pytest.mark.parametrize(("content", "place"), ENCODINGS)
def test_another_encoding_is_refused_at_the_first_letter_it_spoils(workspace, content, place):
    report = workspace({STEP: content}).report()

    assert f"{STEP}:{place}: feil FIL02: Filen er ikke lagret som UTF-8" in report
    assert "tegnkodingen UTF-8" in report


def test_a_file_of_256_kb_is_read_and_one_byte_more_is_not(workspace):
    base = titled("Undring")
    full = base.replace("---\n", "---\n" + "#\n" * ((256 * 1024 - len(base)) // 2), 1)
    full += "\n" * (256 * 1024 - len(full))

    assert workspace({STEP: full}).report() == ""
    assert (
        f"{STEP}:1:1: feil FIL03: Filen er på 257 KB, og kan ha høyst 256"
        in workspace({STEP: full + "\n"}).report()
    )


def test_a_line_of_5000_signs_is_read_and_one_more_is_not(workspace):
    body = titled("Undring") + "\n"

    assert workspace({STEP: body + "å" * 5000}).report() == ""
    assert (
        f"{STEP}:8:1: feil FIL08: Linjen har 5001 tegn, og kan ha høyst 5000"
        in workspace({STEP: body + "å" * 5001}).report()
    )


def test_a_linked_file_is_refused(workspace, tmp_path_factory):
    secret = tmp_path_factory.mktemp("home") / "secret.md"
    secret.write_text(titled("Hemmelig"))
    guide = workspace({STEP: None})
    (guide.root / STEP).symlink_to(secret)

    assert f"{STEP}:1:1: feil FIL05: Dette er en symbolsk lenke" in guide.report()
    assert "Hemmelig" not in str(guide.load().shared.texts)


@pytest.mark.parametrize(
    "folder", ["content/steps", "content", "municipalities", "municipalities/testkommune"]
)
def test_a_linked_folder_is_refused(workspace, tmp_path_factory, folder):
    guide = workspace()
    moved = tmp_path_factory.mktemp("home") / "moved"
    (guide.root / folder).rename(moved)
    (guide.root / folder).symlink_to(moved)

    assert f"{folder}:1:1: feil FIL05: Dette er en symbolsk lenke" in guide.report()


@pytest.mark.parametrize("target", [".", "finnes-ikke", "content/steps/../steps"])
def test_a_link_that_leads_in_a_ring_or_nowhere_is_refused(workspace, target):
    guide = workspace()
    (guide.root / "content/steps/ring.nb.md").symlink_to(guide.root / target)

    assert "content/steps/ring.nb.md:1:1: feil FIL05" in guide.report()


@pytest.mark.parametrize(
    ("folder", "right"), [("Min Kommune", "min-kommune"), ("ås", "as"), ("a_b", "a-b")]
)
def test_a_folder_that_can_not_be_an_address_gets_the_name_that_can(workspace, folder, right):
    report = workspace({f"municipalities/{folder}/municipality.yml": "name: x"}).report()

    assert f"municipalities/{folder}:1:1: feil FIL01: Mappen har et navn" in report
    assert f"Gi mappen navnet {right}." in report


@pytest.mark.parametrize("folder", ["felles", "con", "aux"])
def test_a_folder_with_a_name_that_is_taken_is_pointed_at(workspace, folder):
    report = workspace({f"municipalities/{folder}/municipality.yml": "name: x"}).report()

    assert f"municipalities/{folder}:1:1: feil FIL01: «{folder}» kan ikke være" in report


@pytest.mark.parametrize(
    "path",
    [
        "content/README.md",
        "tools/README.md",
        "municipalities/testkommune/README.md",
        "content/.DS_Store",
        "content/_utkast/notat.txt",
        "municipalities/_mal/municipality.yml",
        "tools/skjema.docx",
    ],
)
def test_files_that_are_not_content_are_left_in_peace(workspace, path):
    assert workspace({path: b"\xff\x00"}).report() == ""


def test_the_same_tool_in_two_folders_is_pointed_at(workspace):
    report = workspace({"content/tools/undringsnotat.nb.md": TOOL}).report()

    assert "tools/undringsnotat.nb.md:1:1: feil REF03: «undringsnotat» står også i" in report


def test_a_municipality_without_settings_is_pointed_at(workspace):
    report = workspace({"municipalities/tom/services.yml": "services: []"}).report()

    assert "municipalities/tom/municipality.yml:1:1: feil FIL06: Mappen har verken" in report


def test_files_beside_the_municipalities_are_named_and_not_notes_or_droppings(workspace):
    names = ("tiltak.yml", "brev.md", "README.md", ".DS_Store")
    report = workspace({f"municipalities/{name}": "x" for name in names}).report()

    said = "feil FIL01: Filen ligger ikke i mappen til en kommune, og blir ikke lest"
    assert report.count("FIL01") == 2
    assert f"municipalities/brev.md:1:1: {said}" in report
    assert f"municipalities/tiltak.yml:1:1: {said}" in report
    assert "inn i mappen til en kommune: municipalities/…/brev.md." in report


def test_a_guide_without_municipalities_can_be_read(workspace):
    guide = workspace({"municipalities/testkommune/municipality.yml": None})
    assert not (guide.root / "municipalities").exists()

    assert guide.report() == ""


def test_files_and_folders_come_in_the_order_of_their_names(tmp_path, monkeypatch):
    for name in ("c/x.md", "a/x.md", "b/x.md", "b.md", "a.md", "a/_skjult/x.md"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    (tmp_path / "_utkast").mkdir()
    for way in ("iterdir",):
        found = getattr(Path, way)

        def backwards(*arguments, found=found):
            return iter(sorted(found(*arguments), reverse=True))

        monkeypatch.setattr(Path, way, backwards)
    folder = Folder(tmp_path)

    assert folder.subfolders(".") == ["a", "b", "c"]
    assert folder.loose(".") == ["./a.md", "./b.md"]
    assert told(folder.files("")).value == ["a.md", "a/x.md", "b.md", "b/x.md", "c/x.md"]
    assert folder.subfolders("finnes-ikke") == folder.loose("finnes-ikke") == []


def test_only_an_ordinary_file_exists(tmp_path):
    (tmp_path / "fil").touch()
    (tmp_path / "lenke").symlink_to("fil")
    folder = Folder(tmp_path)

    assert [folder.exists(name) for name in ("fil", "lenke", "borte", ".")] == [
        True,
        False,
        False,
        False,
    ]


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.ENOENT, "Filen ble borte mens den ble lest\n    Kjør på nytt."),
        (errno.EACCES, "Filen kan ikke leses: ingen tilgang\n    Sjekk rettighetene til filen."),
        (
            errno.EIO,
            "Filen kan ikke leses (disken svarer ikke som den skal)\n    Prøv igjen. Hjelper det ikke, hent filen på nytt fra git.",
        ),
    ],
)
def test_a_file_that_cannot_be_read_is_said(tmp_path, monkeypatch, number, said):
    def refuse(_):
        raise OSError(number, "på engelsk")

    (tmp_path / "a.md").touch()
    monkeypatch.setattr(Path, "read_bytes", refuse)
    made = told(Folder(tmp_path).read("a.md"))

    assert made.value is None
    assert [str(finding) for finding in made.findings] == [f"a.md:1:1: feil FIL06: {said}"]


WHOLE = [
    ("<<<<<<< HEAD\n", "1:1: feil FIL09: Her har to endret det samme, og ingen har valgt utgave (flettekonflikt)\n    Velg én av de to utgavene, og ta bort linjene med <<<<<<<, ======= og >>>>>>>. Er det en overskrift, skriv ## foran den i stedet for streken under."),
    (b"\xff", "1:1: feil FIL02: Filen er ikke lagret som UTF-8\n    Åpne filen, velg «Lagre som» og tegnkodingen UTF-8."),
    ("x" * (256 * 1024 + 1), "1:1: feil FIL03: Filen er på 257 KB, og kan ha høyst 256\n    Del den i flere filer."),
    ("x" * 5001, "1:1: feil FIL08: Linjen har 5001 tegn, og kan ha høyst 5000\n    Del den i flere linjer."),
    ("a\ufffdb", "1:2: feil FIL10: Her er det ødelagte bokstaver: «a\ufffdb»\n    En bokstav er gått tapt. Skriv ordet på nytt."),
    ("pÂ\u00adng", "1:2: feil FIL10: Her er det ødelagte bokstaver: «pÂ\u00adng»\n    Skriv «p\u00adng»."),
    ("10&nbsp;kr", "1:3: feil FIL10: Her er det ødelagte bokstaver: «&nbsp;»\n    Skriv et vanlig mellomrom, eller ta det bort."),
    ("10&shy;kr", "1:3: feil FIL10: Her er det ødelagte bokstaver: «&shy;»\n    Skriv et vanlig mellomrom, eller ta det bort."),
    ("10&#88;kr", "1:3: feil FIL10: Her er det ødelagte bokstaver: «&#88;»\n    Skriv «X»."),
    ("10&oslash;kr", "1:3: feil FIL10: Her er det ødelagte bokstaver: «&oslash;»\n    Skriv «ø»."),
]  # fmt: skip


@pytest.mark.parametrize(("content", "said"), WHOLE)
def test_what_spoils_a_file_is_told_with_a_cure(tmp_path, content, said):
    written = content if isinstance(content, bytes) else content.encode()
    (tmp_path / "a.md").write_bytes(written)
    made = told(Folder(tmp_path).read("a.md"))

    assert made.value is None
    assert [str(finding) for finding in made.findings] == [f"a.md:{said}"]


def test_a_link_is_told_with_a_cure(tmp_path):
    (tmp_path / "a.md").symlink_to("b.md")
    made = told(Folder(tmp_path).files(""))

    assert made.value == []
    assert [str(finding) for finding in made.findings] == [
        "a.md:1:1: feil FIL05: Dette er en symbolsk lenke\n    Legg inn en vanlig fil i stedet."
    ]


def test_the_line_after_one_that_is_too_long_is_looked_at_too(tmp_path):
    (tmp_path / "a.md").write_text("\u202e" + "x" * 5000 + "\ny\u202e", encoding="utf-8")
    found = told(Folder(tmp_path).read("a.md")).findings

    assert [str(finding.at) for finding in found] == ["a.md:1:1", "a.md:2:2"]


def test_a_place_in_a_file_is_that_of_its_letters_not_of_the_mark_before_them(tmp_path):
    """What editors do not show at the beginning of a file has no column."""
    (tmp_path / "a.md").write_bytes(b"\xef\xbb\xbfa\xc2\xadbc\nd\n")
    file = told(Folder(tmp_path).read("a.md")).value

    assert (file.text, file.written) == ("abc\nd\n", "a\u00adbc\nd\n")
    assert file.as_written(Location("a.md", 1, 1)) == Location("a.md", 1, 1)
    assert file.as_written(Location("a.md", 1, 2)) == Location("a.md", 1, 3)
    assert file.as_written(Location("a.md", 2, 1)) == Location("a.md", 2, 1)
    assert file.as_written(Location("b.md", 1, 2)) == Location("b.md", 1, 2)


def test_twenty_warnings_of_divided_words_are_enough(tmp_path):
    (tmp_path / "a.md").write_text("Ja:\nbekym- ring\n" * 30, encoding="utf-8")
    found = told(Folder(tmp_path).read("a.md")).findings

    assert [str(finding.at) for finding in found] == [f"a.md:{2 * n}:1" for n in range(1, 21)]
