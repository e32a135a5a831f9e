"""A whole tiny guide on disk, for tests that read, check or build.

``workspace({path: text})`` writes the base world below with the given files put in, or replaced;
a path with ``None`` is left out. The base world has no errors and no warnings of its own: its
translations carry the fingerprints of their originals, written out here as in a real guide.
"""

import atexit
import gc
import hashlib
import os
import shutil
import sqlite3
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import ClassVar

import jinja2
import pytest
from hypothesis import settings
from jinja2 import meta
from jinja2.bccache import Bucket
from playwright.sync_api import Browser, expect, sync_playwright

from veileder import pipeline
from veileder.checked import Checked, read
from veileder.findings import Finding
from veileder.kept import FILE, PLACE, keeping
from veileder.model.base import SITE_LANGUAGES
from veileder.pages.plan import SitePlan
from veileder.publishing import disk
from veileder.reading.layers import Library
from veileder.reading.library import load
from veileder.rendering import assets, mkdocs_theme
from veileder.resolving.guide import Guide
from veileder.sites import plan_all

gc.set_threshold(50_000)  # as the program does
settings.register_profile("any machine", deadline=None)  # how long an example takes, says nothing
settings.load_profile("any machine")
expect.set_options(timeout=30_000)  # as all else in a browser; nor does how long a page takes
# What Python compiles is kept: the program is started anew some hundred times.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
_SHARED = "VEILEDER_TEST_STORES"  # what is kept by all processes of one run, not the user's own
if _SHARED not in os.environ:
    os.environ[_SHARED] = tempfile.mkdtemp(prefix="veileder-")
    atexit.register(shutil.rmtree, os.environ[_SHARED], ignore_errors=True)
_STORES = os.environ[_SHARED]
os.environ[PLACE] = _STORES
PROJECT = Path(__file__).resolve().parents[1]
_THEME = PROJECT / "theme_overrides"

Content = str | bytes | None

GUIDE = """\
levels:
  - id: niva-0
    label: "0"
    steps:
      - id: undring
        role: ansatt
        tools: [undringsnotat]
        services: [barnevern]
        laws: [barnets-beste]
        outcomes:
          - id: videre
            to: level/niva-1
          - id: avslutt
            to: close
  - id: niva-1
    label: "1"
    baton: stafettholder
    steps:
      - id: felles-plan
        role: stafettholder
      - id: evaluer
        role: stafettholder
        outcomes:
          - id: avslutt
            to: close
"""

HELPLINES = """\
helplines:
  - id: politi-112
    phone: "112"
    emergency: true
    nb:
      name: Politiet
      help: Når noen er i fare.
    nn:
      name: Politiet
      help: Når nokon er i fare.
    source: Nkom
    checked: 2026-01-01
    confirmed: true
"""

TERMS = """\
terms:
  - id: undring
    nb:
      term: Undring
      definition: Den første følelsen av at noe ikke er som det skal.
    nn:
      term: Undring
      definition: Den første kjensla av at noko ikkje er som det skal.
      translated_from: 501ddcb7
"""

MUNICIPALITY = """\
name: Testkommune
number: "9901"
language: nb
"""


def page(fields: str, body: str = "") -> str:
    """Return a Markdown file with ``fields`` between the ``---`` lines and ``body`` below them."""
    return f"---\n{fields.strip()}\n---\n{body}"


def _pair(path: str, seen: str, nb: str, nn: str | None = None) -> dict[str, str]:
    """Return a text in bokmål and its translation into nynorsk, made from fingerprint ``seen``."""
    translated = f"{nn or nb}\ntranslated_from: {seen}"
    return {f"{path}.nb.md": page(nb), f"{path}.nn.md": page(translated)}


def base_world() -> dict[str, str]:
    """Return the files of the smallest guide that can be published."""
    return {
        "content/guide.yml": GUIDE,
        "content/helplines.yml": HELPLINES,
        "content/terms.yml": TERMS,
        **_pair("content/levels/niva-0", "efc7a754", "title: Undring"),
        **_pair("content/levels/niva-1", "b76119c6", "title: Samarbeid"),
        **_pair(
            "content/steps/undring",
            "0de2316a",
            "title: Når du undrer deg\noutcomes:\n  videre: Gå videre\n  avslutt: Avslutt",
            "title: Når du undrar deg\noutcomes:\n  videre: Gå vidare\n  avslutt: Avslutt",
        ),
        **_pair(
            "content/steps/felles-plan", "540a62a9", "title: Lag en plan", "title: Lag ein plan"
        ),
        **_pair(
            "content/steps/evaluer",
            "b78cd7f0",
            "title: Se på planen\noutcomes:\n  avslutt: Avslutt",
        ),
        **_pair("content/roles/ansatt", "5f4ee34d", "title: Ansatt", "title: Tilsett"),
        **_pair("content/roles/stafettholder", "4d33918f", "title: Stafettholder"),
        **_pair("content/services/barnevern", "42b37527", "title: Barnevern"),
        **_pair(
            "content/laws/barnets-beste",
            "1de24c65",
            "title: Barnets beste\nact_name: Grunnloven",
            "title: Barnets beste\nact_name: Grunnlova",
        ),
        **_pair(
            "content/emergency",
            "6ecbcfd5",
            "title: Når det haster\nactions:\n  - Ring 112.",
            "title: Når det hastar\nactions:\n  - Ring 112.",
        ),
        "tools/undringsnotat.nb.md": page("title: Undringsnotat\nkind: form"),
        "tools/undringsnotat.nn.md": page("title: Undringsnotat\ntranslated_from: a43d692d"),
        "municipalities/testkommune/municipality.yml": MUNICIPALITY,
    }


