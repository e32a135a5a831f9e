"""Files on disk to text: encoding, characters, sizes, links and names."""

import unicodedata

import pytest

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
    full = base + "x\n" * ((256 * 1024 - len(base)) // 2)
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
