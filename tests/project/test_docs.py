"""The pages for developers name files that are there."""

import re
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]
_SPAN = re.compile(r"`([^`\n]+)`")
_FILE = re.compile(r"[\w./-]+\.(?:py|html|yml|css|js|md)|[\w./-]+/")
_CONTENT = {"felter.md", "guide-changes.yml", "municipality.yml", "undring.NB.md", "site/"}
_MADE = {".well-known/", "docs/", "theme/"}  # by a build, a host or a stage
_TREE = [
    path.relative_to(PROJECT).as_posix() + "/" * path.is_dir()
    for top in ("src", "theme_overrides", "docs", "tests", "benchmarks")
    for path in (PROJECT / top).rglob("*")
]


def _named(page: str) -> set[str]:
    """Return every file and folder that ``page`` names, but patterns with ``<kind>`` in them."""
    text = (PROJECT / "docs" / page).read_text(encoding="utf-8")
    spans = _SPAN.findall(text.replace("interface.{nb,nn}.yml", "interface.nb.yml"))
    return {span for span in spans if _FILE.fullmatch(span)} - _CONTENT - _MADE


def _is_there(name: str) -> bool:
    return (PROJECT / name).exists() or any(path.endswith(f"/{name}") for path in _TREE)


@pytest.mark.parametrize("page", ["arkitektur.md", "hvor-gjor-jeg.md"])
def test_every_file_that_is_named_is_there(page):
    named = _named(page)

    assert len(named) > 15
    assert sorted(name for name in named if not _is_there(name)) == []


def test_every_name_in_a_list_or_function_to_change_is_there():
    """What one is told to find inside a file: ``_FOLDERS`` in ``resolving/addresses.py``."""
    text = (PROJECT / "docs/hvor-gjor-jeg.md").read_text(encoding="utf-8")
    told = re.findall(r"`([\w./]+)` in `([\w/]+\.py)`", text)
    told += [
        (name, file)
        for file, name in re.findall(r"^\d\. `([\w/]+\.py)`:.*? in `(\w+)`", text, re.M)
    ]

    assert len(told) > 5
    for name, file in told:
        source = (PROJECT / "src/veileder" / file).read_text(encoding="utf-8")
        assert re.search(rf"\b{re.escape(name)}\b", source), f"{name} is not in {file}"
