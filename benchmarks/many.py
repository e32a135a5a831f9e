"""As many municipalities as one likes, each complete and without a finding: for measuring.

Each is ``municipalities/eksempel`` with a name, a number, telephones and addresses of its own, so
that no check takes one for a copy of another.
"""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PATTERN = "eksempel"
_SHARED = ("content", "tools", "theme_overrides")
_PHONE = re.compile(r'"000000(\d\d)"')
_NAME = re.compile(r"^name: .*$", re.MULTILINE)
_NUMBER = re.compile(r'^number: "\d{4}"$', re.MULTILINE)
MOST = 999  # a telephone has three digits for the municipality


def municipality(index: int) -> str:
    """Return the id of the municipality with this index, from 1."""
    return f"kommune-{index:03d}"


def make_root(folder: Path, amount: int) -> Path:
    """Write ``amount`` municipalities, with the shared content and the theme, into ``folder``."""
    assert 1 <= amount <= MOST
    for name in _SHARED:
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    for index in range(1, amount + 1):
        _write_municipality(folder / "municipalities" / municipality(index), index)
    return folder


def _write_municipality(folder: Path, index: int) -> None:
    shutil.copytree(ROOT / "municipalities" / PATTERN, folder)
    for path in (*folder.rglob("*.yml"), *folder.rglob("*.md")):
        text = path.read_text(encoding="utf-8")
        path.write_text(_made_own(text, index), encoding="utf-8")
    settings = folder / "municipality.yml"
    text = _NAME.sub(f"name: Prøve {index:03d} kommune", settings.read_text("utf-8"), count=1)
    text = text.replace("\nstatus: published\n", "\nstatus: draft\n", 1)
    settings.write_text(_NUMBER.sub(f'number: "9{index:03d}"', text, count=1), encoding="utf-8")


def _made_own(text: str, index: int) -> str:
    text = _PHONE.sub(rf'"000{index:03d}\1"', text)
    return re.sub(r"\bexample\.no\b", f"k{index:03d}.example.no", text)


class Edit:
    """A text in a file that can be changed, again and again, to one that was never there.

    ``found`` has the text as its group; ``renewed`` makes another of the first one and a number.
    """

    def __init__(self, file: Path, found: str, renewed: Callable[[str, int], str]) -> None:
        self._file, self._renewed, self._changes = file, renewed, 0
        match = re.search(found, file.read_text(encoding="utf-8"), re.MULTILINE)
        assert match, f"{file} has no {found}"
        self._first = self.text = match[1]

    def change(self) -> str:
        """Write another text, and return it."""
        self._changes += 1
        old, self.text = self.text, self._renewed(self._first, self._changes)
        text = self._file.read_text(encoding="utf-8")
        self._file.write_text(text.replace(old, self.text, 1), encoding="utf-8")
        return self.text


def phone(root: Path, id: str) -> Edit:
    """Return the first telephone of a municipality's services; the pattern has none from 70 on."""
    file = root / "municipalities" / id / "services.yml"
    return Edit(file, r'phone: "(\d{8})"', lambda first, n: f"{first[:6]}{70 + n % 30:02d}")


def summary(root: Path) -> Edit:
    """Return the summary of a shared step."""
    file = root / "content" / "steps" / "undring.nb.md"
    return Edit(file, r"^summary: (.+)$", lambda first, n: f"{first} Utgave {n}.")
