"""As many municipalities as one likes, each complete and without a finding: for measuring.

Each is ``municipalities/eksempel`` with a name, a number, telephones and addresses of its own, so
that no check takes one for a copy of another.
"""

import re
import shutil
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
    settings.write_text(_NUMBER.sub(f'number: "{index:04d}"', text, count=1), encoding="utf-8")


def _made_own(text: str, index: int) -> str:
    text = _PHONE.sub(rf'"000{index:03d}\1"', text)
    return re.sub(r"\bexample\.no\b", f"k{index:03d}.example.no", text)


class Phone:
    """The first telephone of a municipality's services, which can be set to a number never seen."""

    def __init__(self, root: Path, id: str) -> None:
        self._file = root / "municipalities" / id / "services.yml"
        found = re.search(r'phone: "(\d{8})"', self._file.read_text(encoding="utf-8"))
        assert found, f"{self._file} has no telephone"
        self.number = found[1]
        self._next = 70  # the pattern has far fewer

    def change(self) -> str:
        """Write another number, and return it."""
        old, self.number = self.number, f"{self.number[:6]}{self._next:02d}"
        self._next = 70 + (self._next - 69) % 30
        text = self._file.read_text(encoding="utf-8")
        self._file.write_text(text.replace(f'"{old}"', f'"{self.number}"'), encoding="utf-8")
        return self.number


class Summary:
    """The summary of a shared step, which can be given a last word never seen."""

    def __init__(self, root: Path) -> None:
        self._file = root / "content" / "steps" / "undring.nb.md"
        found = re.search(r"^summary: (.+)$", self._file.read_text("utf-8"), re.MULTILINE)
        assert found, f"{self._file} has no summary"
        self._first = self.text = found[1]
        self._changes = 0

    def change(self) -> str:
        """Write another summary, and return it."""
        self._changes += 1
        old, self.text = self.text, f"{self._first} Utgave {self._changes}."
        text = self._file.read_text(encoding="utf-8")
        self._file.write_text(text.replace(old, self.text, 1), encoding="utf-8")
        return self.text
