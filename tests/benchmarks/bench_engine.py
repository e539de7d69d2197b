"""What Dask costs beside the same shards in one process: `python tests/benchmarks/bench_engine.py [DOCUMENTS] [ROUNDS]` (10,000 and 3).

Both read generated documents with one worker, in turn, so that both meet what else runs on the machine; the shortest of each counts. Processor time is that of the command and of all that it
started. A run of few documents tells what starting costs, the difference to many what each document does. Some two minutes on a machine that does nothing else. Ends with 1 where a document costs 15 % more with Dask.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import million

ALLOWED = 0.15
FEW = 200
CODE = """
import sys
from pathlib import Path
from pipeline.engine import dask, local, run_shards
if __name__ == "__main__":
    run_shards([sys.argv[1]], Path(sys.argv[2]), dask(workers=1) if sys.argv[3] == "dask" else local(1), size=1000)
"""


def timed(*words: str) -> tuple[float, float]:
    """Seconds by the clock and of processor time, that of workers with it."""
    begun = time.perf_counter()
    pid = os.spawnv(os.P_NOWAIT, sys.executable, [sys.executable, *words])
    _, status, used = os.wait4(pid, 0)
    assert os.waitstatus_to_exitcode(status) == 0, words
    return time.perf_counter() - begun, used.ru_utime + used.ru_stime


def main(arguments: Sequence[str]) -> int:
    many, rounds = (list(map(int, arguments)) + [10_000, 3][len(arguments) :])[:2]
    best: dict[tuple[str, int], tuple[float, float]] = {}
    with tempfile.TemporaryDirectory() as folder:
        script = Path(folder) / "run.py"
        script.write_text(CODE, encoding="utf-8")
        for count in (FEW, many):
            million.main(f"{folder}/{count}.parquet", count)
        for number in range(rounds):
            for count in (FEW, many):
                for engine in ("local", "dask"):
                    took = timed(str(script), f"{folder}/{count}.parquet", f"{folder}/{engine}{count}-{number}", engine)
                    best[engine, count] = tuple(map(min, took, best.get((engine, count), took)))  # type: ignore[assignment]
                    print(f"{engine:<6} {count:>6} documents: {took[0]:6.1f} s by the clock, {took[1]:6.1f} s of processor time", flush=True)
    for count in (FEW, many):
        clock, processor = (best["dask", count][what] / best["local", count][what] for what in (0, 1))
        print(f"{count:,} documents with Dask beside the same in one process, start included: {clock:.2f} by the clock, {processor:.2f} of processor time")
    over = []
    for what in (0, 1):
        each = {engine: (best[engine, many][what] - best[engine, FEW][what]) / (many - FEW) for engine in ("local", "dask")}
        start = best["dask", FEW][what] - best["local", FEW][what]
        over.append(each["dask"] / each["local"] - 1)
        print(f"{('clock', 'processor')[what]}: starting Dask {start:.1f} s; a document {each['local'] * 1000:.2f} ms alone, {each['dask'] * 1000:.2f} ms with Dask: {over[-1]:+.1%}")
    return int(over[1] >= ALLOWED)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
