"""The command line: each command parses, calls one function and prints."""

from __future__ import annotations

import errno
import gc
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline import store_commands
from pipeline.command import (
    CORPORA,
    FAILED,
    INTERRUPTED,
    OUTPUTS,
    USAGE,
    File,
    Out,
    OutIfGiven,
    PathsOrCorpora,
    Quiet,
    Workers,
    ending_with_ctrl_c,
    extractions_of,
    fail,
    progress_bar,
    say,
    write_rows,
)
from pipeline.comparing import compare, concepts
from pipeline.learning_commands import evaluate, train
from pipeline.lexicon_commands import lexicon
from pipeline.report.commands import plot, report

if TYPE_CHECKING:
    from pipeline.extract import Extraction

#: Objects that may be made before those in rings are looked for; Python's own 700 are made a thousand times before the first document is read.
_UNCOLLECTED = 100_000

#: What the system says where a disk is full, or a quota or the limit of a file's size is reached.
_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)

# What a command needs is imported inside it, so that `duibiao --help` starts at once.

app = typer.Typer(
    help="对标: targets, deadlines, departments and schools out of Chinese local-government plans.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)

app.add_typer(lexicon, name="lexicon")


def main() -> None:
    """Entry point of `duibiao`; what goes wrong with files is told in a sentence, and the exit code is 2."""
    # Nearly all that a start makes stays to the end: to look through it again and again for what can go takes a twentieth of a short command.
    gc.set_threshold(_UNCOLLECTED)
    try:
        app()
    except OSError as error:
        place = f"{error.filename}: " if error.filename else ""
        next_step = "make room on the disk and run again" if error.errno in _NO_ROOM else "check the path and its permissions"
        say(f"{place}{error.strerror or error}; {next_step}")
        sys.exit(USAGE)


@app.command()
def run(paths: PathsOrCorpora = None, out: Out = OUTPUTS, database: store_commands.Store = None, workers: Workers = None, quiet: Quiet = False) -> None:
    """Read every document and write all tables: the main job.

    They go into the store DIR/duibiao.duckdb and into DIR/tables, as CSV for Excel and as Parquet. Corrections that people made are applied again.
    A run that was interrupted goes on where it stopped.

    \b
    Examples:
      duibiao run
      duibiao run plans --workers 4
      duibiao run corpora plans/2026 --out outputs
    """
    store_commands.bring_up_to_date(paths or [CORPORA], out, quiet, afresh=True, workers=workers, database=database)


app.command()(store_commands.refresh)
app.command()(store_commands.correct)
app.command()(store_commands.diff)
app.command()(store_commands.runs)
app.command()(store_commands.export)
app.add_typer(store_commands.corrections, name="corrections")


@app.command()
def extract(
    paths: Annotated[list[str], typer.Argument(metavar="PATH", help="documents, folders, addresses (s3://…), a .list of them, a .parquet of paths or texts")],
    out: Out = OUTPUTS,
    engine: Annotated[str, typer.Option("--engine", metavar="NAME", help="`dask`, or `local`: read in shards that a broken run needn't read again")] = "",
    scheduler: Annotated[str, typer.Option("--scheduler", metavar="ADDRESS", help="Dask's, such as tcp://10.0.0.5:8786 [default: one of its own on this machine]")] = "",
    shard_size: Annotated[int, typer.Option("--shard-size", min=1, metavar="N", help="documents of a shard")] = 2000,
    workers: Workers = None,
    quiet: Quiet = False,
) -> None:
    """Write the tables of documents into a folder, without a store.

    They go straight into DIR, as CSV for Excel and as Parquet. A list, a table of inputs, an address, and whatever is read with --engine goes through shards in
    DIR/shards (docs/scaling.md): the same rows, and a run that was broken off goes on where it stopped.

    \b
    Examples:
      duibiao extract plan.txt --out tables
      duibiao extract plans/ --out tables --quiet --workers 4
      duibiao extract plans.parquet --engine dask --out tables
      duibiao extract s3://bucket/plans --engine dask --scheduler tcp://10.0.0.5:8786 --out /shared/tables
    """
    from pipeline.manifest import is_manifest

    if engine or scheduler or any(map(is_manifest, paths)):
        _extract_in_shards(paths, out, engine or ("dask" if scheduler else "local"), scheduler, shard_size, workers, quiet)
    else:
        _extract([Path(each) for each in paths], out, workers, quiet)


app.command()(compare)
app.command()(report)
app.command()(plot)
app.command()(concepts)


@app.command()
def show(file: File, out: OutIfGiven = None, quiet: Quiet = False) -> None:
    """Print a document with what was found in it.

    A coloured tree of its headings and paragraphs; with --out also as DIR/show.html.

    \b
    Examples:
      duibiao show plan.txt
      duibiao show plan.txt --out outputs
    """
    from pipeline import console
    from pipeline.show import as_tree

    tree = as_tree(_extraction_of(file))
    if not quiet:
        console.print_tree(tree)
    if out:
        out.mkdir(parents=True, exist_ok=True)
        console.save_html(tree, out / "show.html")


@app.command()
def audit(paths: PathsOrCorpora = None, out: Out = OUTPUTS, quiet: Quiet = False) -> None:
    """Account for every number of the documents.

    A row, a known kind of non-target, or unexplained; all of them in DIR/numbers.csv.

    \b
    Examples:
      duibiao audit
      duibiao audit plan.txt --out outputs
    """
    from pipeline import console
    from pipeline.audit import number_rows
    from pipeline.schema import NUMBERS
    from pipeline.table_files import write_csv
    from pipeline.tables import Row

    rows: list[Row] = []
    failed = False
    for extraction in extractions_of(paths or [CORPORA]):
        if extraction is None:
            failed = True
            continue
        rows += number_rows(extraction)
        if not quiet:
            console.print_audit(extraction)
    out.mkdir(parents=True, exist_ok=True)
    write_csv(NUMBERS, rows, out / "numbers.csv")
    raise typer.Exit(FAILED if failed else 0)


@app.command()
def explain(
    row_id: Annotated[str, typer.Argument(metavar="ROW", help="id of a row of any table")],
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="PATH", help="where to look [default: as the tables say]"),
    ] = None,
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="folder that was written into")] = OUTPUTS,
    quiet: Quiet = False,
) -> None:
    """Say why a row says what it says.

    Rules, trigger words and their places, field by field.

    \b
    Examples:
      duibiao explain ROW
      duibiao explain ROW plan.txt
    """
    from pipeline import console
    from pipeline.explain import find_row, source_of

    if not paths:
        source = source_of(row_id, out)
        if source is None:
            fail(f"no table in {out} has a row {row_id}; run `duibiao run` or name the document after it")
        paths = [source]
    for extraction in extractions_of(paths):
        if extraction and (found := find_row(extraction, row_id)):
            if not quiet:
                console.print_chain(extraction, *found)
            return
    fail(f"{', '.join(map(str, paths))}: no row {row_id} here; if the source has changed, run again")


