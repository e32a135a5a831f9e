"""What is local, with before and after in the words of people, whose it rests on, and when."""

# ruff: noqa: E501 - small worlds read best as they stand in their files

import datetime as dt

from tests.conftest import MUNICIPALITY

from veileder.authoring import accept as accepting
from veileder.authoring.accept import accept
from veileder.sites import Planner

_HOME = "municipalities/testkommune"


def _page(made):
    plan = Planner(made.with_theme().root).pages(made.guide())
    return next(page for page in plan.pages if page.path == "lokalt/").data


def test_a_changed_step_tells_what_it_had_and_has_by_their_titles(workspace):
    change = "steps:\n  - step: undring\n    based_on: new\n    role: stafettholder\n    hide:\n      tools: [undringsnotat]\n"
    (found,) = _page(workspace({f"{_HOME}/guide-changes.yml": change})).changes
    told = {part.label: (part.before, part.after) for part in found.parts}
    assert told == {
        "Hvem som gjør det": ("Ansatt", "Stafettholder"),
        "Verktøy": ("Undringsnotat", None),
    }
    assert (found.title, found.based) == ("Når du undrer deg", "Bygger på den felles veilederen")


def test_an_adapted_text_tells_paragraphs_taken_out_and_put_in(workspace):
    world = {
        "content/articles/om.nb.md": "---\ntitle: Om\n---\nFørste.\n\nAndre **ord**.\n\nTredje.\n",
        f"{_HOME}/articles/om.nb.md": "---\nbased_on: new\n---\nFørste.\n\nVårt <b>.\n\nTredje.\n",
    }
    (found,) = _page(workspace(world)).changes
    (part,) = found.parts
    assert [(p.kind, p.text) for p in part.passages] == [("out", "Andre ord."), ("in", "Vårt <b>.")]


def test_it_says_when_somebody_last_compared_until_the_text_is_compared_again(
    workspace, monkeypatch
):
    monkeypatch.setattr(accepting, "today", lambda: dt.date(2026, 11, 2))
    made = workspace({f"{_HOME}/steps/undring.nb.md": "---\nbased_on: new\nsummary: Vårt.\n---\n"})
    assert _page(made).changes[0].compared is None

    accept(made.root, [made.root / _HOME])
    assert _page(made).changes[0].compared == "2. november 2026"
    assert [f for f in made.check().findings if f.is_error] == []

    monkeypatch.setattr(accepting, "today", lambda: dt.date(2026, 12, 3))
    accept(made.root, [made.root / _HOME])
    assert _page(made).changes[0].compared == "2. november 2026"  # nothing new to compare
    made.change("content/steps/undring.nb.md", "title: Når", "title: Straks")
    accept(made.root, [made.root / _HOME])
    assert _page(made).changes[0].compared == "3. desember 2026"


def test_names_baton_words_and_what_is_hidden_stand_there(workspace):
    settings = (
        "names:\n  role/stafettholder: Kontaktperson\nbaton:\n  - {level: niva-1, role: ansatt}\n"
        "interface:\n  front_heading: Hva ser du?\nhide: [tool/undringsnotat]\n"
    )
    page = _page(workspace({f"{_HOME}/municipality.yml": MUNICIPALITY + settings}))
    told = {one.title: [(p.label, p.before, p.after) for p in one.parts] for one in page.choices}
    assert told["Lokale navn"] == [("Rolle", "Stafettholder", "Kontaktperson")]
    assert told["Hvem som holder stafettpinnen"] == [("Samarbeid", "Stafettholder", "Ansatt")]
    ((_, before, after),) = told["Egne ord på knapper og overskrifter"]
    assert (before, after) == ("Hva er du bekymret for?", "Hva ser du?")
    assert page.hidden == ("Undringsnotat",)


def test_a_name_of_what_is_not_there_is_no_name_that_is_added(workspace):
    settings = f"{MUNICIPALITY}names:\n  tool/borte: Notatet\n"

    assert _page(workspace({f"{_HOME}/municipality.yml": settings})).choices == ()


def test_an_own_text_is_made_here_and_rests_on_nothing(workspace):
    (found,) = _page(
        workspace({f"{_HOME}/articles/vi.nb.md": "---\ntitle: Vi\n---\nTekst.\n"})
    ).changes
    assert (found.title, found.based, found.parts) == ("Vi", None, ())


