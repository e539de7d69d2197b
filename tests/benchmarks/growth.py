"""Plans of any size, made of the paragraphs of real ones with other digits, and what one of them takes.

`python growth.py BYTES` prints, as JSON, the characters of such a plan, the seconds of processor time that its extraction takes (the shortest
of three, one for a large one) and how many bytes Python holds for it at most.
"""

from __future__ import annotations

import json
import random
import sys
import tracemalloc
from pathlib import Path
from time import process_time

from pipeline.extract import extract
from pipeline.read import read_text

CORPORA = Path(__file__).parents[2] / "corpora"
#: A plan this large is measured once.
_LARGE = 1_000_000


def generated(size: int, seed: int = 1) -> str:
    """A plan of about `size` bytes in UTF-8: the head of a real one, then paragraphs of all in any order, a third of their digits changed."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(CORPORA.glob("*.txt"))]
    paragraphs = [line for text in texts for line in text.splitlines() if line.strip()]
    dice = random.Random(seed)
    parts = [texts[-1][:300]]
    left = size - len(parts[0].encode())
    while left > 0:
        words = dice.choice(paragraphs)
        words = "".join(str(dice.randrange(10)) if char.isdigit() and dice.random() < 1 / 3 else char for char in words)
        parts.append(words)
        left -= len(words.encode()) + 1
    return "\n".join(parts).encode()[:size].decode(errors="ignore")


def main(size: int) -> None:
    """Measure one size."""
    extract(read_text(generated(60_000, seed=2), "warm"))
    text = generated(size)
    times = []
    for _ in range(1 if size > _LARGE else 3):
        start = process_time()
        extract(read_text(text, "generated"))
        times.append(process_time() - start)
    tracemalloc.start()
    extract(read_text(text, "generated"))
    print(json.dumps({"characters": len(text), "seconds": min(times), "bytes": tracemalloc.get_traced_memory()[1]}))


if __name__ == "__main__":
    main(int(sys.argv[1]))
