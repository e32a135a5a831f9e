"""benchmarks/fuzz.py in short, and everything it ever found: each input is answered."""

import subprocess
import sys
from pathlib import Path

import pytest
from tests.bad_inputs.fuzzing import READERS

ROOT = Path(__file__).resolve().parents[2]
FOUND = sorted((Path(__file__).parent / "fuzzed").glob("*-*"))


@pytest.mark.parametrize("file", FOUND, ids=lambda file: file.name)
def test_what_was_once_not_answered_is_answered(file, tmp_path):
    READERS[file.name.partition("-")[0]](file.read_bytes(), file.suffix[1:], tmp_path)


@pytest.mark.skipif(sys.platform != "linux", reason="limits a process as Linux does")
def test_spoilt_texts_and_files_are_answered():
    ran = subprocess.run(
        [sys.executable, "benchmarks/fuzz.py", "--inputs", "500", "--jobs", "1"],
        check=False,
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert (ran.returncode, ran.stderr) == (0, "")
    assert "Ikke besvart: 0 slag." in ran.stdout
