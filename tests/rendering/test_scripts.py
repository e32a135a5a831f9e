"""A script is fetched in one piece: its parts are put in it, and those beside it stay."""

from veileder.rendering.scripts import joined


def test_parts_are_put_in_once_before_what_asks_for_them():
    files = {
        "javascripts/find.js": b'// Finds.\nimport { b } from "./find/b.js";\nb();\n',
        "javascripts/find/a.js": b"export const a = 1;\n",
        "javascripts/find/b.js": (
            b'import { a } from "./a.js";\nconst c = 2;\nexport const b = () => a + c;\n'
        ),
        "javascripts/forms.js": b'import { d } from "./fields.js";\nd();\n',
        "javascripts/fields.js": b"export const d = 1;\n",
        "images/icon.svg": b"<svg/>",
    }

    found = joined(files)

    assert found.keys() == files.keys() - {"javascripts/find/a.js", "javascripts/find/b.js"}
    assert found["javascripts/forms.js"] == files["javascripts/forms.js"]
    assert found["javascripts/find.js"].decode() == (
        '(() => {\n"use strict";\nconst a = 1;\nconst c = 2;\nconst b = () => a + c;\n'
        "// Finds.\nb();\n})();\n"
    )
