"""In a real Chromium: nothing is wider than a phone, numbers are seen as they are dialled."""

# ruff: noqa: E501 - small worlds read best as they stand in their files

import pytest
from serving import served

from veileder.pipeline import build

_T = "municipalities/testkommune"
_MAIL = "pedagogiskpsykologisk.postmottak@interkommunalt.example.no"
_COLUMNS = "|".join(f"Kolonne {number}" for number in range(8))
_CELLS = "|".join(["Pedagogisk-psykologisk tjeneste", _MAIL] * 4)
_BODY = f"""Skriv til {_MAIL}, eller se https://www.interkommunalt.example.no/tjenester/pedagogisk-psykologisk-tjeneste.

|{_COLUMNS}|
|{"-|" * 8}
|{_CELLS}|

    en lang linje {"x" * 120}

| Hvem | Ring |
|-|-|
| Pedagogisk-psykologisk rådgivningstjeneste | 22 33 44 55 |
"""
_ARABIC = "اتصل **116 117** أو [22 33 44 55](tel:22334455) من 08.00–15.30، و33 44 55 66\n\npost@example.no"
_SERVICE = f"services:\n  - id: ppt\n    type: barnevern\n    name: Vakten\n    contacts: [{{function: Vakt, email: {_MAIL}}}]\n    hours: [{{days: mon-fri, opens: '08:00', closes: '15:30'}}]\n    holidays: closed\n    other_hours:\n      - {{first: 2030-12-24, why: Julaften}}\n      - {{first: 2030-12-27, last: 2030-12-30, opens: '10:00', closes: '14:00'}}\n"
_FILES = {
    f"{_T}/articles/om-oss.nb.md": f"---\ntitle: Om oss\nsection: about\n---\n{_BODY}",
    f"{_T}/articles/om-oss.ar.md": f"---\ntitle: اتصل 116 117\ntranslated_from: new\n---\n{_ARABIC}\n",
    f"{_T}/articles/langt.nb.md": "---\ntitle: Langt\nsection: about\n---\n"
    + "Tekst.\n\n" * 60
    + "## Innhold\n\n## Råd\n",
    f"{_T}/services.yml": _SERVICE,
}


@pytest.fixture(scope="module")
def address(shared_workspace):
    """Build a small site, serve it, and return its address."""
    world = shared_workspace(_FILES).with_theme()
    assert not build(world.root, world.root / "site").has_errors
    with served(world.root / "site") as address:
        yield f"{address}/testkommune/"


@pytest.fixture
def phone(chromium):
    """Return a page as wide as a small phone."""
    with chromium.new_context(viewport={"width": 360, "height": 740}) as context:
        yield context.new_page()


_WIDTH = "document.documentElement.scrollWidth"
_BOXES = "[...document.querySelectorAll('.v-wide')].map((box) => [box.scrollWidth > box.clientWidth, box.clientWidth <= innerWidth])"

# The words of an element as they are seen: one line of glyphs at a time, from left to right.
_SEEN = """(selector) => [...document.querySelectorAll(selector)].map((element) => {
  const glyphs = [], walk = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    for (let at = 0; at < walk.currentNode.length; at += 1) {
      const range = document.createRange();
      range.setStart(walk.currentNode, at);
      range.setEnd(walk.currentNode, at + 1);
      const [box] = range.getClientRects();
      if (box?.width) glyphs.push([Math.round(box.top / 8), box.left, walk.currentNode.data[at]]);
    }
  }
  return glyphs.sort((a, b) => a[0] - b[0] || a[1] - b[1]).map((glyph) => glyph[2]).join("").replace(/\\s+/g, " ");
})"""

# Where a line ends inside a word of letters: the two letters.
_CUT = """(selector) => [...document.querySelectorAll(selector)].flatMap((element) => {
  const cut = [], walk = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const text = walk.currentNode.data, top = [...text].map((_, at) => {
      const range = document.createRange();
      range.setStart(walk.currentNode, at);
      range.setEnd(walk.currentNode, at + 1);
      return range.getClientRects()[0]?.top;
    });
    for (let at = 1; at < text.length; at += 1) {
      if (top[at] > top[at - 1] + 4 && /\\p{L}\\p{L}/u.test(text.slice(at - 1, at + 1))) cut.push(text);
    }
  }
  return cut;
})"""


_SQUEEZED = """(selector) => document.querySelectorAll(selector).forEach(({ style }) => {
  style.display = "block"; style.width = style.minWidth = "3em"; style.overflowWrap = "anywhere";
})"""


@pytest.mark.browser
@pytest.mark.parametrize("path", ["om/om-oss/", "om/om-oss/ar/", "tjenester/barnevern/"])
def test_the_page_is_never_wider_than_the_phone(phone, address, path):
    phone.goto(address + path)

    assert phone.evaluate(_WIDTH) == 360


@pytest.mark.browser
def test_what_is_wide_scrolls_in_a_box_that_the_keyboard_reaches(phone, address):
    phone.goto(address + "om/om-oss/")
    assert phone.evaluate(_BOXES) == [[True, True], [True, True], [False, True]]

    box = phone.get_by_role("region", name="Tabell: Kolonne 0")
    box.focus()
    phone.keyboard.press("ArrowRight")
    phone.wait_for_function("() => document.activeElement.scrollLeft > 0")

    assert phone.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


