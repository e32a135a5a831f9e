"""What looks wrong and is not: no finding may come of it."""

# ruff: noqa: E501 - small worlds read best as they stand in their files

import pytest

from veileder.addresses.phones import is_phone
from veileder.persons.identity import is_national_id

_T = "municipalities/testkommune"
_SETTINGS = 'name: Testkommune\nnumber: "9901"\nlanguage: nb\n'


def _article(body: str) -> dict[str, str]:
    return {f"{_T}/articles/om-oss.nb.md": f"---\ntitle: Om oss\nsection: about\n---\n{body}\n"}


def _report(world) -> list[str]:
    return [str(finding) for finding in world.check().findings]


@pytest.mark.parametrize(
    "body",
    [
        "Husk:\n\n- samtykke\n- møte",
        "- et punkt\n  som fortsetter\n- et punkt til",
        "- et punkt\nsom fortsetter uten innrykk\n- et punkt til",
        "1. et punkt\n   som fortsetter\n2. et punkt til",
        "## Overskrift\n- punkt",
        "> sitat\n> - punkt",
        "| a | b |\n|---|---|\n| - | 1. x |",
        "Vi møtes 3.\n4. mai er det for sent.",
    ],
)
def test_a_list_that_is_a_list_is_left_alone(workspace, body):
    assert _report(workspace(_article(body))) == []


@pytest.mark.parametrize(
    "body",
    [
        "Se <https://www.example.no/a?b=c>.",
        "Se <https://www.example.no> og [loven](https://www.example.no/).",
        "Skriv til post@example.no eller ring 22 33 44 66.",
        "[Skriv](mailto:post@example.no) eller [ring](tel:+4722334466).",
        "5 < 6 og 7 > 3, og a<b.",
        "Barn <3 år.",
        "Bruk {brand} i {municipality}.",
        "Gå til [steget](step/undring#utfall) eller [akutt](page/emergency).",
        "Kontonummer 12345678901 og 01010112345.",
        "Organisasjonsnummer 974760673, telefon 2233446633333.",
        "## Råd\n\nSe [råd](article/om-oss#rad).",
    ],
)
def test_harmless_text_is_left_alone(workspace, body):
    assert _report(workspace(_article(body))) == []


@pytest.mark.parametrize("number", ["12345678901", "00000000000", "11111111111", "32010112345"])
def test_eleven_digits_are_not_always_a_person(number):
    assert not is_national_id(number)


@pytest.mark.parametrize(
    "number", ["112", "116117", "02800", "22334466", "+47 22 33 44 66", "80012345", "00000001"]
)
def test_norwegian_numbers_are_numbers(number):
    assert is_phone(number)


@pytest.mark.parametrize(
    "number", ["82012345", "2222222", "12345678", "911", "+46 8 123 456", "118"]
)
def test_other_numbers_are_not(number):
    assert not is_phone(number)


def test_a_hidden_tool_may_still_be_named_by_shared_content(workspace):
    """The step and a shared text name it; here it only does not show."""
    world = workspace({f"{_T}/municipality.yml": f"{_SETTINGS}hide: [tool/undringsnotat]\n"})
    world.write(
        "content/articles/om.nb.md", "---\ntitle: Om\n---\nSe [notatet](tool/undringsnotat).\n"
    )

    assert [line for line in _report(world) if "undringsnotat" in line] == []


def test_shared_texts_may_link_to_steps_a_replaced_skeleton_has_not(workspace):
    guide = "levels:\n  - id: start\n    steps:\n      - id: forste\n        role: ansatt\n        tools: [undringsnotat]\n        outcomes:\n          - id: ferdig\n            to: close\n"
    world = workspace(
        {
            "content/articles/om.nb.md": "---\ntitle: Om\n---\nSe [steget](step/undring).\n",
            "content/articles/om.nn.md": "---\ntitle: Om\ntranslated_from: new\n---\nSjå [steget](step/undring).\n",
            "municipalities/egen/municipality.yml": 'name: Egen\nnumber: "9902"\nlanguage: nb\n',
            "municipalities/egen/guide.yml": guide,
            "municipalities/egen/levels/start.nb.md": "---\ntitle: Start\n---\n",
            "municipalities/egen/steps/forste.nb.md": "---\ntitle: Første\noutcomes:\n  ferdig: Ferdig\n---\n",
        }
    )

    assert [line for line in _report(world) if "feil" in line.partition(": ")[2][:5]] == []


def test_own_texts_may_not_link_to_steps_the_own_skeleton_has_not(workspace):
    guide = "levels:\n  - id: start\n    written: false\n"
    world = workspace(
        {
            f"{_T}/guide.yml": guide,
            f"{_T}/levels/start.nb.md": "---\ntitle: Start\n---\n",
            **_article("Se [steget](step/undring)."),
        }
    )

    assert any("LENKE01" in line and "om-oss" in line for line in _report(world))


def test_own_texts_may_link_to_a_borrowed_tool(workspace):
    world = workspace(
        {
            f"{_T}/municipality.yml": f"{_SETTINGS}borrow:\n  - tool: skjema\n    owner: nabo\n",
            f"{_T}/guide-changes.yml": "steps:\n  - step: undring\n    add:\n      tools: [skjema]\n",
            "municipalities/nabo/municipality.yml": 'name: Nabo\nnumber: "9902"\nlanguage: nb\n',
            "municipalities/nabo/tools/skjema.nb.md": "---\ntitle: Skjema\nkind: form\n---\n",
            "municipalities/nabo/guide-changes.yml": "steps:\n  - step: undring\n    add:\n      tools: [skjema]\n",
            **_article("Se [skjemaet](tool/skjema)."),
        }
    )

    assert _report(world) == []


