"""The counties by the two digits that their municipalities' numbers begin with.

As Statistics Norway has them from 2024 (the standard for counties, Klass 104).
"""

from typing import Annotated

from veileder.model.readers import pattern

COUNTIES = {
    "03": "Oslo",
    "11": "Rogaland",
    "15": "Møre og Romsdal",
    "18": "Nordland",
    "31": "Østfold",
    "32": "Akershus",
    "33": "Buskerud",
    "34": "Innlandet",
    "39": "Vestfold",
    "40": "Telemark",
    "42": "Agder",
    "46": "Vestland",
    "50": "Trøndelag",
    "55": "Troms",
    "56": "Finnmark",
}


_NOBODYS = "00"  # no county's numbers begin so
Number = Annotated[
    str, pattern(r"\d{4}", "er ikke et kommunenummer. Skriv fire sifre, for eksempel 0301")
]


def is_invented(number: str) -> bool:
    """Whether no municipality can have this number: it is of one that is made up."""
    return number.startswith(_NOBODYS)


def county_of(number: str) -> str | None:
    """Return the name of the county of the municipality with this number; None if it is none."""
    return COUNTIES.get(number[:2])
