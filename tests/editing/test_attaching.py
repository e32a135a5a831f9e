"""Files beside a tool: added by name, exchanged, taken away, and refused with a sentence."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from files_inside import WHOLE, pdf
from playwright.sync_api import expect

from veileder.checks.judging import Form, judged
from veileder.editing.attached import name_for, title_for
from veileder.reading.names import LARGEST

TOOL = "tools/samtykke.nb.md"
PDF = pdf(b"<</X (\r\n--en grense\r\n\x00\xff\xfe\r\n)>>")
WORD = WHOLE["docx"]


@pytest.fixture
def tool(browser):
    """Begin a tool of the municipality's own, and give it a kind."""
    browser.post("ny", [("folder", "tools"), ("title", "Samtykke")])
    browser.send(f"skjema/{TOOL}", "save", f__kind="form")
    return browser


@pytest.fixture
def send(browser):
    """Return a function that sends a form with a file, as a browser does."""

    def sending(path, name, content, **fields):
        return browser.client.post(
            f"{browser.base}/{path}",
            files={"fil": (name, content)},
            data=fields,
            headers={"origin": browser.origin},
        )

    return sending


def _files(browser):
    return sorted(
        p.name for p in (browser.desk.files.folder / "tools").iterdir() if p.suffix != ".md"
    )


def test_a_file_gets_a_safe_name_and_is_chosen_and_published(tool, send, file):
    answer = send(f"fil/{TOOL}", "Skjema for åpent_samtykke (2).PDF", PDF)

    assert answer.status_code == 303 and _files(tool) == ["skjema-for-apent-samtykke-2.pdf"]
    assert (tool.desk.files.folder / "tools/skjema-for-apent-samtykke-2.pdf").read_bytes() == PDF
    page = tool.get(answer.headers["location"].removeprefix(f"{tool.base}/"))
    assert "Filen heter her: skjema-for-apent-samtykke-2.pdf" in page
    assert '<option value="skjema-for-apent-samtykke-2.pdf" selected>' in page
    tool.send(f"skjema/{TOOL}", "save")
    assert (
        "  - file: skjema-for-apent-samtykke-2.pdf\n    title: Skjema for åpent samtykke (2)\n"
    ) in file(TOOL)
    assert "Ingen steg bruker" in tool.get("")  # and is seen all the same
    shown = tool.client.get(
        f"{tool.base}/vis/testkommune/verktoy/samtykke/skjema-for-apent-samtykke-2.pdf"
    )
    assert shown.content == PDF


def test_adding_a_file_keeps_what_is_typed(tool, send):
    tool.send(f"skjema/{TOOL}", "draft", f__owner="Oppvekst")
    send(f"fil/{TOOL}", "a.pdf", PDF)

    page = tool.get(f"skjema/{TOOL}")
    assert 'value="Oppvekst"' in page and '<option value="a.pdf" selected>' in page


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("virus.exe", b"MZ", "«.exe»-filer kan ikke publiseres"),
        ("notat", b"x", "Filer uten endelse kan ikke publiseres"),
        ("a.pdf", b"", "Filen er tom"),
        ("a.pdf", b"<html>", "Innholdet er ikke en PDF"),
        ("a.docx", PDF, "Innholdet er ikke en Word-fil"),
        ("a.pdf", PDF + b"x" * LARGEST, "kan ha høyst 10 MB"),
        ("", b"", "Velg en fil først"),
    ],
)
def test_what_can_not_be_published_is_said_beside_the_field(tool, send, name, content, sentence):
    answer = send(f"fil/{TOOL}", name, content)

    found = answer.text.partition('id="fil-found"')[2].partition("</p>")[0]
    assert answer.status_code == 400 and sentence in found
    assert _files(tool) == []


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("../../etc/passwd.pdf", "tools/passwd.pdf"),
        ("C:\\fakepath\\Årsplan.docx", "tools/arsplan.docx"),
        ("CON.pdf", "tools/fil-con.pdf"),
        ("....png", "tools/fil.png"),
        ("日本.jpeg", "tools/fil.jpg"),
        ("tatt.pdf", "tools/tatt-2.pdf"),
        ('a"b\r\nc.pdf', "tools/a-b-c.pdf"),
    ],
)
def test_no_name_leads_out_of_the_folder_or_over_another(given, name):
    assert name_for(given, ["tools/tatt.pdf"]) == name


@pytest.mark.parametrize(
    ("given", "title"),
    [
        ("C:\\x\\Plan_for  uke_3.docx", "Plan for uke 3"),
        ("<b>Plan<b> & tiltak.pdf", "Plan & tiltak"),
        ('**Plan** [ny] {navn} "x" `y`.pdf', "Plan ny navn x y"),
        ("Plan%20for%20%C3%A5ret.pdf", "Plan for året"),
        ("A\u030arsplan.pdf", "Årsplan"),
        ("- # Plan.pdf", "Plan"),
        ("()!.pdf", ""),
        ("ord " * 30 + ".pdf", " ".join(["ord"] * 20)),
    ],
)
def test_a_title_is_what_the_file_was_called_in_plain_words(given, title):
    assert title_for(given) == title
    assert [one.message for one in judged(title, Form.FIELD).remarks] == []


def test_only_a_tool_has_files(browser, send, file):
    answer = send("fil/municipality.yml", "a.pdf", PDF)

    assert answer.status_code == 400 and not (browser.desk.files.folder / "tools").exists()


