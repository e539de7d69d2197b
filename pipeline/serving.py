"""A process that reads: chunks come over its connection, each is read into a file, and it tells of each input and page that it is at."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from multiprocessing.connection import Connection, wait
from pathlib import Path

from pipeline.chunks import Chunk
from pipeline.portion import portion_of, write_portion
from pipeline.shard import extract_shard

#: Exit code of a process whose memory came to an end between two documents.
EXHAUSTED = 77


def read_chunk(chunk: Chunk, recipe: str, path: Path, tell: Callable[[int, str], None]) -> None:
    """Read a chunk, and write what it gives into a file."""
    at = 0

    def begun() -> Iterator[Path]:
        nonlocal at
        for at, each in enumerate(chunk.inputs):
            tell(at, "")
            yield each.path

    def on_page(page: int, of: int) -> None:
        tell(at, f"{page}/{of}")

    write_portion(portion_of(zip(chunk.inputs, extract_shard(begun(), on_page), strict=True)), recipe, path)


def serve(connection: Connection, recipe: str, memory: int, folder: str, settings: dict[str, str]) -> None:
    """Read chunks as they come, in that folder with those settings, and tell of each input and page. The process ends with the one that started it."""
    os.chdir(folder)
    os.environ.update(settings)
    guard(memory)
    # The one that started it may end at any time.
    with suppress(EOFError, ConnectionError):
        connection.send("ready")
        while True:
            _answer(connection, recipe, *connection.recv())


def _answer(connection: Connection, recipe: str, chunk: Chunk, path: Path) -> None:
    try:
        read_chunk(chunk, recipe, path, lambda at, page: connection.send((at, page)))
    except MemoryError:
        os._exit(EXHAUSTED)
    except OSError as error:
        connection.send(error)
    else:
        connection.send("done")


def guard(memory: int) -> None:
    """Make this process one that reads: Ctrl-C isn't for it, it ends with the one that started it, and documents may take so many megabytes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _confine(memory)


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    assert parent
    wait([parent.sentinel])
    os._exit(1)


def _confine(megabytes: int) -> None:
    """Limit what documents may take of memory beside what the program takes, where the system can (Linux)."""
    try:
        import resource

        held = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * resource.getpagesize()
        size = held + megabytes * 1_000_000
        resource.setrlimit(resource.RLIMIT_AS, (size, resource.getrlimit(resource.RLIMIT_AS)[1]))
    except (ImportError, OSError, ValueError):
        return
