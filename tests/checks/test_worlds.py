"""Small worlds with something wrong, and the whole report an editor gets: it stands in ``seen.txt``.

Each name says what is shown. A world is files to put in the tiny one, and texts to change in it.
"""

# ruff: noqa: E501 - small worlds read best as they stand in their files

import pytest
from files_inside import pdf

_T = "municipalities/testkommune"
_N = "municipalities/nabo"
_GUIDE = "content/guide.yml"
_SETTINGS = 'name: Testkommune\nnumber: "9901"\nlanguage: nb\n'
_NEIGHBOUR = {f"{_N}/municipality.yml": 'name: Nabo\nnumber: "9902"\nlanguage: nb\n'}
_REGION = {
    "municipalities/dalen/region.yml": "name: Dalen\nlanguage: nb\n",
    f"{_T}/municipality.yml": f"{_SETTINGS}region: dalen\n",
}


def _doc(fields: str, body: str = "") -> str:
    return f"---\n{fields}\n---\n{body}"


def _pair(path: str, words: str, facts: str = "", body: str = "") -> dict[str, str]:
    """Return a shared text, and its translation that nobody has looked at."""
    new = f"{words}\ntranslated_from: new"
    return {
        f"content/{path}.nb.md": _doc(words + facts, body),
        f"content/{path}.nn.md": _doc(new, body),
    }


def _settings(more: str) -> dict[str, str]:
    return {f"{_T}/municipality.yml": _SETTINGS + more}


def _services(
    folder: str, *contacts: str, type: str = "barnevern", more: str = ""
) -> dict[str, str]:
    lines = "\n        ".join(contacts)
    text = f"services:\n  - id: vakt\n    type: {type}\n    name: Vakt\n    contacts:\n      - function: Vakt\n        {lines}\n{more}"
    return {f"{folder}/services.yml": text}


def _outcome(line: str) -> tuple[str, str, str]:
    """Return the edit that lets the first step have one more outcome."""
    return (
        _GUIDE,
        "to: level/niva-1",
        f"to: level/niva-1\n          - id: ut\n            to: {line}",
    )


def _step(more: str) -> tuple[str, str, str]:
    return _GUIDE, "        role: ansatt\n", f"        role: ansatt\n{more}"


_BUTTON = ("content/steps/undring.nb.md", "  avslutt:", "  ut: Ut\n  avslutt:")
_OWN_GUIDE = "levels:\n  - id: start\n    steps:\n      - id: forste\n        role: ansatt\n        outcomes:\n          - id: ferdig\n            to: close\n"
_OWN_TEXTS = {
    f"{_T}/levels/start.nb.md": _doc("title: Start"),
    f"{_T}/steps/forste.nb.md": _doc("title: Første\noutcomes:\n  ferdig: Ferdig"),
}
_HOSPITAL = "services/sykehus", "title: Sykehus"
_TERM = "  - id: plan\n    nb:\n      term: Plan\n      definition: En plan.\n"
_FORM = (
    "form:\n  - heading: Del\n    fields:\n      - id: dato\n        type: {}\n        label: Når\n"
)
_DEADLINES = "        deadlines:\n          - id: en\n            within: 1 days\n          - id: to\n            within: 2 days\n"

