"""A million generated documents through `duibiao extract`: `python tests/benchmarks/bench_million.py [DOCUMENTS]`.

They and their tables lie in build/million. Where it is broken off, the next call goes on; its figures are then of what it did itself.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import million

FOLDER = Path(__file__).parents[2] / "build" / "million"


def main(arguments: Sequence[str]) -> int:
    count = int(arguments[0]) if arguments else 1_000_000
    FOLDER.mkdir(parents=True, exist_ok=True)
    texts, out = FOLDER / f"{count}.parquet", FOLDER / f"{count}"
    if not texts.exists():
        million.main(str(texts), count)
    before = len(list(out.glob("shards/*.parquet")))
    begun = time.perf_counter()
    words = ["extract", str(texts), "--engine", "local", "--out", str(out), "--quiet"]
    pid = os.spawnv(os.P_NOWAIT, sys.executable, [sys.executable, "-c", "from pipeline.cli import main; main()", *words])
    _, status, used = os.wait4(pid, 0)
    clock, processor = time.perf_counter() - begun, used.ru_utime + used.ru_stime
    print(f"{count:,} documents, {before} shards of them done before; ended with {os.waitstatus_to_exitcode(status)}")
    print(f"{clock:,.0f} s by the clock, {processor:,.0f} s of processor time; at most {used.ru_maxrss / 1024:,.0f} MB of memory")
    for what, files in (("texts", [texts]), ("shards", out.glob("shards/*.parquet")), ("Parquet", out.glob("*.parquet")), ("CSV", out.glob("*.csv"))):
        print(f"{what}: {sum(each.stat().st_size for each in files) / 1e6:,.0f} MB")
    return os.waitstatus_to_exitcode(status)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
