"""``--print-completion``: the script that lets a shell complete commands, options and ids."""

import argparse
from argparse import Namespace
from collections.abc import Iterator

import shtab

from veileder.commands import FINE
from veileder.front_door.arguments import make_parser
from veileder.front_door.shared_options import path
from veileder.front_door.terminal import Terminal

# The municipalities are folders beside the ``build.py`` that is run.
_IDS = {"bash": "_veileder_ids", "zsh": "_veileder_ids", "tcsh": "`ls municipalities`"}
_PREAMBLE = {
    "bash": """\
_veileder_ids() {
  local folder
  for folder in "$(dirname -- "${COMP_WORDS[0]}")"/municipalities/*/; do
    [[ -d $folder ]] && compgen -W "$(basename -- "$folder")" -- "$1"
  done
}
""",
    "zsh": """\
_veileder_ids() {
  local line=(${(z)BUFFER})
  local folders=(${line[1]:h}/municipalities/*(/N:t))
  compadd -a folders
}
""",
    "tcsh": "",
}


def run(options: Namespace, terminal: Terminal) -> int:
    """Print the script for one shell."""
    parser = make_parser()
    for action in _actions(parser):
        if action.dest in ("ids", "municipality"):
            action.complete = _IDS  # type: ignore[attr-defined]
        elif action.type is path:
            action.complete = shtab.FILE if action.dest == "files" else shtab.DIRECTORY  # type: ignore[attr-defined]
    terminal.say(shtab.complete(parser, options.shell, preamble=_PREAMBLE[options.shell]))
    return FINE


def _actions(parser: argparse.ArgumentParser) -> Iterator[argparse.Action]:
    """Yield what a parser takes, and what its commands do."""
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for command in action.choices.values():
                yield from _actions(command)
        else:
            yield action
