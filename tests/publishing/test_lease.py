"""Two machines on one disk, where a lock holds on one only: one builds, the other is told."""

import contextlib
import os
import time
import uuid
from pathlib import Path

import pytest
from tiny_publisher import SCENARIOS, write_guide

from veileder.faults import PublishFault
from veileder.publishing import lease, publish
from veileder.publishing.lease import LEASE, MINUTES
from veileder.publishing.publish import swap_in, workshop
from veileder.publishing.releases import Releases

SHOWN = next(one.shown for one in SCENARIOS if one.name == "next build")
OTHER = "0f-annen 4711 bygg-2\n"


@pytest.fixture
def output(tmp_path, monkeypatch):
    """An output on a disk where all locks are given to all."""
    monkeypatch.setattr(publish, "_lock_file", lambda _: None)
    publish_edition(tmp_path / "ut", "a1")
    return tmp_path / "ut"


def publish_edition(output, edition):
    with workshop(output) as folder:
        swap_in(write_guide(folder / "ny", edition), output)


def edition_of(output):
    return ",".join(SHOWN(output.parent))


def beside(output):
    return sorted(path.name for path in output.parent.iterdir())


def left_by_another(output, minutes=1, text=OTHER):
    shop = output.with_name(f".{output.name}.bygg")
    shop.mkdir(exist_ok=True)
    (shop / ".gitignore").write_bytes(publish._NOTICE)
    (shop / LEASE).write_text(text, encoding="utf-8")
    (shop / "hennes").mkdir()
    then = time.time() - minutes * 60
    os.utime(shop / LEASE, (then, then))
    return shop


def test_another_machine_is_named_and_its_work_left_alone(output):
    shop = left_by_another(output)

    with pytest.raises(PublishFault) as fault:
        publish_edition(output, "a2")
    assert "maskinen bygg-2 (prosess 4711). Den begynte klokka" in str(fault.value)
    assert f"slett {shop / LEASE}, eller vent 30 minutter" in str(fault.value)
    assert edition_of(output) == "a1" and (shop / "hennes").is_dir()
    assert (shop / LEASE).read_text(encoding="utf-8") == OTHER


@pytest.mark.parametrize(
    ("minutes", "text"),
    [
        (MINUTES + 1, OTHER),
        (1, f"{lease.machine()} 4711 her\n"),  # the lock says that it is over
        (1, ""),
        (1, OTHER[:9]),
        (1, f"{OTHER}rest"),
        (1, "noe annet\n"),
    ],
)
def test_what_a_build_that_is_over_left_is_nothing_to_wait_for(output, minutes, text):
    left_by_another(output, minutes, text)
    publish_edition(output, "a2")

    assert edition_of(output) == "a2" and beside(output) == ["ut"]


@pytest.mark.parametrize("taken", [OTHER, None])
def test_one_that_another_took_over_from_publishes_nothing_and_tidies_nothing(output, taken):
    def build_slowly():
        with workshop(output) as folder:
            new, place = write_guide(folder / "ny", "a2"), folder.parent / LEASE
            place.write_text(taken, encoding="utf-8") if taken else place.unlink()
            swap_in(new, output)

    with pytest.raises(PublishFault, match="En annen maskin har begynt å skrive"):
        build_slowly()
    assert edition_of(output) == "a1"
    assert beside(output) == ([".ut.bygg", "ut"] if taken else ["ut"])


def test_files_that_another_took_away_are_its_doing_and_not_ours(output):
    def build_slowly():
        with workshop(output) as folder:
            (folder.parent / LEASE).write_text(OTHER, encoding="utf-8")
            folder.rmdir()
            (folder / "fil").touch()

    with pytest.raises(PublishFault, match="En annen maskin har begynt å skrive"):
        build_slowly()


def test_the_link_of_releases_is_not_switched_by_one_that_was_taken_over_from(
    tmp_path, monkeypatch
):
    monkeypatch.setattr(publish, "_lock_file", lambda _: None)
    releases = Releases(tmp_path / "srv", tmp_path / "kilder")
    first = releases.publish(write_guide(tmp_path / "a", "a1"))
    place = Releases._place

    def taken(*given):
        place(*given)
        (tmp_path / "srv/releases/.neste.bygg" / LEASE).write_text(OTHER, encoding="utf-8")

    monkeypatch.setattr(Releases, "_place", taken)
    with pytest.raises(PublishFault, match="En annen maskin"):
        releases.publish(write_guide(tmp_path / "b", "a2"))
    assert releases.shown == first


def test_a_machine_is_called_the_same_by_all_of_its_builds(monkeypatch, tmp_path):
    monkeypatch.setattr(lease, "_BOOT", tmp_path / "finnes-ikke")

    assert int(lease.machine(), 16) == uuid.getnode()


def test_the_other_build_is_told_of_in_one_sentence(output):
    shop = left_by_another(output, minutes=5)
    began = time.strftime("%H.%M", time.localtime((shop / LEASE).stat().st_mtime))

    with pytest.raises(PublishFault) as fault:
        publish_edition(output, "a2")
    assert str(fault.value) == (
        f"Et annet bygg skriver til {output}: maskinen bygg-2 (prosess 4711). Den begynte klokka "
        f"{began}. Vent til det er ferdig. Er det stoppet, slett {shop / LEASE}, eller vent "
        "30 minutter."
    )
    assert sorted(path.name for path in shop.iterdir()) == [".gitignore", LEASE, "hennes"]


def test_one_that_another_is_always_before_gives_up_and_says_so(output, monkeypatch):
    shop = output.with_name(".ut.bygg")
    taken = lambda *_: (shop / LEASE).write_text(f"{lease.machine()} 1 her\n")  # noqa: E731
    monkeypatch.setattr(lease, "_check_others", taken)
    with contextlib.suppress(OSError):
        shop.mkdir()
    taken()
    rename = Path.rename

    def renamed_and_taken_again(self, target):
        rename(self, target)
        taken()

    monkeypatch.setattr(Path, "rename", renamed_and_taken_again)
    with pytest.raises(PublishFault, match=r"skriver til \S+: en annen maskin\. Den begynte"):
        lease.take(shop, output)
    assert sum(path.name.startswith(f"{LEASE}-") for path in shop.iterdir()) == 3


@pytest.mark.parametrize(
    ("name", "written"),
    [("bygg-2.example.no", "bygg-2.example.no"), ("min pc", "min-pc"), ("", "uten-navn")],
)
def test_a_lease_names_machine_process_and_what_the_machine_is_called(
    tmp_path, monkeypatch, name, written
):
    monkeypatch.setattr(lease.platform, "node", lambda: name)
    lease.take(tmp_path, tmp_path / "ut")

    assert (tmp_path / LEASE).read_text() == f"{lease.machine()} {os.getpid()} {written}\n"
    lease.demand(tmp_path, tmp_path / "ut")


def test_who_lost_the_place_is_told_what_became_of_the_build(output):
    shop = left_by_another(output)

    with pytest.raises(PublishFault) as fault:
        lease.demand(shop, output)
    assert str(fault.value) == (
        f"En annen maskin har begynt å skrive til {output} mens dette bygget var i gang. "
        "Dette bygget er ikke publisert. Kjør på nytt når den andre er ferdig."
    )


def test_a_first_edition_is_not_put_where_another_has_taken_over(output):
    first = output.with_name("første")
    with pytest.raises(PublishFault, match="En annen maskin har begynt"), workshop(first) as folder:
        new = write_guide(folder / "ny", "a2")
        (folder.parent / LEASE).write_text(OTHER, encoding="utf-8")
        swap_in(new, first)

    assert not first.exists()
