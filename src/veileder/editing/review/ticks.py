"""What is ticked and written of a text that is not gone through yet: kept as a draft is."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import quote

from veileder.authoring.review.answers import Answer
from veileder.authoring.review.claims import Claim
from veileder.authoring.review.kit import Kit, Sheet
from veileder.editing.files import Files

_FORM = "gjennomgang"
HOLDS, WRONG = "ok.", "no."  # before the mark of a claim, in the name of its field
SIGNED = ("by", "organisation", "date")


def mark(claim: Claim) -> str:
    """Return what tells ``claim`` from the others: the same as long as it says the same."""
    return hashlib.sha256(claim.text.encode()).hexdigest()[:12]


def address(kit: Kit, sheet: Sheet) -> str:
    """Return where ``sheet`` is gone through."""
    variant = f"?for={quote(sheet.key.variant)}" if sheet.key.variant else ""
    return f"gjennomgang/{quote(kit.function.id)}/{quote(sheet.ref)}{variant}"


@dataclass(frozen=True, slots=True)
class Ticks:
    """What is said of the claims of one text, and who says it."""

    sheet: Sheet
    typed: Mapping[str, str] = field(default_factory=dict)

    def holds(self, claim: Claim) -> bool:
        """Whether ``claim`` is ticked."""
        return bool(self.typed.get(HOLDS + mark(claim)))

    def wrong(self, claim: Claim) -> str:
        """Return what is written of ``claim``."""
        return self.typed.get(WRONG + mark(claim), "").strip()

    @property
    def wishes(self) -> list[tuple[Claim, str]]:
        """What must be changed in the text."""
        return [(claim, said) for claim in self.sheet.said.claims if (said := self.wrong(claim))]

    @property
    def open(self) -> list[Claim]:
        """The claims that nothing is said of."""
        claims = self.sheet.said.claims
        return [one for one in claims if not self.holds(one) and not self.wrong(one)]

    @property
    def begun(self) -> int:
        """How many claims something is said of."""
        return len(self.sheet.said.claims) - len(self.open)

    def answer(self, kind: str, verdict: str) -> Answer:
        """Return it as a row of the table that ``review --take`` reads."""
        sheet, comment = self.sheet, " ".join(said for _, said in self.wishes)
        cells = {"ref": sheet.ref, "variant": sheet.key.variant or "", "kind": kind}
        cells |= {"fingerprint": sheet.fingerprint, "title": sheet.document.title}
        cells |= {"verdict": verdict, "comment": comment}
        return Answer(0, cells | {name: self.typed.get(name, "").strip() for name in SIGNED})


class Kept:
    """The ticks of all texts, in the user's own folder."""

    def __init__(self, files: Files) -> None:
        self._files = files

    def of(self, kit: Kit, sheet: Sheet) -> Ticks:
        """Return what was said of ``sheet``; of a claim that has changed since, nothing."""
        kept = self._files.draft(self._key(kit, sheet))
        return Ticks(sheet, kept["typed"] if kept else {})

    def keep(self, kit: Kit, sheet: Sheet, sent: Mapping[str, str]) -> Ticks:
        """Keep what is ``sent`` of ``sheet``, and return it."""
        known = {start + mark(one) for one in sheet.said.claims for start in (HOLDS, WRONG)}
        typed = {name: said for name, said in sent.items() if name in known or name in SIGNED}
        is_said = any(said for name, said in typed.items() if name in known)
        kept = {"typed": typed} if is_said else None
        self._files.keep_draft(self._key(kit, sheet), kept)
        return Ticks(sheet, typed)

    def forget(self, kit: Kit, sheet: Sheet) -> None:
        """Let go of what was said of ``sheet``."""
        self._files.keep_draft(self._key(kit, sheet), None)

    def begun(self, kit: Kit) -> Iterator[Ticks]:
        """Yield the ticks of each text of ``kit`` that somebody has begun on."""
        drafts = self._files.drafts(_FORM)
        for sheet in kit.sheets:
            kept = drafts.get(address(kit, sheet))
            if kept and (ticks := Ticks(sheet, kept["typed"])).begun:
                yield ticks

    @staticmethod
    def _key(kit: Kit, sheet: Sheet) -> str:
        return f"{_FORM}#{address(kit, sheet)}"
