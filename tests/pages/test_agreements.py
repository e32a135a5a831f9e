"""A service that another runs says by which agreement, until when, and when somebody saw that."""

import datetime as dt
import re

import pytest
from serving import served

from veileder.authoring.amending import amend
from veileder.checks.aged import check_age

_T = "municipalities/testkommune"
_SERVICE = "services:\n  - id: vakt\n    type: barnevern\n    name: Vakta\n"
_BORROW = (
    "borrow:\n  - service: vakt\n    owner: nabo\n    agreement:\n      title: Avtalen om vakt\n"
)
_FILES = {
    "content/responsible.yml": "checks:\n  - {facts: agreement, interval: 12 months}\n",
    "municipalities/nabo/municipality.yml": 'name: Nabo\nnumber: "9902"\nlanguage: nb\n',
    "municipalities/nabo/services.yml": _SERVICE,
}


@pytest.fixture
def made(workspace):
    """Return a function that makes a world where the service is borrowed by an agreement."""

    def making(more="", settings=""):
        files = _FILES | {f"{_T}/services.yml": _BORROW + more}
        world = workspace(files | ({f"{_T}/municipality.yml": settings} if settings else {}))
        return world.with_theme()

    return making


def _page(world, out, path="tjenester/barnevern"):
    assert not [f for f in world.build(out).findings if f.is_error]
    html = re.sub("</?time[^>]*>", "", (out / f"testkommune/{path}/index.html").read_text())
    return re.sub(r"\s+", " ", re.sub(r"<(?!a href=\"https)[^>]+>", " ", html))


def test_the_service_says_with_whom_until_when_and_that_nobody_has_checked(made, tmp_path):
    text = _page(made("      since: 2026-01-01\n      until: 2030-12-31\n"), tmp_path / "site")

    said = "Etter avtale med Nabo: Avtalen om vakt (fra 1. januar 2026, til 31. desember 2030)."
    assert f"{said} Avtalen er ikke kontrollert" in text


def test_it_leads_to_the_agreement_and_says_when_it_was_checked_in_nynorsk(made, tmp_path):
    more = "      url: https://avtale.nabo.kommune.no/vakt\n      checked: 2026-01-02\n"
    settings = 'name: Testkommune\nnumber: "9901"\nlanguage: nn\n'
    text = _page(made(more, settings), tmp_path / "site", "tenester/barnevern")

    assert 'Etter avtale med Nabo: <a href="https://avtale.nabo.kommune.no/vakt">Avtalen' in text
    assert "Avtala er kontrollert 2. januar 2026" in text


@pytest.mark.parametrize(
    ("more", "day", "said"),
    [
        (
            "      checked: 2026-01-02\n",
            dt.date(2027, 1, 3),
            "DATO06 «Avtalen om vakt» skulle vært",
        ),
        ("", dt.date(2027, 1, 3), "DATO05 Ikke kontrollert, avtaler: «Avtalen om vakt»"),
    ],
)
def test_an_agreement_that_nobody_has_looked_at_for_long_is_told(made, more, day, said):
    world = made(more)

    told = check_age(world.guide(), world.load(), "testkommune", day)
    (found,) = (one for one in told if "avtale" in one.message.lower())
    assert f"{found.rule.code} {found.message}".startswith(said)
    assert found.at.path == f"{_T}/services.yml"


def test_another_last_day_stands_in_the_log(made):
    world = made("      until: 2030-12-31\n")
    amend(world.root, "testkommune", dt.date(2027, 2, 1))
    world.change(f"{_T}/services.yml", "2030-12-31", "2031-12-31")

    (row,) = amend(world.root, "testkommune", dt.date(2027, 2, 1)).told
    assert (row.title, row.part) == ("Vakta", "Avtalen")
    assert row.before == "Avtalen om vakt (–31. desember 2030)"
    assert row.after == "Avtalen om vakt (–31. desember 2031)"


@pytest.fixture(scope="module")
def address(shared_workspace):
    """Serve a site with a service by an agreement for one more year."""
    agreed = f"{_BORROW}      until: 2027-12-31\n      checked: 2026-11-02\n"
    world = shared_workspace(_FILES | {f"{_T}/services.yml": agreed}).with_theme()
    assert not world.build(world.root / "site").has_errors
    with served(world.root / "site") as address:
        yield address


_UNTIL, _SEEN = "(til 31. desember 2027", "Avtalen er kontrollert 2. november 2026"


@pytest.mark.browser
@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2026-12-01", (f"{_UNTIL}).", _SEEN)),
        ("2027-06-01", (f"{_UNTIL}).", _SEEN)),
        ("2027-12-31", (f"{_UNTIL}).", f"{_SEEN} – for")),
        ("2028-01-01", (f"{_UNTIL} – avtalen er gått ut).", f"{_SEEN} – for")),
        ("2029-01-01", (f"{_UNTIL} – avtalen er gått ut).", f"{_SEEN} – for over 2 år siden.")),
    ],
)
def test_the_same_page_says_later_that_it_is_over_and_long_since_seen(chromium, address, day, said):
    with chromium.new_context(viewport={"width": 360, "height": 740}) as context:
        page = context.new_page()
        page.clock.set_fixed_time(f"{day}T10:00:00Z")
        page.goto(f"{address}/testkommune/tjenester/barnevern/")

        text = " ".join(page.locator(".v-page").inner_text().split())
        assert [part for part in said if part not in text] == []
        assert (day < "2028") == ("gått ut" not in text)
