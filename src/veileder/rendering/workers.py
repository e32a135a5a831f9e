"""Several processes that do the same work. None of them lives longer than the one that began."""

import contextlib
import functools
import gc
import multiprocessing
import os
import threading
import traceback
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from multiprocessing.reduction import ForkingPickler
from typing import Any, Generic, TypeVar

from veileder.faults import PublishFault
from veileder.stopping import held, leave_signals_to_parent

# A worker is this very process once more: what was read is there, and nothing is sent to it.
_CAN_FORK = "fork" in multiprocessing.get_all_start_methods()
Task = TypeVar("Task")
Result = TypeVar("Result")
Run = Callable[[Iterable[Task]], Iterator[Result]]


@dataclass(slots=True)
class _Worker(Generic[Task]):
    process: BaseProcess
    connection: "Connection[Any, Any]"

    def give(self, task: Task) -> None:
        with _lost():
            self.connection.send(task)

    def answer(self) -> Any:
        """Return what came of the task; raise what the work raised."""
        with _lost():
            result, error = self.connection.recv()
        if error is not None:
            raise error
        return result

    def end(self) -> None:
        self.process.kill()
        self.process.join()
        self.connection.close()


@contextlib.contextmanager
def crew(work: Callable[[Task], Result], jobs: int) -> Iterator["Run[Task, Result]"]:
    """Give a function that does ``work`` on every task, in ``jobs`` processes at a time.

    It yields the results as they come, and takes the next task when somebody is free for it.
    Afterwards, however it ended, the processes are gone. One of them killed by the system is a
    PublishFault. Systems that can't fork have one process, this one.
    """
    if jobs <= 1 or not _CAN_FORK:
        yield lambda tasks: map(work, tasks)
        return
    workers: list[_Worker[Task]] = []
    try:
        yield functools.partial(_share_out, work, jobs, workers)
    finally:
        with held():
            for worker in workers:
                worker.end()


def _share_out(
    work: Callable[[Task], Result],
    jobs: int,
    workers: list[_Worker[Task]],
    tasks: Iterable[Task],
) -> Iterator[Result]:
    busy: dict[Connection[Any, Any], _Worker[Task]] = {}
    for task in tasks:
        if len(workers) < jobs:
            worker = _hire(work, workers)
        else:
            worker = _first_done(busy)
            yield worker.answer()
        busy[worker.connection] = worker
        worker.give(task)
    while busy:
        yield _first_done(busy).answer()


def _hire(work: Callable[[Task], Result], workers: list[_Worker[Task]]) -> _Worker[Task]:
    """Start a worker. Signals wait, so that none of them is heard twice or a worker forgotten."""
    with held():
        ours, theirs = multiprocessing.Pipe()
        context = multiprocessing.get_context("fork")
        process = context.Process(target=_serve, args=(work, theirs), daemon=True)
        process.start()
        theirs.close()  # else we would not hear that the worker is gone
        worker = _Worker[Task](process, ours)
        workers.append(worker)
    return worker


def _first_done(busy: "dict[Connection[Any, Any], _Worker[Task]]") -> _Worker[Task]:
    answering = wait(list(busy))[0]
    return busy.pop(next(connection for connection in busy if connection is answering))


@contextlib.contextmanager
def _lost() -> Iterator[None]:
    """Say in a sentence that the other end is gone."""
    try:
        yield
    except (EOFError, ConnectionError):
        raise PublishFault(
            "Systemet avsluttet en av prosessene som bygger, oftest fordi minnet tok slutt. "
            "Det som var publisert fra før, er ikke endret. Lukk andre programmer, eller kjør på "
            "nytt med --jobs 1."
        ) from None


def _serve(work: Callable[[Task], Result], connection: "Connection[Any, Any]") -> None:
    """Be a worker: answer every task with a result or an error, until nobody asks any more."""
    leave_signals_to_parent()
    gc.freeze()  # what is there already is there until the end
    threading.Thread(target=_end_with_parent, daemon=True).start()
    with contextlib.suppress(EOFError, ConnectionError):
        while True:
            connection.send(_tried(work, connection.recv()))


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
    os._exit(1)


def _tried(work: Callable[[Task], Result], task: Task) -> tuple[Result | None, Exception | None]:
    try:
        return work(task), None
    except Exception as error:  # raised again by the one who gave the task
        error.add_note(traceback.format_exc())
        return None, _portable(error)


def _portable(error: Exception) -> Exception:
    """Return the error if it can be made again in another process, otherwise its words."""
    try:
        ForkingPickler.loads(ForkingPickler.dumps(error))
    except Exception:  # anything may happen in somebody else's constructor
        return RuntimeError("".join(traceback.format_exception(error)))
    return error
