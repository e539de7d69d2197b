"""Measure how many of a text's rows every format gives, and write the figures into docs/formats.md: `make formats`.

The published plans are converted to each format (`convert`) and read back; both plans count together.
"""

from __future__ import annotations

import re
import sys
import tempfile
from pathlib import Path
from time import perf_counter

from pipeline.extract import extract
from pipeline.read import read
from tests.formats.convert import LEAST, MADE
from tests.formats.plans import NAMES, plan
from tests.formats.same_rows import agreement

DOCUMENT = Path(__file__).parents[2] / "docs" / "formats.md"
BEGIN, END = "<!-- measured: begin -->\n", "<!-- measured: end -->"
_LINE = re.compile(r"\| (?P<kind>[^|]+?) \| (?P<f1>[\d.]+) \| (?P<least>[\d.]+) \| (?P<seconds>[\d.]+) \|\n")


def main() -> None:
    """Measure the formats named, all without a name, and rewrite their lines in the document."""
    lines = told()
    for kind in sys.argv[1:] or MADE:
        f1, seconds = measured(kind)
        lines[kind] = f"| {kind} | {f1:.4f} | {LEAST[kind]:.2f} | {seconds:.1f} |\n"
        print(lines[kind], end="", flush=True)
    head = "| format | exact F1 | least | seconds |\n| --- | --- | --- | --- |\n"
    table = head + "".join(lines[kind] for kind in MADE if kind in lines)
    text = DOCUMENT.read_text(encoding="utf-8")
    before, _, rest = text.partition(BEGIN)
    DOCUMENT.write_text(before + BEGIN + table + END + rest.partition(END)[2], encoding="utf-8")


def told() -> dict[str, str]:
    """Format → its line in the document."""
    table = DOCUMENT.read_text(encoding="utf-8").partition(BEGIN)[2].partition(END)[0]
    return {hit["kind"]: hit[0] for hit in _LINE.finditer(table)}


def measured(kind: str) -> tuple[float, float]:
    """Exact F1 of the rows of both plans in a format against those of their texts, and the seconds that reading took."""
    right = total = 0
    seconds = 0.0
    with tempfile.TemporaryDirectory() as folder:
        for name in NAMES:
            path = Path(folder, name)
            path.write_bytes(MADE[kind](plan(name)))
            began = perf_counter()
            document = read(path)
            seconds += perf_counter() - began
            agreed, rows = agreement(extract(plan(name)), extract(document))
            right, total = right + agreed, total + rows
    return 2 * right / total, seconds


if __name__ == "__main__":
    main()
