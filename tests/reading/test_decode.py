"""Located text to model: what does not fit is pointed at, with the likely right word."""

import pytest
from sentences import as_read_through

GUIDE = "content/guide.yml"
STEP = "content/steps/undring.nb.md"
TOOL = "tools/undringsnotat.nb.md"
SETTINGS = "municipalities/testkommune/municipality.yml"

LEVELS = "levels:\n  - id: niva-0\n"
STEPS = LEVELS + "    steps:\n      - id: undring\n        role: ansatt\n"
FORM = "---\ntitle: Notat\nkind: form\nform:\n  - heading: Om barnet\n"
OURS = 'name: Testkommune\nnumber: "9901"\nlanguage: nb\n'

UNKNOWN = [
    (STEP, "---\ntitel: Undring\ntitle: x\n---\n", "2:1", "titel", "title"),
    (STEP, "---\ntitle: x\nquestion: [a]\n---\n", "3:1", "question", "questions"),
    (GUIDE, LEVELS + "nummered: true\n", "3:1", "nummered", "numbered"),
    (GUIDE, LEVELS + "    stegs: []\n", "3:5", "stegs", "steps"),
    (GUIDE, STEPS + "        tool: [undringsnotat]\n", "6:9", "tool", "tools"),
    (GUIDE, STEPS + "        outcomes: [{id: a, too: close}]\n", "6:28", "too", "to"),
    (
        GUIDE,
        STEPS + "        variants:\n          skole:\n            tols: []\n",
        "8:13",
        "tols",
        "tools",
    ),
    (TOOL, FORM + "    field: []\n---\n", "6:5", "field", "fields"),
    (
        TOOL,
        FORM + "    fields:\n      - id: navn\n        type: text\n        lable: Navn\n---\n",
        "9:9",
        "lable",
        "label",
    ),
    (SETTINGS, OURS + "web-site: https://example.no\n", "4:1", "web-site", "website"),
    (SETTINGS, OURS + "brand: {short: BTI, nam: x}\n", "4:21", "nam", "name"),
    (SETTINGS, OURS + "contacts:\n  - function: a\n    epost: x\n", "6:5", "epost", "email"),
    ("content/terms.yml", "terms:\n  - id: a\n    nb: {ord: b}\n", "3:10", "ord", "term"),
]


@pytest.mark.parametrize(("path", "text", "place", "name", "likely"), UNKNOWN)
def test_an_unknown_field_suggests_the_nearest_known_one(
    workspace, path, text, place, name, likely
):
    report = workspace({path: text}).report()

    assert f"{path}:{place}: feil FELT01: Ukjent felt «{name}»" in report
    assert f"Mente du «{likely}»?" in report or f"Feltet heter «{likely}»." in report
    as_read_through((path, text), report)


WRONG = [
    (STEP, "---\nsummary: x\n---\n", "2:1: feil FELT02: Feltet «title» mangler"),
    (STEP, "---\ntitle:\n---\n", "2:7: feil FELT02: Feltet «title» mangler"),
    (STEP, '---\ntitle: ""\n---\n', "2:8: feil FELT04: «» må stå på én linje"),
    (STEP, "---\ntitle: [a]\n---\n", "2:8: feil FELT03: «title» skal være en tekst"),
    (STEP, "---\ntitle: {brand}\n---\n", "2:8: feil YAML01: En verdi som begynner med {"),
    (STEP, "---\ntitle: " + "x" * 81 + "\n---\n", "2:8: feil FELT05: Teksten har 81 tegn"),
    (STEP, "---\ntitle: x\nactions: Lytt\n---\n", "3:10: feil FELT03: «actions» skal være"),
    (STEP, "---\ntitle: x\nactions:\n  a: b\n---\n", "4:3: feil FELT03: «actions» skal være"),
    (STEP, "---\ntitle: x\nactions:\n  - a:b\n  - c: d\n---\n", "5:5: feil FELT03: «punkt 2»"),
    (
        STEP,
        "---\ntitle: x\nactions: [a, b, c, d, e, f, g, h]\n---\n",
        "3:10: feil FELT05: Listen har 8 punkter, og kan ha høyst 7",
    ),
    (STEP, "---\ntitle: x\noutcomes: Gå videre\n---\n", "3:11: feil FELT03: «outcomes» skal"),
    (STEP, "---\ntitle: x\nreviewed: 2026-02-30\n---\n", "3:11: feil FELT04: «2026-02-30» er"),
    (STEP, "---\ntitle: x\nreviewed: 2026-1-5\n---\n", "3:11: feil FELT04: «2026-1-5» er ikke"),
    (STEP, "---\ntitle: x\nreviewed: 5. juni\n---\n", "3:11: feil FELT04: «5. juni» er ikke en"),
    (TOOL, "---\ntitle: x\nkind: froms\n---\n", "3:7: feil FELT04: «froms» er ikke et gyldig"),
    (TOOL, "---\ntitle: x\nkind: form\nminutes: ti\n---\n", "4:10: feil FELT04: «ti» er ikke et"),
    (GUIDE, "levels: []\n", "1:9: feil FELT02: «levels» er tomt"),
    (GUIDE, "levels:\n  - id: Nivå 0\n", "2:9: feil FELT04: «Nivå 0» kan ikke være en id"),
    (GUIDE, STEPS + "        outcomes: [{id: a, to: slutt}]\n", "6:32: feil FELT04: «slutt»"),
    (GUIDE, "levels:\n  - id: a\n    duration: to uker\n", "3:15: feil FELT04: «to uker» er"),
    (GUIDE, "levels:\n  - id: a\n    written: ja\n", "3:14: feil FELT04: «ja» er ikke ja"),
    (SETTINGS, "name: x\nnumber: 301\nlanguage: nb\n", "2:9: feil FELT04: «301» er ikke et"),
    (
        SETTINGS,
        'name: x\nnumber: "9901"\nlanguage: no\n',
        "3:11: feil FELT04: «no» er ikke en målform",
    ),
    (SETTINGS, OURS + "accent: blå\n", "4:9: feil FELT04: «blå» er ikke en farge"),
    (SETTINGS, OURS + "names: {Rolle: x}\n", "4:9: feil FELT04: «Rolle» er ikke en henvisning"),
]


