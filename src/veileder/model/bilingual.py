"""The tables whose entries say a thing in both målformer, side by side: words, national numbers."""

from typing import Annotated

from veileder.model.base import (
    Date,
    Flag,
    Id,
    Label,
    Language,
    Line,
    Markdown,
    Part,
    Phone,
    Ref,
    Source,
    Url,
)
from veileder.model.declaring import Shape, fact


class TermText(Part):
    """One term in one language."""

    term: Label = fact("Ord", "Ordet.", in_form="")
    definition: Markdown = fact("Betydning", "Hva det betyr, kort.")
    translated_from: Annotated[str, Shape("seen")] | None = fact(
        "Oversatt fra",
        "Fingeravtrykk av teksten det er oversatt fra.",
        in_form="Når en av målformene er oversatt, må noen ha sammenlignet dem.",
        default=None,
    )


class Term(Part):
    """A word and what it means."""

    id: Id = fact("Id", "Id.")
    nb: TermText | None = fact("Bokmål", "Bokmål.", default=None)
    nn: TermText | None = fact("Nynorsk", "Nynorsk.", default=None)
    aliases: tuple[Line, ...] = fact(
        "Søkeord", "Forkortelser, hverdagsord og eldre navn i begge målformer.", default=()
    )
    see: tuple[Ref, ...] = fact("Se også", "Sider som sier mer.", to="page", default=())
    confused_with: tuple[Id, ...] = fact(
        "Forveksles med", "Ord det forveksles med.", to="term", default=()
    )
    sources: tuple[Source, ...] = fact(
        "Kilder",
        "Kildene betydningen bygger på, når den ikke står i en lov under «Se også».",
        default=(),
    )

    def text(self, language: Language) -> TermText | None:
        """Return what it says in ``language``, or in the other where that is unwritten."""
        text: TermText | None = getattr(self, language, None)
        return text or self.nb or self.nn


class Terms(Part):
    """The glossary: ``terms.yml``."""

    terms: tuple[Term, ...] = fact("Ord", "Ordene.", in_form="", default=())


class HelplineText(Part):
    """What a national number is for, in one language."""

    name: Label = fact("Navn", "Navn på tjenesten.", in_form="")
    help: Line = fact("Når du ringer", "Når du ringer dit.")
    hours: Line | None = fact("Åpningstid", "Når den svarer.", default=None)


class Helpline(Part):
    """A national number."""

    id: Id = fact("Id", "Id.")
    phone: Phone = fact("Nummer", "Nummeret, bare sifre.")
    emergency: Flag = fact(
        "I akuttregelen", "Om nummeret står i akuttregelen på hver side.", default=False
    )
    service: Id | None = fact(
        "Tjenestetype",
        "Tjenestetypen nummeret gjelder i hele landet. Dit trengs ikke noe lokalt nummer.",
        to="service",
        default=None,
    )
    instead_of: tuple[Id, ...] = fact(
        "I stedet for",
        "Tjenestetypene nummeret står i stedet for så lenge det lokale nummeret mangler.",
        to="service",
        default=(),
    )
    always: Flag = fact("Døgnåpen", "Om nummeret svarer hele døgnet, alle dager.", default=False)
    nb: HelplineText = fact("Bokmål", "Bokmål.")
    nn: HelplineText = fact("Nynorsk", "Nynorsk.")
    url: Url | None = fact("Nettsted", "Nettsted.", default=None)
    source: Line = fact("Kilde", "Hvor nummeret er hentet fra.")
    checked: Date | None = fact(
        "Kontrollert", "Dagen nummeret ble kontrollert mot kilden.", default=None
    )
    confirmed: Flag = fact(
        "Kontrollert hos eieren", "Om nummeret er kontrollert hos eieren.", default=False
    )

    def text(self, language: Language) -> HelplineText:
        """Return what it is for, in the language of a site."""
        text: HelplineText = getattr(self, language, self.nb)
        return text


class Helplines(Part):
    """The national numbers: ``helplines.yml``."""

    helplines: tuple[Helpline, ...] = fact("Numre", "Numrene.", in_form="", default=())