@pytest.mark.browser
@pytest.mark.parametrize(
    ("path", "selector"),
    [
        ("om/om-oss/", ".v-body a, .v-body td, .v-body th"),
        ("tjenester/barnevern/", ".v-contact__row strong"),
    ],
)
def test_no_address_and_no_word_is_cut_in_pieces(phone, address, path, selector):
    phone.goto(address + path)

    assert phone.evaluate(_CUT, selector) == []
    phone.evaluate("document.querySelectorAll('wbr').forEach((place) => place.remove())")
    phone.evaluate(_SQUEEZED, selector)
    assert phone.evaluate(_CUT, selector) != [], "the measure sees a word that is cut"


@pytest.mark.browser
def test_numbers_on_a_page_from_right_to_left_are_seen_as_they_are_dialled(phone, address):
    phone.goto(address + "om/om-oss/ar/")
    seen = " ".join(phone.evaluate(_SEEN, ".v-body p"))
    (title,) = phone.evaluate(_SEEN, "h1")

    assert phone.evaluate("getComputedStyle(document.querySelector('.v-body')).direction") == "rtl"
    for number in ("116 117", "22 33 44 55", "33 44 55 66", "08.00–15.30", "post@example.no"):
        assert number in seen, seen
    assert "116 117" in title

    phone.evaluate(
        "document.querySelectorAll('bdi').forEach((bdi) => bdi.replaceWith(...bdi.childNodes))"
    )
    without = phone.evaluate(_SEEN, ".v-body p")[0]
    assert "117 116" in without, "the measure sees a number that is turned round"


@pytest.mark.browser
def test_phones_and_hours_keep_their_order_where_the_page_turns(phone, address):
    phone.goto(address + "tjenester/barnevern/")
    phone.evaluate("document.querySelector('#innhold').dir = 'rtl'")

    assert any("08.00–15.30" in line for line in phone.evaluate(_SEEN, ".v-hours li"))
    assert phone.evaluate(
        "[...document.querySelectorAll('.v-contact__row strong, .v-phones strong')].every((e) => e.dir === 'ltr')"
    )


@pytest.mark.browser
@pytest.mark.parametrize("saved", ["rad", "r%C3%A5d", "%E0%A4%A"])
def test_an_address_that_was_saved_before_still_leads_to_the_heading(phone, address, saved):
    phone.goto(f"{address}om/langt/#{saved}")

    found = phone.evaluate(
        "[location.hash, document.querySelector('#del_rad').getBoundingClientRect().top < innerHeight]"
    )
    assert found == (["#del_rad", True] if saved == "rad" else [f"#{saved}", False])


@pytest.mark.browser
def test_a_saved_address_of_a_word_and_a_part_of_the_layout_lead_on(phone, address):
    phone.goto(f"{address}ordliste/#undring")
    assert phone.evaluate("location.hash") == "#ord_undring"

    phone.goto(f"{address}om/langt/#innhold")
    assert phone.evaluate("location.hash") == "#innhold"


@pytest.mark.browser
def test_on_paper_tables_fold_and_nothing_is_hidden_in_a_box(phone, address):
    phone.emulate_media(media="print")
    phone.set_viewport_size({"width": 700, "height": 900})
    phone.goto(address + "om/om-oss/")

    assert phone.evaluate(_WIDTH) <= 700
    assert phone.evaluate(_BOXES) == [[False, True]] * 3


@pytest.mark.browser
@pytest.mark.parametrize(
    ("now", "said"),
    [
        ("2030-12-20T09:00:00Z", "Åpent nå – til 15.30"),  # a Friday as all others
        ("2030-12-24T09:00:00Z", "Åpner fredag 10.00"),  # a Tuesday that they have named
        ("2030-12-25T09:00:00Z", "Åpner fredag 10.00"),  # a holiday by law
        ("2030-12-27T08:30:00Z", "Åpner 10.00"),  # half past nine
        ("2030-12-27T09:30:00Z", "Åpent nå – til 14.00"),
        ("2030-04-22T09:00:00Z", "Åpner tirsdag 08.00"),  # Easter Monday
        ("2030-04-23T09:00:00Z", "Åpent nå – til 15.30"),
        ("2030-05-30T09:00:00Z", "Åpner fredag 08.00"),  # Ascension Day
        ("2030-06-10T09:00:00Z", "Åpner tirsdag 08.00"),  # Whit Monday
        ("2030-05-17T09:00:00Z", "Åpner mandag 08.00"),
    ],
)
def test_open_now_knows_holidays_and_the_days_they_have_named(phone, address, now, said):
    phone.clock.set_fixed_time(now)
    phone.goto(f"{address}tjenester/barnevern/")

    assert said in phone.inner_text(".v-hours__now")


@pytest.mark.browser
def test_days_that_have_been_are_no_longer_shown(phone, address):
    phone.clock.set_fixed_time("2030-12-26T09:00:00Z")
    phone.goto(f"{address}tjenester/barnevern/")

    shown = phone.locator(".v-hours li:visible").all_inner_texts()
    assert shown == [
        "Mandag–fredag 08.00–15.30",
        "Stengt på helligdager",
        "27.–30. desember 2030: 10.00–14.00",
    ]
