"""What is told before something is done that is more than it looks like: she is asked once."""

from dataclasses import dataclass

from veileder.editing.language import Words
from veileder.editing.matrix.acts import Act
from veileder.editing.matrix.leaving import Leading, leading_to
from veileder.editing.matrix.losing import Losses, losses
from veileder.editing.matrix.sight import Sight
from veileder.editing.matrix.state import NotDone


@dataclass(frozen=True, slots=True)
class Question:
    """What to tell first: the steps that lead to what goes, or what is lost with a copy."""

    verb: str
    about: str = ""
    leading: tuple[Leading, ...] = ()
    losses: Losses | None = None


def question(act: Act, about: str, sight: Sight, words: Words) -> Question | None:
    """Return what to ask before ``act``, which is ``about`` something; None where it is plain."""
    if act.verb == "shared-guide":
        if sight.state.own is None:
            raise NotDone("Dere bruker den felles veilederen allerede.")
        return Question(act.verb, losses=losses(sight, words))
    if act.verb not in ("hide", "out"):
        return None
    ref = act.id if act.verb == "hide" else f"step/{act.step}"
    leading = tuple(leading_to(ref, sight))
    return Question(act.verb, about, leading) if leading else None
