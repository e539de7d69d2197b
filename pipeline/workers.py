"""All cores: the documents of a run in chunks, read by processes of this machine, each chunk into a file of its own, in the order given.

A chunk's file tells all that its documents gave, so that the processes send back no more than where they are. From that this process knows which document a process
died of or has been at for too long: it ends the process, the rest of the chunk goes to another, and only that document is lost. No pool of the standard
library or of `loky` has a time limit, and `pebble` one for each task that has to be known beforehand; a scan may take longer with each page that it turns out to have.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from itertools import count
from multiprocessing.connection import Connection, wait
from multiprocessing.context import BaseContext
from multiprocessing.process import BaseProcess
from pathlib import Path
from secrets import token_hex
from time import monotonic

from pipeline.chunks import Chunk, cores, cut, enough, processes_for, weight
from pipeline.portion import SUFFIX, Input, Portion, portion_of, read_portion
from pipeline.read import UnreadableDocument
from pipeline.read.limits import Limits, limits
from pipeline.run import Progress
from pipeline.serving import EXHAUSTED, read_chunk, serve
from pipeline.tables import Failure

#: The time limit of a document beside what its reading may take: a second for so many bytes, a twentieth of the usual speed.
_SLOWEST = 50_000
#: Processes that may fail to start before this is given up.
_STARTS = 3
_STARTING = 120.0


def read_all(inputs: Sequence[Input], folder: Path, recipe: str, workers: int | None = 1, progress: Progress | None = None) -> Iterator[Portion]:
    """What the inputs give, portion by portion in their order; each is in a file of `folder` before it is yielded, and what the files there hold already isn't read.

    `workers` processes read them; 1 is this process, and with None it is one process for each core where there is enough to read. A portion may hold more than was
    asked: one that an interrupted run left does. Raises OSError where a portion can't be written or no process can be started.
    """
    folder.mkdir(parents=True, exist_ok=True)
    # No name is that of another run, whose processes may be at their last chunk still.
    token = token_hex(4)
    names = (folder / f"{token}-{number}{SUFFIX}" for number in count())
    chunks = cut(inputs, folder, recipe, workers or cores())
    waiting = [each for each in chunks if not each.done]
    tell = _teller(progress, len(inputs), sum(len(each.inputs) for each in waiting))
    processes = processes_for([one for each in waiting for one in each.inputs], workers)
    if processes > 1 and waiting and fit():
        yield from _in_processes(chunks, min(processes, len(waiting)), recipe, names, tell)
        return
    for chunk in chunks:
        path = chunk.done or next(names)
        if not chunk.done:
            read_chunk(chunk, recipe, path, partial(tell, chunk))
        yield read_portion(path)


def fit() -> bool:
    """Whether the limits are set to something that they can be; else each document fails with the sentence that says so."""
    try:
        return bool(limits())
    except UnreadableDocument:
        return False


def prepare(inputs: Iterable[Input], workers: int | None) -> None:
    """Start the process that those that read come from, if some will: what it imports takes as long as all else that a run does before it reads."""
    if processes_for(enough(inputs), workers) > 1 and fit() and context().get_start_method() == "forkserver":
        from multiprocessing import forkserver

        with deaf():
            forkserver.ensure_running()


@contextmanager
def deaf() -> Iterator[None]:
    """Have Ctrl-C wait, and never reach a process that is started meanwhile."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    from multiprocessing import resource_tracker

    # It is started with the first process, and lets Ctrl-C through again then.
    resource_tracker.ensure_running()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


#: Told of each input as it is begun, by its chunk and its place in that, and of each page of it that is recognised: "" and then `3/20`.
_Tell = Callable[[Chunk, int, str], None]


def _teller(progress: Progress | None, inputs: int, waiting: int) -> _Tell:
    """What tells `progress` how many inputs were begun of those that wait. Several are at once in several processes: those begun twice count once."""
    begun = bytearray(inputs)
    count = 0

    def tell(chunk: Chunk, at: int, page: str) -> None:
        nonlocal count
        count += not begun[chunk.start + at]
        begun[chunk.start + at] = True
        if progress:
            progress(count - 1, waiting, chunk.inputs[at].path, page)

    return tell


@dataclass(slots=True)
class _Worker:
    """A process, the chunk that it reads into a file, the place of the input that it is at, and when it has to be further."""

    process: BaseProcess
    connection: Connection
    until: float
    ready: bool = False
    chunk: Chunk | None = None
    path: Path = Path()
    at: int = 0


