"""How and when a service is reached."""

from typing import Literal, Self

from pydantic import model_validator

from veileder.model.base import Clock, Date, Email, Part, Phone, Url
from veileder.model.both import Label, Line
from veileder.model.declaring import fact
from veileder.model.readers import refusal


class Contact(Part):
    """How to reach a function, never a private person."""

    function: Label = fact(
        "Funksjon", "Funksjonen, for eksempel «Leder» eller «Vakttelefon».", example="Vakttelefon"
    )
    phone: Phone | None = fact(
        "Telefon", "Telefonnummer, bare sifre.", example="00000004", default=None
    )
    email: Email | None = fact(
        "E-post", "E-post til en felles postkasse.", example="helsestasjon@example.no", default=None
    )
    url: Url | None = fact(
        "Nettside",
        "Nettside eller skjema på nett.",
        example="https://eksempel.example.no",
        default=None,
    )


class Hours(Part):
    """When a service can be reached."""

    days: Literal[
        "mon-fri", "mon", "tue", "wed", "thu", "fri", "sat", "sun", "sat-sun", "every-day"
    ] = fact("Dager", "Dagene tiden gjelder.", in_form="")
    opens: Clock = fact("Åpner", "Åpner, som 08:00.", in_form="", example="08:00")
    closes: Clock = fact(
        "Stenger",
        "Stenger, som 15:30. Før åpningstiden betyr neste dag, som 22:00–06:00.",
        in_form="Et klokkeslett før åpningstiden betyr neste dag, som 22:00–06:00.",
        example="15:30",
    )

    @model_validator(mode="after")
    def _has_a_length(self) -> Self:
        if self.opens == self.closes:
            said = f"Åpner og stenger er begge {self.opens}. Er det døgnåpent, skriv 00:00 og 24:00"
            raise refusal(said)
        return self


class OtherHours(Part):
    """Days when a service is closed, or can be reached at other times than usual."""

    first: Date = fact(
        "Første dag", "Dagen det gjelder, eller den første av flere.", example="2026-12-24"
    )
    last: Date | None = fact(
        "Siste dag", "Tom når det bare er én dag.", example="2027-01-01", default=None
    )
    opens: Clock | None = fact(
        "Åpner", "Tom når det er stengt hele dagen.", example="10:00", default=None
    )
    closes: Clock | None = fact(
        "Stenger", "Tom når det er stengt hele dagen.", example="14:00", default=None
    )
    why: Line | None = fact(
        "Anledning", "Kort, som ansatte kjenner det igjen.", example="Romjulen", default=None
    )

    @model_validator(mode="after")
    def _is_in_order(self) -> Self:
        if self.last and self.last < self.first:
            raise refusal("Den siste dagen er før den første. Bytt dem, eller rett året")
        if (self.opens is None) != (self.closes is None):
            said = "Bare det ene klokkeslettet er med. Skriv begge, eller ingen når det er stengt"
            raise refusal(said)
        if self.opens is not None and self.opens == self.closes:
            said = f"Åpner og stenger er begge {self.opens}. Er det stengt, la begge stå tomme"
            raise refusal(said)
        return self
