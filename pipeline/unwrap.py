"""A text without the line breaks (and page numbers) that a narrow page put into its clauses, so that words and clauses are whole."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.document import Block
from pipeline.lines import Line

#: Blocks of running text; titles and notes keep their lines, the lines of a table are rows.
_RUNNING = frozenset({"paragraph", "item", "heading", "box", "caption", "addressee"})


def unwrap(text: str, lines: Sequence[Line], blocks: Sequence[Block]) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The text with every break inside a block of running text taken out, and the gaps as `pipeline.document.Unwrapped` keeps them."""
    pieces: list[str] = []
    gaps: list[tuple[int, int]] = []
    done = left_out = 0
    for start, end in _breaks(text, lines, blocks):
        pieces.append(text[done:start])
        left_out += end - start
        gaps.append((end - left_out, left_out))
        done = end
    return "".join([*pieces, text[done:]]), tuple(gaps)


def _breaks(text: str, lines: Sequence[Line], blocks: Sequence[Block]) -> Iterator[tuple[int, int]]:
    """From the last character of a line to the first of the next in the same block; Latin words at both ends stay two."""
    starts = [block.start for block in blocks]
    for line, after in pairwise(line for line in lines if not line.page):
        block = blocks[bisect_right(starts, line.end - 1) - 1] if starts and starts[0] < line.end else None
        if block and block.kind in _RUNNING and after.start < block.end and not (_is_latin(text[line.end - 1]) and _is_latin(text[after.start])):
            yield line.end, after.start


def _is_latin(char: str) -> bool:
    return char.isascii() and char.isalpha()
