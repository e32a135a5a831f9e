"""What is typed in the small forms of the matrix and not saved: kept, shown again, let go of."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from veileder.editing.files import Files

PLACE = "veileder"  # what such drafts are kept under; no file is called that
_FORM = re.compile(r"[a-z-]+(\.[a-z0-9-]+){0,2}")
_STEP = re.compile(r"[a-z0-9-]*")
_TEXTS = ("words", "amount")  # fields that somebody has typed in, and not only chosen

Typed = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Lost:
    """A draft whose form is gone: where it was typed, in which form, and the words."""

    place: str
    form: str
    words: str


@dataclass(slots=True)
class Drafts:
    """The drafts of all small forms, by the step they stand at ("" for the whole guide)."""

    files: Files
    _saved: dict[tuple[str, str], Typed] = field(default_factory=dict)

    def at(self, place: str) -> dict[str, Typed]:
        """Return what is typed at ``place``, by form."""
        drafts = self.files.drafts(PLACE).items()
        found = ((*entry.partition("/"), kept) for entry, kept in drafts)
        return {form: kept["typed"] for where, _, form, kept in found if where == place}

    def places(self) -> dict[str, int]:
        """Return how many forms have a draft, by where they stand."""
        places = [entry.partition("/")[0] for entry in self.files.drafts(PLACE)]
        return {place: places.count(place) for place in dict.fromkeys(places)}

    def keep(self, place: str, form: str, sent: Typed) -> None:
        """Keep what is ``sent``. A draft that comes after the same was saved is none.

        ``_same`` says that the form is as it was before anybody typed in it.
        """
        typed = _typed(sent)
        if sent.get("_same"):
            return self.forget(place, form)
        is_named = _FORM.fullmatch(form) and _STEP.fullmatch(place)
        if is_named and self._saved.get((place, form)) != typed:
            self.files.keep_draft(f"{PLACE}#{place}/{form}", {"typed": typed})
        return None

    def forget(self, place: str, form: str, saved: Typed | None = None) -> None:
        """Let go of a draft; ``saved`` is what was saved, if that is why."""
        self.files.keep_draft(f"{PLACE}#{place}/{form}", None)
        self._saved.pop((place, form), None)
        if saved is not None:
            self._saved[place, form] = _typed(saved)

    def lost(self, forms: Mapping[str, Iterable[str]]) -> list[Lost]:
        """Return the drafts with words whose form is none of ``forms``, which has them by place."""
        entries = self.files.drafts(PLACE).items()
        found = ((*entry.partition("/"), kept["typed"]) for entry, kept in entries)
        return [
            Lost(place, form, " ".join(filter(None, map(typed.get, _TEXTS))))
            for place, _, form, typed in found
            if form not in forms.get(place, ()) and any(map(typed.get, _TEXTS))
        ]


def _typed(sent: Typed) -> dict[str, str]:
    return {name: text for name, text in sent.items() if not name.startswith("_")}
