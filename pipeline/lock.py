"""One writer at a time: a lock that the system frees when its holder is dead, beside a note that names the holder."""

from __future__ import annotations

import json
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path


class Busy(Exception):
    """Another process writes; the message names it."""


@contextmanager
def writing(store: Path, command: str) -> Iterator[None]:
    """Hold the lock of a store while it is written. Raises Busy at once where another process holds it.

    The lock is one of the operating system's on STORE.lock, so nothing has to be cleared away after a crash; STORE.lock.json only tells who holds it.
    """
    from filelock import FileLock, Timeout

    store.parent.mkdir(parents=True, exist_ok=True)
    note = store.with_name(f"{store.name}.lock.json")
    lock = FileLock(store.with_name(f"{store.name}.lock"))
    try:
        lock.acquire(timeout=0)
    except Timeout:
        raise Busy(f"{store}: {_holder(note)} is writing; wait until it is done, or end it") from None
    try:
        said = {"pid": os.getpid(), "host": socket.gethostname(), "command": command, "since": datetime.now().isoformat(" ", "seconds")}
        note.write_text(json.dumps(said), encoding="utf-8")
        yield
    finally:
        note.unlink(missing_ok=True)
        lock.release()


def _holder(note: Path) -> str:
    try:
        said = json.loads(note.read_text(encoding="utf-8"))
        return f"process {said['pid']} on {said['host']} (duibiao {said['command']}, since {said['since']})"
    except (OSError, ValueError, KeyError):
        return "another process"
