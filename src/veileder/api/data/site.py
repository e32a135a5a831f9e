"""``index.json``: which site it is, what may be done with it, and where the other files are."""

import datetime as dt

from veileder.api.data.parts import ApiPart, Published, said


class DataFile(ApiPart):
    """A file of data, and what describes it."""

    href: str = said("Adressen til filen, sett fra denne filen.")
    schema_href: str = said("Adressen til JSON Schema for den.")


class Files(ApiPart):
    """The files of data."""

    structure: DataFile = said("Nivåer, steg, frister og veier ut.")
    contacts: DataFile = said("Akuttregelen, tjenester, møter og nasjonale telefoner.")
    tools: DataFile = said("Verktøyene.")


class Licence(ApiPart):
    """What may be done with the texts."""

    shared: str = said("SPDX-navnet på lisensen til fellesmalens tekster (der local er null).")
    copyright: str = said("Det som må følge med fellesmalens tekster.")
    local: str | None = said(
        "Lisensen til kommunens egne tekster. null: kommunen har ikke sagt noe; spør den."
    )


class Place(ApiPart):
    """A region that the municipality is in."""

    id: str = said("Mappen til regionen.")
    name: str = said("Navnet.")


class Other(ApiPart):
    """The same in the other målform."""

    language: str = said("nb eller nn.")
    href: str = said("Adressen til index.json i den målformen, sett fra denne filen.")


class Whose(ApiPart):
    """Which municipality a site is of."""

    name: str = said("Navnet på kommunen.")
    number: str | None = said("Kommunenummeret; null for en kommune som er oppdiktet.")
    county: str | None = said("Fylket.")
    invented: bool = said("Om kommunen er oppdiktet. Da er telefoner og adresser det også.")
    region: Place | None = said("Regionen kommunen er med i.")
    address: str | None = said("Adressen nettstedet er publisert på, når kommunen har skrevet den.")
    href: str = said("Forsiden, sett fra denne filen.")


class Site(Whose, Published):
    """A site, and where its data is."""

    title: str = said("Navnet på veilederen.")
    website: str | None = said("Kommunens nettsted.")
    built: dt.date = said("Dagen dette ble laget.")
    responsible: str | None = said("Funksjonen som svarer for veilederen.")
    licence: Licence = said("Hva en kan gjøre med tekstene.")
    files: Files = said("Filene.")
    other: Other | None = said("Det samme i den andre målformen.")
