"""In a real Chromium: a filled form as a Word file, as Word would open it, and back in the form."""

import functools
import http.server
import io
import re
import threading
import zipfile
from urllib.parse import urljoin

import docx
import pytest
from docx.oxml.ns import qn

_T = "municipalities/testkommune"
_FORM = """---
title: Arket & vårt
kind: form
form:
  - heading: Hva du så
    fields:
      - {id: dato, type: date, label: Dato}
      - {id: hvem, type: text, label: Initialer}
      - {id: mer, type: long-text, label: Fortell}
      - {id: gjelder, type: choice, label: Gjelder, options: [Et barn, En familie]}
  - heading: Veien videre
    fields:
      - {id: deles, type: choices, label: Deles med, options: [Leder, Kollega, 'PPT & co']}
      - {id: uro, type: scale, label: Hvor urolig, steps: [Litt, Noe, Mye]}
      - {id: logg, type: table, label: Det jeg så, columns: [Tid, Hva], rows: 3}
      - {id: hvem, type: signature, label: Underskrift}
---
"""
_FILES = {
    f"{_T}/guide-changes.yml": "steps:\n  - step: undring\n    add: {tools: [arket]}\n",
    f"{_T}/tools/arket.nb.md": _FORM,
}
_HOSTILE = "<w:p>]]> & \x01\x0b \ufdd0 👩‍👧 «sitat» \"'" + "å" * 20_000
_KEPT = _HOSTILE.replace("\x01\x0b \ufdd0", " ")  # but for signs that no XML can have


class _Silent(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_) -> None:
        pass


@pytest.fixture(scope="module")
def folder(shared_workspace, tmp_path_factory):
    """Build a municipality with one form."""
    world, output = shared_workspace(_FILES).with_theme(), tmp_path_factory.mktemp("site")
    assert not [one for one in world.build(output).findings if one.is_error]
    return output


@pytest.fixture
def page(folder, chromium):
    """Return the page of the form on a phone, and note what it asks the server for."""
    handler = functools.partial(_Silent, directory=str(folder))
    phone = {"viewport": {"width": 360, "height": 740}, "timezone_id": "Europe/Oslo"}
    with (
        http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server,
        chromium.new_context(**phone) as context,
    ):
        threading.Thread(target=server.serve_forever, args=(0.02,)).start()
        page = context.new_page()
        page.clock.install(time="2026-11-28T10:00:00+01:00")
        page.goto(f"http://127.0.0.1:{server.server_address[1]}/testkommune/verktoy/arket/")
        page.wait_for_selector("text=Lagre som Word")
        yield page
        server.shutdown()


_LONG, _CELL, _SHORT = (
    "[data-field=mer] textarea",
    "[data-field=logg] textarea >> nth={}",
    "input[name={}]",
)


def _fill(page):
    page.fill("[data-field=dato] input", "2026-05-01")
    page.fill(_SHORT.format("felt_1_hvem"), "A.B.")
    page.fill(_LONG, f"Første linje\nandre\n\n{_HOSTILE}")
    page.check("input[value='En familie']")
    page.check("input[value='Leder']")
    page.check("input[value='PPT & co']")
    page.check("input[value='Noe']")
    page.fill(_CELL.format(0), "Mandag\n08.15")
    page.click("text=Legg til rad")
    page.fill(_CELL.format(3), "Gråt; «nei»")
    page.fill(_SHORT.format("felt_2_hvem"), "Under")


def _saved(page):
    with page.expect_download() as download:
        page.click("text=Lagre som Word")
    assert download.value.suggested_filename == "Arket & vårt 2026-11-28.docx"
    return download.value.path()


def _opened(page, path):
    """Open a file in the form, and return what is said of it."""
    page.wait_for_load_state("networkidle")
    page.evaluate("document.querySelector('[data-said]').textContent = ''")
    page.set_input_files("form [type=file]", path)
    status = page.locator("[data-said]:not(:empty)")
    return status.text_content()


def _read(path):
    """Return what stands in a Word file, as who opens it reads it."""
    document = docx.Document(path)
    body = document.element.body
    lines = []
    for paragraph in body.iter(qn("w:p")):
        parts = paragraph.iter(qn("w:t"), qn("w:br"))
        lines.append(
            "".join((part.text or "") if part.tag == qn("w:t") else "\n" for part in parts)
        )
    return document, [line.strip(" \u2002") for line in lines]


