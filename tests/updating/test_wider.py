"""What the three municipalities lack: services' own texts, attached files, a region, one renamed twice.

What all of them have after the update stands in ``wider.txt``, to the sign.
"""

# ruff: noqa: E501 - small worlds read best as they stand in their files

from pathlib import Path

import pytest
from tests.conftest import page

from veileder.authoring.accept import accept
from veileder.authoring.comparisons import FILE as COMPARED
from veileder.updating.comparing import compared
from veileder.updating.doing import update
from veileder.updating.plan import Version
from veileder.updating.release import Releases, read_release
from veileder.updating.trees import read_files, write_files

_AFTER = Path(__file__).with_name("wider.txt")
_GUIDE = """\
groups:
  - {id: tidlig, levels: [niva-0]}
levels:
  - id: niva-0
    label: "0"
    steps:
      - id: undring
        role: ansatt
        tools: [undringsnotat, plan]
        services: [barnevern]
        laws: [barnets-beste]
        anonymous: [service/barnevern]
        deadlines:
          - {id: svar, within: 14 days, law: barnets-beste}
          - {id: purring, within: 2 weeks}
        outcomes:
          - {id: videre, to: next}
          - {id: avslutt, to: close}
        variants:
          skole: {tools: [undringsnotat, skjema]}
      - id: samtale
        role: ansatt
        tools: [undringsnotat]
        outcomes:
          - {id: videre, to: next}
  - id: niva-1
    label: "1"
    baton: stafettholder
    duration: 6 weeks
    steps:
      - id: felles-plan
        role: stafettholder
      - id: evaluer
        role: stafettholder
        outcomes:
          - {id: avslutt, to: close}
"""
_TERM = "  - id: {id}\n    nb: {{term: {id}, definition: D.}}\n    nn: {{term: {id}, definition: D., translated_from: new}}\n"
_ADAPTED = "---\nbased_on: new\n{}\n---\n"


def _pair(path, fields, title):
    return {
        f"{path}.nb.md": page(f"title: {title}\n{fields}"),
        f"{path}.nn.md": page(f"title: {title} nn\ntranslated_from: new"),
    }


_WAYS = (
    "outcomes:\n  videre: Videre\n  avslutt: Avslutt\ndeadlines:\n  svar: Svar.\n  purring: Purr."
)
_SHARED = {
    "content/guide.yml": _GUIDE,
    "content/terms.yml": "terms:\n" + "".join(_TERM.format(id=id) for id in ("undring", "gammel")),
    **_pair("content/groups/tidlig", "", "Tidlig"),
    **_pair("content/steps/undring", _WAYS, "Undre deg"),
    **_pair("content/steps/samtale", "actions:\n  - Snakk.\noutcomes:\n  videre: Videre", "Samtale"),
    "content/steps/samtale.skole.nb.md": page("summary: På skolen."),
    "content/steps/samtale.skole.nn.md": page("summary: På skulen.\ntranslated_from: new"),
    **_pair("content/services/skole", "", "Skole"),
    **_pair("content/arenas/team", "", "Team"),
    **_pair("content/articles/om-bti", "", "Om BTI"),
    **_pair("content/articles/om", "", "Om oss alle"),
    **_pair("content/roles/koordinator", "", "Koordinator"),
    **_pair("tools/skjema", "kind: form", "Skjema"),
    **_pair("tools/plan", "kind: template\nfiles:\n  - {file: plan.docx, title: Plan}\nlaws: [barnets-beste]", "Plan"),
    "tools/plan.docx": b"docx",
}  # fmt: skip


def _in_0_2(files):
    """A level, a deadline, an article and a tool have other names."""
    for old, new in (
        ("levels/niva-1", "levels/samarbeid"),
        ("articles/om-bti", "articles/bti"),
        ("tools/skjema", "tools/sjekk"),
    ):
        files = {path.replace(f"{old}.", f"{new}."): text for path, text in files.items()}
    guide = files["content/guide.yml"].replace("id: niva-1", "id: samarbeid")
    guide = guide.replace("id: svar", "id: melding").replace("skjema", "sjekk")
    step = files["content/steps/undring.nb.md"].replace("svar: Svar", "melding: Svar")
    talk = files["content/steps/samtale.nb.md"].replace("Snakk.", "Snakk sammen.")
    return {
        **files,
        "content/guide.yml": guide,
        "content/steps/undring.nb.md": step,
        "content/steps/samtale.nb.md": talk,
    }


