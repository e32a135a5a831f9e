"""What stops a municipality that says it is published – and never one that is a draft."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from veileder.checks.leftovers import leftovers
from veileder.findings import told
from veileder.reading.front_matter import read_front_matter
from veileder.reading.layers import Layer

_T = "municipalities/testkommune"
_SETTINGS = f"{_T}/municipality.yml"
_SERVICES = f"{_T}/services.yml"

PUBLISHED = """\
name: Testkommune
number: "9901"
language: nb
status: published
contacts:
  - function: Rådgiver
    phone: "22222223"
accessibility_statement: https://uustatus.no/test
checked: 2026-01-01
"""
SERVICES = """\
services:
  - id: barnevernet
    type: barnevern
    name: Barnevernet
    contacts:
      - function: Mottak
        phone: "22222224"
    checked: 2026-01-01
"""


@pytest.fixture
def ready(workspace):
    """Return a function that makes a published municipality where nothing is missing."""

    def make(changes=None):
        police = "---\ntitle: Politiet\n{}---\n"
        world = workspace(
            {
                _SETTINGS: PUBLISHED,
                _SERVICES: SERVICES,
                "content/services/politi.nb.md": police.format(""),
                "content/services/politi.nn.md": police.format("translated_from: new\n"),
                **(changes or {}),
            }
        )
        world.change(
            "content/emergency.nb.md", "actions:", "services: [barnevern, politi]\nactions:"
        )
        world.change("content/helplines.yml", 'phone: "112"', 'phone: "112"\n    service: politi')
        return world

    return make


def _errors(world, *ids):
    """Return the errors as a person sees them."""
    return [str(finding) for finding in world.check(*ids).findings if finding.is_error]


def _said(world, *ids):
    """Return the one error there is."""
    errors = _errors(world, *ids)
    assert len(errors) == 1, errors
    return errors[0]


def test_with_everything_in_place_nothing_stops_it(ready):
    assert _errors(ready()) == []


def test_a_draft_may_lack_all_of_it(workspace):
    draft = 'name: TODO\nnumber: "9901"\nlanguage: nb\n'
    world = workspace({_SETTINGS: draft, _SERVICES: SERVICES.replace("22222224", "00000012")})

    assert _errors(world) == []


# What must be there ---------------------------------------------------------------------------


def test_without_an_accessibility_statement(ready):
    world = ready()
    world.change(_SETTINGS, "accessibility_statement: https://uustatus.no/test\n", "")

    said = _said(world)

    assert said.startswith(f"{_SETTINGS}:4:9: feil KOMM02: Tilgjengelighetserklæringen mangler\n")
    assert "uustatus.no" in said


def test_an_empty_field_is_pointed_at_itself(ready):
    world = ready()
    world.change(_SETTINGS, "statement: https://uustatus.no/test", "statement:")

    assert _said(world).startswith(f"{_SETTINGS}:8:25: feil KOMM02: Tilgj")


@pytest.mark.parametrize("left", ["", "    url: https://test.kommune.no\n"])
def test_a_contact_that_can_not_be_rung_or_written_to(ready, left):
    world = ready()
    world.change(_SETTINGS, '    phone: "22222223"\n', left)

    said = _said(world)

    assert "municipality.yml:6:3: feil KOMM02: Ingen kan nås med telefon eller e-post" in said
    assert "phone eller email" in said


def test_an_address_for_mail_is_enough(ready):
    world = ready()
    world.change(_SETTINGS, 'phone: "22222223"', "email: bti@test.kommune.no")

    assert _errors(world) == []


def test_the_contact_may_be_the_regions(ready):
    region = PUBLISHED.replace('number: "9901"\n', "").replace("published", "draft")
    region = region.replace("accessibility_statement: https://uustatus.no/test\n", "")
    world = ready({"municipalities/dalen/region.yml": region})
    world.change(
        _SETTINGS, 'contacts:\n  - function: Rådgiver\n    phone: "22222223"\n', "region: dalen\n"
    )

    assert _errors(world) == []


def test_nobody_has_looked_at_the_settings(ready):
    world = ready()
    world.change(_SETTINGS, "checked: 2026-01-01\n", "")

    said = _said(world)

    assert said.startswith(f"{_SETTINGS}:4:9: feil KOMM07: Ingen har kontrollert opplysningene")
    assert "checked: år-måned-dag" in said


def test_nobody_has_looked_at_a_service(ready):
    world = ready()
    world.change(_SERVICES, "    checked: 2026-01-01\n", "")

    assert _said(world).startswith(f"{_SERVICES}:2:5: feil KOMM07: Ingen har kontrollert «Barnev")


def test_only_what_the_emergency_rule_can_do_without_may_be_taken_away(ready):
    police = SERVICES.replace("barnevern", "politi").partition("\n")[2]
    world = ready({_SERVICES: (SERVICES + police).replace("    checked: 2026-01-01\n", "")})

    needed, other = _errors(world)

    assert needed.endswith("checked: år-måned-dag.")
    assert other.endswith("Har dere ikke tjenesten, ta bort hele oppføringen.")


@pytest.mark.parametrize(
    "contacts",
    ["", "contacts: []", "contacts:\n      - function: Mottak\n        email: x@test.kommune.no"],
    ids=["none", "empty", "mail only"],
)
def test_a_service_of_the_emergency_rule_without_a_number(ready, contacts):
    world = ready()
    old = 'contacts:\n      - function: Mottak\n        phone: "22222224"'
    world.change(_SERVICES, old, contacts)

    said = _said(world)

    assert f"{_SERVICES}:" in said
    assert "feil KOMM05: Akuttregelen viser til «Barnevern», men det står ikke noe tele" in said
    assert "Skriv telefonnummeret under contacts." in said


def test_a_service_of_the_emergency_rule_that_is_not_listed(ready):
    world = ready()
    world.change(_SERVICES, "type: barnevern", "type: politi")

    said = _said(world)

    assert said.startswith(f"{_SERVICES}:2:3: feil KOMM05: ")
    assert "Legg til en tjeneste i services.yml med type: barnevern" in said


def test_without_any_services_the_line_that_publishes_is_pointed_at(ready):
    said = _said(ready({_SERVICES: None}))

    assert said.startswith(f"{_SETTINGS}:4:9: feil KOMM05: Akuttregelen viser til «Barnevern»")


def test_hiding_a_service_of_the_emergency_rule_does_not_excuse(ready):
    world = ready({_SERVICES: None})
    world.change(_SETTINGS, "language: nb\n", "language: nb\nhide: [service/barnevern]\n")

    assert "feil KOMM05" in _said(world)


def test_a_national_number_that_nothing_ties_to_the_service_does_not_count(ready):
    world = ready()
    world.change("content/helplines.yml", "    service: politi\n", "")

    assert "feil KOMM05: Akuttregelen viser til «Politiet»" in _said(world)


def test_a_national_number_for_a_service_that_does_not_exist(ready):
    world = ready()
    world.change("content/helplines.yml", "service: politi", "service: politti")

    assert "feil REF01: Ukjent tjenestetype «politti»\n    Mente du «politi»?" in _errors(world)[0]


def test_the_number_may_stand_in_the_region(ready):
    region = "name: Dalen\nlanguage: nb\nstatus: draft\nchecked: 2026-01-01\n"
    world = ready(
        {
            _SERVICES: None,
            "municipalities/dalen/region.yml": region,
            "municipalities/dalen/services.yml": SERVICES,
        }
    )
    world.change(_SETTINGS, "language: nb\n", "language: nb\nregion: dalen\n")

    assert _errors(world) == []


def test_services_that_can_not_be_read_give_one_error(ready):
    world = ready()
    world.change(_SERVICES, "type: barnevern", "typ: barnevern")

    assert {error.split()[2] for error in _errors(world)} == {"FELT01:"}


def test_a_neighbour_that_is_a_draft_is_not_concerned(ready):
    world = ready(
        {"municipalities/nabo/municipality.yml": 'name: XXX\nnumber: "9902"\nlanguage: nb\n'}
    )

    assert _errors(world) == []


# What must not be left ------------------------------------------------------------------------


@pytest.mark.parametrize(
    "about",
    [
        "TODO",
        "Skriv mer. todo: sjekk med PPT",
        "FIXME",
        "XXX",
        "Ring xx xx xx xx",
        "Lorem ipsum dolor sit amet",
        "Ring [sett inn nummer]",
        "[SETT INN]",
        "[fyll inn navn på leder]",
        "Ring [telefonnummer]",
        "«sett inn»",
        "«…»",
        "«...»",
        "[...]",
        "Ring ____ først",
        "null",
        "~",
        "N/A",
        "-",
        "…",
        "Ikke fylt ut",
        "ikkje fylt ut",
        "Kommer senere",
        "Ukjent.",
        "Vi skriver i Eksempelloggen",
        "BTI i Eksempel",
        "Eksempel kommune",
        "Se https://eksempel.example.no/bti",
        "Skriv til bti@example.com",
        "Ring 000 00 012",
        "Ring 00000012",
    ],
)
def test_what_is_not_finished_or_from_the_example_is_refused(ready, about):
    world = ready()
    world.write(_SETTINGS, PUBLISHED + f'about: "{about}"\n')

    said = _said(world)

    assert said.startswith(f"{_SETTINGS}:10:8: feil KOMM06: «")
    assert "eller ta bort det som står der" in said


@pytest.mark.parametrize(
    "about",
    [
        "Les [meldingen](article/om-oss) først",
        "For eksempel kommunen, skolen og PPT",
        "Et eksempel: barnet er stille",
        "Trykk «Fyll ut skjema» i loggen",
        "«… og så gikk vi hjem», sa hun",
        "Hva mangler barnet?",
        "Ring 22 22 22 24 eller 02800",
        "Saksnummer 20240000123",
        "Barnet sier: Nei … nei.",
        "Metoden todelt samtale",
        "Bruk [x] der det passer",
    ],
)
def test_ordinary_words_are_left_alone(ready, about):
    world = ready(
        {f"{_T}/articles/om-oss.nb.md": "---\ntitle: Om oss\nsection: about\n---\nHei.\n"}
    )
    world.write(_SETTINGS, PUBLISHED + f'about: "{about}"\n')

    assert [error for error in _errors(world) if "KOMM" in error] == []


def test_what_looks_like_a_tag_has_the_true_cure_too(ready):
    world = ready()
    world.write(_SETTINGS, PUBLISHED + 'about: "Ring <fyll inn>"\n')

    assert any("KOMM06: «<fyll inn>»" in error for error in _errors(world))


def test_a_blank_in_a_tool_is_for_the_one_who_uses_it(ready):
    tool = "---\ntitle: Brev\nkind: form\n---\nHei [navn på forelder]\n\nVi møtes ____ klokka\n"
    world = ready({f"{_T}/tools/brev.nb.md": tool})
    world.write(
        f"{_T}/guide-changes.yml", "steps:\n  - step: undring\n    add:\n      tools: [brev]\n"
    )

    assert _errors(world) == []


def test_the_place_in_a_long_text_is_the_line(ready):
    body = "---\ntitle: Om oss\nsection: about\n---\n\nFørste avsnitt.\n\nSå ringer du TODO.\n"
    world = ready({f"{_T}/articles/om-oss.nb.md": body})

    assert _said(world).startswith(f"{_T}/articles/om-oss.nb.md:8:14: feil KOMM06: «TODO» er ikke")


_WORDS = st.text(alphabet="abcæøå ,-", max_size=30).map(str.strip)
_HOLES = st.sampled_from(["TODO", "XXX", "[sett inn]", "«…»", "lorem ipsum", "000 00 012"])


@settings(max_examples=60, deadline=None)
@given(lines=st.lists(_WORDS, max_size=5), before=_WORDS, hole=_HOLES, after=_WORDS)
def test_a_hole_is_found_wherever_it_stands(lines, before, hole, after):
    text = "\n".join(["---", "title: A", "---", "Start.", *lines, f"{before} {hole} {after}"])
    located = told(read_front_matter(text, f"{_T}/articles/a.nb.md")).value
    layer = Layer("testkommune", _T, sources={"a": located})

    [finding] = leftovers(layer, None)

    assert finding.at.line == 5 + len(lines)
    assert text.split("\n")[finding.at.line - 1][finding.at.column - 1 :].startswith(hole)


@settings(max_examples=60, deadline=None)
@given(text=st.text(alphabet="[]«»<>._…0 x-\n", max_size=3000))
def test_no_heap_of_signs_takes_long(text):
    located = told(read_front_matter(f"---\ntitle: A\n---\n{text}", "a.nb.md")).value

    list(leftovers(Layer("x", "x", sources={"a": located}), None))


def test_an_item_of_a_list_is_pointed_at(ready):
    step = "---\nbased_on: new\nactions:\n  - Ring.\n  - TODO\n---\n"
    world = ready({f"{_T}/steps/undring.nb.md": step})

    assert _said(world).startswith(f"{_T}/steps/undring.nb.md:5:5: feil KOMM06")


def test_the_number_of_the_example(ready):
    world = ready()
    world.change(_SETTINGS, "9901", "0000")

    assert _said(world) == (
        f"{_SETTINGS}:2:9: feil KOMM06: Kommunenummeret 0000 er fra eksempelet\n"
        "    Skriv kommunenummeret deres."
    )


_TOLD = """about note outside_hours for_whom purpose criteria includes excludes how_to_refer
description duration target frequency participants responsible address body summary addition
""".split()


@pytest.mark.parametrize("name", [*_TOLD, "name"])
def test_what_the_example_tells_of_itself_may_not_be_told_again(name):
    def layer(folder):
        path = f"municipalities/{folder}/roles/a.nb.md"
        text = f"---\n{name}: Vi møtes hver  tirsdag\n---\n"
        return Layer(folder, folder, sources={path: told(read_front_matter(text, path)).value})

    found = [str(finding.at) for finding in leftovers(layer("testkommune"), layer("eksempel"))]

    place = f"{_T}/roles/a.nb.md:2:{len(name) + 3}"
    assert found == ([] if name == "name" else [place])


@pytest.mark.parametrize("name", ["options", "steps", "columns", "aliases"])
def test_something_to_choose_may_be_unknown(name):
    text = f"---\n{name}: [Ukjent, –]\n---\n"
    located = told(read_front_matter(text, "a.nb.md")).value

    assert list(leftovers(Layer("x", "x", sources={"a": located}), None)) == []


def test_an_invented_number_is_one_error_and_not_a_missing_number_too(ready):
    world = ready()
    world.change(_SERVICES, "22222224", "00000012")

    said = _said(world)

    assert said.startswith(f"{_SERVICES}:7:16: feil KOMM06: «00000012» er fra eksempelet")


def test_an_entry_that_is_copied_from_the_example(ready, project):
    name = "municipalities/eksempel/services.yml"
    world = ready({name: (project / name).read_text(encoding="utf-8")})
    world.write(
        "municipalities/eksempel/municipality.yml", 'name: E\nnumber: "0000"\nlanguage: nb\n'
    )
    world.change(
        _SERVICES,
        "    checked",
        "    how_to_refer: Ring og drøft uten navn. Har du grunn til å melde, melder du med navn, "
        "også uten samtykke. Send ikke opplysninger om barnet i e-post.\n"
        "    checked",
    )

    [said] = [error for error in _errors(world, "testkommune") if "KOMM06" in error]

    assert said.startswith(f"{_SERVICES}:8:19: feil KOMM06: Teksten er den samme som i eksempelet")
    assert "si det med egne ord" in said


def test_every_fact_of_the_example_would_stop_it(workspace, project):
    """Word for word the example, and published: each of its files is pointed at, but its own."""
    world = workspace().with_theme()
    for path in sorted((project / "municipalities/eksempel").rglob("*.yml")):
        inside = path.relative_to(project / "municipalities/eksempel")
        world.write(f"{_T}/{inside}", path.read_text(encoding="utf-8"))
        world.write(f"municipalities/eksempel/{inside}", path.read_text(encoding="utf-8"))

    def left():
        return [f.at.path for f in world.check().findings if f.rule.code == "KOMM06"]

    copied = {path.removeprefix(f"{_T}/") for path in left()}
    assert copied == {"municipality.yml", "services.yml", "measures.yml", "arenas.yml", "words.yml"}
    assert len(left()) > 150

    # Not even its own folder may keep what is made up, when it says that it exists.
    world.change("municipalities/eksempel/municipality.yml", '"0000"', '"9902"')
    assert "municipalities/eksempel/services.yml" in left()


def test_the_example_itself_may_be_made_up_but_not_unfinished(ready):
    made_up = PUBLISHED.replace("9901", "0000") + "website: https://eksempel.example.no\n"
    world = ready({"municipalities/eksempel/municipality.yml": made_up})
    world.write("municipalities/eksempel/services.yml", SERVICES)
    assert _errors(world, "eksempel") == []

    world.write("municipalities/eksempel/municipality.yml", made_up + "about: TODO\n")
    assert "KOMM06: «TODO» er ikke ferdig" in _said(world, "eksempel")


# Regions --------------------------------------------------------------------------------------

_REGION = "municipalities/dalen/region.yml"
_REGION_SAYS = """\
name: Dalen
language: nb
status: published
contacts:
  - function: Rådgiver
    email: bti@dalen.kommune.no
