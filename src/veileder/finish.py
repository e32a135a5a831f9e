"""What is done to the finished HTML of a site: tidy the shell."""

from pathlib import Path

from veileder.plan import SitePlan


def finish_site(plan: SitePlan, output: Path) -> None:
    """Finish the built site in ``output``."""
