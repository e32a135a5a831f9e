"""What goes before a release: files of an own repository, and what is read but not sealed."""

import pytest

from veileder.updating.doing import update
from veileder.updating.overrides import own_instead
from veileder.updating.plan import Version
from veileder.updating.trees import read_files, write_files

_INSTEAD = {
    "content/steps/rapport.nb.md": b"---\ntitle: Referat\n---\n",  # gone in 0.3
    "content/laws/barnets-beste.nb.md": b"---\ntitle: Vi\nact_name: G\nsection: x\n---\n",
    "content/steps/undring.nn.md": b"---\ntitle: Undre\ntranslated_from: '00000000'\n---\n",
    "tools/planmal.nb.md": b"---\ntitle: Egen mal\nkind: template\n---\n",  # came in 0.2
    "theme_overrides/interface.nb.yml": b"draft: Utkast\n",
}
_WORDS = "theme_overrides/interface.nb.yml"


@pytest.fixture
def updated(untouched, bases, releases, tmp_path):
    """Return a function: own files in the repository, to what the letter and the folder say."""

    def done(files, words=("draft: Kladd\nedit: A\n", "draft: Kladd\nedit: B\n")):
        root = tmp_path / "eget"
        write_files(root, {**read_files(untouched, ["."]), **files}, root)
        versions = []
        for number, text in zip(("0.1", "0.3"), words, strict=True):
            base = tmp_path / number
            write_files(base, read_files(bases / number, ["."]), base)
            write_files(base, {_WORDS: text.encode()}, base)
            versions.append(Version(number, base))
        said = update(root, *versions, releases, is_trial=False)
        return root, said.letters["adaptert"].partition("## Endringer")[0].replace("\\", "")

    return done


def test_what_is_changed_come_or_gone_beneath_own_files_is_told_and_they_are_left(updated):
    root, letter = updated(_INSTEAD)

    assert "«content/steps/rapport.nb.md» i stedet for fellesutgaven, som er borte" in letter
    changed = letter.partition("«content/laws/barnets-beste.nb.md»")[2]
    assert changed.startswith(" i stedet for fellesutgaven, som er endret.")
    assert "    - Før: section: § 104\n    - Nå: section: " in changed
    assert "Fellesutgaven har fått «tools/planmal.nb.md»" in letter
    assert _WORDS not in letter  # her word is as it was
    assert {path: (root / path).read_bytes() for path in _INSTEAD} == _INSTEAD


def test_who_has_the_whole_project_has_nothing_instead_of_its_files(tmp_path):
    write_files(tmp_path, {"content/a.yml": b"a", "municipalities/b.yml": b"b"}, tmp_path)
    assert own_instead(tmp_path) == {"content/a.yml": b"a"}

    (tmp_path / "mkdocs.yml").touch()
    assert own_instead(tmp_path) == {}


def test_a_word_of_the_interface_is_told_of_where_it_is_hers(updated):
    _, letter = updated({_WORDS: b"draft: Utkast\n"}, ("draft: Kladd\n", "draft: Prøve: to\n"))

    assert f"«{_WORDS}»" in letter
    assert "    - Før: draft: Kladd\n    - Nå: draft: Prøve: to\n" in letter


def test_what_was_read_before_the_update_is_sealed_with_what_was_read(updated, untouched):
    """«lest» must not come to mean the text of a version that nobody has read."""
    path = "municipalities/adaptert/steps/{}.nb.md"
    sealed = {name: (untouched / path.format(name)).read_text() for name in ("undring", "evaluer")}
    read = {}
    for name, text in sealed.items():
        noted = text.partition("based_on: ")[2].partition("\n")[0]
        read[path.format(name)] = text.replace(noted, "lest").encode()

    root, letter = updated(read)

    now = (root / path.format("vurder")).read_text()
    assert "based_on: lest" not in now and "«Vurder planen» har dere tilpasset" in letter
    assert "python3 build.py edit adaptert --at steps/vurder.nb.md" in letter
    assert "based_on: lest" not in (root / path.format("undring")).read_text()
