"""What a phone keeps at its owner's own word: with an end, told, and forgotten when she says."""

from pathlib import Path

import pytest

from veileder.pipeline import build

_SCRIPT = Path(__file__).parents[2] / "theme_overrides/javascripts/kept.js"
_PAGE = "<!doctype html><meta charset=utf-8><header class=v-header data-site=vik {keep}></header>"


@pytest.fixture
def phone(chromium):
    """Return a function that opens a page with kept.js, where some things are stored already."""
    with chromium.new_context() as context:
        page = context.new_page()

        def opened(stored=None, keep="data-keep"):
            html = _PAGE.format(keep=keep)
            page.route("**/*", lambda route: route.fulfill(content_type="text/html", body=html))
            page.goto("http://guide.test/")
            page.evaluate("stored => Object.assign(localStorage, stored)", stored or {})
            page.add_script_tag(path=_SCRIPT)
            return page

        yield opened


@pytest.mark.browser
def test_what_is_kept_has_an_end_and_can_be_told_and_forgotten(phone):
    page = phone(
        {
            "veileder:vik:theme": "dark",  # as the first edition kept it
            "veileder:vik:old": '{"until":"2020-01-31","value":1}',
            "veileder:vik:odd": "[",
            "veileder:vikna:ticks": "{}",
            "other": "x",
        }
    )

    told = page.evaluate("kept.all().map(({ name, value }) => [name, value])")
    assert told == [["theme", "dark"]]
    assert page.evaluate("[kept.put('ticks', [1, 2], 30), kept.get('ticks')]") == [True, [1, 2]]
    last = page.evaluate("[Math.round((new Date(kept.until('ticks')) - Date.now()) / 864e5)]")[0]
    assert last in (29, 30)
    page.evaluate("kept.forget('theme')")
    assert page.evaluate("Object.keys(localStorage).sort()") == [
        "other",
        "veileder:vik:ticks",
        "veileder:vikna:ticks",
    ]
    page.evaluate("kept.forgetAll()")
    assert page.evaluate("Object.keys(localStorage).sort()") == ["other", "veileder:vikna:ticks"]


@pytest.mark.browser
def test_a_municipality_that_says_no_keeps_nothing_and_removes_what_was_kept(phone):
    page = phone({"veileder:vik:ticks": '{"until":"2099-01-31","value":[1]}'}, keep="")

    assert page.evaluate("[kept.allowed(), kept.put('x', 1, 30), kept.all()]") == [False, False, []]
    assert page.evaluate("Object.keys(localStorage)") == []


@pytest.mark.browser
def test_a_phone_that_refuses_storage_breaks_nothing(phone):
    page = phone()
    page.evaluate("Object.defineProperty(window, 'localStorage', {get() { throw new Error() }})")

    assert page.evaluate("[kept.put('x', 1, 30), kept.get('x') ?? '-', kept.all()]") == [
        False,
        "-",
        [],
    ]


_NO = "keep_on_phone: false\n"


@pytest.mark.parametrize(
    ("ours", "region", "is_kept"),
    [("", "", True), (_NO, "", False), ("", _NO, False), ("keep_on_phone: true\n", _NO, True)],
    ids=["nobody says", "it says no", "its region says no", "it says yes, its region no"],
)
def test_a_municipality_or_its_region_can_say_no(shared_workspace, ours, region, is_kept):
    world = shared_workspace(
        {"municipalities/dalen/region.yml": f"name: Dalen\nlanguage: nb\n{region}"}
    ).with_theme()
    settings = world.root / "municipalities/testkommune/municipality.yml"
    settings.write_text(f"{settings.read_text('utf-8')}region: dalen\n{ours}", encoding="utf-8")
    assert not build(world.root, world.root / "site").has_errors
    site = world.root / "site/testkommune"

    assert (site / "lagret").exists() == is_kept
    front = (site / "index.html").read_text("utf-8")
    assert (" data-keep" in front) == ("data-theme-toggle" in front) == is_kept
    assert ("Husket på denne enheten" in front) == is_kept


@pytest.mark.browser
def test_the_view_that_somebody_chose_is_there_before_the_other_scripts_of_the_page(phone):
    page = phone({"veileder:vik:theme": '{"until":"2099-01-31","value":"dark"}'})

    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
