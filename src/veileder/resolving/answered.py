"""Which questions a municipality has an answer to, and the deadline that is one."""

from veileder.model.answers import Answer, AnswerDeadline
from veileder.model.readers import Duration
from veileder.resolving.guide import Guide


def is_answered(guide: Guide, answer: Answer) -> bool:
    """Whether the municipality has said what the answer tells: a deadline, or an age."""
    log = guide.settings.log
    has_age = not answer.consent_age or bool(log and log.consent_age is not None)
    return has_age and (answer.deadline is None or time_limit(guide, answer.deadline) is not None)


def time_limit(guide: Guide, asked: AnswerDeadline) -> Duration | None:
    """Return how long a deadline is here; None where there is none, or not one for all."""
    steps = [found[1] for v in guide.variants.values() if (found := v.steps.get(asked.step))]
    limits = [one for step in steps for one in step.facts.deadlines if one.id == asked.deadline]
    within = {one.within for one in limits}
    is_for_all = len(within) == 1 and not any(one.services for one in limits)
    return within.pop() if is_for_all else None
