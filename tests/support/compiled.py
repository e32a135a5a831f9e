"""What Python compiled of the program here, for a copy of it elsewhere: three seconds saved."""

import shutil
from pathlib import Path

from veileder.kept import __file__ as somewhere

PROGRAM = Path(somewhere).parent


def give_compiled(copy: Path) -> None:
    """Let ``copy``, a folder with the program's files, have what is compiled of those alike.

    Python takes compiled code as that of a file with the same time and size.
    """
    for path in PROGRAM.rglob("*.py"):
        same = copy / path.relative_to(PROGRAM)
        if same.is_file() and same.read_bytes() == path.read_bytes():
            shutil.copystat(path, same)
            for known in path.parent.glob(f"__pycache__/{path.stem}.*.pyc"):
                (same.parent / "__pycache__").mkdir(exist_ok=True)
                shutil.copy2(known, same.parent / "__pycache__")
