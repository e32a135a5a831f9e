"""Commands as people type them."""

import re
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from functools import partial

from fault_cases.case import Case, Verdict, brief, crashed, outcome
from fault_cases.results import Run
from fault_cases.side import Side
from fault_cases.world import settings, text

_THEME = "Kommandoer slik de blir skrevet"


def _run(side: Side, *arguments: str, **environment: str) -> Run:
    """Run a command on a small world, its root named last so that any first word goes."""
    world = side.world(keep=["prove", "nabo"])
    return side.ask([*arguments, "--root", str(world.root)], world.root, environment)


def _understood(side: Side, arguments: tuple[str, ...]) -> Verdict:
    """Exit 0, or 2 with a suggestion."""
    run = _run(side, *arguments)
    suggests = run.code == 2 and "Mente du" in run.text
    return Verdict((run.code == 0 or suggests) and not crashed(run), outcome(run))


def _suggests(side: Side, arguments: tuple[str, ...], wanted: str) -> Verdict:
    run = _run(side, *arguments)
    right = run.code == 2 and re.search(rf"Mente du.*{wanted}", run.text)
    return Verdict(bool(right) and not crashed(run), outcome(run))


def _says(side: Side, arguments: tuple[str, ...], wanted: str, code: int = 0) -> Verdict:
    run = _run(side, *arguments)
    return Verdict(run.code == code and bool(re.search(wanted, run.text)), outcome(run))


def _wrong_use(side: Side, arguments: tuple[str, ...], wanted: str, **environment: str) -> Verdict:
    """Exit 2 and a sentence that names what is wrong, in Norwegian."""
    run = _run(side, *arguments, **environment)
    right = run.code == 2 and not crashed(run) and re.search(wanted, run.text)
    return Verdict(bool(right), outcome(run))


def _without(parts: tuple[str, ...], side: Side) -> Verdict:
    """Build a root that lacks parts of the program: it works all the same, or exit 2."""
    import shutil  # noqa: PLC0415

    world = side.world(keep=["prove"])
    for part in parts:
        path = world.root / part
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    run = world.build("prove")
    return Verdict(run.code in (0, 2) and not crashed(run), outcome(run))


def _last_line(side: Side) -> Verdict:
    """Say whether ``build`` leads to ``serve``, not to a file that then does not work."""
    run = side.world(keep=["prove"]).build("prove")
    opens = re.search(r"Åpne \S*index\.html", run.text)
    return Verdict(run.code == 0 and "serve" in run.text and not opens, outcome(run))


def _readme(side: Side) -> Verdict:
    readme = (side.checkout / "README.md").read_text(encoding="utf-8")
    opens = re.search(r"[Åå]pne [^.\n]*index\.html", readme)
    return Verdict("serve" in readme and not opens, brief(opens[0]) if opens else "viser til serve")


_ASKED = ("/", "/%00", "/prove/finnes-ikke/")


