"""A file called after somebody: told at the folder around it, so that nobody reads the name."""

import pytest
from sentences import as_read_through

_T = "municipalities/testkommune"
NAMED = [
    f"{_T}/tools/Kari Nordmann.docx",
    f"{_T}/tools/logg_Ola_født_120315.PDF",
    f"{_T}/tools/sak-kari",
    f"{_T}/bekymring Kari Nordmann/notat.nb.md",
    f"{_T}/sak-kari.nb.md",
    "tools/Kari Nordmann.docx",
    "content/steps/Kari Nordmann/notat.nb.md",
    "municipalities/Kari Nordmann/municipality.yml",
]


@pytest.mark.parametrize("path", NAMED)
def test_what_is_called_after_somebody_is_told_without_the_name(workspace, path):
    report = workspace({path: "x"}).report()

    assert "Kari" not in report and "Ola" not in report
    as_read_through(path, report)
