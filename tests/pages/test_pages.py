"""The pages of one site, as data and as HTML: names, links, batons, tools – and that all text is text."""

# ruff: noqa: E501 - small worlds read best as they stand in their files

import json
import re
from html.parser import HTMLParser

import pytest
from files_inside import WHOLE

from veileder.checked import read
from veileder.pipeline import build
from veileder.rendering.site_files import Renderer
from veileder.sites import plan_all

_T = "municipalities/testkommune"
_SETTINGS = 'name: Testkommune\nnumber: "9901"\nlanguage: nb\n'
_TOOL = "---\ntitle: {}\nkind: form\n{}---\n"


def _pages(world, id="testkommune"):
    plan = next(plan for plan in plan_all(world.root, read(world.root)) if plan.id == id)
    return {page.path: page for page in plan.pages}


@pytest.fixture
def site(workspace):
    """Return a function from changes of the tiny world to its pages by path."""

    def pages(changes=None, *edits):
        world = workspace(changes).with_theme()
        for path, old, new in edits:
            world.change(path, old, new)
        return _pages(world)

    return pages


def _settings(more):
    return {f"{_T}/municipality.yml": _SETTINGS + more}


def test_a_step_says_where_it_is_and_what_it_has(site):
    data = site()["niva-0/undring/"].data

    assert "Nivå 0" in data.position and "1 av 1" in data.position
    assert [tool.title for tool in data.tools] == ["Undringsnotat"]
    assert [(o.title, o.closes) for o in data.outcomes] == [
        ("Gå videre", False),
        ("Avslutt", True),
    ]
    assert data.outcomes[0].href == "../../niva-1/"
    assert (data.previous, data.next.href) == (None, "../../niva-1/felles-plan/")
    assert data.contacts[0].units == ()


_OWN = "services:\n  - id: vern\n    type: barnevern\n    name: Barnevernet\n{}"
_MAIL = "    contacts:\n      - function: Mottak\n        email: x@test.kommune.no\n"


@pytest.mark.parametrize(
    ("services", "shown"),
    [
        (None, [("Politiet", "112")]),
        (_OWN.format(""), [("Politiet", "112")]),
        (_OWN.format(_MAIL), [("Mottak", None)]),
    ],
    ids=["no entry", "an empty entry", "an own contact"],
)
def test_a_service_without_a_contact_here_has_its_national_number(site, services, shown):
    """And never «ikke fylt ut» where one can ring all the same."""
    line = ("content/helplines.yml", 'phone: "112"', 'phone: "112"\n    service: barnevern')

    [contact] = site({f"{_T}/services.yml": services}, line)["niva-0/undring/"].data.contacts

    [unit] = contact.units
    assert [(c.function, c.phone) for c in unit.contacts] == shown


_CLOSED = """\
services:
  - id: barnevernet
    type: barnevern
    name: Barnevernet
    hours: [{days: mon-fri, opens: "08:00", closes: "15:30"}]
    holidays: closed
    other_hours:
      - first: 2030-12-24
        why: Julaften
      - {first: 2030-12-27, last: 2030-12-30, opens: "10:00", closes: "14:00"}
"""


def test_a_service_says_when_its_hours_are_others(site):
    pages = site({f"{_T}/services.yml": _CLOSED})

    for units in (
        pages["tjenester/barnevern/"].data.units,
        pages["niva-0/undring/"].data.contacts[0].units,
    ):
        assert units[0].special_days == ("Stengt på helligdager",)
        said = [(one.days, one.clock, one.why) for one in units[0].other_hours]
        assert said == [
            ("24. desember 2030", "", "Julaften"),
            ("27.–30. desember 2030", "10.00–14.00", ""),
        ]


def test_steps_without_numbers(site):
    pages = site(None, ("content/guide.yml", "levels:\n", "numbered: false\nlevels:\n"))

    assert pages["niva-0/undring/"].data.number is None
    assert pages["niva-0/undring/"].data.position == "Nivå 0"


def test_phases_have_a_word_and_a_duration(site):
    pages = site(
        None,
        ("content/guide.yml", "levels:\n", "level_word: Fase\nstep_word: Aktivitet\nlevels:\n"),
        ("content/guide.yml", 'label: "1"\n', "label: B\n    kind: phase\n    duration: 8 weeks\n"),
    )

    level = pages["niva-1/"].data
    assert (level.name, level.duration) == ("Fase B", "8\xa0uker")
    assert "Aktivitet 1" in pages["niva-1/felles-plan/"].data.position


