"""The facts of the tables: services, measures, meetings, national numbers, words and consent."""

from collections.abc import Iterator, Mapping

from veileder.facts.rows import TEXT, TITLE, Fact, Names, contacts_of, hashed, listed, stated
from veileder.model import formats
from veileder.model.base import Part
from veileder.model.entries import Arena, Service
from veileder.model.lending import Agreement
from veileder.model.measures import Measure
from veileder.model.reaching import OtherHours

_SERVICE = ("name", "contacts", "hours", "holidays", "eves", "other_hours", "address", "form")
_MEASURE = ("name", "ages", "service", "consent", "duration", "url", "levels")
_ARENA = ("name", "contacts", "frequency", "participants", "levels", "service_types")
Values = Mapping[str, str | None]


def facts_of_entries(names: Names) -> Iterator[Fact]:
    """Yield the facts of all tables."""
    guide = names.guide
    for service in guide.services:
        agreed = {"agreement": _agreement(service.agreement)}
        yield from stated(f"unit/{service.value.id}", _service(names, service.value) | agreed)
    for measure in guide.measures:
        yield from stated(f"measure/{measure.value.id}", _measure(names, measure.value))
    for arena in guide.arenas:
        yield from stated(f"meeting/{arena.value.id}", _arena(names, arena.value))
    yield from _bilingual(names)


def _service(names: Names, service: Service) -> dict[str, str | None]:
    words, other = names.strings, [_other(one) for one in service.other_hours]
    hours = [
        f"{words['days_' + one.days.replace('-', '_')]} {formats.clock(one.opens, one.closes)}"
        for one in service.hours
    ]
    return {
        TITLE: service.name,
        **contacts_of(service.contacts),
        "hours": ", ".join(hours),
        "holidays": words[f"holidays_{service.holidays}"] if service.holidays else None,
        "eves": words[f"eves_{service.eves}"] if service.eves else None,
        **listed("other_hours", {str(n): said for n, said in enumerate(other, start=1)}),
        "address": service.address,
        "form": service.form,
        TEXT: _rest(service, _SERVICE),
    }


def _agreement(agreed: Agreement | None) -> str | None:
    if agreed is None:
        return None
    held = "–".join(formats.date(one) if one else "" for one in (agreed.since, agreed.until))
    return f"{agreed.title} ({held})" if held != "–" else agreed.title


def _rest(entry: Part, told: tuple[str, ...]) -> str:
    return hashed(entry, (*told, "id", "type"))


def _other(hours: OtherHours) -> str:
    days = formats.days(hours.first, hours.last or hours.first)
    clock = formats.clock(hours.opens, hours.closes) if hours.opens and hours.closes else "–"
    return f"{days}: {clock}"


def _measure(names: Names, measure: Measure) -> Values:
    ages = measure.ages
    return {
        TITLE: measure.name,
        "service": names.of(f"unit/{measure.service}") if measure.service else None,
        "ages": formats.ages(f"{ages.from_age}-{ages.to_age}") if ages else None,
        "duration": measure.duration,
        "consent": None if measure.consent is None else "ja" if measure.consent else "nei",
        "url": measure.url,
        **listed("levels", names.all("level", measure.levels)),
        TEXT: _rest(measure, _MEASURE),
    }


def _arena(names: Names, arena: Arena) -> Values:
    return {
        TITLE: arena.name,
        **contacts_of(arena.contacts),
        "frequency": arena.frequency,
        "participants": arena.participants,
        **listed("levels", names.all("level", arena.levels)),
        **listed("services", names.all("service", arena.service_types)),
        TEXT: _rest(arena, _ARENA),
    }


def _bilingual(names: Names) -> Iterator[Fact]:
    """Yield the facts of what stands in both målformer, in that of the site."""
    guide, language = names.guide, names.guide.language
    for line in guide.helplines:
        said = line.text(language)
        phone = formats.phone(line.phone).replace("\xa0", " ")
        values = {TITLE: said.name, "phone": phone, "hours": said.hours, TEXT: said.help}
        yield from stated(f"helpline/{line.id}", values)
    for term in guide.terms:
        if word := term.text(language):
            yield from stated(f"term/{term.id}", {TITLE: word.term, TEXT: hashed(word)})
    for answer in guide.answers:
        if asked := answer.text(language):
            values = {TITLE: asked.question, TEXT: hashed(asked, ["choices"])}
            yield from stated(f"answer/{answer.id}", values)
    yield from _consents(names)


def _consents(names: Names) -> Iterator[Fact]:
    guide, language = names.guide, names.guide.language
    matters = {matter.id: matter.name(language) for matter in guide.matters}
    for row in guide.consents:
        text = row.text(language)
        since = f"{row.since}–" if row.since else ""
        ages = f" ({since or '–'}{row.until or ''})" if row.since or row.until else ""
        if text:
            values = {
                TITLE: f"{matters.get(row.matter, row.matter)}{ages}",
                "decides": text.decides,
                "told": text.told,
                **listed("laws", names.all("law", row.laws)),
                TEXT: hashed(text, ["decides", "told"]),
            }
            yield from stated(f"consent/{row.id}", values)
