"""Where the meaning of a word comes from."""

from veileder.checked import read
from veileder.sites import plan_all

_SOURCES = """    sources:
      - {title: Loven om undring, url: "https://lov.example.no", checked: 2026-01-02}
"""
_TERMS = f"""terms:
  - id: undring
    nb: {{term: Undring, definition: Du lurer.}}
    nn: {{term: Undring, definition: Du undrast.}}
{_SOURCES}  - id: aning
    nb: {{term: Aning, definition: Mindre enn undring.}}
    nn: {{term: Aning, definition: Mindre enn undring.}}
{_SOURCES}  - id: uro
    nb: {{term: Uro, definition: Mer enn undring.}}
    nn: {{term: Uro, definition: Meir enn undring.}}
    see: [article/om-uro]
{_SOURCES}"""
_ARTICLE = """---
title: Om uro
section: about
sources:
  - {title: Loven, url: "https://lov.example.no", read: copy}
---
"""
_NYNORSK = 'name: Testkommune\nnumber: "9901"\nlanguage: nn\n'


def test_a_source_is_named_once_and_not_where_the_page_of_the_word_has_it(workspace):
    world = workspace(
        {"content/terms.yml": _TERMS, "content/articles/om-uro.nb.md": _ARTICLE}
    ).with_theme()
    plan = next(one for one in plan_all(world.root, read(world.root)) if one.id)
    page = next(one for one in plan.pages if one.path == "ordliste/")

    (cited,) = page.data.cited

    assert [(word.title, word.href) for word in cited.words] == [
        ("Aning", "#ord_aning"),
        ("Undring", "#ord_undring"),
    ]
    assert (cited.source.title, cited.source.checked) == ("Loven om undring", "2. januar 2026")


def test_a_source_in_the_other_malform_says_what_it_is_written_in(workspace):
    nn = "---\ntitle: Om uro\nsection: about\ntranslated_from: new\n---\n"
    world = workspace(
        {
            "municipalities/testkommune/municipality.yml": _NYNORSK,
            "content/articles/om-uro.nb.md": _ARTICLE,
            "content/articles/om-uro.nn.md": nn,
        }
    ).with_theme()
    plan = next(one for one in plan_all(world.root, read(world.root)) if one.id)
    page = next(one for one in plan.pages if one.path == "om/om-uro/")

    (source,) = page.data.provenance.sources

    assert (source.title, source.language) == ("Loven", "nb")
    assert source.read == "vi las ein kopi av opne data frå Lovdata"
