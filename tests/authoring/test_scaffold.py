"""A new municipality: asked for, written without one invented fact, and clean from the start."""

import itertools
import re
import shlex
import shutil
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.conftest import Workspace

from veileder.authoring.scaffold import ScaffoldFault, Wishes, new_municipality, wishes_from
from veileder.authoring.scaffold.files import files_for
from veileder.authoring.scaffold.wishes import Structure
from veileder.checked import read
from veileder.findings import told
from veileder.front_door import cli, terminal
from veileder.front_door.arguments import make_parser, with_default
from veileder.kept import keeping
from veileder.model.base import Language
from veileder.model.entries import Arena, Service, Services
from veileder.model.measures import Measure
from veileder.model.municipality import Municipality
from veileder.model.readers import _NO_NAMES
from veileder.pipeline import build
from veileder.reading.library import load
from veileder.reading.yaml.located import strings_in
from veileder.reading.yaml.reader import read_yaml

TEMPLATES = Path(__file__).resolve().parents[2] / "src/veileder/authoring/scaffold/templates"
ALL = list(itertools.product((Language.NB, Language.NN), (None, "lister"), get_args(Structure)))
NAMED = {"name": "Nydal kommune", "number": "9990", "language": "nb"}


def _id(language, region, structure):
    return f"{language}-{region or 'ingen'}-{structure}"


@pytest.fixture(scope="module")
def fork(project, tmp_path_factory):
    """The real content, and a new municipality of every sort."""
    root = tmp_path_factory.mktemp("fork")
    for name in ("content", "tools", "municipalities/lister"):
        shutil.copytree(project / name, root / name)
    Workspace(root).with_theme()
    library = load(root)
    for index, wish in enumerate(ALL):
        language, region, structure = wish
        name = f"Nydal {'abcdefghijkl'[index]} kommune"
        wishes = Wishes(_id(*wish), name, str(9970 + index), language, region, structure)
        new_municipality(library, wishes)
    return root


@pytest.fixture(scope="module")
def checked(fork):
    with keeping():
        return read(fork)


@pytest.fixture(scope="module")
def library(project):
    return load(project)


# What is written ------------------------------------------------------------------------------


def test_every_sort_is_clean_at_once(checked):
    assert [str(one) for one in checked.findings if one.level != "note"] == []


@pytest.mark.parametrize("wish", ALL, ids=lambda wish: _id(*wish))
def test_every_sort_is_a_draft_in_its_own_language_and_region(checked, wish):
    guide = checked.guides[_id(*wish)]

    assert (guide.language, guide.region_id) == wish[:2]
    assert guide.municipality.status == "draft"
    assert guide.municipality.name.startswith("Nydal ")
    assert len(guide.variants[None].levels) == {"shipped": 4, "phases": 3, "empty": 1}[wish[2]]


@pytest.mark.usefixtures("shared_store")
def test_every_structure_builds(fork):
    built = [("nn", "lister", "phases"), ("nb", None, "empty")]

    done = build(fork, fork / "site", [_id(*wish) for wish in built])

    assert not done.has_errors
    assert (fork / "site/nn-lister-phases/index.html").is_file()


def test_there_is_an_entry_for_each_service_the_steps_and_the_emergency_rule_need(checked):
    guide = checked.guides["nb-ingen-shipped"]
    steps = [step.facts for _, step in guide.variants[None].steps.values()]
    [rule] = guide.documents["emergency"].values()

    needed = {*rule.value.services, *(type for step in steps for type in step.services)}
    entries = [local.value for local in guide.services]

    assert {entry.type for entry in entries} >= needed
    assert [entry.type for entry in entries][: len(rule.value.services)] == [*rule.value.services]
    assert all(not entry.contacts and not entry.hours for entry in entries)


def test_services_have_their_titles_in_the_language_of_the_municipality(checked):
    names = {
        id: {local.value.type: local.value.name for local in checked.guides[id].services}
        for id in ("nb-ingen-shipped", "nn-ingen-shipped")
    }

    assert names["nb-ingen-shipped"]["skolehelsetjeneste"] == "Skolehelsetjeneste"
    assert names["nn-ingen-shipped"]["skolehelsetjeneste"] == "Skulehelseteneste"


