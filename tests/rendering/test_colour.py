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
from veileder.rendering.compact import compact_css
from veileder.rendering.stylesheets import put_together

FOLDER = Path(__file__).parents[2] / "theme_overrides" / "stylesheets"
STYLES = {path.name: path.read_bytes() for path in FOLDER.glob("*.css")}
STYLESHEET = put_together(STYLES)["veileder.css"].decode()
SCREEN = STYLESHEET.partition("@media print")[0]
SURFACES = ("--v-page", "--v-surface", "--v-sunken")
colours = st.integers(0, 0xFFFFFF).map("#{:06x}".format)


def views(css: str) -> tuple[dict[str, str], dict[str, str]]:
    """Return the colours that a stylesheet has for light and for dark."""
    found = re.findall(r"(--v-[\w-]+): var\(--v-light, (.+)\) var\(--v-dark, ([^)]+)\);", css)
    light, dark = ({name: pair[at] for name, *pair in found} for at in (0, 1))
    return light, dark


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


def test_a_municipality_s_colour_is_set_for_light_and_for_dark():
    own = accent_css("#883311").replace("; --", ";\n--")

    assert views(own) == (light_view("#883311"), dark_view("#883311"))
    assert set(light_view("#883311")) <= set(views(SCREEN)[0])


@pytest.mark.browser
@pytest.mark.parametrize("css", [STYLESHEET, compact_css(STYLESHEET)], ids=["written", "compact"])
@pytest.mark.parametrize(
    ("asked", "text", "accent"),
    [
        ("light - screen", "#1c2625", "#883311"),
        ("dark - screen", "#e9ece9", dark_view("#883311")["--v-accent"]),
        ("dark light screen", "#1c2625", "#883311"),
        ("light dark screen", "#e9ece9", dark_view("#883311")["--v-accent"]),
        ("dark dark print", "#000", "#333"),
    ],
)
def test_the_reader_sees_the_view_that_is_asked_for(chromium, css, asked, text, accent):
    system, chosen, medium = asked.split()
    page = chromium.new_page(color_scheme=system)
    page.emulate_media(media=medium, color_scheme=system)
    styles = f"<style>{css}</style><style>{accent_css('#883311')}</style>"
    page.set_content(f'<!doctype html><html data-theme="{chosen}">{styles}<p>Tekst')
    seen = page.evaluate(
        """() => ["--v-text", "--v-accent"].map(
            (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim())"""
    )
    page.close()

    assert seen == [text, accent]


def test_the_papers_are_the_hardest_surfaces_of_the_stylesheet():
    """When a designer makes a surface darker or lighter, the limits here must follow."""
    light, dark = views(SCREEN)

    assert min(contrast(full(light[name]), "#000000") for name in SURFACES) >= contrast(
        LIGHT_PAPER, "#000000"
    )
    assert max(contrast(full(dark[name]), "#000000") for name in SURFACES) <= contrast(
        DARK_PAPER, "#000000"
    )


@given(colours)
def test_ordinary_and_muted_text_is_readable_on_the_soft_colour(colour):
    light, dark = views(SCREEN)
    for common, own in ((light, light_view(colour)), (dark, dark_view(colour))):
        for text in ("--v-text", "--v-muted"):
            assert contrast(full(common[text]), own["--v-accent-soft"]) >= CONTRAST


def test_paper_keeps_the_common_colour():
    assert all(line.startswith("@media screen") for line in accent_css("#883311").splitlines())


def test_mixing():
    assert mix("#000000", "#ffffff", 0) == "#000000"
    assert mix("#000000", "#ffffff", 1) == "#ffffff"
    assert mix("#000000", "#ffffff", 0.5) == "#808080"
