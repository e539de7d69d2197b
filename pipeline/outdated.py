"""What a refresh has to do: which inputs are new, changed or read by another recipe, which stand, and which went."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import file_digest
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline import store
from pipeline.portion import Input
from pipeline.read.walk import located
from pipeline.run import find_each
from pipeline.run_record import Work
from pipeline.tables import Failure, storable

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


class Vanished(Exception):
    """A path leads to nothing while the store has documents; the message names it and the next step."""


def last_paths(connection: DuckDBPyConnection) -> list[Path]:
    """The paths that the last run was given; empty where there was none."""
    told = connection.execute("SELECT paths FROM runs WHERE command <> 'correct' ORDER BY run DESC LIMIT 1").fetchall()
    return [Path(each) for (paths,) in told for each in paths]


def look(known: Sequence[dict[str, Any]], paths: Sequence[Path], recipe: str, afresh: bool) -> tuple[Work, list[Failure], list[Input]]:
    """What there is to do, the failures that show before a document is read, and every input in order.

    Raises Vanished where a path leads to nothing and the store is not empty: it is mistyped or a disk is away, and what is missing must not be withdrawn.
    """
    names: list[str] = []
    failures: list[Failure] = []
    for found in find_each(paths):
        if isinstance(found, Failure):
            failures.append(found)
        else:
            names.append(str(found))
    given = {storable(str(path)) for path in paths if not path.is_file()}
    for each in failures if known else ():
        held = [row["path"] for row in known if Path(row["path"]).is_relative_to(each.document)]
        if held:
            said = f"{each.document}: {each.reason}, but the store has {len(held)} documents from it"
            raise Vanished(f"{said}; nothing was changed: bring it back, or leave it out of the paths to withdraw them")
        if each.document in given:
            raise Vanished(f"{each.document}: {each.reason}; nothing was changed: check the path, or leave it out")
    inputs = [Input(name, _bytes_of(Path(name))) for name in names]
    return plan(inputs, known, recipe, afresh), failures, inputs


def _bytes_of(path: Path) -> str:
    """The digest of a file; of a member of a zip that of the zip, with the member's name. "" of what is no file or can't be opened."""
    file, member = located(path)
    if not file.is_file():
        return ""
    try:
        with file.open("rb") as opened:
            told = file_digest(opened, "sha256").hexdigest()
    except OSError:
        return ""
    return f"{told}/{storable(member)}" if member else told


def plan(inputs: Sequence[Input], known: Iterable[dict[str, Any]], recipe: str, afresh: bool = False) -> Work:
    """Which inputs have to be read and why, which stand, and which paths went. `known` are rows of the table `inputs`."""
    by_path = {row["path"]: row for row in known}
    good = {row["bytes"]: row for row in by_path.values() if not row["failed"]}
    given = {each.shown for each in inputs} if by_path else set()
    work = Work([], [], [path for path in by_path if path not in given])
    for each in inputs:
        same, before = good.get(each.bytes), by_path.get(each.shown)
        if same and same["recipe"] == recipe and not afresh:
            work.kept.append((each, same["sha256"]))
        elif before is None:
            work.read.append((each, "recipe" if same and not afresh else "new"))
        elif before["failed"]:
            work.read.append((each, "failed before"))
        elif before["bytes"] != each.bytes:
            work.read.append((each, "changed"))
        else:
            work.read.append((each, "asked" if same and same["recipe"] == recipe else "recipe"))
    return work


def recipe_changed(connection: DuckDBPyConnection, parts: dict[str, str]) -> list[str]:
    """The parts of the recipe that differ from the last run's."""
    told = store.fetch(connection, "SELECT parts FROM runs WHERE command <> 'correct' ORDER BY run DESC LIMIT 1")
    before = set(told[0]["parts"]) if told else {f"{name}={each}" for name, each in parts.items()}
    return [name for name, each in parts.items() if f"{name}={each}" not in before]
