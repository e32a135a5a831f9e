"""What is proposed goes into the log of amendments, with her sentence as the reason."""

import contextlib
from pathlib import Path

from veileder.authoring.amending import NoGuide, amend, is_begun
from veileder.dates import today
from veileder.persons.found import traces


def log_proposed(root: Path, id: str, sentence: str) -> None:
    """Write what is changed in ``id`` since last, if its log is begun and all of it can be read.

    A sentence that cannot be proposed is no reason either.
    """
    why = " ".join(sentence.split())
    if why and not traces(why) and is_begun(root, id):
        with contextlib.suppress(NoGuide):
            amend(root, id, today(), why)
