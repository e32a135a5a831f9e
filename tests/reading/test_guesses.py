"""What people would call files, folders and languages, and what they are told to call them."""

from pathlib import PurePosixPath

import pytest
from sentences import as_read_through

from veileder.reading.slips import slip_of

_T = "municipalities/testkommune"


def slip(inside, root=f"{_T}/", beside=()):
    path = inside if inside.startswith("tools/") and root == "content/" else root + inside
    is_shared = root == "content/"
    return slip_of(path, PurePosixPath(inside), beside, is_shared=is_shared)


LANGUAGES = {
    "nb": "no nor nob bm bokmal bokmål NB No Bokmål nb-NO nb_no",
    "nn": "nno ny nynorsk Nynorsk nn-NO",
    "en": "eng EN en-GB en_us",
    "ar": "ara",
    "ti": "tir",
    "uk": "ukr",
    "pl": "pol",
    "so": "som",
}


@pytest.mark.parametrize(
    ("word", "language"), [(word, to) for to, words in LANGUAGES.items() for word in words.split()]
)
def test_a_language_is_known_by_what_it_is_called(word, language):
    meant = slip(f"steps/undring.{word}.md").meant

    assert meant == {f"{_T}/steps/undring.{language}.md"}


@pytest.mark.parametrize("sign", [" ", ".", "_", "-", " - "])
@pytest.mark.parametrize("end", ["MD", "markdown", "mdown", "mkd", "txt", "text", "md.txt"])
def test_a_text_is_known_whatever_program_saved_it(sign, end):
    found = slip(f"steps/undring{sign}nob.{end}")

    assert found.cure == "Gi filen navnet undring.nb.md (bokmål)."


FOLDERS = {
    "levels": "nivå nivåer Nivå level",
    "steps": "steg trinn Steg",
    "roles": "rolle roller",
    "laws": "lov lover",
    "services": "tjeneste tjenester teneste tenester",
    "arenas": "møte møter",
    "articles": "artikkel artikler artiklar",
    "cases": "øvelse øvelser øving øvingar",
    "groups": "gruppe grupper",
    "themes": "tema temaer",
    "tools": "verktøy tool",
}


@pytest.mark.parametrize(
    ("word", "folder"), [(word, to) for to, words in FOLDERS.items() for word in words.split()]
)
def test_a_folder_is_known_in_norwegian(word, folder):
    found = slip(f"{word}/undring.nb.md")

    assert (found.path, found.message) == (
        f"{_T}/{word}",
        f"Mappen «{word}» er ikke en mappe for innhold",
    )
    where = f"{_T}/{folder}"
    assert found.cure == (
        f"Gi mappen navnet {folder}, eller flytt filene til {where}/ hvis den finnes."
    )
    assert found.meant == {f"{where}/undring.nb.md"}


TABLES = {
    "services.yml": "tjenester tenester Services",
    "measures.yml": "tiltak Tiltak",
    "arenas.yml": "møte møter",
    "municipality.yml": "kommune",
    "terms.yml": "ord ordliste",
    "words.yml": "hverdagsord kvardagsord søkeord",
    "guide.yml": "veileder rettleiar",
    "consent.yml": "samtykke samtykkje",
    "year.yml": "årshjul arshjul år",
    "answers.yml": "svar",
    "reviews.yml": "gjennomgang gjennomganger gjennomgangar",
    "responsible.yml": "ansvarlige ansvarlege fagansvarlige fagansvarlege",
    "guide-changes.yml": "guide_changes",
}


@pytest.mark.parametrize(
    ("word", "table"), [(word, to) for to, words in TABLES.items() for word in words.split()]
)
def test_a_table_is_known_in_norwegian(word, table):
    found = slip(f"{word}.yml")

    assert found.message == f"«{word}.yml» er ikke navnet på en tabell"
    assert found.cure == f"Gi filen navnet {table}."


