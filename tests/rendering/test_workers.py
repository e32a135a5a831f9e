"""Processes that share the work: every task once, every error told, nobody left behind."""

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from veileder import stopping
from veileder.faults import PublishFault
from veileder.rendering import workers
from veileder.rendering.workers import crew
from veileder.stopping import Stopped, held, stoppable

SOURCE = str(Path(workers.__file__).parents[2])


def squared(number):
    return number * number, os.getpid()


class Picky(Exception):
    """Can't be made again from what it says."""

    def __init__(self, one, two):
        super().__init__(f"{one} og {two}")


def fail(task):
    if task == "picky":
        raise Picky("et", "to")
    if task == "os":
        raise OSError(28, "full", "a.html")
    if task == "kill":
        os.kill(os.getpid(), signal.SIGKILL)
    if task == "interrupt":
        os.kill(os.getpid(), signal.SIGINT)
    if task == "term":
        os.kill(os.getpid(), signal.SIGTERM)
    return task


def slow(seconds):
    time.sleep(seconds)


@pytest.mark.parametrize("jobs", [0, 1, 2, 3, 9])
@pytest.mark.parametrize("count", [0, 1, 2, 7])
def test_every_task_is_done_once(jobs, count):
    with crew(squared, jobs) as run:
        results = list(run(range(count)))

    assert sorted(number for number, _ in results) == [n * n for n in range(count)]
    pids = {pid for _, pid in results}
    assert len(pids) <= max(jobs, 1)
    assert (pids <= {os.getpid()}) is (jobs <= 1 or not count)
    assert multiprocessing.active_children() == []


@pytest.fixture(params=multiprocessing.get_all_start_methods())
def start_method(request):
    """Every way of starting processes: systems and Pythons differ in which is theirs."""
    before = multiprocessing.get_start_method()
    multiprocessing.set_start_method(request.param, force=True)
    yield request.param
    multiprocessing.set_start_method(before, force=True)


def test_however_processes_are_started_all_tasks_are_done(start_method):
    with crew(abs, 2) as run:
        assert sorted(run([-3, -2, -1])) == [1, 2, 3]
    with pytest.raises(TypeError, match="bad operand"), crew(abs, 2) as run:
        list(run(["a"]))


def test_tasks_are_taken_as_somebody_is_free_for_them():
    taken = []

    def tasks():
        for number in range(6):
            taken.append(number)
            yield number

    with crew(squared, 2) as run:
        results = run(tasks())
        assert taken == []
        next(results)
        assert taken == [0, 1, 2]


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_error_is_raised_as_it_was(jobs):
    with pytest.raises(OSError, match="full") as error, crew(fail, jobs) as run:
        list(run(["a", "os", "b"]))

    assert (error.value.errno, error.value.filename) == (28, "a.html")
    assert multiprocessing.active_children() == []


def test_an_error_from_a_worker_says_where_it_was():
    with pytest.raises(OSError, match="full") as error, crew(fail, 2) as run:
        list(run(["os"]))

    assert "in fail" in error.value.__notes__[0]


def test_an_error_that_cannot_be_sent_is_told_in_words():
    with pytest.raises(RuntimeError, match="Picky: et og to"), crew(fail, 2) as run:
        list(run(["picky"]))


@pytest.mark.parametrize("how", ["kill", "term"])
def test_a_worker_that_the_system_ends_is_told_in_a_sentence(how):
    with pytest.raises(PublishFault) as fault, crew(fail, 2) as run:
        list(run(["a", how, "b", "c"]))

    assert str(fault.value) == (
        "Systemet avsluttet en av prosessene som bygger, oftest fordi minnet tok slutt. "
        "Det som var publisert fra før, er ikke endret. Lukk andre programmer, eller kjør på "
        "nytt med --jobs 1."
    )
    assert multiprocessing.active_children() == []


