"""The counties by the two digits that their municipalities' numbers begin with.

As Statistics Norway has them from 2024 (the standard for counties, Klass 104).
"""

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


def is_invented(number: str) -> bool:
    """Whether no municipality can have this number: it is of one that is made up."""
    return number.startswith(_NOBODYS)


def county_of(number: str) -> str | None:
    """Return the name of the county of the municipality with this number; None if it is none."""
    return COUNTIES.get(number[:2])
