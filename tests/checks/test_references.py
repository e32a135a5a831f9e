"""Every field that names something by its id: an id that does not exist is pointed at where it is."""

# ruff: noqa: E501 - a table reads best with one row per field

import pytest

_T = "municipalities/testkommune"
_SETTINGS = 'name: Testkommune\nnumber: "9901"\nlanguage: nb\n'
_OWN = {
    "tool": "kind: form",
    "role": "",
    "service": "",
    "arena": "kind: system",
    "law": "act_name: X",
    "case": "",
    "theme": "",
}
_FOLDER = {kind: f"{kind}s" for kind in _OWN}


def _document(kind: str, field: str) -> tuple[str, str, str]:
    path = f"{_T}/{_FOLDER[kind]}/egen.nb.md"
    head = f"---\ntitle: Egen\n{_OWN[kind]}\n".replace("\n\n", "\n")
    return path, f"{head}{field}: [xyz]\n---\n", f"{head.count(chr(10)) + 1}:{len(field) + 4}"


def _settings(text: str) -> str:
    return _SETTINGS + text


def _entry(table: str, text: str) -> str:
    return f"{table}:\n  - id: egen\n    name: Egen\n{text}"


# The file, its text, line and column, and what «xyz» is called.
OWN = [
    (*_document("tool", "laws"), "lovbestemmelse"),
    (*_document("role", "laws"), "lovbestemmelse"),
    (*_document("service", "laws"), "lovbestemmelse"),
    (*_document("arena", "levels"), "nivå"),
    (*_document("law", "superseded_by"), "lovbestemmelse"),
    (*_document("case", "steps"), "steg"),
    (*_document("case", "tools"), "verktøy"),
    (*_document("case", "roles"), "rolle"),
    *[
        (*_document("theme", field), what)
        for field, what in [("steps", "steg"), ("tools", "verktøy"), ("services", "tjenestetype"), ("helplines", "telefon i helplines.yml"), ("laws", "lovbestemmelse"), ("cases", "øvelse"), ("themes", "tema")]
    ],
    (f"{_T}/themes/egen.nb.md", "---\ntitle: Egen\nlevels:\n  - level: xyz\n    actions: [Se.]\n---\n", "4:12", "nivå"),
    (f"{_T}/municipality.yml", _settings("variants: [xyz]\n"), "4:12", "tjenestetype"),
    (f"{_T}/municipality.yml", _settings("baton:\n  - level: xyz\n    role: ansatt\n"), "5:12", "nivå"),
    (f"{_T}/municipality.yml", _settings("baton:\n  - level: niva-0\n    role: xyz\n"), "6:11", "rolle"),
    (f"{_T}/municipality.yml", _settings("baton:\n  - level: niva-0\n    role: ansatt\n    allowed: [xyz]\n"), "7:15", "tjenestetype"),
    (f"{_T}/municipality.yml", _settings("baton:\n  - level: niva-0\n    role: ansatt\n    barred: [xyz]\n"), "7:14", "tjenestetype"),
    (f"{_T}/municipality.yml", _settings("systems:\n  - tool: xyz\n    name: Egen\n"), "5:11", "verktøy"),
    (f"{_T}/municipality.yml", _settings("coordination_duty: xyz\n"), "4:20", "rolle"),
    (f"{_T}/municipality.yml", _settings("log:\n  opened_on: xyz\n"), "5:14", "nivå"),
    (f"{_T}/services.yml", _entry("services", "    type: xyz\n"), "4:11", "tjenestetype"),
    (f"{_T}/services.yml", _entry("services", "    type: barnevern\n    levels: [niva-0, xyz]\n"), "5:22", "nivå"),
    (f"{_T}/measures.yml", _entry("measures", "    description: Egen.\n    service: xyz\n"), "5:14", "tjeneste i services.yml"),
    (f"{_T}/measures.yml", _entry("measures", "    description: Egen.\n    levels: [xyz]\n"), "5:14", "nivå"),
    (f"{_T}/arenas.yml", _entry("arenas", "    type: xyz\n"), "4:11", "møtetype"),
    (f"{_T}/guide-changes.yml", "steps:\n  - step: undring\n    service_type: xyz\n    add:\n      laws: [barnets-beste]\n", "3:19", "tjenestetype"),
    (f"{_T}/guide-changes.yml", "steps:\n  - step: undring\n    add:\n      services: [xyz]\n", "4:18", "tjenestetype"),
]  # fmt: skip
# In the shared skeleton or the shared tables: the file, a text there and what stands instead.
SHARED = [
    ("guide.yml", "baton: stafettholder", "baton: xyz", "17:12", "rolle"),
    ("guide.yml", "[undringsnotat]", "[undringsnotat, xyz]", "7:32", "verktøy"),
    ("guide.yml", "services: [barnevern]", "services: [xyz]", "8:20", "tjenestetype"),
    ("guide.yml", "laws: [barnets-beste]", "laws: [xyz]", "9:16", "lovbestemmelse"),
    ("guide.yml", "role: ansatt", "role: xyz", "6:15", "rolle"),
    ("guide.yml", "role: ansatt", "role: ansatt\n        anonymous: [service/xyz]", "7:21", "tjenestetype"),
    ("guide.yml", "role: ansatt", "role: ansatt\n        variants:\n          xyz:\n            role: ansatt", "9:13", "tjenestetype"),
    ("guide.yml", "role: ansatt", "role: ansatt\n        deadlines:\n          - id: en\n            within: 1 days\n            law: xyz", "10:18", "lovbestemmelse"),
    ("guide.yml", "to: level/niva-1", "to: level/niva-1\n            services: [xyz]", "13:24", "tjenestetype"),
    ("emergency.nb.md", "actions:", "services: [xyz]\nactions:", "3:12", "tjenestetype"),
    ("emergency.nb.md", "actions:", "laws: [xyz]\nactions:", "3:8", "lovbestemmelse"),
    ("terms.yml", "- id: undring", "- id: undring\n    confused_with: [xyz]", "3:21", "ord"),
    ("helplines.yml", "- id: politi-112", "- id: politi-112\n    service: xyz", "3:14", "tjenestetype"),
]  # fmt: skip


