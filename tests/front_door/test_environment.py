"""The first run: an environment that is whole, or not there at all."""

import ast
import hashlib
import importlib.util
import os
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
import venv
import zipfile
from base64 import urlsafe_b64encode
from pathlib import Path
from types import SimpleNamespace

import pip
import pytest

from veileder.faults import Refusal
from veileder.front_door import environment
from veileder.front_door.terminal import Terminal

PROJECT = Path(__file__).resolve().parents[2]
LOCK = "requirements.lock"


# An environment that is made in no time: a real one without pip, and one module for all packages.


@pytest.fixture
def home(tmp_path, monkeypatch):
    """Return where the environment is made, with locks beside it and fast makers of it."""
    (tmp_path / LOCK).write_text("pakke==1.0\n")
    (tmp_path / environment.TEST_LOCK).write_text("pakke==1.0\nprove==1.0\n")
    monkeypatch.setattr(environment, "NEEDED", ["pakke"])
    monkeypatch.setattr(environment, "NEEDED_BY_TESTS", ["prove"])
    monkeypatch.setattr(environment, "run", lambda command, _: make_bare(Path(command[-1])))
    monkeypatch.setattr(environment, "install", put_packages)
    return tmp_path / ".venv"


def make_bare(folder):
    venv.create(folder, symlinks=True, prompt=".venv")


def put_packages(python, lock, _):
    site = packages_of(python.parents[1])
    for name in re.findall(r"^\w+", lock.read_text(), re.MULTILINE):
        (site / f"{name}.py").write_text("")
    (python.parent / "verktøy").write_text(f"#!{python}\n", encoding="utf-8")


def packages_of(home):
    return next(home.glob("lib/python*/site-packages"))


def prepared(home, testing=False):
    """Prepare it, and say whether that made it anew."""
    before = home.stat().st_ino if home.exists() else None
    python = environment.prepare(home.parent, testing, Terminal())
    assert subprocess.run([python, "-c", "import pakke"], check=False).returncode == 0
    assert leftovers(home) == []
    return home.stat().st_ino != before


def leftovers(home):
    return [path.name for path in home.parent.iterdir() if ".tmp-" in path.name]


def test_it_is_made_once(home, capsys):
    assert prepared(home)
    assert not prepared(home)

    assert capsys.readouterr().out.count("Gjør klar programmet") == 1


def without_stamp(home):
    (home / f"{LOCK}.installed").unlink()


def without_packages(home):
    shutil.rmtree(packages_of(home))


def with_another_version_s_packages(home):
    packages_of(home).parent.rename(home / "lib/python3.2")


def without_its_python(home):
    for name in home.glob("bin/python*"):
        name.unlink()
        name.symlink_to("/finnes/ikke/python3")


def with_a_python_that_fails(home):
    for name in home.glob("bin/python*"):
        name.unlink()
    (home / "bin/python").write_text("#!/bin/sh\nexit 1\n")
    (home / "bin/python").chmod(0o755)


def from_an_older_lock(home):
    (home.parent / LOCK).write_text("pakke==1.1\n")


def moved(home):
    stamp = home / f"{LOCK}.installed"
    stamp.write_text(stamp.read_text().replace(str(home), "/et/annet/sted/.venv"))


def only_a_folder(home):
    shutil.rmtree(home)
    home.mkdir()


def a_file(home):
    shutil.rmtree(home)
    home.write_text("")


def a_link_to_another(home):
    home.rename(home.with_name("annet"))
    home.symlink_to("annet")
    without_packages(home)


BROKEN = (
    without_stamp, without_packages, with_another_version_s_packages, without_its_python,
    with_a_python_that_fails, from_an_older_lock, moved, only_a_folder, a_file, a_link_to_another,
)  # fmt: skip


@pytest.mark.parametrize("harm", BROKEN, ids=lambda harm: harm.__name__)
def test_one_that_is_not_whole_is_made_anew(home, harm):
    prepared(home)

    harm(home)

    assert prepared(home)
    assert not prepared(home)


