"""The files of all kits, and the file that their answers become."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from veileder.authoring.review.answers import Answer, answers, faults, table, with_rows
from veileder.authoring.review.kit import Kit, kits, laws_of
from veileder.authoring.review.paper import paper
from veileder.checked import UnknownMunicipality
from veileder.faults import Refusal
from veileder.findings import told
from veileder.model.base import SITE_LANGUAGES, Language
from veileder.model.municipality import Municipality
from veileder.model.reviewing import Reviews
from veileder.reading.layers import Layer, Library
from veileder.reading.library import load
from veileder.reading.yaml.reader import read_yaml
from veileder.resolving.bare import NOBODY, bare_library
from veileder.resolving.guide import Guide
from veileder.resolving.resolve import resolve


@dataclass(frozen=True, slots=True)
class Desk:
    """Whose texts are gone through: the shared ones, or as a region or municipality has them."""

    guide: Guide
    layers: Sequence[Layer]
    name: str

    @property
    def organisation(self) -> str:
        """Where those who go through them belong, as far as that is known."""
        return self.name if self.layers[-1].settings else ""

    @property
    def path(self) -> str:
        """The file that its reviews stand in."""
        return f"{self.layers[-1].folder}/reviews.yml"


def desk(root: Path, id: str | None) -> Desk:
    """Return what is gone through: of ``id``, or the shared texts. Raises Refusal."""
    library = load(root, [id] if id else [])
    if id is not None and id not in library.layers:
        raise UnknownMunicipality(id)
    settings = library.layers[id].settings if id else None
    if id and settings is None:
        raise Refusal(f"Filen om «{id}» kan ikke leses. Kjør: python3 build.py check {id}")
    layers = library.stack(id) if id else [library.shared]
    name = settings.name if settings else "fellesinnholdet"
    return Desk(_guide(library, id), layers, name)


def _guide(library: Library, id: str | None) -> Guide:
    if id and isinstance(library.layers[id].settings, Municipality):
        return resolve(library, id).value
    return resolve(bare_library(library, id), NOBODY).value


def files(desk: Desk, only: str | None, day: dt.date) -> Iterator[tuple[Kit, dict[str, str]]]:
    """Yield each kit with its files by name; ``only`` is the one profession. Raises Refusal."""
    made = [kit for kit in kits(desk.guide, desk.layers) if only in (None, kit.function.id)]
    if not made:
        known = ", ".join(kit.function.id for kit in kits(desk.guide, desk.layers))
        raise Refusal(f"Det finnes ikke noe fag «{only}». Velg ett av: {known}.")
    laws = laws_of(desk.guide)
    for kit in made:
        name = f"gjennomgang-{kit.function.id}"
        html = paper(kit, desk.name, day, _language(desk.guide), laws, f"{name}.csv")
        yield kit, {f"{name}.html": html, f"{name}.csv": table(kit, desk.organisation)}


def _language(guide: Guide) -> Language:
    return guide.language if guide.language in SITE_LANGUAGES else Language.NB


def taken(desk: Desk, text: str, old: str) -> tuple[str, list[Answer]]:
    """Return what reviews.yml becomes, and the answers that ask for a change. Raises Refusal."""
    given = answers(text)
    wrong = list(faults(given, desk.layers, desk.guide.language))
    if wrong:
        raise Refusal("Ingenting er skrevet.\n  " + "\n  ".join(wrong))
    return added(desk, given, old), [answer for answer in given if not answer.is_ok]


def added(desk: Desk, given: Sequence[Answer], old: str) -> str:
    """Return what reviews.yml becomes with answers that nothing is wrong with. Raises Refusal."""
    new = with_rows(old, given)
    if _count(new) != _count(old) + sum(answer.is_ok for answer in given):
        raise Refusal(f"{desk.path} er skrevet på en annen måte enn vanlig. Legg inn radene selv.")
    return new


def _count(text: str) -> int:
    located = told(read_yaml(text, "reviews.yml")).value if text.strip() else None
    rows = located.data.get(next(iter(Reviews.model_fields))) if located else None
    return len(rows) if isinstance(rows, list) else 0