def _in_0_3(files):
    """A step, two texts and a term are gone, and of what is left much is another."""
    gone = ("steps/samtale", "tools/plan", "articles/bti")
    files = {path: text for path, text in files.items() if not any(one in path for one in gone)}
    guide = files["content/guide.yml"].replace(", plan]", "]")
    start, end = guide.index("      - id: samtale"), guide.index("  - id: samarbeid")
    guide = guide[:start] + guide[end:]
    for old, new in (
        ("14 days", "7 days"), ("duration: 6 weeks", "duration: 8 weeks"),
        ("baton: stafettholder", "baton: koordinator"),
        ("        anonymous: [service/barnevern]\n", "        anonymous: [arena/team]\n"),
        ("{id: avslutt, to: close}\n        variants", "{id: avslutt, to: level/samarbeid, within: 3 days}\n        variants"),
        ("services: [barnevern]", "services: [barnevern, skole]"),
        ("- id: evaluer\n", "- id: evaluer\n        tools: [nytt]\n"),
        ("- id: felles-plan\n", "- id: felles-plan\n        services: [skole]\n"),
    ):  # fmt: skip
        assert old in guide, old
        guide = guide.replace(old, new)
    terms = "terms:\n" + _TERM.format(id="undring")
    school = files["content/services/skole.nb.md"].replace("Skole", "Skolen")
    return {
        **files,
        "content/guide.yml": guide,
        "content/terms.yml": terms,
        "content/services/skole.nb.md": school,
        **_pair("tools/nytt", "kind: form", "Nytt"),
        **_pair("content/laws/ny", "act_name: Loven\nsection: § 1", "Ny lov"),
    }


_X = "nb: {0} (nb)., nn: {0} (nn)."
_RECORDS = (
    f"""\
version: "0.2"
renamed:
  - {{what: level/niva-1, to: samarbeid, {_X.format("Nivået heter noe annet")}}}
  - {{what: deadline/svar, step: undring, to: melding, {_X.format("Fristen heter noe annet")}}}
  - {{what: article/om-bti, to: bti, {_X.format("Artikkelen heter noe annet")}}}
  - {{what: tool/skjema, to: sjekk, {_X.format("Skjemaet heter noe annet")}}}
changed:
  - {{what: step/samtale, about: [words], {_X.format("Samtalen er en annen")}}}
""",
    f"""\
version: "0.3"
added:
  - {{what: law/ny, {_X.format("En lov er ny")}}}
  - {{what: tool/nytt, {_X.format("Et skjema er nytt")}}}
removed:
  - {{what: tool/plan, {_X.format("Planen er borte")}}}
  - {{what: article/bti, instead: article/om, {_X.format("Artikkelen er borte")}}}
  - {{what: step/samtale, instead: step/undring, {_X.format("Samtalen er borte")}}}
  - {{what: term/gammel, instead: term/undring, {_X.format("Ordet er borte")}}}
changed:
  - {{what: step/undring, about: [deadlines, tools, anonymous, outcomes, services], {_X.format("Undring er en annen")}}}
  - {{what: step/felles-plan, about: [services], {_X.format("Planen har en tjeneste")}}}
  - {{what: service/skole, about: [words], {_X.format("Skolen heter noe annet")}}}
  - {{what: level/samarbeid, about: [baton, duration], {_X.format("Nivået varer lenger")}}}
""",
)
_SETTINGS = 'name: {}\nnumber: "{}"\nlanguage: {}\n'
_MINE = {
    # Has changed this and that, here and there.
    "by/municipality.yml": _SETTINGS.format("By", 9901, "nb") + "names:\n  level/niva-1: Sammen\n",
    "by/guide-changes.yml": """\
levels:
  - level: niva-1
    duration: 4 weeks  # hos oss
steps:
  - step: undring
    based_on: new
    outcomes:
      - {id: videre, to: step/samtale}
      - {id: slutt, to: close}
    deadlines:
      - {id: svar, within: 1 day}
  - step: felles-plan
    add:
      tools: [plan, skjema]
  - step: evaluer
    service_type: skole
    after: samtale
    hide:
      outcomes: [avslutt]
    add:
      outcomes:
        - {id: ut, to: level/niva-1}
""",
    "by/steps/undring.nb.md": _ADAPTED.format("deadlines:\n  svar: Vi svarer straks.\noutcomes:\n  videre: Videre\n  slutt: Slutt"),
    "by/steps/evaluer.skole.nb.md": page("outcomes:\n  ut: Ut"),
    "by/steps/samtale.skole.nb.md": page("actions:\n  - Ring hjem."),
    "by/tools/plan.nb.md": _ADAPTED.format("summary: Vår plan."),
    "by/tools/nytt.nb.md": _ADAPTED.format("summary: Før det kom."),
    "by/articles/vi.nb.md": page("title: Vi", "Les [om BTI](article/om-bti), [planen](tool/plan#del) og [tid](level/niva-1).\n"),
    "by/terms.yml": "terms:\n  - id: eget\n    nb: {term: Eget, definition: D.}\n    confused_with: [gammel]\n",
    # Has an own text by the name of a shared one that is renamed, and one that is gone.
    "nord/municipality.yml": _SETTINGS.format("Nord", 9902, "nn") + "hide: [article/om, tool/undringsnotat, service/skole]\n",
    "nord/guide-changes.yml": "steps:\n  - step: evaluer\n    based_on: new\n    services: [barnevern]\n",
    "nord/tools/skjema.nn.md": page("title: Vårt skjema\nkind: form", "Sjå [planen](tool/plan).\n"),
    "nord/articles/om-bti.nn.md": page("title: Vår BTI"),
    "nord/levels/niva-1.nn.md": _ADAPTED.format("summary: Slik gjer vi."),
    # A region and one in it.
    "dal/region.yml": "name: Dalen\nlanguage: nb\n",
    "dal/guide.yml": "levels:\n  - id: niva-0\n    steps:\n      - id: samtale\n        role: ansatt\n        tools: [plan]\n        outcomes:\n          - {id: videre, to: close}\n",
    "dal/steps/samtale.skole.nb.md": page("summary: I Dalen."),
    "lia/municipality.yml": _SETTINGS.format("Lia", 9903, "nb") + "region: dal\n",
    "lia/steps/samtale.nb.md": _ADAPTED.format("addition: Husk."),
    "lia/tools/plan.nb.md": _ADAPTED.format("summary: I Lia."),
}  # fmt: skip
_RELEASED = Releases(tuple(read_release(text, "x.yml") for text in _RECORDS))