_SERVICE = "services:\n  - id: vakt\n    type: barnevern\n    name: {}\n"
_TABLES = {
    f"{_HOME}/municipality.yml": 'name: Testkommune\nnumber: "9901"\nlanguage: nb\nregion: dalen\n'
    "systems:\n  - {tool: undringsnotat, name: Loggen}\n",
    "municipalities/dalen/region.yml": "name: Dalen\nlanguage: nb\n",
    "municipalities/dalen/services.yml": _SERVICE.format("Vakta")
    + "  - id: felles\n    type: barnevern\n    name: Barnevernet i Dalen\n",
    "municipalities/nabo/municipality.yml": 'name: Nabo\nnumber: "9902"\nlanguage: nb\n',
    "municipalities/nabo/services.yml": "services:\n  - id: natt\n    type: barnevern\n    name: Nattvakta\n",
    f"{_HOME}/services.yml": "borrow:\n  - {service: natt, owner: nabo}\n"
    + _SERVICE.format("Vår vakt")
    + "    based_on: new\n",
    f"{_HOME}/measures.yml": "measures:\n  - {id: kurs, name: Kurs, description: Et kurs.}\n",
    f"{_HOME}/terms.yml": "terms:\n  - id: vakt\n    nb: {term: Vakt, definition: Den som svarer.}\n    nn: {term: Vakt, definition: Den som svarar.}\n",
    f"{_HOME}/words.yml": "words:\n  - leads_to: [tool/undringsnotat]\n    nb: [lappen, notatet]\n",
    f"{_HOME}/year.yml": "holidays:\n  - id: jul\n    name: juleferien\n    periods:\n      - {first: 2026-12-21, last: 2027-01-01}\n",
}


def _groups(made):
    return {
        group.title: [(one.title, one.note) for one in group.entries]
        for group in _page(made).groups
    }


def test_what_stands_in_the_tables_here_is_listed_by_titles_and_empty_groups_are_not(
    workspace, monkeypatch
):
    monkeypatch.setattr(accepting, "today", lambda: dt.date(2026, 11, 2))
    made = workspace(_TABLES)
    assert _groups(made) == {
        "Tjenester": [
            ("Barnevernet i Dalen", "Dalen"),
            ("Nattvakta", "Lånt av Nabo"),
            ("Vår vakt", "Bygger på Dalen"),
        ],
        "Tiltak": [("Kurs", None)],
        "Systemer": [("Loggen (Undringsnotat)", None)],
        "Ordliste": [("Vakt", None)],
        "Årshjul": [("Juleferien", None)],
        "Ord i søket": [("lappen, notatet", None)],
    }
    hrefs = {one.title: one.href for group in _page(made).groups for one in group.entries}
    assert hrefs["Vår vakt"] == hrefs["Nattvakta"] == "../tjenester/barnevern/"
    assert hrefs["Kurs"] == "../tiltak/kurs/" and hrefs["Vakt"] == "../ordliste/#ord_vakt"

    accept(made.root, [made.root / _HOME])
    assert ("Vår vakt", "Bygger på Dalen, sist sammenlignet 2. november 2026") in _groups(made)[
        "Tjenester"
    ]


def test_where_nothing_stands_in_tables_there_is_no_group(workspace):
    assert _page(workspace()).groups == ()


def test_on_a_list_of_several_pages_the_groups_lead_on_from_the_last(workspace):
    added = "\n\n".join(
        f"Avsnitt {number} som er vårt eget, og som sier noe." for number in range(900)
    )
    long = {
        f"content/articles/om-{number}.nb.md": f"---\ntitle: Om {number}\n---\nFørste.\n"
        for number in range(3)
    } | {
        f"{_HOME}/articles/om-{number}.nb.md": f"---\nbased_on: new\n---\nFørste.\n\n{added}\n"
        for number in range(3)
    }
    made = workspace(_TABLES | long).with_theme()
    plan = Planner(made.root).pages(made.guide())
    *others, last = (one for one in plan.pages if one.path.startswith("lokalt/"))

    assert others and not any(one.data.groups for one in others)
    hrefs = {one.title: one.href for group in last.data.groups for one in group.entries}
    assert hrefs["Kurs"] == "../../tiltak/kurs/"
