"""A new municipality, made from the annotated example."""

import re
import shutil
from pathlib import Path

from veileder.faults import Refusal
from veileder.model.base import ID_PATTERN

EXAMPLE = "eksempel"
_FIELDS = (
    "phone|email|url|form|address|website|accessibility_statement|repository|reviewed|next_review"
)
# A value on the same line, or folded on the lines below, which then are further in.
_VALUE = re.compile(
    rf"^((?P<in>[ ]*)(?P<dash>- )?({_FIELDS})):[ ][^\n]*"
    r"(\n(?P=in)(?(dash)[ ]{3,}|[ ]+)(?!#)[^\n]*)*$",
    re.MULTILINE,
)


class ScaffoldFault(Refusal):
    """The municipality can't be made. The message is for the one who ran the command."""


def new_municipality(root: Path, id: str) -> Path:
    """Make ``municipalities/<id>/`` from the example, without its contacts, and return the folder.

    Raises ScaffoldFault when the id can't be used or the folder exists.
    """
    target = root / "municipalities" / id
    if not re.fullmatch(ID_PATTERN, id):
        raise ScaffoldFault(
            f"«{id}» kan ikke være et mappenavn. Bruk små bokstaver a–z, tall og bindestrek."
        )
    if target.exists():
        raise ScaffoldFault(f"{target} finnes fra før.")
    source = root / "municipalities" / EXAMPLE
    if not source.is_dir():
        raise ScaffoldFault(f"Eksempelet {source} mangler.")
    shutil.copytree(source, target)
    for path in sorted((*target.rglob("*.yml"), *target.rglob("*.md"))):
        text = path.read_text(encoding="utf-8")
        path.write_text(_emptied(text, id), encoding="utf-8", newline="\n")
    return target


def _emptied(text: str, id: str) -> str:
    """Return the example's text without contacts, and with a name and number to fill in.

    Keys stay where they are: an empty value shows as «ikke fylt ut» and is counted in the report.
    """
    text = _VALUE.sub(r"\1:", text).replace(f"{EXAMPLE}-", f"{id}-")
    return "\n".join(_renamed(line, id.capitalize()) for line in text.split("\n"))


def _renamed(line: str, name: str) -> str:
    """Put ``name`` where the example has its own, except in the comments that explain."""
    is_comment = line.lstrip().startswith("#")
    return line if is_comment else re.sub(rf"\b{EXAMPLE.capitalize()}\b", name, line)
