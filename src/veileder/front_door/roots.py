"""The folder that ``--root`` names: whether what a command needs is there."""

from pathlib import Path

from veileder.faults import Refusal

DEFAULT_ROOT = Path(__file__).resolve().parents[3]


def demand_content(root: Path) -> None:
    """Raise Refusal if there is no content in ``root``."""
    if root.exists() and not root.is_dir():
        raise Refusal(f"{root} er en fil. Velg mappen som content/ ligger i, med --root.")
    if not (root / "content").is_dir():
        raise Refusal(f"Det finnes ingen mappe content/ i {root}. Velg riktig mappe med --root.")