@dataclass(frozen=True)
class Workspace:
    """A guide on disk that a test can change."""

    root: Path

    def write(self, path: str, content: str | bytes) -> None:
        """Write (or overwrite) one file; text is written as UTF-8 exactly as given."""
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)

    def remove(self, path: str) -> None:
        """Take one file away."""
        (self.root / path).unlink()

    def change(self, path: str, old: str, new: str) -> None:
        """Replace ``old``, which stands in the file, by ``new``."""
        text = (self.root / path).read_bytes().decode()
        assert old in text, f"«{old}» is not in {path}"
        self.write(path, text.replace(old, new))

    def load(self) -> Library:
        """Read everything."""
        return load(self.root)

    def findings(self) -> list[Finding]:
        """Return what is wrong in reading, in the order a report has it."""
        return sorted(self.load().findings, key=lambda finding: finding.at)

    def report(self) -> str:
        """Return what a person sees when reading is all that is done."""
        return "\n".join(str(finding) for finding in self.findings())

    def check(self, *municipalities: str) -> Checked:
        """Read, resolve and check, as the command does."""
        return read(self.root, municipalities)

    def build(self, output: Path, *municipalities: str) -> Checked:
        """Check and build, as the command does, in one process."""
        return pipeline.build(self.root, output, municipalities)

    def guide(self, municipality: str = "testkommune") -> Guide:
        """Return the resolved guide of one municipality."""
        return self.check().guides[municipality]

    def with_theme(self) -> "Workspace":
        """Put the real templates beside the content, so that sites can be built."""
        know_templates()
        for name in ("theme_overrides", "mkdocs.yml"):
            if not (self.root / name).exists():
                (self.root / name).symlink_to(PROJECT / name)
        return self


class _Known(mkdocs_theme._Compiled):
    """Knows the project's own templates, which take half a second to compile, from the start."""

    templates: ClassVar[dict[str, bytes]] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if found := self.templates.get("|".join(mkdocs_theme._question(bucket))):
            bucket.bytecode_from_string(found)
        else:
            super().load_bytecode(bucket)


class _Learning(_Known):
    def dump_bytecode(self, bucket: Bucket) -> None:
        super().dump_bytecode(bucket)
        self.templates["|".join(mkdocs_theme._question(bucket))] = bucket.bytecode_to_string()


mkdocs_theme._Compiled = _Known
# Styles and scripts, which nearly every test has as they stand, are made small once.
assets._SMALLER = {ending: cache(smaller) for ending, smaller in assets._SMALLER.items()}


def know_templates() -> None:
    """Have this process, and those that a test starts, know the compiled templates."""
    made, place = _compiled(), Path(os.environ[PLACE], FILE)
    if place.exists():
        with sqlite3.connect(place) as store:
            store.execute("ATTACH ? AS made", (str(made),))
            store.execute("INSERT OR IGNORE INTO kept SELECT * FROM made.kept")
        store.close()
    else:
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(made, place)


@cache
def _compiled() -> Path:
    """Return a store with the project's templates and nothing else."""
    with pytest.MonkeyPatch.context() as here, tempfile.TemporaryDirectory(dir=_STORES) as place:
        here.setenv(PLACE, place)
        here.setattr(mkdocs_theme, "_Compiled", _Learning)
        with keeping():
            templates = mkdocs_theme.load_theme(PROJECT, SITE_LANGUAGES).templates
            left = {path.relative_to(_THEME).as_posix() for path in _THEME.rglob("*.html")}
            left |= {f"partials/languages/{language}.html" for language in SITE_LANGUAGES}
            known: set[str] = set()
            while left:
                known |= left
                left = {other for name in left for other in _used_by(name, templates)} - known
        return Path(place, FILE).rename(Path(_STORES, f"templates.{os.getpid()}"))


