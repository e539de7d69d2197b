"""What several processes gain and hold: `python tests/benchmarks/bench_workers.py [DOCUMENTS [SIZES…]]` (default 800, and 1,000 10,000).

First `duibiao run` over so many plans of 15,000 characters with one and with two processes by turns, start included: wall clock as a ratio, which needs a machine that does nothing else, and the
processor time of the command itself and of its processes, which doesn't. What the command takes before its processes begin and after they ended nothing else is done beside (the tables are written
two at once, but count here), which tells what two idle cores would give. Then the peak memory of the command and of the largest process at each of the sizes, over short plans. Under three minutes; 100,000 short plans take ten more.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.benchmarks.bench_store import write_documents
from tests.pipeline.plans import plan

TURNS = 2
_TICKS = os.sysconf("SC_CLK_TCK")


class Watch:
    """What the processes of a group take while they run: processor seconds and peak memory (MB) of its first and of the others."""

    def __init__(self, leader: int) -> None:
        self.leader = leader
        self.seconds: dict[int, float] = {}
        self.peak: dict[int, float] = {}
        #: Of the first, while the others work.
        self.beside = 0.0
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._look)
        self._thread.start()

    def _look(self) -> None:
        own = others = 0.0
        while not self._stop.wait(0.05):
            self._look_once()
            before, own = own, self.seconds.get(self.leader, 0.0)
            worked, others = others, sum(self.seconds.values()) - own
            self.beside += own - before if others > worked else 0

    def _look_once(self) -> None:
        for folder in Path("/proc").glob("[0-9]*"):
            try:
                told = (folder / "stat").read_text(encoding="utf-8").rpartition(")")[2].split()
                if int(told[2]) == self.leader:
                    pid = int(folder.name)
                    self.seconds[pid] = (int(told[11]) + int(told[12])) / _TICKS
                    status = (folder / "status").read_text(encoding="utf-8")
                    self.peak[pid] = max(self.peak.get(pid, 0), int(status.partition("VmHWM:")[2].split()[0]) / 1000)
            except (OSError, IndexError, ValueError):
                continue

    def end(self) -> None:
        self._stop.set()
        self._thread.join()


def run(*words: str) -> tuple[float, Watch, int]:
    """Seconds of `duibiao` with these words, what it took, and its exit code."""
    begun = time.perf_counter()
    with subprocess.Popen([sys.executable, "-c", "from pipeline.cli import main; main()", *words], start_new_session=True) as process:
        watch = Watch(process.pid)
        process.wait()
    seconds = time.perf_counter() - begun
    watch.end()
    return seconds, watch, process.returncode


def read(plans: Path, out: Path, workers: int) -> tuple[float, Watch]:
    """Seconds of `duibiao run` with so many processes, and what it took."""
    seconds, watch, code = run("run", str(plans), "--out", str(out), "--quiet", "--workers", str(workers))
    assert code == 0
    return seconds, watch


def main(arguments: Sequence[str]) -> None:
    count, *sizes = map(int, arguments or ["800", "1000", "10000"])
    with tempfile.TemporaryDirectory() as folder:
        plans = Path(folder) / "plans"
        write_documents(plans, count)
        for turn in range(TURNS):
            one, alone = read(plans, Path(folder) / f"one{turn}", 1)
            two, watch = read(plans, Path(folder) / f"two{turn}", 2)
            total = alone.seconds[alone.leader]
            own = watch.seconds[watch.leader]
            others = sum(watch.seconds.values()) - own
            lonely = own - watch.beside
            print(
                f"{count:,} documents, 1 and 2 processes: {one:.1f} s, {two:.1f} s, ratio {one / two:.2f}; "
                f"processor: {total:.1f} s alone; {others:.1f} s its processes and {own:.1f} s the command, {lonely:.1f} s of them ({lonely / (own + others):.1%} of all) while none of those works: "
                f"two idle cores would be {total / (lonely + (watch.beside + others) / 2):.2f} times as fast",
                flush=True,
            )
        for size in sizes:
            short = Path(folder) / f"short{size}"
            for number in range(size):
                (short / f"{number // 1000}").mkdir(parents=True, exist_ok=True)
                (short / f"{number // 1000}" / f"{number}.txt").write_text(plan(number, f"甲{number}县"), encoding="utf-8")
            seconds, watch = read(short, Path(folder) / f"out{size}", 2)
            largest = max(peak for pid, peak in watch.peak.items() if pid != watch.leader)
            print(f"{size:,} short documents: {seconds:.0f} s; peak memory {watch.peak[watch.leader]:.0f} MB the command, {largest:.0f} MB a process", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
