"""``usage``: pages counted from the logs of web servers, and nothing of who read them."""

import csv
import gzip
import io
import json
import re
import tracemalloc
from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from veileder.authoring.usage.counting import counted, is_robot
from veileder.authoring.usage.known import known_pages
from veileder.authoring.usage.telling import as_csv, as_json, as_text, usage_of
from veileder.faults import Refusal
from veileder.front_door.cli import main
from veileder.rendering.record import Record, put_record

_PHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1 Safari/604.1"
_PAGES = {
    "": "BTI i Nydal",
    "niva-1/": "Nivå 1 – BTI i Nydal",
    "niva-1/plan/": "Lag en plan – Nivå 1 – BTI i Nydal",
    "lov/": "Lov – BTI i Nydal",
}


def _site(output, id, address, pages):
    folder = output / id
    for path, title in pages.items():
        (folder / path).mkdir(parents=True, exist_ok=True)
        (folder / path / "index.html").write_text(f"<title>{title}</title>", encoding="utf-8")
    (folder / "gammel").mkdir(parents=True, exist_ok=True)
    moved = '<meta http-equiv="refresh" content="0; url=../lov/"><title>Lov</title>'
    (folder / "gammel/index.html").write_text(moved, encoding="utf-8")
    files = tuple(f"{path}index.html" for path in (*pages, "gammel/"))
    put_record(
        Record(
            made_by="handlingsveileder",
            site=id,
            title=id.capitalize() or "Alle",
            language="nb",
            draft=False,
            portal=not id,
            region=None,
            files=(*files, "404.html"),
            address=address,
        ),
        folder,
    )


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """Return a build of one municipality that is published in a folder of its host, and one not."""
    output = tmp_path_factory.mktemp("bygd")
    _site(output, "", None, {"": "Velg kommune"})
    _site(output, "nydal", "https://www.example.no/bti", _PAGES)
    _site(output, "oydal", None, {"": "BTI i Øydal"})
    return output


def line(
    path="/bti/niva-1/", day="28/Nov/2026", status=200, referrer="-", agent=_PHONE, verb="GET"
):
    return (
        f"192.0.2.77 - kari.nordmann [{day}:10:11:12 +0100] "
        f'"{verb} {path} HTTP/1.1" {status} 5120 "{referrer}" "{agent}"'
    )


def usage(tmp_path, built, *lines, site=None):
    log = tmp_path / "access.log"
    log.write_text("\n".join(lines) + "\n", encoding="utf-8")
    known = known_pages(built, site)
    return usage_of(counted([log], known), known)


def views(found):
    return {f"{page.site}/{page.path}": dict(count) for page, count in found.views.items()}


# What counts -----------------------------------------------------------------------------------


def test_pages_are_counted_by_month_wherever_their_site_may_stand(tmp_path, built):
    found = usage(
        tmp_path,
        built,
        *[line()] * 6,
        *[line(day="01/Oct/2026")] * 5,
        *[line("/nydal/niva-1/?for=skole")] * 2,
        *[line("/oydal/index.html", status=304)] * 5,
        *[line("https://www.example.no/bti/lov/")] * 5,
        *[line("/")] * 7,
    )

    assert views(found) == {
        "/": {"2026-11": 7},
        "nydal/niva-1/": {"2026-10": 5, "2026-11": 8},
        "nydal/lov/": {"2026-11": 5},
        "oydal/": {"2026-11": 5},
    }
    assert [page.path for page in found.rare] == ["", "niva-1/plan/"]


def test_what_is_no_reading_of_a_page_is_not_counted(tmp_path, built):
    others = [
        line(verb="HEAD"),
        line(verb="POST"),
        line(status=301),
        line(status=503),
        line("/bti/assets/veileder.1234abcd.css"),
        line("/bti/gammel/"),
        line("/annet/niva-1/"),
        line("http://annet.example.com/bti/niva-1/"),
        line(agent="Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"),
        line(agent="curl/8.5"),
        line(agent="-"),
    ]
    found = usage(tmp_path, built, *others * 5, *[line("/bti/lov/")] * 5)

    assert views(found) == {"nydal/lov/": {"2026-11": 5}} and not found.missing


