"""What is read together: the inputs of a run cut into chunks by what they weigh, and how many processes are worth it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.portion import Input, left_behind
from pipeline.read.walk import located

#: Bytes of text of a chunk: a second or two of work, which is what a process that dies loses, and an interrupted run.
_CHUNK = 1_000_000
#: A chunk is at most what is left, shared out so often to each process, so that the last ones are small and none waits long for another. A smaller one than `_LEAST` isn't worth its file.
_SHARES, _LEAST = 4, 100_000
#: What a byte of a packed format (PDF, Word) costs, in bytes of text; and a document however small, in bytes.
_PACKED, _SMALL = 4, 1000
_TEXT = frozenset(["", ".txt", ".md", ".html", ".htm", ".csv"])
#: Bytes of text that are read in the time that a process takes to start (`make bench-workers` measures it).
WORTH_A_PROCESS = 2_000_000


@dataclass(frozen=True, slots=True)
class Chunk:
    """Inputs that are read together: the place of the first among those of the run, whether one that read them has died, and the file that holds them already."""

    start: int
    inputs: list[Input]
    again: bool = False
    done: Path | None = None


def processes_for(inputs: Iterable[Input], workers: int | None) -> int:
    """How many processes should read the inputs: as many as asked, else one for each core where there is enough to read."""
    return workers or min(cores(), 1 + sum(map(weight, inputs)) // WORTH_A_PROCESS)


def enough(inputs: Iterable[Input]) -> Iterator[Input]:
    """So many of the inputs that two processes are worth it, or all."""
    total = 0
    for each in inputs:
        yield each
        total += weight(each)
        if total > WORTH_A_PROCESS:
            return


def cores() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def weight(each: Input) -> int:
    """What an input costs, in bytes of text."""
    path = each.path
    file, member = located(path)
    try:
        size = file.stat().st_size
    except OSError:
        return _SMALL
    if member:
        size = min(size, _CHUNK // _SHARES)
    return _SMALL + size * (1 if path.suffix.lower() in _TEXT else _PACKED)


def cut(inputs: Sequence[Input], folder: Path, recipe: str, workers: int) -> list[Chunk]:
    """The inputs in chunks of about one weight; neighbours that a file of an interrupted run holds are a chunk that is done."""
    done = {each: path for path, held in left_behind(folder, recipe) for each in held}
    weights = [0 if each in done else weight(each) for each in inputs]
    left = sum(weights)
    least = min(_LEAST, left // (workers * _SHARES))
    chunks: list[Chunk] = []
    filled = most = 0
    for place, (each, heavy) in enumerate(zip(inputs, weights, strict=True)):
        path = done.get(each)
        if not chunks or chunks[-1].done != path or (not path and filled + heavy > most):
            chunks.append(Chunk(place, [], done=path))
            filled, most = 0, max(min(_CHUNK, left // (workers * _SHARES)), least)
        chunks[-1].inputs.append(each)
        filled += heavy
        left -= heavy
    return chunks
