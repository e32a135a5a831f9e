"""Small files with one mistake each: what is said of it, and the change that mends it.

A fixture is a text file. Its first lines say what to expect, the rest is what to write:

    kode: LENKE03
    sted: articles/om-oss.nb.md:6:8
    sier: www.bufdir.no
    bytt: (www.bufdir.no) ⇒ (https://www.bufdir.no)
    ===== articles/om-oss.nb.md
    ---
    title: Om oss
    …

``kode`` and ``sted`` are the finding, and ``også`` any other that is right to have. ``sier`` is
what the message names. The cure is ``bytt`` (in the file of ``sted``, or ``bytt i FILE:``),
``slett``, ``flytt``, ``kjør`` a command, or a file under ``+++++``. ``endre FILE:`` changes the
world beforehand, ``lenke`` puts a symbolic link in it, and ``kjør først`` runs a command there.

A path belongs to the municipality, but where it begins with content/, tools/, borrowed/ or
municipalities/. ⏎ is a line break in ``bytt`` and ``endre``, <U+202E> a sign that can't be seen,
<0xE5> a byte that is no UTF-8, and <"ab" × 3> is ababab. <fil: NAME> alone is a file of files.py.
"""

import re
import shlex
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tests.bad_inputs.files import made as made_file

from veileder.front_door.cli import main

HERE = Path(__file__).parent
OWN = "municipalities/testkommune"
_ELSEWHERE = ("content/", "tools/", "municipalities/", "borrowed/", "theme_overrides/")
_NOTATION = re.compile(r'<U\+([0-9A-F]{4,6})>|<0x([0-9A-F]{2})>|<"([^"]*)" × (\d+)>')
_MADE = re.compile(r"<fil: (.+)>\n")
_SECTION = re.compile(r"^(=====|\+\+\+\+\+) (.+)\n", re.MULTILINE)


@dataclass(frozen=True)
class Edit:
    """One step of a change: ``old`` in a file becomes ``new``, or the file another or none."""

    path: str
    old: str = ""
    new: str = ""
    moved: str = ""
    target: str = ""
    command: str = ""

    def apply(self, root: Path) -> None:
        """Make the change beneath ``root``."""
        file = root / self.path
        if self.command:
            assert main([*shlex.split(self.command), "--root", str(root)]) == 0
        elif self.target:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.symlink_to(root / self.target)
        elif self.moved:
            file.rename(root / self.moved)
        elif not self.old:
            file.unlink()
        else:
            text = file.read_bytes()
            old, new = _bytes(self.old), _bytes(self.new)
            assert old in text, f"«{self.old}» is not in {self.path}"
            file.write_bytes(text.replace(old, new))


@dataclass
class Fixture:
    """What to write, what is then found, and what mends it."""

    name: str
    code: str = ""
    where: str = ""  # path:line:column
    says: str = ""
    others: list[tuple[str, str]] = field(default_factory=list)
    before: list[Edit] = field(default_factory=list)
    cure: list[Edit] = field(default_factory=list)
    files: dict[str, bytes] = field(default_factory=dict)
    mended: dict[str, bytes] = field(default_factory=dict)

    @property
    def path(self) -> str:
        """The file that is wrong."""
        return self.where.rsplit(":", 2)[0]

    @property
    def is_own(self) -> bool:
        """Whether all of it is in the folder of one municipality."""
        written = [
            *self.files,
            *self.mended,
            self.path,
            *(edit.path for edit in self.before if edit.path),
        ]
        return all(path.startswith(f"{OWN}/") for path in written)

    @property
    def expected(self) -> list[tuple[str, str]]:
        """Every finding: its code and its place."""
        return sorted([(self.code, self.where), *self.others] if self.code else self.others)

    def write(self, root: Path) -> None:
        """Put the mistake into the world in ``root``."""
        _write(root, self.files)
        for edit in self.before:
            edit.apply(root)

    def mend(self, root: Path) -> None:
        """Do what the cure says."""
        _write(root, self.mended)
        for edit in self.cure:
            edit.apply(root)


def _write(root: Path, files: Mapping[str, bytes]) -> None:
    for path, text in files.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text)


def fixtures(folder: str) -> list[Fixture]:
    """Return every fixture in ``folder``, in order of name."""
    return [_read(path) for path in sorted((HERE / folder).rglob("*.txt"))]


def _read(path: Path) -> Fixture:
    head, *rest = _SECTION.split(path.read_text(encoding="utf-8"))
    made = Fixture(path.relative_to(HERE).with_suffix("").as_posix())
    for kind, name, text in zip(rest[::3], rest[1::3], rest[2::3], strict=True):
        (made.files if kind == "=====" else made.mended)[_place(name)] = _bytes(text)
    for key, value in _told(head):
        _note(made, key, value)
    return made


def _told(head: str) -> Iterator[tuple[str, str]]:
    for line in head.splitlines():
        key, _, value = line.partition(": ")
        yield key, value


def _note(made: Fixture, key: str, value: str) -> None:
    match key:
        case "kode":
            made.code = value
        case "sted":
            made.where = _place(value)
        case "sier":
            made.says = value
        case "også":
            code, _, where = value.partition(" ")
            made.others.append((code, _place(where)))
        case _:
            is_before = key.startswith(("endre", "lenke", "kjør først"))
            edits = made.before if is_before else made.cure
            edits.append(_edit(key, value, made.path))


def _edit(key: str, value: str, path: str) -> Edit:
    verb, _, file = key.replace(" i ", " ").partition(" ")
    old, _, new = value.partition(" ⇒ ")
    match verb:
        case "slett":
            return Edit(_place(value))
        case "flytt":
            return Edit(_place(old), moved=_place(new))
        case "kjør":
            return Edit("", command=value)
        case "lenke":
            return Edit(_place(old), target=_place(new))
        case "bytt" | "endre":
            return Edit(_place(file) if file else path, _lines(old), _lines(new))
    raise ValueError(key)


def _place(path: str) -> str:
    return path if path.startswith(_ELSEWHERE) else f"{OWN}/{path}"


def _lines(text: str) -> str:
    return text.replace("⏎", "\n")


def _bytes(text: str) -> bytes:
    if name := _MADE.fullmatch(text):
        return made_file(name[1])
    return _NOTATION.sub(_meant, text).encode("utf-8", "surrogateescape")


def _meant(match: re.Match[str]) -> str:
    sign, byte, words, times = match.groups()
    if sign:
        return chr(int(sign, 16))
    return chr(0xDC00 + int(byte, 16)) if byte else words * int(times)