def test_headings_over_levels(site):
    pages = site(
        {"content/groups/tidlig.nb.md": "---\ntitle: Tidlig innsats\n---\n"},
        (
            "content/guide.yml",
            "levels:\n",
            "groups:\n  - id: tidlig\n    levels: [niva-0]\nlevels:\n",
        ),
    )

    groups = pages[""].data.groups
    assert [(g.title, [lv.id for lv in g.levels]) for g in groups] == [
        ("Tidlig innsats", ["niva-0"]),
        (None, ["niva-1"]),
    ]


def test_a_level_beyond_and_a_level_not_written_are_marked(site):
    pages = site(
        {"content/levels/ip.nb.md": "---\ntitle: IP\n---\n"},
        (
            "content/guide.yml",
            "  - id: niva-1\n",
            "  - id: ip\n    kind: beyond\n    written: false\n  - id: niva-1\n",
        ),
    )

    [group] = pages[""].data.groups
    level = next(level for level in group.levels if level.id == "ip")
    assert (level.beyond, level.written, level.steps) == (True, False, ())
    assert pages["ip/"].data.written is False


def test_the_baton_by_its_local_name_on_the_level_where_it_has_one(site):
    pages = site(
        _settings(
            "baton:\n  - level: niva-1\n    role: stafettholder\n    name: Koordinator\n    barred: [barnevern]\n"
        )
    )

    who = pages["niva-1/felles-plan/"].data.doers.role
    assert (who.name, who.same_as) == ("Koordinator", "Stafettholder")
    assert who.barred == ("Barnevern",)
    assert pages["niva-0/undring/"].data.doers.role.name == "Ansatt"


def test_a_tool_borrowed_behind_login_and_with_a_system(site):
    pages = site(
        {
            **_settings(
                "borrow:\n  - tool: logg\n    owner: nabo\nsystems:\n  - tool: logg\n    name: Systemet\n    url: https://x.example.no\n"
            ),
            f"{_T}/guide-changes.yml": "steps:\n  - step: undring\n    add:\n      tools: [logg]\n",
            "municipalities/nabo/municipality.yml": 'name: Nabo\nnumber: "9902"\nlanguage: nb\n',
            "municipalities/nabo/tools/logg.nb.md": _TOOL.format("Logg", "access: login\n"),
        }
    )

    tool = pages["verktoy/logg/"].data
    assert (tool.borrowed_from, tool.facts.login) == ("Nabo", True)
    assert (tool.system.name, tool.url) == ("Systemet", "https://x.example.no")
    assert [step.href for step in tool.steps] == ["../../niva-0/undring/"]


def test_a_hidden_tool_has_no_page_and_no_link(site):
    pages = site(
        {
            **_settings("hide: [tool/undringsnotat]\n"),
            "content/articles/om.nb.md": "---\ntitle: Om\n---\nSe [notatet](tool/undringsnotat).\n",
        }
    )

    assert "verktoy/undringsnotat/" not in pages
    assert pages["niva-0/undring/"].data.tools == ()
    assert pages["om/om/"].data.body == "<p>Se notatet.</p>"


def test_the_name_of_the_model_is_the_municipalitys_own(site):
    pages = site(
        {
            **_settings("brand:\n  short: Stafetten\n  name: Barnas stafett\n"),
            "content/articles/om.nb.md": "---\ntitle: Om\n---\n{brand} i {municipality}\n",
        }
    )

    assert pages["om/om/"].data.body == "<p>Stafetten i Testkommune</p>"
    assert "Stafetten" in pages[""].title


@pytest.mark.parametrize(
    ("target", "href", "leads_to"),
    [
        ("level/niva-2", "../../niva-2/", "Nivå 2"),
        ("role/koordinerende-enhet", "../../roller/koordinerende-enhet/", "Koordinerende enhet"),
        ("service/barnevern", "../../tjenester/barnevern/", "Barnevern"),
        ("page/emergency", "../../akutt/", "Akutt"),
    ],
)
def test_an_outcome_may_skip_a_level_or_lead_out(site, target, href, leads_to):
    pages = site(
        {
            "content/levels/niva-2.nb.md": "---\ntitle: Flere\n---\n",
            "content/roles/koordinerende-enhet.nb.md": "---\ntitle: Koordinerende enhet\n---\n",
        },
        ("content/guide.yml", "to: level/niva-1", f"to: {target}\n            within: 14 days"),
        ("content/guide.yml", "levels:\n", 'levels:\n  - id: niva-2\n    label: "2"\n'),
    )

    outcome = pages["niva-0/undring/"].data.outcomes[0]
    assert (outcome.href, outcome.leads_to, outcome.within) == (
        href,
        leads_to,
        "14\xa0dager",
    )