def test_what_the_region_already_has_is_not_asked_for_again(library):
    shared = Service(id="felles-vakt", type="barnevernvakt", name="Vakta")
    region = replace(library.layers["lister"], tables=dict(library.layers["lister"].tables))
    region.tables["services.yml"] = Services(services=(shared,))
    world = replace(library, layers={**library.layers, "lister": region})
    wishes = Wishes("nydal", "Nydal", "9990", Language.NB, "lister", "shipped")

    text = files_for(wishes, world)["services.yml"]

    assert "type: barnevern\n" in text
    assert "type: barnevernvakt" not in text


def test_the_phases_have_no_deadline_or_duration_of_their_own(checked):
    shared = checked.guides["nb-ingen-shipped"].variants[None].steps
    phases = checked.guides["nb-ingen-phases"].variants[None]

    assert [level.facts.duration for level in phases.levels] == [None, None, None]
    for _, step in phases.steps.values():
        _, same = shared[step.id]
        assert step.facts.model_dump(exclude={"outcomes"}) == (
            same.facts.model_dump(exclude={"outcomes"})
        )


def test_the_decision_in_phases_names_no_level_and_keeps_the_shared_warnings(checked):
    for language, word in (("nb", "Gå videre til fase 3"), ("nn", "Gå vidare til fase 3")):
        guide = checked.guides[f"{language}-ingen-phases"]
        _, step = guide.variants[None].steps["beslutning"]
        _, shared = checked.guides[f"{language}-ingen-shipped"].variants[None].steps["beslutning"]

        assert step.text.value.outcomes["til-fase-3"] == word
        assert "nivå" not in " ".join(step.text.value.outcomes.values())
        assert (
            step.text.value.outcome_help["barnevernet"]
            == (shared.text.value.outcome_help["barnevernet"])
        )


# Not one invented fact ------------------------------------------------------------------------


_BOOKKEEPING = {"id", "type", "level", "role", "status", "language", "based_on", "compared"}


def _facts_of_the_example(project):
    """Return every phone, address, hour, name, sentence and link that the example has."""
    facts = set()
    for path in sorted((project / "municipalities/eksempel").rglob("*.*")):
        if path.suffix in (".svg", ".txt"):  # the facts are of the same files
            continue
        text = path.read_text(encoding="utf-8")
        front = text.split("---\n")[1] if path.suffix == ".md" else text
        located = told(read_yaml(front, path.name)).value
        for keys, value in strings_in(located.data):
            if not _BOOKKEEPING & set(keys):
                facts.add(value.strip())
    plain = {fact for fact in facts if re.search(r"[\d@:.]| |[A-ZÆØÅ]", fact)}
    return plain - {"BTI"}  # the comments name the model


def test_no_fact_of_the_example_is_in_what_is_written(project, fork):
    facts = _facts_of_the_example(project)
    # What the shared content says – «Barnevernvakt», 116117 – is no fact of the example.
    shared = "".join(
        (project / "content" / name).read_text(encoding="utf-8")
        for name in ("helplines.yml", "guide.yml")
    ) + "".join(
        title
        for path in (project / "content").rglob("*.md")
        for title in re.findall(r"^title:.*$", path.read_text(encoding="utf-8"), re.M)
    )
    facts = {fact for fact in facts if len(fact) > 2 and fact not in shared}
    assert {"08:00", "00000012", "Eksempelloggen", "Drøftingsteamet", "bti@example.no"} <= facts
    assert len(facts) > 200

    for wish in ALL:
        for path in (fork / "municipalities" / _id(*wish)).rglob("*.*"):
            text = path.read_text(encoding="utf-8")
            near = (f for f in facts if f in text)
            found = {f for f in near if re.search(rf"(?<!\w){re.escape(f)}(?!\w)", text)}
            assert found == set(), path


@settings(max_examples=8, deadline=None)
@given(
    language=st.sampled_from([Language.NB, Language.NN]),
    region=st.sampled_from([None, "lister"]),
    structure=st.sampled_from(get_args(Structure)),
    name=st.text(st.characters(categories=["Lu", "Ll"]), min_size=1, max_size=20).filter(
        lambda name: name.lower() not in _NO_NAMES  # refused wherever it is written
    ),
)
def test_nothing_but_what_was_answered_looks_like_a_fact(
    library, language, region, structure, name
):
    """Whatever is answered: no digits of a phone, hour, date or address, and no link or mail."""
    wishes = Wishes("nydal", name, "9990", language, region, structure)

    for path, text in files_for(wishes, library).items():
        bare = text.replace(f'number: "{wishes.number}"', "").replace(f"name: {name}", "")
        said = "\n".join(line for line in bare.split("\n") if not line.lstrip().startswith("#"))
        assert not re.search(r"\d{5,}|\d\d[:.]\d\d|\d{4}-\d\d|@|https?:", said.split("based_on")[0])
        assert "example.no" not in bare and "Eksempel" not in bare, path


