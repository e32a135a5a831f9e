"""What somebody has chosen where she compares, and not yet saved: kept as a draft is."""

from collections.abc import Mapping

from veileder.editing.files import Files
from veileder.editing.settling import CHOICE, OWN, SHARED


class Choosing:
    """The choices of one comparison: of ``place`` in file ``name``."""

    def __init__(self, files: Files, name: str, place: str) -> None:
        self._files, self._key = files, f"sammenlign#{name}?{place}"

    def kept(self, digest: str, source: str) -> dict[str, str]:
        """Return what was chosen, if both texts are still as they were then."""
        kept = self._files.draft(self._key)
        is_same = kept and (kept["_digest"], kept["_source"]) == (digest, source)
        return dict(kept["typed"]) if kept and is_same else {}

    def keep(self, sent: Mapping[str, str], digest: str, source: str, but: str = "") -> None:
        """Keep what is chosen in ``sent``; not in field ``but``, which has been settled."""
        chosen = {
            name: value
            for name, value in sent.items()
            if name.startswith(CHOICE) and value in (OWN, SHARED)
            if not (but and name.startswith(f"{CHOICE}{but}."))
        }
        made_of = {"typed": chosen, "_digest": digest, "_source": source}
        self._files.keep_draft(self._key, made_of if chosen else None)
