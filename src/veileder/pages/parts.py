"""What several kinds of page show: links, people to reach, and who answers for a text.

Every part is typed, so that one sees what is HTML (``Html``, made from Markdown) and what is text,
which templates escape.
"""

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Annotated, NewType

from veileder.model import formats
from veileder.model.base import Language
from veileder.model.base import Source as WrittenSource
from veileder.model.reaching import Contact as WrittenContact
from veileder.reading.strings import Strings

# No class of its own: what a stage's front matter gives back is only letters, so templates say
# `| safe` in any case, and a test holds that they say it of this type and of nothing else.
Html = NewType("Html", str)
# Text that each municipality has its own of. Templates show it, or ask whether it is there; what
# they make of it can then be made once for all (rendering/stamps.py).
Own = Annotated[str, "own"]

_FOLDS = re.compile(r"(?<=[@._-])")  # where a mail address may go on to the next line


@dataclass(frozen=True, slots=True)
class Link:
    """A way to another page; ``reference`` is the provision, where it leads to the law."""

    title: str
    href: str
    reference: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several to choose from: what the browser knows it by, and what one reads."""

    id: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Teaser:
    """A page in a list, and what it is about."""

    title: str
    href: str
    summary: Html


@dataclass(frozen=True, slots=True)
class Point:
    """A text under a label."""

    label: str
    html: Html


@dataclass(frozen=True, slots=True)
class Phone:
    """Somebody to ring: ``phone`` is for reading, ``tel`` for dialling."""

    name: str
    phone: Own
    tel: Own


@dataclass(frozen=True, slots=True)
class Number(Phone):
    """Somebody to ring, and what they help with."""

    help: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherHours:
    """Days that differ; no ``clock`` is closed. ``last`` is as the browser knows it."""

    days: str
    clock: str
    why: str
    last: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """When a fact was last checked: the day for reading, and what the browser finds its age from.

    ``last`` is the last day that the check holds, empty where nobody has said how long it does, and
    ``then`` what to do when it no longer does.
    """

    day: str
    iso: str
    last: str
    then: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Answering(Phone):
    """A service of the acute rule, and when it answers; no ``tel`` is nobody to ring.

    ``hours``, ``special_days`` and ``other_hours`` are for reading, ``written`` is what the browser
    knows «open now» from, and ``missing`` names those whose local number the national one stands in
    for. ``checked`` is when somebody last rang. On a page in another language than the name,
    ``language`` is that of the name, and ``kind`` the word that says what it is.
    """

    function: str
    hours: tuple[str, ...]
    special_days: tuple[str, ...]
    other_hours: tuple[OtherHours, ...] = ()
    written: str
    is_national: bool
    missing: str
    checked: Checked | None = None
    language: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Phones:
    """Whom to ring when it is urgent: danger to life, the services of the rule, then advice."""

    life: tuple[Number, ...]
    others: tuple[Number, ...]
    answers: tuple[Answering, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """A way to reach a function; ``email_parts`` is the address where it may fold."""

    function: str
    phone: Own | None
    tel: Own | None
    email: Own | None
    email_parts: tuple[Own, ...]
    url: Own | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """What a text builds on, and whether somebody has compared the two.

    ``language`` is what its title is written in, where it is not that of the site, and ``read``
    says what was read where that is not the source itself.
    """

    title: str
    url: str | None
    checked: str | None
    confirmed: bool
    language: str = ""
    read: str = ""


@dataclass(frozen=True, slots=True)
class Unlost:
    """The safety lines that are here only because nothing takes them away.

    How many stand first in each list, and those that have no list and stand in a box.
    """

    actions: int = 0
    stop: int = 0
    avoid: int = 0
    say_to_child: int = 0
    mistakes: int = 0
    box: tuple[Html, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewLine:
    """That somebody has gone through a text: which way, who and when, and what it is not of."""

    label: str
    said: str
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """Who answers for a text, when it was looked at, and where it comes from.

    ``reader`` is who should look at it, where nobody has said that they answer for it.
    ``local`` is who wrote or changed it when it was not only the shared guide; if it was somebody
    else, ``drafted`` says for whom. ``unlost`` are the shared guide's lines that they left out, and
    ``other_language`` says whether it stands in the other målform. ``language`` is what all this
    is written in, on a page in another.
    """

    responsible: str | None
    reader: str | None
    reviewed: Checked | None
    reviews: tuple[ReviewLine, ...]
    next_review: str | None
    next_review_iso: str | None
    sources: tuple[Source, ...]
    local: Own | None
    drafted: Own | None
    unlost: Unlost
    other_language: bool
    language: str = ""


def contact(written: WrittenContact) -> Contact:
    """Return a contact with its number both for reading and for dialling."""
    return Contact(
        function=written.function,
        phone=formats.phone(written.phone) if written.phone else None,
        tel=formats.digits(written.phone) if written.phone else None,
        email=written.email,
        email_parts=tuple(_FOLDS.split(written.email)) if written.email else (),
        url=written.url,
    )


def source(written: WrittenSource, words: Strings, language: str = "") -> Source:
    """Return a source as it is shown; ``language`` if it is said in another than the site's."""
    return Source(
        title=written.title,
        url=written.url,
        checked=day(written.checked),
        confirmed=written.confirmed,
        language=language,
        read=words[f"read_{written.read}"] if written.read else "",
    )


def sources(written: Iterable[WrittenSource], site: Language, words: Strings) -> tuple[Source, ...]:
    """Return sources as a site in ``site`` shows them: those of the other målform as they stand."""
    return tuple(source(one, words, _other_language(one, site)) for one in written)


def _other_language(written: WrittenSource, site: Language) -> str:
    said = PurePosixPath(written.at().path).stem.rpartition(".")[2]
    return said if said in tuple(Language) and said != site else ""


def day(value: dt.date | None) -> str | None:
    """Return a date for reading, or None."""
    return formats.date(value) if value else None