@pytest.mark.parametrize(
    "agent",
    [
        _PHONE,
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/131.0 Edg/131.0",
        "Mozilla/5.0 (Linux; Android 13; CUBOT_X70) AppleWebKit/537.36 Chrome/131.0 Mobile",
        "Mozilla/5.0 (compatible; MSIE 10.0; Windows NT 6.2; Trident/6.0)",
    ],
)
def test_browsers_of_people_are_no_robots(agent):
    assert not is_robot(agent)


def test_below_five_nothing_is_told_and_no_sum_gives_it_away(tmp_path, built):
    found = usage(
        tmp_path,
        built,
        *[line()] * 9,
        *[line(day="01/Oct/2026")] * 4,
        *[line("/bti/lov/", day="01/Oct/2026")] * 4,
        *[line("/bti/lov/")] * 4,
        *[line("/bti/niva-1/borte/", status=404)] * 4,
    )

    assert views(found) == {"nydal/niva-1/": {"2026-11": 9}} and not found.missing
    text = as_text(found)
    assert "        9  Nivå 1 (/niva-1/) – 2026-11: 9\n" in text and "2026-10" not in text
    assert "Vist færre enn 5 ganger hver måned, eller aldri" in text
    assert (
        "  Nydal: Lov (/lov/)" in text and "  Nydal: Lag en plan – Nivå 1 (/niva-1/plan/)" in text
    )


def test_an_address_that_is_not_there_is_told_by_the_page_above_and_the_page_that_led_there(
    tmp_path, built
):
    secret = quote("ola nordmann 01010199999")
    found = usage(
        tmp_path,
        built,
        *[
            line(f"/bti/niva-1/{secret}/?q={secret}", status=404, referrer=referrer)
            for referrer in ("https://www.example.no/bti/lov/", "https://sok.example.com/bti/lov/")
            for _ in range(6)
        ],
        *[line("/wp-login.php", status=404), line("/bti/.env", status=404)] * 9,
    )

    assert [(one.above.path, one.start and one.start.path, one.count) for one in found.missing] == [
        ("niva-1/", "lov/", 6),
        ("niva-1/", None, 6),
    ]
    text = as_text(usage(tmp_path, built, *[line()] * 5, *[line("/bti/x", status=404)] * 5))
    assert "  Adresser som ikke finnes\n        5  under BTI i Nydal (/)\n" in text


# Where it comes from ------------------------------------------------------------------------------


def test_common_and_packed_logs_and_hosts_in_front_are_read_too(tmp_path, built, capsys):
    common = re.sub(r' "-" "[^"]*"$', "", line())
    log = tmp_path / "access.log.2.gz"
    rows = [common, f"www.example.no:443 {line()}", f"{line()} 0.003 -"]
    log.write_bytes(gzip.compress("\r\n".join(rows * 4).encode()))

    assert main(["usage", str(log), "--site", str(built)]) == 0

    out, err = capsys.readouterr()
    assert "       12  Nivå 1 (/niva-1/) – 2026-11: 12" in out
    assert err == "Loggen sier ikke hvilken nettleser som spør, så roboter er talt med.\n"


def test_quotes_that_servers_have_escaped_end_nothing(tmp_path, built):
    apache = line(r"/bti/lov/?q=\"", agent=rf"{_PHONE} \"x\\")
    nginx = line(r"/bti/lov/?q=\x22", agent=rf"{_PHONE} \x22x")
    tls = line().replace("GET /bti/niva-1/ HTTP/1.1", r"\x16\x03\x01")

    found = usage(tmp_path, built, *[apache, nginx, tls] * 5)

    assert views(found) == {"nydal/lov/": {"2026-11": 10}}


def test_a_log_of_iis_is_read_by_the_fields_it_names(tmp_path, built):
    agent = _PHONE.replace(" ", "+")
    one = f"2026-11-28 10:00:00 /BTI/niva-1/ GET 192.0.2.77 {agent} - 200"
    two = f"2026-11-28 GET /bti/lov/ for=skole 200 {agent}"
    found = usage(
        tmp_path,
        built,
        "\ufeff#Software: Microsoft Internet Information Services 10.0",
        "#Fields: date time cs-uri-stem cs-method c-ip cs(User-Agent) cs(Referer) sc-status",
        *[one] * 5,
        "#Fields: date cs-method cs-uri-stem cs-uri-query sc-status cs(User-Agent)",
        *[two] * 5,
        *[two.replace(agent, "bingbot/2.0")] * 5,
    )

    assert views(found) == {"nydal/lov/": {"2026-11": 5}, "nydal/niva-1/": {"2026-11": 5}}


