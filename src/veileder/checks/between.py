"""What is only seen when municipalities are laid beside each other."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from veileder import rules
from veileder.checks.broken import Broken
from veileder.checks.contacts import OwnContact, own_contacts
from veileder.checks.use import Use, check_unused_texts, use_of
from veileder.findings import Finding, Location
from veileder.reading.layers import Library
from veileder.resolving.guide import Guide


@dataclass(frozen=True, slots=True)
class Facts:
    """What of one municipality is laid beside the others': all places as in its files."""

    id: str
    region: str | None
    number: str
    number_at: Location
    contacts: tuple[OwnContact, ...]
    use: Use


def facts_of(guide: Guide, library: Library, unread: Broken) -> Facts:
    """Return what others must know of the municipality of ``guide``."""
    settings = guide.municipality
    contacts = own_contacts(library, library.layers[guide.id])
    return Facts(
        guide.id,
        settings.region,
        settings.number,
        library.place_of(settings.at("number")),
        tuple(one._replace(at=library.place_of(one.at)) for one in contacts),
        use_of(guide, library, unread),
    )


def check_between(base: Library, all_facts: Sequence[Facts]) -> Iterator[Finding]:
    """Yield what municipalities have that only one should, and shared texts that none has."""
    yield from _same_number(all_facts)
    yield from _copies(all_facts)
    for layer in base.whole if base.is_all else ():
        mine = [f.use for f in all_facts if layer is base.shared or f.region == layer.id]
        yield from map(base.as_written, check_unused_texts(layer, mine, base))


def _same_number(all_facts: Sequence[Facts]) -> Iterator[Finding]:
    """Yield that others have the same number; each of them is told."""
    holders: dict[str, list[Facts]] = defaultdict(list)
    for facts in all_facts:
        holders[facts.number].append(facts)
    for same in holders.values():
        for facts in same if len(same) > 1 else ():
            others = ", ".join(other.id for other in same if other is not facts)
            message = f"Kommunenummer {facts.number} er også brukt av {others}"
            cure = "Sjekk nummeret, og om kontaktene i mappen er riktige."
            yield Finding(rules.MUNICIPALITY_NUMBER, facts.number_at, message, cure)


def _copies(all_facts: Sequence[Facts]) -> Iterator[Finding]:
    """Yield contacts that municipalities without a common region share: often a copied file."""
    places: dict[tuple[str, str], list[tuple[Facts, OwnContact]]] = defaultdict(list)
    for facts in all_facts:
        for contact in facts.contacts:
            places[contact.field, contact.value].append((facts, contact))
    for (_, value), held in places.items():
        for mine, contact in held:
            others = [(o, there) for o, there in held if _home(o) != _home(mine)]
            if others:
                names = ", ".join(sorted({other.id for other, _ in others}))
                message = f"«{value}» står også hos {names}"
                cure = f"Sjekk hvem nummeret eller adressen hører til. {_shared(*others[0])}"
                yield Finding(rules.MUNICIPALITY_COPY, contact.at, message, cure.strip())


def _shared(other: Facts, there: OwnContact) -> str:
    """Return how to say that an entry is shared, where the contact stands in one."""
    if not there.entry:
        return ""
    key = there.table.removesuffix("s.yml")
    return (
        f"Er den felles, og {other.id} har den: Skriv den under borrow i {there.table} "
        f"({key}: {there.entry}, owner: {other.id}) i stedet for deres egen."
    )


def _home(facts: Facts) -> str:
    return facts.region or facts.id