def _unknown(world) -> list[str]:
    found = [str(f).replace("\n    ", " | ") for f in world.check().findings]
    return [line for line in found if "REF01" in line]


@pytest.mark.parametrize(("path", "text", "where", "what"), OWN)
def test_an_id_of_ones_own_that_points_at_nothing(workspace, path, text, where, what):
    world = workspace({path: text})

    cure = f"Lag {what}, eller ta bort henvisningen."
    assert _unknown(world) == [f"{path}:{where}: feil REF01: Ukjent {what} «xyz» | {cure}"]


@pytest.mark.parametrize(("path", "old", "new", "where", "what"), SHARED)
def test_an_id_in_the_shared_content_that_points_at_nothing(workspace, path, old, new, where, what):
    world = workspace()
    world.change(f"content/{path}", old, new)

    cure = f"Lag {what}, eller ta bort henvisningen."
    assert _unknown(world) == [f"content/{path}:{where}: feil REF01: Ukjent {what} «xyz» | {cure}"]


def test_a_meeting_names_levels_and_services(workspace):
    arena = {f"{_T}/arenas/mote.nb.md": "---\ntitle: Møte\nkind: system\n---\n"}
    text = _entry(
        "arenas", "    type: mote\n    levels: [xyz]\n    service_types: [barnevern, xyz]\n"
    )
    world = workspace({**arena, f"{_T}/arenas.yml": text})

    assert [line.partition(" | ")[0] for line in _unknown(world)] == [
        f"{_T}/arenas.yml:5:14: feil REF01: Ukjent nivå «xyz»",
        f"{_T}/arenas.yml:6:32: feil REF01: Ukjent tjenestetype «xyz»",
    ]


def test_a_kind_that_does_not_exist(workspace):
    world = workspace()
    world.change(
        "content/guide.yml", "role: ansatt", "role: ansatt\n        anonymous: [arene/xyz]"
    )

    assert _unknown(world) == [
        "content/guide.yml:7:21: feil REF01: Ukjent slag «arene» | Mente du «arena»?"
    ]


def test_a_group_of_levels_names_one_that_is_not_there_and_has_no_words(workspace):
    world = workspace()
    groups = "groups:\n  - id: del\n    levels: [niva-0, xyz]\n"
    world.write("content/guide.yml", groups + (world.root / "content/guide.yml").read_text())

    said = [str(f).partition("\n")[0] for f in world.check().findings]

    assert said == [
        "content/guide.yml:2:9: feil REF04: «del» har ingen tekst",
        "content/guide.yml:3:22: feil REF01: Ukjent nivå «xyz»",
    ]


