"""What municipalities share is made once, and nobody's words are on anybody else's page."""

import pickle
import re
from dataclasses import replace

import pytest

from veileder.rendering import bodies as module
from veileder.rendering.bodies import Bodies
from veileder.rendering.mkdocs_theme import load_theme
from veileder.rendering.site_files import Renderer
from veileder.rendering.stamps import marked
from veileder.sites import plan_all

_ARTICLE = "---\ntitle: Om {0}\nsection: about\n---\nVi i {0} har det slik.\n"


def _files(id, name, number, phone, more=""):
    """Return what one municipality writes: all its own words have ``name`` or ``phone`` in them."""
    folder = f"municipalities/{id}"
    contact = f"[{{function: Vakta i {name}, phone: '{phone}', email: post@{id}.example.no}}]"
    return {
        f"{folder}/municipality.yml": f'name: {name}\nnumber: "{number}"\nlanguage: nb\n'
        f"brand: {{short: {name}BTI, name: Modellen i {name}}}\nwebsite: https://{id}.example.no/\n"
        f"repository: https://github.com/{id}/veileder\n"
        f"address: https://bti.example.no/{id}/\ncontacts: {contact}\nresponsible: Leder i {name}\n"
        f"systems: [{{tool: undringsnotat, name: Loggen i {name}, url: 'https://{id}.example.no/l'}}]\n"
        f"baton: [{{level: niva-1, role: stafettholder, name: Holder i {name}}}]\n"
        f"log: {{opened_on: niva-1, note: Loggen i {name}.}}\nabout: Her er {name}.\n"
        f"accessibility_statement: https://{id}.example.no/uu\n{more}",
        f"{folder}/services.yml": "services:\n  - id: vern\n    type: barnevern\n"
        f"    name: Barnevernet i {name}\n    contacts: {contact}\n",
        f"{folder}/articles/om-oss.nb.md": _ARTICLE.format(name),
    }


_FILES = {
    "municipalities/testkommune/municipality.yml": None,
    **_files("askvoll", "Askvoll", "9901", "22 22 22 21", "accent: '#883311'\n"),
    **_files("bjorli", "Bjorli", "9902", "33 33 33 32", "status: draft\nvariants: [barnevern]\n"),
}
_WORDS = {"askvoll": "(?i)askvoll|22 ?22 ?22 ?21", "bjorli": "(?i)bjorli|33 ?33 ?33 ?32"}


@pytest.fixture(scope="module")
def world(shared_workspace):
    return shared_workspace(_FILES).with_theme()


@pytest.fixture(scope="module")
def plans(world):
    checked = world.check()
    assert not checked.has_errors
    return {plan.id: plan for plan in plan_all(world.root, checked) if plan.id}


@pytest.fixture(scope="module")
def alone(world, plans):
    """Each site made by itself."""
    return {id: Renderer(world.root).files(plan) for id, plan in plans.items()}


@pytest.mark.parametrize("order", [("askvoll", "bjorli"), ("bjorli", "askvoll", "bjorli")])
@pytest.mark.parametrize("kept", [1, 2_000])
def test_beside_another_a_site_is_what_it_is_alone(world, plans, alone, monkeypatch, order, kept):
    monkeypatch.setattr(module, "_KEPT", kept)
    renderer = Renderer(world.root)

    for id in order:
        assert renderer.files(plans[id]) == alone[id]


def test_nobodys_words_are_on_anothers_page(world, plans):
    renderer = Renderer(world.root)
    made = {id: renderer.files(plans[id]).content for id in ("askvoll", "bjorli")}

    for id, other in (("askvoll", "bjorli"), ("bjorli", "askvoll")):
        texts = {name: data.decode("utf-8", "replace") for name, data in made[id].items()}
        assert [name for name, text in texts.items() if re.search(_WORDS[other], text)] == []
        assert all(re.search(_WORDS[id], text) for name, text in texts.items() if is_page(name))


def is_page(name):
    return name.endswith(".html")


