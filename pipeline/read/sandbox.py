"""Reading in a process of its own: what a hostile file does to it ends with it, and with that one document.

One process serves many files. It is ended, and the next file gets a new one, where a file takes too long or too much memory, or kills it.
"""

from __future__ import annotations

import atexit
import json
import os
import queue
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from time import monotonic
from typing import Any

from pipeline.document import Place
from pipeline.read.limits import Limits
from pipeline.read.reading import Reading, UnreadableDocument
from pipeline.table_layout import Grid, GridCell

#: Told while pages are recognised: the page, and how many there are.
OnPage = Callable[[int, int], None]
_SMALLER = "split it, or raise DUIBIAO_LIMIT_{} if you trust it"


def read_confined(path: Path, inner: str, limits: Limits, on_page: OnPage | None = None) -> tuple[Reading, str]:
    """What a file (or the member `inner` of a zip) says, and the digest of its bytes. Raises UnreadableDocument."""
    reply = _ask({"op": "convert", "path": os.path.abspath(path), "inner": inner}, limits, on_page)
    return _reading(reply), reply["sha256"]


def list_members(path: Path, limits: Limits) -> list[tuple[str, str]] | None:
    """(name, refusal or "") of each document in a zip; None for a file that is a document itself. Raises UnreadableDocument."""
    reply = _ask({"op": "list", "path": os.path.abspath(path)}, limits, None)
    return None if reply["members"] is None else [(name, refusal) for name, refusal in reply["members"]]


def _reading(reply: dict[str, Any]) -> Reading:
    return Reading(
        reply["text"],
        reply["format"],
        reply["encoding"],
        tuple(Grid(tuple(GridCell(*cell) for cell in cells), width) for cells, width in reply["grids"]),
        tuple(Place(start, end, page, tuple(box), sure) for start, end, page, box, sure in reply["places"]),
        tuple(reply["attachments"]),
        tuple(reply["repairs"]),
    )


class _Reader:
    """A reading process and the thread that takes in what it says."""

    def __init__(self, limits: Limits) -> None:
        self.owner = os.getpid()
        self.limits = limits
        package = Path(__file__).parents[2]
        known = os.environ.get("PYTHONPATH")
        # What the programs that it calls leave behind goes with it.
        self.folder = tempfile.mkdtemp(prefix="duibiao-")
        # -P: a folder of plans may hold a `json.py`.
        self.process = subprocess.Popen(
            [sys.executable, "-P", "-m", "pipeline.read.child", str(limits.memory), self.folder],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=os.environ
            | {"PYTHONPATH": f"{package}{os.pathsep}{known}" if known else str(package)}
            | dict.fromkeys(("TMPDIR", "TEMP", "TMP"), self.folder),
            start_new_session=True,
        )
        self.said: queue.SimpleQueue[bytes] = queue.SimpleQueue()
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        assert self.process.stdout
        for line in self.process.stdout:
            self.said.put(line)
        self.said.put(b"")

    def alive(self, limits: Limits) -> bool:
        """Whether it can take another file; a process that was forked must not share its parent's."""
        return self.owner == os.getpid() and self.limits == limits and self.process.poll() is None

    def ask(self, request: dict[str, str], on_page: OnPage | None) -> dict[str, Any]:
        assert self.process.stdin
        self.process.stdin.write(json.dumps(request).encode() + b"\n")
        self.process.stdin.flush()
        seconds = self.limits.seconds
        began = monotonic()
        while True:
            try:
                line = self.said.get(timeout=max(began + seconds - monotonic(), 0.001))
            except queue.Empty:
                self.end()
                raise UnreadableDocument(f"reading it took more than {seconds} seconds; {_SMALLER.format('SECONDS')}") from None
            if not line:
                with suppress(subprocess.TimeoutExpired):
                    self.process.wait(timeout=5)
                raise UnreadableDocument(_ended(self.end(), self.limits))
            reply: dict[str, Any] = json.loads(line)
            if "page" not in reply:
                return reply
            seconds += self.limits.page_seconds
            if on_page:
                on_page(reply["page"], reply["of"])

    def end(self) -> int:
        """End the process with all that it started; returns its exit code."""
        if self.owner != os.getpid():
            return 0
        with suppress(ProcessLookupError):
            if hasattr(os, "killpg"):
                os.killpg(self.process.pid, signal.SIGKILL)
            else:
                self.process.kill()
        code = self.process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)
        return code


def _ended(code: int, limits: Limits) -> str:
    if code in (-signal.SIGABRT, -getattr(signal, "SIGKILL", 9)):
        # Libraries that can't have the memory they ask for abort.
        return f"reading it takes more than {limits.memory} MB of memory; {_SMALLER.format('MEMORY')}"
    return f"reading it crashed the reading process (exit code {code}); open it in its program and save it anew"


_reader: _Reader | None = None


def _ask(request: dict[str, str], limits: Limits, on_page: OnPage | None) -> dict[str, Any]:
    global _reader
    if _reader is None or not _reader.alive(limits):
        close()
        _reader = _Reader(limits)
    try:
        reply = _reader.ask(request, on_page)
    except BrokenPipeError:
        raise UnreadableDocument(_ended(_reader.end(), limits)) from None
    except BaseException:
        # An interrupted question leaves an answer behind that is not the next file's.
        _reader.end()
        raise
    if reply.get("exhausted"):
        close()
    if "unreadable" in reply:
        raise UnreadableDocument(reply["unreadable"])
    return reply


def close() -> None:
    """End the reading process, if there is one."""
    global _reader
    if _reader is not None:
        _reader.end()
        _reader = None


atexit.register(close)