def context() -> BaseContext:
    """How processes are started: from one that has all there that reads, where the system can, and never as a copy of this one, whose threads it would lack."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    forkserver = multiprocessing.get_context("forkserver")
    forkserver.set_forkserver_preload(["pipeline.warm"])
    return forkserver


#: A chunk with the file that tells what it gave, or a single input that is given up.
_Done = tuple[Chunk, Path | Failure]


class _Pool:
    """The processes that read the chunks that wait; one that dies or is ended is replaced."""

    def __init__(self, waiting: Iterable[Chunk], processes: int, recipe: str, names: Iterator[Path], tell: _Tell) -> None:
        self._waiting = deque(waiting)
        self._processes = processes
        self._recipe = recipe
        self._names = names
        self._tell = tell
        self._limits = limits()
        self._context = context()
        self._workers: list[_Worker] = []
        self._failed = 0

    def employ(self) -> None:
        """Give each process that has nothing to do a chunk, and start as many as there is work for."""
        busy = sum(each.chunk is not None for each in self._workers)
        while len(self._workers) < min(self._processes, busy + len(self._waiting)):
            self._start()
        for worker in self._workers:
            if worker.ready and not worker.chunk and self._waiting:
                worker.chunk, worker.path, worker.at = self._waiting.popleft(), next(self._names), 0
                worker.until = monotonic() + _allowed(worker.chunk.inputs[0], self._limits)
                # One that has died is found out as it doesn't answer.
                with suppress(OSError):
                    worker.connection.send((worker.chunk, worker.path))

    def hear(self, patient: bool) -> Iterator[_Done]:
        """What is done, after each process that has something to say was heard once; `patient` waits for the first to say something."""
        heeded = {each.connection: each for each in self._workers if each.chunk or not each.ready}
        pause = max(0.0, min((each.until for each in heeded.values()), default=0.0) - monotonic())
        spoke = set(wait(list(heeded), pause if patient else 0))
        for connection, worker in heeded.items():
            if connection in spoke:
                yield from self._heard(worker)
            elif monotonic() > worker.until:
                yield from self._lose(worker, late=True)

    def close(self) -> None:
        """End every process at once."""
        for each in self._workers:
            each.process.kill()
        for each in self._workers:
            each.process.join()
            each.connection.close()
        self._workers.clear()

    def _start(self) -> None:
        here, there = self._context.Pipe()
        words = (there, self._recipe, self._limits.memory, os.getcwd(), dict(os.environ))
        process = self._context.Process(target=serve, args=words, daemon=True)  # type: ignore[attr-defined]
        with deaf():
            process.start()
            there.close()
            self._workers.append(_Worker(process, here, monotonic() + _STARTING))

    def _heard(self, worker: _Worker) -> Iterator[_Done]:
        try:
            said = worker.connection.recv()
        except (EOFError, OSError):
            yield from self._lose(worker, late=False)
            return
        if isinstance(said, OSError):
            raise said
        if said == "ready":
            worker.ready = True
        elif worker.chunk and said == "done":
            yield worker.chunk, worker.path
            worker.chunk = None
        elif worker.chunk:
            worker.at, page = said
            each = worker.chunk.inputs[worker.at]
            worker.until = worker.until + self._limits.page_seconds if page else monotonic() + _allowed(each, self._limits)
            self._tell(worker.chunk, worker.at, page)

    def _lose(self, worker: _Worker, late: bool) -> Iterator[_Done]:
        """A process died or is too late: what it read is read again, but for an input that it was late with, or that a second process died of."""
        self._workers.remove(worker)
        worker.process.kill()
        worker.process.join()
        worker.connection.close()
        code = worker.process.exitcode or 0
        if not worker.ready:
            self._failed += 1
            if self._failed == _STARTS:
                raise ChildProcessError(f"no process could be started to read documents (exit code {code}); read them in this one: --workers 1")
        if not worker.chunk:
            return
        lost = _lost(worker.chunk, worker.at, late, code, self._limits)
        if lost:
            yield Chunk(worker.chunk.start + worker.at, [worker.chunk.inputs[worker.at]]), lost
        self._waiting.extendleft(reversed(_rest(worker.chunk, worker.at, bool(lost))))


def _in_processes(chunks: Sequence[Chunk], processes: int, recipe: str, names: Iterator[Path], tell: _Tell) -> Iterator[Portion]:
    """The chunks' portions in order, as processes read them."""
    total = sum(len(each.inputs) for each in chunks)
    #: Place of the first input of what is done → it.
    there: dict[int, _Done] = {each.start: (each, each.done) for each in chunks if each.done}
    pool = _Pool((each for each in chunks if not each.done), processes, recipe, names, tell)
    at = 0
    try:
        while at < total:
            pool.employ()
            for chunk, found in pool.hear(patient=at not in there):
                there[chunk.start] = chunk, found
            if at in there:
                chunk, found = there.pop(at)
                yield portion_of([(chunk.inputs[0], found)]) if isinstance(found, Failure) else read_portion(found)
                at += len(chunk.inputs)
    finally:
        pool.close()


def _allowed(each: Input, allowed: Limits) -> float:
    """The seconds that an input may take before it tells of a page or its end: for reading what the limits say, for the rest as much and a little for each byte."""
    return 2 * allowed.seconds + weight(each) / _SLOWEST


def _lost(chunk: Chunk, at: int, late: bool, code: int, allowed: Limits) -> Failure | None:
    """Why the input that a process died of is given up; None where it gets a second try, because another process may have ended it."""
    each = chunk.inputs[at]
    if late:
        said, then = f"reading it took more than {_allowed(each, allowed):.0f} seconds", "split it, or raise DUIBIAO_LIMIT_SECONDS if you trust it"
    elif not chunk.again:
        return None
    elif code in (EXHAUSTED, -signal.SIGABRT):
        said, then = f"reading it takes more than {allowed.memory} MB of memory", "split it, or raise DUIBIAO_LIMIT_MEMORY if you trust it"
    else:
        said, then = f"the process that read it ended twice (exit code {code})", "see whether memory is short, or read it with --workers 1"
    return Failure(each.shown, "", said, then)


def _rest(chunk: Chunk, at: int, lost: bool) -> list[Chunk]:
    """What has to be read again of a chunk whose process died at that input: what stood before it, it alone unless it is lost, and what stood behind it."""
    before = Chunk(chunk.start, chunk.inputs[:at])
    alone = Chunk(chunk.start + at, [] if lost else chunk.inputs[at : at + 1], again=True)
    behind = Chunk(chunk.start + at + 1, chunk.inputs[at + 1 :])
    return [each for each in (before, alone, behind) if each.inputs]
