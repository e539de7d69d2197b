"""Time the whole extraction of corpora/ against jieba.cut on the same text, in one run: `make bench`.

Prints, per document and for all, the best of ROUNDS in milliseconds and how many times longer jieba takes.
Both are warm: what is loaded once (lexicons, jieba's dictionary) is loaded before the clock starts.
"""

from __future__ import annotations

import logging
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

import jieba

from pipeline.extract import extract
from pipeline.read import find_documents, read

ROUNDS = 7
CORPORA = Path(__file__).parents[2] / "corpora"


def best(work: Callable[[], object]) -> float:
    """The shortest of ROUNDS runs, in milliseconds; one run before them warms up."""
    work()
    times = []
    for _ in range(ROUNDS):
        start = perf_counter()
        work()
        times.append(perf_counter() - start)
    return min(times) * 1000


def main(paths: list[Path]) -> None:
    """Measure every document at `paths`."""
    jieba.setLogLevel(logging.WARNING)
    total_ours = total_jieba = 0.0
    with tempfile.TemporaryDirectory() as cache:
        jieba.dt.tmp_dir = cache
        print(f"{'document':<28}{'characters':>11}{'extract ms':>12}{'jieba ms':>10}{'jieba / extract':>17}")
        for path in find_documents(paths):
            text = read(path).text
            ours = best(lambda path=path: extract(read(path)))  # type: ignore[misc]
            theirs = best(lambda text=text: list(jieba.cut(text)))  # type: ignore[misc]
            total_ours += ours
            total_jieba += theirs
            print(f"{path.name:<28}{len(text):>11}{ours:>12.1f}{theirs:>10.1f}{theirs / ours:>17.2f}")
    print(f"{'all':<28}{'':>11}{total_ours:>12.1f}{total_jieba:>10.1f}{total_jieba / total_ours:>17.2f}")


if __name__ == "__main__":
    main([Path(path) for path in sys.argv[1:]] or [CORPORA])
