"""The reading process: takes a request a line, gives the reading as a line of JSON. Started by `sandbox` alone."""

from __future__ import annotations

import json
import os
import re
import select
import shutil
import signal
import sys
from contextlib import suppress
from dataclasses import astuple
from hashlib import sha256
from pathlib import Path
from typing import Any, BinaryIO

from pipeline.read import archive
from pipeline.read.convert import convert
from pipeline.read.detect import binary_kind, kind_of
from pipeline.read.limits import Limits, limits
from pipeline.read.reading import Reading, UnreadableDocument

#: Of the limit: a library that asks for the next large piece fails before all is used.
_NEARLY = 0.6
#: Milliseconds that this process has to end by itself once the one that started it is gone.
_GRACE = 1_000


def main() -> None:
    """Serve requests until there are no more, then take away the folder for what programs leave behind.

    Called with the megabytes of memory and that folder.
    """
    _confine(int(sys.argv[1]))
    _watched(sys.argv[2])
    out = os.fdopen(os.dup(1), "wb")
    # What a library prints must not get between the answers.
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    for line in sys.stdin.buffer:
        _say(out, _answer(json.loads(line), out))
    shutil.rmtree(sys.argv[2], ignore_errors=True)


def _watched(folder: str) -> None:
    """Have a process of this group look on, which ends all of it when the process that asks is gone while a library or a program hangs here.

    A thread couldn't: a pattern that never ends holds the interpreter's lock.
    """
    if not hasattr(os, "fork"):
        return
    alive, held = os.pipe()
    if os.fork():
        os.close(alive)
        return
    os.close(held)
    os.close(1)
    asked, works = select.poll(), select.poll()
    # No event is asked for: what is told anyway is that no one holds the other end.
    asked.register(0, 0)
    works.register(alive, 0)
    asked.poll()
    works.poll(_GRACE)
    shutil.rmtree(folder, ignore_errors=True)
    os.killpg(0, signal.SIGKILL)


def _confine(megabytes: int) -> None:
    """Limit the memory of this process and what it starts, where the system can (Linux)."""
    try:
        import resource
    except ImportError:
        return
    size = megabytes * 1_000_000
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (size, size))


def _say(out: BinaryIO, reply: dict[str, Any]) -> None:
    out.write(json.dumps(reply).encode() + b"\n")
    out.flush()


def _answer(request: dict[str, str], out: BinaryIO) -> dict[str, Any]:
    """The answer to one request; whatever a library raises on a broken file is a sentence about that file."""
    before = _peak()
    try:
        allowed = limits()
        data = Path(request["path"]).read_bytes()
        if request["op"] == "list":
            is_archive = binary_kind(data[:4]) == "zip" and kind_of(data) == "zip"
            return {"members": list(archive.members(data, allowed)) if is_archive else None}
        if request["inner"]:
            data = archive.member(data, request["inner"], allowed)
        return _converted(data, allowed, out)
    except UnreadableDocument as error:
        return {"unreadable": str(error)}
    except MemoryError:
        return _too_much()
    except RecursionError:
        return {"unreadable": "its parts are nested too deep; open it in its program and save it anew"}
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:
        # BaseException: a panic of a library written in Rust is no Exception.
        if before < _peak() > _NEARLY * limits().memory:
            # Libraries tell of it in words of their own (`unknown error`).
            return _too_much()
        said = " ".join(f"{type(error).__name__}: {error}".split())[:200].replace(";", ",")
        return {"unreadable": f"it is broken or not what it claims to be ({said}); open it in its program and save it anew"}


def _too_much() -> dict[str, Any]:
    said = f"reading it takes more than {limits().memory} MB of memory; split it, or raise DUIBIAO_LIMIT_MEMORY if you trust it"
    return {"unreadable": said, "exhausted": True}


def _peak() -> float:
    """The most memory that this process has held, in MB; 0 where the system doesn't tell."""
    try:
        told = re.search(r"VmPeak:\s*(\d+) kB", Path("/proc/self/status").read_text(encoding="ascii"))
    except OSError:
        return 0.0
    return int(told[1]) * 1024 / 1_000_000 if told else 0.0


def _converted(data: bytes, allowed: Limits, out: BinaryIO) -> dict[str, Any]:
    reading: Reading = convert(data, allowed, lambda page, of: _say(out, {"page": page, "of": of}))
    return {
        "sha256": sha256(data).hexdigest(),
        "text": reading.text,
        "format": reading.format,
        "encoding": reading.encoding,
        "grids": [([astuple(cell) for cell in grid.cells], grid.width) for grid in reading.grids],
        "places": [astuple(place) for place in reading.places],
        "attachments": reading.attachments,
        "repairs": reading.repairs,
    }


if __name__ == "__main__":
    main()
