"""A shard of a run: what each document of a list gives.

Nothing is shared between documents, so a list may be cut anywhere and its pieces read in any process: the rows are the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from pipeline.run import extract_one
from pipeline.tables import Failure, Reading, reading, storable


def extract_shard(paths: Iterable[Path]) -> Iterator[Reading | Failure]:
    """What each document gives, in the order given: its rows, with the ids of a plan's only edition, or why there are none."""
    for path in paths:
        found = extract_one(path)
        yield found if isinstance(found, Failure) else reading(found, storable(str(path)))
