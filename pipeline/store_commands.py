"""The commands that keep the store: refresh, corrections, differences, exports."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from pipeline.command import (
    CORPORA,
    FAILED,
    OUTPUTS,
    USAGE,
    Out,
    Quiet,
    Workers,
    ending_with_ctrl_c,
    fail,
    progress_bar,
    say,
)

PathsOrLast = Annotated[
    list[Path] | None, typer.Argument(metavar="PATH", help="documents and folders [default: those of the last run, else corpora]")
]
Store = Annotated[
    str | None, typer.Option("--store", metavar="URL", envvar="DUIBIAO_STORE", help="a PostgreSQL database to hold the same tables (postgresql://…)")
]
DryRun = Annotated[bool, typer.Option("--dry-run", help="say what it would do, and do nothing")]


def refresh(paths: PathsOrLast = None, out: Out = OUTPUTS, database: Store = None, dry_run: DryRun = False, workers: Workers = None, quiet: Quiet = False) -> None:
    """Read what is new or has changed, and bring the tables up to date.

    The same tables as `run` gives, but only documents whose bytes changed are read, and all of them where the rules, words or models did.
    Documents that are no longer at the PATHs are withdrawn. Each refresh is one transaction: a broken one leaves the last good state, and the next goes on
    where it stopped.

    \b
    Examples:
      duibiao refresh
      duibiao refresh corpora plans/2026 --out outputs
      duibiao refresh --dry-run
    """
    bring_up_to_date(paths or [], out, quiet, dry_run=dry_run, workers=workers, database=database)


def export(
    formats: Annotated[list[str] | None, typer.Option("--format", metavar="F", help="xlsx, jsonl, sqlite, csv or parquet; may be given again [default: xlsx]")] = None,
    to: Annotated[Path | None, typer.Option("--to", metavar="FOLDER", help="folder for the files [default: DIR/export]")] = None,
    districts: Annotated[list[str] | None, typer.Option("--district", metavar="NAME", help="the documents of this district alone (永川); may be given again")] = None,
    database: Store = None,
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="folder of the store")] = OUTPUTS,
    quiet: Quiet = False,
) -> None:
    """Write the tables of the store in other forms, or into a PostgreSQL database.

    XLSX has Chinese labels, filters, and a link from each row to its place in the text; its cells may be edited for `duibiao correct`. SQLite comes with a
    metadata.json for Datasette.

    \b
    Examples:
      duibiao export
      duibiao export --format jsonl --format sqlite --to share
      duibiao export --district 永川 --to yongchuan
      duibiao export --store postgresql://user@host/plans
    """
    from pipeline.export import FORMATS, NoSuchDistrict, export

    wanted = formats or ([] if database else ["xlsx"])
    if unknown := [each for each in wanted if each not in FORMATS]:
        fail(f"{unknown[0]} is no format; there are {', '.join(FORMATS)}", code=USAGE)
    if districts and database:
        fail("--district is for files; a database gets all tables", code=USAGE)
    try:
        with _told():
            written = export(out, wanted, to or out / "export", districts or ()) if wanted else []
    except NoSuchDistrict as error:
        fail(str(error), code=USAGE)
    for path in written if not quiet else ():
        say(str(path))
    if database:
        _mirror(database, out, quiet)


def diff(
    old: Annotated[str, typer.Argument(metavar="OLD", help="a run's number, a file, or the doc_id of a document")] = "",
    new: Annotated[str, typer.Argument(metavar="NEW", help="the same [default: the last run that changed a row, and the one before]")] = "",
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="folder of the store, and for difference.csv and .parquet")] = OUTPUTS,
    quiet: Quiet = False,
) -> None:
    """Say which targets were added, dropped, raised, lowered, brought forward, put off, made firmer or softer, or only reworded.

    Between two runs of the store, or two editions of a plan; as a table in DIR/difference.csv.

    \b
    Examples:
      duibiao diff
      duibiao diff 3 7
      duibiao diff plans/2021.txt plans/2021_revised.txt --out outputs
    """
    from pipeline import console
    from pipeline.difference import DIFFERENCE, NoSuchState, as_rows, between_plans, between_runs
    from pipeline.read import UnreadableDocument
    from pipeline.table_files import write_batches
    from pipeline.tables import as_arrow

    if bool(old) != bool(new):
        fail("name two runs or two plans, or none for the last change", code=USAGE)
    runs = not old or (old.isdigit() and new.isdigit() and not Path(old).exists())
    try:
        with _told():
            if runs:
                first, last, found = between_runs(out, *((int(old), int(new)) if old else ()))
                heading = f"第{first}次 → 第{last}次 run {first} → run {last}"
            else:
                found = between_plans(old, new, out)
                heading = f"{old} → {new}"
    except (NoSuchState, UnreadableDocument) as error:
        fail(str(error), code=USAGE)
    write_batches([(DIFFERENCE, as_arrow(DIFFERENCE, as_rows(found)).to_batches())], out)
    if not quiet:
        console.print_differences(found, heading)


def runs(out: Annotated[Path, typer.Option("--out", metavar="DIR", help="folder of the store")] = OUTPUTS, quiet: Quiet = False) -> None:
    """Print the runs of the store: when, what was read, and how many rows came, changed and went.

    \b
    Examples:
      duibiao runs
      duibiao runs --out outputs
    """
    from pipeline import console, store

    with _told(), store.opened(out / store.NAME, read_only=True) as connection:
        told = store.fetch(connection, "FROM runs ORDER BY run")
    if not quiet:
        console.print_runs(told)


def correct(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="an edited export (.csv, .xlsx), or a list of edits (.csv, .jsonl)")],
    by: Annotated[str, typer.Option("--by", metavar="NAME", help="who corrects [default: the user's name]")] = "",
    why: Annotated[str, typer.Option("--why", metavar="TEXT", help="the reason, where a line gives none")] = "",
    strict: Annotated[bool, typer.Option("--strict", help="where a line is wrong, take none")] = False,
    dry_run: DryRun = False,
    database: Store = None,
    out: Out = OUTPUTS,
    quiet: Quiet = False,
) -> None:
    """Take in people's corrections: confirm, change, reject or add rows.

    Edit cells of an exported table, or write lines with edit, row_id, field and value (docs/store.md). Every refresh applies them again. A wrong line
    is named with its number, and the good ones are taken.

    \b
    Examples:
      duibiao correct targets.xlsx --by 李明 --why 核对原文
      duibiao correct edits.jsonl --strict
      duibiao correct targets.csv --dry-run
    """
    import getpass

    from pipeline import console
    from pipeline.correct import correct

    with _told():
        done = correct(out, file, by=by or getpass.getuser(), why=why, strict=strict, dry_run=dry_run)
    for line, fault in done.edits.faults:
        say(f"{file}: {line}: {fault}")
    if not quiet:
        console.print_corrected(done, dry_run)
    if database and done.run:
        _mirror(database, out, quiet)
    raise typer.Exit(FAILED if done.edits.faults else 0)


corrections = typer.Typer(help="Look after people's corrections: list, export, apply again, withdraw.", no_args_is_help=True, rich_markup_mode=None)


@corrections.command("list")
def corrections_list(
    state: Annotated[list[str] | None, typer.Option("--state", metavar="STATE", help="applied, orphaned, conflict, superseded or withdrawn")] = None,
    out: Out = OUTPUTS,
    quiet: Quiet = False,
) -> None:
    """Print the corrections: who, when, why, what the machine had said, and whether each still holds.

    Ends with 1 where one of those shown is orphaned or in conflict.

    \b
    Examples:
      duibiao corrections list
      duibiao corrections list --state conflict --state orphaned
    """
    from pipeline import console
    from pipeline.correct import listed

    with _told():
        found = listed(out, state or ())
    if not quiet:
        console.print_corrections(found)
    raise typer.Exit(FAILED if any(each["state"] in ("orphaned", "conflict") for each in found) else 0)


@corrections.command("export")
def corrections_export(
    gold: Annotated[bool, typer.Option("--gold", help="checked rows as gold files, for `evaluate` and `train`")] = False,
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="folder of the store")] = OUTPUTS,
    to: Annotated[Path | None, typer.Option("--to", metavar="PATH", help="file, or folder of gold files [default: standard output, DIR/gold]")] = None,
    quiet: Quiet = False,
) -> None:
    """Write the corrections that hold as JSON Lines, which `duibiao correct` takes again, or the checked rows as gold.

    \b
    Examples:
      duibiao corrections export > edits.jsonl
      duibiao corrections export --gold --to corpora/gold
    """
    from pipeline.correct import as_lines, listed, write_gold

    with _told():
        if gold:
            written = write_gold(out, to or out / "gold")
            if not quiet:
                for path in written:
                    say(str(path))
            return
        text = as_lines(listed(out, ("applied", "orphaned", "conflict")))
    if to:
        to.parent.mkdir(parents=True, exist_ok=True)
        to.write_text(text, encoding="utf-8")
    else:
        typer.echo(text, nl=False)


@corrections.command("apply")
def corrections_apply(out: Out = OUTPUTS, quiet: Quiet = False) -> None:
    """Apply every correction again to the rows of the store, without reading a document.

    \b
    Examples:
      duibiao corrections apply
      duibiao corrections apply --out outputs
    """
    from pipeline import console
    from pipeline.correct import apply_again

    with _told():
        done = apply_again(out)
    if not quiet:
        console.print_corrected(done, False)


@corrections.command("withdraw")
def corrections_withdraw(
    numbers: Annotated[list[int], typer.Argument(metavar="NUMBER", help="numbers as `corrections list` shows them")],
    out: Out = OUTPUTS,
    quiet: Quiet = False,
) -> None:
    """Take corrections back: what the machine says stands again, and the correction stays on record.

    \b
    Examples:
      duibiao corrections withdraw 12
      duibiao corrections withdraw 12 13 --out outputs
    """
    from pipeline import console
    from pipeline.correct import withdraw

    try:
        with _told():
            done = withdraw(out, numbers)
    except KeyError as error:
        fail(f"no correction {error} that holds; `duibiao corrections list` shows them", code=USAGE)
    if not quiet:
        console.print_corrected(done, False)


def bring_up_to_date(
    paths: list[Path], out: Path, quiet: bool, *, afresh: bool = False, dry_run: bool = False, workers: int | None = None, database: str | None = None
) -> None:
    """Refresh the store and the exports, print what was done, and end the command."""
    from pipeline.refresh import refresh

    with _told(), ending_with_ctrl_c("interrupted; what was read is kept: give the command again to go on"), progress_bar(quiet) as progress:
        done = refresh(paths, out, usual=[CORPORA], afresh=afresh, dry_run=dry_run, workers=workers, progress=progress)
    if not quiet:
        from pipeline import console

        console.print_work(done, dry_run)
        console.print_outcomes(done.outcomes)
        if not dry_run:
            console.print_counts(done.rows, out / "tables")
    for failure in done.failures:
        say(str(failure))
    if database and not dry_run:
        _mirror(database, out, quiet)
    raise typer.Exit(FAILED if done.failures else 0)


def _mirror(url: str, out: Path, quiet: bool) -> None:
    """Bring a PostgreSQL database to the rows of the store."""
    if not url.startswith(("postgresql://", "postgres://")):
        fail("--store takes postgresql://user@host/database; the DuckDB store lies under --out", code=USAGE)
    from pipeline import store
    from pipeline.postgresql import mirror, shown

    try:
        with _told(), store.opened(out / store.NAME, read_only=True) as connection:
            rows = mirror(url, connection)
    except ImportError:
        fail("psycopg is needed for PostgreSQL; pip install 'duibiao[postgresql]'", code=USAGE)
    if not quiet:
        say(f"{shown(url)}: {f'{rows} rows written' if rows else 'nothing has changed'}")


@contextmanager
def _told() -> Iterator[None]:
    """What is wrong with a store is told in one sentence; the exit code is 2."""
    from pipeline.correction_files import BadFile
    from pipeline.lock import Busy
    from pipeline.outdated import Vanished
    from pipeline.store import BadStore

    try:
        yield
    except (BadFile, BadStore, Busy, Vanished) as error:
        fail(str(error), code=USAGE)