app.command()(evaluate)
app.command()(train)


@app.command()
def tables(
    markdown: Annotated[bool, typer.Option("--markdown", help="as in docs/tables.md")] = False,
    comparison: Annotated[bool, typer.Option("--comparison", help="those that a comparison writes instead")] = False,
    out: OutIfGiven = None,
    quiet: Quiet = False,
) -> None:
    """Print every table's columns and their meaning.

    With --out also as DIR/tables.md.

    \b
    Examples:
      duibiao tables
      duibiao tables --markdown
      duibiao tables --comparison
    """
    from pipeline import console
    from pipeline.comparison.columns import COMPARISON
    from pipeline.schema import ALL_TABLES, as_markdown

    asked = COMPARISON if comparison else ALL_TABLES
    if out:
        out.mkdir(parents=True, exist_ok=True)
        (out / "tables.md").write_text(as_markdown(asked), encoding="utf-8")
    if markdown and not quiet:
        typer.echo(as_markdown(asked), nl=False)
    elif not quiet:
        console.print_schema(asked)


@app.command()
def formats(out: OutIfGiven = None, quiet: Quiet = False) -> None:
    """Print which kinds of files are read on this machine, and what the others need.

    With --out also as DIR/formats.csv.

    \b
    Examples:
      duibiao formats
      duibiao formats --out outputs
    """
    from pipeline import console
    from pipeline.read.convert import readiness

    found = list(readiness())
    rows = [{"format": each.kind, "what": each.label, "ready": not missing, "missing": ", ".join(missing), "next_step": each.install if missing else ""}
            for each, missing in found]
    write_rows(out, "formats.csv", rows)
    if not quiet:
        console.print_formats(rows)


def _extract(paths: list[Path], folder: Path, workers: int | None, quiet: bool) -> None:
    from pipeline.chunks import processes_for
    from pipeline.portion import Input
    from pipeline.run import extract_all, find_each

    with ending_with_ctrl_c("interrupted; no table was written"), progress_bar(quiet) as progress:
        if processes_for((Input(str(each), "") for each in find_each(paths) if isinstance(each, Path)), workers) > 1:
            from pipeline.refresh import extract_to

            done = extract_to(paths, folder, workers=workers, progress=progress)
            failures, counts = done.failures, done.rows
        else:
            from pipeline.table_files import write_tables

            found = extract_all(paths, progress)
            write_tables(found, folder)
            failures, counts = found.failures, {name: len(rows) for name, rows in found.rows.items()}
    if not quiet:
        from pipeline import console

        console.print_counts(counts, folder)
    for failure in failures:
        say(str(failure))
    raise typer.Exit(FAILED if failures else 0)


def _extract_in_shards(paths: list[str], folder: Path, name: str, scheduler: str, size: int, workers: int | None, quiet: bool) -> None:
    from pipeline import console, engine
    from pipeline.lock import Busy

    if name not in ("local", "dask"):
        fail(f"{name} is no engine; there are dask and local", code=USAGE)
    if scheduler and name != "dask":
        fail("a scheduler is one of --engine dask; leave out --scheduler or name that engine", code=USAGE)
    if workers and scheduler:
        fail("--workers are processes of this machine; a scheduler has its own", code=USAGE)
    read = engine.dask(scheduler, workers) if name == "dask" else engine.local(workers)
    try:
        with progress_bar(quiet) as progress:
            done = engine.run_shards(paths, folder, read, size=size, progress=progress)
    except (engine.EngineError, Busy) as error:
        fail(str(error), code=USAGE)
    except KeyboardInterrupt:
        fail(f"stopped; what is done stays in {folder / 'shards'}, and the same command goes on from there", code=INTERRUPTED)
    if not quiet:
        say(f"{done.before + done.done} shards, {done.before} of them from before")
        console.print_counts(done.rows, folder)
    for failure in done.failures:
        say(str(failure))
    raise typer.Exit(FAILED if done.failures else 0)


def _extraction_of(path: Path) -> Extraction:
    from pipeline.run import extract_one
    from pipeline.tables import Failure

    extraction = extract_one(path)
    if isinstance(extraction, Failure):
        fail(str(extraction))
    return extraction


if __name__ == "__main__":
    main()