CONTACTS = {
    "one number at two municipalities, written in two ways": ({**_NEIGHBOUR, **_services(_T, 'phone: "+47 22 33 44 55"'), **_services(_N, 'phone: "22334455"')}, ()),
    "one address at two municipalities, in other letters": ({**_NEIGHBOUR, **_services(_T, "email: Post@test.no"), **_services(_N, "email: post@test.no")}, ()),
    "one number at three municipalities": (
        {
            **_NEIGHBOUR, **_services(_T, 'phone: "22334455"'), **_services(_N, 'phone: "22334455"'),
            "municipalities/tredje/municipality.yml": 'name: Tredje\nnumber: "9903"\nlanguage: nb\n',
            **_services("municipalities/tredje", 'phone: "22334455"'),
        }, (),
    ),
    "a short number at two municipalities is nothing": ({**_NEIGHBOUR, **_services(_T, 'phone: "116117"'), **_services(_N, 'phone: "116117"')}, ()),
    "one address of seven signs at two municipalities": ({**_NEIGHBOUR, **_services(_T, "email: a@bc.no"), **_services(_N, "email: a@bc.no")}, ()),
    "a national number at two municipalities is nothing": (
        {**_NEIGHBOUR, **_services(_T, 'phone: "22334455"'), **_services(_N, 'phone: "22334455"')},
        (("content/helplines.yml", 'phone: "112"', 'phone: "+4722334455"'),),
    ),
    "two of one region may share a number": (
        {**_REGION, f"{_N}/municipality.yml": 'name: Nabo\nnumber: "9902"\nlanguage: nb\nregion: dalen\n', **_services(_T, 'phone: "22334455"'), **_services(_N, 'phone: "22334455"')}, (),
    ),
    "what the state runs may be shared": (
        {**_NEIGHBOUR, **_pair(*_HOSPITAL, "\nsector: state"), **_services(_T, 'phone: "+4722334455"', "email: A@test.no", type="sykehus"), **_services(_N, 'phone: "+47 22334455"', "email: a@test.no", type="sykehus")}, (),
    ),
    "what municipalities run may not be shared": (
        {**_NEIGHBOUR, **_pair(*_HOSPITAL, "\nsector: municipal"), **_services(_T, 'phone: "22334455"', type="sykehus"), **_services(_N, 'phone: "22334455"', type="sykehus")}, (),
    ),
    "fields left empty are not contacts": (_services(_T, "phone:", "email:", "url:"), ()),
    "an address for a form that is nowhere": (_services(_T, "phone: 22334455", more="    form: https://localhost/skjema\n"), ()),
    "an address for a form, and of the settings": ({**_services(_T, "phone: 22334455", more="    form: skjema.no\n"), **_settings("website: http://a b.no\nrepository: git@x.no\n")}, ()),
}  # fmt: skip
FLOW = {
    "a button to what is called something else now": (
        {}, (_outcome("role/tilsett"), _BUTTON, ("content/roles/ansatt.nb.md", "title:", "former_ids: [tilsett]\ntitle:")),
    ),
    "buttons to a service, a meeting and an article that are called something else now": (
        {**_pair("arenas/mote", "title: Møte", "\nkind: system\nformer_ids: [a]"), **_pair("articles/om", "title: Om", "\nformer_ids: [b]", "Hei.\n")},
        (
            ("content/services/barnevern.nb.md", "title:", "former_ids: [c]\ntitle:"),
            (_GUIDE, "to: level/niva-1", "to: level/niva-1\n          - id: en\n            to: arena/a\n          - id: to\n            to: article/b\n          - id: tre\n            to: service/c"),
            ("content/steps/undring.nb.md", "  avslutt:", "  en: En\n  to: To\n  tre: Tre\n  avslutt:"),
        ),
    ),
    "a button to a step that is called something else now": (
        {}, (_outcome("step/plan"), _BUTTON, ("content/steps/felles-plan.nb.md", "title:", "former_ids: [plan]\ntitle:")),
    ),
    "a button to a level that is called something else now": (
        {}, (_outcome("level/en"), _BUTTON, ("content/levels/niva-1.nb.md", "title:", "former_ids: [en]\ntitle:")),
    ),
    "a button to nothing that is like anything": ({}, (_outcome("article/qqqqqq"), _BUTTON)),
    "the last step of a level leads to the next": ({}, (_outcome("next"), _BUTTON)),
    "a button without words": ({}, (_outcome("close"),)),
    "a button of ones own without words": (
        {f"{_T}/guide-changes.yml": "steps:\n  - step: felles-plan\n    based_on: new\n    outcomes:\n      - id: stopp\n        to: close\n"}, (),
    ),
    "a shared button without words, in a text whose buttons are reworded": (
        {f"{_T}/steps/undring.nb.md": _doc("based_on: new\noutcomes:\n  videre: Videre\n  avslutt: Slutt")}, (_outcome("close"),),
    ),
    "two deadlines without words": ({}, (_step(_DEADLINES),)),
    "one deadline needs no words": ({}, (_step(_DEADLINES[: _DEADLINES.index("          - id: to")]),)),
    "two deadlines, one with words": (
        {}, (_step(_DEADLINES), ("content/steps/undring.nb.md", "outcomes:", "deadlines:\n  en: Alltid.\noutcomes:")),
    ),
    "a level beyond needs no baton and one without steps leads out": (
        {**_pair("levels/ip", "title: IP")}, ((_GUIDE, "to: level/niva-1", "to: level/ip"), (_GUIDE, "  - id: niva-1", "  - id: ip\n    kind: beyond\n  - id: niva-1")),
    ),
    "a circle of steps": (
        {**_OWN_TEXTS, f"{_T}/guide.yml": _OWN_GUIDE.replace("to: close", "to: step/forste")}, (),
    ),
    "a hidden article that a button leads to": (
        {f"{_T}/articles/om.nb.md": _doc("title: Om", "Hei."), **_settings("hide: [role/ansatt, article/om]\n"), f"{_T}/guide.yml": _OWN_GUIDE.replace("to: close", "to: article/om"), **_OWN_TEXTS}, (),
    ),
    "a region hides what a button leads to": (
        {**_REGION, "municipalities/dalen/region.yml": "name: Dalen\nlanguage: nb\nhide: [service/barnevern]\n"},
        (_outcome("service/barnevern"), _BUTTON),
    ),
    "hiding the first level lets the next be first": (_settings("hide: [level/niva-0]\n"), ()),
    "hiding the only step of a level is fine": (_settings("hide: [step/undring]\n"), ()),
}  # fmt: skip
LANGUAGE = {
    "a translation alone": ({"content/roles/ansatt.nb.md": None}, ()),
    "two translations and no original": (
        {"content/roles/ansatt.nb.md": _doc("title: Ansatt\ntranslated_from: new")}, (),
    ),
    "three texts that all say they are first": (
        {"content/roles/ansatt.nn.md": _doc("title: Tilsett"), "content/roles/ansatt.en.md": _doc("title: Employee")}, (),
    ),
    "a translation that nobody has looked at": (_pair("roles/vakt", "title: Vakt"), ()),
    "a translation that lacks a field": (
        {}, (("content/roles/ansatt.nb.md", "title: Ansatt", "title: Ansatt\nsummary: Noe.\ntasks: [Se.]"),),
    ),
    "a translation into another language lacks a field": (
        {"content/roles/ansatt.en.md": _doc("title: Employee\ntranslated_from: 5f4ee34d")},
        (("content/roles/ansatt.nb.md", "title: Ansatt", "title: Ansatt\nsummary: Noe."),),
    ),
    "a word without nynorsk": ({}, (("content/terms.yml", "terms:\n", f"terms:\n{_TERM}"),)),
    "a word without bokmål": ({}, (("content/terms.yml", "terms:\n", f"terms:\n{_TERM.replace('nb:', 'nn:')}"),)),
    "a word that does not say what it was made from": (
        {}, (("content/terms.yml", "terms:\n", f"terms:\n{_TERM}{_TERM.partition(chr(10))[2].replace('nb:', 'nn:')}"),),
    ),
    "a word that has changed": ({}, (("content/terms.yml", "Den første følelsen", "Følelsen"),)),
    "a word that nobody has looked at": ({}, (("content/terms.yml", "501ddcb7", "new"),)),
    "a form with other fields": (
        {"tools/undringsnotat.nb.md": _doc("title: N\nkind: form\n" + _FORM.format("date")), "tools/undringsnotat.nn.md": _doc("title: N\n" + _FORM.format("text") + "translated_from: new")}, (),
    ),
    "a form with more to choose": (
        {"tools/undringsnotat.nb.md": _doc("title: N\nkind: form\n" + _FORM.format("choice") + "        options: [a, b]\n"), "tools/undringsnotat.nn.md": _doc("title: N\n" + _FORM.format("choice") + "        options: [a]\ntranslated_from: new")}, (),
    ),
    "a form that is the same": (
        {"tools/undringsnotat.nb.md": _doc("title: N\nkind: form\n" + _FORM.format("scale") + "        steps: [a, b]\n"), "tools/undringsnotat.nn.md": _doc("title: N\n" + _FORM.format("scale").replace("Når", "Ulikt") + "        steps: [c, d]\ntranslated_from: new")}, (),
    ),
    "words for other deadlines": (
        {}, (_step(_DEADLINES), ("content/steps/undring.nb.md", "outcomes:", "deadlines:\n  en: A.\n  to: B.\noutcomes:"), ("content/steps/undring.nn.md", "outcomes:", "deadlines:\n  en: A.\noutcomes:")),
    ),
    "help for other outcomes": (
        {}, (("content/steps/undring.nb.md", "outcomes:", "outcome_help:\n  videre: A.\noutcomes:"), ("content/steps/undring.nn.md", "outcomes:", "outcome_help:\n  avslutt: A.\noutcomes:")),
    ),
    "ones own text in the other målform": ({f"{_T}/roles/vakt.nn.md": _doc("title: Vakt")}, ()),
    "ones own text for a site that is neither": (
        {f"{_T}/municipality.yml": _SETTINGS.replace("nb", "en"), f"{_T}/roles/vakt.nb.md": _doc("title: Vakt")}, (),
    ),
    "ones own text in the other målform, where the settings cannot be read": (
        {f"{_T}/roles/vakt.nn.md": _doc("title: Vakt"), **_settings("contakts: []\n")}, (),
    ),
    "ones own text in the other målform, where the one beside it cannot be read": (
        {f"{_T}/roles/vakt.nn.md": _doc("title: Vakt"), f"{_T}/roles/vakt.nb.md": _doc("titel: Vakt")}, (),
    ),
    "a shared text where the translation cannot be read": ({"content/roles/ansatt.nn.md": _doc("titel: Tilsett\ntranslated_from: 5f4ee34d")}, ()),
    "ones own text in both": ({f"{_T}/roles/vakt.nn.md": _doc("title: Vakt"), f"{_T}/roles/vakt.nb.md": _doc("title: Vakt\ntranslated_from: new")}, ()),
}  # fmt: skip
LAYERS = {
    "a service of the region's, replaced unseen": (
        {**_REGION, **_services("municipalities/dalen", "phone: 22334455"), **_services(_T, "phone: 22334456")}, (),
    ),
    "a service of the region's, replaced but not confirmed": (
        {**_REGION, **_services("municipalities/dalen", "phone: 22334455"), **_services(_T, "phone: 22334456", more="    based_on: new\n")}, (),
    ),
    "a service that replaces nothing": ({**_REGION, **_services(_T, "phone: 22334456", more="    based_on: new\n")}, ()),
    "a region that does not exist": (_settings("region: daln\n") | {"municipalities/dalen/region.yml": "name: Dalen\nlanguage: nb\n"}, ()),
    "a region like no other": (_settings("region: qqqq\n"), ()),
    "a region that cannot be read": ({**_REGION, "municipalities/dalen/region.yml": "navn: Dalen\nlanguage: nb\n"}, ()),
    "a folder with the name of one of the site": (
        {"municipalities/sok/municipality.yml": 'name: Søk\nnumber: "9902"\nlanguage: nb\n', "municipalities/felles/region.yml": "name: Felles\nlanguage: nb\n"}, (),
    ),
    "two municipalities with one number": ({**_NEIGHBOUR, f"{_N}/municipality.yml": 'name: Nabo\nnumber: "9901"\nlanguage: nb\n'}, ()),
    "an adaptation without what it adapts": ({f"{_T}/roles/borte.nb.md": _doc("title: B\nbased_on: new")}, ()),
    "an attachment that is not there, among two": (
        {"tools/notat.pdf": pdf()}, (("tools/undringsnotat.nb.md", "kind: form", "kind: form\nfiles:\n  - file: notat.pdf\n    title: N\n  - file: borte.pdf\n    title: B"),),
    ),
    "an attachment that may not be published": (
        {}, (("tools/undringsnotat.nb.md", "kind: form", "kind: form\nfiles:\n  - file: notat.html\n    title: N"),),
    ),
}  # fmt: skip
PLACES = {
    "an edition for a service that takes the address of a page": (
        {**_REGION, "municipalities/dalen/region.yml": "name: Dalen\nlanguage: nb\nvariants: [barnevern, lov]\n", "municipalities/dalen/services/lov.nb.md": _doc("title: Lov")}, (),
    ),
    "a level of ones own with the address of a page": ({f"{_T}/guide.yml": _OWN_GUIDE.replace("start", "images"), f"{_T}/steps/forste.nb.md": _OWN_TEXTS[f"{_T}/steps/forste.nb.md"], f"{_T}/levels/images.nb.md": _doc("title: Bilder")}, ()),
    "an edition that a level of ones own is called": ({f"{_T}/guide.yml": _OWN_GUIDE.replace("start", "barnevern"), f"{_T}/steps/forste.nb.md": _OWN_TEXTS[f"{_T}/steps/forste.nb.md"], f"{_T}/levels/barnevern.nb.md": _doc("title: Nivå"), **_settings("variants: [barnevern]\n")}, ()),
    "an edition that a shared level is called": (
        {**_settings("variants: [niva-0]\n"), f"{_T}/services/niva-0.nb.md": _doc("title: Nivå")}, (),
    ),
    "a text for a step that no skeleton has": ({f"{_T}/steps/ingen.nb.md": _doc("title: Ingen"), **_NEIGHBOUR}, ()),
    "a text for a type of service that has no edition": (
        {f"{_T}/steps/undring.barnevern.nb.md": _doc("summary: For oss.\nbased_on: new")}, (),
    ),
    "a skeleton for a type of service that has no edition": (
        {f"{_T}/guide.barnevern.yml": _OWN_GUIDE, **_OWN_TEXTS}, (),
    ),
    "a shared tool without a step": (_pair("../tools/los", "title: Løs", "\nkind: form"), ()),
    "a heading over levels that no skeleton has": ({f"{_T}/groups/del.nb.md": _doc("title: Del")}, ()),
}  # fmt: skip
DATES = {
    "law that is replaced, wherever it stands": (
        {
            **_pair("laws/ny-lov", "title: Ny\nact_name: Ny"),
            f"{_T}/tools/eget.nb.md": _doc("title: Eget\nkind: form\nlaws: [ny-lov, barnets-beste]"),
            f"{_T}/services/egen.nb.md": _doc("title: Egen\nlaws: [barnets-beste]"),
            f"{_T}/guide-changes.yml": "steps:\n  - step: undring\n    add:\n      tools: [eget]\n",
        },
        (
            ("content/laws/barnets-beste.nb.md", "act_name", "superseded_by: [ny-lov]\nact_name"),
            _step("        deadlines:\n          - id: en\n            within: 1 days\n            law: barnets-beste\n"),
            ("content/emergency.nb.md", "actions:", "laws: [barnets-beste]\nactions:"),
        ),
    ),
    "what cannot have been done yet": (
        {**_services(_T, "phone: 22334455", more="    checked: 2099-01-02\n")},
        (("content/helplines.yml", "checked: 2026-01-01", "checked: 2099-01-01"), ("content/laws/barnets-beste.nb.md", "act_name", "checked: 2099-01-03\nact_name")),
    ),
    "a level that should have been looked at": ({}, (("content/levels/niva-1.nb.md", "title:", "next_review: 2020-01-01\ntitle:"),)),
    "ids that stand twice in tables": (
        {
            f"{_T}/services.yml": "services:\n  - id: a\n    type: barnevern\n    name: A\n  - id: a\n    type: barnevern\n    name: B\n",
            f"{_T}/measures.yml": "measures:\n  - id: a\n    name: A\n    description: A.\n  - id: a\n    name: B\n    description: B.\n",
            **_settings("baton:\n  - level: niva-1\n    role: ansatt\n  - level: niva-1\n    role: ansatt\nsystems:\n  - tool: undringsnotat\n    name: A\n  - tool: undringsnotat\n    name: B\n"),
        }, (),
    ),
    "ids that stand twice in a skeleton": (
        {}, (_step(_DEADLINES.replace("id: to", "id: en")), (_GUIDE, "          - id: avslutt\n            to: close\n  - id: niva-1", "          - id: videre\n            to: close\n  - id: niva-1")),
    ),
    "levels that stand twice": ({}, ((_GUIDE, "  - id: niva-1", "  - id: niva-0"),)),
    "fields of a form that stand twice": (
        {"tools/undringsnotat.nb.md": _doc("title: N\nkind: form\n" + _FORM.format("date") + "      - id: dato\n        type: text\n        label: B\n")}, (),
    ),
    "a local name that is also another's": (_settings("names:\n  role/ansatt: Stafettholder\n"), ()),
    "a title of the region's own beside a shared one": ({**_REGION, "municipalities/dalen/roles/vakt.nb.md": _doc("title: ANSATT")}, ()),
}  # fmt: skip


