"""Every field there is, with every payload, and four municipalities in two regions: the long form.

    python3 benchmarks/leaks.py

The suite has the same with fewer payloads and municipalities. Takes some minutes. Exit status 1
when anything ran, asked, stood as an element of somebody else's, or was seen where it must not.
"""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TESTS = ["tests/leaks/test_canaries.py", "tests/leaks/test_payloads.py"]


def main() -> int:
    """Run ``TESTS`` in their long form; return their exit status."""
    command = [sys.executable, "-m", "pytest", "-q", "-n", "0", "--durations=6", *TESTS]
    env = {**os.environ, "VEILEDER_LONG": "1"}
    return subprocess.run(command, check=False, cwd=ROOT, env=env).returncode


if __name__ == "__main__":
    sys.exit(main())
