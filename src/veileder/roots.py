"""The folder that ``--root`` names: whether what a command needs is there."""

from pathlib import Path

from veileder.faults import Refusal

DEFAULT_ROOT = Path(__file__).resolve().parents[2]
_THEME = "theme_overrides"
_CONFIG = "mkdocs.yml"


def demand_content(root: Path) -> None:
    """Raise Refusal if there is no content in ``root``."""
    if root.exists() and not root.is_dir():
        raise Refusal(f"{root} er en fil. Velg mappen som content/ ligger i, med --root.")
    if not (root / "content").is_dir():
        raise Refusal(f"Det finnes ingen mappe content/ i {root}. Velg riktig mappe med --root.")


def demand_theme(root: Path) -> None:
    """Raise Refusal if ``root`` lacks something of what the pages are made with.

    What there should be is told by the templates that came with this program.
    """
    missing = [name for name in (_CONFIG, _THEME) if not (root / name).exists()]
    missing = missing or [name for name in _templates() if not (root / name).is_file()]
    if missing:
        raise Refusal(
            f"Det mangler {_few(missing)} i {root}. Hent det fra malen, eller velg riktig mappe "
            "med --root."
        )


def _templates() -> list[str]:
    files = (DEFAULT_ROOT / _THEME).rglob("*")
    names = (path.relative_to(DEFAULT_ROOT).as_posix() for path in files)
    return sorted(name for name in names if name.endswith((".html", ".yml")))


def _few(names: list[str]) -> str:
    shown = ", ".join(names[:3])
    return shown if len(names) <= 3 else f"{shown} og {len(names) - 3} til"