@pytest.mark.parametrize("language", ["nb", "nn"])
def test_the_patterns_have_every_field_there_is(language):
    for file, model in (
        ("municipality.yml", Municipality),
        ("services.yml", Service),
        ("measures.yml", Measure),
        ("arenas.yml", Arena),
    ):
        text = (TEMPLATES / language / file).read_text(encoding="utf-8")
        text += "\n#  - id:\n#    type:\n#    name:\n#    contacts:\n#    checked:\n"
        named = set(re.findall(r"^#? *(?:- )?(\w+):", text, re.M))
        assert set(model.model_fields) - named <= {"based_on"}, file


def test_both_languages_have_the_same_files_keys_and_patterns():
    def keys(path):
        text = path.read_text(encoding="utf-8")
        return re.findall(
            r"^(?:#(?:  +(?:- )?)?(?=\w))? *(?:- )?\$?\w+:?(?: \S*\$.*)?$", text, re.M
        )

    for path in sorted((TEMPLATES / "nb").iterdir()):
        assert keys(path) == keys(TEMPLATES / "nn" / path.name), path.name
    assert len(list((TEMPLATES / "nb").iterdir())) == len(list((TEMPLATES / "nn").iterdir()))


@pytest.mark.parametrize("language", ["nb", "nn"])
def test_a_pattern_without_its_number_signs_can_be_filled_in(workspace, language):
    """As the comment says: take away the first number sign, and write behind the colons."""
    world = workspace(
        {
            "content/arenas/mote.nb.md": "---\ntitle: Møte\nkind: discussion\n---\n",
            "content/arenas/mote.nn.md": "---\ntitle: Møte\ntranslated_from: new\n---\n",
        }
    )
    answers = {
        "- id": "x", "name": "Navn", "description": "Noe.", "type": "mote", "function": "Leder",
        "- function": "Leder", "phone": '"22334466"', "tool": "undringsnotat",
        "- tool": "undringsnotat",
        "- level": "niva-1", "role": "stafettholder", "short": "BTI",
    }  # fmt: skip
    for file in ("measures.yml", "arenas.yml", "municipality.yml"):
        text = (TEMPLATES / language / file).read_text(encoding="utf-8")
        text = text.replace("$name", "N").replace("$number", "9901").replace("$region", "")
        text = text.replace("$language", language)
        head, start, pattern = text.partition(f"{file.removesuffix('.yml')}:\n")
        opened = head + start + re.sub("^#", "", pattern, flags=re.M)
        if file == "municipality.yml":
            opened = re.sub(r"^#( {2,}(?:- )?\w+:|brand:)$", r"\1", text, flags=re.M)
        opened = re.sub(r"^borrow:\n.*\n.*\n", "", opened, flags=re.M)
        filled = re.sub(
            r"^( *)((?:- )?\w+):$",
            lambda m: f"{m[0]} {answers[m[2]]}" if m[2] in answers else m[0],
            opened,
            flags=re.M,
        )
        world.write(f"municipalities/testkommune/{file}", filled)

    checked = world.check()

    assert [str(f) for f in checked.findings if f.is_error] == []
    guide = checked.guides["testkommune"]
    assert [m.value.name for m in guide.measures] == ["Navn"]
    assert [c.phone for a in guide.arenas for c in a.value.contacts] == ["22334466"]
    assert guide.municipality.baton[0].level == "niva-1"


# What is asked --------------------------------------------------------------------------------


class _Typed:
    """Somebody at the keyboard: notes what is shown, and types the given lines."""

    def __init__(self, *lines):
        self.lines, self.shown = list(lines), []

    def __call__(self, text):
        self.shown.append(text)
        if not self.lines:
            raise EOFError
        return self.lines.pop(0)


def test_all_is_asked_for(library):
    typed = _Typed("Nydal kommune", "9990", "nynorsk", "Lister", "phases")

    wishes = wishes_from("nydal", {}, library, typed)

    assert wishes == Wishes("nydal", "Nydal kommune", "9990", Language.NN, "lister", "phases")
    assert len(typed.shown) == 5
    assert "lister" in typed.shown[3]


