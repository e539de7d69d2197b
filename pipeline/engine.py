"""A run of any size: inputs are cut into shards, an engine reads them wherever it likes, and their files become the tables.

What is done stays done: a run that was broken off goes on with the shards that have no file yet.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from pipeline import recipe
from pipeline.batch import Input
from pipeline.chunks import cores
from pipeline.lock import writing
from pipeline.manifest import cut, inputs_at
from pipeline.read.limits import limits
from pipeline.run import Progress
from pipeline.schema import TABLES, Table
from pipeline.serving import guard
from pipeline.shard_files import Shard, WrongRecipe, lay_out, read_shard, sweep
from pipeline.shard_tables import ShardTables, read_back
from pipeline.table_files import write_batches
from pipeline.tables import Failure, as_arrow, failure_row
from pipeline.workers import context, deaf, fit

if TYPE_CHECKING:
    import pyarrow
    from distributed import Client

#: Inputs of a shard: some seconds of work, so that handing it out costs nothing and losing it little.
SIZE = 2_000
#: How often a shard is handed out again whose workers keep dying. Each time two documents can be found out that kill them.
_AGAIN = 10
_GOES_ON = ", and run again: what is done stays done"
#: Dask would look a hundred times a second at what each worker does, and wake up fifty times to see whether it is late.
_QUIET = {"distributed.worker.profile.enabled": False, "distributed.admin.tick.interval": "1s"}
#: Ctrl-C is for the command, which then ends its workers.
_UNTOUCHED = "import signal; signal.signal(signal.SIGINT, signal.SIG_IGN)"
_SECONDS_TO_CONNECT = 10
_SECONDS_FOR_A_WORKER = 30


class EngineError(Exception):
    """The engine can't be had or gave up; the message says what to do. What is done stays done."""


@dataclass(slots=True)
class Run:
    """What a run did: its failures, the rows of each table, shards that were done before and that it did."""

    failures: list[Failure] = field(default_factory=list)
    rows: dict[str, int] = field(default_factory=dict)
    before: int = 0
    done: int = 0


def run_shards(
    paths: Sequence[str], out: Path, read: Callable[[Sequence[Shard], str], Iterator[Shard]], *, size: int = SIZE, progress: Progress | None = None
) -> Run:
    """Read what is at `paths` into OUT/shards with an engine (`local`, or `dask` of some scheduler), then write the tables into OUT.

    Raises EngineError, lock.Busy and OSError.
    """
    folder = out / "shards"
    digest = recipe.digest(recipe.recipe())
    done = Run()
    with writing(folder, "extract"):
        folder.mkdir(exist_ok=True)
        shards = list(lay_out(cut(_good(inputs_at(paths), done.failures), size), folder, digest))
        waiting = [each for each in shards if not each.rows.exists()]
        done.before = len(shards) - len(waiting)
        for each in waiting:
            each.journal.unlink(missing_ok=True)
        for shard in read(waiting, digest) if waiting else ():
            done.done += 1
            if progress:
                progress(done.before + done.done, len(shards), shard.rows, "")
        sweep(folder, shards)
        with TemporaryDirectory(dir=folder, prefix=".settling-") as spill, read_back(shards, Path(spill)) as tables:
            write_batches(((each, _rows(tables, done, each)) for each in TABLES), out)
    return done


def _rows(tables: ShardTables, done: Run, schema: Table) -> Iterator[pyarrow.RecordBatch]:
    """The rows of a table, counted; paths that led nowhere stand first among the failures."""
    done.rows[schema.name] = 0
    if schema.name == "failures":
        done.rows[schema.name] = len(done.failures)
        yield from as_arrow(schema, [failure_row(each) for each in done.failures]).to_batches()
    for batch in tables.batches(schema):
        if schema.name == "failures":
            done.failures += [Failure(**row) for row in batch.to_pylist()]
        done.rows[schema.name] += batch.num_rows
        yield batch


def _good(found: Iterable[Input | Failure], failures: list[Failure]) -> Iterator[Input]:
    for each in found:
        if isinstance(each, Failure):
            failures.append(each)
        else:
            yield each


def local(workers: int | None = None) -> Callable[[Sequence[Shard], str], Iterator[Shard]]:
    """An engine: so many processes of this machine (default: its cores), each reading one shard; for one shard or with 1 it is this process."""

    def read(shards: Sequence[Shard], digest: str) -> Iterator[Shard]:
        processes = min(workers or cores(), len(shards))
        if processes > 1 and fit():
            yield from _by_processes(shards, digest, processes)
        else:
            for each in shards:
                yield read_shard(each, digest, watched=False)

    return read


def _by_processes(shards: Sequence[Shard], digest: str, processes: int) -> Iterator[Shard]:
    """Shards as they are done. One whose process died is read again, without the documents that its journal has two deaths of. Raises EngineError."""
    waiting = deque((each, 0) for each in shards)
    running: dict[Connection, tuple[BaseProcess, Shard, int]] = {}
    try:
        while waiting or running:
            while waiting and len(running) < processes:
                shard, tried = waiting.popleft()
                here, there = context().Pipe(duplex=False)
                process = context().Process(target=_serve, args=(there, shard, digest, os.getcwd(), dict(os.environ)), daemon=True)  # type: ignore[attr-defined]
                with deaf():
                    process.start()
                    there.close()
                    running[here] = process, shard, tried
            ready = set(wait(list(running)))
            for connection in [each for each in running if each in ready]:
                process, shard, tried = running.pop(connection)
                said = _last_words(connection)
                process.join()
                if said:
                    raise EngineError(said)
                if said is None and tried == _AGAIN:
                    raise EngineError(f"processes keep dying at shard {shard.name}; see whether memory is short, or find the document with a smaller --shard-size{_GOES_ON}")
                if said is None:
                    waiting.appendleft((shard, tried + 1))
                else:
                    yield shard
    finally:
        for process, _, _ in running.values():
            process.kill()
            process.join()


