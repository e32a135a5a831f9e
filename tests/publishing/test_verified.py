"""What is built can be looked at again, file by file, and sent as one file."""

import os
import time
import zipfile
from pathlib import Path

import pytest

from veileder.faults import PublishFault
from veileder.front_door.cli import main
from veileder.pages.frame import Frame
from veileder.pages.plan import SitePlan
from veileder.publishing.manifest import manifest_of, verify
from veileder.publishing.packed import packed
from veileder.publishing.releases import Releases
from veileder.publishing.verified import faults_of_output
from veileder.publishing.worn import is_kept, is_named
from veileder.rendering.record import MANIFEST, MARK, with_manifest, write_record


def write_site(output, id=""):
    """Write a site as a build does, with its manifest."""
    content = with_manifest({"index.html": b"hei", "side/index.html": b"side", "assets/a.js": b""})
    for name, data in content.items():
        (output / id / name).parent.mkdir(parents=True, exist_ok=True)
        (output / id / name).write_bytes(data)
    plan = SitePlan(id, "BTI", "nb", Frame(t={}, built="", portal=not id), ())
    write_record(plan, output / id, content)


@pytest.fixture
def output(tmp_path):
    write_site(tmp_path / "ut")
    write_site(tmp_path / "ut", "nydal")
    return tmp_path / "ut"


def verified(folder, tmp_path, capsys):
    """Return the status of ``verify`` and its lines."""
    status = main(["verify", str(folder), "--root", str(tmp_path)])
    told = capsys.readouterr()
    return status, (told.out + told.err).splitlines()


@pytest.fixture(autouse=True)
def _sources(tmp_path):
    (tmp_path / "municipalities").mkdir()
    (tmp_path / "content").mkdir()


def replaced(path):
    path.write_bytes(b"hex")


def linked(path):
    path.unlink()
    path.symlink_to("/etc/passwd")


def made(path):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch()


HARM = [
    ("nydal/index.html", replaced, "er endret"),
    ("side/index.html", lambda path: path.unlink(), "mangler"),
    ("nydal/index.html", linked, "er endret"),
    ("nydal/ny/index.html", made, "er ikke laget av programmet"),
    ("nydal/.skjult", made, "er ikke laget av programmet"),
    ("annet/fil.txt", made, "er ikke laget av programmet"),
    ("nydal/assets/b.js", made, "er ikke laget av programmet"),
    ("nydal/" + MANIFEST, lambda path: path.unlink(), "mangler"),
    (MANIFEST, lambda path: path.write_bytes(b"\xff\n"), "mangler"),
    ("nydal/" + MANIFEST, lambda path: path.write_text(f"{'0' * 64}  z\n"), "er endret"),
    ("side/index.html", lambda path: path.write_bytes(b""), "er endret"),
    ("nydal/INDEX.HTML", made, "er ikke laget av programmet"),
    ("nydal/index.html~", made, "er ikke laget av programmet"),
    ("nydal/Thumbs.txt", made, "er ikke laget av programmet"),
    ("nydal/lenke", lambda path: path.symlink_to("side"), "er ikke laget av programmet"),
    ("nydal/assets/a.js", lambda path: path.write_bytes(b"alert(1)"), "er endret"),
]


@pytest.mark.parametrize(("path", "harm", "said"), HARM)
def test_a_file_that_is_not_as_it_was_built_is_named(output, tmp_path, capsys, path, harm, said):
    harm(output / path)

    status, lines = verified(output, tmp_path, capsys)

    assert (status, lines[0]) == (1, f"{path}: {said}") and "ikke som den skal" in lines[-1]


@pytest.mark.parametrize(
    "path", ["CNAME", ".git/config", "nydal/assets/stil.0a1b2c3d.css", "assets/x.00000000.js"]
)
def test_what_hosts_and_former_editions_have_there_may_stand(output, tmp_path, capsys, path):
    made(output / path)

    assert verified(output, tmp_path, capsys)[0] == 0


@pytest.mark.parametrize("left", [(), ("index.html",)])
def test_what_is_no_build_is_no_build(output, tmp_path, capsys, left):
    (output / MARK).unlink() if left else (output / MARK).write_text("{}")

    status, lines = verified(output, tmp_path, capsys)

    assert status == 2 and "er ikke et ferdig bygg" in lines[0]


@pytest.mark.skipif(os.name == "nt", reason="links need a right of their own")
def test_every_release_is_looked_at_and_the_file_named(output, tmp_path, capsys):
    releases = Releases(tmp_path / "srv", tmp_path / "kilder")
    names = [releases.publish(output)]
    made(output / "CNAME")
    names.append(releases.publish(output))
    assert verified(tmp_path / "srv", tmp_path, capsys)[0] == 0

    replaced(tmp_path / "srv/releases" / names[0] / "index.html")
    made(tmp_path / "srv/releases" / names[0] / "ny.html")
    status, lines = verified(tmp_path / "srv", tmp_path, capsys)
    assert status == 1 and lines[0] == f"Utgave {names[1]} (vises nå):"
    assert lines[-3:-1] == ["index.html: er endret", "ny.html: er ikke laget av programmet"]
    with pytest.raises(PublishFault, match=r"index.html \(endret\), ny.html \(ekstra\)"):
        releases.roll_back(names[0])


@pytest.mark.skipif(os.name == "nt", reason="links need a right of their own")
def test_a_build_that_is_not_as_it_was_built_is_not_published(output, tmp_path):
    replaced(output / "nydal/index.html")

    with pytest.raises(PublishFault, match=r"nydal/index.html er ikke som .* \(endret\)"):
        Releases(tmp_path / "srv", tmp_path / "kilder").publish(output)
    assert not (tmp_path / "srv").exists()


