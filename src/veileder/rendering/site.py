"""A stage to HTML. The only module that knows MkDocs."""

import hashlib
import logging
import os
from pathlib import Path

os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")  # Material's notice of its own end of life

import jinja2
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

_environments: dict[tuple[str, ...], jinja2.Environment] = {}


class StageFault(Exception):
    """MkDocs would not build, or complained about, a stage that we wrote: our fault."""


def build_stage(config_file: Path, output: Path) -> None:
    """Build the stage of ``config_file`` into the empty folder ``output``.

    Raises StageFault with MkDocs' own words if it fails or warns.
    """
    with _collected_warnings() as warnings:
        config = load_config(str(config_file), site_dir=str(output))
        _share_environment(config)
        build(config)
    if warnings:
        raise StageFault("\n".join(warnings))


def _share_environment(config: MkDocsConfig) -> None:
    """Let every site of one process use the same compiled templates.

    The templates are the same in every stage, only copied, so the first one's serve for all: what
    is not compiled yet is read from the newest stage, since the first may be gone.
    """
    own = config.theme.get_env()
    key = (str(config.theme.name), str(config.theme.locale), _digest(config))
    environment = _environments.setdefault(key, own)
    environment.loader = own.loader
    config.theme.get_env = lambda: environment  # type: ignore[method-assign]


def _digest(config: MkDocsConfig) -> str:
    """Return a digest of the stage's own templates, which an editor may change under ``serve``."""
    folder = Path(str(config.theme.custom_dir))
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*.html")):
        digest.update(f"{path.relative_to(folder)}\0".encode() + path.read_bytes())
    return digest.hexdigest()


class _collected_warnings(logging.Handler):  # noqa: N801 - used as a context manager
    """Gathers what MkDocs warns about instead of printing it."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []
        self.logger = logging.getLogger("mkdocs")

    def __enter__(self) -> list[str]:
        self.propagated, self.logger.propagate = self.logger.propagate, False
        self.logger.addHandler(self)
        return self.lines

    def __exit__(self, *_: object) -> None:
        self.logger.removeHandler(self)
        self.logger.propagate = self.propagated

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())
