"""What a phone fetches to search a very large municipality: 470 measures and 170 tools.

    python3 benchmarks/large.py [--measures 470] [--tools 170] [--folder DIR]

Makes ``municipalities/eksempel`` that large, of sentences and headings that stand in the content
already, in a new mix each time, so that the words are those of the field and as many as there.
Its ids are made of the titles, as ``edit`` makes them.
Prints the gzipped size of what its search fetches. ``--folder`` keeps what was made.
"""

import argparse
import gzip
import random
import re
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from textwrap import indent

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))

import yaml
from many import make_root, municipality

from veileder.checked import read
from veileder.editing.forms import id_for
from veileder.pages.plan import SitePlan
from veileder.resolving.guide import Guide
from veileder.search import indexes
from veileder.sites import plan_all

ID = municipality(1)
MEASURES, TOOLS = 470, 170
_STEP_TOOLS = "[undringsnotat"  # where the guide names the tools of its first step
_OFFERS = """
    Kurs, Samtalegruppe, Foreldregruppe, Veiledning, Hjemmebesøk, Fritidstilbud, Kveldskafé,
    Leirtilbud, Lavterskeltilbud, Støttesamtaler, Temakveld, Treffpunkt, Oppfølging,
    Nettkurs, Mestringsgruppe, Besøksordning, Turgruppe, Leksehjelp, Ressursteam, Drøftingsmøte
""".replace("\n", " ").split(",")
_PAPERS = """
    Samtaleguide, Sjekkliste, Kartlegging, Skjema, Rutine, Observasjon, Plan, Veiledningsark,
    Møtemal, Refleksjonskort
""".replace("\n", " ").split(",")
_WHO = """
    for foresatte, for ungdom, i barnehagen, på barneskolen, på ungdomsskolen, for gravide,
    for søsken, for fosterforeldre, for nyankomne, for ansatte, på helsestasjonen, på fritiden
""".replace("\n", " ").split(",")
_NAMES = """
    Perleporten Brua Fyrlykta Kompasset Trappa Fotfeste Rotnett Pusterommet Medvind Tråden Ankeret
    Nøkkelen
""".split()
_LONGEST = 80  # letters of a title
_KINDS = ("form", "checklist", "guide", "scale", "template")


class Writer:
    """Writes what could have stood there, of what does; always the same."""

    def __init__(self, root: Path) -> None:
        self._random, self._called = random.Random(1), set[str]()
        bodies = [_body(path) for path in sorted(root.glob("content/**/*.nb.md"))]
        plain = (line for body in bodies for line in body.split("\n") if line[:1].isalpha())
        lines = [line for line in plain if not re.search(r"[\[{|<:*_]", line)]
        self._sentences = [
            one for line in lines for one in re.findall(r"[A-ZÆØÅ][^.!?]{30,140}\.", line)
        ]
        headings = (re.findall(r"^#+ ([^{\[\n]+)$", body, re.MULTILINE) for body in bodies)
        self._headings = sorted({one for found in headings for one in found})
        themes = sorted((root / "content" / "themes").glob("*.nb.md"))
        self._themes = [_title(path) for path in themes]

    def pick(self, options: list[str] | tuple[str, ...]) -> str:
        """Return one of some."""
        return self._random.choice(options).strip()

    def title(self, kinds: list[str]) -> str:
        """Return what an offer or a paper could be called; every third has a name of its own."""
        own = f"{self.pick(_NAMES)}: " if len(self._called) % 3 == 0 else ""
        theme = self.pick(self._themes)
        said = f"{own}{self.pick(kinds)} om {theme[0].lower()}{theme[1:]} {self.pick(_WHO)}"
        if said in self._called or len(said) > _LONGEST:
            return self.title(kinds)
        self._called.add(said)
        return said

    def say(self, sentences: int) -> str:
        """Return a paragraph."""
        return " ".join(self._random.sample(self._sentences, sentences))

    def measures(self, amount: int) -> Iterator[dict[str, object]]:
        """Yield what stands of each measure in ``measures.yml``."""
        for n in range(amount):
            name = self.title(_OFFERS)
            yield {
                "id": id_for(name),
                "name": name,
                "description": self.say(2)[:290],
                "target": [self.pick(("child", "youth", "parents", "staff"))],
                "ages": {"from_age": n % 12, "to_age": n % 12 + 6},
                "themes": [self.pick(self._themes)],
                "levels": [f"niva-{n % 3}"],
            }

    def tool(self) -> tuple[str, str]:
        """Return the id of a tool, and what stands in its file."""
        parts = (f"## {self.pick(self._headings)}\n\n{self.say(4)}\n" for _ in range(4))
        front = {
            "title": self.title(_PAPERS),
            "summary": self.say(1),
            "kind": self.pick(_KINDS),
            "when": self.say(1),
        }
        text = f"---\n{yaml.safe_dump(front, allow_unicode=True)}---\n\n{''.join(parts)}"
        return id_for(front["title"]), text


def make_large(folder: Path, measures: int, tools: int) -> Path:
    """Write the municipality, and the content it stands on, into ``folder``."""
    root = make_root(folder, 1)
    writer = Writer(root)
    path = root / "municipalities" / ID / "measures.yml"
    more = yaml.safe_dump(list(writer.measures(measures)), allow_unicode=True, sort_keys=False)
    path.write_text(f"{path.read_text('utf-8')}\n{indent(more, '  ')}", encoding="utf-8")
    more_tools = dict(writer.tool() for _ in range(tools))
    assert len(more_tools) == tools, "two titles gave one id"
    for id, text in more_tools.items():
        (root / "tools" / f"{id}.nb.md").write_text(text, encoding="utf-8")
    guide = root / "content" / "guide.yml"
    names = ",\n          ".join(more_tools)
    text = guide.read_text("utf-8").replace(_STEP_TOOLS, f"[{names}, {_STEP_TOOLS[1:]}", 1)
    guide.write_text(text, encoding="utf-8")
    return root


def plan_large(
    folder: Path, measures: int = MEASURES, tools: int = TOOLS
) -> tuple[SitePlan, Guide]:
    """Return the plan and the guide of the municipality, made in ``folder``."""
    root = make_large(folder, measures, tools)
    checked = read(root, [ID])
    assert ID in checked.guides, [str(one) for one in checked.findings if one.is_error][:5]
    plan = next(plan for plan in plan_all(root, checked) if plan.id == ID)
    return plan, checked.guides[ID]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--measures", type=int, default=MEASURES)
    parser.add_argument("--tools", type=int, default=TOOLS)
    parser.add_argument("--folder", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as spare:
        plan, guide = plan_large(options.folder or Path(spare), options.measures, options.tools)
        print(f"{len(plan.pages)} pages, gzipped:")
        for path, content in indexes(plan, guide).items():
            print(f"  {path} {len(gzip.compress(content.encode(), 9)) / 1000:.1f} kB")


def _body(path: Path) -> str:
    return path.read_text(encoding="utf-8").split("\n---\n", 1)[1]


def _title(path: Path) -> str:
    return re.search(r"^title: (.+)$", path.read_text("utf-8"), re.MULTILINE)[1].strip("\"' ")


if __name__ == "__main__":
    main()
