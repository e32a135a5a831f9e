"""Run as ``python -m veileder``."""

import sys

from veileder.front_door.cli import main

sys.exit(main())