@pytest.mark.parametrize(
    ("inside", "meant"),
    [
        ("guide.Skole.yml", "guide.skole.yml"),
        ("guide.Barne hage.yaml", "guide.barne-hage.yml"),
        ("emergency.nob.md", "emergency.nb.md"),
        ("roles/ansatt.skole.nob.md", "roles/ansatt.nb.md"),
        ("steps/undring.Skole.nb.md", "steps/undring.skole.nb.md"),
        ("steps/Å være ærlig.nb.md", "steps/a-vaere-aerlig.nb.md"),
        ("steps/Đorđe åöäð.nb.md", "steps/dorde-aoad.nb.md"),
        ("steps/én.gang.til.nb.md", "steps/en.gang.nb.md"),
    ],
)
def test_a_name_that_is_nearly_right_is_mended(inside, meant):
    assert slip(inside).meant == {f"{_T}/{meant}"}


SAID = [
    ("content/", "guide-changes.yaml"),
    ("content/", "Region.yml"),
    (f"{_T}/", "telefoner.yml"),
    (f"{_T}/", "helplines.yml"),
    ("content/", "steps/inni/undring.nb.md"),
    ("content/", "steps/undring.md"),
    ("content/", "tools/Mitt skjema.nb.md"),
    (f"{_T}/", "roles/ansatt.barnehage.nb.md"),
    (f"{_T}/", "steps/A B_C+D.nb.md"),
    (f"{_T}/", "steps/undring-nb.md"),
    (f"{_T}/", "Mappe/ukjent.yml"),
    (f"{_T}/", "merke.svg"),
    (f"{_T}/", "merke.png"),
    ("content/", "merke.png"),
    (f"{_T}/", "tools/merke.png.jpeg"),
    (f"{_T}/", "tools/skjema.DOCX"),
    (f"{_T}/", "tools/skjema.docm"),
    (f"{_T}/", "tools/skjema"),
    (f"{_T}/", "tools/skjema.exe"),
    (f"{_T}/", "steps/undring.docx"),
    (f"{_T}/", "steps/undring.nn.pdf"),
    (f"{_T}/", "steps/Mitt bilde.JPEG"),
    (f"{_T}/", "steps/Mitt bilde.webp"),
    (f"{_T}/", "steps/bilde.gif"),
    (f"{_T}/", "steps/bilde.heic"),
    (f"{_T}/", "steps/film.mp4"),
    (f"{_T}/", "steps/ukjent"),
    (f"{_T}/", "borte.yml"),
    ("content/", "borte.yaml"),
    (f"{_T}/", "brev.nn.md"),
    (f"{_T}/", "Rart/brev.nn.md"),
    (f"{_T}/", "Rart/+.nn.md"),
    (f"{_T}/", "LES MEG.md"),
]


@pytest.mark.parametrize(("root", "inside"), SAID, ids=[row[1] for row in SAID])
def test_what_is_said_of_a_name_reads_well(root, inside):
    found = slip(inside, root)

    as_read_through((root, inside), f"{found.finding}\n    {' '.join(sorted(found.meant))}".strip())


def test_a_file_whose_right_name_is_taken_is_told_so():
    found = slip("steps/Undring.nb.md", beside={f"{_T}/steps/undring.nb.md"})

    assert found.cure == (
        "undring.nb.md finnes fra før. Flett det som er nytt inn der, og slett denne filen."
    )
    assert found.meant == frozenset()


@pytest.mark.parametrize("end", "png jpg jpeg webp svg gif bmp tif tiff heic avif".split())
def test_a_picture_under_a_wrong_name_is_told_what_it_may_be_called(end):
    kept = {"png": "png", "jpg": "jpg", "jpeg": "jpg", "webp": "webp"}
    verb = "Gi bildet navnet" if end in kept else "Lagre bildet som"

    found = slip(f"articles/Et kart.{end.upper()}")

    name = f"et-kart.{kept.get(end, 'png')}"
    assert found.cure == f"{verb} {name}, også i teksten, eller slett det."
    assert found.meant == {f"{_T}/articles/{name}"}
