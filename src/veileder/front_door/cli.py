"""The command line: one call, one exit status. 0 fine, 1 content, 2 wrong use, 3 us."""

import gc
import importlib
import sys
import traceback
from argparse import Namespace
from collections.abc import Callable, Sequence

from veileder.dates import today
from veileder.faults import Refusal
from veileder.front_door.arguments import WRONG_USE, understood
from veileder.front_door.terminal import Terminal
from veileder.stopping import stoppable

OUR_FAULT = 3
# How many are made before Python looks for what is no longer used: a run makes millions.
_NEW_OBJECTS = 50_000


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status.

    Raises nothing but SystemExit, for help and for arguments that cannot be read.
    """
    gc.set_threshold(_NEW_OBJECTS)
    given = list(sys.argv[1:] if arguments is None else arguments)
    return _guarded(given, _run)


def misunderstood(arguments: Sequence[str]) -> int:
    """Say at once what is wrong with the arguments, and return 2, or 0 if nothing is.

    Needs nothing but the standard library. Raises SystemExit as ``main`` does.
    """
    return _guarded(arguments, lambda *_: 0)


def _guarded(arguments: Sequence[str], act: Callable[[Namespace, Terminal], int]) -> int:
    terminal = Terminal()
    try:
        with stoppable():
            return act(understood(arguments), terminal)
    except Refusal as refusal:
        terminal.error(str(refusal))
        return WRONG_USE
    except BrokenPipeError:
        return 0
    except KeyboardInterrupt as stop:
        terminal.error("Avbrutt. Det som var publisert fra før, er ikke endret.")
        return int(getattr(stop, "status", 130))
    except Exception:  # the last word before the shell
        traceback.print_exc()
        terminal.error(
            "Dette er en feil i programmet, ikke i innholdet. Send teksten over til utviklerne."
        )
        return OUR_FAULT


def _run(options: Namespace, terminal: Terminal) -> int:
    today()  # refuses a day that is none, before anything is done
    terminal.is_quiet = getattr(options, "quiet", False)
    command = importlib.import_module(f"veileder.commands.{options.command}")
    return int(command.run(options, terminal))
