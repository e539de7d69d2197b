"""What a refresh or a correction had to do and did, and the row of `runs` that says so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline import store
from pipeline.corrections import Outcome
from pipeline.portion import Input
from pipeline.recipe import digest
from pipeline.schema import TABLES
from pipeline.store_schema import KEPT, RUNS
from pipeline.tables import Failure, storable

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


@dataclass(frozen=True, slots=True)
class Work:
    """What a refresh has to do: inputs to read with the reason, inputs to keep with the digests of their documents, paths that are no longer there."""

    read: list[tuple[Input, str]]
    kept: list[tuple[Input, str]]
    gone: list[str]


@dataclass(slots=True)
class Refreshed:
    """What a refresh did; of a dry run what it would do."""

    work: Work
    run: int = 0
    failures: list[Failure] = field(default_factory=list)
    rows: dict[str, int] = field(default_factory=dict)
    added: int = 0
    changed: int = 0
    removed: int = 0
    withdrawn: int = 0
    #: The parts of the recipe that differ from the last run's.
    recipe_changed: list[str] = field(default_factory=list)
    exported: list[Path] = field(default_factory=list)
    read: int = 0
    #: How the corrections of documents that came in anew fared.
    outcomes: list[Outcome] = field(default_factory=list)
    #: Whether any row, or the place of one, may differ from before: else the exports stand.
    wrote: bool = False


def note(connection: DuckDBPyConnection, done: Refreshed, paths: Sequence[Path], parts: dict[str, str], started: datetime, command: str) -> None:
    """Write the row of `runs`."""
    done.rows = {each.name: store.count(connection, each.name) for each in TABLES}
    row = {
        "run": done.run,
        "started": started,
        "finished": store.now(),
        "command": command,
        "version": metadata.version("duibiao"),
        "recipe": digest(parts),
        "parts": [f"{name}={each}" for name, each in parts.items()],
        "paths": [storable(str(path)) for path in paths],
        "read": done.read,
        "kept": len(done.work.kept),
        "withdrawn": done.withdrawn,
        "failed": len(done.failures),
        **{name: done.rows[name] for name in KEPT},
        "added": done.added,
        "changed": done.changed,
        "removed": done.removed,
        "wrote": done.wrote,
    }
    store.insert(connection, RUNS, [row])