def test_what_a_region_says_is_looked_up_too(workspace):
    region = (
        "name: Dalen\nlanguage: nb\ncoordination_duty: xyz\nsystems:\n  - tool: abc\n    name: X\n"
    )
    world = workspace(
        {
            "municipalities/dalen/region.yml": region,
            f"{_T}/municipality.yml": _settings("region: dalen\n"),
        }
    )

    assert [line.partition(" | ")[0] for line in _unknown(world)] == [
        "municipalities/dalen/region.yml:3:20: feil REF01: Ukjent rolle «xyz»",
        "municipalities/dalen/region.yml:5:11: feil REF01: Ukjent verktøy «abc»",
    ]


@pytest.mark.parametrize(
    ("ref", "said"),
    [
        ("term/xyz", "«term/xyz» finnes ikke, så det er ingenting å skjule"),
        ("measure/xyz", "«measure/xyz» finnes ikke, så det er ingenting å skjule"),
        ("level/xyz", "«level/xyz» finnes ikke, så det er ingenting å skjule"),
        ("step/xyz", "«step/xyz» finnes ikke, så det er ingenting å skjule"),
    ],
)
def test_what_does_not_exist_cannot_be_hidden(workspace, ref, said):
    world = workspace({f"{_T}/municipality.yml": _settings(f"hide: [{ref}]\n")})

    (finding,) = world.check().findings

    assert str(finding).startswith(f"{_T}/municipality.yml:4:8: advarsel LAG08: {said}\n")
    assert finding.cure.startswith("Ta bort linjen.")


@pytest.mark.parametrize("ref", ["term/undring", "level/niva-1", "step/evaluer", "measure/egen"])
def test_what_exists_can_be_hidden(workspace, ref):
    measures = _entry("measures", "    description: Egen.\n")
    world = workspace(
        {
            f"{_T}/municipality.yml": _settings(f"hide: [{ref}]\n"),
            f"{_T}/measures.yml": measures,
        }
    )

    assert [str(f) for f in world.check().findings if f.rule.code == "LAG08"] == []


def test_the_emergency_rule_cannot_be_hidden(workspace):
    world = workspace(
        {f"{_T}/municipality.yml": _settings("hide: [role/ansatt, emergency/emergency]\n")}
    )

    said = [str(f) for f in world.check().findings if f.rule.code == "FIL06"]

    assert said == [
        f"{_T}/municipality.yml:4:21: feil FIL06: Akuttregelen kan ikke skjules\n    Ta bort linjen."
    ]


@pytest.mark.parametrize(
    ("ref", "said"),
    [
        ("role/ansatt", []),
        ("term/undring", ["5:17: advarsel LAG08: «term/undring» kan ikke få et annet navn her"]),
        ("measure/xyz", ["5:16: advarsel LAG08: «measure/xyz» kan ikke få et annet navn her"]),
        ("roles/ansatt", ["5:17: advarsel LAG08: «roles/ansatt» finnes ikke"]),
    ],
)
def test_only_what_has_a_text_can_have_another_name(workspace, ref, said):
    world = workspace({f"{_T}/municipality.yml": _settings(f"names:\n  {ref}: Noe\n")})

    found = [str(f).partition("\n")[0] for f in world.check().findings]

    assert found == [f"{_T}/municipality.yml:{line}" for line in said]


@pytest.mark.parametrize(
    ("line", "cure"),
    [
        (
            "hide: [role/tilsett]",
            "Skriv role/ansatt hvis det fortsatt skal skjules. Ellers ta bort linjen.",
        ),
        ("names:\n  role/tilsett: Noe", "Skriv role/ansatt."),
    ],
)
def test_what_has_a_new_id_is_called_by_it(workspace, line, cure):
    world = workspace({f"{_T}/municipality.yml": _settings(f"{line}\n")})
    for language in ("nb", "nn"):
        world.change(
            f"content/roles/ansatt.{language}.md", "title:", "former_ids: [tilsett]\ntitle:"
        )

    found = [f for f in world.check().findings if f.rule.code == "LAG08"]

    assert [(f.message, f.cure) for f in found] == [("«role/tilsett» heter nå «role/ansatt»", cure)]
