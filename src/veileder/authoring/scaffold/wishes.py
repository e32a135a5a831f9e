"""What a new municipality is to be: the answers, from options or asked for, and judged."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal, cast, get_args

from pydantic import TypeAdapter, ValidationError

from veileder.checks.layers import TAKEN
from veileder.faults import Refusal
from veileder.markdown.markup import slug
from veileder.model.base import SITE_LANGUAGES, Id, Language
from veileder.model.counties import Number, is_invented
from veileder.model.municipality import Municipality
from veileder.reading.layers import SHARED, Library
from veileder.reading.likeness import nearest

Structure = Literal["shipped", "phases", "empty"]
Ask = Callable[[str], str]

_LONGEST_ID = 30  # ids of services are made from it
_NAME = re.compile(r"[^\W\d_]+(?:[ .,'’()/–-]+[^\W\d_]+)*[.)]?")
_LONGEST_NAME = 80
_NO_REGION = "ingen"
_LANGUAGES = {"bokmål": "nb", "bokmal": "nb", "nynorsk": "nn"}


class ScaffoldFault(Refusal):
    """The municipality can't be made. The message is for the one who ran the command."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the new municipality is to be."""

    id: str
    name: str
    number: str
    language: Language
    region: str | None
    structure: Structure


@dataclass(frozen=True, slots=True)
class _Question:
    """One thing to know: its option, how it is asked, what an answer must be, and without one."""

    option: str
    text: Callable[[Library], str]
    judge: Callable[[str, Library], str]
    default: str | None = None


def wishes_from(
    id: str,
    options: Mapping[str, str | None],
    library: Library,
    ask: Ask | None,
    command: str = "new",
) -> Wishes:
    """Return the wishes for ``municipalities/<id>``: from ``options``, and from ``ask`` otherwise.

    ``ask`` shows a text and returns what is typed; None when nobody is there to answer. A wrong
    answer is asked for again. ``command`` is what is typed before the id. Raises ScaffoldFault for
    a wrong option, and for missing ones.
    """
    _judge_id(id, library)
    answers: dict[str, Any] = {}
    missing = []
    for question in _QUESTIONS:
        given = options.get(question.option)
        if given is not None:
            answers[question.option] = question.judge(given, library)
        elif ask is not None:
            answers[question.option] = _asked(question, library, ask)
        elif question.default is not None:
            answers[question.option] = question.default
        else:
            missing.append(f"--{question.option}")
    if missing:
        raise ScaffoldFault(_missing(f"{command} {id}", missing))
    region = None if answers["region"] == _NO_REGION else answers["region"]
    language = Language(answers["language"])
    return Wishes(id, answers["name"], answers["number"], language, region, answers["structure"])


def _missing(words: str, missing: list[str]) -> str:
    named = " og ".join(filter(None, [", ".join(missing[:-1]), missing[-1]]))
    return (
        f"Dette mangler: {named}. Skriv for eksempel: "
        f'python3 build.py {words} --name "Navnet kommune" --number 1234 --language nb'
    )


def _asked(question: _Question, library: Library, ask: Ask) -> str:
    """Ask until the answer can be used."""
    text = question.text(library)
    if not text:
        return cast(str, question.default)
    said = ""
    while True:
        try:
            answer = ask(f"{said}{text}: ").strip()
        except EOFError:
            raise ScaffoldFault("Avbrutt. Ingenting er laget.") from None
        try:
            return question.judge(answer or question.default or "", library)
        except ScaffoldFault as fault:
            said = f"{fault}\n"


def _fits(kind: Any, value: str) -> bool:
    try:
        TypeAdapter(kind).validate_python(value)
    except ValidationError:
        return False
    return True


def _judge_id(id: str, library: Library) -> None:
    if not _fits(Id, id) or len(id) > _LONGEST_ID:
        raise ScaffoldFault(
            f"«{id}» kan ikke være et mappenavn. Bruk høyst {_LONGEST_ID} små bokstaver a–z, tall "
            f"og bindestrek{_suggested(id)}."
        )
    if id in TAKEN or id == SHARED:
        raise ScaffoldFault(f"«{id}» er opptatt av programmet. Velg et annet mappenavn.")
    if id in library.layers:
        raise ScaffoldFault(
            f"municipalities/{id} finnes fra før. Se den med: python3 build.py serve {id}"
        )


def _suggested(id: str) -> str:
    bare = re.sub(r"[\s-]+kommune$", "", id.strip(), flags=re.IGNORECASE)
    usable = slug(bare)[:_LONGEST_ID].strip("-")
    return f", for eksempel «{usable}»" if usable else ""


def _judge_name(name: str, _: Library) -> str:
    plain = unicodedata.normalize("NFC", " ".join(name.split()))
    if not _NAME.fullmatch(plain) or len(plain) > _LONGEST_NAME:
        raise ScaffoldFault(
            f"«{plain}» kan ikke være navnet. Skriv det med bokstaver, mellomrom og bindestrek, "
            "for eksempel Nord-Fron kommune."
        )
    return plain


def _judge_number(number: str, library: Library) -> str:
    if not _fits(Number, number) or is_invented(number):
        raise ScaffoldFault(
            f"«{number}» er ikke et kommunenummer. Det har fire sifre, for eksempel 0301. "
            "Dere finner deres hos Statistisk sentralbyrå."
        )
    for id, layer in library.layers.items():
        if isinstance(layer.settings, Municipality) and layer.settings.number == number:
            raise ScaffoldFault(
                f"Nummeret {number} er brukt av {layer.settings.name} (municipalities/{id})."
            )
    return number


def _judge_language(language: str, _: Library) -> str:
    lower = language.lower()
    code = _LANGUAGES.get(lower, lower)
    if code not in SITE_LANGUAGES:
        raise ScaffoldFault(
            f"«{language}» er ikke en målform. Skriv nb (bokmål) eller nn (nynorsk)."
        )
    return code


def _judge_region(region: str, library: Library) -> str:
    id = slug(region)
    if id in library.regions or id == _NO_REGION:
        return id
    known = ", ".join(library.regions)
    there = (
        f"Regionene er: {known}. Ellers skriv {_NO_REGION}."
        if known
        else "Det finnes ingen regioner."
    )
    raise ScaffoldFault(f"Ukjent region «{region}». {nearest(id, library.regions) or there}")


def _judge_structure(structure: str, _: Library) -> str:
    known = get_args(Structure)
    if structure.lower() not in known:
        choices = f"Velg en av: {', '.join(known)}."
        raise ScaffoldFault(
            f"«{structure}» er ikke et oppsett. {nearest(structure, known) or choices}"
        )
    return structure.lower()


def _region_text(library: Library) -> str:
    """Return the question, or nothing when there is no region to choose."""
    known = ", ".join(library.regions)
    return f"Regionen kommunen er med i ({known}). Enter betyr ingen" if known else ""


_QUESTIONS = (
    _Question("name", lambda _: "Navnet, slik det skal stå på nettstedet", _judge_name),
    _Question("number", lambda _: "Kommunenummeret, fire sifre", _judge_number),
    _Question("language", lambda _: "Målform, nb (bokmål) eller nn (nynorsk)", _judge_language),
    _Question("region", _region_text, _judge_region, _NO_REGION),
    _Question(
        "structure",
        lambda _: (
            "Oppsett: shipped (de felles nivåene), phases (tre faser) eller empty (tomt). "
            "Enter betyr shipped"
        ),
        _judge_structure,
        "shipped",
    ),
)
OPTIONS = tuple(question.option for question in _QUESTIONS)
