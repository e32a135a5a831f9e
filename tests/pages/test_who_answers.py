"""Whom to ring when it is urgent: the services of the rule, and never a dead end."""

# ruff: noqa: E501 - small worlds read best as they stand in their files

import re

import pytest
from serving import served

from veileder.checked import read
from veileder.pipeline import build
from veileder.sites import plan_all

_T = "municipalities/testkommune"
_DAY = '{days: mon-fri, opens: "08:00", closes: "15:30"}'
_NIGHT = '{days: mon-fri, opens: "00:00", closes: "08:00"}, {days: mon-fri, opens: "15:30", closes: "24:00"}, {days: sat-sun, opens: "00:00", closes: "24:00"}'
_SERVICES = f"""services:
  - {{id: dag, type: hjelp, name: Hjelpen, contacts: [{{function: Mottak, phone: "22334412"}}], hours: [{_DAY}], holidays: closed, eves: closed, other_hours: [{{first: 2030-07-01, last: 2030-07-31, why: fellesferie}}]}}
  - {{id: natt, type: vakt, name: Vakta, contacts: [{{function: Telefon, phone: "22334414"}}], hours: [{_NIGHT}], holidays: sunday, eves: sunday}}
"""
_LINES = """helplines:
  - {id: liv, phone: "112", service: politi, emergency: true, nb: {name: Politiet, help: Fare.}, nn: {name: Politiet, help: Fare.}, source: Test, confirmed: true}
  - {id: linja, phone: "116123", emergency: true, instead_of: [hjelp, vakt], always: true, nb: {name: Linja, help: Råd., hours: Døgnet rundt}, nn: {name: Linja, help: Råd.}, source: Test, confirmed: true}
  - {id: rolig, phone: "02999", service: politi, nb: {name: Politiet når det ikke haster, help: Råd.}, nn: {name: Politiet, help: Råd.}, source: Test, confirmed: true}
"""
_RULE = "---\ntitle: Når det haster\naliases: [pappa slår]\nactions: [Ring.]\nnext_review: 2030-06-01\nservices: [hjelp, vakt, stille, politi]\n---\n"
_NAMES = {"hjelp": "Barnehjelpen", "vakt": "Nattvakta", "stille": "Stilletjenesten", "politi": "Politi"}  # fmt: skip
_WORLD = {
    **{f"content/services/{id}.nb.md": f"---\ntitle: {name}\n---\n" for id, name in _NAMES.items()},
    "content/helplines.yml": _LINES,
    "content/emergency.nb.md": _RULE,
    "content/emergency.nn.md": None,
}


@pytest.fixture
def answers(workspace):
    """Return a function from the services of a municipality to who answers, and what they lack."""

    def rows(services):
        world = workspace({**_WORLD, f"{_T}/services.yml": services}).with_theme()
        plan = next(one for one in plan_all(world.root, read(world.root)) if one.id)
        page = next(one for one in plan.pages if one.path == "akutt/")
        assert plan.frame.phones == page.data.phones
        return page.data.phones

    return rows


def test_the_services_of_the_rule_stand_in_its_order_with_their_hours(answers):
    phones = answers(_SERVICES)

    assert [(one.name, one.tel, one.is_national) for one in phones.answers if one.tel] == [
        ("Hjelpen", "22334412", False),
        ("Vakta", "22334414", False),
        ("Politiet når det ikke haster", "02999", True),
    ]
    assert phones.answers[0].hours == ("Mandag–fredag 08.00–15.30",)
    (other,) = phones.answers[0].other_hours
    assert (other.clock, other.why, other.last) == ("", "fellesferie", "2030-07-31")
    assert phones.answers[1].hours == (
        "Mandag–fredag hele døgnet, unntatt 08.00–15.30",
        "Lørdag–søndag hele døgnet",
    )
    assert phones.answers[1].special_days[0] == "På helligdager som på søndager"
    assert [one.name for one in phones.others] == ["Linja"]


def test_what_has_no_local_number_has_a_national_one_that_says_so_once(answers):
    phones = answers("services: [{id: natt, type: vakt, name: Vakta}]\n")

    assert [(one.tel, one.missing) for one in phones.answers] == [
        ("116123", "Barnehjelpen, Nattvakta"),
        ("", "Stilletjenesten"),
        ("02999", ""),
    ]
    assert (phones.life[0].tel, phones.others) == ("112", ())


# In a browser -----------------------------------------------------------------------------------

