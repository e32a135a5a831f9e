#!/usr/bin/env python3
"""The front door: ``python3 build.py``. Needs only Python; makes its own environment.

Everything else is in ``src/veileder``. This file has only what the oldest Pythons understand, so
that it can say which Python is needed.
"""

import os
import subprocess
import sys

OLDEST = (3, 11)
ROOT = os.path.dirname(os.path.abspath(__file__))


def main():
    # type: () -> None
    """Run ``veileder`` here if all it needs is here, otherwise in the project's environment."""
    if sys.version_info < OLDEST:
        sys.stderr.write(
            "Dette programmet trenger Python 3.11 eller nyere, og dette er {0}.{1}. "
            "Hent en nyere: https://www.python.org/downloads/\n".format(*sys.version_info)
        )
        sys.exit(2)
    is_installed = has("veileder")
    sys.path.insert(0, os.path.join(ROOT, "src"))
    from veileder.front_door import cli  # noqa: PLC0415 - old Pythons can't read it

    arguments = sys.argv[1:]
    wrong = cli.misunderstood(arguments)  # answered before anything is installed or loaded
    if wrong:
        sys.exit(wrong)
    from veileder.front_door import environment  # noqa: PLC0415 - and most answers do not need it

    testing = arguments[:1] == ["test"]
    if environment.can_run_here(ROOT, testing, is_installed):
        sys.exit(cli.main(arguments))
    python = environment.ready(ROOT, testing)
    become([python, os.path.join(ROOT, "build.py")] + arguments, environment.variables())


def become(command, variables):
    # type: (list[str], dict[str, str]) -> None
    """Run ``command`` as this very process, so that whoever stops us stops it; never return."""
    if os.name != "nt":
        os.execve(command[0], command, variables)  # noqa: S606 - our own Python
    sys.exit(subprocess.call(command, env=variables))


def has(module):
    # type: (str) -> bool
    """Whether this Python has a module, without loading it."""
    import importlib.util  # noqa: PLC0415 - Python 2 has none

    return importlib.util.find_spec(module) is not None


if __name__ == "__main__":
    main()
