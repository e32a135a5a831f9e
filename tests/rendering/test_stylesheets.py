"""A page waits for its sheets alone, whole."""

import re
from pathlib import Path

from veileder.rendering.stylesheets import put_together

THEME = Path(__file__).parents[2] / "theme_overrides"
_ASKED_FOR = re.compile(r"stylesheets/[\w-]+\.css")


def test_a_sheet_has_its_components_in_place_and_a_component_is_no_file_of_a_site():
    made = put_together({
        "s/all.css": b'@import "a.css";\n@import "b.css";\n.c {}\n', "s/a.css": b".a {}\n",
        "s/b.css": b'@import "a.css";\n.b {}\n', "s/alone.css": b".d {}\n", "x.js": b"1",
    })  # fmt: skip

    assert made == {
        "s/all.css": b".a {}\n.a {}\n.b {}\n.c {}\n", "s/alone.css": b".d {}\n", "x.js": b"1"
    }  # fmt: skip


def test_every_sheet_is_asked_for_by_a_page_and_every_component_by_a_sheet():
    files = {f"stylesheets/{p.name}": p.read_bytes() for p in THEME.glob("stylesheets/*.css")}
    made = put_together(files)
    asked = {n for page in THEME.glob("*.html") for n in _ASKED_FOR.findall(page.read_text())}

    assert made.keys() == asked | {"stylesheets/booklet.css"}
    assert b"@import" not in b"".join(made.values())
