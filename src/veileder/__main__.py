"""Run as ``python -m veileder``."""

import sys

from veileder.cli import main

sys.exit(main())
