"""A municipality's own colour, made readable in every pair that the stylesheet uses."""

from itertools import count

Rgb = tuple[float, float, float]

CONTRAST = 4.5  # WCAG 2.2 AA, ordinary text
LIGHT_PAPER = "#f2eee6"  # the darkest surface of the stylesheet's light view
DARK_PAPER = "#222c2b"  # the lightest surface of its dark view
_WHITE, _BLACK = "#ffffff", "#0d1011"
_DARK_PAGE = "#131918"
_STEP = 0.02


def accent_css(accent: str | None) -> str:
    """Return the stylesheet that gives a site its colour; empty for the colour all share.

    It stands after the common one and is for screens only: on paper the common one decides.
    """
    if accent is None:
        return ""
    dark = dark_view(accent)
    both = (
        f"{name}: var(--v-light, {value}) var(--v-dark, {dark[name]});"
        for name, value in light_view(accent).items()
    )
    return f"@media screen {{ :root {{ {' '.join(both)} }} }}\n"


def light_view(accent: str) -> dict[str, str]:
    """Return the variables on light paper: as dark as they must be to be read there."""
    colour = _readable(accent, LIGHT_PAPER, _BLACK)
    return _variables(colour, strong=mix(colour, _BLACK, 0.25), paper=_WHITE, on=_WHITE)


def dark_view(accent: str) -> dict[str, str]:
    """Return the variables on dark paper: as light as they must be to be read there."""
    colour = _readable(accent, DARK_PAPER, _WHITE)
    return _variables(colour, strong=mix(colour, _WHITE, 0.25), paper=_DARK_PAGE, on=_BLACK)


def contrast(one: str, other: str) -> float:
    """Return the contrast between two colours as WCAG counts it, from 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def mix(colour: str, other: str, share: float) -> str:
    """Return ``colour`` with ``share``, from 0 to 1, of ``other`` in it."""
    pairs = zip(_rgb(colour), _rgb(other), strict=True)
    return "#" + "".join(f"{round(255 * (a + (b - a) * share)):02x}" for a, b in pairs)


def _variables(colour: str, *, strong: str, paper: str, on: str) -> dict[str, str]:
    tints = (mix(paper, colour, percent / 100) for percent in range(12, -1, -1))
    soft = next(tint for tint in tints if contrast(colour, tint) >= CONTRAST)
    return {
        "--v-accent": colour,
        "--v-accent-strong": strong,
        "--v-accent-soft": soft,
        "--v-on-accent": on,
    }


def _readable(colour: str, paper: str, towards: str) -> str:
    """Return ``colour`` with as little of ``towards`` as makes it readable on ``paper``."""
    mixed = (mix(colour, towards, min(1, step * _STEP)) for step in count())
    return next(candidate for candidate in mixed if contrast(candidate, paper) >= CONTRAST)


def _rgb(colour: str) -> Rgb:
    red, green, blue = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return red, green, blue


def _luminance(colour: str) -> float:
    red, green, blue = (_light(part) for part in _rgb(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _light(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
