"""A text of her own in the other målform: begun with a button, written beside the original."""

import re

import pytest

from veileder.model.kinds import KIND_OF_FOLDER

OURS = "articles/om-oss"
ARTICLE = f"municipalities/testkommune/{OURS}"
TEXT = "---\ntitle: Om oss\nsection: about\nsummary: Kort om oss.\n---\n\nVi er her.\n"
SETTINGS = 'name: Testkommune\nnumber: "9901"\nlanguage: {}\n'


def _opened(workspace, open_forms, language="nb", files=None):
    world = workspace(
        {
            "municipalities/testkommune/municipality.yml": SETTINGS.format(language),
            **({f"{ARTICLE}.nb.md": TEXT} if files is None else files),
        }
    )
    return open_forms(world.with_theme())


@pytest.fixture
def own(workspace, open_forms):
    """Open the forms of a municipality in bokmål with an article of its own."""
    return _opened(workspace, open_forms)


@pytest.fixture
def nynorsk(workspace, open_forms):
    """Open the same in a municipality in nynorsk: the article is not in its målform."""
    return _opened(workspace, open_forms, "nn")


def _written(browser, name):
    return (browser.desk.files.folder / name).read_text(encoding="utf-8")


def test_a_button_begins_the_text_in_the_other(own):
    assert "Lag nynorskutgave" in own.get(f"skjema/{OURS}.nb.md")

    answer = own.send(f"skjema/{OURS}.nb.md", "translate")

    assert answer.headers["location"].endswith(f"/skjema/{OURS}.nn.md")
    assert _written(own, f"{OURS}.nn.md") == "---\ntranslated_from: new\n---\n"
    assert _written(own, f"{OURS}.nb.md") == TEXT
    assert "Åpne nynorskutgaven" in own.get(f"skjema/{OURS}.nb.md")


def test_the_original_stands_at_the_fields_that_are_translated_and_there_are_no_others(own):
    own.post("ny", [("translate", f"{OURS}.nb.md")])
    page = own.get(f"skjema/{OURS}.nn.md")

    assert "<h1>Om oss (nynorsk)</h1>" in page
    assert '<span class="words" tabindex="0">Kort om oss.</span>' in page
    assert "Originalen nå" in page and 'value="begin:body"' in page
    assert 'name="f.title" ' in page and 'lang="nn"' in page
    assert 'name="f.section"' not in page and "f.reviewed" not in page
    assert f"{OURS}.nb.md" in page and "Åpne bokmålsutgaven" in page


def test_what_is_translated_is_written_and_then_compared(own):
    own.post("ny", [("translate", f"{OURS}.nb.md")])
    form = f"skjema/{OURS}.nn.md"
    own.send(form, "save", f__title="Om oss her", f__summary="Kort om oss.")
    assert "Oversettelsen er ikke bekreftet mot originalen" in own.get("")

    early = own.send_to(f"sammenlign/{OURS}.nn.md", "confirm")
    assert "Dette er ikke oversatt ennå: «Tekst»." in early.text

    own.send(form, "begin:body")
    own.send(form, "save")
    own.send_to(f"sammenlign/{OURS}.nn.md", "confirm")

    told = _written(own, f"{OURS}.nn.md")
    assert told.endswith("title: Om oss her\nsummary: Kort om oss.\n---\n\nVi er her.\n")
    assert "translated_from: new" not in told
    assert "ikke bekreftet" not in own.get("")


def test_the_start_page_has_the_button_that_the_finding_speaks_of(nynorsk):
    page = nynorsk.get("")
    assert "<p>Teksten finst ikkje på nynorsk, målforma til Testkommune. Trykk på «Lag" in page
    assert "Trykk på «Lag ei nynorskutgåve»." in page
    assert f'name="translate" value="{OURS}.nb.md"' in page
    assert "Lag ei nynorskutgåve: Om oss (bokmål)</button>" in page
    assert ".nn.md" not in page
    assert "Lag ei nynorskutgåve" in nynorsk.get(f"skjema/{OURS}.nb.md")

    nynorsk.post("ny", [("translate", f"{OURS}.nb.md")])

    assert "Trykk på «Lag ei nynorskutgåve»." not in nynorsk.get("")
    nynorsk.send(f"skjema/{OURS}.nn.md", "save", f__title="Kven vi er")
    shown = re.search(r'src="[^"]*/(vis/[^"]*)"', nynorsk.get(f"skjema/{OURS}.nn.md"))
    assert shown and "Kven vi er</h1>" in nynorsk.get(shown[1])