def test_deadlines_that_hold_in_certain_cases(site):
    pages = site(
        None,
        (
            "content/guide.yml",
            "        laws: [barnets-beste]\n",
            "        laws: [barnets-beste]\n        deadlines:\n          - id: vanlig\n            within: 5 weekdays\n            law: barnets-beste\n          - id: haster\n            within: 24 hours\n",
        ),
        (
            "content/steps/undring.nb.md",
            "outcomes:",
            "deadlines:\n  vanlig: Ellers.\n  haster: Ved fare.\noutcomes:",
        ),
    )

    deadlines = pages["niva-0/undring/"].data.deadlines
    assert [(d.within, d.text) for d in deadlines] == [
        ("5\xa0virkedager", "Ellers."),
        ("24\xa0timer", "Ved fare."),
    ]
    assert deadlines[0].law.href == "../../lov/barnets-beste/"


def test_a_variant_has_its_own_pages_tools_and_links(site):
    pages = site(
        {
            **_settings("variants: [barnevern]\n"),
            "tools/eget.nb.md": _TOOL.format("Eget", ""),
            "content/steps/undring.barnevern.nb.md": "---\nsummary: For oss.\n---\n",
        },
        (
            "content/guide.yml",
            "        tools: [undringsnotat]\n",
            "        tools: [undringsnotat]\n        variants:\n          barnevern:\n            tools: [eget]\n",
        ),
    )

    data = pages["barnevern/niva-0/undring/"].data
    assert [tool.title for tool in data.tools] == ["Eget"]
    assert data.summary == "For oss."
    assert data.next.href == "../../../barnevern/niva-1/felles-plan/"
    links = pages["barnevern/niva-0/undring/"].variants
    assert [(v.id, v.current) for v in links] == [("", False), ("barnevern", True)]
    assert pages["verktoy/eget/"].data.steps[0].only_for == "Barnevern"


def test_a_variant_without_the_step_is_linked_to_by_its_front(site):
    own = "levels:\n  - id: egen\n    written: false\n"
    pages = site(
        {
            **_settings("variants: [barnevern]\n"),
            f"{_T}/guide.barnevern.yml": own,
            f"{_T}/levels/egen.nb.md": "---\ntitle: Egen\n---\n",
        }
    )

    assert [v.href for v in pages["niva-0/undring/"].variants] == [
        "../../niva-0/undring/",
        "../../barnevern/",
    ]


def test_a_variant_whose_service_is_hidden_has_titles_without_it(site):
    pages = site(_settings("variants: [barnevern]\nhide: [service/barnevern]\n"))

    assert pages["barnevern/"].title == pages[""].title
    assert not [page.title for page in pages.values() if "None" in page.title]


def test_the_file_of_an_adapted_tool_is_found_where_it_lies(workspace):
    world = workspace(
        {
            "tools/undringsnotat.nb.md": _TOOL.format(
                "Undringsnotat", "files:\n  - file: notat.docx\n    title: Notat\n"
            ),
            "tools/notat.docx": WHOLE["docx"],
            f"{_T}/tools/undringsnotat.nb.md": "---\nsummary: Vårt.\nbased_on: new\n---\n",
        }
    ).with_theme()
    plan = next(plan for plan in plan_all(world.root, read(world.root)) if plan.id == "testkommune")

    assert [(a.source, a.path) for a in plan.attachments] == [
        ("tools/notat.docx", "verktoy/undringsnotat/notat.docx")
    ]


def test_a_site_with_every_variation_is_built_without_a_dead_link(workspace, tmp_path):
    own = "levels:\n  - id: egen\n    written: false\n"
    world = workspace(
        {
            **_settings(
                "variants: [barnevern]\nhide: [tool/undringsnotat, step/felles-plan, law/barnets-beste, term/undring]\nregion: dalen\n"
            ),
            "municipalities/dalen/region.yml": "name: Dalen\nlanguage: nn\n",
            f"{_T}/guide.barnevern.yml": own,
            f"{_T}/levels/egen.nb.md": "---\ntitle: Egen\n---\n",
        }
    ).with_theme()

    checked = build(world.root, tmp_path / "site")

    assert [str(finding) for finding in checked.findings if finding.is_error] == []
    assert (tmp_path / "site/testkommune/barnevern/egen/index.html").exists()


