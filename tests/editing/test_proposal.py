"""«Lag forslag»: a branch with her folder and her sentence, and never anything else."""

import subprocess

import pytest

from veileder.editing.proposal import NotProposed, propose


def git(root, *arguments):
    return subprocess.run(
        ["git", *arguments], cwd=root, check=True, capture_output=True, text=True
    ).stdout


@pytest.fixture
def repository(workspace, monkeypatch):
    for name in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{name}_NAME", "BTI-koordinator")
        monkeypatch.setenv(f"GIT_{name}_EMAIL", "bti@example.no")
    world = workspace()
    git(world.root, "init", "-q", "-b", "main")
    git(world.root, "add", "-A")
    git(world.root, "commit", "-q", "-m", "Begynnelsen")
    return world


def test_only_her_own_folder_is_committed_with_her_sentence(repository):
    repository.write("municipalities/testkommune/services.yml", "services: []\n")
    repository.write("content/notat.txt", "ikke hennes")

    made = propose(repository.root, "testkommune", "Ny vakttelefon på barnevernet")

    assert made.branch == "forslag/testkommune-ny-vakttelefon-pa-barnevernet" and not made.is_sent
    assert git(repository.root, "log", "-1", "--format=%s").strip() == (
        "Ny vakttelefon på barnevernet"
    )
    assert git(repository.root, "show", "--name-only", "--format=").split() == [
        "municipalities/testkommune/services.yml"
    ]
    assert "content/notat.txt" in git(repository.root, "status", "--porcelain")


def test_what_another_municipality_proposes_has_a_branch_of_its_own(repository):
    for id in ("testkommune", "nabo"):
        repository.write(f"municipalities/{id}/services.yml", "services: []\n")

    made = [propose(repository.root, id, "Nye numre").branch for id in ("testkommune", "nabo")]

    assert made == ["forslag/testkommune-nye-numre", "forslag/nabo-nye-numre"]


def test_it_is_sent_where_the_repository_is_from(repository, tmp_path_factory):
    away = tmp_path_factory.mktemp("away")
    git(away, "init", "-q", "--bare")
    git(repository.root, "remote", "add", "origin", str(away))
    repository.write("municipalities/testkommune/services.yml", "services: []\n")

    made = propose(repository.root, "testkommune", "Én")
    repository.write("municipalities/testkommune/measures.yml", "measures: []\n")
    again = propose(repository.root, "testkommune", "To")

    assert made.is_sent and again.branch == made.branch
    assert git(away, "log", "--format=%s", made.branch).split() == ["To", "Én", "Begynnelsen"]


@pytest.mark.parametrize(
    ("sentence", "said"), [("  ", "Skriv en setning"), ("Ny", "ikke noe nytt å foreslå")]
)
def test_what_can_t_be_proposed_is_said(repository, sentence, said):
    with pytest.raises(NotProposed, match=said):
        propose(repository.root, "testkommune", sentence)


def test_without_git_the_files_are_saved_all_the_same(workspace, monkeypatch):
    root = workspace().root
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(root.parent))
    with pytest.raises(NotProposed, match="Send mappen municipalities/testkommune"):
        propose(root, "testkommune", "Ny")


def test_the_button_on_the_start_page(browser):
    assert 'action="' + browser.base + '/forslag"' in browser.get("")

    answer = browser.post("forslag", [("sentence", "")])

    assert answer.status_code == 400 and "Skriv en setning" in answer.text
