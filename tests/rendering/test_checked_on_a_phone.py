"""In a real Chromium, on three days: the same site says by itself what is no longer fresh."""

# ruff: noqa: E501 - small worlds read best as they stand in their files

import pytest
from serving import served

from veileder.pipeline import build

_T = "municipalities/testkommune"
_N = "municipalities/nabo"
_CHECKS = """\
checks:
  - {facts: emergency, interval: 3 months}
  - {facts: helpline, interval: 6 months}
  - {facts: service, interval: 6 months}
  - {facts: arena, interval: 12 months}
  - {facts: measure, interval: 12 months}
  - {facts: system, interval: 12 months}
  - {facts: law, interval: 12 months}
  - {facts: text, interval: 24 months}
"""
_SERVICES = """\
services:
  - id: vern
    type: barnevern
    name: Vernet
    checked: 2026-11-02
    contacts: [{function: Vakt, phone: "22222224"}]
  - id: hjelpen
    type: hjelp
    name: Hjelpen
    checked: 2026-11-02
    contacts: [{function: Vakt, phone: "22222225"}]
  - id: nyhjelp
    type: hjelp
    name: Den nye hjelpen
    contacts: [{function: Vakt, phone: "22222226"}]
"""
_OWN = {
    "services.yml": _SERVICES,
    "measures.yml": "measures:\n  - {id: gruppe, name: Gruppe, description: En gruppe, checked: 2026-11-02}\n",
    "arenas.yml": "arenas:\n  - {id: teamet, type: team, name: Teamet, purpose: Drøfte, checked: 2026-11-02}\n",
}
_SYSTEM = "systems:\n  - {tool: undringsnotat, name: Loggen, checked: 2026-11-02}\n"
_FILES = {
    "content/responsible.yml": _CHECKS,
    "content/services/hjelp.nb.md": "---\ntitle: Hjelp\n---\n",
    "content/services/hjelp.nn.md": "---\ntitle: Hjelp\ntranslated_from: new\n---\n",
    "content/arenas/team.nb.md": "---\ntitle: Team\nkind: discussion\n---\n",
    "content/arenas/team.nn.md": "---\ntitle: Team\ntranslated_from: new\n---\n",
    **{f"{folder}/{name}": text for folder in (_T, _N) for name, text in _OWN.items()},
    f"{_T}/municipality.yml": f'name: Testkommune\nnumber: "9901"\nlanguage: nb\n{_SYSTEM}',
    f"{_N}/municipality.yml": f'name: Nabo\nnumber: "9902"\nlanguage: nn\n{_SYSTEM}',
}
_REVIEWED = "reviewed: 2026-11-02\n"


@pytest.fixture(scope="module")
def address(shared_workspace):
    """Build two small sites, one in each målform, serve them, and return their address."""
    world = shared_workspace(_FILES).with_theme()
    world.change("content/emergency.nb.md", "actions:", "services: [barnevern]\nactions:")
    world.change("content/steps/undring.nb.md", "title:", f"{_REVIEWED}title:")
    world.change("content/guide.yml", "services: [barnevern]", "services: [barnevern, hjelp]")
    world.change("content/laws/barnets-beste.nb.md", "title:", "checked: 2026-11-02\ntitle:")
    world.change("content/helplines.yml", "checked: 2026-01-01", "checked: 2026-11-02")
    result = build(world.root, world.root / "site")
    assert not result.has_errors, "\n".join(map(str, result.findings))
    with served(world.root / "site") as address:
        yield address


@pytest.fixture
def phone(chromium):
    """Return a page as wide as a small phone."""
    with chromium.new_context(viewport={"width": 360, "height": 740}) as context:
        yield context.new_page()


_NEW, _SOME, _OLD = "2026-12-01", "2027-06-01", "2029-01-01"
# Of each kind of page: what stands there on each of the three days.
_NB = {
    "tjenester/hjelp/": [
        (_NEW, "Kontrollert 2. november 2026"),
        (
            _SOME,
            "Kontrollert 2. november 2026 – for 6 måneder siden. Ring sentralbordet om nummeret ikke svarer.",
        ),
        (
            _OLD,
            "Kontrollert 2. november 2026 – for over 2 år siden. Ring sentralbordet om nummeret ikke svarer.",
        ),
    ],
    "tjenester/barnevern/": [
        (_NEW, "Kontrollert 2. november 2026"),
        (
            _SOME,
            "Kontrollert 2. november 2026 – for 6 måneder siden. Svarer ikke nummeret, og barnet er i fare: ring 112.",
        ),
    ],
    "tiltak/gruppe/": [
        (_SOME, "Kontrollert\n2. november 2026"),
        (
            _OLD,
            "Kontrollert\n2. november 2026 – for over 2 år siden. Spør tjenesten om tiltaket fortsatt finnes.",
        ),
    ],
    "moter/team/": [
        (_SOME, "Kontrollert\n2. november 2026"),
        (
            _OLD,
            "Kontrollert\n2. november 2026 – for over 2 år siden. Spør den som leder møtet om det fortsatt er slik.",
        ),
    ],
    "verktoy/undringsnotat/": [
        (_SOME, "Kontrollert 2. november 2026"),
        (
            _OLD,
            "Kontrollert 2. november 2026 – for over 2 år siden. Spør lederen din om innloggingen ikke virker.",
        ),
    ],
    "lov/barnets-beste/": [
        (_SOME, "Kontrollert\n2. november 2026"),
        (
            _OLD,
            "Kontrollert\n2. november 2026 – for over 2 år siden. Se hos Lovdata om loven er endret.",
        ),
    ],
    "telefoner/": [
        (_NEW, "Kontrollert 2. november 2026"),
        (_SOME, "Kontrollert 2. november 2026 – for 6 måneder siden."),
    ],
}
_NN = {
    "tenester/hjelp/": [
        (_NEW, "Kontrollert 2. november 2026"),
        (
            _SOME,
            "Kontrollert 2. november 2026 – for 6 månader sidan. Ring sentralbordet om nummeret ikkje svarar.",
        ),
        (
            _OLD,
            "Kontrollert 2. november 2026 – for over 2 år sidan. Ring sentralbordet om nummeret ikkje svarar.",
        ),
    ],
}
_ROWS = [
    (f"{site}/{page}", day, said)
    for site, pages in (("testkommune", _NB), ("nabo", _NN))
    for page, days in pages.items()
    for day, said in days
]
_WIDE = "document.documentElement.scrollWidth > innerWidth"


