"""The QR code on a print holds the address, for whoever reads it."""

import re

import pytest
import segno
from segno import consts

from veileder import kept
from veileder.pages.printing import qr_code

_ADDRESSES = [
    "https://a.no/",
    "https://eksempel.example.no/steg/undring/",
    "https://www.en-kommune-med-langt-navn.example.no/handlingsveileder/verktoy/undringsnotat/",
    "https://example.no/" + "en-lang-mappe/" * 12,
]
# What a reader takes off again: where the row and the column make this nought (ISO/IEC 18004).
_MASKS = [
    lambda i, j: (i + j) % 2,
    lambda i, _: i % 2,
    lambda _, j: j % 3,
    lambda i, j: (i + j) % 3,
    lambda i, j: (i // 2 + j // 3) % 2,
    lambda i, j: i * j % 2 + i * j % 3,
    lambda i, j: (i * j % 2 + i * j % 3) % 2,
    lambda i, j: ((i + j) % 2 + i * j % 3) % 2,
]
_DATA = {consts.TYPE_DATA_DARK, consts.TYPE_DATA_LIGHT}


def drawn(svg, border=4):
    """Return the rows of a drawn code, true where it is dark."""
    size = int(re.search(r'viewBox="0 0 (\d+)', svg)[1]) - 2 * border
    rows = [[False] * size for _ in range(size)]
    x, y = 0.0, 0.0
    for sign, numbers in re.findall(r"([Mmh])([-\d. ]+)", re.search(r' d="([^"]+)"', svg)[1]):
        first, *second = map(float, re.findall(r"-?[\d.]+", numbers))
        if sign == "h":
            for at in range(int(first)):
                rows[int(y) - border][int(x) - border + at] = True
            x += first
        else:
            x, y = (first, second[0]) if sign == "M" else (x + first, y + second[0])
    return rows


def unmasked(rows, kinds, mask):
    """Return the bits that say what a code holds, with its mask taken off."""
    return [
        rows[i][j] ^ (_MASKS[mask](i, j) == 0)
        for i, row in enumerate(kinds)
        for j, kind in enumerate(row)
        if kind in _DATA
    ]


def named_mask(rows):
    """Return the mask that a code says it has, in the bits beside the upper left square."""
    return (rows[8][2] << 2 | rows[8][3] << 1 | rows[8][4]) ^ 0b101


@pytest.mark.parametrize("address", _ADDRESSES, ids=len)
def test_a_code_holds_what_one_with_a_mask_chosen_for_it_holds(address):
    chosen = segno.make(address, error="m", micro=False)
    kinds = [list(row) for row in chosen.matrix_iter(border=0, verbose=True)]

    rows = drawn(qr_code(address))

    assert named_mask([list(map(bool, row)) for row in chosen.matrix]) == chosen.mask
    assert unmasked(rows, kinds, named_mask(rows)) == unmasked(chosen.matrix, kinds, chosen.mask)


@pytest.mark.parametrize("address", [*_ADDRESSES, "https://å.no/ærlig/", "x" * 900], ids=len)
def test_a_code_is_drawn_as_segno_draws_it(address):
    code = segno.make(address, error="m", micro=False, mask=2)

    assert qr_code(address) == code.svg_inline(svgclass=None, lineclass=None, omitsize=True)


def test_a_code_that_was_kept_is_the_same_code(tmp_path, monkeypatch):
    monkeypatch.setenv(kept.PLACE, str(tmp_path))
    address = "https://example.no/" + "kept/" * 100
    made = []
    for _ in range(2):
        with kept.keeping():
            made.append(qr_code.__wrapped__(address))
            monkeypatch.setattr(segno, "make", None)  # the next run has to remember

    assert made[0] == made[1]