def _served(side: Side) -> dict[str, tuple[int, str]]:
    """Start the preview of all, and return what it answers to each of a few questions."""
    if "served" in side.memory:
        answers: dict[str, tuple[int, str]] = side.memory["served"]
        return answers
    world = side.world(keep=["prove", "nabo"])
    port = "8471" if side.scratch.name == "før" else "8472"
    command = [sys.executable, str(side.checkout / "build.py"), "serve"]
    process = subprocess.Popen(
        [*command, "--root", str(world.root), "--port", port],
        env=side.environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        found = {path: _get(f"http://127.0.0.1:{port}{path}", process) for path in _ASKED}
    finally:
        process.terminate()
        process.wait(timeout=20)
    side.memory["served"] = found
    return found


def _answer(side: Side, path: str, look: Callable[[int, str], bool]) -> Verdict:
    """Say whether the preview's answer is the right one."""
    status, body = _served(side)[path]
    shown = re.sub(r"<(script|style).*?</\1>|<[^>]*>", " ", body, flags=re.DOTALL)
    return Verdict(look(status, body), brief(f"{status}: {shown}"))


def _get(url: str, process: subprocess.Popen[str]) -> tuple[int, str]:
    """Ask until the preview answers."""
    until = time.monotonic() + 40
    while time.monotonic() < until and process.poll() is None:
        try:
            with urllib.request.urlopen(url, timeout=10) as answer:
                return answer.status, answer.read().decode("utf-8", "replace")
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode("utf-8", "replace")
        except ConnectionRefusedError:
            time.sleep(0.2)
        except OSError as error:
            if "refused" not in str(error):
                return 0, f"ingen svar: {error}"
            time.sleep(0.2)
    return 0, "startet ikke"


def _lists_all(status: int, body: str) -> bool:
    return status == 200 and "Prøve kommune" in body and "Nabo kommune" in body


def _reserved(name: str, side: Side) -> Verdict:
    """Say whether an id that Windows can't have as a file is found."""
    world = side.world({f"municipalities/prove/articles/{name}.nb.md": text("title: A")})
    found = [f for f in world.check("prove").findings if f.path.endswith(f"{name}.nb.md")]
    return Verdict(
        bool(found), brief(f"{found[0].code} {found[0].message}") if found else "ingen funn"
    )


def _new_reserved(side: Side) -> Verdict:
    run = side.real_world().run("new", "con")
    return Verdict(run.code == 2 and "con" in run.text and not crashed(run), outcome(run))


def _reserved_municipality(side: Side) -> Verdict:
    world = side.world({"municipalities/aux/municipality.yml": settings("Aux", "9907")})
    found = [f for f in world.check("aux").findings if "aux" in f.path]
    return Verdict(
        bool(found), brief(f"{found[0].code} {found[0].message}") if found else "ingen funn"
    )


def _case(name: str, judge: Callable[..., Verdict], *arguments: object, **more: object) -> Case:
    return Case(_THEME, name, lambda side: judge(side, *arguments, **more))


CASES = [
    _case("biuld", _suggests, ("biuld",), "build"),
    _case("chek", _suggests, ("chek",), "check"),
    _case("sjekk", _understood, ("sjekk",)),
    _case("bygg", _understood, ("bygg",)),
    _case("ny", _suggests, ("ny", "kommunen"), "new"),
    _case("hjelp", _understood, ("hjelp",)),
    _case("help", _understood, ("help",)),
    _case("--version", _says, ("--version",), r"\d+\.\d+"),
    _case("check prove/", _understood, ("check", "prove/")),
    _case("check Prove/", _understood, ("check", "Prove/")),
    _case("check municipalities/prove", _understood, ("check", "municipalities/prove")),
    _case("check municipalities/prove/", _understood, ("check", "municipalities/prove/")),
    _case("check proove", _suggests, ("check", "proove"), "prove"),
    _case("check «Prøve kommune»", _understood, ("check", "Prøve kommune")),
    _case("build proove", _suggests, ("build", "proove"), "prove"),
    _case("prove (uten kommando)", _understood, ("prove",)),
    _case("--jobs 0", _wrong_use, ("build", "prove", "--jobs", "0"), "jobs"),
    _case("--jobs -1", _wrong_use, ("build", "prove", "--jobs", "-1"), "jobs"),
    _case("--jobs to", _wrong_use, ("build", "--jobs", "to"), "tall"),
    _case("serve --port 99999", _wrong_use, ("serve", "--port", "99999"), "[Pp]ort"),
    _case("serve --port -1", _wrong_use, ("serve", "--port", "-1"), "[Pp]ort"),
    _case("check --format xml", _wrong_use, ("check", "--format", "xml"), "text"),
    _case("new uten id", _wrong_use, ("new",), "ID|id|navn"),
    _case("new Ålesund", _wrong_use, ("new", "Ålesund"), "a–z|små|alesund"),
    _case("new prove (finnes)", _wrong_use, ("new", "prove"), "finnes|allerede"),
    Case(_THEME, "new con", _new_reserved),
    _case(
        "SOURCE_DATE_EPOCH=i dag",
        _wrong_use,
        ("build", "--output", "ut"),
        "SOURCE_DATE_EPOCH",
        SOURCE_DATE_EPOCH="i dag",
    ),
    _case(
        "SOURCE_DATE_EPOCH for stor",
        _wrong_use,
        ("build", "--output", "ut"),
        "SOURCE_DATE_EPOCH",
        SOURCE_DATE_EPOCH="99999999999999999",
    ),
    _case("En artikkel som heter con", lambda side: _reserved("con", side)),
    _case("En artikkel som heter nul", lambda side: _reserved("nul", side)),
    _case("En artikkel som heter lpt1", lambda side: _reserved("lpt1", side)),
    _case("En kommune som heter aux", _reserved_municipality),
    Case(_THEME, "Roten mangler theme_overrides/", partial(_without, ("theme_overrides",))),
    Case(_THEME, "Roten mangler mkdocs.yml", partial(_without, ("mkdocs.yml",))),
    Case(_THEME, "Roten har bare innholdet", partial(_without, ("theme_overrides", "mkdocs.yml"))),
    _case("Siste linje av build viser til serve", _last_line),
    _case("README viser til serve", _readme),
    _case("serve uten id viser alle", _answer, "/", _lists_all),
    _case("serve: GET /%00", _answer, "/%00", lambda status, _: status in (400, 404)),
    _case(
        "serve: en side som ikke finnes, på norsk",
        _answer,
        "/prove/finnes-ikke/",
        lambda status, body: status == 404 and "Prøve" in body,
    ),
]