checked: 2026-01-01
"""


def _in_region(ready, region, more=None):
    world = ready({_REGION: region, **(more or {})})
    world.change(_SETTINGS, "language: nb\n", "language: nb\nregion: dalen\n")
    return world


def test_a_region_with_everything_in_place(ready):
    assert _errors(_in_region(ready, _REGION_SAYS)) == []


@pytest.mark.parametrize(
    ("old", "new", "where", "said"),
    [
        ("checked: 2026-01-01\n", "", "3:9", "KOMM07: Ingen har kontrollert opplysningene"),
        ("    email: bti@dalen.kommune.no\n", "", "5:3", "KOMM02: Ingen kan nås"),
        ("name: Dalen", "name: TODO", "1:7", "KOMM06: «TODO»"),
    ],
)
def test_a_published_region_is_held_to_the_same(ready, old, new, where, said):
    world = _in_region(ready, _REGION_SAYS.replace(old, new))

    assert f"{_REGION}:{where}: feil {said}" in _said(world)


def test_what_a_draft_region_gives_to_a_published_municipality_is_looked_at(ready):
    draft = _REGION_SAYS.replace("published", "draft").replace("checked: 2026-01-01\n", "")
    services = SERVICES.replace("barnevern", "politi").replace("22222224", "00000012")
    world = _in_region(ready, draft, {"municipalities/dalen/services.yml": services})

    assert "municipalities/dalen/services.yml:7:16: feil KOMM06" in _said(world)


def test_a_draft_region_of_drafts_is_left_alone(workspace):
    region = _REGION_SAYS.replace("published", "draft").replace("Dalen", "TODO")
    world = workspace({_REGION: region})
    world.change(_SETTINGS, "language: nb\n", "language: nb\nregion: dalen\n")

    assert _errors(world) == []
