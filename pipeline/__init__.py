"""From the bytes of a plan to its tables. `duibiao --help` shows the same as commands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.comparison.records import Comparison
    from pipeline.extract import Extraction
    from pipeline.tables import Frames

__all__ = ["compare", "extract_corpus", "extract_document"]

# The stages are imported when they are called: `import pipeline` is part of every command's start.


def extract_document(path: str | Path) -> Extraction:
    """The records of one document; raises pipeline.read.UnreadableDocument where it can't be read."""
    from pipeline.extract import extract
    from pipeline.read import read

    return extract(read(Path(path)))


def extract_corpus(paths: str | Path | Iterable[str | Path]) -> Frames:
    """The tables of all documents at `paths` (files or folders) as pandas frames; failures are rows."""
    from pipeline.run import extract_all
    from pipeline.tables import as_frames

    each = [paths] if isinstance(paths, str | Path) else paths
    return as_frames(extract_all([Path(path) for path in each]))


def compare(folder: str | Path, districts: Sequence[str] = ()) -> Comparison:
    """Compare districts (all where none is named) on the tables that `run` left in `folder`.

    `pipeline.comparison.tables.as_frames` gives the result as pandas frames. Raises NoTables and UnknownDistrict of
    `pipeline.comparison.load`.
    """
    from pipeline.comparison.compare import compare_folder

    return compare_folder(Path(folder), districts)