def test_enter_takes_what_the_question_says(library):
    wishes = wishes_from("nydal", NAMED, library, _Typed("", ""))

    assert (wishes.region, wishes.structure) == (None, "shipped")


def test_a_wrong_answer_is_asked_for_again_with_what_is_wrong(library):
    typed = _Typed("42", "0000", "9990", "", "")

    wishes = wishes_from("nydal", {**NAMED, "number": None}, library, typed)

    assert wishes.number == "9990"
    assert typed.shown[1].startswith("«42» er ikke et kommunenummer. Det har fire sifre")
    assert typed.shown[2].startswith("«0000» er ikke et kommunenummer")


def test_what_is_given_as_an_option_is_not_asked_for(library):
    options = {**NAMED, "region": "ingen", "structure": "empty"}

    assert wishes_from("nydal", options, library, _Typed()).structure == "empty"


def test_giving_up_makes_nothing(library):
    with pytest.raises(ScaffoldFault, match="Avbrutt"):
        wishes_from("nydal", {}, library, _Typed("Nydal kommune"))


def test_without_a_keyboard_what_is_missing_is_named(library):
    with pytest.raises(ScaffoldFault) as fault:
        wishes_from("nydal", {"name": "Nydal"}, library, None)

    assert str(fault.value).startswith("Dette mangler: --number og --language. Skriv for eksempel:")
    assert "python3 build.py new nydal --name" in str(fault.value)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"number": "4640"}, "Nummeret 4640 er brukt av Sogndal kommune (municipalities/sogndal)"),
        ({"number": "464"}, "«464» er ikke et kommunenummer"),
        ({"number": "٤٦٤٠"}, "er ikke et kommunenummer"),
        ({"name": "Nydal: kommune"}, "kan ikke være navnet"),
        ({"name": ""}, "kan ikke være navnet"),
        ({"name": "A" + "-" * 60 + "1"}, "kan ikke være navnet"),
        ({"language": "en"}, "«en» er ikke en målform. Skriv nb (bokmål) eller nn (nynorsk)"),
        ({"region": "listre"}, "Ukjent region «listre». Mente du «lister»?"),
        ({"region": "vest"}, "Regionene er: byn, lister. Ellers skriv ingen."),
        ({"structure": "phase"}, "«phase» er ikke et oppsett. Mente du «phases»?"),
    ],
)
def test_a_wrong_option_is_refused_with_the_cure(library, change, said):
    with pytest.raises(ScaffoldFault) as fault:
        wishes_from("nydal", {**NAMED, **change}, library, None)

    assert said in str(fault.value)


@pytest.mark.parametrize(
    ("id", "suggestion"),
    [
        ("Målføre", "malfore"),
        ("Hægebostad kommune", "haegebostad"),
        ("NYDAL", "nydal"),
        ("ny dal", "ny-dal"),
        ("ny_dal", "ny-dal"),
        ("nydal/", "nydal"),
        ("../nydal", "nydal"),
        ("Nord-Aurdal", "nord-aurdal"),
        ("a" * 40, "a" * 30),
    ],
)
def test_a_folder_that_can_not_be_named_so_gets_a_suggestion(library, id, suggestion):
    with pytest.raises(ScaffoldFault, match=f"kan ikke være et mappenavn.*«{suggestion}»"):
        wishes_from(id, NAMED, library, None)


@pytest.mark.parametrize("id", ["", "///"])
def test_without_a_letter_there_is_nothing_to_suggest(library, id):
    with pytest.raises(ScaffoldFault, match=r"kan ikke være et mappenavn.*og bindestrek\.$"):
        wishes_from(id, NAMED, library, None)


@pytest.mark.parametrize(
    ("id", "said"),
    [
        ("eksempel", "municipalities/eksempel finnes fra før"),
        ("lister", "municipalities/lister finnes fra før"),
        ("api", "«api» er opptatt av programmet"),
        ("assets", "«assets» er opptatt av programmet"),
        ("felles", "«felles» er opptatt av programmet"),
    ],
)
def test_a_folder_that_is_taken_is_refused(library, id, said):
    with pytest.raises(ScaffoldFault, match=re.escape(said)):
        wishes_from(id, NAMED, library, None)


