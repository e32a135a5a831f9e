"""The names that merge programs, sync programs and people give to copies, and what they are of."""

import pytest
from sentences import as_read_through

from veileder.reading.leftovers import copy_of, folder_copy_of, is_dropping, merged_from

_T = "municipalities/testkommune"
_ARTICLE = "---\ntitle: Om oss\nsection: about\n---\nHei.\n"
MERGED = [
    *("om-oss.nb.md.orig", "om-oss.nb.md.rej", "om-oss.nb.md.mine", "om-oss.nb.md.theirs"),
    *("om-oss.nb.md.ours", "om-oss.nb.md.r12", "om-oss.nb_BACKUP_1234.md"),
    *("om-oss.nb.BASE.12.md", "om-oss.nb_LOCAL_12.md", "om-oss.nb_REMOTE_12.md"),
]


@pytest.mark.parametrize("name", MERGED)
def test_what_a_merge_left_is_told_and_not_read(workspace, name):
    right, left = f"{_T}/articles/om-oss.nb.md", f"{_T}/articles/{name}"
    report = workspace({right: _ARTICLE, left: "<<<<<<< tull"}).report()

    assert report == (
        f"{left}:1:1: advarsel FIL11: Filen er lagt igjen av et fletteverktøy, og flettingen er "
        "kanskje ikke ferdig\n    Se at rett utgave står i om-oss.nb.md, og slett denne filen."
    )


@pytest.mark.parametrize(
    "name", ["om-oss.nb.md.original", "om-oss.r2.nb.md", "LOCAL.nb.md", "om_base_2.nb.md", ".orig"]
)
def test_a_name_that_only_looks_like_a_merge_is_none(name):
    assert merged_from(name) is None


@pytest.mark.parametrize(
    ("name", "original"),
    [
        ("Kopia av plan.nb.md", "plan.nb.md"),
        ("Kopie av plan.nb.md", "plan.nb.md"),
        ("kopi [3] av plan.nb.markdown", "plan.nb.markdown"),
        ("copy 2 of plan.nb.txt", "plan.nb.txt"),
        ("plan (kopi).nb.md", "plan.nb.md"),
        ("plan – kopi (2).nb.md", "plan.nb.md"),
        ("plan  –  kopi  (2).nb.md", "plan.nb.md"),
        ("plan  kopi.nb.md", "plan.nb.md"),
        ("plan.nb_copy 12.yaml", "plan.nb.yaml"),
        ("plan [konflikt hos Per].nb.md", "plan.nb.md"),
        ("plan-conflict-2.nb.md", "plan.nb.md"),
        ("plan_conflicted_a.yml.txt", "plan.yml.txt"),
        ("plan.sync-conflict-2026.nb.md", "plan.nb.md"),
        ("plan (12).nb.md", "plan.nb.md"),
        ("plan[1].nb.md", "plan.nb.md"),
        ("plan.nb 2.md", "plan.nb.md"),
        ("plan.nb-PC-12.md", "plan.nb.md"),
    ],
)
def test_a_copy_is_known_by_its_name_alone(name, original):
    assert copy_of(name, lambda _: False) == original


@pytest.mark.parametrize(
    ("name", "original"),
    [
        ("plan-kopi.nb.md", "plan.nb.md"),
        ("plan-copy-2.skole.nb.md", "plan.skole.nb.md"),
        ("services-KONTOR-PC.yml", "services.yml"),
        ("services 12.yml", "services.yml"),
    ],
)
def test_a_name_of_somebodys_own_is_a_copy_only_beside_the_original(name, original):
    assert copy_of(name, {original}.__contains__) == original
    assert copy_of(name, lambda _: False) is None


@pytest.mark.parametrize(
    "name", ["plan.nb.md", "plan-2.nb.md", "kopiering.nb.md", "conflict.nb.md", "avkopi.nb.md"]
)
def test_an_ordinary_name_is_no_copy(name):
    assert copy_of(name, lambda _: True) is None


@pytest.mark.parametrize(
    ("name", "original"),
    [
        *(("dal - Kopi", "dal"), ("dal – copy", "dal"), ("dal_kopi", "dal"), ("dal kopi", "dal")),
        *(("dal (kopi)", "dal"), ("dal-kopi", None), ("dal - Kopi (2)", "dal"), ("dal (2)", "dal")),
        *(("dal [2]", "dal"), ("dal 2", "dal"), ("dal2", None), ("dal", None)),
    ],
)
def test_a_folder_is_a_copy_by_its_name(name, original):
    assert folder_copy_of(name) == original


def test_a_folder_that_is_a_copy_is_told_once_whatever_is_in_it(workspace):
    guide = workspace(
        {
            f"{_T}/articles/om-oss.nb.md": _ARTICLE,
            f"{_T}/articles - Kopi/om-oss.nb.md": _ARTICLE,
            f"{_T}/articles - Kopi/mer.nb.md": _ARTICLE,
        }
    )

    as_read_through("articles - Kopi", guide.report())


@pytest.mark.parametrize(
    "name", "ehthumbs_vista.db thumbs.db:x a:Zone.Identifier recycler found.000 #recycle".split()
)
def test_more_of_what_systems_leave_is_theirs(name):
    assert is_dropping(name) and is_dropping(name.upper())


@pytest.mark.parametrize("end", "tmp temp bak old swp swo lnk crdownload part partial".split())
def test_what_is_half_written_is_no_content(end):
    assert is_dropping(f"plan.nb.md.{end}")


@pytest.mark.parametrize(
    "name", ["gold", "old", "part", "found.12", "icons", "4913.md", "a~b", "a#b#c", "mydesktop.ini"]
)
def test_a_name_that_only_looks_so_is_content(name):
    assert not is_dropping(name)