def test_a_level_that_is_not_written_needs_neither_steps_nor_words_for_them(workspace):
    world = workspace()
    world.change("content/guide.yml", '    label: "1"\n', '    label: "1"\n    written: false\n')
    for name in ("felles-plan", "evaluer"):
        for language in ("nb", "nn"):
            world.remove(f"content/steps/{name}.{language}.md")

    assert _report(world) == []


def test_phases_and_what_lies_beyond_need_no_label_and_no_baton(workspace):
    beyond = "  - id: ip\n    kind: beyond\n"
    world = workspace(
        {
            "content/levels/ip.nb.md": "---\ntitle: Individuell plan\n---\n",
            "content/levels/ip.nn.md": "---\ntitle: Individuell plan\ntranslated_from: new\n---\n",
        }
    )
    world.change(
        "content/guide.yml", '    label: "1"\n', "    kind: phase\n    duration: 8 weeks\n"
    )
    guide = (world.root / "content/guide.yml").read_text()
    world.write("content/guide.yml", guide + beyond)

    assert [line for line in _report(world) if "SPRAK02" not in line] == []


@pytest.mark.parametrize(
    "target", ["service/barnevern", "role/stafettholder", "page/emergency", "level/niva-0"]
)
def test_an_outcome_may_leave_the_guide(workspace, target):
    world = workspace()
    world.change(
        "content/guide.yml",
        "to: level/niva-1",
        "to: level/niva-1\n          - id: ut\n            to: " + target,
    )
    for language in ("nb", "nn"):
        world.change(f"content/steps/undring.{language}.md", "  avslutt:", "  ut: Ut\n  avslutt:")

    assert [line for line in _report(world) if "SPRAK02" not in line] == []


@pytest.mark.parametrize("variant", ["barnevern"])
def test_a_variant_with_its_own_tools_and_words(workspace, variant):
    world = workspace(
        {
            f"{_T}/municipality.yml": f"{_SETTINGS}variants: [{variant}]\n",
            f"content/steps/undring.{variant}.nb.md": "---\nsummary: For oss.\n---\n",
            f"content/steps/undring.{variant}.nn.md": "---\nsummary: For oss.\ntranslated_from: new\n---\n",
            "tools/eget.nb.md": "---\ntitle: Eget\nkind: form\n---\n",
            "tools/eget.nn.md": "---\ntitle: Eige\ntranslated_from: new\n---\n",
        }
    )
    world.change(
        "content/guide.yml",
        "        services: [barnevern]\n",
        f"        services: [barnevern]\n        variants:\n          {variant}:\n            tools: [eget]\n",
    )

    assert [line for line in _report(world) if "SPRAK02" not in line] == []


def test_one_unreadable_file_is_one_finding(workspace):
    """Nothing else may be said to be unknown or missing because of it."""
    for path in ("content/guide.yml", "tools/undringsnotat.nb.md", "content/roles/ansatt.nb.md"):
        world = workspace({f"{_T}/arenas.yml": "arenas: []\n"})
        text = (world.root / path).read_text()
        world.write(
            path, text.replace("role: ansatt", "role: ansatt: x").replace("title: ", "title: &a ")
        )
        errors = [f for f in world.check().findings if f.is_error]
        assert {f.at.path for f in errors} == {path}, [str(f) for f in errors]
        assert {f.rule.code for f in errors} <= {"YAML01", "YAML03"}


def test_what_only_one_municipality_hides_is_told_in_its_own_file(workspace):
    world = workspace(
        {
            f"{_T}/municipality.yml": f"{_SETTINGS}hide: [service/barnevern]\n",
            "municipalities/nabo/municipality.yml": 'name: Nabo\nnumber: "9902"\nlanguage: nb\n',
        }
    )
    world.change(
        "content/guide.yml",
        "to: level/niva-1",
        "to: level/niva-1\n          - id: ut\n            to: service/barnevern",
    )
    for language in ("nb", "nn"):
        world.change(f"content/steps/undring.{language}.md", "  avslutt:", "  ut: Ut\n  avslutt:")

    said = [line.partition("\n")[0] for line in _report(world) if "SPRAK02" not in line]
    assert said == [
        f"{_T}/municipality.yml:4:8: advarsel FLYT07: "
        "«Barnevern» er skjult, men et utfall i «Når du undrer deg» leder dit"
    ]


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("28. februar", ["DATO02"]),
        ("1. mars", []),
        ("2. mars", ["DATO01"]),
    ],
)
def test_a_text_may_be_looked_at_all_day_long_on_the_day_it_says(workspace, monkeypatch, day, said):
    noon = {"28. februar": 1772276400, "1. mars": 1772362800, "2. mars": 1772449200}[day]
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(noon))
    dates = "reviewed: 2026-03-01\nnext_review: 2026-03-01"
    path = f"{_T}/articles/om-oss.nb.md"
    world = workspace({path: f"---\ntitle: Om oss\nsection: about\n{dates}\n---\nHei.\n"})

    assert [f.rule.code for f in world.check().findings] == said