# Escaping -------------------------------------------------------------------------------------

PAYLOAD = "<script>window.PWN=1</script>\"'>&"
_Q = json.dumps(PAYLOAD)


def _front(*lines):
    return (
        "---\n"
        + "\n".join(lines)
        + f"\n---\n{PAYLOAD}\n\n## {PAYLOAD}\n\n- {PAYLOAD}\n\n[{PAYLOAD}](https://x.example.no)\n"
    )


def _payload_world():
    """Return a world with the payload in every field that is shown."""
    words = [f"title: {_Q}", f"summary: {_Q}", f"responsible: {_Q}", "sources:", f"  - title: {_Q}"]
    step = [
        *(
            f"{name}: {_Q}"
            for name in ("who", "child_voice", "consent", "documentation", "anonymous")
        ),
        *(
            f"{name}: [{_Q}]"
            for name in ("actions", "say_to_child", "say_to_parents", "questions", "mistakes")
        ),
    ]
    outcomes = [f"outcomes: {{videre: {_Q}, avslutt: {_Q}}}", f"outcome_help: {{videre: {_Q}}}"]
    form = ["form:", f"  - heading: {_Q}", f"    help: {_Q}", "    fields:"] + [
        f"      - {{id: f{i}, type: {kind}, label: {_Q}, help: {_Q}, options: [{_Q}], steps: [{_Q}], columns: [{_Q}]}}"
        for i, kind in enumerate(
            ("text", "long-text", "date", "choice", "choices", "scale", "table", "signature")
        )
    ]
    contact = f"[{{function: {_Q}, phone: '22334466', email: {_Q}, url: {_Q}}}]"
    unit = "".join(
        f"    {name}: {_Q}\n"
        for name in (
            "address",
            "outside_hours",
            "form",
            "for_whom",
            "purpose",
            "criteria",
            "includes",
            "excludes",
            "how_to_refer",
        )
    )
    meeting = "".join(
        f"    {name}: {_Q}\n"
        for name in ("purpose", "target", "frequency", "participants", "responsible")
    )
    role = [
        f"{name}: {_Q}"
        for name in ("plural", "legal_basis", "who_may", "from_when", "until_when", "handover")
    ]
    return {
        f"{_T}/municipality.yml": f'name: {_Q}\nnumber: "9901"\nlanguage: nb\nwebsite: {_Q}\nvariants: [barnevern]\n'
        f"brand: {{short: {_Q}, name: {_Q}}}\nnames: {{role/ansatt: {_Q}}}\nrepository: {_Q}\nresponsible: {_Q}\nabout: {_Q}\n"
        f"accessibility_statement: {_Q}\ncontacts: {contact}\nlog: {{opened_on: niva-1, note: {_Q}}}\n"
        f"systems: [{{tool: stafettlogg, name: {_Q}, note: {_Q}}}, {{tool: undringsnotat, name: {_Q}, note: {_Q}}}]\n"
        f"baton: [{{level: niva-1, role: stafettholder, name: {_Q}, note: {_Q}}}]\nregion: dalen\n",
        "municipalities/dalen/region.yml": f"name: {_Q}\nlanguage: nb\nabout: {_Q}\nwebsite: {_Q}\ncontacts: {contact}\n",
        f"{_T}/services.yml": f"services:\n  - id: bv\n    type: barnevern\n    name: {_Q}\n    contacts: {contact}\n{unit}",
        f"{_T}/arenas.yml": f"arenas:\n  - id: m\n    type: mote\n    name: {_Q}\n    contacts: {contact}\n{meeting}",
        f"{_T}/measures.yml": f"measures:\n  - id: t\n    name: {_Q}\n    description: {_Q}\n    service: bv\n    themes: [{_Q}]\n    duration: {_Q}\n    evidence: {_Q}\n    url: {_Q}\n",
        "content/arenas/mote.nb.md": _front(*words, "kind: discussion"),
        "content/articles/om.nb.md": _front(*words),
        "content/articles/om.en.md": _front(*words, "translated_from: new"),
        "content/cases/ov.nb.md": _front(*words, f"age: {_Q}", f"questions: [{_Q}]", "tools: [undringsnotat]"),
        "content/emergency.nb.md": _front(*words, f"actions: [{_Q}]", f"avoid: [{_Q}]", "services: [barnevern]"),
        "content/laws/barnets-beste.nb.md": _front(*words, f"act_name: {_Q}", f"section: {_Q}", f"who_has_duty: {_Q}"),
        "content/levels/niva-0.nb.md": _front(*words, f"purpose: {_Q}", f"moving_on: {_Q}"),
        "content/roles/ansatt.nb.md": _front(*words, *role, "compared: true", f"tasks: [{_Q}]", f"is_not: [{_Q}]"),
        "content/services/barnevern.nb.md": _front(*words, *(f"{name}: {_Q}" for name in ("for_whom", "how_to_refer", "expect", "does_not"))),
        "content/steps/undring.nb.md": _front(*words, *step, *outcomes),
        "tools/undringsnotat.nb.md": _front(*words, "kind: form", f"owner: {_Q}", f"url: {_Q}", f"audience: {_Q}", f"when: {_Q}", f"evidence: {_Q}", *form),
        "content/terms.yml": f"terms:\n  - id: u\n    aliases: [{_Q}]\n    nb: {{term: {_Q}, definition: {_Q}}}\n",
        "content/helplines.yml": f"helplines:\n  - id: p\n    phone: '112'\n    emergency: true\n    source: {_Q}\n"
        f"    nb: {{name: {_Q}, help: {_Q}, hours: {_Q}}}\n    nn: {{name: {_Q}, help: {_Q}}}\n",
    }  # fmt: skip


