"""The kit for those who answer for the texts: what it says, and what comes back of it as data."""

import csv
import io
import re
from html import unescape

import pytest

from veileder.front_door.cli import main

_T = "municipalities/testkommune"
_FUNCTIONS = """functions:
  - id: helse
    name: {nb: Helse, nn: Helse}
    responsible: {nb: Fagansvarlig for helse, nn: Fagansvarleg for helse}
    kind: fag
    interval: 12 months
    answers_for: [step]
  - id: jus
    name: Jus
    responsible: Jurist
    kind: jus
    answers_for: [law]
"""
_STEP = """---
title: Når du undrer deg
actions: [Se og lytt.]
mistakes: [Å ringe hjem først.]
safety: {not-home: Å ringe hjem først.}
outcomes: {videre: Gå videre, avslutt: Avslutt}
sources:
  - title: Veilederen <om> barn
    url: https://example.no/kilde
    read: summary
    checked: 2026-01-02
---
Kjernen i [barnets beste](law/barnets-beste) gjelder.

Her er en setning til, uten noe å holde mot noe.
"""


@pytest.fixture
def world(workspace):
    return workspace({"content/responsible.yml": _FUNCTIONS, "content/steps/undring.nb.md": _STEP})


@pytest.fixture
def review(world, capsys):
    """Return a function that runs the command in the world, and returns its status and words."""

    def run(*arguments):
        out = str(world.root / "sett")
        status = main(["review", *arguments, "--output", out, "--root", str(world.root)])
        told = capsys.readouterr()
        return status, told.out + told.err

    return run


def words(html):
    return " ".join(unescape(re.sub("<[^>]+>", " ", html)).split())


def filled(world, **cells):
    """Fill in the row of the step, and return the path of the table."""
    path = world.root / "sett/gjennomgang-helse.csv"
    rows = list(csv.DictReader(io.StringIO(path.read_text("utf-8-sig")), delimiter=";"))
    step = next(row for row in rows if row["ref"] == "step/undring")
    step |= {"verdict": "godkjent", "by": "Helsesykepleier", "date": "4.3.2026"} | cells
    out = io.StringIO()
    table = csv.DictWriter(out, rows[0], delimiter=";")
    table.writeheader()
    table.writerows(rows)
    path.write_text(out.getvalue(), "utf-8-sig")
    return str(path)


def test_a_kit_has_each_claim_with_what_it_is_built_on_and_needs_nothing_else(world, review):
    status, told = review("testkommune")

    html = (world.root / "sett/gjennomgang-helse.html").read_text("utf-8")
    text = words(html)
    first = text.index("Når du undrer deg")
    assert status == 0
    assert "Helse: " in told
    assert "20 sekunder for hver påstand" in told
    assert "Ikke gjennomgått før." in text
    assert "Veilederen <om> barn , bare sammendraget er lest (kontrollert 2. januar 2026)" in text
    order = ["Verner barnet Å ringe hjem først.", "Se og lytt.", "Kjernen i", "Resten av teksten"]
    places = [text.index(line, first) for line in order]
    assert places == sorted(places)
    assert "Barnets beste" in text
    assert not re.search(r"<script|<link|src=|law/barnets-beste", html)
    law = words((world.root / "sett/gjennomgang-jus.html").read_text("utf-8"))
    assert "Bare det som bygger på loven" in law
    assert "Se og lytt." not in law


def test_what_is_gone_through_comes_in_as_data_and_is_not_in_the_next_kit(world, review):
    review("testkommune")
    status, told = review("testkommune", "--take", filled(world))

    assert status == 0
    assert "1 nye gjennomganger" in told
    written = (world.root / _T / "reviews.yml").read_text("utf-8")
    assert "- ref: step/undring\n    kind: fag\n    by: Helsesykepleier\n" in written
    assert [f for f in world.check().findings if "reviews.yml" in f.at.path] == []
    assert ", 1 er gjennomgått fra før" in review("testkommune", "--for", "helse")[1]
    world.change("content/steps/undring.nb.md", "Se og lytt.", "Se, lytt og vent.")
    review("testkommune", "--for", "helse")
    html = (world.root / "sett/gjennomgang-helse.html").read_text("utf-8")
    assert "Endret siden gjennomgangen 4. mars 2026." in words(html)


REFUSED = {
    "a person": ({"by": "Kari Nordmann"}, "Skriv funksjonen under by"),
    "a telephone": ({"comment": "Ring 22 22 22 12."}, "Ta bort telefon"),
    "no day": ({"date": ""}, "Skriv dagen under date"),
    "an unknown verdict": ({"verdict": "kanskje"}, "ikke «kanskje»"),
    "a text that has changed": ({"fingerprint": "#0a1b2c3d"}, "er endret etter at settet ble"),
}


@pytest.mark.parametrize(("cells", "said"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_trusted_is_refused_and_nothing_is_written(world, review, cells, said):
    review("testkommune")
    status, told = review("testkommune", "--take", filled(world, **cells))

    assert status == 2
    assert said in told
    assert not (world.root / _T / "reviews.yml").exists()


def test_what_must_be_changed_is_told_and_not_counted_as_gone_through(world, review):
    review("testkommune")
    table = filled(world, verdict="endres", comment="Punkt 2 er feil.")
    _, told = review("testkommune", "--take", table)

    assert "må endres: step/undring – Punkt 2 er feil." in told
    assert not (world.root / _T / "reviews.yml").exists()


def test_the_shared_texts_have_a_kit_and_reviews_of_their_own(world, review):
    review()
    review("--take", filled(world))

    assert "ref: step/undring" in (world.root / "content/reviews.yml").read_text("utf-8")