def _used_by(name: str, templates: jinja2.Environment) -> set[str]:
    """Compile a template, and return those that it names."""
    templates.get_template(name)
    source = templates.loader.get_source(templates, name)[0]
    return {*filter(None, meta.find_referenced_templates(templates.parse(source)))}


Build = Callable[..., Workspace]


def write_world(root: Path, changes: Mapping[str, Content] | None = None) -> Workspace:
    """Write the base world, changed by ``{path: content}``, into ``root``."""
    made = Workspace(root)
    for path, content in ({**base_world(), **(changes or {})}).items():
        if content is not None:
            made.write(path, content)
    return made


# Those that take longest begin first, the longest before the others, so that no process has one
# left when the others are done.
_FIRST = (
    "test_scaffold test_regression test_wheel test_workflows test_from_nothing test_stopping"
    " test_loading test_page_size test_parts test_stage test_pipeline test_a test_b test_content"
).split()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Order files by how long they take; the order in a file stays."""
    turns = {stem: turn for turn, stem in enumerate(_FIRST)}
    items.sort(key=lambda item: turns.get(item.path.stem, len(turns)))


@pytest.fixture(autouse=True)
def _own_store(monkeypatch, request):
    """Let no test meet what another worked out, with parts of the program replaced."""
    name = hashlib.sha256(request.node.nodeid.encode()).hexdigest()[:16]
    monkeypatch.setenv(PLACE, f"{_STORES}/{name}")


@pytest.fixture(autouse=True)
def _no_power_cut(monkeypatch):
    """Wait for no disk, which all programs of the machine share; tests/publishing/test_disk does.

    So does every build that is started as a process of its own.
    """
    monkeypatch.setattr(os, "fsync", lambda _: None)
    monkeypatch.setattr(disk, "_sync_file_system", lambda _: True)


@pytest.fixture
def shared_store(_own_store, monkeypatch):
    """Know what was worked out of the shipped content: for tests that replace nothing."""
    monkeypatch.setenv(PLACE, _STORES)


@pytest.fixture
def workspace(tmp_path: Path) -> Build:
    """Return a function that writes the base world, changed by ``{path: content}``."""
    return lambda changes=None: write_world(tmp_path, changes)


@pytest.fixture(scope="session")
def shared_workspace(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Return the same for fixtures that many tests share: each call writes in its own folder."""
    return lambda changes=None: write_world(tmp_path_factory.mktemp("world"), changes)


@pytest.fixture(scope="session")
def project() -> Path:
    """Return the root of the real project."""
    return PROJECT


@pytest.fixture(scope="session")
def real_plans(project: Path) -> list[SitePlan]:
    """Plan the example from the real content, and the page to choose from."""
    with keeping():
        return list(plan_all(project, read(project, ["eksempel"])))


_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "msedge")
# Headless, and silent: nothing of the browser's own goes out on the network.
_ARGUMENTS = ("--no-sandbox", "--disable-background-networking", "--disable-component-update")
# What a new window makes ready behind its address bar: ten times the work of the page in it.
_BAR = "WebUIOmniboxPopup WebUIOmniboxFullPopup WebUIOmniboxAimPopup AimEnabled"
# Chromium heeds one list only, the last: so these are what Playwright leaves out, too.
_LEFT_OUT = (
    "AvoidUnnecessaryBeforeUnloadCheckSync DestroyProfileOnBrowserClose HttpsUpgrades"
    " HttpsFirstBalancedModeAutoEnable LensOverlay MediaRouter PaintHolding"
    " ThirdPartyStoragePartitioning AvoidCorsURLLoaderRestartOnRedirect OptimizationHints"
    " NetworkTimeServiceQuerying PreconnectToSearch"
)
_FEATURES = f"--disable-features={','.join(f'{_BAR} {_LEFT_OUT}'.split())}"


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Run a real Chromium: $VEILEDER_CHROMIUM, one on the PATH, or Playwright's own.

    Without one, tests are skipped and say so; on CI they fail.
    """
    named = os.environ.get("VEILEDER_CHROMIUM")
    found = named or next(filter(None, map(shutil.which, _BROWSERS)), None)
    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
        if not (found or Path(own).exists()):
            reason = (
                "no Chromium: set VEILEDER_CHROMIUM, install one, or: playwright install chromium"
            )
            (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(reason)
        browser = playwright.chromium.launch(executable_path=found, args=[*_ARGUMENTS, _FEATURES])
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def real_sites(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the example (bokmål) and Sogndal (nynorsk) from the real content; return the folder."""
    output = tmp_path_factory.mktemp("real") / "site"
    checked = pipeline.build(PROJECT, output, ["eksempel", "sogndal"], jobs=2)
    assert not checked.has_errors
    return output
