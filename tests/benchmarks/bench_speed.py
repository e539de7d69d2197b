"""How fast the extraction is, beside what users would pick instead, on the same text and one core in one run: `make bench`.

Everything is warm: what is loaded once (lexicons, weights, dictionaries) is loaded before the clock starts. The contenders take turns, each
round all of them, so that what else the machine does falls on all; the best round counts. The figures go between the marks of
docs/performance.md.
"""

from __future__ import annotations

import json
import logging
import math
import os
import platform
import re
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from time import perf_counter, process_time
from typing import Any
from unittest.mock import patch

from growth import CORPORA
from peers import MEASURE, PEERS

from models.learned import RULES_ALONE
from pipeline import extract as stages
from pipeline.read import find_documents, read

ROUNDS = 15
#: A contender that takes longer, in seconds, gets three rounds.
SLOW = 1.0
SIZES = (1_000, 10_000, 100_000, 1_000_000, 5_000_000)
HERE = Path(__file__).parent
ROOT = HERE.parents[1]
REPORT = ROOT / "docs" / "performance.md"
RECOGNIZERS = ROOT / ".venv" / "recognizers" / "bin" / "python"
_MARKED = re.compile(r"(<!-- figures: begin -->\n).*(<!-- figures: end -->)", re.S)

#: What `pipeline.extract.extract` calls, in its order, under the names that a reader knows.
STAGES = {
    "quantities": ("find_quantities",),
    "times": ("find_dates",),
    "bodies": ("find_bodies",),
    "schools": ("find_schools", "settle_stages"),
    "linking (indicator, status, deadline)": ("link_targets", "link_neighbours"),
    "ids": ("give_ids",),
    "confidence": ("rate_rows",),
}

Work = Callable[[], object]