@pytest.mark.browser
@pytest.mark.parametrize(("page", "day", "said"), _ROWS)
def test_a_page_says_how_long_ago_something_was_checked(phone, address, page, day, said):
    phone.clock.set_fixed_time(f"{day}T10:00:00Z")
    phone.goto(f"{address}/{page}")

    places = phone.locator(".v-page :is(.v-checked, .v-facts-list > div):has([data-checked])")
    assert places.first.inner_text() == said
    assert phone.locator(".v-page .v-old").count() == (
        1 if "siden" in said or "sidan" in said else 0
    )
    assert not phone.evaluate(_WIDE)


_IN_LISTS = [
    ("testkommune/lov/", _SOME, "Kontrollert 2. november 2026"),
    ("testkommune/lov/", _OLD, "Kontrollert 2. november 2026 – for over 2 år siden. Se hos Lovdata om loven er endret."),
    ("testkommune/tiltak/", _SOME, "Kontrollert 2. november 2026"),
    ("testkommune/tiltak/", _OLD, "Kontrollert 2. november 2026 – for over 2 år siden. Spør tjenesten om tiltaket fortsatt finnes."),
    ("nabo/lov/", _OLD, "Kontrollert 2. november 2026 – for over 2 år sidan. Sjå hos Lovdata om lova er endra."),
    ("nabo/tiltak/", _OLD, "Kontrollert 2. november 2026 – for over 2 år sidan. Spør tenesta om tiltaket framleis finst."),
]  # fmt: skip


@pytest.mark.browser
@pytest.mark.parametrize(("page", "day", "said"), _IN_LISTS)
def test_lists_say_it_of_each_law_and_measure(phone, address, page, day, said):
    phone.clock.set_fixed_time(f"{day}T10:00:00Z")
    phone.goto(f"{address}/{page}")

    (entry,) = phone.locator(".v-entries > li").all_inner_texts()
    assert entry.endswith(said)
    assert not phone.evaluate(_WIDE)


@pytest.mark.browser
def test_a_step_says_it_of_its_services_and_of_its_own_text(phone, address):
    phone.clock.set_fixed_time(f"{_OLD}T10:00:00Z")
    phone.goto(f"{address}/testkommune/niva-0/undring/")

    units = phone.locator(".v-service .v-checked").all_text_contents()
    assert [one.strip() for one in units] == [
        "Kontrollert 2. november 2026 – for over 2 år siden. Svarer ikke nummeret, og barnet er i fare: ring 112.",
        "Kontrollert 2. november 2026 – for over 2 år siden. Ring sentralbordet om nummeret ikke svarer.",
        "Ikke kontrollert",
    ]
    assert (
        "2. november 2026 – for over 2 år siden." in phone.locator(".v-provenance").text_content()
    )


@pytest.mark.browser
@pytest.mark.parametrize(
    ("day", "said"), [(_NEW, []), ("2027-02-02", []), ("2027-02-03", ["3"]), (_OLD, ["over 2 år"])]
)
def test_the_acute_numbers_say_it_on_every_page(phone, address, day, said):
    phone.clock.set_fixed_time(f"{day}T10:00:00Z")
    phone.goto(f"{address}/testkommune/")

    told = phone.locator(".v-emergency .v-answers .v-old").all_text_contents()
    assert [one.split("for ")[1].split(" ")[0] for one in told] == [
        one.split(" ")[0] for one in said
    ]
    assert all(one.endswith("Svarer ikke nummeret, og barnet er i fare: ring 112.") for one in told)


@pytest.mark.browser
def test_without_a_script_the_day_of_the_check_stands_there(chromium, address):
    with chromium.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{address}/testkommune/tjenester/hjelp/")

        assert page.locator(".v-checked").all_inner_texts() == [
            "Kontrollert 2. november 2026",
            "Ikke kontrollert",
        ]
