"""Generated documents, a Parquet of texts: `python tests/benchmarks/million.py FILE [DOCUMENTS]` (default 1,000,000).

Each is a short plan, notice or task list of some place of its own, 1 to 2 KB, put together from the paragraphs of the published plans with other numbers and names; the
same number gives the same text.
"""

from __future__ import annotations

import random
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pyarrow
from pyarrow import parquet

CORPORA = Path(__file__).parents[2] / "corpora"
#: Characters of a place's name, so that a million places differ.
_SYLLABLES = "东西南北上下安平和宁兴昌永长青白石龙云江河湖山林桥溪川泉源阳华明德仁义清新大小高"
_HEADS = ("{place}教育事业发展“十四五”规划", "关于推进{place}教育高质量发展的实施意见", "{place}{year}年政府工作要点", "{place}民生实事任务分工方案")
_BATCH = 5_000


def documents(count: int) -> Iterator[tuple[str, str]]:
    """(path, text) of so many documents."""
    paragraphs = [line.strip() for path in sorted(CORPORA.glob("*.txt")) for line in path.read_text(encoding="utf-8").splitlines() if 20 < len(line.strip()) < 400]
    for number in range(count):
        yield f"archive/{number // 1000:04}/{number:07}.txt", _document(number, paragraphs)


def _document(number: int, paragraphs: list[str]) -> str:
    chance = random.Random(number)
    left, name = number, ""
    for _ in range(4):
        left, place = divmod(left, len(_SYLLABLES))
        name += _SYLLABLES[place]
    place = f"{name}县"
    parts = [_HEADS[number % len(_HEADS)].format(place=place, year=chance.randrange(2021, 2026)), f"{place}人民政府办公室"]
    size = chance.randrange(1_000, 2_000)
    while (left := size - sum(len(each.encode()) for each in parts)) > 0:
        words = re.sub("永川|铜梁", name, chance.choice(paragraphs))
        words = "".join(str(chance.randrange(1, 10)) if char.isdigit() and chance.random() < 0.5 else char for char in words)
        match number % 3:
            case 0:
                parts.append(words)
            case 1:
                parts.append(f"{len(parts) - 1}.{words}")
            case _:
                parts += re.findall(r"[^。；]+[。；]?", words)
        if len(words.encode()) > left + 300:
            parts[-1] = parts[-1][: max(left // 3, 20)]
    return "\n\n".join(parts) + "\n"


def main(file: str, count: int = 1_000_000) -> None:
    """Write them."""
    schema = pyarrow.schema([("path", pyarrow.string()), ("text", pyarrow.string())])
    with parquet.ParquetWriter(file, schema, compression="zstd") as writer:
        waiting: list[dict[str, str]] = []
        for path, text in documents(count):
            waiting.append({"path": path, "text": text})
            if len(waiting) == _BATCH:
                writer.write_table(pyarrow.Table.from_pylist(waiting, schema=schema))
                waiting = []
        writer.write_table(pyarrow.Table.from_pylist(waiting, schema=schema))


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:]))