@pytest.fixture
def counted(monkeypatch):
    """Count what is made: the kind and the path of every body."""
    made, make = [], Bodies._make

    def count(self, page, settings):
        made.append((page.template, page.path))
        return make(self, page, settings)

    monkeypatch.setattr(Bodies, "_make", count)
    return made


def test_what_two_share_is_made_once(world, plans, counted):
    made = Bodies(load_theme(world.root, ["nb"]))
    one, other = plans["askvoll"], plans["bjorli"]
    bodies = {page.path: made.body(page, one) for page in one.pages}
    counted.clear()
    again = {page.path: made.body(page, other) for page in other.pages}

    def words(page):
        return page.path, page.title, str(marked(page.data).data)

    same = set(map(words, one.pages))
    shared = {page.path for page in other.pages if words(page) in same}
    assert {path for _, path in counted} == {page.path for page in other.pages} - shared
    assert len(counted) == len(other.pages) - len(shared)
    assert {"roller/ansatt/", "akutt/"} & shared
    assert all(again[path][0] is bodies[path][0] for path in shared)


def test_only_a_body_with_what_a_policy_could_stop_is_looked_at_twice(world, plans):
    made, plan = Bodies(load_theme(world.root, ["nb"])), plans["askvoll"]

    page = next(page for page in plan.pages if page.path == "niva-1/felles-plan/")
    assert not any(made.body(page, plan)[0].is_suspect for page in plan.pages)
    for said in ('<p style="x">', "<script>1</script>", "<p", "a <"):
        assert made.body(with_data(page, summary=said), plan)[0].is_suspect, said


def test_the_same_site_once_more_is_made_of_what_there_is(world, plans, counted):
    made = Bodies(load_theme(world.root, ["nb"]))
    for _ in range(2):
        for page in plans["bjorli"].pages:
            made.body(page, plans["bjorli"])

    assert len(counted) == len(plans["bjorli"].pages)


def test_the_same_words_are_the_same_wherever_they_came_from(world, plans, counted):
    """Read once for two, or read twice: what counts is what is written."""
    made, plan = Bodies(load_theme(world.root, ["nb"])), plans["askvoll"]
    for page in plan.pages:
        made.body(page, plan)
        made.body(pickle.loads(pickle.dumps(page)), plan)

    assert len(counted) == len(plan.pages)


@pytest.mark.parametrize(
    "change",
    [
        lambda page, plan: (replace(page, title=page.title + "."), plan),
        lambda page, plan: (replace(page, path="niva-1/annet/"), plan),
        lambda page, plan: (page, replace(plan, language="nn")),
        lambda page, plan: (with_data(page, summary="<p>Ett ord.</p>"), plan),
        lambda page, plan: (
            with_data(page, doers=replace(page.data.doers, nobody_holds=True)),
            plan,
        ),
    ],
    ids=["title", "place", "language", "a word", "something deep inside"],
)
def test_what_differs_in_one_word_is_not_shared(world, plans, counted, change):
    made, plan = Bodies(load_theme(world.root, ["nb", "nn"])), plans["askvoll"]
    page = next(page for page in plan.pages if page.path == "niva-1/felles-plan/")
    made.body(page, plan)
    made.body(*change(page, plan))

    assert len(counted) == 2


def with_data(page, **changed):
    return replace(page, data=replace(page.data, **changed))


def test_what_is_kept_is_no_more_than_it_says_and_the_oldest_goes(
    world, plans, counted, monkeypatch
):
    monkeypatch.setattr(module, "_KEPT", 2)
    made, plan = Bodies(load_theme(world.root, ["nb"])), plans["askvoll"]
    first, second, third = plan.pages[1:4]
    for page in (first, second, first, third, first, second):
        made.body(page, plan)

    assert [path for _, path in counted] == [page.path for page in (first, second, third, second)]


def test_a_body_that_is_shared_sees_nothing_of_a_site(world, plans):
    """All that its template can ask the site for is the words of its language."""
    texts = {str(plan.frame.t) for plan in plans.values()}

    assert len(texts) == 1
