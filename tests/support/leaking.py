"""Worlds where every field says which it is, and what becomes of them in all that is made."""

import gzip
import io
import itertools
import json
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from every_field import (
    FILE,
    LOCAL_TABLES,
    SHARED_TABLES,
    Filler,
    as_yaml,
    changed,
    tables,
    texts,
)

from veileder.model.kinds import TABLES

# What stands in a field: whose it is, and its number, in a form that no program changes.
_SAYS = re.compile(r"[zZ]([a-z]{2})[qQ](\d{5})[zZ]")
_WHOLE = re.compile(
    r"(?:https://)?z[a-z]{2}q\d{5}z(?:\.example\.no/?|@example\.no)?", re.IGNORECASE
)


@dataclass
class Canaries:
    """Gives each field of words a text of its own, and remembers which field it was."""

    owner: str
    places: dict[str, tuple[str, str]] = field(default_factory=dict)
    _number: Iterator[int] = field(default_factory=itertools.count)

    def say(self, where: str, shape: str) -> str:
        """Return the text of one field, in the form that its ``shape`` must have."""
        number = next(self._number)
        text = f"Z{self.owner}q{number:05}z"
        self.places[text.lower()] = where, shape
        forms = {"email": f"{text}@example.no", "url": f"https://{text}.example.no/"}
        if shape == "tel":
            text = f"2{_OWNERS.index(self.owner)}{number:06}"
            self.places[text] = where, shape
            return text
        return forms.get(shape, text)


_OWNERS = ["fe", "ea", "eb", "ec", "ed", "ra", "rb"]


def owners(texts: Iterable[str]) -> set[str]:
    """Return whose fields are seen in ``texts``."""
    return {canary[1:3] for canary in seen(texts)}


def put_in(
    value: Any, places: Mapping[str, tuple[str, str]], put: Callable[[str, str], str]
) -> Any:
    """Return resolved data with what ``put`` says, of where and which shape, in each field."""

    def instead(found: re.Match[str]) -> str:
        name = _SAYS.search(found[0])
        known = places.get(name[0].lower()) if name else None
        return put(*known) if known else found[0]

    return changed(value, lambda text: _WHOLE.sub(instead, text))


def write_base(root: Path, theme: Path) -> Canaries:
    """Write the shared content, with a canary in every field; return them."""
    canaries = Canaries("fe")
    filler = Filler(canaries.say)
    files = dict(tables(filler, "content", ["guide.yml"]))
    files |= texts(filler, "content", "tools")
    files |= tables(filler, "content", [name for name in SHARED_TABLES if name != "guide.yml"])
    write(root, files)
    (root / "tools" / FILE).write_bytes(b"%PDF-1.4\n%%EOF\n")
    for name in ("theme_overrides", "mkdocs.yml"):
        (root / name).symlink_to(theme / name)
    return canaries


def write_owner(
    root: Path,
    owner: str,
    *,
    number: str = "9901",
    language: Any = "nb",
    region: str | None = None,
    is_region: bool = False,
) -> Canaries:
    """Write all that one municipality or region can have in its folder; return its canaries."""
    canaries = Canaries(owner)
    filler = Filler(canaries.say, owner)
    folder = f"municipalities/{owner}"
    kind = "region.yml" if is_region else "municipality.yml"
    data = filler.part(TABLES[kind])
    data["language"] = "nb" if is_region else language
    if not is_region:
        data["number"] = number
        if region:
            data["region"] = region
    files = {f"{folder}/{kind}": as_yaml(data), **dict(tables(filler, folder, LOCAL_TABLES))}
    own = {
        path.replace("-1.", f"-{owner}.").replace("-2.", f"-{owner}2."): text
        for path, text in texts(filler, folder)
        if re.search(
            r"/(articles|tools|roles|services|arenas|laws|cases|themes)/[a-z]+-[12]\.", path
        )
    }
    write(root, files | own)
    (root / folder / "tools" / FILE).write_bytes(b"%PDF-1.4\n%%EOF\n")
    return canaries


def write(root: Path, files: Mapping[str, str]) -> None:
    """Write files, by path."""
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")


def said_in(name: str, content: bytes) -> Iterator[str]:
    """Yield all that can be read in a file, unpacked: zip in zip, gzip, JSON, text."""
    if content[:2] == b"\x1f\x8b":
        yield from said_in(name, gzip.decompress(content))
    elif content[:4] == b"PK\x03\x04":
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            for one in packed.namelist():
                yield one
                yield from said_in(one, packed.read(one))
    else:
        text = content.decode("utf-8", "replace")
        yield text
        if name.endswith(".json"):
            yield json.dumps(json.loads(text), ensure_ascii=False)


def seen(texts: Iterable[str]) -> set[str]:
    """Return the canaries that stand in ``texts``."""
    return {found[0].lower() for text in texts for found in _SAYS.finditer(text)}
