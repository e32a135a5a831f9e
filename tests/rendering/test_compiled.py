"""Compiled templates are kept between runs, each for the source and the settings it is made by."""

import jinja2
import pytest

from veileder.kept import keeping
from veileder.rendering.mkdocs_theme import load_theme


@pytest.fixture
def compiled(monkeypatch):
    """Note the names of the templates that are compiled."""
    names = []
    real = jinja2.Environment.compile

    def noting(self, source, name=None, *rest, **more):
        names.append(name)
        return real(self, source, name, *rest, **more)

    monkeypatch.setattr(jinja2.Environment, "compile", noting)
    return names


def shown(root, source, **settings):
    """Render a template in a run of its own, where the environment has these settings."""
    with keeping():
        templates = load_theme(root, ["nb"]).templates
        templates.loader = jinja2.DictLoader({"side.html": source})
        for name, value in settings.items():
            setattr(templates, name, value)
        return templates.get_template("side.html").render(text="<b>")


def test_a_template_is_compiled_once(project, compiled):
    first = shown(project, "{{ text }}")

    assert shown(project, "{{ text }}") == first
    assert compiled == ["side.html"]


def test_what_has_changed_is_compiled_anew(project, compiled):
    assert shown(project, "{{ text }}") == "<b>"
    assert shown(project, "{{ text }}!") == "<b>!"
    assert compiled == ["side.html"] * 2


@pytest.mark.parametrize(
    ("source", "settings", "plain", "other"),
    [
        ("{{ text }}", {"autoescape": True}, "<b>", "&lt;b&gt;"),
        ("{{ text }}{% if 1 %}\n{% endif %}", {"trim_blocks": True}, "<b>\n", "<b>"),
        ("[[ text }}", {"variable_start_string": "[["}, "[[ text }}", "<b>"),
        ("{{ 7 }}", {"finalize": lambda value: f"({value})"}, "7", "(7)"),
    ],
    ids=["autoescape", "trim_blocks", "signs", "finalize"],
)
def test_other_settings_are_never_met_by_what_these_compiled(
    project, source, settings, plain, other
):
    assert shown(project, source) == plain
    assert shown(project, source, **settings) == other
    assert shown(project, source) == plain