def pinned() -> str:
    """Keep this process and its children on one core, where the system can; what to say of it."""
    os.environ |= {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    if not hasattr(os, "sched_setaffinity"):
        return "not pinned to a core (this system can't)"
    os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    return "pinned to one core"


def seconds(work: Work) -> float:
    """How long one call takes by the processor's time, which stands still while other work has the core."""
    start = process_time()
    work()
    return process_time() - start


def best(contenders: dict[str, Work]) -> dict[str, float]:
    """The shortest round of each, in seconds; one before them warms up."""
    shortest = {name: seconds(work) for name, work in contenders.items()}
    slow = {name for name, taken in shortest.items() if taken > SLOW}
    warm = {name: seconds(work) for name, work in contenders.items()}
    for turn in range(ROUNDS):
        for name, work in contenders.items():
            if name not in slow or turn < 2:
                warm[name] = min(warm[name], seconds(work))
    return warm


def recognizers(paths: list[Path]) -> float | None:
    """Recognizers-Text's best in seconds, None where its environment is not there."""
    if not RECOGNIZERS.exists():
        return None
    done = subprocess.run([RECOGNIZERS, HERE / "bench_recognizers.py", *paths], capture_output=True, text=True, check=False)
    return float(done.stdout) if done.returncode == 0 else None


def compared(paths: list[Path]) -> Iterator[str]:
    """The table of the extraction and its peers."""
    texts = [read(path).text for path in paths]
    characters = sum(map(len, texts))
    contenders: dict[str, Work] = {
        "**Duibiao, rules and models**": lambda: [stages.extract(read(path)) for path in paths],
        "**Duibiao, rules alone**": lambda: [stages.extract(read(path), RULES_ALONE) for path in paths],
    }
    gives = dict.fromkeys(contenders, "four tables")
    absent = []
    for peer in (MEASURE, *PEERS):
        try:
            work = peer.ready()
        except ImportError as error:
            absent.append(f"{peer.name} ({error.name})")
            continue
        contenders[peer.name] = lambda work=work: [work(text) for text in texts]  # type: ignore[misc]
        gives[peer.name] = peer.gives
    taken = best(contenders)
    if other := recognizers(paths):
        taken["Recognizers-Text, 5 models"], gives["Recognizers-Text, 5 models"] = other, "numbers, money, dimensions, times"
    else:
        absent.append("Recognizers-Text (no environment of its own)")
    measure = taken[MEASURE.name]
    yield from ("| | gives | ms | characters/s | times jieba.cut's speed |", "| --- | --- | ---: | ---: | ---: |")
    for name in sorted(taken, key=lambda name: taken[name]):
        yield f"| {name} | {gives[name]} | {taken[name] * 1000:.1f} | {characters / taken[name]:,.0f} | {measure / taken[name]:.2f} |"
    if absent:
        yield f"\nNot installed, so not measured: {', '.join(absent)}."


def by_stage(paths: list[Path]) -> Iterator[str]:
    """The table of the stages: each one's best round, and what is left of the best whole."""
    spent: dict[str, float] = {}

    def timed(stage: str, work: Callable[..., Any]) -> Callable[..., Any]:
        def call(*given: Any, **named: Any) -> Any:
            start = process_time()
            result = work(*given, **named)
            spent[stage] += process_time() - start
            return result

        return call

    shortest: dict[str, float] = defaultdict(lambda: math.inf)
    with ExitStack() as patched:
        for stage, names in STAGES.items():
            for name in names:
                patched.enter_context(patch.object(stages, name, timed(stage, getattr(stages, name))))
        for _ in range(ROUNDS + 1):
            spent = dict.fromkeys(("reading (bytes to blocks and sentences)", *STAGES), 0.0)
            whole = 0.0
            for path in paths:
                start = process_time()
                document = read(path)
                between = process_time()
                stages.extract(document)
                whole += process_time() - start
                spent["reading (bytes to blocks and sentences)"] += between - start
            for stage, taken in (spent | {"whole": whole}).items():
                shortest[stage] = min(shortest[stage], taken)
    whole = shortest.pop("whole")
    shortest["the rest"] = max(whole - sum(shortest.values()), 0.0)
    yield from ("| stage | ms | share |", "| --- | ---: | ---: |")
    for stage, taken in shortest.items():
        yield f"| {stage} | {taken * 1000:.1f} | {taken / whole:.0%} |"


def by_size() -> Iterator[str]:
    """The table of generated plans, each in a process of its own, and the slope in log-log."""
    yield from ("| plan | characters | seconds | µs/character | memory, bytes/character |", "| ---: | ---: | ---: | ---: | ---: |")
    points = []
    for size in SIZES:
        done = subprocess.run([sys.executable, HERE / "growth.py", str(size)], capture_output=True, text=True, check=True)
        found = json.loads(done.stdout)
        characters, taken = found["characters"], found["seconds"]
        points.append((math.log(characters), math.log(taken)))
        memory = found["bytes"] / characters
        yield f"| {size / 1000:,.0f} KB | {characters:,} | {taken:.4f} | {taken / characters * 1e6:.2f} | {memory:.0f} |"
    yield f"\nSlope of seconds over characters in log-log: {slope(points):.2f}."


def slope(points: list[tuple[float, float]]) -> float:
    """Of the line that fits best by least squares."""
    mean_x, mean_y = (sum(column) / len(points) for column in zip(*points, strict=True))
    return sum((x - mean_x) * (y - mean_y) for x, y in points) / sum((x - mean_x) ** 2 for x, _ in points)


def cold(path: Path) -> Iterator[str]:
    """Whole processes, from the shell's point of view: by the clock, and by the processor's time, which other work doesn't lengthen as much."""
    program = Path(sys.executable).parent / "duibiao"
    settings = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}  # users have compiled sources
    with tempfile.TemporaryDirectory() as folder:
        calls = {
            "duibiao --help": lambda turn: [program, "--help"],
            "duibiao extract, one plan to all tables": lambda turn: [program, "extract", path, "--out", f"{folder}/tables", "--quiet"],
            "duibiao run, one plan to a new store and all tables": lambda turn: [program, "run", path, "--out", f"{folder}/{turn}", "--quiet"],
        }
        yield from ("| cold start | seconds | of processor time |", "| --- | ---: | ---: |")
        for name, call in calls.items():
            turns = [_process(call(turn), settings) for turn in range(6)]
            yield f"| `{name}` | {min(by_clock for by_clock, _ in turns):.2f} | {min(busy for _, busy in turns):.2f} |"


def _process(command: list[Any], settings: dict[str, str]) -> tuple[float, float]:
    """How long a process takes, by the clock and in processor time."""
    before, start = os.times(), perf_counter()
    subprocess.run(command, capture_output=True, check=True, env=settings)
    by_clock, after = perf_counter() - start, os.times()
    return by_clock, after.children_user + after.children_system - before.children_user - before.children_system


def main(paths: Iterable[Path]) -> None:
    """Measure the documents at `paths`, print the tables, and write them into the report where they are the project's own."""
    core = pinned()
    logging.disable(logging.CRITICAL)  # a peer logs what it can't read
    documents = find_documents(paths)
    lines = [f"Measured on {date.today()}: {platform.machine()}, {os.cpu_count()} cores ({core}; processor time, best of {ROUNDS} rounds; other work may run beside), Python "
             f"{platform.python_version()}; {len(documents)} plans of {sum(len(read(path).text) for path in documents):,} characters.", ""]
    for title, table in (("Beside its peers", compared(documents)), ("Stages", by_stage(documents)), ("Growth", by_size()), ("Cold start", cold(documents[-1]))):
        lines += [f"### {title}", "", *table, ""]
        print("\n".join(lines), flush=True) if title == "Beside its peers" else print("\n".join(lines[lines.index(f"### {title}") :]), flush=True)
    figures = "\n".join(lines)
    REPORT.write_text(_MARKED.sub(lambda hit: f"{hit[1]}{figures}{hit[2]}", REPORT.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main([CORPORA])
