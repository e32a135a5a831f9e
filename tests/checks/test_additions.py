"""What is added to the shared content is never an error for a municipality."""

# ruff: noqa: E501 - small worlds read best as they stand in their files

import shutil

import pytest

from veileder.checked import read


def page(fields: str, body: str = "") -> str:
    """Return a Markdown file with ``fields`` between the ``---`` lines and ``body`` below them."""
    return f"---\n{fields}\n---\n{body}"


_SETTINGS = 'name: {}\nnumber: "{}"\nlanguage: {}\n{}'
_OWN_GUIDE = """\
levels:
  - id: start
    steps:
      - id: undring
        role: ansatt
        outcomes:
          - id: videre
            to: level/slutt
          - id: avslutt
            to: close
  - id: slutt
    baton: stafettholder
    steps:
      - id: evaluer
        role: stafettholder
        outcomes:
          - id: avslutt
            to: close
"""
_PHASES = """\
numbered: false
levels:
  - id: fase-1
    kind: phase
    steps: [{id: oppdag, role: ansatt}, {id: avslutt-saken, role: ansatt, outcomes: [{id: ferdig, to: close}]}]
  - id: fase-2
    kind: phase
    baton: stafettholder
    written: false
    steps: [{id: prov, role: stafettholder, outcomes: [{id: ferdig, to: close}, {id: tilbake, to: level/fase-1}]}]
  - id: fase-3
    kind: phase
    baton: stafettholder
    written: false
    steps: [{id: ta-vare, role: stafettholder, outcomes: [{id: ferdig, to: close}]}]
"""
_PHASES = _PHASES.replace("{id: avslutt-saken", "{id: videre-na").replace(
    "outcomes: [{id: ferdig, to: close}]}]\n  - id: fase-2",
    "outcomes: [{id: ferdig, to: close}, {id: videre, to: level/fase-2}, {id: ut, to: level/fase-3}]}]\n  - id: fase-2",
)
_OWN, _THREE, _NEAR = (f"municipalities/{name}" for name in ("egen", "tre-faser", "naer"))

MUNICIPALITIES = {
    # its own skeleton, of shared texts
    f"{_OWN}/municipality.yml": _SETTINGS.format("Egen", "9902", "nn", ""),
    f"{_OWN}/guide.yml": _OWN_GUIDE,
    f"{_OWN}/levels/start.nn.md": page("title: Start"),
    f"{_OWN}/levels/slutt.nn.md": page("title: Slutt"),
    # three phases, of its own texts, two of them not written yet
    f"{_THREE}/municipality.yml": _SETTINGS.format("Tre faser", "9903", "nb", ""),
    f"{_THREE}/guide.yml": _PHASES,
    f"{_THREE}/levels/fase-1.nb.md": page("title: Oppdage"),
    f"{_THREE}/levels/fase-2.nb.md": page("title: Prøve"),
    f"{_THREE}/levels/fase-3.nb.md": page("title: Ta vare på"),
    f"{_THREE}/steps/oppdag.nb.md": page("title: Oppdag"),
    f"{_THREE}/steps/videre-na.nb.md": page("title: Avgjør\noutcomes:\n  ferdig: Ferdig\n  videre: Videre\n  ut: Ut"),
    # the shared skeleton, in another order, with things of its own, hidden and renamed, in a region
    f"{_NEAR}/municipality.yml": _SETTINGS.format(
        "Nær", "9904", "nb", "region: dalen\nhide: [step/felles-plan, tool/undringsnotat]\nnames:\n  role/ansatt: Tilsatt\n"
    ),
    f"{_NEAR}/guide-changes.yml": "levels:\n  - level: niva-1\n    based_on: new\n    order: [evaluer]\nsteps:\n  - step: undring\n    add:\n      tools: [sjekkliste]\n",
    f"{_NEAR}/steps/undring.nb.md": page("title: Undring hos oss\nbased_on: new\noutcomes:\n  videre: Vi går videre\n  avslutt: Vi avslutter"),
    f"{_NEAR}/tools/sjekkliste.nb.md": page("title: Sjekkliste\nkind: checklist"),
    f"{_NEAR}/articles/om-oss.nb.md": page("title: Om oss\nsection: about"),
    f"{_NEAR}/roles/vakt.nb.md": page("title: Vakt\nlaws: [barnets-beste]"),
    f"{_NEAR}/services.yml": "services:\n  - id: bv\n    type: barnevern\n    name: Barnevernet\n",
    f"{_NEAR}/measures.yml": "measures:\n  - id: kurs\n    name: Kurs\n    description: Et kurs.\n    service: bv\n",
    f"{_NEAR}/arenas.yml": "arenas:\n  - id: mote\n    type: mote\n    name: Møtet\n",
    f"{_NEAR}/arenas/mote.nb.md": page("title: Møte\nkind: discussion"),
    f"{_NEAR}/terms.yml": "terms:\n  - id: vakt\n    nb:\n      term: Vakt\n      definition: Den som har vakt.\n",
    "municipalities/dalen/region.yml": "name: Dalen\nlanguage: nb\n",
}  # fmt: skip
_STEP = "          - id: avslutt\n            to: close\n  - id: niva-1"


