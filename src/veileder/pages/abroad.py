"""What stands around pages in languages that no site is in: those for parents and young people."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from veileder.model.base import Language
from veileder.pages.base import Page
from veileder.pages.emergencies import emergency_of
from veileder.pages.frame import Abroad, EmergencyBar, Frame, shown_words
from veileder.pages.menu import Entry
from veileder.pages.opening_hours import ALWAYS
from veileder.pages.parts import Answering, Number, Phones
from veileder.pages.phones import urgent_phones
from veileder.pages.view import View

_LTR, _END = "\u2066", "\u2069"  # what stands between them is read from left to right
_IN_ENGLISH = "in_english"  # among the words: the keys of those that are only in English
_CLOCK = re.compile(r"[0-9][0-9.:–-]*[0-9]")


def frame_abroad(
    own: Frame, view: View, english: Mapping[str, str], language: Language, pages: Iterable[Page]
) -> Frame:
    """Return the frame of pages in ``language``, from the site's ``own``.

    ``view`` has the words of the language, ``english`` those in English, and ``pages`` are those
    that are in it.
    """
    rule = emergency_of(view)
    norwegian = str(view.guide.language)
    return replace(
        own,
        t={
            **shown_words(view.strings),
            _IN_ENGLISH: " ".join(_in_english(view, english, language)),
        },
        phones=phones_abroad(urgent_phones(view, rule.value), view, language) if rule else None,
        emergency=own.emergency and _bar(own.emergency, view),
        nav=tuple(_menu(own, view, pages, norwegian)),
        footer=(),
        variants=(),
        region=None,
        abroad=Abroad(language=str(language), norwegian=norwegian),
    )


def _in_english(view: View, english: Mapping[str, str], language: Language) -> Iterator[str]:
    """Yield the keys of the words that nobody has put into the language."""
    if language is not Language.EN:
        yield from (key for key, said in english.items() if said and view.strings.get(key) == said)


def _bar(own: EmergencyBar, view: View) -> EmergencyBar:
    summary = view.strings.get("emergency_summary", own.summary)
    return replace(own, title=view.strings["emergency_button"], summary=summary)


def _menu(own: Frame, view: View, pages: Iterable[Page], norwegian: str) -> Iterator[Entry]:
    """Yield the pages in the language, and the few in Norwegian that a family may look for."""
    yield from (Entry(page.title, page.path) for page in pages)
    words = view.strings
    if own.emergency:
        yield Entry(words["page_emergency"], own.emergency.path, norwegian)
    yield Entry(words["page_helplines"], view.addresses.path("helplines"), norwegian)
    yield Entry(words["search"], own.search_path, norwegian)
    yield Entry(words["home"], "", norwegian)


def phones_abroad(own: Phones, view: View, language: Language) -> Phones:
    """Return ``own`` as those who read ``language`` need them; ``view`` has its words."""
    return Phones(
        life=tuple(_number(one, view) for one in own.life),
        others=tuple(_number(one, view) for one in own.others),
        answers=tuple(_answering(one, view, language) for one in own.answers),
    )


def _number(own: Number, view: View) -> Number:
    return replace(own, name=_name(own.tel, own.name, view))


def _answering(own: Answering, view: View, language: Language) -> Answering:
    """Return who answers, with hours in the language; a local service keeps its name.

    What it is stands before the name, since a family may not know the Norwegian word.
    """
    name = _name(own.tel, own.name, view) if own.is_national else own.name
    is_always = own.is_national and own.written == ALWAYS
    hours = (view.strings["whole_day"],) if is_always else own.hours
    if language.direction == "rtl":
        hours = tuple(_CLOCK.sub(rf"{_LTR}\g<0>{_END}", line) for line in hours)
    norwegian = "" if own.is_national else str(view.guide.language)
    known = () if own.is_national else (f"phone_{own.tel}", own.kind)
    kind = next((word for word in known if word in view.strings), "")
    return replace(own, name=name, hours=hours, language=norwegian, kind=kind)


def _name(tel: str, own: str, view: View) -> str:
    """Return what a national number is called: the words have those that families know."""
    return view.strings.get(f"phone_{tel}", own)
