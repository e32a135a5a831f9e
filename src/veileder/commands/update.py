"""``update``: the next release, and a letter of what concerns each municipality."""

import contextlib
from argparse import Namespace
from pathlib import Path

from veileder import __version__
from veileder.commands import CONTENT_ERROR, FINE
from veileder.faults import Refusal
from veileder.front_door.terminal import Terminal, command_line
from veileder.groundwork import GROUNDWORK
from veileder.updating import fetching
from veileder.updating.comparing import compared
from veileder.updating.doing import pinned, update
from veileder.updating.plan import Version
from veileder.updating.release import between, number, read_releases


def run(options: Namespace, terminal: Terminal) -> int:
    """Bring the root to another version, or tell what that would be. Raises Refusal."""
    try:
        return _run(options, terminal)
    except fetching.UpToDate as up_to_date:
        terminal.say(str(up_to_date))
        return FINE


def _run(options: Namespace, terminal: Terminal) -> int:
    root = options.root.resolve()
    if options.compare:
        return _compare(options.compare, terminal)
    if options.base:
        return _migrate(
            root, Version(options.since or __version__, options.base), options, terminal
        )
    if options.since:
        _demand_fork(root)
        with fetching.tree(root, fetching.tag_of(root, options.since, "0")) as old:
            return _migrate(root, Version(options.since, old), options, terminal)
    if pinned(root):
        return _as_package(root, options)
    _demand_fork(root)
    return _as_fork(root, options, terminal)


def _demand_fork(root: Path) -> None:
    if not fetching.is_fork(root):
        raise Refusal(
            f"{root} er verken et eget prosjekt (requirements.txt med handlingsveileder==…) eller "
            "en kopi av fellesmalen i git. Da vet ikke programmet hvor neste versjon er."
        )


def _migrate(root: Path, old: Version, options: Namespace, terminal: Terminal) -> int:
    """Bring the folders to the version that this program is."""
    releases = between(read_releases(), old.number, __version__)
    is_trial = options.dry_run
    terminal.tell("Prøver oppdateringen ved siden av mappene deres. Det kan ta et halvt minutt …")
    done = update(root, old, Version(__version__, GROUNDWORK), releases, is_trial=is_trial)
    for letter in done.letters.values() if is_trial else ():
        terminal.say(letter)
    if is_trial:
        terminal.say("Dette var en prøve. Ingenting er endret.")
        return FINE
    for id in done.letters:
        terminal.say(f"Brevet: municipalities/{id}/.oppdatering/{__version__}/brev.md")
    terminal.say(f"Oppdatert til {__version__}: {len(done.changed)} filer hos dere er endret.")
    terminal.say(f"Se at alt er på plass med: {command_line('check', root=root)}")
    return FINE


def _as_package(root: Path, options: Namespace) -> int:
    """Let the wanted version, as a package, bring the folders to itself."""
    old = pinned(root) or __version__
    if options.version and number(options.version) < number(old):
        raise Refusal(
            f"Dere har versjon {old}. {options.version} er eldre, og gir ingen oppdatering."
        )
    with fetching.package(root, options.version, old, GROUNDWORK) as source:
        return fetching.run_program(source, _asked(root, old, GROUNDWORK, is_trial=options.dry_run))


def _as_fork(root: Path, options: Namespace, terminal: Terminal) -> int:
    """Merge the wanted version of the shared project, and let it bring the folders to itself."""
    tag = fetching.tag_of(root, options.version, __version__)
    if number(tag) <= number(__version__):
        raise Refusal(f"Dere har versjon {__version__}, som ikke er eldre enn {tag}.")
    if not options.dry_run:
        fetching.demand_clean(root)
        terminal.tell("Prøver oppdateringen først. Det kan ta et halvt minutt …")
    common = fetching.last_common(root, tag)
    with fetching.tree(root, common) as old, fetching.tree(root, tag) as new:
        asked = _asked(root, __version__, old, is_trial=True)
        status = fetching.run_program(new / "src", asked, is_silent=not options.dry_run)
        if status or options.dry_run:
            return status
        before = fetching.merge(root, tag)
        with contextlib.ExitStack() as undo:
            undo.callback(fetching.unmerge, root, before)
            status = fetching.run_program(new / "src", asked[:-1])
            if status:
                return status
            undo.pop_all()
    terminal.say('Lagre det i git: git add -A municipalities && git commit -m "Oppdatert"')
    return FINE


def _asked(root: Path, old: str, base: Path, *, is_trial: bool) -> list[str]:
    trial = ["--dry-run"] if is_trial else []
    return ["update", "--root", str(root), "--from", old, "--base", str(base), *trial]


def _compare(old: Path, terminal: Terminal) -> int:
    """Tell what the record of this version has forgotten or invented since the one in ``old``."""
    releases = [one for one in read_releases() if number(one.version) == number(__version__)]
    if not releases:
        raise Refusal(f"Det finnes ingen oversikt over versjon {__version__} ennå.")
    wrong = compared(old.resolve(), GROUNDWORK, releases[0])
    for line in wrong:
        terminal.say(line)
    return CONTENT_ERROR if wrong else FINE