def _undring(more: str) -> dict[str, str]:
    """Return the first step's words with ``more`` of them."""
    words = f"title: Når du undrer deg\noutcomes:\n  videre: Gå videre\n  avslutt: Avslutt\n{more}"
    return {
        "content/steps/undring.nb.md": page(words),
        "content/steps/undring.nn.md": page(f"{words}\ntranslated_from: new"),
    }


# What a new release brings: files, and changes in files. Each thing also with the id or the title
# that a municipality has used for something of its own.
ADDITIONS = {
    "tool": ({"tools/ny.nb.md": page("title: Ny\nkind: form"), "tools/sjekkliste.nb.md": page("title: Sjekkliste for alle\nkind: form")}, ()),
    "tool in a step": ({"tools/ny.nb.md": page("title: Sjekkliste\nkind: form")}, (("content/guide.yml", "[undringsnotat]", "[undringsnotat, ny]"),)),
    "step": (
        {"content/steps/ny.nb.md": page("title: Se på planen\noutcomes:\n  avslutt: Slutt")},
        (("content/guide.yml", "      - id: evaluer", "      - id: ny\n        role: ansatt\n        outcomes:\n          - id: avslutt\n            to: close\n      - id: evaluer"),),
    ),
    "last step": (
        {"content/steps/ny.nb.md": page("title: Ny\noutcomes:\n  tilbake: Tilbake\n  slutt: Slutt")},
        (("content/guide.yml", "", "      - id: ny\n        role: ansatt\n        outcomes:\n          - id: tilbake\n            to: step/felles-plan\n          - id: slutt\n            to: close\n"),),
    ),
    "level": (
        {"content/levels/niva-2.nb.md": page("title: Nivå 2"), "content/steps/ny.nb.md": page("title: Ny\noutcomes:\n  avslutt: Slutt"), **_undring("  opp: Opp")},
        (("content/guide.yml", _STEP, f"          - id: opp\n            to: level/niva-2\n{_STEP}"),
         ("content/guide.yml", "", "  - id: niva-2\n    baton: ansatt\n    steps:\n      - id: ny\n        role: ansatt\n        outcomes:\n          - id: avslutt\n            to: close\n")),
    ),
    "outcome": (
        _undring("  plan: Plan\n  rolle: Rolle"),
        (("content/guide.yml", _STEP, f"          - id: plan\n            to: step/felles-plan\n          - id: rolle\n            to: role/ansatt\n{_STEP}"),),
    ),
    "deadline": (
        _undring("deadlines:\n  en: En\n  to: To"),
        (("content/guide.yml", "        outcomes:\n          - id: videre", "        deadlines:\n          - id: en\n            within: 2 weeks\n          - id: to\n            within: 3 weeks\n        outcomes:\n          - id: videre"),),
    ),
    "law": ({"content/laws/ny.nb.md": page("title: Ny lov\nact_name: Loven")}, ()),
    "law that supersedes": (
        {"content/laws/ny.nb.md": page("title: Ny lov\nact_name: Loven")},
        (("content/laws/barnets-beste.nb.md", "act_name", "superseded_by: [ny]\nact_name"), ("content/guide.yml", "laws: [barnets-beste]", "laws: [ny]")),
    ),
    "term": ({}, (("content/terms.yml", "terms:\n", "terms:\n  - id: vakt\n    nb:\n      term: Vakt\n      definition: Noe annet.\n    see: [step/felles-plan, level/niva-1]\n    confused_with: [undring]\n"),)),
    "service": ({"content/services/ny.nb.md": page("title: Ny tjeneste\nlaws: [barnets-beste]")}, (("content/guide.yml", "[barnevern]", "[barnevern, ny]"),)),
    "arena": ({"content/arenas/mote.nb.md": page("title: Møte for alle\nkind: discussion\nlevels: [niva-1]"), "content/arenas/to.nb.md": page("title: Møte\nkind: system")}, ()),
    "case": ({"content/cases/ny.nb.md": page("title: Øvelse\nsteps: [felles-plan, undring]\ntools: [undringsnotat]\nroles: [ansatt]", "Se [steget](step/felles-plan) og [notatet](tool/undringsnotat).\n")}, ()),
    "theme": ({"content/themes/ny.nb.md": page("title: Tema\nstop: [Ring.]\nlevels:\n  - level: niva-1\n    actions: [Se.]\nsteps: [felles-plan, undring]\ntools: [undringsnotat]\nservices: [barnevern]\nhelplines: [politi-112]\nlaws: [barnets-beste]\nthemes: [to]"), "content/themes/to.nb.md": page("title: To", "Se [temaet](theme/ny).\n")}, ()),
    "article": ({"content/articles/om-oss.nb.md": page("title: Om alle", "Dette gjelder alle.\n"), "content/articles/ny.nb.md": page("title: Om oss", "Se [nivået](level/niva-1).\n")}, ()),
    "role": ({"content/roles/vakt.nb.md": page("title: En vakt"), "content/roles/ny.nb.md": page("title: Tilsatt\nlaws: [barnets-beste]")}, ()),
    "measure": ({"content/measures.yml": "measures:\n  - id: kurs\n    name: Et annet kurs\n    description: Et kurs.\n    levels: [niva-1]\n  - id: nytt\n    name: Kurs\n    description: Kurs.\n"}, ()),
    "unit": ({"content/services.yml": "services:\n  - id: bv\n    type: barnevern\n    name: Felles\n    levels: [niva-1]\n"}, ()),
    "meeting": ({"content/arenas/to.nb.md": page("title: To\nkind: system"), "content/arenas.yml": "arenas:\n  - id: mote\n    type: to\n    name: Felles\n    levels: [niva-1]\n"}, ()),
    "group": ({"content/groups/alle.nb.md": page("title: Alle")}, (("content/guide.yml", "levels:\n", "groups:\n  - id: alle\n    levels: [niva-0, niva-1]\nlevels:\n"),)),
    "text for a service": ({"content/steps/undring.barnevern.nb.md": page("summary: For barnevernet.")}, ()),
}  # fmt: skip


