"""The one place where a new municipality is written."""

import shutil

from veileder.authoring.scaffold.files import files_for
from veileder.authoring.scaffold.wishes import Wishes
from veileder.reading.layers import Library


def new_municipality(library: Library, wishes: Wishes) -> list[str]:
    """Write ``municipalities/<id>/`` whole, or not at all; return the paths from the root.

    Raises ScaffoldFault, and FileExistsError when somebody else made the folder meanwhile.
    """
    files = files_for(wishes, library)
    target = library.root / "municipalities" / wishes.id
    aside = target.with_name(f".{wishes.id}.new")  # a name that is never read as content
    shutil.rmtree(aside, ignore_errors=True)
    for name, text in sorted(files.items()):
        path = aside / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    aside.rename(target)
    return [f"municipalities/{wishes.id}/{name}" for name in sorted(files)]
