"""Links out: where in a guide each stands, and how many of them worked."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from veileder.findings import owner_of
from veileder.model.base import Part
from veileder.reading.strings import Strings
from veileder.resolving.freshness import kind_of, urgent_services
from veileder.resolving.guide import Guide, Local
from veileder.status.marks import PART_OF_FACT, REST, Mark, placed_texts
from veileder.status.runs import LinkCount, TriedLink

_URL = re.compile(r"https?://[^\s<>\"'`|{}\\^\[\]]+", re.IGNORECASE)
_AFTER = ".,;:!?*_»…"


class Home(NamedTuple):
    """Where in a guide a link stands: the part, and the type of service it is of."""

    part: str
    service: str = ""


Homes = Mapping[str, Iterable[Home]]


def urls_in(text: str) -> Iterator[tuple[str, int]]:
    """Yield every web address in ``text``, and the number of characters before it."""
    for match in _URL.finditer(text):
        yield _trimmed(match[0]), match.start()


def homes_of(guide: Guide) -> Homes:
    """Return where in ``guide`` each address stands: once for every part that has it."""
    found: dict[str, dict[Home, None]] = {}
    for edition in guide.editions:
        for home, part in _parts(edition):
            for url, _ in urls_in(part.model_dump_json(warnings=False)):
                found.setdefault(url, {})[home] = None
    return found


def counted(links: Iterable[TriedLink], homes: Homes) -> tuple[LinkCount, ...]:
    """Return how many of ``links`` worked, in each place that has any."""
    reasons = {link.url: link.reason for link in links}
    placed = [(home, url) for url in reasons for home in homes.get(url, ())]
    whole = Counter(home for home, _ in placed)
    done = Counter(home for home, url in placed if not reasons[url])
    return tuple(
        LinkCount(part=home.part, service=home.service, done=done[home], whole=number)
        for home, number in whole.items()
    )


def dead_of(guide: Guide, links: Iterable[TriedLink], homes: Homes) -> tuple[TriedLink, ...]:
    """Return those of ``links`` that did not work and are on a page, each where it is first.

    What is borrowed stands with its owner.
    """
    entries: Sequence[Local[Any]] = (*guide.services, *guide.measures, *guide.arenas)
    owners = {"", guide.id, guide.region_id, *(local.layer for local in entries)}
    found: dict[str, TriedLink] = {}
    for link in links:
        if link.reason and link.url in homes and owner_of(link.path) in owners:
            found.setdefault(link.url, link)
    return tuple(found.values())


def reason_in_words(strings: Strings, reason: str) -> str:
    """Return why a link does not work; a reason that there are no words for, as it stands."""
    other = strings["dead_code"].replace("{code}", reason) if reason.isdigit() else reason
    return strings.get(f"dead_{reason}", other)


def kept_marks(counts: Iterable[LinkCount]) -> Iterator[Mark]:
    """Yield every link that was counted, as the other figures are."""
    for one in counts:
        for number in range(one.whole):
            yield Mark(one.part, "links", number < one.done, one.service)


def _parts(guide: Guide) -> Iterator[tuple[Home, Part]]:
    """Yield all that has words on the pages of ``guide``, with where it is."""
    for text in placed_texts(guide):
        yield Home(text.part, text.service), text.document.value
    for articles in guide.translations.values():
        yield from ((Home(REST), article.value) for article in articles.values())
    urgent = urgent_services(guide)
    for service in (local.value for local in guide.services):
        yield Home(PART_OF_FACT[kind_of(service, urgent)], service.type), service
    for page, parts in _rows(guide).items():
        yield from ((Home(page), part) for part in parts)


def _rows(guide: Guide) -> Mapping[str, Iterable[Part]]:
    """Return the rows of the tables by the page that they are on."""
    about = (guide.municipality, guide.region, *guide.consents)
    return {
        "page/measures": [local.value for local in guide.measures],
        "page/arenas": [local.value for local in guide.arenas],
        "page/helplines": guide.helplines,
        "page/answers": guide.answers,
        "page/glossary": guide.terms,
        "page/year": guide.events,
        "page/amendments": guide.amendments,
        REST: [part for part in about if part],
    }


def _trimmed(url: str) -> str:
    """Return the address without what the sentence, or Markdown, has after it."""
    while url[-1] in _AFTER or (url[-1] == ")" and url.count(")") > url.count("(")):
        url = url[:-1]
    return url
