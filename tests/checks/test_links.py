"""Links and numbers in text are judged as those in fields are, on their line, with a cure that mends."""

# ruff: noqa: E501 - a table reads best with one row per example

import pytest

_T = "municipalities/testkommune"
_ARTICLE = f"{_T}/articles/om-oss.nb.md"


def _article(body):
    return {_ARTICLE: f"---\ntitle: Om oss\nsection: about\n---\nHei.\n\n{body}\n"}


def _said(world):
    return [(f.rule.code, str(f.at), f.cure) for f in world.check().findings]


@pytest.mark.parametrize(
    ("link", "code", "cure"),
    [
        ("[112](tel:82900000)", "KONT01", "koster ekstra"),
        ("[ring](tel:*21*82900000#)", "KONT01", ""),
        ("[ring](tel:abc)", "KONT01", "8 sifre"),
        ("[116 111](tel:116117)", "KONT01", "Skriv tel:116111 i lenken"),
        ("[Ring 22 33 44 55 nå](tel:22334456)", "KONT01", "Skriv tel:22334455 i lenken"),
        ("[skriv](mailto:post@kommune)", "KONT02", "postmottak@"),
        ("[skriv](mailto:ola@gmail.com)", "KONT02", "felles postkasse"),
        ("[post@a.no](mailto:post@b.no)", "KONT02", "Skriv mailto:post@a.no i lenken"),
        ("[x](https://bank.no@evil.example/)", "KONT03", "fører til evil.example"),
        ("[x](https://localhost/a)", "KONT03", "finnes ikke på nettet"),
        ("[x](https://bаnk.no/)", "KONT03", "andre alfabeter"),
        ("[x](https://xn--bnk-7cd.no/)", "KONT03", ""),
        ("[www.bank.no](https://evil.com/)", "KONT03", "Skriv https://www.bank.no i lenken"),
        ("<https://localhost>", "KONT03", "finnes ikke på nettet"),
        ("<ola@gmail.com>", "KONT02", "felles postkasse"),
        ("Ring 829 12 345", "KONT01", "koster ekstra"),
        ("Skriv til ola@gmail.com", "KONT02", "felles postkasse"),
    ],
)
def test_a_link_that_leads_astray_is_a_finding_on_its_line(workspace, link, code, cure, seen):
    world = workspace(_article(f"Se {link}."))
    seen(f"link {link}", "\n".join(map(str, world.check().findings)))
    found = _said(world)

    assert [(c, where.rsplit(":", 1)[0]) for c, where, _ in found] == [(code, f"{_ARTICLE}:7")]
    assert cure in found[0][2]


def test_a_number_in_a_field_of_one_line_is_judged_too(workspace):
    article = "---\ntitle: Om oss\nsection: about\nsummary: Ring 829 12 345\n---\nHei.\n"

    ((code, where, _),) = _said(workspace({_ARTICLE: article}))

    assert (code, where) == ("KONT01", f"{_ARTICLE}:4:10")


@pytest.mark.parametrize(
    ("address", "better"),
    [
        ("www.bufdir.no", "https://www.bufdir.no"),
        ("http://www.bufdir.no/a", "https://www.bufdir.no/a"),
        ("barn.sted.kommune.no/skjema", "https://barn.sted.kommune.no/skjema"),
        ("//www.bufdir.no", "https://www.bufdir.no"),
        ("https://kommune.no/mine sider/a.pdf", "https://kommune.no/mine%20sider/a.pdf"),
        ("../steps/undring.nb.md", "step/undring"),
        ("..\\steps\\undring.nb.md", "step/undring"),
        ("/content/steps/undring.nn.md", "step/undring"),
        ("undringsnotat.nb.md", "tool/undringsnotat"),
        ("/step/undring/", "step/undring"),
        ("#rad", "article/om-oss#rad"),
        ("post@example.no", "mailto:post@example.no"),
        ("22 33 44 55", "tel:22334455"),
        ("tel:22 33 44 55", "tel:22334455"),
    ],
)
def test_the_cure_for_an_address_can_be_copied_and_mends_it(workspace, address, better):
    body = f"## Råd\n\nSe [rådet]({address})."
    world = workspace(_article(body))

    assert _said(world) == [("LENKE03", f"{_ARTICLE}:9:12", f"Skriv {better}")]

    world.change(_ARTICLE, f"({address})", f"({better})")
    assert _said(world) == []


@pytest.mark.parametrize(
    "address", ["C:\\filer\\plan.docx", "file:///C:/plan.docx", "\\\\server\\plan.docx"]
)
def test_a_file_on_ones_own_machine_has_a_cure_of_its_own(workspace, address, seen):
    ((code, _, cure),) = _said(workspace(_article(f"[planen]({address})")))
    seen(f"address {address}", cure)

    assert (code, "din egen maskin" in cure) == ("LENKE03", True)


@pytest.mark.parametrize(
    "link",
    [
        "[Ring 22 33 44 55](tel:+4722334455)",
        "[Døgnåpent 24 timer, 116 111](tel:116111)",
        "[Alarmtelefonen](tel:116111)",
        "[Skriv](mailto:post@example.no?subject=Hei)",
        "[www.bufdir.no](https://bufdir.no/a)",
        "[www.bufdir.no/a](https://www.bufdir.no/a/b?c=1)",
        "[https://www.bufdir.no/a/](https://www.bufdir.no/a)",
        "[www.bufdir.no/en…](https://www.bufdir.no/en-lang-side)",
        "[Rundskriv 2024](https://www.regjeringen.no/2024)",
        "https://xn--mlfre-mra9k.kommune.no",
        "`tel:82900000`",
    ],
)
def test_a_link_that_leads_where_it_says_is_left_alone(workspace, link):
    assert _said(workspace(_article(f"Se {link}."))) == []


@pytest.mark.parametrize(
    ("field", "value", "right"),
    [
        ("phone", "O2800", "02800"),
        ("phone", "0047 22334455", "+47 22 33 44 55"),
        ("phone", "22-33-44-55", "22 33 44 55"),
        ("url", "www.example.no", "https://www.example.no"),
        ("url", "http://example.no/a b", "https://example.no/a%20b"),
    ],
)
def test_a_cure_for_a_contact_mends_it(workspace, field, value, right, seen):
    services = f"{_T}/services.yml"
    entry = "services:\n  - id: vakt\n    type: barnevern\n    name: Vakt\n    contacts:\n      - function: Vakt\n        {}: {}\n"
    world = workspace({services: entry.format(field, f'"{value}"')})

    ((code, _, cure),) = _said(world)
    assert code.startswith("KONT") and right in cure
    seen(f"{field} {value}", cure)

    world.change(services, value, right)
    assert _said(world) == []


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "https://", "https://evil@x.no", "http://x.no"]
)
def test_the_address_of_the_site_is_judged_too(workspace, address):
    settings = f'name: Testkommune\nnumber: "9901"\nlanguage: nb\naddress: "{address}"\n'

    found = _said(workspace({f"{_T}/municipality.yml": settings}))

    assert [(code, where) for code, where, _ in found] == [
        ("KONT03", f"{_T}/municipality.yml:4:10")
    ]


def test_an_address_that_is_shown_is_the_one_the_link_leads_to(workspace):
    link = "[www.bufdir.no/a](https://www.bufdir.no/b)"

    ((code, _, cure),) = _said(workspace(_article(f"Se {link}.")))

    assert code == "KONT03"
    assert cure == "Skriv https://www.bufdir.no/a i lenken, eller rett det som vises."
