"""``structure.json``: the levels and steps in order, with what a step has and where it leads."""

from veileder.api.data.parts import ApiPart, LawRef, Published, Ref, TextState, Within, said


class Deadline(ApiPart):
    """How soon something must be done in a step."""

    id: str = said("Id-en til fristen i steget.")
    within: Within = said("Hvor lang fristen er.")
    text: str | None = said("Hva som skal være gjort.")
    reply_from: Ref | None = said("Tjenesten som skal svare innen fristen; null er leseren selv.")
    when: str | None = said("Sakene den gjelder; null er alle.")
    ages: str | None = said("Alderen den gjelder, i år, som «13-18» eller «16+»; null er alle.")
    law: LawRef | None = said("Lovbestemmelsen som setter fristen.")


class Outcome(ApiPart):
    """A way out of a step."""

    id: str = said("Id-en til veien ut.")
    title: str = said("Det som står på knappen.")
    help: str | None = said("Når en velger den.")
    closes: bool = said("Om saken avsluttes her.")
    to: Ref | None = said(
        "Siden det fører til. «page/emergency» er akuttregelen. null når saken avsluttes, eller "
        "når det ikke finnes noen side for det her."
    )
    within: Within | None = said("Hvor raskt det må skje.")
    when: str | None = said("Sakene det gjelder; null er alle.")
    ages: str | None = said("Alderen det gjelder, i år; null er alle.")
    returns: Ref | None = said("Steget saken kommer tilbake til.")


class Step(ApiPart):
    """A step of a level."""

    id: str = said("Id-en til steget.")
    number: int | None = said("Nummeret på nivået; null der stegene ikke er nummerert.")
    title: str = said("Tittelen.")
    href: str = said("Adressen til siden, sett fra denne filen. Der står alt.")
    state: TextState | None = said("Hvor teksten kommer fra; null når steget ikke er skrevet.")
    summary: str | None = said("Hva steget er, i én setning eller to.")
    actions: list[str] = said("Det en gjør, i rekkefølge.")
    addition: str | None = said("Det kommunen legger til.")
    safety: list[str] = said(
        "Linjer som verner barnet, og som står først på siden. De kan ikke utelates."
    )
    role: Ref = said("Rollen som har ansvaret, med det lokale navnet.")
    together_with: list[Ref] = said("Rollene som gjør det sammen med den ansvarlige.")
    baton: Ref | None = said("Den som holder stafettpinnen, når det er en annen enn på nivået.")
    nobody_holds: bool = said("Om ingen holder stafettpinnen i steget.")
    tools: list[Ref] = said("Verktøyene i steget; mer om dem i tools.json.")
    services: list[Ref] = said("Tjenestene en kan kontakte; mer om dem i contacts.json.")
    anonymous: list[Ref] = said("Hvem en kan drøfte saken med uten navn.")
    deadlines: list[Deadline] = said("Fristene i steget.")
    outcomes: list[Outcome] = said("Veiene ut. Uten noen fører steget til det neste.")
    laws: list[LawRef] = said("Lovbestemmelsene steget bygger på.")


class Level(ApiPart):
    """A level, or a phase."""

    id: str = said("Id-en til nivået.")
    name: str | None = said("Det korte navnet, som «Nivå 1»; null når det bare har tittelen.")
    kind: str = said("level, phase (har varighet) eller beyond (etter veilederen).")
    title: str = said("Tittelen.")
    href: str = said("Adressen til siden, sett fra denne filen.")
    state: TextState | None = said("Hvor teksten kommer fra; null når nivået ikke er skrevet.")
    written: bool = said("Om nivået er skrevet.")
    summary: str | None = said("Hva nivået er.")
    duration: Within | None = said("Hvor lenge det varer.")
    baton: Ref | None = said("Den som holder stafettpinnen, med det lokale navnet.")
    nobody_holds: bool = said("Om det er sagt at ingen holder stafettpinnen her.")
    steps: list[Step] = said("Stegene i rekkefølge.")


class Variant(ApiPart):
    """The guide as those in one type of service have it, or all."""

    service: Ref | None = said("Tjenestetypen utgaven er for; null er den som er felles for alle.")
    href: str = said("Forsiden til utgaven, sett fra denne filen.")
    numbered: bool = said("Om stegene har nummer.")
    levels: list[Level] = said("Nivåene i rekkefølge.")


class Structure(Published):
    """The levels and steps of a site."""

    emergency: Ref | None = said("Akuttregelen. Vis den overalt; numrene er i contacts.json.")
    variants: list[Variant] = said("Den felles utgaven først, så de for hver type tjeneste.")
