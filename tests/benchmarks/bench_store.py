"""What the store costs: `python tests/benchmarks/bench_store.py [DOCUMENTS]` (default 1,000) in one run.

The documents are the published plans of corpora/ with other districts and numbers. Times are of whole processes, start included: wall clock, and the processor time
that they took, which other work on the machine changes little. Python keeps its compiled files, as it does where no setting forbids it. Ends with 1 where a refresh after one changed document takes 5 % of a full run or more.
"""

from __future__ import annotations

import os
import random
import re
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import duckdb

ROOT = Path(__file__).parents[2]
ALLOWED = 0.05
ROWS = 200_000


def write_documents(folder: Path, count: int) -> None:
    """So many plans, each of its own district and with numbers of its own."""
    texts = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "corpora").glob("*.txt"))]
    folder.mkdir()
    for number in range(count):
        chance = random.Random(number)
        text = re.sub("永川|铜梁", f"甲{number:04}", texts[number % len(texts)])
        text = re.sub(r"(?<!\d)\d{2,3}(?=[所个名人])", lambda _, chance=chance: str(chance.randint(10, 999)), text)
        (folder / f"{number:05}.txt").write_text(text, encoding="utf-8")


def timed(*words: str) -> tuple[float, float]:
    """Wall clock and processor seconds of `duibiao` with these words."""
    settings = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    begun = time.perf_counter()
    pid = os.spawnve(os.P_NOWAIT, sys.executable, [sys.executable, "-c", "from pipeline.cli import main; main()", *words], settings)
    _, status, used = os.wait4(pid, 0)
    assert os.waitstatus_to_exitcode(status) == 0, words
    return time.perf_counter() - begun, used.ru_utime + used.ru_stime


def tell(what: str, times: tuple[float, float]) -> None:
    print(f"{what:<44} {times[0]:8.1f} s  {times[1]:8.1f} s processor", flush=True)


def grow(path: Path, rows: int) -> int:
    """Copy documents within a store until it has so many targets; the number of them."""
    with duckdb.connect(str(path)) as connection:
        (have,) = connection.execute("SELECT count(*) FROM targets").fetchall()[0]
        for number in range(1, -(-rows // have)):
            for name, columns in {
                "documents": "doc_id || '{0}' AS doc_id, plan_id || '{0}' AS plan_id, ordinal + {1} AS ordinal",
                "blocks": "doc_id || '{0}' AS doc_id, block_id || '{0}' AS block_id",
                "targets": "doc_id || '{0}' AS doc_id, target_id || '{0}' AS target_id, [each || '{0}' FOR each IN department_ids] AS department_ids,"
                " [each || '{0}' FOR each IN school_ids] AS school_ids, CASE deadline_id WHEN '' THEN '' ELSE deadline_id || '{0}' END AS deadline_id",
                "deadlines": "doc_id || '{0}' AS doc_id, deadline_id || '{0}' AS deadline_id",
                "departments": "doc_id || '{0}' AS doc_id, department_id || '{0}' AS department_id",
                "schools": "doc_id || '{0}' AS doc_id, school_id || '{0}' AS school_id",
                "links": "doc_id || '{0}' AS doc_id, target_id || '{0}' AS target_id, linked_id || '{0}' AS linked_id",
            }.items():
                connection.execute(f"INSERT INTO {name} SELECT * REPLACE ({columns.format(f'c{number}', number * 1_000_000)}) FROM {name} WHERE NOT regexp_matches(doc_id, 'c[0-9]+$')")
        return int(connection.execute("SELECT count(*) FROM targets").fetchall()[0][0])


def main(arguments: Sequence[str]) -> int:
    count = int(arguments[0]) if arguments else 1000
    with tempfile.TemporaryDirectory() as folder:
        plans, out = Path(folder) / "plans", Path(folder) / "out"
        write_documents(plans, count)
        full = timed("run", str(plans), "--out", str(out), "--workers", "1", "--quiet")
        tell(f"run, {count:,} documents", full)
        best = (float("inf"), float("inf"))
        for number in range(3):
            path = plans / f"{number:05}.txt"
            before, stop, behind = path.read_text(encoding="utf-8").partition("。\n")
            path.write_text(f"{before}{stop}新建公厕9座。\n{behind}", encoding="utf-8")
            best = min(best, timed("refresh", "--out", str(out), "--quiet"), key=lambda each: each[1])
        tell("refresh, one document changed", best)
        tell("refresh, nothing changed", timed("refresh", "--out", str(out), "--quiet"))
        share = best[1] / full[1]
        print(f"a refresh takes {share:.1%} of a full run (processor time), {best[0] / full[0]:.1%} by the clock")
        print(f"store {(out / 'duibiao.duckdb').stat().st_size / 1e6:.0f} MB, exports {sum(path.stat().st_size for path in (out / 'tables').iterdir()) / 1e6:.0f} MB")
        rows = grow(out / "duibiao.duckdb", ROWS)
        print(f"a store of {rows:,} targets:")
        for form in ("parquet", "jsonl", "sqlite", "xlsx"):
            tell(f"export as {form}", timed("export", "--format", form, "--to", str(Path(folder) / form), "--out", str(out), "--quiet"))
        begun = time.perf_counter()
        with duckdb.connect(str(out / "duibiao.duckdb"), read_only=True) as connection:
            found = connection.sql(
                "SELECT d.district, count(*) FROM targets t JOIN documents d USING (doc_id) WHERE status = 'target' AND unit = '所' AND value_min >= 10 GROUP BY ALL ORDER BY 2 DESC"
            ).fetchall()
        print(f"open, filter, join and count: {time.perf_counter() - begun:.2f} s ({len(found)} districts)")
    return 0 if share < ALLOWED else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
