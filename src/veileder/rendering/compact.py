"""Our own stylesheets and scripts without what only their readers need."""

import re
from pathlib import Path

_CSS_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_CSS_SPACE = re.compile(r"\s*([{};,])\s*")


def compact_files(output: Path) -> None:
    """Rewrite the stylesheets and scripts that are ours, in place. Material's are small already."""
    for path in sorted((output / "stylesheets").glob("*.css")):
        path.write_text(compact_css(path.read_text(encoding="utf-8")), encoding="utf-8")
    for path in sorted((output / "javascripts").glob("*.js")):
        path.write_text(compact_js(path.read_text(encoding="utf-8")), encoding="utf-8")


def compact_css(text: str) -> str:
    """Return a stylesheet without comments and spare space. It must have no ``;`` in strings."""
    return _CSS_SPACE.sub(r"\1", _CSS_COMMENT.sub("", text)).replace(";}", "}").strip() + "\n"


def compact_js(text: str) -> str:
    """Return a script without lines that are only comments, and without indentation.

    Line ends stay, so that no statement changes; it must have no template text over several lines.
    """
    lines = (line.strip() for line in text.splitlines())
    return "".join(f"{line}\n" for line in lines if line and not line.startswith("//"))