def test_the_scripts_in_it_name_the_place_it_ended_in(home):
    prepared(home)

    assert (home / "bin/verktøy").read_text(encoding="utf-8") == f"#!{home / 'bin/python'}\n"
    texts = [path.read_text(encoding="utf-8") for path in home.glob("bin/activate*")]
    assert texts and not [text for text in texts if ".tmp-" in text]


def test_the_tests_get_what_they_need_and_the_program_is_content_with_it(home):
    prepared(home)

    assert prepared(home, testing=True)
    assert (packages_of(home) / "prove.py").exists()
    assert not prepared(home)


@pytest.mark.parametrize("fault", [Refusal("Disken er full."), KeyboardInterrupt()])
def test_what_was_there_stays_until_the_new_one_is_whole(home, monkeypatch, fault):
    prepared(home)
    from_an_older_lock(home)
    monkeypatch.setattr(environment, "install", lambda *_: (_ for _ in ()).throw(fault))

    with pytest.raises(type(fault)):
        environment.prepare(home.parent, False, Terminal())

    assert (packages_of(home) / "pakke.py").exists()
    assert leftovers(home) == []


def test_what_one_that_was_killed_left_is_removed(home):
    (home.parent / ".venv.tmp-1a2b/lib").mkdir(parents=True)

    assert prepared(home)


def test_packages_that_do_not_work_are_not_put_in_place(home, monkeypatch):
    monkeypatch.setattr(environment, "install", lambda *_: None)

    with pytest.raises(Refusal, match="virker ikke"):
        environment.prepare(home.parent, False, Terminal())

    assert not home.exists()


def test_two_first_runs_at_once_make_one_between_them(home, monkeypatch, capsys):
    began, made = threading.Event(), []

    def slowly(python, lock, terminal):
        made.append(1)
        began.set()
        time.sleep(0.5)
        put_packages(python, lock, terminal)

    monkeypatch.setattr(environment, "install", slowly)
    first = threading.Thread(target=environment.prepare, args=(home.parent, False, Terminal()))
    first.start()
    began.wait(5)

    assert not prepared(home) or made == [1]
    first.join()
    assert made == [1]
    assert "Venter på den" in capsys.readouterr().out


def test_a_folder_one_may_not_write_in_is_said(home, monkeypatch):
    def refuse(*_):
        raise PermissionError(13, "Permission denied", str(home))

    monkeypatch.setattr(environment, "run", refuse)

    with pytest.raises(Refusal, match="Vi får ikke skrive i"):
        environment.prepare(home.parent, False, Terminal())


def test_a_python_without_venv_is_said(home, monkeypatch):
    find = importlib.util.find_spec
    without = {"find_spec": lambda name: None if name == "ensurepip" else find(name)}
    monkeypatch.setattr(environment.importlib, "util", SimpleNamespace(**without))

    with pytest.raises(Refusal, match=r"sudo apt install python3\.\d+-venv"):
        environment.prepare(home.parent, False, Terminal())


# Where to run -----------------------------------------------------------------------------------


def test_this_python_will_do_only_when_it_has_all_and_is_meant_for_it(monkeypatch):
    assert environment.can_run_here("/et/sted", False, is_installed=True)
    assert not environment.can_run_here("/et/sted", False, is_installed=False)

    monkeypatch.setattr(environment, "NEEDED", ["finnes_ikke"])
    assert not environment.can_run_here("/et/sted", False, is_installed=True)


def test_what_is_looked_for_is_what_the_program_imports(project):
    """A package that is added to the program is also looked for before running."""
    imported = {
        name.partition(".")[0]
        for path in (project / "src").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        for name in imports_of(node)
    }
    others = imported - set(sys.stdlib_module_names) - {"veileder"}
    assert others <= set(environment.NEEDED)
    assert all(map(importlib.util.find_spec, environment.NEEDED))


def imports_of(node):
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    return [node.module] if isinstance(node, ast.ImportFrom) else []


def test_the_tests_lock_has_all_that_the_program_s_has(project):
    pins = [
        set(re.findall(r"^\S+==\S+", (project / name).read_text(), re.MULTILINE))
        for name in (LOCK, environment.TEST_LOCK)
    ]
    assert pins[0] <= pins[1]


