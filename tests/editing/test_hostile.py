"""What a hostile page, a careless fork or a slip sends to the forms: no fault, nothing written."""

import itertools
import os
import re
import socket
import sys
import threading
from contextlib import suppress

import httpx
import pytest

from veileder.editing import atomic
from veileder.editing.files import Conflict, Files, digest
from veileder.faults import Refusal

from .conftest import PLAIN, SERVICES

_FORM = "application/x-www-form-urlencoded"
_FILE = "multipart/form-data; boundary=x"
_ONE = "skjema/services.yml?post=barnevern-test"
_SAVE = "text=a%3A+1&_digest=none"


@pytest.fixture(scope="module")
def forms(shared_workspace, opens, tmp_path_factory):
    world = shared_workspace({"municipalities/testkommune/services.yml": SERVICES}).with_theme()
    with opens(world.root, tmp_path_factory.mktemp("bench")) as browser:
        yield browser


def _standing(forms):
    files = (path for path in forms.desk.files.folder.rglob("*") if path.is_file())
    return {path.name: path.read_bytes() for path in files}


def _part(head, body="%PDF-"):
    return f"--x\r\nContent-Disposition: form-data; {head}\r\n\r\n{body}\r\n--x--\r\n"


# What is sent, where, and as what. None of it is a form of ours.
SENT = {
    "no UTF-8": (_ONE, _FORM, b"f.name=\xff\xfe&_act=draft"),
    "no UTF-8, escaped": (_ONE, _FORM, "f.name=%ed%a0%80&_act=save"),
    "no UTF-8 in the guide": ("veileder", _FORM, b"_act=\xff"),
    "no UTF-8 in a review": ("gjennomgang/a/b/c", _FORM, b"_act=\xff"),
    "no UTF-8 in a comparison": ("sammenlign/services.yml", _FORM, b"_act=\xff"),
    "no UTF-8 in a text": ("tekst/services.yml", _FORM, b"text=\xff&_digest=none"),
    "100 000 fields": (_ONE, _FORM, "&".join(f"f.a{n}=1" for n in range(100_000)) + "&_act=draft"),
    "50 000 levels": (_ONE, _FORM, f"f{'.a' * 50_000}=1&_act=draft"),
    "a field that is a group": (_ONE, _FORM, "f=1&f.name=2&_act=save"),
    "a text that is rows": (_ONE, _FORM, "f.name.0=x&f.name.1[]=2&_act=save"),
    "a group that is a text": (_ONE, _FORM, "f.contacts=1&_act=save"),
    "rows that are a list": (_ONE, _FORM, "f.contacts[]=1&_act=draft"),
    "a list that is a text": (_ONE, _FORM, "f.name=1&f.name[]=1&_act=draft"),
    "a row that is a text": (_ONE, _FORM, "f.contacts.0=1&_act=draft"),
    "a token of 5 000 digits": (_ONE, _FORM, f"f.contacts.{'9' * 5000}.phone=x&_act=draft"),
    "a token that is no digit": (_ONE, _FORM, "f.contacts.%C2%B2.phone=x&_act=add:f.contacts"),
    "an act of no button": (_ONE, _FORM, "f.name=x&_act=zap:f.name"),
    "an act in a text": (_ONE, _FORM, "f.name=x&_act=add:f.name.x"),
    "an act in the guide": ("veileder", _FORM, "_act=zap&step=x"),
    "no act": ("sammenlign/services.yml?del=x", _FORM, "_act=take:x"),
    "10 MB of text": (_ONE, _FORM, "f.name=" + "x" * 10_000_000),
    "deep JSON": ("felt/lim", "application/json", "[" * 200_000),
    "JSON with half a sign": ("felt/vis", "application/json", r'{"markdown":"\ud800"}'),
    "JSON with a long number": ("felt/lim", "application/json", '{"html":' + "9" * 9999 + "}"),
    "JSON as text": ("felt/lim", "text/plain", "[]"),
    "another folder": ("ny", _FORM, "folder=../..&title=x"),
    "another language": ("ny", _FORM, "translate=../../x.nb.md"),
    "a device": ("tekst/con.yml", _FORM, _SAVE),
    "a device in a folder": ("tekst/steps/aux.nb.md", _FORM, _SAVE),
    "a folder with a dot": ("tekst/steps./x.yml", _FORM, _SAVE),
    "a stream": ("tekst/services.yml::$DATA", _FORM, _SAVE),
    "a drive": ("tekst/c:x.yml", _FORM, _SAVE),
    "a share": (r"tekst/\\tjener\x.yml", _FORM, _SAVE),
    "backslashes": ("tekst/..%5c..%5cx.yml", _FORM, _SAVE),
    "dots of another script": ("tekst/%E2%80%A5/x.yml", _FORM, _SAVE),
    "full width": ("tekst/%EF%BC%8E%EF%BC%8E%EF%BC%8Fx.yml", _FORM, _SAVE),
    "two slashes": ("tekst//etc/x.yml", _FORM, _SAVE),
    "dots twice escaped": ("tekst/%252e%252e/x.yml", _FORM, _SAVE),
    "a line break": ("tekst/x%0a.yml", _FORM, _SAVE),
    "git's own": ("tekst/.git/config.yml", _FORM, _SAVE),
    "a name too long": (f"tekst/{'a' * 400}.yml", _FORM, _SAVE),
    "a name a bit too long": (f"tekst/{'a' * 200}.yml", _FORM, _SAVE),
    "a file up and out": ("fil/steps/x.nb.md", _FILE, _part('name=f; filename="../../x.pdf"')),
    "a file away": ("filer", _FILE, _part("name=_act", "remove:../../x.pdf")),
    "a text away": ("filer", _FILE, _part("name=_act", "remove:services.yml")),
    "100 000 parts": ("filer", _FILE, "--x\r\n" * 100_000),
    "a part with a long head": ("filer", _FILE, _part(f'name="{"x" * 100_000}"')),
    "no boundary": ("filer", "multipart/form-data; boundary=", "x"),
    "an odd boundary": ("filer", "multipart/form-data; boundary*=nocharset'x'%ff%fe", "x"),
    "no form": ("filer", "text/plain", "x"),
}


