"""The kit in the forms: claims are ticked one by one, and what is gone through becomes a row."""

import re
import subprocess
from html import unescape

import pytest
from axe_playwright_python.sync_playwright import Axe

_FUNCTIONS = """functions:
  - id: helse
    name: {nb: Helse, nn: Helse}
    responsible: {nb: Fagansvarlig for helse, nn: Fagansvarleg for helse}
    kind: fag
    answers_for: [step, law]
"""
_STEP = """---
title: Når du undrer deg
actions: [Se og lytt.]
mistakes: [Å ringe hjem først.]
safety: {not-home: Å ringe hjem først.}
outcomes: {videre: Gå videre, avslutt: Avslutt}
---
Kjernen i [barnets beste](law/barnets-beste) gjelder.

Her er en setning til.
"""
_LAW = """---
title: Barnets beste
act: 2021-06-18-97
section: § 1-3
act_name: Barnevernsloven
quote:
  section: § 1-3
  language: nb
  url: https://example.no/lov
  checked: 2026-01-02
  words: [Barnets beste skal være et <grunnleggende> hensyn.]
---
Barnets beste skal telle mest.
"""
_AT = "gjennomgang/helse/step/undring"


@pytest.fixture
def forms(workspace, open_forms):
    files = {"responsible.yml": _FUNCTIONS, "steps/undring.nb.md": _STEP}
    files["laws/barnets-beste.nb.md"] = _LAW
    world = workspace({f"content/{name}": text for name, text in files.items()}).with_theme()
    return open_forms(world)


def words(page):
    return " ".join(unescape(re.sub("<[^>]+>", " ", page)).split())


def ticked(forms, **typed):
    """Return what is sent when all claims are ticked, but for what is ``typed``."""
    page = forms.get(_AT)
    marks = re.findall(r'name="(ok\.\w+)"', page)
    sent = dict(forms.hidden(_AT)) | dict.fromkeys(marks, "on")
    return sent | {"by": "Helsesykepleier", "date": "2026-03-04", "_act": "done"} | typed


def rows(forms):
    path = forms.desk.files.folder / "reviews.yml"
    return path.read_text("utf-8") if path.exists() else ""


def test_each_claim_stands_with_its_law_and_the_words_of_it(forms):
    assert "Helse Fagansvarlig for helse" in words(forms.get("gjennomgang"))
    assert "Når du undrer deg Ikke gjennomgått før." in words(forms.get("gjennomgang/helse"))

    text = words(forms.get(_AT))
    order = ["Verner barnet Å ringe hjem først.", "Se og lytt.", "Kjernen i", "Resten av teksten"]
    places = [text.index(line) for line in order]
    assert places == sorted(places)
    assert "Lovens ord Barnets beste skal være et <grunnleggende> hensyn." in text
    assert "Barnevernsloven § 1-3, lest 2. januar 2026 i denne kopien" in text


def test_gone_through_becomes_a_row_as_from_the_table_and_can_be_undone(forms):
    answer = forms.post(_AT, ticked(forms))

    assert answer.status_code == 303 and answer.headers["location"].endswith("review_written")
    assert "- ref: step/undring\n    kind: fag\n    by: Helsesykepleier\n" in rows(forms)
    assert [f for f in forms.desk.checked()[0] if "reviews.yml" in f.at.path] == []
    assert "Gjennomgått slik det er nå (1) Når du undrer deg" in words(
        forms.get("gjennomgang/helse")
    )
    forms.post("angre", [])
    assert rows(forms) == ""


def test_what_is_not_read_or_must_change_is_kept_and_not_written(forms):
    sent = ticked(forms)
    first, *_ = (name for name in sent if name.startswith("ok."))
    without = {name: value for name, value in sent.items() if name != first}
    answer = forms.post(_AT, without)
    assert answer.status_code == 422 and "1 påstander er ikke krysset av." in words(answer.text)

    answer = forms.post(_AT, without | {first.replace("ok.", "no."): "Si hvem som kan ringe."})
    assert answer.status_code == 422 and "Rett teksten først" in words(answer.text)
    assert "Må endres Når du undrer deg Si hvem som kan ringe." in words(forms.get("gjennomgang"))
    assert "3 av 3 påstander er lest. Noe må endres." in words(forms.get("gjennomgang/helse"))
    assert rows(forms) == ""


REFUSED = {
    "a person": ({"by": "Kari Nordmann"}, "Skriv funksjonen under by"),
    "no day": ({"date": ""}, "Skriv dagen under date"),
    "a text that has changed": ({"_source": "0a1b2c3d"}, "Teksten er endret mens dere leste"),
}


@pytest.mark.parametrize(("typed", "said"), REFUSED.values(), ids=REFUSED)
def test_what_the_table_would_refuse_is_refused_here(forms, typed, said):
    answer = forms.post(_AT, ticked(forms, **typed))

    assert answer.status_code == 422 and said in words(answer.text)
    assert rows(forms) == ""


def test_what_has_changed_since_is_marked(forms):
    root = forms.desk.bench.root
    git = ["git", "-C", str(root), "-c", "user.name=x", "-c", "user.email=x@example.no"]
    subprocess.run([*git, "init", "-q"], check=True)
    subprocess.run([*git, "add", "content"], check=True)
    subprocess.run([*git, "commit", "-qm", "Lest"], check=True)
    forms.post(_AT, ticked(forms))
    path = root / "content/steps/undring.nb.md"
    path.write_text(path.read_text("utf-8").replace("Se og lytt.", "Se, lytt og vent."), "utf-8")
    forms.desk.bench.refresh()
    forms.desk.changed()

    page = forms.get(_AT)

    assert "Endret siden sist" in page and "<ins>" in page and "<del>" in page
    assert "Endret siden gjennomgangen 4. mars 2026." in words(forms.get("gjennomgang/helse"))


@pytest.mark.browser
def test_it_fits_a_phone_is_accessible_and_keeps_ticks(forms, phone):
    page = phone
    forms.enter(page)
    for path in ("gjennomgang", "gjennomgang/helse", _AT):
        page.goto(f"{forms.origin}{forms.base}/{path}")
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        found = Axe().run(page).response["violations"]
        assert [(one["id"], one["nodes"][0]["html"]) for one in found] == []
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
    with page.expect_response(lambda answer: answer.status == 204):
        page.get_by_label("Stemmer med kilden").first.check()

    assert "1 av 3 påstander er lest." in words(forms.get("gjennomgang/helse"))