class _Scripts(HTMLParser):
    """Notes every script, every attribute that runs something, and all text."""

    def __init__(self) -> None:
        super().__init__()
        self.bad: list[str] = []
        self.text: list[str] = []

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if tag == "script" and not given.get("src", "").endswith(".js"):
            self.bad.append(f"<{tag} {given}>")
        self.bad += [
            name
            for name in given
            if name.startswith("on") or not name.replace("-", "").replace(":", "").isalnum()
        ]
        self.bad += [
            value for value in given.values() if value and value.lower().startswith("javascript:")
        ]

    def handle_data(self, data):
        self.text.append(data)


@pytest.fixture(scope="session")
def payload_sites(shared_workspace, renderer):
    """Every page of a world full of payloads, rendered past the checks that would refuse it."""
    world = shared_workspace(_payload_world()).with_theme()
    renderer = Renderer(world.root)
    return {
        f"{plan.id or 'top'}/{name}": page.html
        for plan in plan_all(world.root, read(world.root))
        for name, page in renderer.files(plan).pages.items()
    }


def test_nothing_that_somebody_wrote_runs(payload_sites, project):
    assert len(payload_sites) > 40
    part = (project / "theme_overrides/parts/not-found-script.html").read_text(encoding="utf-8")
    ours = part[part.index("<script>") :].strip()  # the one that stands in its page, by its hash
    for path, html in payload_sites.items():
        scripts = _Scripts()
        scripts.feed(html.replace(ours, "") if path.endswith("404.html") else html)
        assert scripts.bad == [], path


# A tag as the quick reader of finished pages knows it: values in quotes, with no sign of a tag.
_TAG = re.compile(r"</?!?[a-z][a-z0-9]*(?:\s+[^\s=\"'<>/]+(?:=\"[^\"<>]*\")?)*\s*/?>")


def test_nothing_that_somebody_wrote_looks_like_a_tag(payload_sites):
    for path, html in payload_sites.items():
        ours = re.sub(r"<(script|style)>.*?</\1>", "", html, flags=re.DOTALL)
        assert ours.count("<") == len(_TAG.findall(ours)), path


@pytest.mark.parametrize(
    "path",
    ["testkommune/index.html", "testkommune/niva-0/undring/index.html", "testkommune/verktoy/undringsnotat/index.html",
     "testkommune/akutt/index.html", "testkommune/tjenester/barnevern/index.html", "testkommune/moter/mote/index.html",
     "testkommune/tiltak/t/index.html", "testkommune/ordliste/index.html", "testkommune/om/om/en/index.html",
     "testkommune/roller/ansatt/index.html", "testkommune/lov/barnets-beste/index.html", "dalen/index.html", "top/index.html"],
)  # fmt: skip
def test_what_looks_like_code_is_shown_as_text(payload_sites, path):
    scripts = _Scripts()
    scripts.feed(payload_sites[path])

    text = "".join(scripts.text)
    assert PAYLOAD in text
    assert "&lt;script" not in text, "escaped twice"
