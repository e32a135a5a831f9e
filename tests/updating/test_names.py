"""New names reach every place where an id can stand, and touch nothing else."""

# ruff: noqa: E501 - files read best as they stand

import pytest

from veileder.model.documents import StepText
from veileder.model.guide import Step
from veileder.updating.contents import all_opened, renamed_files
from veileder.updating.names import Names, renamed_data, without_links
from veileder.updating.trees import read_files

_IDS = {
    "step/undring": "step/undre-seg",
    "service/skole": "service/skular",
    "arena/ressursteam": "arena/drofting",
    "tool/stafettlogg": "tool/logg",
    "role/ansatt": "role/tilsatt",
    "level/niva-3": "level/niva-tre",
    "law/barnets-beste": "law/beste",
    "term/bti": "term/modellen",
    "article/om-bti": "article/bti",
    "outcome/beslutning.avslutt": "outcome/beslutning.slutt",
    "deadline/beslutning.svar-fra-barnevernet": "deadline/beslutning.svar",
}


@pytest.fixture(scope="module")
def content(project):
    """All that the project itself has."""
    return read_files(project, ["content", "tools", "municipalities"])


def test_placeholders_follow_an_id_that_is_renamed():
    names = Names({"role/leder": "role/sjef"})
    text = "{Role/leder def} {if not role/leder}x{end}{if role/leder}y{end} {role/leder-to} [a](role/leder)"
    assert names.in_links(text) == (
        "{Role/sjef def} {if not role/sjef}x{end}{if role/sjef}y{end} {role/leder-to} [a](role/sjef)"
    )


@pytest.mark.parametrize(
    ("written", "after"),
    [
        ("[a]( role/leder)", "[a]( role/sjef)"),
        ("[a](\t<role/leder>)", "[a](\t<role/sjef>)"),
        ("[a]:  <role/leder>", "[a]:  <role/sjef>"),
        ("[a](role/leder#del 'Tittel')", "[a](role/sjef#del 'Tittel')"),
        ("[a]role/leder, ((role/leder), (role/leder)", None),
        ("[a](role/leder-2) [b](xrole/leder) [c](rolle/leder)", None),
    ],
)
def test_a_link_follows_however_it_is_written_and_nothing_else_does(written, after):
    assert Names({"role/leder": "role/sjef"}).in_links(written) == (after or written)


def test_new_names_and_back_again_is_the_same_bytes(content):
    names = Names(_IDS, {("StepText", "child_voice"): "actions_of_child"})

    there = renamed_files(content, Names(_IDS))

    assert there != content
    assert renamed_files(there, Names(names.turned.ids)) == content


def test_nothing_is_called_by_its_old_name_anywhere(content):
    there = renamed_files(content, Names(_IDS))

    links = Names(dict.fromkeys(_IDS, "x/gammel"))
    left = [
        f"{one.path}: {mention.ref}"
        for one in all_opened(there)
        for mention in one.mentions()
        if mention.ref in _IDS
    ]
    left += [one.path for one in all_opened(there) if links.in_links(one.text) != one.text]
    assert left == []


_FILES = {
    "bom-and-carriage": (
        "municipalities/a/steps/evaluer.nb.md",
        "\ufeff---\r\nbased_on: new\r\nsummary: Se [her](step/evaluer).\r\n---\r\n[x]: step/evaluer\r\n<step/evaluer>\r\n",
        "\ufeff---\r\nbased_on: new\r\nsummary: Se [her](step/vurder).\r\n---\r\n[x]: step/vurder\r\n<step/vurder>\r\n",
    ),
    "signs-nobody-sees": (
        "municipalities/a/guide-changes.yml",
        "steps:\n  - step:\u00a0\u200bevaluer  # eva\u00adluer evaluer\n",
        "steps:\n  - step:\u00a0\u200bvurder  # eva\u00adluer evaluer\n",
    ),
    "quotes-and-likeness": (
        "municipalities/a/guide-changes.yml",
        "steps:\n  - step: \"evaluer\"\n  - step: evaluer-1\n  - step: 'evaluer'\n    role: evaluer\n",
        "steps:\n  - step: \"vurder\"\n  - step: evaluer-1\n  - step: 'vurder'\n    role: evaluer\n",
    ),
    "the-same-word-of-another": (
        "municipalities/a/guide-changes.yml",
        "steps:\n  - {role: evaluer, step: evaluer}\n",
        "steps:\n  - {role: evaluer, step: vurder}\n",
    ),
    "not-readable": ("municipalities/a/guide.yml", "levels: [step/evaluer\n", None),
    "not-content": ("municipalities/a/.oppdatering/x.md", "[a](step/evaluer)\n", None),
    "words-in-text": ("municipalities/a/articles/a.nb.md", "---\ntitle: evaluer\n---\nstep/evaluer og (step/evaluer)\n", None),
}  # fmt: skip


@pytest.mark.parametrize("case", _FILES)
def test_a_file_as_people_write_it(case):
    path, text, expected = _FILES[case]

    (new, content), *_ = renamed_files(
        {path: text.encode()}, Names({"step/evaluer": "step/vurder"})
    ).items()

    assert content.decode() == (expected if expected is not None else text)
    assert new == path.replace("evaluer", "vurder")


def test_a_file_that_has_the_new_name_already_is_not_written_over():
    files = {
        "municipalities/a/steps/evaluer.nb.md": b"---\nbased_on: new\nsummary: A\n---\n",
        "municipalities/a/steps/vurder.nb.md": b"---\ntitle: B\n---\n",
    }

    assert renamed_files(files, Names({"step/evaluer": "step/vurder"})) == files


@pytest.mark.parametrize(
    ("model", "data", "expected"),
    [
        (Step, {"id": "evaluer", "outcomes": [{"id": "a", "to": "step/evaluer"}], "variants": {"skole": {"role": "r"}}},
         {"id": "vurder", "outcomes": [{"id": "b", "to": "step/vurder"}], "variants": {"skole": {"role": "r"}}}),
        (StepText, {"outcomes": {"a": "A"}, "ingress": "Se [x](step/evaluer)."},
         {"outcomes": {"b": "A"}, "summary": "Se [x](step/vurder)."}),
    ],
)  # fmt: skip
def test_data_and_back_again(model, data, expected):
    names = Names(
        {"step/evaluer": "step/vurder", "outcome/evaluer.a": "outcome/evaluer.b"},
        {("StepText", "ingress"): "summary"},
    )

    assert renamed_data(model, data, names, "evaluer") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[a *b*](tool/x), [c](tool/x#d) og [e](tool/xy)", "a *b*, c og [e](tool/xy)"),
        ("tool/x og (tool/x)", "tool/x og (tool/x)"),
    ],
)
def test_a_link_that_leads_nowhere_becomes_its_words(text, expected):
    assert without_links(text, "tool/x") == expected