def test_it_is_undone(own):
    own.post("ny", [("translate", f"{OURS}.nb.md")])
    assert "Angre siste lagring: Om oss (nynorsk)</button>" in own.get("")

    own.post("angre", [])

    assert not (own.desk.files.folder / f"{OURS}.nn.md").exists()
    assert "Lag nynorskutgave" in own.get(f"skjema/{OURS}.nb.md")


def test_pressed_twice_it_leads_to_what_was_begun(own):
    own.post("ny", [("translate", f"{OURS}.nb.md")])
    own.send(f"skjema/{OURS}.nn.md", "save", f__title="Om oss her")

    answer = own.post("ny", [("translate", f"{OURS}.nb.md")])

    assert answer.headers["location"].endswith(f"{OURS}.nn.md")
    assert "title: Om oss her" in _written(own, f"{OURS}.nn.md")


def test_what_is_typed_in_the_original_and_not_saved_is_kept(own):
    own.send(f"skjema/{OURS}.nb.md", "translate", f__title="Om oss alle")

    assert dict(own.fields(f"skjema/{OURS}.nb.md"))["f.title"] == "Om oss alle"
    assert "Om oss alle</span>" in own.get(f"skjema/{OURS}.nn.md")


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("services.yml", "kan ikke lages"),
        ("articles/nei.nb.md", "kan ikke lages"),
        (f"{OURS}.en.md", "kan ikke lages"),
        ("../eksempel/municipality.yml", "kan ikke"),
        ("articles/uten.nn.md", "Originalen mangler"),
        ("articles/sprukken.nb.md", "Originalen mangler, eller kan ikke leses"),
    ],
)
def test_what_can_not_be_begun_is_said_in_a_sentence(workspace, open_forms, asked, said):
    folder = "municipalities/testkommune/articles"
    files = {
        f"{ARTICLE}.nb.md": TEXT,
        f"{ARTICLE}.en.md": "---\ntitle: About us\ntranslated_from: new\n---\n",
        f"{folder}/uten.nn.md": "---\ntitle: Utan\ntranslated_from: new\n---\n",
        f"{folder}/sprukken.nb.md": "---\ntitle: [\n---\n",
    }
    browser = _opened(workspace, open_forms, files=files)

    answer = browser.post("ny", [("translate", asked)])

    assert answer.status_code == 400 and said in answer.text
    assert not list(browser.desk.files.folder.rglob("*sprukken.nn*"))


def test_an_adapted_text_is_translated_from_the_adaptation(own):
    own.post("ny", [("folder", "steps"), ("adapt", "undring")])
    own.send("skjema/steps/undring.nb.md", "save", f__summary="Slik gjør vi det.")

    own.send("skjema/steps/undring.nb.md", "translate")

    page = own.get("skjema/steps/undring.nn.md")
    assert "<h1>Når du undrer deg (nynorsk)</h1>" in page
    assert '<span class="words" tabindex="0">Slik gjør vi det.</span>' in page
    assert _written(own, "steps/undring.nn.md") == "---\ntranslated_from: new\n---\n"


def test_the_page_says_that_the_site_is_in_the_other(own):
    own.post("ny", [("translate", f"{OURS}.nb.md")])

    page = own.get(f"skjema/{OURS}.nn.md")

    assert 'data-why="seen_language">' in page
    assert 'data-why="seen_language" hidden>' in own.get(f"skjema/{OURS}.nb.md")


_MUST = {"laws": "act_name: Barnelova", "arenas": "kind: discussion", "tools": "kind: form"}


@pytest.mark.parametrize("folder", KIND_OF_FOLDER)
def test_every_kind_of_text_can_be_in_both(own, folder):
    text = f"---\ntitle: Noe vårt\n{_MUST.get(folder, 'summary: Kort.')}\n---\n"
    own.desk.begin(f"{folder}/noe-vart.nb.md", text)

    own.send(f"skjema/{folder}/noe-vart.nb.md", "translate")

    assert "Noe vårt</span>" in own.get(f"skjema/{folder}/noe-vart.nn.md")
