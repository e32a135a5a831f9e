"""Our own stylesheets and scripts without what only their readers need."""

import re

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


def compact_css(text: str) -> str:
    """Return a stylesheet without comments and spare space; what is in quotes stays as it is."""
    return _CSS.sub(lambda found: " " if found[5] else found[found.lastindex or 0], text).strip()


def compact_js(text: str) -> str:
    """Return a script without lines that are only comments, and without indentation.

    Line ends stay, so that no statement changes; it must have no template text over several lines.
    """
    lines = (line.strip() for line in _JS_COMMENT.sub("", text).splitlines())
    return "".join(f"{line}\n" for line in lines if line)
