"""`duibiao compare`: the comparison as files and as a short answer in the terminal."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.command import OUTPUTS, USAGE, Out, Quiet, fail, say

if TYPE_CHECKING:
    from pipeline.comparison.records import Comparison


class By(StrEnum):
    """What the answer is grouped by."""

    STAGE = "stage"
    THEME = "theme"
    DEPARTMENT = "department"


def compare(
    districts: Annotated[list[str] | None, typer.Argument(metavar="DISTRICT", help="永川 or 永川区; one alone compares its editions and years [default: all]")] = None,
    by: Annotated[By, typer.Option("--by", help="what the overview is grouped by")] = By.THEME,
    denominators: Annotated[
        Path | None, typer.Option("--denominators", metavar="CSV", help="district,population,pupils,schools,year,source: values per head or school too")
    ] = None,
    out: Out = OUTPUTS,
    quiet: Quiet = False,
) -> None:
    """Compare what districts promise: what can be compared, what can't, and why.

    Reads the tables that `run` left in DIR/tables. Writes comparison.csv, .parquet and .xlsx into DIR, and the further tables (claims, findings,
    coverage, projects, load) into DIR/comparison.

    \b
    Examples:
      duibiao compare 永川区 铜梁区
      duibiao compare 永川 铜梁 --by stage --out outputs
      duibiao compare --denominators districts.csv
    """
    from pipeline.comparison.answer import print_answer
    from pipeline.comparison.sheet import write_sheets
    from pipeline.comparison.tables import write_comparison

    comparison = comparison_of(out, districts or [], denominators)
    written = write_comparison(comparison, out)
    written.append(write_sheets(comparison, out / "comparison.xlsx", by))
    if len(comparison.plans) < 2:
        say(f"{len(comparison.plans)} plan here, so nothing is compared; add a plan or name another district (the other tables are written)")
    if not quiet:
        print_answer(comparison, by)
        say(f"written: {', '.join(map(str, written))}")


def concepts(
    districts: Annotated[list[str] | None, typer.Argument(metavar="DISTRICT", help="whose plans to look at [default: all]")] = None,
    out: Out = OUTPUTS,
    quiet: Quiet = False,
) -> None:
    """Propose concepts for phrases that the lexicon doesn't know, and list the mappings that are unsure.

    Reads the tables that `run` left in DIR/tables. Writes DIR/concept_proposals.tsv, lines to be read, corrected and put into a sector's concepts.tsv, and
    DIR/concept_review.csv.

    \b
    Examples:
      duibiao concepts
      duibiao concepts 永川 --out outputs
    """
    from pipeline.comparison.answer import print_proposals
    from pipeline.comparison.proposals import propose, unsure, write_proposals

    comparison = comparison_of(out, districts or [])
    proposals, review = propose(comparison.claims), unsure(comparison.claims)
    written = write_proposals(proposals, review, out)
    if not quiet:
        print_proposals(proposals, review)
        say(f"written: {', '.join(map(str, written))}")


def comparison_of(folder: Path, districts: list[str], denominators: Path | None = None) -> Comparison:
    """The comparison of the tables in a folder; what is wrong is told in a sentence and ends the command."""
    from pipeline.comparison.compare import compare_folder
    from pipeline.comparison.denominators import BadDenominators
    from pipeline.comparison.load import NoTables, UnknownDistrict

    try:
        return compare_folder(folder, districts, denominators)
    except (NoTables, UnknownDistrict, BadDenominators) as error:
        fail(str(error), code=USAGE)
