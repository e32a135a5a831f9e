"""A provision of law, and what it says word for word."""

from typing import Annotated

from veileder.model.base import Date, Document, Flag, Id, Label, Language, Line, Markdown, Part, Url
from veileder.model.declaring import Leads, fact, unsaid, words


class Quote(Part):
    """What the law says, word for word, as somebody has read it."""

    section: Line = fact("Paragraf", "Paragrafen ordene står i, som § 13-2.")
    language: Language = fact("Målform", "Målformen loven er skrevet i.")
    words: tuple[Line, ...] = fact(
        "Ordene",
        "Lovens ord slik de står, ett punkt for hvert ledd og hver bokstav. […] der noe mangler.",
        min_length=1,
    )
    url: Url = fact("Lest i", "Adressen til det ordene er lest i.")
    checked: Date = fact("Lest", "Dagen ordene ble lest.")


class Law(Document):
    """One provision of law: ``laws/<id>.<language>.md``."""

    act: Annotated[Line, Leads("act")] | None = fact(
        "Lovens id hos Lovdata",
        "Lovens id hos Lovdata, som 2021-06-18-97.",
        in_form="Datoen og nummeret i adressen hos Lovdata, som 2021-06-18-97.",
        default=None,
    )
    section: Line | None = fact(
        "Paragraf", "Paragraf, kapittel eller artikkel, som § 13-2.", default=None
    )
    in_force: Date | None = fact("I kraft fra", "Dagen bestemmelsen trådte i kraft.", default=None)
    superseded_by: tuple[Id, ...] = fact(
        "Erstattet av", "Bestemmelsen(e) som gjelder nå i stedet.", to="law", default=()
    )
    checked: Date | None = fact(
        "Kontrollert", "Dagen noen sist kontrollerte mot loven.", default=None
    )
    confirmed: Flag = fact(
        "Kontrollert mot loven", "Om innholdet er kontrollert mot loven.", default=False
    )
    quote: Quote | None = fact(
        "Lovens ord",
        "Hva loven sier, ord for ord. Bare det noen har lest.",
        default=None,
        exclude_if=unsaid,
    )
    act_name: Label = words("Lovens korte navn", "Lovens korte navn.")
    who_has_duty: Markdown | None = words(
        "Hvem den gjelder", "Hvem plikten eller retten gjelder.", default=None
    )