def _state(page):
    address = page.url
    for name in ("veileder", "forms", "form_fields"):  # each names the next, as this edition has it
        named = re.search(rf"[\w./]*\b{name}\.\w+\.js", page.request.get(address).text())
        address = urljoin(address, named[0])
    return page.evaluate(
        "(own) => import(own)"
        ".then(({ fields }) => fields(document.querySelector('form[data-form]')))",
        address,
    )


def _in_word(path):
    """Do what Word may do: pack it otherwise, add a row without controls, type in another box."""
    document = docx.Document(path)
    added = document.tables[1].add_row()
    added.cells[1].text = "Lagt til i Word"
    changed = io.BytesIO()
    document.save(changed)
    return changed.getvalue()


def test_a_filled_form_is_saved_as_a_word_file_and_opens_again(page, folder):
    asked = []
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    assert not page.is_visible("text=Del …")  # this Chromium has nobody to share with
    _fill(page)
    before, path = _state(page), _saved(page)

    plain = {re.sub(r"\.\w{8}\.js", ".js", one) for one in asked if "." in one}
    assert plain <= {"word.js", "icon.svg"}
    with zipfile.ZipFile(path) as packed:
        assert packed.testzip() is None
    document, lines = _read(path)
    assert lines[:2] == ["Arket & vårt", "Testkommune. 28. november 2026"]
    assert lines[lines.index("Dato") + 1] == "1. mai 2026"
    assert lines[lines.index("Fortell") + 1] == f"Første linje\nandre\n\n{_KEPT}"
    assert [line for line in lines if line[:1] in "☐☒" and len(line) > 1] == [
        "☐ Et barn",
        "☒ En familie",
        "☒ Leder",
        "☐ Kollega",
        "☒ PPT & co",
    ]
    scale, table = document.tables
    ticks = [row._tr.tc_lst[0].xpath("string()").strip() for row in scale.rows[1:]]
    assert ticks == ["☐", "☒", "☐"]
    assert [cell.text for cell in table.rows[0].cells] == ["Tid", "Hva"] and len(table.rows) == 3
    about = document.core_properties
    assert (about.title, about.author, about.language) == ("Arket & vårt", "Testkommune", "nb-NO")

    empty = docx.Document(folder / "testkommune/verktoy/arket/arket.docx")
    assert _shape(document)[:6] == _shape(empty)[:6]
    assert {tag for tag, _ in _controls(document)} < {tag for tag, _ in _controls(empty)}
    assert dict(_controls(document)).items() <= dict(_controls(empty)).items()

    page.reload()
    assert _opened(page, path) == "Utkastet er åpnet."
    after = _state(page)
    before[2]["value"] = f"Første linje\nandre\n\n{_KEPT}"
    assert after == before

    page.click("text=Angre")
    assert not any(field["value"] or field["rows"] for field in _state(page))


def _shape(document):
    return [
        (paragraph.style.style_id, paragraph.style.name)
        for paragraph in document.paragraphs
        if paragraph.style.name != "Avsender"
    ]


def _controls(document):
    """Return the tag of every control, and what kind of control it is."""
    for facts in document.element.body.iter(qn("w:sdtPr")):
        yield facts.find(qn("w:tag")).get(qn("w:val")), facts[-1].tag


def test_a_file_that_was_changed_in_word_opens_and_another_is_refused(page, folder, tmp_path):
    def opened(name, content):
        (tmp_path / name).write_bytes(content)
        return _opened(page, tmp_path / name)

    _fill(page)
    assert opened("a.docx", _in_word(_saved(page))) == "Utkastet er åpnet."
    rows = next(field["rows"] for field in _state(page) if field["name"] == "logg")
    assert rows == [["Mandag\n08.15", ""], ["", "Gråt; «nei»"], ["", "Lagt til i Word"]]

    built = (folder / "testkommune/verktoy/arket/arket.docx").read_bytes()
    assert opened("tom.docx", built) == "Utkastet er åpnet."
    assert not any(field["value"] or field["rows"] for field in _state(page))
    for content in (b"", b"PK\x03\x04" + b"x" * 99, built[:-30], b"\x00" * 5000):
        assert "Ingenting er endret" in opened("feil.docx", content)
    other = io.BytesIO()
    document = docx.Document(io.BytesIO(built))
    document.paragraphs[0].text = "Et annet skjema"
    document.save(other)
    assert "ikke et utkast av dette skjemaet" in opened("annet.docx", other.getvalue())
