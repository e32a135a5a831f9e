"""What a municipality in another repository lends: a copy at one commit, fetched with git."""

# ruff: noqa: E501 - small worlds on one line

import subprocess

import pytest
from files_inside import WHOLE

from veileder.front_door.cli import main
from veileder.reading.layers import BORROWED
from veileder.updating import borrowing

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

    def asked(self, *words):
        command = ["git", "-C", str(self.root), *words]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()

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
        (
            ("{other}", "borte"),
            "\n{other} har ingen mappe municipalities/borte. Ingenting er endret.\n",
        ),
        (("{other}-ikke", "vert"), "\nGit fikk ikke hentet {other}-ikke. Ingenting er endret. ("),
        (
            ("{other}", "vert", "--version", "v9"),
            "\n{other} har ingen versjon v9. Ingenting er endret.\n",
        ),
        (
            ("{other}", "vert", "--name", "testkommune"),
            "\nmunicipalities/testkommune finnes her fra før. Velg et annet navn med --name.\n",
        ),
        (
            ("{other}", "vert", "--name", "../ut"),
            "\n«../ut» kan ikke være et mappenavn. Velg et annet med --name.\n",
        ),
        (("ext::sh -c id", "vert"), "Git fikk ikke hentet"),
        (("{other}",), "Skriv adressen til prosjektet"),
        (("--update",), "Der er: ingen"),
    ],
)
def test_what_can_not_be_had_is_said_in_a_sentence(other, world, borrow, words, says):
    status, said = borrow(*(word.format(other=other.root) for word in words))

    assert (status, says.format(other=other.root) in f"\n{said}") == (2, True), said
    assert not list((world.root / BORROWED).glob("*"))


def test_what_is_no_longer_lent_is_gone_from_the_copy(other, world, borrow):
    borrow(other.root, "vert")
    (other.root / "municipalities/vert/tools/skjema.nb.md").unlink()
    other.commit({})

    assert "borte: tools/skjema.nb.md" in borrow("--update")[1]
    assert "Verktøyet «skjema» vises ikke" in "\n".join(map(str, world.check().findings))


def test_the_copy_says_where_it_is_from_and_how_to_fetch_it_anew(other, world, borrow):
    other._git("tag", "utgåve-1")
    borrow(other.root, "vert", "--version", "utgåve-1")

    said = (world.root / BORROWED / "vert.yml").read_text(encoding="utf-8").splitlines()
    commit, date = (other.asked("log", "-1", f"--format={one}") for one in ("%H", "%cs"))
    assert said == [
        "# Skrevet av build.py borrow. Hent ny utgave med: python3 build.py borrow --update vert",
        f'address: "{other.root}"',
        'municipality: "vert"',
        'version: "utgåve-1"',
        f'commit: "{commit}"',
        f'date: "{date}"',
    ]
    assert [(pin.version, pin.commit) for pin in borrowing.pins(world.root)] == [
        ("utgåve-1", commit)
    ]


def test_a_copy_may_say_only_where_it_is_from(world):
    world.write(f"{BORROWED}/vert.yml", "address: /sti/på/vert\nmunicipality: bø\n")

    assert [*borrowing.pins(world.root)] == [borrowing.Pin("vert", "/sti/på/vert", "bø", "")]


@pytest.mark.parametrize("missing", ["address", "municipality"])
def test_a_copy_that_does_not_say_where_from_is_not_fetched_anew(world, borrow, missing):
    said = {"address": "a", "municipality": "vert"} | {missing: ""}
    text = "".join(f"{key}: {value}\n" for key, value in said.items())
    world.write(f"{BORROWED}/vert.yml", text)

    status, told = borrow("--update")
    assert (status, f"{BORROWED}/vert.yml mangler address eller municipality." in told) == (2, True)


def test_a_file_that_is_only_a_pointer_is_not_taken_for_the_file(other, world, borrow):
    pointer = b"version https://git-lfs.github.com/spec/v1\noid sha256:0\n"
    other.commit({"municipalities/vert/tools/mal.docx": pointer})

    status, said = borrow(other.root, "vert")
    assert status == 2
    assert f"tools/mal.docx ligger i Git LFS hos {other.root}, og kan ikke lånes." in said
    assert not (world.root / BORROWED / "vert").exists()


def test_a_folder_that_is_too_large_is_not_taken(other, world, borrow, monkeypatch):
    borrow(other.root, "vert")
    home = world.root / BORROWED / "vert"
    size = sum(path.stat().st_size for path in home.rglob("*") if path.is_file())

    monkeypatch.setattr(borrowing, "_MOST_BYTES", size)
    assert borrow("--update")[0] == 0
    monkeypatch.setattr(borrowing, "_MOST_BYTES", size - 1)
    status, said = borrow("--update")
    assert (status, f"Mappen hos {other.root} er for stor til å lånes." in said) == (2, True)


@pytest.mark.parametrize(("lines", "more"), [(12, []), (14, ["    … og 2 linjer til"])])
def test_a_long_difference_is_shown_by_its_first_lines(other, borrow, lines, more):
    borrow(other.root, "vert")
    added = "".join(f"Linje {number}.\n" for number in range(lines))
    other.commit({"municipalities/vert/tools/skjema.nb.md": _TOOL + added})

    said = borrow("--update")[1].splitlines()
    start = said.index("  endret: tools/skjema.nb.md") + 1
    shown = [f"    + Linje {number}." for number in range(12)]
    assert [line for line in said[start:] if line.startswith("    ")] == shown + more


def test_a_file_that_is_no_text_is_told_of_and_not_shown(other, world, borrow):
    borrow(other.root, "vert")
    other.commit({"municipalities/vert/tools/mal.docx": WHOLE["docx"] + b"\0"})

    said = borrow("--update")[1]
    assert "  endret: tools/mal.docx\n" in said and "    " not in said
    assert (world.root / BORROWED / "vert/tools/mal.docx").read_bytes().endswith(b"\0")