def _digest(browser, name):
    page = browser.get("filer").partition(f"<h2>{name}</h2>")[2]
    return page.partition('name="_digest" value="')[2].partition('"')[0]


def test_a_file_is_exchanged_and_that_is_undone(tool, send):
    send(f"fil/{TOOL}", "a.pdf", PDF)
    path = tool.desk.files.folder / "tools/a.pdf"

    act = {"_act": "replace:tools/a.pdf", "_digest": _digest(tool, "a.pdf")}
    assert send("filer", "ny utgave.pdf", PDF + b"2", **act).status_code == 303
    assert path.read_bytes() == PDF + b"2"
    tool.post("angre", [])
    assert path.read_bytes() == PDF
    tool.post("angre", [])
    assert not path.exists()


def test_one_that_was_changed_meanwhile_or_is_another_type_is_not_exchanged(tool, send):
    send(f"fil/{TOOL}", "a.pdf", PDF)
    act = {"_act": "replace:tools/a.pdf", "_digest": _digest(tool, "a.pdf")}

    assert "bare byttes med en .pdf-fil" in send("filer", "a.docx", WORD, **act).text
    path = tool.desk.files.folder / "tools/a.pdf"
    path.write_bytes(b"%PDF- annens")
    answer = send("filer", "a.pdf", PDF, **act)
    assert answer.status_code == 400 and "endret av noen andre" in answer.text
    assert path.read_bytes() == b"%PDF- annens"


def test_one_that_a_tool_uses_is_not_taken_away(tool, send):
    send(f"fil/{TOOL}", "a.pdf", PDF)
    tool.send(f"skjema/{TOOL}", "save")
    act = {"_act": "remove:tools/a.pdf", "_digest": _digest(tool, "a.pdf")}

    refused = send("filer", "", b"", **act)
    assert "Filen brukes i «Samtykke»" in refused.text and _files(tool) == ["a.pdf"]
    tool.send(f"skjema/{TOOL}", "remove:f.files.0")
    tool.send(f"skjema/{TOOL}", "save")
    assert "Ingen verktøy bruker filen" in tool.get("filer")
    send("filer", "", b"", **act)
    assert _files(tool) == []


def test_one_that_is_too_large_is_said_at_its_own_field_and_in_view(tool, send):
    for name in ("a.pdf", "b.pdf"):
        send(f"fil/{TOOL}", name, PDF)

    page = send("filer?ved=tools/b.pdf", "b.pdf", PDF + b"x" * LARGEST, _act="x").text

    first, second = page.split("<h2>b.pdf</h2>")
    assert "kan ha høyst 10 MB" in second and " autofocus" in second
    assert "10 MB" not in first and " autofocus" not in first


@pytest.mark.parametrize(
    "name", ["tools/../municipality.yml", "municipality.yml", "tools/samtykke.nb.md", "tools/b.pdf"]
)
def test_nothing_but_a_file_beside_a_tool_is_taken_away(tool, send, name, file):
    answer = send("filer", "", b"", _act=f"remove:{name}", _digest="none")

    assert "Filen finnes ikke" in answer.text and file(TOOL) and file("municipality.yml")


def test_a_file_is_no_text(tool, send):
    send(f"fil/{TOOL}", "a.pdf", PDF)
    answer = tool.post(
        "tekst/tools/a.pdf", [("text", "0 byte ../x"), ("_digest", _digest(tool, "a.pdf"))]
    )

    assert answer.status_code == 400 and "ikke en tekst" in answer.text
    assert (tool.desk.files.folder / "tools/a.pdf").read_bytes() == PDF


@pytest.mark.browser
def test_a_file_is_chosen_in_a_browser_and_what_was_typed_is_there(tool, phone, file):
    tool.enter(phone)
    phone.goto(f"{tool.origin}{tool.base}/skjema/{TOOL}")
    with phone.expect_response(lambda answer: answer.request.method == "POST"):
        phone.locator('[name="f.owner"]').fill("Oppvekst")
    wrong = {"name": "a.pdf", "mimeType": "application/pdf", "buffer": b"<html>"}
    phone.locator("#fil").set_input_files(wrong)
    phone.get_by_role("button", name="Legg til filen").click()
    said = phone.locator("#fil-found").get_by_text("Innholdet er ikke en PDF")
    said.wait_for()
    expect(phone.locator("#fil")).to_be_focused()
    assert 0 <= said.bounding_box()["y"] < 800
    phone.locator("#fil").set_input_files(
        {"name": "Årsplan 2.pdf", "mimeType": "application/pdf", "buffer": PDF}
    )
    phone.get_by_role("button", name="Legg til filen").click()
    phone.get_by_role("status").get_by_text("arsplan-2.pdf").wait_for()

    assert phone.locator('[name="f.owner"]').input_value() == "Oppvekst"
    assert phone.locator('[name="f.files.n1.file"]').input_value() == "arsplan-2.pdf"
    phone.get_by_role("button", name="Lagre", exact=True).last.click()
    phone.get_by_role("status").get_by_text("Lagret.").wait_for()
    assert "- file: arsplan-2.pdf\n    title: Årsplan 2\n" in file(TOOL)
    tool.enter(phone)
    phone.goto(f"{tool.origin}{tool.base}/filer")
    assert [one["id"] for one in Axe().run(phone).response["violations"]] == []
    phone.evaluate("document.documentElement.style.fontSize = '200%'")
    assert phone.evaluate("document.documentElement.scrollWidth") <= 360
