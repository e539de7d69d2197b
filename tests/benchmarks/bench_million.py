"""A million generated documents through `duibiao extract`, on all cores: `python tests/benchmarks/bench_million.py [DOCUMENTS]`.

They and their tables lie in build/million. Where it is broken off, the next call goes on; its figures are then of what it did itself. Memory is that of the command and of the largest of its processes.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import million
from bench_workers import run
from pyarrow import parquet

FOLDER = Path(__file__).parents[2] / "build" / "million"


def main(arguments: Sequence[str]) -> int:
    count = int(arguments[0]) if arguments else 1_000_000
    FOLDER.mkdir(parents=True, exist_ok=True)
    texts, out = FOLDER / f"{count}.parquet", FOLDER / f"{count}"
    if not texts.exists():
        million.main(str(texts), count)
    before = len(list(out.glob("shards/*.parquet")))
    words = ["extract", str(texts), "--out", str(out), "--quiet"]
    clock, watch, code = run(*words)
    own, others = watch.seconds.pop(watch.leader), sum(watch.seconds.values())
    print(f"{count:,} documents, {before} shards of them done before; ended with {code}, {failures(out)} failures")
    print(f"{clock:,.0f} s by the clock, {count / clock:,.0f} documents a second; processor time {own:,.0f} s the command, {others:,.0f} s its {len(watch.seconds)} processes")
    print(f"at most {watch.peak.pop(watch.leader):,.0f} MB of memory the command, {max(watch.peak.values(), default=0):,.0f} MB a process")
    for what, files in (("texts", [texts]), ("shards", out.glob("shards/*.parquet")), ("Parquet", out.glob("*.parquet")), ("CSV", out.glob("*.csv"))):
        print(f"{what}: {sum(each.stat().st_size for each in files) / 1e6:,.0f} MB")
    return code


def failures(out: Path) -> int:
    """How many documents failed."""
    return int(parquet.read_metadata(out / "failures.parquet").num_rows)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
