"""One checkout's program in a process that lives on: JSON lines in, JSON lines out.

Starting Python and importing the program takes longer than most cases.
"""

import importlib
import io
import json
import os
import sys
import traceback
from contextlib import chdir, redirect_stderr, redirect_stdout
from typing import Any


def answer(main: Any, question: dict[str, Any]) -> dict[str, Any]:
    """Run the program once as asked, and return its exit status and what it printed."""
    out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8") for _ in range(2))
    before = dict(os.environ)
    os.environ.update(question["environment"])
    with redirect_stdout(out), redirect_stderr(err), chdir(question["folder"]):
        try:
            code = main(question["arguments"])
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else int(bool(end.code))
            if isinstance(end.code, str):
                err.write(end.code)
        except BaseException:
            traceback.print_exc()
            code = 3
    os.environ.clear()
    os.environ.update(before)
    return {"code": code or 0, "out": _written(out), "err": _written(err)}


def _written(stream: io.TextIOWrapper) -> str:
    stream.flush()
    buffer = stream.buffer
    return buffer.getvalue().decode("utf-8", "replace") if isinstance(buffer, io.BytesIO) else ""


def _main_of_checkout() -> Any:
    """Return the program, which stood in the package itself before it had rooms."""
    try:
        module = importlib.import_module("veileder.front_door.cli")
    except ModuleNotFoundError:
        module = importlib.import_module("veileder.cli")
    return module.main


def serve(source: str) -> None:
    """Answer questions on standard input until it is closed."""
    sys.path.insert(0, source)
    main = _main_of_checkout()
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    for line in sys.stdin:
        answers.write(json.dumps(answer(main, json.loads(line))) + "\n")
        answers.flush()


if __name__ == "__main__":
    serve(sys.argv[1])
