"""Whatever the check passes, builds: with every name that the layout uses given to something else.

``VEILEDER_WORLDS=200`` tries that many worlds, new ones each time; the suite tries a few, the same.
"""

# ruff: noqa: E501 - small worlds read best as they stand in their files

import os
import re
import shutil
from pathlib import Path

from hypothesis import HealthCheck, Phase, event, given, settings
from hypothesis import strategies as st

from veileder.model.base import ID_PATTERN
from veileder.pipeline import build
from veileder.resolving.addresses import FIXED_PAGES, FIXED_PATHS

_T = "municipalities/testkommune"
_THEME = Path(__file__).resolve().parents[1] / "theme_overrides"
_TRIES = int(os.environ.get("VEILEDER_WORLDS", "0"))
_TEMPLATES = [p.read_text(encoding="utf-8") for p in _THEME.rglob("*.html")]


def page(fields, body=""):
    """Return a Markdown file with ``fields`` between the lines and ``body`` below them."""
    return f"---\n{fields.strip()}\n---\n{body}"


# Every id of the layout, every path, and what a web server or MkDocs may take for its own.
_LAYOUT = {id for text in _TEMPLATES for id in re.findall(r'\bid="([^"{}]+)"', text)}
_ODD = {
    "404", "index", "readme", "assets", "images", "javascripts", "stylesheets", "search", "felles",
    "sitemap", "worker", "templates", "felt-1-a", "a-hjelp", "nivaa-1", "1", "x", "nb", "ar", "del",
    "ord", "rad", "con", "page", "front",
}  # fmt: skip
_NAMES = sorted(
    name
    for name in _LAYOUT | FIXED_PATHS | set(FIXED_PAGES) | _ODD
    if re.fullmatch(ID_PATTERN, name)
)
_ID = st.sampled_from(_NAMES)
_FREE = st.sampled_from(sorted(set(_NAMES) - FIXED_PATHS))  # where a level may stand
_WORDS = st.sampled_from(
    [
        *_NAMES,
        "Når er det nok?",
        "حين",
        "1. Råd",
        "a & b",
        "100 % sikker",
        "Ring 112",
        "C#",
        "…",
        "del_rad",
    ]
)
_SECTIONS = ("gjor", "hvem", "verktoy", "si", "frist", "utfall", "kontakt")
_REF = st.sampled_from(
    [f"step/{step}#{place}" for step in ("undring", "evaluer") for place in _SECTIONS]
    + ["article/om-oss", "service/barnevern", "tool/undringsnotat", "term/undring", "page/search"]
)


@st.composite
def _body(draw):
    """Return a text with headings and links to places that may or may not be there."""
    headings = draw(st.lists(_WORDS, max_size=3))
    text = [f"## {heading}\n\nTekst." for heading in headings]
    text += [f"[her]({ref})" for ref in draw(st.lists(_REF, max_size=2))]
    return "\n\n".join([*text, "Ring 116 117, eller skriv til post@example.no."])


@st.composite
def worlds(draw):
    """Return the changes that make a small world with taken names everywhere."""
    ids = draw(st.lists(_ID, min_size=11, max_size=11, unique=True))
    article, tool, role, law, case, unit, second, term, measure, arena, kind = ids
    level = draw(st.one_of(_FREE, _FREE, _FREE, _ID).filter(lambda id: id not in ids))
    body, title = _body(), _WORDS.map(lambda word: f'"{word} {article}"')
    fields = "\n".join(
        f"      - {{id: {id}, type: {t}, label: L, help: H, columns: [A]}}"
        for id, t in zip(ids[:4], ("text", "table", "long-text", "date"), strict=True)
    )
    more = f"\nquestions: ['## {draw(_WORDS)}', '# {draw(_WORDS)}']\nsummary: '{draw(_WORDS)}'\noutcomes: {{{term}: Avslutt}}"
    variants = draw(st.sampled_from(["", f"variants: [{kind}]\n", "variants: [barnevern]\n"]))
    new_level = f"  - id: {level}\n    baton: ansatt\n    steps:\n      - id: {second}\n        role: ansatt\n        outcomes: [{{id: {term}, to: close}}]\n"
    files = {
        f"{_T}/municipality.yml": f'name: "{draw(_WORDS)}"\nnumber: "9901"\nlanguage: {draw(st.sampled_from(["nb", "nn"]))}\n{variants}',
        f"{_T}/articles/{article}.nb.md": page(f"title: {draw(title)}\nsection: about", draw(body)),
        f"{_T}/articles/om-oss.nb.md": page("title: Om oss\nsection: practice", draw(body)),
        f"{_T}/roles/{role}.nb.md": page(f"title: Rolle {role}", draw(body)),
        f"{_T}/laws/{law}.nb.md": page(f"title: Lov {law}\nact_name: Lov", draw(body)),
        f"{_T}/cases/{case}.nb.md": page(f"title: Sak {case}\nsteps: [undring]", draw(body)),
        f"{_T}/services/{kind}.nb.md": page(f"title: Tjeneste {kind}\nexpect: |\n  ## {draw(_WORDS)}", draw(body)),
        f"{_T}/arenas/{arena}.nb.md": page(f"title: Møte {arena}\nkind: discussion", draw(body)),
        f"{_T}/tools/{tool}.nb.md": page(f"title: Skjema {tool}\nkind: form\nform:\n  - heading: A\n    fields:\n{fields}", draw(body)),
        f"{_T}/services.yml": f"services:\n  - {{id: {unit}, type: barnevern, name: En}}\n  - {{id: {second}, type: barnevern, name: To, purpose: '## {draw(_WORDS)}'}}\n",
        f"{_T}/terms.yml": f"terms:\n  - id: {term}\n    nb: {{term: Ordet, definition: '{draw(_WORDS)}'}}\n",
        f"{_T}/measures.yml": f"measures:\n  - {{id: {measure}, name: Tiltaket, service: {unit}, description: '## {draw(_WORDS)}'}}\n",
        f"{_T}/arenas.yml": f"arenas:\n  - {{id: {arena}, type: {arena}, name: Møtet}}\n",
    }  # fmt: skip
    return files, new_level, more, second, level, tool


def _grown(world, level, step, tool, more, new_level):
    """Let the municipality have a skeleton of its own, with one level and one tool more."""
    guide = (world.root / "content/guide.yml").read_text(encoding="utf-8")
    last = "        role: stafettholder\n        outcomes"
    guide = guide.replace(last, last.replace("\n", f"\n        tools: [{tool}]\n", 1), 1)
    guide = guide.replace("to: close", f"to: level/{level}", 1)
    world.write(f"{_T}/guide.yml", guide + new_level)
    world.write(f"{_T}/levels/{level}.nb.md", page(f"title: Nivå {level}", f"## {level}"))
    world.write(f"{_T}/steps/{step}.nb.md", page(f"title: Steg {step}{more}", f"## {step}"))


@settings(
    max_examples=_TRIES or 5,
    derandomize=not _TRIES,
    phases=[Phase.generate],  # a world as it is says enough, and each takes a second
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
@given(drawn=worlds())
def test_what_the_check_passes_is_built(shared_workspace, drawn):
    files, new_level, more, step, level, tool = drawn
    world = shared_workspace(files).with_theme()
    _grown(world, level, step, tool, more, new_level)
    errors = [str(f) for f in world.check().findings if f.is_error]

    after = build(world.root, world.root / "site")

    event("built" if not errors else "refused")
    assert [str(f) for f in after.findings if f.is_error] == errors
    assert (world.root / "site/testkommune/index.html").exists() == (not errors)
    shutil.rmtree(world.root)