def _errors(world) -> list[str]:
    return [str(finding) for finding in world.check().findings if finding.is_error]


def _change(world, changes) -> None:
    for path, old, new in changes:
        if old:
            world.change(path, old, new)
        else:
            world.write(path, (world.root / path).read_text(encoding="utf-8") + new)


def test_the_municipalities_are_right_to_begin_with(workspace):
    assert _errors(workspace(MUNICIPALITIES)) == []


@pytest.mark.parametrize("kind", ADDITIONS)
def test_what_the_shared_content_gains_is_no_error_for_anyone(workspace, kind):
    files, changes = ADDITIONS[kind]
    world = workspace({**MUNICIPALITIES, **files})
    _change(world, changes)

    assert _errors(world) == []


def test_what_the_shared_content_gains_can_be_built(workspace, tmp_path):
    """All of it at once, as after a year of releases."""
    files = {path: text for added, _ in ADDITIONS.values() for path, text in added.items()}
    files |= ADDITIONS["level"][0]
    world = workspace({**MUNICIPALITIES, **files}).with_theme()
    for name in ("level", "term", "service", "group"):
        _change(world, ADDITIONS[name][1])

    checked = world.build(tmp_path / "site")

    assert [str(finding) for finding in checked.findings if finding.is_error] == []
    assert (tmp_path / "site/tre-faser/fase-1/oppdag/index.html").is_file()


@pytest.mark.usefixtures("shared_store")
def test_the_shipped_municipalities_take_additions_too(project, tmp_path):
    for folder in ("content", "tools", "municipalities", "theme_overrides"):
        shutil.copytree(project / folder, tmp_path / folder)
    for name in "tool law service arena case theme article role measure unit".split():
        for path, text in ADDITIONS[name][0].items():
            here = text.replace("felles-plan", "felles-forstaelse").replace("[barnets-beste]", "[]")
            (tmp_path / path).write_text(here, encoding="utf-8")

    assert [str(finding) for finding in read(tmp_path).findings if finding.is_error] == []


def test_a_shared_tool_that_no_step_here_uses_is_not_shown(workspace):
    world = workspace(MUNICIPALITIES)

    assert "undringsnotat" in world.guide("testkommune").documents["tool"]
    assert "undringsnotat" not in world.guide("egen").documents["tool"]


def test_a_step_that_is_new_in_the_shared_skeleton_is_not_lost_by_an_order_of_ones_own(workspace):
    files, changes = ADDITIONS["step"]
    world = workspace({**MUNICIPALITIES, **files})
    _change(world, changes)

    level = world.guide("naer").common.levels[1]
    assert [step.id for step in level.steps] == ["ny", "evaluer"]
    assert any(
        "guide-changes.yml:4:12: advarsel LAG02" in str(finding) and "«ny»" in str(finding)
        for finding in world.check().findings
    )
