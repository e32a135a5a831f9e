"""What a municipality in another repository lends: a copy at one commit, fetched with git."""

# ruff: noqa: E501 - small worlds on one line

import subprocess

import pytest
from files_inside import WHOLE

from veileder.front_door.cli import main
from veileder.reading.layers import BORROWED

_T = "municipalities/testkommune"
_SETTINGS = 'name: {}\nnumber: "{}"\nlanguage: nb\n'
_WHO = ("-c", "user.name=T", "-c", "user.email=t@example.no", "-c", "commit.gpgsign=false")
_TOOL = (
    "---\ntitle: Skjema\nkind: form\nfiles:\n  - file: mal.docx\n    title: Mal\n---\nForrige.\n"
)
_SERVICE = "services:\n  - id: vakta\n    type: barnevern\n    name: Vakta\n    contacts:\n      - function: Vakt\n        phone: \"00000011\"\n"  # fmt: skip


class Other:
    """A repository with a municipality that lends something."""

    def __init__(self, root):
        self.root = root
        root.mkdir()
        self._git("init", "-q", "-b", "main")
        self.commit(
            {
                "municipalities/vert/municipality.yml": _SETTINGS.format("Vert", 9905),
                "municipalities/vert/tools/skjema.nb.md": _TOOL,
                "municipalities/vert/tools/mal.docx": WHOLE["docx"],
                "municipalities/vert/tools/kjor.sh": "rm -rf /",
                "municipalities/vert/services.yml": _SERVICE,
                "municipalities/vert/articles/egen.nb.md": "---\ntitle: Egen\n---\n",
            }
        )
        self._git("tag", "v1")

    def _git(self, *words):
        subprocess.run(["git", "-C", str(self.root), *_WHO, *words], check=True)

    def commit(self, files):
        for path, text in files.items():
            (self.root / path).parent.mkdir(parents=True, exist_ok=True)
            write = (self.root / path).write_bytes
            write(text if isinstance(text, bytes) else text.encode())
        self._git("add", "-A")
        self._git("commit", "-q", "-m", "x")


@pytest.fixture
def other(tmp_path):
    return Other(tmp_path / "annet")


@pytest.fixture
def world(workspace):
    return workspace(
        {
            f"{_T}/municipality.yml": _SETTINGS.format("Testkommune", 9901)
            + "borrow:\n  - tool: skjema\n    owner: vert\n",
            f"{_T}/services.yml": "borrow:\n  - service: vakta\n    owner: vert\n",
            f"{_T}/guide-changes.yml": "steps:\n  - step: undring\n    add:\n      tools: [skjema]\n",
        }
    )


@pytest.fixture
def borrow(world, capsys):
    def borrowing(*words):
        status = main(["borrow", *map(str, words), "--root", str(world.root)])
        said = capsys.readouterr()
        return status, said.out + said.err

    return borrowing


def test_what_is_lent_is_copied_with_where_it_is_from_and_nothing_else(other, world, borrow):
    status, said = borrow(other.root, "vert")

    home = world.root / BORROWED
    copied = sorted(p.relative_to(home).as_posix() for p in home.rglob("*") if p.is_file())
    assert status == 0 and "ny: tools/skjema.nb.md" in said
    assert copied == ["vert.yml", *(f"vert/{n}" for n in ("municipality.yml", "services.yml", "tools/mal.docx", "tools/skjema.nb.md"))]  # fmt: skip
    assert f'address: "{other.root}"' in (home / "vert.yml").read_text()


def test_it_is_used_as_if_it_stood_beside_and_has_no_site(other, world, borrow, tmp_path):
    borrow(other.root, "vert")
    checked = world.with_theme().build(tmp_path / "site")

    assert not checked.findings
    page = (tmp_path / "site/testkommune/verktoy/skjema/index.html").read_text()
    assert "Lånt av Vert" in page and list((tmp_path / "site").rglob("mal.docx"))
    assert (
        "tel:00000011" in (tmp_path / "site/testkommune/tjenester/barnevern/index.html").read_text()
    )
    assert not (tmp_path / "site/vert").exists()


def test_without_a_copy_it_is_told_of_and_a_copy_that_comes_is_seen(other, world, borrow):
    assert "vert er ingen annen mappe" in "\n".join(map(str, world.check().findings))

    main(["check", "--root", str(world.root)])
    borrow(other.root, "vert")

    assert main(["check", "testkommune", "--root", str(world.root)]) == 0
    assert not world.check().findings


def test_update_shows_what_is_another(other, world, borrow):
    borrow(other.root, "vert")
    other.commit({"municipalities/vert/services.yml": _SERVICE.replace("00000011", "00000022")})

    status, said = borrow("--update")

    assert status == 0
    assert '-         phone: "00000011"' in said and '+         phone: "00000022"' in said
    assert "00000022" in (world.root / BORROWED / "vert/services.yml").read_text()
    assert "Ingenting er annerledes" in borrow("--update", "vert")[1]


def test_a_version_is_pinned(other, world, borrow):
    other.commit({"municipalities/vert/services.yml": "services: []\n"})

    borrow(other.root, "vert", "--version", "v1", "--name", "gamle-vert")

    assert "00000011" in (world.root / BORROWED / "gamle-vert/services.yml").read_text()


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("{other}", "borte"), "har ingen mappe municipalities/borte"),
        (("{other}-ikke", "vert"), "Git fikk ikke hentet"),
        (("{other}", "vert", "--version", "v9"), "har ingen versjon v9"),
        (("{other}", "vert", "--name", "testkommune"), "finnes her fra før"),
        (("{other}", "vert", "--name", "../ut"), "kan ikke være et mappenavn"),
        (("ext::sh -c id", "vert"), "Git fikk ikke hentet"),
        (("{other}",), "Skriv adressen til prosjektet"),
        (("--update",), "Der er: ingen"),
    ],
)
def test_what_can_not_be_had_is_said_in_a_sentence(other, world, borrow, words, says):
    status, said = borrow(*(word.format(other=other.root) for word in words))

    assert (status, says in said) == (2, True), said
    assert not list((world.root / BORROWED).glob("*"))


def test_what_is_no_longer_lent_is_gone_from_the_copy(other, world, borrow):
    borrow(other.root, "vert")
    (other.root / "municipalities/vert/tools/skjema.nb.md").unlink()
    other.commit({})

    assert "borte: tools/skjema.nb.md" in borrow("--update")[1]
    assert "Verktøyet «skjema» vises ikke" in "\n".join(map(str, world.check().findings))
