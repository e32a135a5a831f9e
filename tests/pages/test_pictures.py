"""A picture beside a text: shown in it, with words, in its own size, and nothing of the camera."""

# ruff: noqa: E501 - a table reads best with one row per example

import re

import pytest
from files_inside import exif, jpg, png

_T = "municipalities/testkommune"
_ARTICLE = "---\ntitle: Om oss\nsection: about\n---\nFørst tekst.\n\n![{}]({})\n"
_WORDS = "Uro fører til samtale, og samtale til møte"
_TAKEN = jpg((0xE1, exif((0x8825, 8))), (0xFE, b"Kari"), width=640, height=480)


@pytest.fixture
def world(workspace):
    """Return a function that writes an article with a picture, and the files beside it."""

    def made(words=_WORDS, file="flyt.png", files=(), text=None):
        article = text or _ARTICLE.format(words, file)
        world = workspace({f"{_T}/articles/om-oss.nb.md": article})
        for path, content in dict(files).items():
            world.write(f"{_T}/{path}", content)
        return world

    return made


FLYT = {"articles/flyt.png": png(width=30, height=20)}


def test_it_is_shown_once_in_its_own_size_and_under_a_name_of_its_content(world, tmp_path):
    site = tmp_path / "site"
    world(file="taken.jpg", files={"articles/taken.jpg": _TAKEN}).with_theme().build(site)

    home = site / "testkommune"
    page = next(p.read_text() for p in home.rglob("index.html") if "Først tekst" in p.read_text())
    found = re.search(r'<img alt="([^"]*)" src="([./]*)(assets/taken\.\w{8}\.jpg)" ([^>]*)>', page)
    assert found and found[1] == _WORDS
    assert found[4].rstrip(" /") == 'width="640" height="480" loading="lazy"'
    published = (home / found[3]).read_bytes()
    assert b"Kari" not in published and b"\x88\x25" not in published
    assert f'"{found[3]}"' in (home / "worker.js").read_text()


def test_without_a_picture_there_is_nothing_of_it(world, tmp_path):
    world(text=_ARTICLE.format("x", "y").replace("![x](y)", "Slutt.")).with_theme().build(
        tmp_path / "site"
    )

    assert not list((tmp_path / "site").rglob("assets/flyt*"))


def test_one_beside_a_text_that_nobody_shows_is_told_of(world):
    said = [
        str(f)
        for f in world(text="---\ntitle: Om oss\nsection: about\n---\nTekst.\n", files=FLYT)
        .check()
        .findings
    ]

    assert any("Ingen tekst viser bildet «flyt.png»" in one for one in said)


@pytest.mark.parametrize("words", ["", "bilde", "Bilde 1", "Et bilde", "flyt.png", "flyt", "Flytskjema", "Figur 2.", "x" * 401, "kort"])  # fmt: skip
def test_words_that_say_nothing_are_refused(world, words):
    assert [f.rule.code for f in world(words, files=FLYT).check().findings] == ["BILD01"]


@pytest.mark.parametrize(
    ("file", "files", "codes"),
    [
        ("flyt.png", {}, {"BILD02"}),
        ("flyt.png", {"roles/flyt.png": png()}, {"BILD02", "REF05"}),
        ("flyt.png", {"articles/flyt.png": b"<svg/>"}, {"VEDL01", "BILD02"}),
        ("flyt.png", {"articles/flyt.png": png((b"tEXt", b"a\0" + b"x" * 500_000))}, {"BILD03"}),
        ("flyt.svg", {"articles/flyt.svg": b"<svg/>"}, {"TEKST05", "FIL01"}),
        ("Flyt.png", {"articles/Flyt.png": png()}, {"TEKST05", "FIL01"}),
        ("https://example.no/a.png", {}, {"TEKST05"}),
        ("../flyt.png", {}, {"TEKST05"}),
        ("/flyt.png", {}, {"TEKST05"}),
        ("javascript:alert(1).png", {}, {"TEKST05"}),
        ('flyt.png "tittel"', FLYT, {"TEKST05", "TEKST09", "REF05"}),
        ("flyt.png", FLYT, set()),
    ],
)
def test_only_a_picture_beside_the_text_is_shown(world, file, files, codes):
    found = world(file=file, files=files).check().findings

    assert {f.rule.code for f in found} == codes, "\n".join(map(str, found))
    assert all(f.at.line == 7 for f in found if f.rule.code in ("BILD02", "BILD03", "TEKST05"))


def test_a_picture_in_a_field_is_refused(world):
    text = f"---\ntitle: Om oss\nsection: about\nsummary: '![{_WORDS}](flyt.png)'\n---\nTekst.\n"

    said = [str(f) for f in world(text=text, files=FLYT).check().findings]
    assert any("kan ikke vises i et felt" in one for one in said)
