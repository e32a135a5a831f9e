"""Our scripts as a site has them."""

from functools import lru_cache
from pathlib import Path

from veileder.rendering.scripts import joined

_THEME = Path(__file__).resolve().parents[2] / "theme_overrides"


def whole_script(name: str) -> str:
    """Return a script of the theme with its parts in it."""
    return _joined()[f"javascripts/{name}"].decode()


@lru_cache(maxsize=1)
def _joined() -> dict[str, bytes]:
    found = _THEME.glob("javascripts/**/*.js")
    return joined({path.relative_to(_THEME).as_posix(): path.read_bytes() for path in found})