def test_a_worker_that_is_gone_when_it_gets_a_task_is_told_in_a_sentence():
    with pytest.raises(PublishFault, match="Systemet avsluttet"), crew(squared, 2) as run:
        results = run(iter(range(9)))
        next(results)
        for process in multiprocessing.active_children():
            process.kill()
            process.join()
        list(results)


def test_ctrl_c_is_the_parents_affair():
    with crew(fail, 2) as run:
        assert sorted(run(["interrupt", "a"])) == ["a", "interrupt"]


def test_workers_that_are_busy_are_ended_at_once():
    before = time.monotonic()
    with pytest.raises(ZeroDivisionError), crew(slow, 2) as run:
        results = run([0, 60, 60])
        next(results)
        raise ZeroDivisionError

    assert time.monotonic() - before < 30
    assert multiprocessing.active_children() == []


PARENT = """
import sys, time
sys.path.insert(0, sys.argv[1])
from veileder.rendering.workers import crew
def work(seconds):
    time.sleep(seconds)
with crew(work, 3) as run:
    results = run([0, 0, 0, 60, 60])
    next(results), next(results)
    import multiprocessing
    print(*(child.pid for child in multiprocessing.active_children()), flush=True)
    time.sleep(60)
"""


def test_workers_busy_and_idle_end_when_their_parent_is_killed():
    if sys.platform == "win32":
        pytest.skip("no SIGKILL")
    command = [sys.executable, "-c", PARENT, SOURCE]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as parent:
        pids = [int(pid) for pid in parent.stdout.readline().split()]
        assert len(pids) == 3
        parent.kill()
    until = time.monotonic() + 10
    while alive := [pid for pid in pids if is_alive(pid)]:
        assert time.monotonic() < until, alive
        time.sleep(0.01)


def is_alive(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    stat = Path(f"/proc/{pid}/stat")
    return not stat.exists() or stat.read_text().rpartition(")")[2].split()[0] != "Z"


# Signals --------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_a_signal_stops_what_is_done_and_names_its_status(name):
    number = getattr(signal, name)
    before = signal.getsignal(number)

    with pytest.raises(Stopped) as stopped, stoppable():
        os.kill(os.getpid(), number)
        time.sleep(5)

    assert stopped.value.status == 128 + number
    assert isinstance(stopped.value, KeyboardInterrupt)
    assert signal.getsignal(number) is before


def test_what_is_held_is_done_whole_before_it_stops():
    done = []
    with pytest.raises(Stopped), stoppable():
        with held():
            with held():
                os.kill(os.getpid(), signal.SIGTERM)
                done.append("inner")
            done.append("outer")
        done.append("after")

    assert done == ["inner", "outer"]


def test_an_error_in_what_is_held_gives_way_to_the_stop():
    with pytest.raises(Stopped), stoppable(), held():
        os.kill(os.getpid(), signal.SIGTERM)
        raise ZeroDivisionError


def test_holding_without_a_signal_changes_nothing():
    with stoppable(), held():
        pass
    with pytest.raises(ZeroDivisionError), held():
        raise ZeroDivisionError
    with pytest.raises(Stopped), stoppable():
        os.kill(os.getpid(), signal.SIGTERM)
        time.sleep(5)


def test_a_stop_is_forgotten_when_it_is_over():
    with pytest.raises(Stopped), stoppable():
        os.kill(os.getpid(), signal.SIGTERM)
        time.sleep(5)
    with stoppable(), held():
        pass


def test_a_signal_that_is_ignored_stays_ignored():
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with stoppable():
            os.kill(os.getpid(), signal.SIGHUP)
            with held():
                pass
        assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGHUP, before)


def test_outside_the_main_thread_nothing_is_changed():
    seen = []

    def look():
        with stoppable():
            seen.append(signal.getsignal(signal.SIGTERM))

    thread = stopping.threading.Thread(target=look)
    thread.start()
    thread.join()

    assert seen == [signal.getsignal(signal.SIGTERM)]
