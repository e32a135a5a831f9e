"""«Lag forslag»: a branch with her folder and her sentence, and never anything else."""

import subprocess

import pytest

from veileder.editing.proposal import NotProposed, Outlook, outlook, propose


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


def test_each_of_two_municipalities_has_its_own_commits_alone_and_no_file_is_touched(repository):
    for id in ("testkommune", "nabo", "test"):
        repository.write(f"municipalities/{id}/services.yml", "services: []\n")
        propose(repository.root, id, f"Numre i {id}")
    repository.write("municipalities/nabo/measures.yml", "measures: []\n")
    repository.write("municipalities/testkommune/measures.yml", "# ikke foreslått\n")
    repository.write("content/notat.txt", "noe som er under arbeid")
    repository.write("content/klar.txt", "lagt til i git, men ikke foreslått")
    git(repository.root, "add", "content/klar.txt")

    again = propose(repository.root, "nabo", "Tiltak")

    assert again.branch == "forslag/nabo-numre-i-nabo"
    told = git(repository.root, "log", "--format=%s", "main..forslag/nabo-numre-i-nabo")
    assert told.splitlines() == ["Tiltak", "Numre i nabo"]
    for id in ("testkommune", "nabo", "test"):
        branch = f"forslag/{id}-numre-i-{id}"
        changed = git(repository.root, "diff", "--name-only", "main", branch).split()
        assert changed and all(name.startswith(f"municipalities/{id}/") for name in changed)
    assert git(repository.root, "branch", "--show-current").strip() == (
        "forslag/testkommune-numre-i-testkommune"
    )
    assert (repository.root / "municipalities/nabo/services.yml").is_file()
    state = git(repository.root, "status", "--porcelain", "--untracked-files=all").splitlines()
    assert {"?? content/notat.txt", "A  content/klar.txt"} < set(state)
    assert "?? municipalities/testkommune/measures.yml" in state


def test_what_was_taken_in_is_not_gone_on_with_and_what_is_not_here_is_not_taken_back(repository):
    repository.write("municipalities/testkommune/services.yml", "services: []\n")
    first = propose(repository.root, "testkommune", "Én").branch
    git(repository.root, "switch", "-q", "main")  # her first proposal is no longer in the folder
    repository.write("municipalities/testkommune/measures.yml", "measures: []\n")
    second = propose(repository.root, "testkommune", "To").branch
    assert git(repository.root, "log", "--format=%s", f"main..{second}").split() == ["To"]
    git(repository.root, "switch", "-q", "main")
    git(repository.root, "merge", "-q", first, "-m", "Tatt inn")

    assert outlook(repository.root, "testkommune").sentences == ()


def test_what_a_proposal_will_be_is_known_before(repository):
    repository.write("municipalities/testkommune/services.yml", "services: []\n")
    before = outlook(repository.root, "testkommune")
    propose(repository.root, "testkommune", "Én")
    repository.write("municipalities/testkommune/measures.yml", "measures: []\n")
    after = outlook(repository.root, "testkommune")

    assert before == Outlook((), ("services.yml",), waits=False, has_remote=False)
    assert after == Outlook(("Én",), ("measures.yml",), waits=False, has_remote=False)


def test_one_that_was_not_received_is_kept_and_sent_again(repository, tmp_path_factory):
    away = tmp_path_factory.mktemp("away")
    git(away, "init", "-q", "--bare")
    hook = away / "hooks/pre-receive"
    hook.write_text("#!/bin/sh\necho Nei takk >&2\nexit 1\n")
    hook.chmod(0o755)
    git(repository.root, "remote", "add", "origin", str(away))
    repository.write("municipalities/testkommune/services.yml", "services: []\n")

    with pytest.raises(NotProposed, match=r"ble ikke sendt til .*(?s:.*)Nei takk"):
        propose(repository.root, "testkommune", "Ny vakt")
    assert outlook(repository.root, "testkommune").waits
    hook.unlink()
    again = propose(repository.root, "testkommune", "Ny vakt")

    assert again.is_sent and again.branch == "forslag/testkommune-ny-vakt"
    assert git(away, "log", "--format=%s", again.branch).split("\n")[0] == "Ny vakt"


@pytest.mark.parametrize(
    ("sentence", "said"), [("  ", "Skriv en setning"), ("Ny", "ikke noe nytt å foreslå")]
)
def test_what_can_t_be_proposed_is_said(repository, sentence, said):
    with pytest.raises(NotProposed, match=said):
        propose(repository.root, "testkommune", sentence)


def test_without_git_the_files_are_saved_all_the_same(workspace, monkeypatch):
    root = workspace().root
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(root.parent))
    with pytest.raises(NotProposed, match=r"Send mappen .*/testkommune til den som"):
        propose(root, "testkommune", "Ny")


def test_the_button_on_the_start_page(browser):
    assert 'action="' + browser.base + '/forslag"' in browser.get("")

    answer = browser.post("forslag", [("sentence", "")])

    assert answer.status_code == 400 and "Skriv en setning" in answer.text


def test_the_start_page_says_what_a_proposal_will_be_by_titles(repository, open_forms):
    repository.with_theme()
    repository.write("municipalities/testkommune/services.yml", "services: []\n")
    propose(repository.root, "testkommune", "Nye numre")
    repository.write(
        "municipalities/testkommune/articles/om.nb.md", "---\ntitle: Om oss\n---\n\n[x](tool/x)\n"
    )

    said = open_forms(repository).get("").partition('id="forslag"')[2]

    assert "Du har et forslag som ikke er tatt inn: «Nye numre». Dette kommer i tillegg." in said
    assert "<li>Om oss</li>" in said and "articles/" not in said
    assert "Feil som står igjen: 1. Du kan lage forslaget likevel" in said
    assert f"Send mappen {repository.root.resolve()}/municipalities/testkommune til" in said


def test_what_commands_and_others_have_put_beside_the_files_stops_nothing(repository, open_forms):
    repository.with_theme()
    for name in ("facts.txt", "status.json", "notat.txt", "services.yml"):
        repository.write(f"municipalities/testkommune/{name}", "services: []\n")

    said = open_forms(repository).get("").partition('id="forslag"')[2]

    assert "<li>Tjenester</li>" in said and "<li>notat.txt</li>" in said
    assert "facts" not in said and "status" not in said


def test_personal_data_is_neither_proposed_nor_made_a_file_name(browser):
    note = browser.desk.files.folder / "README.md"
    note.write_text("Notat: Ragnhild (9)\nnr. 010100-12356\n", encoding="utf-8")

    said = browser.post("forslag", [("sentence", "Nye numre")])
    titled = browser.post("ny", [("folder", "articles"), ("title", "Ragnhild Solheim, 9 år")])

    assert said.status_code == 400 and "README.md. Ta dem bort" in said.text
    assert titled.status_code == 400 and "om én person" in titled.text
    assert "010100" not in said.text + titled.text and "Ragnhild" not in said.text + titled.text
