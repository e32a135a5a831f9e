"""The table of a review is opened in a spreadsheet: nothing in it may be reckoned there."""

from types import SimpleNamespace as Some

import pytest

from veileder.authoring.review.answers import COLUMNS, _cells, table


@pytest.mark.parametrize(
    "said",
    ["=cmd|'/C calc'!A1", "+1+cmd", "-2+3", "@SUM(1)", " =1", "|x", '=HYPERLINK("x")', "Leder"],
)
def test_a_cell_is_text_and_is_read_back_as_it_was(said):
    sheet = Some(ref="tool/a", key=Some(variant=None), fingerprint="1", document=Some(title=said))
    kit = Some(function=Some(responsible=said, kind="fag"), sheets=[sheet])

    row = table(kit, said).splitlines()[1]

    assert (";'" in row or ";\"'" in row) is (said != "Leder")
    assert not any(cell.lstrip('" ').startswith(tuple("=+-@|")) for cell in row.split(";"))
    read = _cells({**dict.fromkeys(COLUMNS, ""), "by": f"'{said}" if said != "Leder" else said})
    assert read["by"] == said