def test_the_locks_name_no_index_and_no_path(project):
    for name in (LOCK, environment.TEST_LOCK):
        text = (project / name).read_text()
        assert not re.search(r"://|--index|--find-links|file:|^/", text, re.MULTILINE)
        assert len(re.findall(r"^\S+==", text, re.MULTILINE)) <= text.count("--hash=sha256:")


# The whole of it -------------------------------------------------------------------------------


def make_with_pip(folder):
    """Make an environment with this one's pip, which is quicker than unpacking it."""
    make_bare(folder)
    (packages_of(folder) / "pip.pth").write_text(str(Path(pip.__file__).parents[1]))


def make_wheel(folder):
    """Write the wheel of a package with one module, and return its hash."""
    wheel = folder / "liten_pakke-1.0-py3-none-any.whl"
    meta = "liten_pakke-1.0.dist-info"
    files = {
        "liten_pakke.py": "",
        f"{meta}/METADATA": "Metadata-Version: 2.1\nName: liten-pakke\nVersion: 1.0\n",
        f"{meta}/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        f"{meta}/entry_points.txt": "[console_scripts]\nliten = liten_pakke:main\n",
    }
    record = "".join(
        f"{name},sha256={urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).decode()[:-1]},\n"
        for name, text in files.items()
    )
    with zipfile.ZipFile(wheel, "w") as archive:
        for name, text in {**files, f"{meta}/RECORD": f"{record}{meta}/RECORD,,\n"}.items():
            archive.writestr(name, text)
    return hashlib.sha256(wheel.read_bytes()).hexdigest()


def test_the_whole_of_it_with_the_real_pip_on_an_odd_machine(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(environment, "NEEDED", ["liten_pakke"])
    monkeypatch.setattr(environment, "run", lambda command, _: make_with_pip(Path(command[-1])))
    (tmp_path / "hjul").mkdir()
    digest = make_wheel(tmp_path / "hjul")
    (tmp_path / LOCK).write_text(f"liten-pakke==1.0 --hash=sha256:{digest}\n")
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    for name, value in {
        "FIND_LINKS": str(tmp_path / "hjul"), "NO_INDEX": "1", "TARGET": str(tmp_path / "feil"),
        "CONSTRAINT": str(tmp_path / "finnes-ikke.txt"), "NO_BINARY": ":all:", "QUIET": "3",
    }.items():  # fmt: skip
        monkeypatch.setenv(f"PIP_{name}", value)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path / "feil"))

    python = environment.prepare(tmp_path, False, Terminal())

    shown = capsys.readouterr()
    assert (packages_of(tmp_path / ".venv") / "liten_pakke.py").exists()
    assert not (tmp_path / "feil").exists()
    assert "1 av 1 pakker" in shown.out and "WARNING" not in shown.out + shown.err
    assert (python.parent / "liten").read_text().startswith(f"#!{python}\n")


def test_a_request_to_stop_ends_pip_and_leaves_nothing(tmp_path):
    """The real thing in a process of its own: venv and pip are replaced by one that waits."""
    (tmp_path / LOCK).write_text("a==1\n")
    (tmp_path / "vent.py").write_text("import time; print('venter', flush=True); time.sleep(60)")
    program = (
        f"import sys; sys.path.insert(0, {str(PROJECT / 'src')!r})\n"
        "from pathlib import Path\n"
        "from veileder.front_door import environment, packages\n"
        f"wait = [sys.executable, {str(tmp_path / 'vent.py')!r}]\n"
        "environment.run = lambda command, root: (Path(command[-1]).mkdir(), "
        "packages.run(wait, root, show=lambda line: print(line, flush=True)))\n"
        f"environment.ready({str(tmp_path)!r}, False)\n"
    )
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE) as process:
        while b"venter" not in (line := process.stdout.readline()):
            assert line
        process.send_signal(signal.SIGTERM)

    assert process.returncode == 128 + signal.SIGTERM
    assert [path.name for path in tmp_path.iterdir() if ".tmp-" in path.name] == []
    assert waiting(tmp_path / "vent.py") == []


def waiting(script):
    commands = Path("/proc").glob("[0-9]*/cmdline")
    return [path for path in commands if os.fsencode(script) in path.read_bytes()]
