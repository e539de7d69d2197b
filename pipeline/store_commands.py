"""The commands that keep the store: refresh, corrections, differences, exports."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from pipeline.command import CORPORA, FAILED, OUTPUTS, USAGE, Out, Quiet, fail, progress_bar, say

PathsOrLast = Annotated[
    list[Path] | None, typer.Argument(metavar="PATH", help="documents and folders [default: those of the last run, else corpora]")
]
DryRun = Annotated[bool, typer.Option("--dry-run", help="say what it would do, and do nothing")]


def refresh(paths: PathsOrLast = None, out: Out = OUTPUTS, dry_run: DryRun = False, quiet: Quiet = False) -> None:
    """Read what is new or has changed, and bring the tables up to date.

    The same tables as `run` gives, but only documents whose bytes changed are read, and all of them where the rules, words or models did.
    Documents that are no longer at the PATHs are withdrawn. Each refresh is one transaction: a broken one leaves the last good state.

    \b
    Examples:
      duibiao refresh
      duibiao refresh corpora plans/2026 --out outputs
      duibiao refresh --dry-run
    """
    from pipeline.refresh import last_paths

    with _told():
        chosen = paths or last_paths(out) or [CORPORA]
    bring_up_to_date(chosen, out, quiet, dry_run=dry_run)


def bring_up_to_date(paths: list[Path], out: Path, quiet: bool, *, afresh: bool = False, dry_run: bool = False) -> None:
    """Refresh the store and the exports, print what was done, and end the command."""
    from pipeline import console
    from pipeline.refresh import refresh

    with _told(), progress_bar(quiet) as progress:
        done = refresh(paths, out, afresh=afresh, dry_run=dry_run, progress=progress)
    if not quiet:
        console.print_work(done, dry_run)
        if not dry_run:
            console.print_counts(done.rows, out / "tables")
    for failure in done.failures:
        say(str(failure))
    raise typer.Exit(FAILED if done.failures else 0)


@contextmanager
def _told() -> Iterator[None]:
    """What is wrong with a store is told in one sentence; the exit code is 2."""
    from pipeline.lock import Busy
    from pipeline.refresh import Vanished
    from pipeline.store import BadStore

    try:
        yield
    except (BadStore, Busy, Vanished) as error:
        fail(str(error), code=USAGE)
