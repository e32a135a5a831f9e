"""Who consents at which age, matter by matter: one table, which texts and answers quote."""

from typing import Annotated, Literal

from veileder.model.base import Age, Date, Flag, Id, Label, Language, Line, Markdown, Part
from veileder.model.declaring import Shape, fact

# What the age of the municipality says of a row: where it begins, or where it ends.
ByMunicipality = Literal["from", "until"]
# What makes it another who decides, in the order of the page.
Circumstance = Literal["disagreement", "in_care", "representative", "hidden_address"]


class MatterText(Part):
    """What a matter is called in one language."""

    name: Label = fact("Navn", "Det samtykket gjelder, kort.", in_form="")


class Matter(Part):
    """Something that somebody consents to."""

    id: Id = fact("Id", "Id.")
    nb: MatterText = fact("Bokmål", "Bokmål.")
    nn: MatterText = fact("Nynorsk", "Nynorsk.")
    words: tuple[Line, ...] = fact(
        "Ord i teksten",
        "Begynnelsen av ord som viser at en setning handler om dette, i begge målformer. Står en "
        "alder for samtykke i en slik setning, må den være en av aldrene her.",
        default=(),
    )

    def name(self, language: Language) -> str:
        """Return what it is called in ``language``."""
        text: MatterText = getattr(self, language, self.nb)
        return text.name


class ConsentText(Part):
    """One row in one language."""

    decides: Markdown = fact("Hvem sier ja", "Den eller de som bestemmer, kort.", in_form="")
    told: Markdown | None = fact(
        "Hvem får vite det", "Den eller de som skal få vite det.", default=None
    )
    sentence: Markdown | None = fact(
        "Setningen andre siterer",
        "Hele regelen i én setning, med alderen. En tekst siterer den med {consent/…} og id-en.",
        default=None,
    )
    translated_from: Annotated[str, Shape("seen")] | None = fact(
        "Oversatt fra",
        "Fingeravtrykk av teksten det er oversatt fra.",
        in_form="Når en av målformene er oversatt, må noen ha sammenlignet dem.",
        default=None,
    )


class Consent(Part):
    """Who consents to a matter, at one span of age or in one circumstance."""

    id: Id = fact("Id", "Id.")
    matter: Id = fact("Gjelder", "Id-en til det samtykket gjelder.")
    since: Age | None = fact("Fra alder", "Fra og med denne alderen, i hele år.", default=None)
    until: Age | None = fact("Til alder", "Til dagen en fyller så mange år.", default=None)
    by_municipality: ByMunicipality | None = fact(
        "Kommunens alder",
        "from når raden begynner ved alderen kommunen har satt, until når den slutter der. Uten "
        "en slik alder vises raden ikke.",
        default=None,
    )
    circumstance: Circumstance | None = fact(
        "Når",
        "disagreement når foreldrene er uenige, in_care når barnevernet har omsorgen, "
        "representative for enslige mindreårige, hidden_address ved skjult adresse.",
        default=None,
    )
    nb: ConsentText | None = fact("Bokmål", "Bokmål.", default=None)
    nn: ConsentText | None = fact("Nynorsk", "Nynorsk.", default=None)
    laws: tuple[Id, ...] = fact("Lov", "Lovbestemmelsene raden bygger på.", to="law", default=())
    checked: Date | None = fact(
        "Kontrollert", "Dagen raden ble sammenlignet med loven.", default=None
    )
    confirmed: Flag = fact(
        "Bekreftet mot loven", "Om raden er lest mot loven eller kilden.", default=True
    )

    def text(self, language: Language) -> ConsentText | None:
        """Return what it says in ``language``, or in the other where that is unwritten."""
        text: ConsentText | None = getattr(self, language, None)
        return text or self.nb or self.nn


class Consents(Part):
    """Who consents: ``consent.yml``."""

    matters: tuple[Matter, ...] = fact("Det samtykket gjelder", "Det en kan si ja til.", default=())
    consent: tuple[Consent, ...] = fact("Rader", "Radene.", in_form="", default=())
