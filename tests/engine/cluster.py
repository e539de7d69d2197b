"""A Dask cluster as a site has it: a scheduler and workers, each a process of its own, on loopback."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

PATIENCE = 60


def until(true: Callable[[], object]) -> None:
    """Wait until something is true."""
    end = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < end, "it never came"
        time.sleep(0.02)


class Cluster:
    """The scheduler's address and the process groups of the workers (a worker with the nanny that starts it anew)."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._file = folder / "scheduler.json"
        self.workers: list[subprocess.Popen[bytes]] = []
        self._scheduler: subprocess.Popen[bytes] | None = None

    def start(self, workers: int, preload: Path | None, settings: dict[str, str]) -> None:
        self._scheduler = self._start("scheduler", settings, "--host", "127.0.0.1", "--port", "0", "--scheduler-file", self._file)
        until(self._file.exists)
        until(lambda: self._file.read_text(encoding="utf-8").strip().endswith("}"))
        extra = ["--preload", preload] if preload else []
        self.workers = [
            self._start("worker", settings, "--scheduler-file", self._file, "--nthreads", "1", "--local-directory", self.folder / f"scratch{each}", *extra)
            for each in range(workers)
        ]

    def _start(self, role: str, settings: dict[str, str], *words: object) -> subprocess.Popen[bytes]:
        with (self.folder / "log").open("ab") as log:
            return subprocess.Popen(
                [sys.executable, "-m", "dask", role, "--no-dashboard", *map(str, words)],
                env=os.environ | settings, stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True,
            )  # fmt: skip

    @property
    def address(self) -> str:
        return str(json.loads(self._file.read_text(encoding="utf-8"))["address"])

    @staticmethod
    def kill(process: subprocess.Popen[bytes]) -> None:
        """End a process and those that it started, at once."""
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()

    def stop(self) -> None:
        for each in [*self.workers, *([self._scheduler] if self._scheduler else [])]:
            self.kill(each)


@contextmanager
def cluster(folder: Path, workers: int = 2, preload: Path | None = None, **settings: str) -> Iterator[Cluster]:
    """A scheduler with workers; `preload` is a file that each worker runs before it takes work."""
    folder.mkdir(exist_ok=True)
    made = Cluster(folder)
    try:
        made.start(workers, preload, settings)
        yield made
    finally:
        made.stop()
