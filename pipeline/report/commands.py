"""`duibiao report` and `duibiao plot`: parse, call one function, say where it lies."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from pipeline.command import OUTPUTS, USAGE, Out, Quiet, fail, say

if TYPE_CHECKING:
    from pipeline.comparison.load import Tables
    from pipeline.comparison.records import Comparison

Districts = Annotated[list[str] | None, typer.Argument(metavar="DISTRICT", help="districts (永川 is enough) [default: all]")]
Spoken = Annotated[Literal["zh", "en"], typer.Option("--language", help="language of labels and sentences")]


def report(districts: Districts = None, language: Spoken = "zh", out: Out = OUTPUTS, quiet: Quiet = False) -> None:
    """Write one HTML page that compares districts: answer, pictures, tables, and the source behind every row.

    It reads what `run` left in DIR/tables and writes DIR/report.html. The page opens from disk and asks the network for nothing.

    \b
    Examples:
      duibiao report
      duibiao report 永川 铜梁 --out outputs
    """
    from pipeline.report.page import report_page

    comparison, tables = _compared(out, districts or [])
    path = out / "report.html"
    path.write_text(report_page(comparison, tables, language), encoding="utf-8", newline="\n")
    if not quiet:
        say(f"{path} {path.stat().st_size:,} bytes")


def plot(
    districts: Districts = None,
    names: Annotated[list[str] | None, typer.Option("--only", metavar="NAME", help="levels, coverage, deadlines or schools; may be repeated")] = None,
    kind: Annotated[Literal["png", "svg", "both"], typer.Option("--format", help="what is written")] = "both",
    width: Annotated[int, typer.Option("--width", min=200, max=4000, help="width in pixels at 96 a inch")] = 720,
    dpi: Annotated[int, typer.Option("--dpi", min=36, max=1200, help="resolution of PNG")] = 300,
    font: Annotated[Path | None, typer.Option("--font", metavar="FILE", help="a font with Chinese characters [default: the system's]")] = None,
    language: Spoken = "zh",
    out: Out = OUTPUTS,
    quiet: Quiet = False,
) -> None:
    """Write the pictures of the comparison for a paper, as PNG and SVG.

    It reads what `run` left in DIR/tables and writes DIR/plots/NAME.png and .svg.

    \b
    Examples:
      duibiao plot 永川 铜梁
      duibiao plot --only levels --format svg --width 500
      duibiao plot --font fonts/NotoSansCJKsc-Regular.otf
    """
    from pipeline.report.plot import NoFont, NoSuchPicture, write_plots

    comparison, _ = _compared(out, districts or [])
    kinds = ("png", "svg") if kind == "both" else (kind,)
    try:
        written = write_plots(comparison, out / "plots", names or (), kinds, language, width, dpi, font)
    except (NoFont, NoSuchPicture) as error:
        fail(str(error), code=USAGE)
    if not quiet:
        for path in written:
            say(f"{path} {path.stat().st_size:,} bytes")


def _compared(out: Path, districts: Sequence[str]) -> tuple[Comparison, Tables]:
    from pipeline.comparison.compare import compare_tables
    from pipeline.comparison.load import NoTables, UnknownDistrict, read_tables

    try:
        tables = read_tables(out)
        comparison = compare_tables(tables, districts)
    except (NoTables, UnknownDistrict) as error:
        fail(str(error), code=USAGE)
    if not comparison.plans:
        fail(f"{out}: no document here tells its district; see documents.csv, and name the district in the document's head", code=USAGE)
    return comparison, tables
