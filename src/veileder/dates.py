"""Which day it is, in Norway: reviews fall due on Norwegian days, and builds carry one."""

import datetime as dt
import os
from zoneinfo import ZoneInfo


def today() -> dt.date:
    """Return today's date in Norway, or the day of ``SOURCE_DATE_EPOCH`` where that is set."""
    zone = ZoneInfo("Europe/Oslo")
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    now = dt.datetime.fromtimestamp(int(epoch), zone) if epoch else dt.datetime.now(zone)
    return now.date()
