"""The build stays as cheap as it was: in processor time, beside stock Material, in the same run."""

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import others
import pytest
from ours import Ours

from veileder.kept import PLACE

pytestmark = pytest.mark.skipif(not hasattr(os, "wait4"), reason="needs a POSIX system")

# How many times what Material takes for the same texts, with a menu of 30, ours may take from
# nothing, with all that Material does not do. Measured on a slow machine: 1.36.
# Twice as dear is 2.7. Lower it when the build has become cheaper.
MOST = 2.2
_TRIES = 3  # somebody else's program may disturb one; a dearer build fails them all


@pytest.fixture
def ratio(tmp_path, shared_store):
    """Return a function that builds both at the same time, so that the same disturbs both."""
    ours, stock = Ours(tmp_path, 1, jobs=1), others.stock()
    cold, ours.cache = ours.cache, Path(os.environ[PLACE])
    ours._all()  # for the texts, with what is known of the shipped content
    ours.cache = cold
    pages = {id: others.read_pages(ours.output / id) for id in ours.ids}

    def measured():
        with ThreadPoolExecutor(2) as pool:
            our_run = pool.submit(ours.cold)
            their_run = pool.submit(others.build, stock, pages, tmp_path / "stock", 1)
            return our_run.result().cost.cpu / their_run.result()[0].cpu

    return measured


def test_the_build_costs_no_more_beside_material_than_it_did(ratio):
    ratios = []
    while len(ratios) < _TRIES and all(one > MOST for one in ratios):
        ratios.append(ratio())

    assert min(ratios) <= MOST, f"{ratios}: docs/fart.md tells how to measure more closely"
