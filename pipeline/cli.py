"""The command line: each command parses, calls one function and prints."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from pipeline import store_commands
from pipeline.command import (
    ARTEFACTS,
    CORPORA,
    FAILED,
    GOLD,
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
    fail,
    progress_bar,
    say,
)
from pipeline.comparing import compare, concepts
from pipeline.report.commands import plot, report

if TYPE_CHECKING:
    from pipeline.extract import Extraction
    from pipeline.passages import Passage

# What a command needs is imported inside it, so that `duibiao --help` starts at once.

app = typer.Typer(
    help="对标: targets, deadlines, departments and schools out of Chinese local-government plans.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)

lexicon = typer.Typer(
    help="Look after the words: clashes, dead entries, missing words, and what a new one changes.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
app.add_typer(lexicon, name="lexicon")

def main() -> None:
    """Entry point of `duibiao`; what goes wrong with files is told in a sentence, and the exit code is 2."""
    try:
        app()
    except OSError as error:
        place = f"{error.filename}: " if error.filename else ""
        say(f"{place}{error.strerror or error}; check the path and its permissions")
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
    passages: Annotated[bool, typer.Option("--passages", help="score the annotated passages instead")] = False,
    held_back: Annotated[bool, typer.Option("--held-back", help="those of them that train nothing")] = False,
    concepts: Annotated[bool, typer.Option("--concepts", help="score the matching of indicator phrases instead")] = False,
    ablation: Annotated[bool, typer.Option("--ablate", help="score without each learned part too")] = False,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="DIR", help="folder for the scores [default: --gold]")
    ] = None,
    errors: Annotated[bool, typer.Option("--errors", help="print every row that is wrong")] = False,
    quiet: Quiet = False,
) -> None:
    """Score what is found against gold documents or annotated passages.

    Per table and field, and how far confidence can be relied on. Written to scores.csv; of passages to passage_scores.csv
    (or held_back_scores.csv), of indicator phrases to concept_scores.csv, with a line for each sector and kind of document. The passages that aren't held back have
    trained the learned parts: scores out of fold stand on the cards in models/artefacts.

    \b
    Examples:
      duibiao evaluate
      duibiao evaluate plans --gold gold --out outputs --errors
      duibiao evaluate --passages --held-back --ablate
      duibiao evaluate --concepts
    """
    if concepts:
        _evaluate_concepts(gold, out or gold, quiet)
        return
    from pipeline import console
    from pipeline.evaluate import ablate, evaluate, evaluate_groups, write_group_scores, write_scores
    from pipeline.extract import extract
    from pipeline.reliability import judged

    folder = out or gold
    if passages or held_back:
        part = _passages((paths or [CORPORA])[0], held_back)
        golds = [each.gold for each in part]
        documents = [each.document for each in part]
        extractions = {each.sha256: extract(each) for each in documents}
        groups = evaluate_groups([(each.gold, ("all", f"sector={each.sector}", f"kind={each.kind}")) for each in part], extractions)
        folder.mkdir(parents=True, exist_ok=True)
        write_group_scores(groups, folder / ("held_back_scores.csv" if held_back else "passage_scores.csv"))
        scores, misses = evaluate(golds, extractions)
    else:
        groups = {}
        golds = _golds(gold)
        digests = {each["source_sha256"] for each in golds}
        extractions = {each.document.sha256: each for each in _extractions(paths or [CORPORA], digests) if each}
        documents = [each.document for each in extractions.values()]
        scores, misses = evaluate(golds, extractions)
        folder.mkdir(parents=True, exist_ok=True)
        write_scores(scores, folder / "scores.csv")
    if not quiet:
        console.print_scores(scores)
        console.print_groups(groups)
        console.print_reliability(judged(golds, extractions))
    if errors:
        console.print_misses(misses)
    if ablation:
        from models.learned import shipped

        console.print_groups(ablate(golds, documents, shipped()))
    absent = [each["doc"] for each in golds if each["source_sha256"] not in extractions]
    if absent:
        fail(f"no document found for gold {', '.join(absent)}; name the folder that holds it")


def _evaluate_concepts(gold: Path, folder: Path, quiet: bool) -> None:
    from pipeline.comparison.answer import print_pair_scores
    from pipeline.concept_pairs import FILE, SCORES, BadPairs, read_pairs, score, write_scores

    try:
        lines = score(read_pairs(gold / FILE))
    except BadPairs as error:
        fail(str(error))
    folder.mkdir(parents=True, exist_ok=True)
    write_scores(lines, folder / SCORES)
    if not quiet:
        print_pair_scores([(line.part, line.method, line.measure, line.cases, line.value) for line in lines])


def _golds(folder: Path) -> list[dict[str, Any]]:
    from pipeline.evaluate import BadGold, read_golds

    try:
        golds = read_golds(folder)
    except BadGold as error:
        fail(str(error))
    if not golds:
        fail(f"{folder}: no gold file here; name the folder of *.json files with --gold", code=USAGE)
    return golds


def _passages(corpora: Path, held_back: bool) -> list[Passage]:
    from pipeline.passages import BadPassage, read_passages

    try:
        found = [each for each in read_passages(corpora / "passages") if each.held_back == held_back]
    except BadPassage as error:
        fail(str(error))
    if not found:
        fail(f"{corpora / 'passages'}: no passages here; name the corpora folder", code=USAGE)
    return found


@app.command()
def train(
    corpora: Annotated[Path, typer.Argument(metavar="CORPORA", help="folder of passages, gold and specs")] = CORPORA,
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="folder for the artefacts")] = ARTEFACTS,
    segmenter: Annotated[bool, typer.Option("--segmenter", help="the pkuseg model too (needs duibiao[segmenters])")] = False,
    quiet: Quiet = False,
) -> None:
    """Rebuild every learned part from the annotated corpora.

    The same corpora give the same bytes; a card beside each artefact says what it was made of and how good it is.

    \b
    Examples:
      duibiao train
      duibiao train corpora --out outputs/artefacts
      duibiao train --segmenter
    """
    from pipeline.concept_pairs import BadPairs, train_concepts
    from pipeline.evaluate import BadGold
    from pipeline.passages import BadPassage
    from pipeline.train import NoCorpora, write_artefacts
    from pipeline.train import train as train_parts

    tell = (lambda _: None) if quiet else say
    try:
        artefacts = train_parts(corpora, tell)
        if matcher := train_concepts(corpora, tell):
            artefacts.append(matcher)
    except (BadGold, BadPassage, BadPairs, NoCorpora) as error:
        fail(str(error))
    written = write_artefacts(artefacts, out)
    if segmenter:
        from pipeline.teach import train_segmenter

        if not quiet:
            say("segmenter")
        try:
            written += train_segmenter(corpora, out)
        except ImportError as error:
            fail(f"{error.name} is needed to train the segmenter; pip install 'duibiao[segmenters]'")
    for path in written:
        if not quiet:
            say(f"{path} {path.stat().st_size} bytes")


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
    _write_rows(out, "formats.csv", rows)
    if not quiet:
        console.print_formats(rows)


@lexicon.command("check")
def lexicon_check(paths: PathsOrCorpora = None, out: OutIfGiven = None, quiet: Quiet = False) -> None:
    """Find words that clash, entries that are never reached, odd cells, and entries that no text holds.

    Ends with 1 where something has to be repaired. With --out every finding is a line of DIR/lexicon_findings.csv.

    \b
    Examples:
      duibiao lexicon check
      duibiao lexicon check corpora plans --out outputs
    """
    from dataclasses import asdict

    from pipeline import console
    from pipeline.lexicons import FAULTS, check, read_texts

    findings = check(read_texts(paths or [CORPORA]))
    _write_rows(out, "lexicon_findings.csv", [asdict(each) for each in findings])
    if not quiet:
        console.print_findings(findings)
    faults = sum(each.kind in FAULTS for each in findings)
    if faults:
        fail(f"{faults} entries of the lexicons have to be repaired; `duibiao lexicon check` names file and line")


@lexicon.command("coverage")
def lexicon_coverage(paths: PathsOrCorpora = None, out: OutIfGiven = None, quiet: Quiet = False) -> None:
    """Count what of each lexicon stands in the texts, and the words there that look like missing entries.

    With --out also as DIR/lexicon_coverage.csv.

    \b
    Examples:
      duibiao lexicon coverage
      duibiao lexicon coverage plans/health --out outputs
    """
    from dataclasses import asdict

    from pipeline import console
    from pipeline.lexicon_coverage import coverage
    from pipeline.lexicons import read_texts

    lines = coverage(read_texts(paths or [CORPORA]))
    told = [asdict(each) | {"candidates": " ".join(word for word, _ in each.candidates)} for each in lines]
    _write_rows(out, "lexicon_coverage.csv", told)
    if not quiet:
        console.print_coverage(lines)


@lexicon.command("add")
def lexicon_add(
    name: Annotated[str, typer.Argument(metavar="LEXICON", help="which lexicon")],
    word: Annotated[str, typer.Argument(metavar="SURFACE", help="the word as texts write it")],
    source: Annotated[str, typer.Option("--source", metavar="TEXT", help="where it was seen or who defines it")],
    values: Annotated[
        list[str] | None, typer.Option("--set", metavar="COLUMN=VALUE", help="a further cell; may be repeated")
    ] = None,
    sector: Annotated[str, typer.Option("--sector", metavar="S", help="into the folder of a sector")] = "",
    on: Annotated[list[Path] | None, typer.Option("--on", metavar="PATH", help="documents [default: corpora]")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="show the changes and take the word out again")] = False,
    out: OutIfGiven = None,
    quiet: Quiet = False,
) -> None:
    """Add a word and show which rows it changes.

    The documents are read without and with it. With --out every change is a line of DIR/lexicon_changes.csv.

    \b
    Examples:
      duibiao lexicon add units 剂次 --set family=count --set chinese=no --source 卫生健康统计 --sector health
      duibiao lexicon add category_words 小麦 --source 农业统计 --dry-run
    """
    from dataclasses import asdict

    from extractors.lexicon import LexiconError
    from pipeline import console
    from pipeline.lexicon_add import add_entry, changes, new_row, remove_entry, rows_now, word_of

    documents = on or [CORPORA]
    if absent := [str(path) for path in documents if not path.exists()]:
        fail(f"{', '.join(absent)}: there is no such file or folder; name the documents with --on", code=USAGE)
    try:
        cells = dict(value.split("=", 1) for value in values or [] if "=" in value)
        if len(cells) < len(values or []):
            fail("--set takes COLUMN=VALUE, each column once", code=USAGE)
        row = new_row(name, word, cells, source)
        before = rows_now(documents)
        entry = add_entry(name, row, sector)
    except LexiconError as error:
        fail(str(error), code=USAGE)
    try:
        found = list(changes(before, rows_now(documents)))
    finally:
        if dry_run:
            remove_entry(entry)
    _write_rows(out, "lexicon_changes.csv", [asdict(each) for each in found])
    if not quiet:
        console.print_changes(found)
        say(f"{word_of(entry)} {'would change' if dry_run else 'changes'} {len(found)} rows of {', '.join(map(str, documents))}")


def _write_rows(folder: Path | None, name: str, rows: list[dict[str, object]]) -> None:
    """Rows with the same keys as CSV for Excel, where a folder is given; without rows the file is empty."""
    import csv

    if not folder:
        return
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / name).open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]) if rows else [])
        writer.writeheader()
        writer.writerows(rows)


def _extract(paths: list[Path], folder: Path, workers: int | None, quiet: bool) -> None:
    from pipeline.portion import Input
    from pipeline.run import extract_all, find_all
    from pipeline.workers import processes_for

    with ending_with_ctrl_c("interrupted; no table was written"), progress_bar(quiet) as progress:
        if processes_for((Input(each, "") for each in find_all(paths)[0]), workers) > 1:
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
    if workers and (scheduler or name != "dask"):
        fail("--workers are those of --engine dask on this machine; a scheduler has its own", code=USAGE)
    read = engine.dask(scheduler, workers) if name == "dask" else engine.local
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


def _extractions(paths: list[Path], digests: set[str] | None = None) -> Iterator[Extraction | None]:
    """Extract the documents at `paths` (those with `digests` alone); None where it failed (and is told)."""
    from hashlib import sha256

    from pipeline.read import content
    from pipeline.run import extract_one, find_all
    from pipeline.tables import Failure

    documents, failures = find_all(paths)
    for failure in failures:
        say(str(failure))
        yield None
    for path in documents:
        if digests is not None and sha256(content(path)).hexdigest() not in digests:
            continue
        extraction = extract_one(path)
        if isinstance(extraction, Failure):
            say(str(extraction))
            yield None
        else:
            yield extraction


if __name__ == "__main__":
    main()