@pytest.mark.parametrize("name", SENT)
def test_what_is_no_form_is_refused_and_nothing_is_written(forms, capfd, name):
    path, kind, body = SENT[name]
    before = _standing(forms)
    headers = {"content-type": kind, "origin": forms.origin}
    answer = forms.client.post(f"{forms.base}/{path}", content=body, headers=headers)

    assert answer.status_code in (400, 404) and _standing(forms) == before
    assert re.search(r'<html lang="n[bn]">|Forespørselen kan ikke leses', answer.text)
    assert "Traceback" not in answer.text + capfd.readouterr().err


ASKED = (
    "finnes-ikke", "_/", "_/..%2Fapp.py", "_/edit.css%00", "_/..%5capp.py", "skjema/", "skjema/x",
    "skjema/%00.yml", "side/..%2Fx", "sammenlign/..%2Fx", "veileder/steg/%00", "gjennomgang/x",
    "vis/..%2f..%2fmkdocs.yml", "vis/testkommune/..%5c..%5cmkdocs.yml",
    "vis/testkommune/stylesheets/", "vis/testkommune/main.html", "vis/c:/",
    "vis/%00", "vis//etc/passwd", f"vis/{'a/' * 2000}", "felt/", "felt/lim", "tekst/services.yml",
)  # fmt: skip


@pytest.mark.parametrize("path", ASKED)
def test_what_is_not_there_is_said_in_norwegian_with_a_way_home(forms, path):
    answer = forms.client.get(f"{forms.base}/{path}")

    assert answer.status_code in (200, 400, 404, 405)
    is_step = path.startswith("veileder/")  # a step that is not there shows the guide
    assert (answer.status_code == 200) == is_step
    assert re.search(r'<html lang="n[bn]"', answer.text) and "<a " in answer.text
    assert "root:" not in answer.text and "theme:" not in answer.text
    assert answer.headers["x-content-type-options"] == "nosniff"


ELSEWHERE = [
    {"sec-fetch-site": site, "sec-fetch-mode": mode, "sec-fetch-dest": dest}
    for site in ("cross-site", "same-site")
    for mode, dest in (
        ("no-cors", "image"), ("no-cors", "script"), ("cors", "empty"), ("navigate", "iframe"),
        ("navigate", "object"), ("websocket", "websocket"),
    )
]  # fmt: skip


@pytest.mark.parametrize("headers", ELSEWHERE, ids=lambda said: "-".join(said.values()))
def test_another_page_can_neither_read_nor_frame_with_all_that_lets_one_in(forms, headers):
    answer = forms.client.get(f"{forms.base}/", headers=headers)

    assert answer.status_code == 403 and "Testkommune" not in answer.text


@pytest.fixture
def gate(forms):
    """A browser that has the address, and not the cookie."""
    with httpx.Client(base_url=forms.origin, verify=PLAIN) as client:
        yield client


@pytest.mark.parametrize("cookie", ["", "veileder=", "veileder=x", "veileder=x; veileder=", "\xff"])
def test_what_stands_in_the_history_lets_nobody_in(forms, gate, cookie):
    headers = {"cookie": cookie.encode("latin-1"), "origin": forms.origin}
    answers = [
        gate.get(f"{forms.base}/", headers=headers),
        gate.get(f"{forms.base}/vis/testkommune/", headers=headers),
        gate.post(f"{forms.base}/angre", headers=headers),
        gate.get(f"{forms.base}/inn/feil/", headers=headers),
    ]

    assert [answer.status_code for answer in answers] == [404] * 4
    assert all("Bruk adressen" in answer.text for answer in answers)


