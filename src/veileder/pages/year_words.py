"""A rule of the yearly wheel in words: «andre onsdag i september», «uke 34»."""

from collections.abc import Sequence

from veileder.model import formats
from veileder.model.year import When
from veileder.pages.view import View
from veileder.resolving.yearly import holidays_of, months_of, rule_of


def rule_in_words(view: View, when: When) -> str:
    """Return when something is; nothing for what is no rule."""
    rule = rule_of(when)
    if rule == "date" and when.date:
        return formats.days(when.date, when.last or when.date)
    if rule == "week":
        return _in_week(view, when)
    if rule in ("before", "after"):
        return _beside_holiday(view, when)
    months = listed(view, [formats.month(number) for number in months_of(when)])
    if rule == "nth" and when.nth and when.weekday:
        known = {"nth": view.strings[f"nth_{when.nth}"], "day": _weekday(view, when.weekday)}
        key = "year_nth_in" if months else "year_nth_every"
        return view.say(key, **known, months=months)
    if rule == "day":
        named = [f"{when.day}. {formats.month(number)}" for number in months_of(when)]
        return listed(view, named)
    return view.say("year_in_months", months=months) if rule else ""


def listed(view: View, words: Sequence[str]) -> str:
    """Return ``words`` with commas between them, and «og» before the last."""
    if len(words) < 2:
        return "".join(words)
    return view.say("year_and", words=", ".join(words[:-1]), last=words[-1])


def _weekday(view: View, day: str) -> str:
    return view.strings[f"days_{day}"].lower()


def _in_week(view: View, when: When) -> str:
    if when.weekday is None:
        return view.say("year_week", week=when.week)
    return view.say("year_day_in_week", day=_weekday(view, when.weekday), week=when.week)


def _beside_holiday(view: View, when: When) -> str:
    side = "before" if when.before else "after"
    holiday = holidays_of(view.guide).get(when.before or when.after or "")
    name = holiday.name if holiday else ""
    if when.distance is None:
        return view.say(f"year_{side}", holiday=name)
    span = formats.duration(when.distance, view.guide.language)
    return view.say(f"year_long_{side}", span=span, holiday=name)
