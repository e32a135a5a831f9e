"""Which day it is, in Norway: reviews fall due on Norwegian days, and builds carry one."""

import datetime as dt
import os
import re
from zoneinfo import ZoneInfo

from veileder.faults import Refusal

_EPOCH = "SOURCE_DATE_EPOCH"


def today() -> dt.date:
    """Return today's date in Norway, or the day of ``SOURCE_DATE_EPOCH`` where that is set.

    Raises Refusal when it is set to something that is no moment.
    """
    zone = ZoneInfo("Europe/Oslo")
    epoch = os.environ.get(_EPOCH)
    return (_moment(epoch, zone) if epoch else dt.datetime.now(zone)).date()


def _moment(epoch: str, zone: ZoneInfo) -> dt.datetime:
    try:
        if re.fullmatch("[0-9]{1,12}", epoch):
            return dt.datetime.fromtimestamp(int(epoch), zone)
    except (OverflowError, ValueError, OSError):  # a year that there is no calendar for
        pass
    raise Refusal(
        f"{_EPOCH} er satt til «{epoch[:40]}». Det må være sekunder siden 1970, skrevet med bare "
        "siffer. Rett variabelen, eller ta den bort."
    )