@pytest.mark.skipif(os.name == "nt", reason="links need a right of their own")
def test_each_of_the_last_five_can_be_shown_again(output, tmp_path, capsys):
    releases, names = Releases(tmp_path / "srv", tmp_path / "kilder"), []
    for number in range(6):
        (output / "CNAME").write_text(str(number))
        names.append(releases.publish(output))
    assert releases.names == names[:0:-1]

    for number, name in enumerate(names[1:], 1):
        assert main(["rollback", str(tmp_path / "srv"), name, "--root", str(tmp_path)]) == 0
        assert (releases.current / "CNAME").read_text() == str(number)
    assert "vises i" in capsys.readouterr().out


def test_a_zip_is_the_same_whatever_the_files_rights_times_and_strangers(output, tmp_path):
    packed(output, tmp_path / "en.zip")
    os.utime(output / "index.html", (0, 0))
    (output / "side/index.html").chmod(0o600)
    made(output / "nydal/ny.html")
    packed(output, tmp_path / "b/to.zip")

    assert (tmp_path / "en.zip").read_bytes() == (tmp_path / "b/to.zip").read_bytes()
    names = zipfile.ZipFile(tmp_path / "en.zip").namelist()
    assert names == sorted(names) and {"nydal/" + MARK, "nydal/" + MANIFEST, MARK} < {*names}


@pytest.mark.parametrize("target", ["ut/a.zip", "ut", "content"])
def test_a_zip_is_not_put_in_what_is_zipped_nor_in_place_of_a_folder(output, tmp_path, target):
    with pytest.raises(PublishFault, match="kan ikke brukes"):
        packed(output, tmp_path / target)


def test_a_zip_that_cannot_be_made_leaves_nothing(output, tmp_path):
    (tmp_path / "fil").touch()
    with pytest.raises(PublishFault, match="filen kan ikke lages"):
        packed(output, tmp_path / "fil/a.zip")

    (output / "side/index.html").unlink()
    with pytest.raises(PublishFault, match="filen kan ikke lages"):
        packed(output, tmp_path / "a.zip")
    assert not [*tmp_path.glob("*.zip"), *tmp_path.glob(".*.halv")]


def test_a_packed_file_is_one_that_anybody_may_read_and_is_not_pressed_together(output, tmp_path):
    packed(output, tmp_path / "en.zip")

    with zipfile.ZipFile(tmp_path / "en.zip") as archive:
        for entry in archive.infolist():
            assert entry.date_time == (1980, 1, 1, 0, 0, 0)
            assert (entry.create_system, entry.external_attr) == (3, 0o100644 << 16)
            assert entry.compress_type == zipfile.ZIP_STORED
            assert archive.read(entry) == (output / entry.filename).read_bytes()


def test_a_place_that_no_zip_can_have_is_said(output, tmp_path):
    for target in (output / "a.zip", tmp_path / "content"):
        with pytest.raises(PublishFault) as fault:
            packed(output, target)
        assert str(fault.value) == (
            f"{target} kan ikke brukes. Velg en fil utenfor {output} med --zip."
        )


@pytest.mark.parametrize(
    ("path", "is_one"),
    [
        ("assets/stil.0a1b2c3d.css", True),
        ("bø/assets/felles-a_b.00000000.js", True),
        ("bø/nivå/assets/stil.0a1b2c3d.css", False),
        ("bø/assets/bilder/stil.0a1b2c3d.css", False),
        ("assets/stil.0a1b2c3.css", False),
        ("assets/stil.0a1b2c3d4.css", False),
        ("assets/stil.0A1B2C3D.css", False),
        ("assets/stil-0a1b2c3d.css", False),
        ("assets/.0a1b2c3d.css", False),
        ("assets/stil.0a1b2c3d.", False),
        ("assets/stil.0a1b2c3d.css.gz", False),
        ("images/stil.0a1b2c3d.css", False),
    ],
)
def test_a_name_that_says_what_is_in_the_file_is_known(path, is_one):
    assert is_named(Path(path)) is is_one


@pytest.mark.parametrize(("days", "stays"), [(29.9, True), (30.1, False)])
def test_a_style_of_an_earlier_edition_stays_for_thirty_days(tmp_path, days, stays):
    path = Path("assets/stil.0a1b2c3d.css")
    made(tmp_path / "ut" / path)
    then = time.time() - days * 86_400
    os.utime(tmp_path / "ut" / path, (then, then))

    assert is_kept(path, tmp_path / "ut", tmp_path / "ny") is stays
    made(tmp_path / "ny" / path)
    assert not is_kept(path, tmp_path / "ut", tmp_path / "ny")


@pytest.mark.parametrize(("count", "more"), [(5, ""), (7, " og 2 til")])
def test_the_first_files_that_are_not_as_they_were_are_named(tmp_path, count, more):
    names = [f"{number}.html" for number in range(count)]
    for name in names:
        made(tmp_path / name)
    manifest = manifest_of(tmp_path)
    for name in names:
        (tmp_path / name).unlink()

    with pytest.raises(PublishFault) as fault:
        verify(tmp_path, manifest)
    named = ", ".join(f"{name} (mangler)" for name in names[:5])
    assert str(fault.value) == (
        f"{tmp_path} er ikke som da den ble laget: {named}{more}. "
        "Den blir ikke publisert, og det som vises, er ikke endret."
    )


def test_what_is_no_build_is_said_with_how_to_make_one(tmp_path):
    with pytest.raises(PublishFault) as fault:
        list(faults_of_output(tmp_path))

    assert str(fault.value) == (
        f"{tmp_path} er ikke et ferdig bygg, eller filen .veileder i den er ødelagt. "
        "Lag det med: python3 build.py build --output MAPPE"
    )
