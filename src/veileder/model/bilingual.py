"""The tables whose entries say a thing in both målformer, side by side: words, national numbers."""

from veileder.model.base import Date, Flag, Id, Language, Line, Markdown, Part, Ref, fact


class TermText(Part):
    """One term in one language."""

    term: Line = fact("Ordet.")
    definition: Markdown = fact("Hva det betyr, kort.")
    translated_from: str | None = fact(
        "Fingeravtrykk av teksten det er oversatt fra.", default=None
    )


class Term(Part):
    """A word and what it means."""

    id: Id = fact("Id.")
    nb: TermText | None = fact("Bokmål.", default=None)
    nn: TermText | None = fact("Nynorsk.", default=None)
    aliases: tuple[Line, ...] = fact(
        "Forkortelser, hverdagsord og eldre navn i begge målformer.", default=()
    )
    see: tuple[Ref, ...] = fact("Sider som sier mer.", default=())
    confused_with: tuple[Id, ...] = fact("Ord det forveksles med.", default=())

    def text(self, language: Language) -> TermText | None:
        """Return what it says in ``language``, or in the other where that is unwritten."""
        text: TermText | None = getattr(self, language, None)
        return text or self.nb or self.nn


class Terms(Part):
    """The glossary: ``terms.yml``."""

    terms: tuple[Term, ...] = fact("Ordene.", default=())


class HelplineText(Part):
    """What a national number is for, in one language."""

    name: Line = fact("Navn på tjenesten.")
    help: Line = fact("Når du ringer dit.")
    hours: Line | None = fact("Når den svarer.", default=None)


class Helpline(Part):
    """A national number."""

    id: Id = fact("Id.")
    phone: Line = fact("Nummeret, bare sifre.")
    emergency: Flag = fact("Om nummeret står i akuttregelen på hver side.", default=False)
    service: Id | None = fact(
        "Tjenestetypen nummeret gjelder i hele landet. Dit trengs ikke noe lokalt nummer.",
        default=None,
    )
    nb: HelplineText = fact("Bokmål.")
    nn: HelplineText = fact("Nynorsk.")
    url: Line | None = fact("Nettsted.", default=None)
    source: Line = fact("Hvor nummeret er hentet fra.")
    checked: Date | None = fact("Dagen nummeret ble kontrollert mot kilden.", default=None)
    confirmed: Flag = fact("false når nummeret ikke er kontrollert hos eieren.", default=False)

    def text(self, language: Language) -> HelplineText:
        """Return what it is for, in the language of a site."""
        text: HelplineText = getattr(self, language, self.nb)
        return text


class Helplines(Part):
    """The national numbers: ``helplines.yml``."""

    helplines: tuple[Helpline, ...] = fact("Numrene.", default=())
