"""A shard of a run: what each document of a list gives.

Nothing is shared between documents, so a list may be cut anywhere and its pieces read in any process: the rows are the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from pipeline.read import OnPage
from pipeline.run import extract_one
from pipeline.tables import Failure, Reading, reading, storable


def extract_shard(paths: Iterable[Path], on_page: OnPage | None = None) -> Iterator[Reading | Failure]:
    """What each document gives, in the order given: its rows, with the ids of a plan's only edition, or why there are none.

    `on_page` is told of each page that is recognised in a picture.
    """
    for path in paths:
        found = extract_one(path, on_page)
        yield found if isinstance(found, Failure) else reading(found, storable(str(path)))