def _serve(connection: Connection, shard: Shard, digest: str, folder: str, settings: dict[str, str]) -> None:
    """Read a shard in a process of its own, in that folder with those settings, and say what `attempt` says."""
    os.chdir(folder)
    os.environ.update(settings)
    guard(limits().memory)
    said = attempt(shard, digest)
    # The one that started it may end at any time.
    with suppress(ConnectionError):
        connection.send(said)


def _last_words(connection: Connection) -> str | None:
    """What a process said before it ended, None where it died."""
    with connection:
        try:
            return str(connection.recv())
        except (EOFError, OSError):
            return None


def dask(scheduler: str = "", workers: int | None = None) -> Callable[[Sequence[Shard], str], Iterator[Shard]]:
    """An engine: the workers of the scheduler at that address; without one, so many processes on this machine (default: its cores)."""

    def read(shards: Sequence[Shard], digest: str) -> Iterator[Shard]:
        with _client(scheduler, workers) as client:
            yield from _by_tasks(client, shards, digest)

    return read


def _by_tasks(client: Client, shards: Sequence[Shard], digest: str) -> Iterator[Shard]:
    """Shards as they are done. Raises EngineError."""
    from distributed import KilledWorker, as_completed

    tried = dict.fromkeys(shards, 0)
    shard_of = {client.submit(attempt, each, digest, key=each.name, pure=False): each for each in shards}
    running = as_completed(list(shard_of), loop=client.loop)
    for future in running:
        shard = shard_of.pop(future)
        error = future.exception()
        if isinstance(error, KilledWorker) and tried[shard] < _AGAIN:
            # The journal now tells which documents did it, and they aren't read again.
            tried[shard] += 1
            again = client.submit(attempt, shard, digest, key=f"{shard.name}-{tried[shard]}", pure=False)
            shard_of[again] = shard
            running.add(again)
        elif isinstance(error, KilledWorker):
            raise EngineError(f"workers keep dying at shard {shard.name}; give them more memory, or find the document with a smaller --shard-size{_GOES_ON}")
        elif error is not None:
            raise EngineError(f"shard {shard.name} could not be handed out ({' '.join(str(error).split())}); is the same duibiao[engine] installed on all workers?")
        elif said := future.result():
            raise EngineError(said)
        elif not shard.rows.exists():
            raise EngineError(f"{shard.folder}: a worker wrote there what isn't there; name a folder with --out that this machine and all workers share")
        else:
            yield shard


def attempt(shard: Shard, digest: str) -> str:
    """The task: read a shard; "" or, in a sentence, why it can't be done here. No error of a worker has to travel."""
    try:
        read_shard(shard, digest)
    except WrongRecipe as error:
        return str(error)
    except OSError as error:
        return f"a worker can't work in {shard.folder} ({error.strerror or error}); name a folder with --out that this machine and all workers share{_GOES_ON}"
    except Exception as error:
        return f"shard {shard.name} failed ({type(error).__name__}: {error}); please report it"
    return ""


@contextmanager
def _client(scheduler: str, workers: int | None) -> Iterator[Client]:
    """A client of the scheduler, or of workers of its own. Raises EngineError."""
    try:
        from dask import config
        from distributed import Client, LocalCluster
    except ModuleNotFoundError as error:
        raise EngineError(f"--engine dask needs {error.name}; pip install 'duibiao[engine]'") from error
    if scheduler:
        _reach(scheduler)
        with Client(scheduler, timeout=_SECONDS_TO_CONNECT, set_as_default=False) as client:
            try:
                client.wait_for_workers(1, timeout=_SECONDS_FOR_A_WORKER)
            except TimeoutError:
                raise EngineError(f"the scheduler at {scheduler} has no worker; start one with `dask worker {scheduler} --nthreads 1`") from None
            yield client
        return
    with (
        TemporaryDirectory(prefix="duibiao-dask-") as scratch,
        config.set(_QUIET),
        # Rules run under the interpreter's lock: processes, one thread each. No page to watch it, so a port on loopback that nobody has.
        LocalCluster(n_workers=workers, threads_per_worker=1, processes=True, dashboard_address="127.0.0.1:0", local_directory=scratch, silence_logs="CRITICAL", preload=_UNTOUCHED) as cluster,
        Client(cluster, set_as_default=False) as client,
    ):
        yield client


def _reach(scheduler: str) -> None:
    """Whether anything listens there; Dask itself tells no more than that time ran out. Raises EngineError."""
    import socket

    from distributed.comm import get_address_host_port

    try:
        host, port = get_address_host_port(scheduler, strict=True)
        socket.create_connection((host, port), _SECONDS_TO_CONNECT).close()
    except (ValueError, OSError) as error:
        raise EngineError(f"no scheduler at {scheduler} ({error}); start one with `dask scheduler` and name the address that it prints, such as tcp://10.0.0.5:8786") from error