@pytest.mark.parametrize(("path", "text", "said"), WRONG, ids=[w[2][:40] for w in WRONG])
def test_a_value_that_does_not_fit_is_pointed_at(workspace, path, text, said):
    report = workspace({path: text}).report()

    assert f"{path}:{said}" in report
    as_read_through((path, text), report)


def test_a_misspelt_choice_suggests_the_nearest_one(workspace):
    report = workspace({TOOL: "---\ntitle: x\nkind: froms\n---\n"}).report()

    assert "Mente du «form»?" in report


def test_five_mistakes_in_one_file_give_five_findings(workspace):
    text = (
        "---\n"
        "title: Undring # nå\n"
        "sumary: Kort\n"
        "actions:\n"
        "  -\n"
        "  - Lytt\n"
        "reviewed: i går\n"
        "title: Undring igjen\n"
        "---\n"
    )
    found = [str(f).split(": ")[:2] for f in workspace({STEP: text}).findings()]

    assert found == [
        [f"{STEP}:2:15", "feil YAML04"],
        [f"{STEP}:3:1", "feil FELT01"],
        [f"{STEP}:5:4", "feil FELT06"],
        [f"{STEP}:7:11", "feil FELT04"],
        [f"{STEP}:8:1", "feil YAML02"],
    ]


def test_mistakes_in_many_files_are_all_told(workspace):
    report = workspace({STEP: "---\na: b\n---\n", TOOL: "x", GUIDE: "levels: [", SETTINGS: "\t"})

    assert {f.at.path for f in report.findings()} == {STEP, TOOL, GUIDE, SETTINGS}


FACTS = ["kind: form", "minutes: 10", "laws: [barnets-beste]", "owner: Kommunen", "access: open"]


@pytest.mark.parametrize("fact", FACTS)
def test_a_fact_in_a_translation_is_refused(workspace, fact):
    text = f"---\ntitle: Undringsnotat\n{fact}\ntranslated_from: new\n---\n"
    name = fact.partition(":")[0]

    report = workspace({"tools/undringsnotat.nn.md": text}).report()

    assert report.startswith(
        f"tools/undringsnotat.nn.md:3:1: feil SPRAK03: «{name}» er likt i alle målformer"
    )


@pytest.mark.parametrize("fingerprint", ["gammel", "1a2b3c4", "1A2B3C4D", "1a2b3c4d5"])
@pytest.mark.parametrize("field", ["translated_from", "based_on"])
def test_a_fingerprint_is_new_or_eight_digits(workspace, field, fingerprint):
    path = "municipalities/testkommune/roles/ansatt.nb.md"
    report = workspace({path: f"---\ntitle: x\n{field}: {fingerprint}\n---\n"}).report()

    assert f"feil FELT04: «{fingerprint}» er ikke et fingeravtrykk" in report


def test_an_adaptation_may_say_as_little_as_it_likes_but_nothing_unknown(workspace):
    path = "municipalities/testkommune/roles/ansatt.nb.md"

    assert workspace({path: "---\nplural: Ansatte\nbased_on: new\n---\n"}).report() == ""
    assert (
        f"{path}:2:1: feil FELT01: Ukjent felt «plurall»"
        in workspace({path: "---\nplurall: Ansatte\nbased_on: new\n---\n"}).report()
    )


def test_the_limits_of_a_field_also_hold_in_an_adaptation(workspace):
    path = "municipalities/testkommune/steps/undring.nb.md"
    text = "---\nactions: [a, b, c, d, e, f, g, h]\nbased_on: new\n---\n"

    assert f"{path}:2:10: feil FELT05: Listen har 8 punkter" in workspace({path: text}).report()