def run(*arguments):
    return main(["usage", *map(str, arguments)])


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"hei\n", "Ingen linjer kan leses ({log}:1). Loggen må være fra nginx eller Apache"),
        (b"", "Ingen linjer kan leses. Loggen"),
        (gzip.compress(line().encode() * 99)[:-9], "{log}:1: Filen er skadet"),
        (b"#Fields: date time\n", "{log}:1: Loggen mangler cs-method, cs-uri-stem, sc-status."),
        (None, "Kan ikke lese {log}: den finnes ikke."),
    ],
)
def test_what_cannot_be_read_is_said_with_its_line(tmp_path, built, capsys, content, said):
    log = tmp_path / "tjener.log"
    if content is not None:
        log.write_bytes(content)

    assert run(log, "--site", built) == 2
    assert said.format(log=log) in capsys.readouterr().err


def test_single_lines_that_cannot_be_read_are_named_and_never_shown(tmp_path, built, capsys):
    log = tmp_path / "tjener.log"
    rows = [line(), "ola nordmann", *[line(day="31/Feb/2026")] * 7, *[line()] * 5]
    log.write_text("\n".join(rows), encoding="utf-8")

    assert run(log, "--site", built) == 0

    out, err = capsys.readouterr()
    assert "        6  Nivå 1" in out and "ola" not in out + err
    assert f"{log}:2: Linjen kan ikke leses, og er ikke med.\n" in err
    assert err.endswith("8 av 14 linjer kan ikke leses.\n")


def test_a_log_that_is_named_twice_is_refused(tmp_path, built, capsys):
    log = tmp_path / "tjener.log"
    log.write_text(line(), encoding="utf-8")

    assert run(log, tmp_path / "." / "tjener.log", "--site", built) == 2
    assert "er nevnt to ganger" in capsys.readouterr().err


def test_sites_at_the_same_path_of_two_hosts_must_be_chosen_between(tmp_path):
    _site(tmp_path, "", None, {"": "Velg"})
    _site(tmp_path, "a", "https://a.example.no", _PAGES)
    _site(tmp_path, "b", "https://b.example.no/", _PAGES)

    with pytest.raises(Refusal, match="a og b har samme sti i adressen sin"):
        known_pages(tmp_path)
    assert known_pages(tmp_path, "b").find("/lov/").site == "b"
    with pytest.raises(Refusal, match="c er ikke med i bygget"):
        known_pages(tmp_path, "c")


def test_a_folder_that_is_no_build_is_refused(tmp_path, capsys):
    (tmp_path / "x.log").write_text(line(), encoding="utf-8")

    assert run(tmp_path / "x.log", "--site", tmp_path) == 2
    assert "er ikke et ferdig bygg. Si hvor nettstedene står med --site" in capsys.readouterr().err


def test_a_build_that_lacks_a_page_is_refused_and_so_is_a_loop_of_links(tmp_path, capsys):
    _site(tmp_path, "", None, {"": "Velg"})
    (tmp_path / "index.html").unlink()
    (tmp_path / "a.log").symlink_to(tmp_path / "a.log")
    (tmp_path / "b.log").write_text(line(), encoding="utf-8")

    assert run(tmp_path / "b.log", "--site", tmp_path) == 2
    assert "bygget kan ikke leses" in capsys.readouterr().err.lower()
    _site(tmp_path, "", None, {"": "Velg"})
    assert run(tmp_path / "a.log", "--site", tmp_path) == 2
    assert f"Kan ikke lese {tmp_path / 'a.log'}: " in capsys.readouterr().err


# How it is told -----------------------------------------------------------------------------------


def test_the_log_is_not_written_over(tmp_path, built, capsys):
    log = tmp_path / "tjener.log"
    log.write_text(line(), encoding="utf-8")

    assert run(log, "--site", built, "--output", tmp_path / "." / "tjener.log") == 2
    assert "er lest, og blir ikke skrevet over. Velg et annet navn." in capsys.readouterr().err
    assert log.read_text(encoding="utf-8") == line()


