"""Only this machine's own browser, with the address that was printed, can read or write."""

import pytest

SAVE = [("_act", "save"), ("f.name", "Endret"), ("_digest", "none")]


@pytest.mark.parametrize("path", ["", "/", "/alt", "/x/alt", "/skjema/municipality.yml"])
def test_without_the_token_nothing_is_told(browser, path):
    answer = browser.client.get(path)

    assert answer.status_code == 404 and "Testkommune" not in answer.text


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1:9", "127.0.0.1.evil.example", ""])
def test_another_host_s_name_is_refused(browser, host):
    answer = browser.client.get(f"{browser.base}/", headers={"host": host})

    assert answer.status_code == 421 and "Testkommune" not in answer.text


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"origin": "http://127.0.0.1:9999"},
        {},
        {"origin": "own", "sec-fetch-site": "cross-site"},
        {"origin": "own", "sec-fetch-site": "same-site"},
    ],
)
def test_a_page_elsewhere_can_t_write_even_with_the_token(browser, file, headers):
    if headers.get("origin") == "own":
        headers = {**headers, "origin": browser.origin}
    before = file("municipality.yml")
    answer = browser.client.post(
        f"{browser.base}/skjema/municipality.yml", data=dict(SAVE), headers=headers
    )

    assert answer.status_code == 403 and file("municipality.yml") == before


def test_reading_changes_nothing(browser, file):
    for path in ("angre", "ny", "skjema/municipality.yml?_act=save", "tekst/municipality.yml"):
        browser.client.get(f"{browser.base}/{path}")

    assert browser.desk.files.last_saved is None
    assert file("municipality.yml").startswith("name: Testkommune")


@pytest.mark.parametrize(
    "name",
    [
        "../nabo/services.yml",
        "..%2Fnabo%2Fservices.yml",
        "/etc/passwd",
        "steps/../../nabo/services.yml",
        "steps/a/b.nb.md",
        ".git/config.yml",
        "lenke.yml",
        "steg/x.nb.md",
        "services.yml%00",
        "notat.txt",
    ],
)
def test_nothing_outside_the_municipality_is_read_or_written(browser, name):
    folder = browser.desk.files.folder
    (folder.parent / "nabo").mkdir()
    secret = folder.parent / "nabo/services.yml"
    secret.write_text("services: []\n# hemmelig\n")
    (folder / "lenke.yml").symlink_to(secret)
    (folder / "steg").symlink_to(folder.parent / "nabo")

    read = browser.client.get(f"{browser.base}/skjema/{name}")
    wrote = browser.client.post(
        f"{browser.base}/tekst/{name}",
        data={"text": "services: []\n", "_digest": "none"},
        headers={"origin": browser.origin},
    )

    assert read.status_code in (400, 404) and "hemmelig" not in read.text
    assert wrote.status_code in (400, 404)
    assert secret.read_text() == "services: []\n# hemmelig\n"
    assert sorted(p.name for p in folder.parent.iterdir()) == ["nabo", "testkommune"]


def test_every_answer_keeps_to_itself(browser):
    answer = browser.client.get(f"{browser.base}/")

    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy and "unsafe" not in policy
    assert "access-control-allow-origin" not in answer.headers
    assert answer.headers["cache-control"] == "no-store"
    assert "<script>" not in answer.text and "style=" not in answer.text
