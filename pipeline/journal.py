"""A note on disk of which document of a shard is being read, so that the next process knows which one killed the last.

Clusters restart a worker that dies and give its shard to another; without the note the same document would kill that one too, and the next.
"""

from __future__ import annotations

import faulthandler
import os
from collections import Counter
from pathlib import Path
from time import monotonic

from pipeline.read.limits import Limits

#: A document that was being read as often when a process died is not read again. Once may have been chance: somebody ended the worker.
DEATHS = 2
_WIDTH = 12
#: Seconds between two settings of the alarm: setting it starts a thread.
_SLACK = 1.0


class Journal:
    """The note of one shard; made anew by each process that takes the shard up."""

    def __init__(self, path: Path, limits: Limits) -> None:
        self._path = path
        told = path.read_text(encoding="ascii", errors="replace").splitlines() if path.exists() else []
        deaths = [line for line in told[1:] if line.isdigit()]
        if told and told[0].strip().isdigit():
            deaths.append(str(int(told[0])))
        self._deaths = Counter(map(int, deaths))
        self.slow = any(line.startswith("Timeout") for line in told)
        # A reading process has its own, shorter limit; this one is for what happens in this process.
        self._allowed = 2.0 * (limits.seconds + limits.page_seconds)
        beside = path.with_name(f"{path.name}.{os.getpid()}")
        beside.write_text(f"{'-':<{_WIDTH}}\n" + "".join(f"{each}\n" for each in deaths), encoding="ascii")
        os.replace(beside, path)
        self._file = path.open("r+b", buffering=0)
        self._trace = path.open("ab")
        self._alarm = 0.0

    def killed(self, position: int) -> bool:
        """Whether the document at that position must not be read again."""
        return self._deaths[position] >= DEATHS

    def reads(self, position: int) -> None:
        """Note that the document at that position is read from now on, and set the alarm that ends this process where it takes too long."""
        self._file.seek(0)
        self._file.write(f"{position:<{_WIDTH}}".encode())
        self.lives()

    def lives(self) -> None:
        """Set the alarm anew: the document goes on."""
        if monotonic() - self._alarm > _SLACK:
            self._alarm = monotonic()
            # In C and without the interpreter's lock, so that it also ends a pattern that never ends.
            faulthandler.dump_traceback_later(self._allowed, exit=True, file=self._trace)

    def close(self, done: bool) -> None:
        """No document is read any more. The note goes where the shard is done."""
        faulthandler.cancel_dump_traceback_later()
        self._file.seek(0)
        self._file.write(f"{'-':<{_WIDTH}}".encode())
        self._file.close()
        self._trace.close()
        if done:
            self._path.unlink(missing_ok=True)