def test_a_spreadsheet_and_a_program_are_told_the_same(tmp_path, built, capsys):
    log, table = tmp_path / "tjener.log", tmp_path / "bruk.csv"
    rows = [*[line()] * 6, *[line("/bti/niva-1/x", status=404)] * 5]
    log.write_text("\n".join(rows), encoding="utf-8")

    run(log, "--site", built, "--municipality", "nydal", "--format", "csv", "--output", table)
    run(log, "--site", built, "--format", "json")

    text = table.read_text(encoding="utf-8")
    found = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff")), delimiter=";"))
    assert text[0] == "\ufeff" and found[0] == {
        "hva": "visninger",
        "nettsted": "Nydal",
        "side": "/niva-1/",
        "tittel": "Nivå 1",
        "måned": "2026-11",
        "antall": "6",
        "fra": "",
    }
    assert [row["hva"] for row in found[1:]] == ["sjelden eller aldri"] * 3 + ["finnes ikke, under"]
    said = json.loads(capsys.readouterr().out)
    assert said["pages"] == [
        {"site": "nydal", "path": "niva-1/", "title": "Nivå 1", "views": {"2026-11": 6}}
    ]
    assert (said["first"], said["last"], said["least"]) == ("2026-11-28", "2026-11-28", 5)
    assert said["missing"][0] == {
        "above": {"site": "nydal", "path": "niva-1/", "title": "Nivå 1"},
        "from": None,
        "count": 5,
    }


# What strangers write -----------------------------------------------------------------------------

_WRITTEN = st.one_of(
    st.text(max_size=40),
    st.sampled_from(["/bti/niva-1/", "/bti/%00%ff/", "//", "/bti/../", "http://[", "/bti/x"]),
)
_LINES = st.lists(
    st.one_of(
        st.binary(max_size=80),
        st.builds(
            lambda path, agent, referrer, status: line(
                path=path, agent=agent, referrer=referrer, status=status
            ).encode("utf-8", "replace"),
            _WRITTEN,
            st.one_of(st.just(_PHONE), st.text(max_size=20)),
            _WRITTEN,
            st.sampled_from([200, 304, 404, 500]),
        ),
    ),
    max_size=30,
)
_PLAIN = settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@_PLAIN
@given(lines=_LINES, times=st.integers(1, 6), packed=st.booleans())
def test_whatever_stands_in_a_log_only_our_pages_and_no_small_number_come_out(
    tmp_path, built, lines, times, packed
):
    log = tmp_path / "tjener.log"
    content = b"\n".join(lines * times)
    # What begins as IIS and is no IIS is refused, see above.
    content = content.replace(b"#Fields:", b"#")
    log.write_bytes(gzip.compress(content) if packed else content.lstrip(b"\x1f"))
    known = known_pages(built)

    found = usage_of(counted([log], known), known)

    numbers = [count for months in found.views.values() for count in months.values()]
    assert all(count >= 5 for count in [*numbers, *(one.count for one in found.missing)])
    told = as_text(found) + as_csv(found) + as_json(found)
    assert not re.search("192.0.2.77|kari|Mozilla|10:11", told)
    titles = {page.title for page in known.pages} | {page.owner for page in known.pages}
    assert {page.title for page in found.views} <= titles


@_PLAIN
@given(
    fields=st.lists(st.sampled_from(["date", "cs-method", "cs-uri-stem", "sc-status", "x"])),
    lines=st.lists(st.text(max_size=60), max_size=10),
)
def test_whatever_a_log_of_iis_has_it_is_counted_or_refused(tmp_path, built, fields, lines):
    log = tmp_path / "tjener.log"
    log.write_text("\n".join([f"#Fields: {' '.join(fields)}", *lines]), "utf-8", "surrogatepass")
    try:
        counted([log], known_pages(built))
    except Refusal as refusal:
        assert str(refusal).startswith(f"{log}:")


def test_a_line_without_an_end_and_a_long_log_take_no_more_memory_than_a_short_one(tmp_path, built):
    known, log = known_pages(built), tmp_path / "tjener.log.gz"
    rows = "\n".join(line(f"/bti/{number}") for number in range(2000)).encode() + b"\n"

    def peak(content):
        log.write_bytes(gzip.compress(content, 1))
        tracemalloc.start()
        counts = counted([log], known)
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return most, counts

    short, _ = peak(rows)
    long, counts = peak(rows * 20 + b"x" * 20_000_000)

    assert counts.lines == 40_001 and counts.unreadable == 1
    assert long < short + 200_000
