"""«Si fra om feil»: on every page, a mail or an issue that says which page and edition it is."""

import re
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest

from veileder.authoring.report import report
from veileder.checked import read
from veileder.rendering.site_files import Renderer
from veileder.sites import plan_all

_T = "municipalities/testkommune"
_MAIL = "contacts: [{function: Rådgiver}, {function: BTI, email: bti+feil@example.no}]\n"
_ADDRESS = "address: https://bti.example.no/test\n"
_GITHUB = "repository: https://github.com/test/veileder\n"
_GITLAB = "repository: https://git.example.no/a/b/-/tree/main\n"


@pytest.fixture
def made(workspace):
    """Return a function from settings to the HTML of every page, and the checked root."""

    def of(more, language="nb"):
        settings = f'name: Testkommune\nnumber: "9901"\nlanguage: {language}\n{more}'
        world = workspace({f"{_T}/municipality.yml": settings}).with_theme()
        checked = read(world.root)
        plan = next(one for one in plan_all(world.root, checked) if one.id == "testkommune")
        pages = Renderer(world.root).files(plan).pages.items()
        return {name: page.html for name, page in pages}, checked

    return of


def line(html):
    """Return what stands in the line, and where its link leads; nothing where there is none."""
    found = re.search(r'<p class="?v-feedback"?>(.*?)</p>', html, re.DOTALL)
    if found is None:
        return None
    text = " ".join(re.sub(r"<[^>]+>", " ", found[1]).split())
    return unescape(text), unescape(re.search(r'href="([^"]*)"', found[1])[1])


def test_a_mail_says_which_page_where_it_is_and_which_edition(made):
    pages, _ = made(_ADDRESS + _MAIL)

    text, href = line(pages["niva-0/undring/index.html"])
    address, said = urlsplit(href), parse_qs(urlsplit(href).query)

    assert text == (
        "Fant du det du trengte? Si fra om feil eller mangler Skriv aldri navn på barn i e-posten."
    )
    assert (address.scheme, address.path) == ("mailto", "bti+feil@example.no")
    title = re.search("<title>(.*) – ", pages["niva-0/undring/index.html"])[1]
    assert said["subject"] == [f"Om siden: {unescape(title)}"]
    assert re.fullmatch(
        r"\r\n\r\nhttps://bti\.example\.no/test/niva-0/undring/\r\nUtgave \d+\. [a-z]+ \d{4}",
        said["body"][0],
    )


def test_it_stands_on_every_page_but_those_that_are_not_there(made):
    pages, _ = made(_MAIL)

    assert {name for name, html in pages.items() if not line(html)} <= {"404.html", "offline.html"}
    assert line(pages["index.html"]) and line(pages["akutt/index.html"])


@pytest.mark.parametrize(
    ("project", "start", "subject", "body"),
    [
        (_GITHUB, "https://github.com/test/veileder/issues/new?", "title", "body"),
        (
            _GITLAB,
            "https://git.example.no/a/b/-/issues/new?",
            "issue[title]",
            "issue[description]",
        ),
    ],
)
def test_without_mail_an_issue_is_begun_and_says_that_others_read_it(
    made, project, start, subject, body
):
    pages, _ = made(project, "nn")

    text, href = line(pages["niva-0/undring/index.html"])
    said = parse_qs(urlsplit(href).query)

    assert href.startswith(start) and said.keys() == {subject, body}
    assert said[subject][0].startswith("Om sida: ")
    assert said[body][0].startswith("\r\n\r\n/niva-0/undring/\r\nUtgåve ")
    assert text.endswith("Skriv aldri namn på barn i saka. Andre kan lese henne.")


def test_mail_goes_before_an_issue(made):
    pages, _ = made(_GITHUB + _MAIL)

    assert line(pages["index.html"])[1].startswith("mailto:")


def test_where_there_is_no_place_for_it_there_is_no_line_and_the_report_says_so(made):
    pages, checked = made("")

    assert not any(map(line, pages.values()))
    assert "leserne kan ikke si fra om feil: skriv email under contacts" in report(checked)
    assert "si fra om feil" not in report(made(_MAIL)[1])


def test_what_a_page_is_called_cannot_add_to_the_mail(workspace):
    name = 'Kurs & cc=x@example.no? "#%0A+;'
    written = name.replace('"', '\\"')
    world = workspace(
        {
            f"{_T}/municipality.yml": f"name: T\nnumber: '9901'\nlanguage: nb\n{_MAIL}",
            f"{_T}/measures.yml": f'measures: [{{id: a, name: "{written}", description: X.}}]\n',
        }
    ).with_theme()
    plan = next(one for one in plan_all(world.root, read(world.root)) if one.id == "testkommune")

    html = Renderer(world.root).files(plan).pages["tiltak/a/index.html"].html
    said = parse_qs(urlsplit(line(html)[1]).query)

    assert said.keys() == {"subject", "body"} and said["subject"] == [f"Om siden: {name}"]