@pytest.fixture(scope="module")
def versions(shared_workspace, tmp_path_factory):
    """The shared content of each version, and the municipalities on the first."""
    world = shared_workspace(_SHARED)
    world.remove("municipalities/testkommune/municipality.yml")
    shared = read_files(world.root, ["content", "tools"])
    place = tmp_path_factory.mktemp("wider")
    texts = {p: t.decode() if not p.endswith("docx") else t for p, t in shared.items()}
    for number, files in (
        ("0.1", texts),
        ("0.2", _in_0_2(texts)),
        ("0.3", _in_0_3(_in_0_2(texts))),
    ):
        said = {p: t if isinstance(t, bytes) else t.encode() for p, t in files.items()}
        write_files(place / number, said, place / number)
        accept(place / number, [place / number])
    tried = place / "tried"
    mine = {f"municipalities/{path}": text.encode() for path, text in _MINE.items()}
    write_files(tried, {**read_files(place / "0.1", ["content", "tools"]), **mine}, tried)
    accept(tried, [tried / "municipalities"])
    return place, read_files(tried, ["municipalities"])


def test_every_file_and_letter_is_as_it_was_when_somebody_read_it(versions, tmp_path):
    place, mine = versions
    root = tmp_path / "root"
    write_files(root, mine, root)

    done = update(root, Version("0.1", place / "0.1"), Version("0.3", place / "0.3"), _RELEASED, is_trial=False)  # fmt: skip

    now = (
        b"".join(
            b"== %s ==\n%s\n" % (path.encode(), text)
            for path, text in read_files(root, ["municipalities"]).items()
            if not path.endswith((".html", COMPARED))
        )
        + "\n".join(done.changed).encode()
    )
    (tmp_path / "wider.txt").write_bytes(now)
    assert now == _AFTER.read_bytes(), f"wanted? then: cp {tmp_path / 'wider.txt'} {_AFTER}"


@pytest.mark.parametrize(("old", "new", "index"), [("0.1", "0.2", 0), ("0.2", "0.3", 1)])
def test_the_records_say_just_what_changed(versions, old, new, index):
    assert compared(versions[0] / old, versions[0] / new, _RELEASED.all[index]) == []


def test_all_that_a_record_forgets_is_told(versions):
    place, _ = versions
    record = read_release('version: "0.3"\n', "x.yml")

    gone, changed = (
        "{} er borte, men står ikke i oversikten",
        "{} er endret ({}), men det står ikke i oversikten",
    )
    assert compared(place / "0.2", place / "0.3", record) == [
        gone.format("article/bti"),
        "law/ny er ny, men står ikke i oversikten",
        *(changed.format("level/samarbeid", one) for one in ("baton", "duration")),
        changed.format("step/evaluer", "tools"),
        changed.format("step/felles-plan", "services"),
        gone.format("step/samtale"),
        *(
            changed.format("step/undring", one)
            for one in ("anonymous", "deadlines", "outcomes", "services", "tools")
        ),
        gone.format("term/gammel"),
        "tool/nytt er ny, men står ikke i oversikten",
        gone.format("tool/plan"),
    ]