_TUESDAY, _NIGHTLY, _CHRISTMAS = (
    "2026-12-01T09:00:00Z",
    "2026-12-01T01:00:00Z",
    "2026-12-25T09:00:00Z",
)
_MOMENTS = [
    (_TUESDAY, "Hjelpen", "22334412", "Åpent nå – til 15.30"),
    (_NIGHTLY, "Vakta", "22334414", "Åpent nå – til 08.00"),
    (_CHRISTMAS, "Vakta", "22334414", "Åpent nå – til mandag 08.00"),
]


@pytest.fixture(scope="module")
def address(shared_workspace):
    """Build a small site, serve it, and return its address."""
    settings = 'name: Testkommune\nnumber: "9901"\nlanguage: nb\naddress: https://test.example.no\n'
    files = {f"{_T}/services.yml": _SERVICES, f"{_T}/municipality.yml": settings}
    world = shared_workspace({**_WORLD, **files}).with_theme()
    assert not build(world.root, world.root / "site").has_errors
    with served(world.root / "site") as address:
        yield f"{address}/"


@pytest.fixture
def phone(chromium):
    """Return a page on a small phone that is far from home."""
    screen = {"width": 360, "height": 740}
    with chromium.new_context(viewport=screen, timezone_id="Asia/Tokyo") as context:
        yield context.new_page()


def _first(phone, rows):
    """Return what the first of ``rows`` says, its number, and where on the screen it ends."""
    row = phone.locator(rows).first
    box = row.bounding_box()
    assert box["y"] + box["height"] < 684  # above the bar that is always there
    tel = row.locator("a").get_attribute("href").removeprefix("tel:")
    return row.inner_text(), tel


@pytest.mark.browser
@pytest.mark.parametrize(("now", "who", "tel", "said"), _MOMENTS)
def test_after_one_tap_the_first_number_is_the_one_that_answers(
    phone, address, now, who, tel, said
):
    phone.clock.set_fixed_time(now)
    phone.goto(f"{address}testkommune/")
    phone.click(".v-emergency summary")
    text, number = _first(phone, ".v-emergency .v-answers > li")

    assert (number, who in text, said in text) == (tel, True, True)


@pytest.mark.browser
@pytest.mark.parametrize(("now", "who", "tel", "said"), _MOMENTS)
def test_the_hit_on_the_rule_leads_with_who_answers_now(phone, address, now, who, tel, said):
    phone.clock.set_fixed_time(now)
    phone.goto(f"{address}testkommune/sok/?q=et barn sier at pappa slår")
    phone.wait_for_selector(".v-hit__phones")
    text, number = _first(phone, ".v-hit__phones > li")

    assert (number, who in text, said in text) == (tel, True, True)


@pytest.mark.browser
def test_the_page_says_what_to_do_first_and_who_answers_on_the_first_screen(phone, address):
    phone.clock.set_fixed_time(_NIGHTLY)
    phone.goto(f"{address}testkommune/akutt/")

    assert _first(phone, "[data-first-answer] li")[1] == "22334414"
    action = phone.locator(".v-actions li").first.bounding_box()
    assert action["y"] + action["height"] < 684


@pytest.mark.browser
def test_on_paper_it_is_one_page_in_the_order_of_the_rule_and_nothing_of_now(phone, address):
    phone.clock.set_fixed_time(_NIGHTLY)
    phone.goto(f"{address}testkommune/akutt/")
    pages = re.findall(rb"/Type ?/Page\b", phone.pdf(prefer_css_page_size=True))
    phone.emulate_media(media="print")
    phone.evaluate("dispatchEvent(new Event('beforeprint'))")
    seen = phone.inner_text("body")

    assert len(pages) == 1
    assert not re.search("Åpent nå|Åpner", seen)
    assert seen.index("Hjelpen") < seen.index("Vakta") < seen.index("Skrevet ut fra")
    assert "Gjelder til 1. juni 2030." in seen
    assert phone.locator(".v-printed__qr svg").is_visible()


@pytest.mark.browser
def test_without_script_the_hours_stand_alone(chromium, address):
    with chromium.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{address}testkommune/akutt/")
        seen = page.inner_text("body")

    assert "Mandag–fredag 08.00–15.30" in seen
    assert not re.search("Åpent nå|Stengt nå|Åpner", seen)


@pytest.mark.browser
def test_the_first_stop_of_the_keyboard_leads_to_the_rule(phone, address):
    phone.goto(f"{address}testkommune/")
    phone.keyboard.press("Tab")
    phone.keyboard.press("Enter")

    phone.wait_for_url("**/akutt/")


@pytest.mark.browser
def test_where_one_chooses_municipality_there_are_national_numbers(phone, address):
    phone.goto(address)

    assert phone.locator("[href='tel:112']").is_visible()