OWNERS = {
    "an own change that leaves a shared step without a way to it": (
        {f"{_T}/guide-changes.yml": "steps:\n  - step: undring\n    based_on: new\n    outcomes:\n      - id: avslutt\n        to: close\n"}, (),
    ),
    "a hidden step that leaves the one before it last": (_settings("hide: [term/undring, step/evaluer]\n"), ()),
    "an own baton that nobody holds": (
        {f"{_T}/guide-changes.yml": "levels:\n  - level: niva-1\n    based_on: new\n    order: [evaluer, felles-plan]\n"}, (),
    ),
    "a fault of the shared skeleton is told once, also when two have it": (_NEIGHBOUR, ((_GUIDE, "    baton: stafettholder\n", ""),)),
    "a tool of ones own that no step uses, beside one that a step uses": (
        {f"{_T}/tools/a.nb.md": _doc("title: A\nkind: form"), f"{_T}/tools/b.nb.md": _doc("title: B\nkind: form"), f"{_T}/guide-changes.yml": "steps:\n  - step: undring\n    add:\n      tools: [a]\n"}, (),
    ),
    "an adaptation of a shared tool that no step here uses": (
        {f"{_T}/tools/undringsnotat.nb.md": _doc("summary: Vår.\nbased_on: new"), f"{_T}/guide-changes.yml": "steps:\n  - step: undring\n    hide:\n      tools: [undringsnotat]\n"}, (),
    ),
    "a role of ones own that cannot be read, and is named": ({f"{_T}/roles/vakt.nb.md": _doc("titel: Vakt"), **_settings("coordination_duty: vakt\n")}, ()),
    "a role of ones own that cannot be read, and is linked to": (
        {f"{_T}/roles/vakt.nb.md": _doc("titel: Vakt"), **_settings("about: Se [vakten](role/vakt).\n")}, (),
    ),
    "ones own texts that cannot be read, and say what they are made from": (
        {f"{_T}/roles/ansatt.nb.md": _doc("titel: A\nbased_on: new"), f"{_T}/roles/ansatt.nn.md": _doc("titel: A\ntranslated_from: new")}, (),
    ),
    "ones own text that cannot be read, and does not say what it is made from": ({f"{_T}/roles/ansatt.nb.md": _doc("titel: A")}, ()),
    "an adaptation of a shared text that cannot be read": (
        {f"{_T}/articles/om.nb.md": _doc("summary: A\nbased_on: new"), "content/articles/om.nb.md": _doc("titel: A")}, (),
    ),
    "a shared text in nynorsk only": ({"content/articles/om.nn.md": _doc("title: Om", "Hei.")}, ()),
    "the emergency rule cannot be read": ({}, (("content/emergency.nb.md", "title:", "titel:"),)),
    "the emergency rule is written as a table": (
        {"content/emergency.nb.md": None, "content/emergency.nn.md": None, "content/emergency.yml": "title: Akutt\n"}, (),
    ),
    "the emergency rule cannot be read in any language": ({"content/emergency.nn.md": None}, (("content/emergency.nb.md", "title:", "titel:"),)),
    "the shared skeleton cannot be read": (
        {f"{_T}/tools/eget.nb.md": _doc("title: Eget\nkind: form"), **_settings("about: Se [steget](step/undring).\nhide: [step/borte]\n")}, ((_GUIDE, "levels:", "level:"),),
    ),
    "there is no shared skeleton": ({_GUIDE: None}, ()),
    "there is a skeleton only for one type of service": (
        {_GUIDE: None, **_settings("variants: [barnevern]\n"), f"{_T}/guide.barnevern.yml": _OWN_GUIDE, **_OWN_TEXTS}, (),
    ),
    "there is no shared skeleton, and ones own": ({_GUIDE: None, f"{_T}/guide.yml": _OWN_GUIDE, **_OWN_TEXTS}, ()),
    "tables that cannot be read": (
        {**_settings("about: Se [ordet](term/x) og [tiltaket](measure/x).\nhide: [term/x, measure/x]\n"), f"{_T}/measures.yml": "measure: []\n"}, (("content/terms.yml", "terms:", "term:"),),
    ),
    "helplines and words that stand twice": (
        {}, (("content/terms.yml", "terms:\n", "terms:\n  - id: undring\n    nb:\n      term: A\n      definition: B.\n    nn:\n      term: A\n      definition: B.\n      translated_from: new\n"), ("content/helplines.yml", "helplines:\n", "helplines:\n  - id: politi-112\n    phone: \"110\"\n    nb: {name: A, help: B.}\n    nn: {name: A, help: B.}\n    source: X\n")),
    ),
    "the same title three times, one of them shared": (
        {f"{_T}/roles/a.nb.md": _doc("title: Ansatt"), f"{_T}/roles/b.nb.md": _doc("title: ansatt")}, (),
    ),
    "two of ones own with the same title": ({f"{_T}/roles/a.nb.md": _doc("title: Vakt"), f"{_T}/roles/b.nb.md": _doc("title: vakt")}, ()),
}  # fmt: skip


