"""One checkout of the project, and small worlds to run its real commands in."""

import itertools
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from fault_cases.page import Node, parse
from fault_cases.results import Run, Seen, as_finding, run_real
from fault_cases.world import base_world, translations

WORKER = Path(__file__).with_name("worker.py")
_PARTS = ("theme_overrides", "mkdocs.yml")
Files = Mapping[str, str | bytes | None]


@dataclass(slots=True)
class World:
    """A guide on disk, and the checkout that reads it."""

    side: "Side"
    root: Path
    known: set[tuple[str, str]] = field(default_factory=set)

    @property
    def site(self) -> Path:
        """Return the folder that ``build`` writes where nothing else is said."""
        return self.root / "site"

    def write(self, files: Files) -> "World":
        """Write these files; ``None`` takes one away."""
        for name, content in files.items():
            path = self.root / name
            if content is None:
                path.unlink()
                continue
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode() if isinstance(content, str) else content)
        return self

    def change(self, name: str, old: str, new: str) -> "World":
        """Replace ``old``, which stands in the file, by ``new``."""
        text = (self.root / name).read_text(encoding="utf-8")
        if old not in text:
            raise LookupError(f"«{old}» is not in {name}")
        return self.write({name: text.replace(old, new)})

    def run(self, *arguments: str, folder: Path | None = None, **environment: str) -> Run:
        """Run one command on this world, in the process that lives on."""
        command, *rest = arguments
        given = [command, "--root", str(self.root), *rest]
        return self.side.ask(given, folder or self.root, environment)

    def check(self, *ids: str) -> Seen:
        """Return what ``check`` finds that the world did not have from before."""
        run = self.run("check", *ids, "--format", "json")
        try:
            found = json.loads(run.out)
        except ValueError:
            return Seen(run, [])
        findings = (as_finding(item) for item in found)
        return Seen(run, [f for f in findings if (f.path, f.message) not in self.known])

    def build(self, *ids: str, **environment: str) -> Run:
        """Build these municipalities (none: all) into ``site``."""
        given = ("--jobs", "1", "--output", str(self.site))
        return self.run("build", *ids, *given, **environment)

    def page(self, pattern: str) -> Node:
        """Return the one page whose folder in the site ends with ``pattern``."""
        found = [self.site / pattern] if pattern.endswith(".html") else []
        found = found or sorted(self.site.glob(f"**/{pattern}/index.html"))
        return parse(found[0].read_text(encoding="utf-8"))


class Side:
    """A checkout whose commands are run; ``close`` it when done."""

    def __init__(self, checkout: Path, scratch: Path) -> None:
        self.checkout, self.scratch = checkout.resolve(), scratch
        self._numbers = itertools.count()
        self._process: subprocess.Popen[str] | None = None
        self.memory: dict[str, Any] = {}

    @property
    def environment(self) -> dict[str, str]:
        """Return an environment in which ``build.py`` finds the package and just runs."""
        kept = {k: v for k, v in os.environ.items() if k not in ("SOURCE_DATE_EPOCH", "CI")}
        own = {"PYTHONPATH": str(self.checkout / "src"), "VEILEDER_CACHE": str(self.scratch)}
        return {**kept, **own, "NO_COLOR": "1"}

    @cached_property
    def _pattern(self) -> Path:
        """Write the base world once, its translations confirmed by the checkout itself."""
        pattern = World(self, self.folder("pattern"))
        for part in _PARTS:
            _copy(self.checkout / part, pattern.root / part)
        pattern.write(base_world())
        files = [str(pattern.root / path) for path in translations()]
        done = pattern.run("accept", *files)
        if done.code != 0:
            raise RuntimeError(f"the base world can't be made: {done.text}")
        return pattern.root

    @cached_property
    def _known(self) -> set[tuple[str, str]]:
        found = World(self, self._pattern).check().findings
        if any(finding.is_error for finding in found):
            raise RuntimeError(f"the base world has errors: {found}")
        return {(finding.path, finding.message) for finding in found}

    def world(self, files: Files | None = None, keep: Iterable[str] = ()) -> World:
        """Return a fresh base world with these files; ``keep``: only these municipalities."""
        known, root = self._known, self.folder("world")
        shutil.copytree(self._pattern, root, dirs_exist_ok=True)
        kept = set(keep)
        for path in (root / "municipalities").iterdir():
            if kept and path.name not in kept:
                shutil.rmtree(path)
        return World(self, root, known).write(files or {})

    def real_world(self) -> World:
        """Return a copy of the checkout's own content."""
        root = self.folder("real")
        for part in (*_PARTS, "content", "tools", "municipalities"):
            _copy(self.checkout / part, root / part)
        return World(self, root)

    def copy(self) -> Path:
        """Return a working copy of the whole checkout, as somebody has it after cloning."""
        root = self.folder("copy")
        for part in (*_PARTS, "build.py", "pyproject.toml", "src"):
            _copy(self.checkout / part, root / part)
        for lock in self.checkout.glob("*.lock"):
            shutil.copy(lock, root)
        World(self, root).write(base_world())
        return root

    def folder(self, name: str) -> Path:
        """Return a new, empty folder."""
        folder = self.scratch / f"{name}-{next(self._numbers)}"
        folder.mkdir(parents=True)
        return folder

    def ask(self, arguments: list[str], folder: Path, environment: Mapping[str, str]) -> Run:
        """Run the program in the process that lives on, and start a new one if it died."""
        question = {
            "arguments": arguments,
            "folder": str(folder),
            "environment": dict(environment),
        }
        if self._process is None or self._process.poll() is not None:
            self._process = self._start()
        assert self._process.stdin and self._process.stdout
        self._process.stdin.write(json.dumps(question) + "\n")
        self._process.stdin.flush()
        line = self._process.stdout.readline()
        if not line:
            return Run(3, "", "programmet døde")
        return Run(**json.loads(line))

    def _start(self) -> subprocess.Popen[str]:
        command = [sys.executable, str(WORKER), str(self.checkout / "src")]
        pipe = subprocess.PIPE
        return subprocess.Popen(
            command, stdin=pipe, stdout=pipe, text=True, env=self.environment, cwd=self.scratch
        )

    def real(self, *arguments: str, folder: Path | None = None, **options: Any) -> Run:
        """Run ``python build.py`` itself, in a process of its own."""
        command = [sys.executable, str(self.checkout / "build.py"), *arguments]
        return run_real(command, folder or self.scratch, self.environment, **options)

    def close(self) -> None:
        """End the process that lives on."""
        if self._process and self._process.stdin:
            self._process.stdin.close()
            self._process.wait(timeout=30)


def _copy(source: Path, target: Path) -> None:
    if source.is_dir():
        shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
    else:
        shutil.copy(source, target)
