"""Our own stylesheets and scripts without what only their readers need."""

import re
from pathlib import Path

_GAP = r"(?>\s|/\*.*?\*/)"  # space and comments
_CSS = re.compile(
    rf"""
    ( "(?:\\.|[^"\\])*" | '(?:\\.|[^'\\])*' | url\([^"')]*\) | :[ ](?=[;}}]) )  # stays as it is
    | (?:{_GAP}|;)* (\}}) {_GAP}*
    | {_GAP}* ([{{;,>]) {_GAP}*
    | (:) {_GAP}+
    | ({_GAP}+)
    """,
    re.DOTALL | re.VERBOSE,
)
_JS_COMMENT = re.compile(r"^[ \t]*(?://.*|/\*(?s:.*?)\*/[ \t]*)$", re.MULTILINE)


def compact_files(output: Path) -> None:
    """Rewrite the stylesheets and scripts that are ours, in place. Material's are small already."""
    for path in sorted((output / "stylesheets").glob("*.css")):
        path.write_text(compact_css(path.read_text(encoding="utf-8")), encoding="utf-8")
    for path in sorted((output / "javascripts").glob("*.js")):
        path.write_text(compact_js(path.read_text(encoding="utf-8")), encoding="utf-8")


def compact_css(text: str) -> str:
    """Return a stylesheet without comments and spare space; what is in quotes stays as it is."""
    return _CSS.sub(lambda found: " " if found[5] else found[found.lastindex or 0], text).strip()


def compact_js(text: str) -> str:
    """Return a script without lines that are only comments, and without indentation.

    Line ends stay, so that no statement changes; it must have no template text over several lines.
    """
    lines = (line.strip() for line in _JS_COMMENT.sub("", text).splitlines())
    return "".join(f"{line}\n" for line in lines if line)
