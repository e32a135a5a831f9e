"""«Si fra om feil»: a mail or an issue that is written for her, with which page it is about.

It leads to the function that answers for the guide here, by mail; where none has an address, to
the project on GitHub or GitLab. Nobody is told before she sends it herself.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from urllib.parse import quote

from veileder.model.reaching import Contact
from veileder.pages.base import Feedback, Page
from veileder.pages.hosts import host_of
from veileder.pages.parts import Own
from veileder.resolving.guide import Settings

# What must be written in another way in an address. Browsers do so themselves with å and –, and
# the page is smaller without it.
_ASCII = re.compile(r"[\x00-\x7f]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedbackWay:
    """Where what is said of a page goes: ``scheme`` and ``place`` are the address.

    ``subject`` and ``body`` are what the address calls its two texts. ``is_open`` says that others
    may read it, as they may an issue.
    """

    scheme: str
    place: Own
    subject: str
    body: str
    is_open: bool


def feedback_way(settings: Settings) -> FeedbackWay | None:
    """Return where one may say what is wrong; None where a municipality has no such place."""
    if mail := feedback_mail(settings.contacts):
        place = quote(mail, safe="@+")
        return FeedbackWay(
            scheme="mailto:", place=place, subject="subject", body="body", is_open=False
        )
    host = host_of(settings.repository)
    if host is None:
        return None
    subject, body = host.said
    return FeedbackWay(scheme="", place=host.issue, subject=subject, body=body, is_open=True)


def feedback_mail(contacts: Iterable[Contact]) -> str | None:
    """Return the first mail address of those that answer for the guide."""
    return next((one.email for one in contacts if one.email), None)


def with_feedback(page: Page, site: str | None) -> Page:
    """Return ``page`` as it is named to those who answer for it.

    ``site`` is the folder that the site is published in, or None while that is not known.

    A page in a language that no site is in has none: its readers are families, and no words of
    the interface are asked for in their languages.
    """
    if page.language:
        return page
    address = f"{site or '/'}{page.path}"
    return replace(page, feedback=Feedback(_quoted(page.title), quote(address, safe=":/")))


def _quoted(text: str) -> str:
    return _ASCII.sub(lambda part: quote(part[0]), text)
