"""`duibiao lexicon …`: look after the words."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pipeline.command import CORPORA, USAGE, OutIfGiven, PathsOrCorpora, Quiet, fail, say, write_rows

lexicon = typer.Typer(
    help="Look after the words: clashes, dead entries, missing words, and what a new one changes.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


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
    write_rows(out, "lexicon_findings.csv", [asdict(each) for each in findings])
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
    write_rows(out, "lexicon_coverage.csv", told)
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
    write_rows(out, "lexicon_changes.csv", [asdict(each) for each in found])
    if not quiet:
        console.print_changes(found)
        say(f"{word_of(entry)} {'would change' if dry_run else 'changes'} {len(found)} rows of {', '.join(map(str, documents))}")
