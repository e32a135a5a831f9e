"""A municipality's colour is readable whatever it chose."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from veileder.rendering.colour import (
    CONTRAST,
    DARK_PAPER,
    LIGHT_PAPER,
    accent_css,
    contrast,
    dark_view,
    light_view,
    mix,
)

FOLDER = Path(__file__).parents[2] / "theme_overrides" / "stylesheets"
STYLESHEET = (FOLDER / "veileder.css").read_text(encoding="utf-8")
SCREEN = STYLESHEET.partition("@media print")[0]
SURFACES = ("--v-page", "--v-surface", "--v-sunken")
colours = st.integers(0, 0xFFFFFF).map("#{:06x}".format)


def blocks(css: str) -> list[dict[str, str]]:
    """Return the variables of each block of a stylesheet that sets the accent."""
    found = [dict(re.findall(r"(--v-[\w-]+):\s*([^;]+);", body)) for body in re.split("[{}]", css)]
    return [variables for variables in found if "--v-accent" in variables]


def full(colour: str) -> str:
    return "#" + "".join(c * 2 for c in colour[1:]) if len(colour) == 4 else colour


def test_contrast_is_counted_as_wcag_does():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@given(colours)
def test_every_colour_is_readable_in_both_views(colour):
    for paper, view in ((LIGHT_PAPER, light_view(colour)), (DARK_PAPER, dark_view(colour))):
        accent, strong, soft, on = view.values()
        assert contrast(accent, paper) >= CONTRAST
        assert contrast(accent, soft) >= CONTRAST
        assert contrast(strong, soft) >= CONTRAST
        assert contrast(strong, paper) >= CONTRAST
        assert contrast(on, accent) >= CONTRAST
        assert contrast(on, strong) >= CONTRAST


def test_a_colour_that_is_readable_already_is_kept():
    assert light_view("#1f5c57")["--v-accent"] == "#1f5c57"
    assert dark_view("#7fc8be")["--v-accent"] == "#7fc8be"


def test_no_colour_of_its_own_leaves_the_common_one():
    assert accent_css(None) == ""


def test_the_stylesheet_sets_the_same_variables_in_the_same_three_places():
    common, own = blocks(SCREEN), blocks(accent_css("#883311"))

    assert len(common) == len(own) == 3
    assert all(set(variables) <= set(common[i]) for i, variables in enumerate(own))
    for selector in (':root:not([data-theme="light"])', ':root[data-theme="dark"]'):
        assert selector in accent_css("#883311")
        assert selector in SCREEN


def test_the_papers_are_the_hardest_surfaces_of_the_stylesheet():
    """When a designer makes a surface darker or lighter, the limits here must follow."""
    light, dark, dark_by_choice = blocks(SCREEN)

    assert min(contrast(full(light[name]), "#000000") for name in SURFACES) >= contrast(
        LIGHT_PAPER, "#000000"
    )
    for view in (dark, dark_by_choice):
        assert max(contrast(full(view[name]), "#000000") for name in SURFACES) <= contrast(
            DARK_PAPER, "#000000"
        )


@given(colours)
def test_ordinary_and_muted_text_is_readable_on_the_soft_colour(colour):
    light, dark, _ = blocks(SCREEN)
    for common, own in ((light, light_view(colour)), (dark, dark_view(colour))):
        for text in ("--v-text", "--v-muted"):
            assert contrast(full(common[text]), own["--v-accent-soft"]) >= CONTRAST


def test_paper_keeps_the_common_colour():
    assert all(line.startswith("@media screen") for line in accent_css("#883311").splitlines())


def test_mixing():
    assert mix("#000000", "#ffffff", 0) == "#000000"
    assert mix("#000000", "#ffffff", 1) == "#ffffff"
    assert mix("#000000", "#ffffff", 0.5) == "#808080"