def test_a_cookie_of_the_same_name_keeps_nobody_out(forms, gate):
    both = {"cookie": f"{forms.client.headers['cookie']}; veileder=annen"}

    assert gate.get(f"{forms.base}/", headers=both).status_code == 200


def test_what_lies_beside_and_is_no_file_of_hers_closes_nothing(workspace, open_forms):
    forms = open_forms(workspace().with_theme())
    folder = forms.desk.files.folder
    (folder / "services.yml").write_bytes("services: []\n# Blå.\n".encode("latin-1"))
    (folder / "lenke.yml").symlink_to("/etc/passwd")
    (folder / "steps").symlink_to("/etc")
    if sys.platform != "win32":
        os.mkfifo(folder / "answers.yml")

    assert "Alt" in forms.get("alt") and "Hva må gjøres nå" in forms.get("")
    assert forms.get("skjema/services.yml")
    assert forms.desk.files.read("services.yml") == "services: []\n# Blå.\n"


# A file or its folder becomes a link after it was looked at.
_NEEDS_HANDLES = pytest.mark.skipif(not atomic._HAS_HANDLES, reason="no handles of folders")


@_NEEDS_HANDLES
@pytest.mark.parametrize("name", ["services.yml", "steps/undring.nb.md"])
@pytest.mark.parametrize("act", ["save", "take", "read", "undo", "file"])
def test_a_link_put_in_between_leads_nowhere(tmp_path, monkeypatch, name, act):
    folder, outside = tmp_path / "k", tmp_path / "utenfor"
    (folder / "steps").mkdir(parents=True)
    outside.mkdir()
    files = Files(folder, tmp_path / "state")
    files.save(name, "a: 1\n", digest(None))
    place = folder / name
    kept = outside / place.name
    kept.write_text("hemmelig")
    swapped = place.parent if "/" in name else place
    monkeypatch.setattr(Files, "_path", lambda *_: place)
    swapped.rename(tmp_path / "borte")
    swapped.symlink_to(outside if "/" in name else kept)

    def attempt():
        told = digest(files.read(name))
        if act == "undo":
            files.undo()
        elif act == "file":
            files.save_file(name, b"nytt", told)
        elif act != "read":
            files.save(name, "a: 2\n" if act == "save" else None, told)

    with suppress(Refusal, Conflict):  # which one depends on what was swapped
        attempt()
    assert files.read(name) != "hemmelig" and kept.read_text() == "hemmelig"
    assert [path.name for path in outside.iterdir()] == [kept.name]


@_NEEDS_HANDLES
def test_while_a_folder_is_swapped_all_the_time_nothing_is_written_outside(tmp_path):
    folder, outside = tmp_path / "k", tmp_path / "utenfor"
    (folder / "steps").mkdir(parents=True)
    outside.mkdir()
    files, done = Files(folder, tmp_path / "state"), threading.Event()

    def swap():
        for number in itertools.count():
            if done.is_set():
                return
            with suppress(OSError):  # it is made again meanwhile
                (folder / "steps").rename(tmp_path / f"borte-{number}")
                (folder / "steps").symlink_to(outside)
                (folder / "steps").unlink()

    swapping = threading.Thread(target=swap)
    swapping.start()
    for number in range(40):
        with suppress(Refusal, Conflict):
            files.save("steps/a.nb.md", f"{number}\n", digest(files.read("steps/a.nb.md")))
    done.set()
    swapping.join()

    assert list(outside.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="no rights")
def test_what_is_typed_is_for_her_alone(tmp_path):
    (tmp_path / "k").mkdir()
    files = Files(tmp_path / "k", tmp_path / "state")
    files.save("services.yml", "a: 1\n", digest(None))
    files.keep_draft("services.yml", {"typed": {}})
    files.save_file("tools/a.pdf", b"%PDF-", digest(None))
    kept = [path for path in (tmp_path / "state").rglob("*") if path.is_file()]

    assert len(kept) == 3 and {path.stat().st_mode & 0o777 for path in kept} == {0o600}


def test_it_listens_on_this_machine_alone(forms):
    port = int(forms.origin.rpartition(":")[2])
    mine = {found[4][0] for found in socket.getaddrinfo(socket.gethostname(), None)}
    for address in mine - {"127.0.0.1", "127.0.1.1", "::1"}:
        with pytest.raises(OSError):
            socket.create_connection((address, port), timeout=1)
