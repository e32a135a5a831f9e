"""Five municipalities of other make: letters, phases, two levels, a stair, and no log."""

import pytest

from veileder.resolving.safe_guide import guarded
from worlds import WORLDS, World, make_worlds

_SHARED = "Fra den felles veilederen."
NAMES = ("bokstaver", "faser", "to-nivaer", "trapp", "uten-logg")


@pytest.fixture(scope="module")
def worlds(tmp_path_factory):
    return make_worlds(tmp_path_factory.mktemp("worlds"), *NAMES)


@pytest.fixture(scope="module", params=NAMES)
def world(worlds, request) -> World:
    return worlds[request.param]


def test_it_is_said_in_few_lines_and_nothing_is_wrong_with_it(world):
    files = [path for path in (WORLDS / world.id).rglob("*.*") if path.name != "services.yml"]
    assert sum(len(path.read_text("utf-8").splitlines()) for path in files) <= 60
    told = [one for one in world.told if "LAG13" not in one]
    assert (told, len(world.told)) == ([], DROPPED.get(world.id, 0))


def test_no_page_names_what_it_does_not_have(world):
    assert world.foreign() == []


def test_no_page_shows_an_id_or_a_placeholder(world):
    assert world.raw() == []


def test_every_line_that_protects_a_child_can_be_read(world):
    lines = {line for text in guarded(world.guide) for line in text.value.safety.values()}

    assert len(lines) > 50
    assert [line for line in lines if not world.says(line)] == []


def test_no_heading_list_or_table_is_empty(world):
    assert world.hollow() == []


def test_its_pages_say_what_it_has_said(world):
    for page, said in SAID[world.id].items():
        lines = iter(world.page(page))
        assert [one for one in said if not any(one in line for line in lines)] == []


def test_its_pages_do_not_say_what_it_has_not(world):
    for page, unsaid in UNSAID.get(world.id, {}).items():
        lines = world.page(page)
        assert [one for one in unsaid if any(one in line for line in lines)] == []


def test_adding_a_step_takes_six_lines_and_dropping_a_level_one():
    text = (WORLDS / "bokstaver/guide-changes.yml").read_text("utf-8")
    _, _, step = text.partition("new_steps:\n")
    assert 0 < len(step.splitlines()) + 1 <= 6
    assert text.splitlines()[0] == "hide: [level/niva-3]"


DROPPED = {"faser": 1, "uten-logg": 3}  # lines that protect the child, shown all the same
SAID = {
    "bokstaver": {
        "": ["Nivå A", "Løft saken i teamet", "Nivå B", "Nivå C"],
        "niva-0/loft-i-teamet/": ["Nivå A · Steg 3 av 6", "Løft saken i teamet"],
    },
    "faser": {
        "": ["Fase 1", "Varighet: 1–2 uker", "Fase 2", "Varighet: 3–6 uker"],
        "fase-1/": ["Aktivitetene", "Ingen holder stafettpinnen her.", "Fasene"],
        "fase-1/undring/": [
            *("Dette gjelder alltid", "«Jeg kan ikke love å holde det hemmelig.", _SHARED),
            "Gjør dette",
        ],
        "fase-1/beslutning/": ["Fase 1 · Aktivitet 2 av 2", "Går til: Fase 2"],
        "om/nivaene/": ["Fasene i en sak, og nivåene i kommunen"],
    },
    "to-nivaer": {
        "": ["SAMMEN", "Hva undrer du deg over?"],
        "niva-1/": ["Hvem er kontaktperson?", "Kontaktperson"],
        "roller/stafettholder/": ["Kontaktperson"],
        "moter/": ["Undringsteamet", "Trinnteam"],
        "ordliste/": ["SAMMEN (Sammen om barna)", "SAMMEN-kontakt"],
    },
    "trapp": {
        "tiltak/": [
            *("Trinn én", "Lekegruppe", "Grønn", "Lav risiko"),
            *("Trinn to", "Foreldrekurs", "Gul", "Barnesamtaler", "Rød", "Høy risiko"),
        ],
        "barnehage/niva-0/": ["Besøk familien hjemme", "Vurder hva barnet trenger"],
    },
    "uten-logg": {
        "niva-0/del-med-leder/": [
            f"Følg akuttregelen nå. {_SHARED}",
            f"drøfter dere med barnevernet uten navn først. {_SHARED}",
            "Fortell lederen",
        ],
        "niva-1/samtykke-og-logg/": ["Be om samtykke", "Hvem gjør det?", "Leder", "Leder"],
        "niva-1/felles-forstaelse/": ["Hvem gjør det?", "Stafettholder"],
    },
}
UNSAID = {
    "bokstaver": {"": ["Nivå D", "Nivå 3"]},
    "trapp": {
        "skole/niva-0/": ["Vurder hva barnet trenger", "Besøk familien hjemme"],
        "niva-0/": ["Besøk familien hjemme"],
    },
}
