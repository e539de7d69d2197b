"""The command line: each command parses, calls one function and prints."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

if TYPE_CHECKING:
    from pipeline.extract import Extraction
    from pipeline.run import Progress

# What a command needs is imported inside it, so that `duibiao --help` starts at once.

app = typer.Typer(
    help="对标: targets, deadlines, departments and schools out of Chinese local-government plans.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)

FAILED, USAGE = 1, 2
#: Fewer documents than this are done before a progress bar would be read.
WORTH_A_BAR = 5

Out = Annotated[Path, typer.Option("--out", metavar="DIR", help="folder for what is written")]
OutIfGiven = Annotated[
    Path | None, typer.Option("--out", metavar="DIR", help="write it into this folder too")
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="print nothing but failures")]
Paths = Annotated[list[Path], typer.Argument(metavar="PATH", help="documents, and folders of them")]
PathsOrCorpora = Annotated[
    list[Path] | None, typer.Argument(metavar="PATH", help="documents and folders [default: corpora]")
]
File = Annotated[Path, typer.Argument(metavar="FILE", help="a document")]

CORPORA = Path("corpora")
GOLD = CORPORA / "gold"
OUTPUTS = Path("outputs")


def main() -> None:
    """Entry point of `duibiao`; what goes wrong with files is told in a sentence, and the exit code is 2."""
    try:
        app()
    except OSError as error:
        place = f"{error.filename}: " if error.filename else ""
        say(f"{place}{error.strerror or error}; check the path and its permissions")
        sys.exit(USAGE)


@app.command()
def run(paths: PathsOrCorpora = None, out: Out = OUTPUTS, quiet: Quiet = False) -> None:
    """Read every document and write all tables: the main job.

    The tables go into DIR/tables, as CSV for Excel and as Parquet.

    \b
    Examples:
      duibiao run
      duibiao run corpora plans/2026 --out outputs
    """
    _extract(paths or [CORPORA], out / "tables", quiet)


@app.command()
def extract(paths: Paths, out: Out = OUTPUTS, quiet: Quiet = False) -> None:
    """Write the tables of documents into a folder.

    They go straight into DIR, as CSV for Excel and as Parquet.

    \b
    Examples:
      duibiao extract plan.txt --out tables
      duibiao extract plans/ --out tables --quiet
    """
    _extract(paths, out, quiet)


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
    from pipeline.tables import Row, write_csv

    rows: list[Row] = []
    failed = False
    for extraction in _extractions(paths or [CORPORA]):
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
    for extraction in _extractions(paths):
        if extraction and (found := find_row(extraction, row_id)):
            if not quiet:
                console.print_chain(extraction, *found)
            return
    fail(f"{', '.join(map(str, paths))}: no row {row_id} here; if the source has changed, run again")


@app.command()
def evaluate(
    paths: PathsOrCorpora = None,
    gold: Annotated[Path, typer.Option("--gold", metavar="DIR", help="folder of gold files")] = GOLD,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="DIR", help="folder for scores.csv [default: --gold]")
    ] = None,
    errors: Annotated[bool, typer.Option("--errors", help="print every row that is wrong")] = False,
    quiet: Quiet = False,
) -> None:
    """Score what is found against gold documents.

    Per table and field, printed and written to scores.csv.

    \b
    Examples:
      duibiao evaluate
      duibiao evaluate plans --gold gold --out outputs --errors
    """
    from pipeline import console
    from pipeline.evaluate import BadGold, evaluate, read_golds, write_scores

    try:
        golds = read_golds(gold)
    except BadGold as error:
        fail(str(error))
    if not golds:
        fail(f"{gold}: no gold file here; name the folder of *.json files with --gold", code=USAGE)
    digests = {each["source_sha256"] for each in golds}
    extractions = {each.document.sha256: each for each in _extractions(paths or [CORPORA], digests) if each}
    scores, misses = evaluate(golds, extractions)
    folder = out or gold
    folder.mkdir(parents=True, exist_ok=True)
    write_scores(scores, folder / "scores.csv")
    if not quiet:
        console.print_scores(scores)
    if errors:
        console.print_misses(misses)
    absent = [each["doc"] for each in golds if each["source_sha256"] not in extractions]
    if absent:
        fail(f"no document found for gold {', '.join(absent)}; name the folder that holds it")


@app.command()
def tables(
    markdown: Annotated[bool, typer.Option("--markdown", help="as in docs/tables.md")] = False,
    out: OutIfGiven = None,
    quiet: Quiet = False,
) -> None:
    """Print every table's columns and their meaning.

    With --out also as DIR/tables.md.

    \b
    Examples:
      duibiao tables
      duibiao tables --markdown
    """
    from pipeline import console
    from pipeline.schema import as_markdown

    if out:
        out.mkdir(parents=True, exist_ok=True)
        (out / "tables.md").write_text(as_markdown(), encoding="utf-8")
    if markdown and not quiet:
        typer.echo(as_markdown(), nl=False)
    elif not quiet:
        console.print_schema()


def say(sentence: str) -> None:
    """Print one line to stderr; a line break or control character in a name is shown escaped."""
    shown = (c if c.isprintable() else c.encode("unicode_escape").decode() for c in sentence)
    typer.echo("".join(shown), err=True)


def fail(sentence: str, code: int = FAILED) -> NoReturn:
    """Say what is wrong and what to do, and end with `code`."""
    say(sentence)
    raise typer.Exit(code)


def _extract(paths: list[Path], folder: Path, quiet: bool) -> None:
    from pipeline import console
    from pipeline.run import extract_all
    from pipeline.tables import write_tables

    with _progress(quiet) as progress:
        found = extract_all(paths, progress)
    write_tables(found, folder)
    if not quiet:
        console.print_counts(found, folder)
    for failure in found.failures:
        say(str(failure))
    raise typer.Exit(FAILED if found.failures else 0)


def _extraction_of(path: Path) -> Extraction:
    from pipeline.run import extract_one
    from pipeline.tables import Failure

    extraction = extract_one(path)
    if isinstance(extraction, Failure):
        fail(str(extraction))
    return extraction


def _extractions(paths: list[Path], digests: set[str] | None = None) -> Iterator[Extraction | None]:
    """Extract the documents at `paths` (those with `digests` alone); None where it failed (and is told)."""
    from hashlib import sha256

    from pipeline.run import extract_one, find_all
    from pipeline.tables import Failure

    documents, failures = find_all(paths)
    for failure in failures:
        say(str(failure))
        yield None
    for path in documents:
        if digests is not None and sha256(path.read_bytes()).hexdigest() not in digests:
            continue
        extraction = extract_one(path)
        if isinstance(extraction, Failure):
            say(str(extraction))
            yield None
        else:
            yield extraction


@contextmanager
def _progress(quiet: bool) -> Iterator[Progress | None]:
    """A bar on stderr, for a person who waits: not where stderr is a file, nor for a few documents."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress as Bar

    with Bar(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", visible=False)

        def progress(done: int, total: int, path: Path) -> None:
            shown = total >= WORTH_A_BAR
            bar.update(task, completed=done, total=total, description=path.name[:40], visible=shown)

        yield progress


if __name__ == "__main__":
    main()
