"""Killed at any moment, a folder has all of the old or all of the new; the next run finishes."""

import os
import signal

import pytest

from veileder.faults import Refusal
from veileder.updating import doing, trees
from veileder.updating.doing import _put_in, pinned
from veileder.updating.trees import mend, put_in, read_files

_WAS = {"municipalities/a/x.yml": b"gammel: 1\n", "municipalities/a/steps/y.nb.md": b"gammel\n"}
_NEW = {
    "municipalities/a/x.yml": b"ny: 1\n",
    "municipalities/a/.oppdatering/0.2/brev.md": b"brev\n",
}


@pytest.fixture
def root(tmp_path):
    """An own repository with one municipality."""
    for path, content in _WAS.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(content)
    (tmp_path / "requirements.txt").write_text("handlingsveileder==0.1\n")
    return tmp_path


def _mine(root):
    return read_files(root, ["municipalities"])


def _run_until(root, module, name, monkeypatch, *, can_exchange=True):
    """Run the update in a process of its own, which is killed when it calls ``name``."""
    child = os.fork()
    if not child:

        def killed(*_arguments, **_options):
            os.kill(os.getpid(), signal.SIGKILL)

        if not can_exchange:
            monkeypatch.setattr(trees, "exchange", lambda *_: False)
        monkeypatch.setattr(module, name, killed)
        _put_in(root, dict(_WAS), dict(_NEW), "0.2")
        os._exit(0)
    return os.waitpid(child, 0)[1]


_STEPS = [
    (trees.shutil, "copytree"), (trees, "_bring"), (trees, "to_disk"), (trees, "exchange"),
    (doing, "pinned"), (doing, "write_whole"),
]  # fmt: skip


@pytest.mark.skipif(os.name == "nt", reason="no fork")
@pytest.mark.parametrize("can_exchange", [True, False])
@pytest.mark.parametrize(("module", "name"), _STEPS, ids=[name for _, name in _STEPS])
def test_killed_at_a_step(root, monkeypatch, module, name, can_exchange):
    assert _run_until(root, module, name, monkeypatch, can_exchange=can_exchange) == signal.SIGKILL

    mend(root)
    found = _mine(root)
    assert found in (_WAS, _NEW)
    assert pinned(root) == "0.1"
    _put_in(root, found, dict(_NEW), "0.2")
    assert (_mine(root), pinned(root)) == (_NEW, "0.2")
    assert sorted(p.name for p in root.iterdir()) == ["municipalities", "requirements.txt"]


@pytest.mark.skipif(os.name == "nt", reason="no fork")
def test_killed_between_two_renames_the_old_comes_back(root, monkeypatch):
    renames = []

    def second(action):
        renames.append(action)
        if len(renames) == 2:
            os.kill(os.getpid(), signal.SIGKILL)
        action()

    child = os.fork()
    if not child:
        monkeypatch.setattr(trees, "exchange", lambda *_: False)
        monkeypatch.setattr(trees, "patiently", second)
        put_in(root, dict(_WAS), dict(_NEW))
        os._exit(0)
    assert os.waitpid(child, 0)[1] == signal.SIGKILL
    assert not (root / "municipalities").exists()

    mend(root)

    assert _mine(root) == _WAS


def test_a_version_that_can_not_be_pinned_brings_the_folders_back(root, monkeypatch):
    def refuses(path, _text):
        raise Refusal(f"{path} kan ikke skrives")

    monkeypatch.setattr(doing, "write_whole", refuses)

    with pytest.raises(Refusal, match="txt kan ikke skrives"):
        _put_in(root, dict(_WAS), dict(_NEW), "0.2")

    assert (_mine(root), pinned(root)) == (_WAS, "0.1")


def test_what_is_no_text_and_what_is_no_ones_stays(root):
    (root / "municipalities/a/bilde.png").write_bytes(b"\x89PNG")
    (root / "municipalities/a/lenke").symlink_to("x.yml")
    was = _mine(root)

    put_in(root, was, {**was, "municipalities/a/x.yml": b"ny: 1\n"})

    assert (root / "municipalities/a/bilde.png").read_bytes() == b"\x89PNG"
    assert (root / "municipalities/a/lenke").is_symlink()
    assert (root / "municipalities/a/x.yml").read_bytes() == b"ny: 1\n"