def _article(body: str) -> tuple[dict[str, str], tuple[()]]:
    return {f"{_T}/articles/om.nb.md": _doc("title: Om", body)}, ()


BODIES = """
# Råd
### Råd
## A⏎⏎#### B
## A⏎⏎### B⏎⏎#### C⏎⏎## D⏎⏎###### E
A⏎===
##  Råd og  råd
   ### Råd
Et råd⏎⏎### råd
{kommune} og {Brand} og {brand}
{#id} og {.a} og {:b} og {%c} og {} og {qqqq}
![a](b.png) og⏎![c][d] og ! [e](https://a.no)
Se [a](role/ansat), [b](rolle/ansatt) og⏎[c](role/ansatt#borte)
Se [a](article/om#rad) og [b](article/om#raad).⏎⏎## Råd
Se [a](role/ansatt#utfall) og [b](role/ansatt).
Se [a](step/undring#utfall) og [b](step/undring#utfal).
Se [a](term/undring), [b](term/undrin), [c](page/emergency), [d](page/x), [e](level/niva-2).
Ring 22 22 22 2 eller 829 12 345,⏎og så 829 12 345 igjen.
Skriv til ola@gmail.com og⏎kari@gmail.com og ola@gmail.com.
01010012356 og⏎010100 12356 og 010100-12356
<b>a</b> og [b](https://localhost)
`[a](role/borte)`⏎⏎    [b](role/borte)
• En⏎• To⏎⏎Se [a] (https://a.no).
""".strip().split("\n")
FOLDERS = {
    f"a level of ones own called {name}": (
        {f"{_T}/guide.yml": _OWN_GUIDE.replace("start", name), f"{_T}/steps/forste.nb.md": _OWN_TEXTS[f"{_T}/steps/forste.nb.md"], f"{_T}/levels/{name}.nb.md": _doc("title: Start")}, (),
    )
    for name in ("assets", "javascripts", "stylesheets")
}  # fmt: skip
_MINE = f"{_T}/municipality.yml"
_BORROWED = {**_NEIGHBOUR, f"{_N}/tools/skjema.nb.md": _doc("title: Skjema\nkind: form")}
NAMES = {
    **{
        f"a folder called {name}": ({f"municipalities/{name}/municipality.yml": _NEIGHBOUR[f"{_N}/municipality.yml"]}, ())
        for name in ("assets", "felles", "images", "javascripts", "sok", "stylesheets")
    },
    "a municipality is called a region": ({**_NEIGHBOUR, **_settings("region: nabo\n")}, ()),
    "ones own text under the name of a shared one, in a region without it": ({**_REGION, f"{_T}/roles/ansatt.nb.md": _doc("title: Vår")}, ()),
    "a tool of the region's that its municipality uses": (
        {**_REGION, "municipalities/dalen/tools/eget.nb.md": _doc("title: Eget\nkind: form"), f"{_T}/guide-changes.yml": "steps:\n  - step: undring\n    add:\n      tools: [eget]\n"}, (),
    ),
    "a role is written as a table": ({"content/roles/ansatt.nb.md": None, "content/roles/ansatt.nn.md": None, "content/roles/ansatt.yml": "title: Ansatt\n"}, ()),
    "an order of steps where the settings cannot be read": (
        {f"{_T}/guide-changes.yml": "levels:\n  - level: niva-1\n    based_on: new\n    order: [evaluer]\n", **_settings("contakts: []\n")}, (),
    ),
    "a level without words is hidden": (_settings("hide: [level/ip]\n"), ((_GUIDE, "  - id: niva-1", "  - id: ip\n    kind: beyond\n  - id: niva-1"),)),
    "the words of a level cannot be read": (
        {"content/levels/niva-1.nn.md": None}, (("content/levels/niva-1.nb.md", "title:", "titel:"),),
    ),
    "a borrowed tool is hidden": (
        {**_BORROWED, _MINE: f"{_SETTINGS}hide: [tool/skjema]\nborrow:\n  - tool: skjema\n    owner: nabo\n"}, (),
    ),
    "a name for what can have none, misspelt": (_settings("names:\n  tem/undring: Uro\n"), ()),
    "a form whose fields are called something else": (
        {"tools/undringsnotat.nb.md": _doc("title: N\nkind: form\n" + _FORM.format("date")), "tools/undringsnotat.nn.md": _doc("title: N\n" + _FORM.format("date").replace("dato", "dag") + "translated_from: new")}, (),
    ),
}  # fmt: skip
TEXT = {f"an article: {body}": _article(body.replace("⏎", "\n")) for body in BODIES}
FIELDS = {
    "links and numbers in fields": (
        {f"{_T}/services/egen.nb.md": _doc("title: Egen\nfor_whom: Se [a](role/borte) og [b](service/barnevern#x).\nexpect: '{kommune}'\nhow_to_refer: |\n  Ring 829 12 345.\n\n  # Nei\n")}, (),
    ),
    "a link to what is called something else now": (
        _article("Se [a](role/medarbeider).")[0], (("content/roles/ansatt.nb.md", "title:", "former_ids: [medarbeider]\ntitle:"),),
    ),
    "a page a word points at": ({}, (("content/terms.yml", "- id: undring", "- id: undring\n    see: [role/ansatt, role/ansat, qqqq]"),)),
    "an action with a link that is not one": (
        {f"{_T}/steps/undring.nb.md": _doc("based_on: new\nactions:\n  - Se [a](b c).\n  - • Ring.\n  - 2. Skriv.\n")}, (),
    ),
    "what hides a page that is linked to": (
        {f"{_T}/articles/om.nb.md": _doc("title: Om", "Se [a](role/stafettholder)."), **_settings("hide: [role/stafettholder]\n")}, (),
    ),
    "links to tables and borrowed tools": (
        {f"{_T}/measures.yml": "measures:\n  - id: kurs\n    name: Kurs\n    description: Se [a](measure/kurs), [b](tool/skjema) og [c](measure/kur).\n", f"{_T}/municipality.yml": f"{_SETTINGS}borrow:\n  - tool: skjema\n    owner: nabo\n", **_NEIGHBOUR, f"{_N}/tools/skjema.nb.md": _doc("title: Skjema\nkind: form")}, (),
    ),
}  # fmt: skip
_LAST = "      - id: evaluer\n        role: stafettholder\n        outcomes:\n          - id: avslutt\n            to: close\n"
WORDS = {
    "everyday words that lead to all that has a name, and to what has none": (
        {
            "content/words.yml": "words:\n  - leads_to: [når du undrer deg, Grunnloven, når eg undrar meg, undre seg, felles tiltak, barnvern]\n    nb: [felles tiltak]\n    nn: [felles tiltak]\n",
        },
        (("content/roles/ansatt.nb.md", "title:", "aliases: [undre seg]\ntitle:"),),
    ),
    "words of the interface under no name, and under the name of an address": (
        _settings('interface: {"": Hei, path_tools: skjema}\n'), (),
    ),
    "consent is asked for on the second of three levels, and the log is opened on the third": (
        {
            **_pair("tools/samtykke-stafettlogg", "title: Samtykke", "\nkind: form"),
            **_pair("levels/niva-2", "title: Mer"),
            **_pair("steps/mer", "title: Mer hjelp\noutcomes: {slutt: Slutt}"),
            **_settings("log:\n  opened_on: niva-2\n"),
        },
        (
            (_GUIDE, "id: felles-plan\n", "id: felles-plan\n        tools: [samtykke-stafettlogg]\n"),
            (
                _GUIDE, _LAST,
                _LAST + "          - id: videre\n            to: level/niva-2\n  - id: niva-2\n    label: \"2\"\n    baton: stafettholder\n    steps:\n      - id: mer\n        role: stafettholder\n        outcomes: [{id: slutt, to: close}]\n",
            ),
            *((f"content/steps/evaluer.{language}.md", "  avslutt:", "  videre: Videre\n  avslutt:") for language in ("nb", "nn")),
        ),
    ),
}  # fmt: skip
WORLDS = (
    CONTACTS
    | FLOW
    | LANGUAGE
    | LAYERS
    | PLACES
    | DATES
    | OWNERS
    | FOLDERS
    | NAMES
    | TEXT
    | FIELDS
    | WORDS
)


@pytest.mark.parametrize(("name", "world"), WORLDS.items())
def test_the_report_is_what_was_read(workspace, name, world, seen):
    files, edits = world
    made = workspace(files)
    for edit in edits:
        made.change(*edit)

    seen(name, "\n".join(map(str, made.check().findings)))
