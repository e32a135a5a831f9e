"""``stage``: the plain MkDocs project that one site is made from."""

from argparse import Namespace

from veileder.checked import read
from veileder.commands import CONTENT_ERROR, FINE
from veileder.faults import Refusal
from veileder.front_door.terminal import Terminal, show_findings
from veileder.kept import keeping
from veileder.rendering.stage import configs, write_stage
from veileder.rendering.theme import check_theme
from veileder.sites import plan_all


def run(options: Namespace, terminal: Terminal) -> int:
    """Write the project of one municipality, and say how to build it. Raises Refusal."""
    check_theme(options.root)
    id, folder = options.municipality, options.folder
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Refusal(f"{folder} er ikke en tom mappe. Velg en annen.")
    checked = read(options.root, [id])
    if checked.has_errors:
        show_findings(checked.findings, "text", terminal, options.root)
        return CONTENT_ERROR
    with keeping():
        plan = next((plan for plan in plan_all(options.root, checked) if plan.id == id), None)
    if plan is None:
        raise Refusal(f"Det er ingen kommune i {id}, så det blir ikke noe nettsted av den.")
    config = write_stage(plan, options.root, folder)
    build = " && ".join(f"mkdocs build -f {path}" for path in configs(plan, folder))
    terminal.say(f"Skrev {config}. Bygg den med: {build}")
    return FINE