@pytest.mark.parametrize(
    "name", ["Nord-Fron kommune", "Snåase – Snåsa", "Porsanger - Porsáŋgu - Porsanki", "Os"]
)
def test_names_of_real_municipalities_are_written_as_they_are(library, name):
    wishes = wishes_from("nydal", {**NAMED, "name": name}, library, None)

    assert f"\nname: {name}\n" in files_for(wishes, library)["municipality.yml"]


# The command ----------------------------------------------------------------------------------

_OPTIONS = ["--name", "Nydal kommune", "--number", "9990", "--language", "nb"]


def test_the_command_ends_with_the_next_one(workspace, capsys, monkeypatch):
    world = workspace()
    monkeypatch.setattr(terminal, "DEFAULT_ROOT", world.root)

    assert cli.main(["new", "nydal", *_OPTIONS, "--root", str(world.root)]) == 0

    lines = capsys.readouterr().out.rstrip().split("\n")
    assert "Laget municipalities/nydal/municipality.yml" in lines
    assert lines[-1].endswith(": python3 build.py serve nydal")
    assert str(world.root) not in "\n".join(lines)


def test_with_another_root_the_next_command_has_it_too(workspace, capsys):
    world = workspace()

    assert cli.main(["new", "nydal", "--root", str(world.root), *_OPTIONS]) == 0
    assert capsys.readouterr().out.endswith(f"serve nydal --root {world.root}\n")
    assert cli.main(["check", "nydal", "--root", str(world.root)]) == 0


def test_the_command_asks_only_at_a_keyboard(workspace, capsys, monkeypatch):
    root = ["--root", str(workspace().root)]
    lines = iter(["Nydal kommune", "9990", "nn", ""])
    monkeypatch.setattr("builtins.input", lambda _: next(lines))

    assert cli.main(["new", "nydal", *root]) == 2
    assert "Dette mangler: --name, --number og --language." in capsys.readouterr().err

    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    assert cli.main(["new", "nydal", *root]) == 0


def test_nothing_is_left_when_the_structure_can_not_be_made(workspace, capsys):
    world = workspace()

    given = ["new", "nydal", "--root", str(world.root), *_OPTIONS, "--structure", "phases"]

    assert cli.main(given) == 2
    assert "Velg --structure empty" in capsys.readouterr().err
    assert [p.name for p in (world.root / "municipalities").iterdir()] == ["testkommune"]


def test_a_half_made_folder_of_an_interrupted_run_is_no_hindrance(workspace, capsys):
    world = workspace({"municipalities/.nydal.new/rest.yml": "x"})

    assert cli.main(["new", "nydal", "--root", str(world.root), *_OPTIONS]) == 0
    assert not (world.root / "municipalities/nydal/rest.yml").exists()


def test_nothing_outside_the_new_folder_is_touched(workspace):
    world = workspace()
    before = {p: p.read_bytes() for p in world.root.rglob("*") if p.is_file()}

    assert cli.main(["new", "nydal", "--root", str(world.root), *_OPTIONS]) == 0

    assert {p: p.read_bytes() for p in before} == before


# The documentation ----------------------------------------------------------------------------


def _guide_to_adoption(project):
    text = (project / "docs/ta-i-bruk.md").read_text(encoding="utf-8")
    return text, re.findall(r"^ *python3 build\.py (.+)$", text, re.M)


def test_every_command_in_the_guide_is_one_the_program_knows(project):
    _, commands = _guide_to_adoption(project)

    assert len(commands) > 6
    for command in commands:
        make_parser().parse_args(with_default(shlex.split(command)))  # stops where it is wrong


def test_the_guides_whole_new_command_makes_the_municipality(project, workspace, capsys):
    world = workspace()
    _, commands = _guide_to_adoption(project)
    [whole] = [command for command in commands if "--structure" in command]

    assert cli.main([*shlex.split(whole), "--root", str(world.root)]) == 0
    assert (world.root / "municipalities/nydal/municipality.yml").is_file()


def test_the_guide_says_what_stops_publication(project):
    text, _ = _guide_to_adoption(project)
    publishing = text.partition("## Publisere")[2].partition("\n## ")[0]

    assert {"KOMM02", "KOMM05", "KOMM06", "KOMM07"} == set(re.findall(r"KOMM\d\d", publishing))
    for word in ("TODO", "FIXME", "lorem ipsum", "[sett inn]", "example.no", "Eksempelloggen"):
        assert word in publishing
