"""Tables of `tables.txt` written in every layout that a table loses or takes on when it is copied, saved or converted."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.extract import Extraction


@dataclass(frozen=True)
class Table:
    """A table and what stands around it. A row of one cell names a section; an empty cell is merged with the one above or left blank."""

    name: str
    title: str
    above: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    below: tuple[str, ...]


def read_tables(path: Path) -> Iterator[Table]:
    """Tables as `@ name title`, lines above, rows with tabs, lines below; a line between rows is a row of one cell."""
    for part in path.read_text(encoding="utf-8").split("@ ")[1:]:
        head, *lines = part.strip("\n").split("\n")
        name, title = head.split(" ", 1)
        rowed = [at for at, line in enumerate(lines) if "\t" in line]
        first, last = rowed[0], rowed[-1] + 1
        yield Table(name, title, tuple(lines[:first]), tuple(tuple(line.split("\t")) for line in lines[first:last]), tuple(lines[last:]))


TABLES = tuple(read_tables(Path(__file__).parent / "tables.txt"))


def _display(words: str) -> int:
    return sum(2 if ord(sign) > 0x2000 else 1 for sign in words)


def by_sign(sign: str) -> Callable[[Table], str]:
    """A row a line, its cells parted by a sign."""
    return lambda table: "\n".join(sign.join(row) for row in table.rows)


def bars(table: Table) -> str:
    """A table of markdown: bars at both ends, a rule below the first row, all rows of one width."""
    width = max(map(len, table.rows))
    rows = [f"| {' | '.join([*row, *[''] * (width - len(row))])} |" for row in table.rows]
    return "\n".join([rows[0], "|" + " --- |" * width, *rows[1:]])


def aligned(table: Table) -> str:
    """Columns at the same place in every line, at least two blanks between; empty cells are blanks."""
    whole = [row for row in table.rows if len(row) > 1]
    widths = [max(map(_display, column)) + 2 for column in zip(*whole, strict=True)]
    return "\n".join("".join(cell + " " * (width - _display(cell)) for cell, width in zip(row, widths, strict=False)).rstrip() for row in table.rows)


def comma(table: Table) -> str:
    """A CSV."""
    file = io.StringIO()
    csv.writer(file, lineterminator="\n").writerows(table.rows)
    return file.getvalue().rstrip("\n")


def narrow(table: Table) -> str:
    """Single blanks between cells, in lines of sixty signs as a narrow page breaks them."""
    return "\n".join(line[at : at + 60] for line in map(" ".join, table.rows) for at in range(0, len(line), 60))


def cells(between: str) -> Callable[[Table], str]:
    """A cell a line; those that are empty leave no line."""
    return lambda table: between.join(cell.strip() for row in table.rows for cell in row if cell.strip())


def broken(heads: int, width: int, between: str = "\n") -> Callable[[Table], str]:
    """A cell a line, in columns so narrow that heads and cells stand in several; no break stands within a number."""

    def lines(cell: str, most: int) -> Iterator[str]:
        while len(cell) > most:
            at = next((at for at in range(most, 0, -1) if not cell[at - 1 : at + 1].isascii()), most)
            yield cell[:at]
            cell = cell[at:]
        yield cell

    return lambda table: between.join(line for number, row in enumerate(table.rows) for cell in row if cell.strip() for line in lines(cell.strip(), width if number else heads))


def on_two_pages(form: Callable[[Table], str], between: str = "\n") -> Callable[[Table], str]:
    """The rows on two pages with a page number between them; the heads stand on both."""

    def pages(table: Table) -> str:
        half = len(table.rows) // 2 + 2
        return between.join((form(replace(table, rows=table.rows[:half])), "- 3 -", form(replace(table, rows=(table.rows[0], *table.rows[half:])))))

    return pages


def tabbed_cells(table: Table) -> str:
    """A cell a line behind a tab, the rows parted by an empty line; an empty cell is a tab alone."""
    return "\n\n".join("\n".join("\t" + cell for cell in row) for row in table.rows)


def blank_within(table: Table) -> str:
    """Tabs, and a blank in long cells where their lines were broken."""
    broken = lambda cell: cell[:7] + " " + cell[7:] if len(cell) > 10 and all("\u4e00" <= sign <= "\u9fff" for sign in cell[5:9]) else cell  # noqa: E731
    return "\n".join("\t".join(map(broken, row)) for row in table.rows)


def whole(table: Table) -> str:
    """Tabs, and merged cells told in every row."""
    above: tuple[str, ...] = ()
    lines = []
    for row in table.rows:
        above = tuple(cell or (above[at] if at < 2 and above else cell) for at, cell in enumerate(row))
        lines.append("\t".join(above))
    return "\n".join(lines)


def lying(table: Table) -> str:
    """The heads in the first column, a row in each of the others."""
    return "\n".join(map("\t".join, zip(*(line.split("\t") for line in whole(table).split("\n")), strict=True)))


def closed(table: Table) -> str:
    """A cell a line with a bar behind each."""
    return "\n".join(f"{cell} |" for row in table.rows for cell in row if cell.strip())


def gapped(table: Table) -> str:
    """Rows with tabs and an empty line between each two."""
    return "\n\n".join("\t".join(row) for row in table.rows)


LAYOUTS: dict[str, Callable[[Table], str]] = {
    "tab": by_sign("\t"), "tab, empty lines": gapped, "tab, blanks in cells": blank_within, "bar": by_sign(" | "), "markdown": bars,
    "aligned": aligned, "one blank": by_sign(" "), "one blank, narrow": narrow, "two blanks": by_sign("  "), "wide blank": by_sign("　"), "csv": comma, "semicolon": by_sign(";"),
    "cell a line": cells("\n"), "cell a line, empty lines": cells("\n\n"), "cell behind a tab": tabbed_cells, "cell behind a tab, empty lines": lambda table: tabbed_cells(table).replace("\n", "\n\n"),
    "cell a line, heads of six": broken(6, 99), "cell a line, heads of six, empty lines": broken(6, 99, "\n\n"), "cell a line, lines of fourteen": broken(99, 14),
    "cell a line, lines of fourteen, empty lines": broken(99, 14, "\n\n"), "cell a line, two pages": on_two_pages(cells("\n")), "tab, two pages": on_two_pages(by_sign("\t")), "bar behind each cell": closed,
}  # fmt: skip


#: Forms that change what is told how often.
OTHERS = {"whole": whole, "lying": lying}


#: Columns that a list tells behind a task, with their heads as labels.
_TOLD = ("牵头", "责任", "配合", "参与", "部门", "时限", "时间")


def _as_list(end: str, labelled: Callable[[list[str]], str]) -> Callable[[Table], str]:
    """A numbered list of tasks, what answers for each and when it is due told behind it; titles of sections stand between."""

    def tasks(table: Table) -> Iterator[str]:
        heads = [head.strip() for head in table.rows[0]]
        for number, row in enumerate(table.rows[1:], 1):
            if len(row) == 1:
                yield row[0]
                continue
            cells = [(head, cell) for head, cell in zip(heads, row, strict=True) if cell and head not in ("序号", "类别")]
            told = [f"{head}：{cell}" for head, cell in cells if any(word in head for word in _TOLD)]
            words = [cell for head, cell in cells if not any(word in head for word in _TOLD)]
            yield f"{number}.{words[0]}{'。' if words[1:] else ''}{'，'.join(words[1:])}{end}{labelled(told)}"

    return lambda table: "\n".join(tasks(table))


#: How a list tells who answers for a task.
LISTS = {
    "bracket behind the stop": _as_list("。", lambda told: f"（{'；'.join(told)}）"), "bracket before the stop": _as_list("", lambda told: f"（{'，'.join(told)}）。"),
    "lines": _as_list("。\n", "\n".join), "one line": _as_list("。\n", "　".join), "sentences": _as_list("。", lambda told: "".join(each + "。" for each in told)),
    "semicolons": _as_list("；", lambda told: "；".join(told) + "。"),
}  # fmt: skip


def document(table: Table, layout: str) -> str:
    """A short document that holds the table in a layout."""
    gap = "\n\n" if "empty lines" in layout else "\n"
    return gap.join([table.title, "为明确任务，制定本方案。", "一、主要任务", *table.above, (LAYOUTS | LISTS | OTHERS)[layout](table), *table.below, "二、保障措施", "各有关部门要加强组织领导。"]) + "\n"


def rows_of(found: Extraction) -> Counter[tuple[object, ...]]:
    """The rows of all tables without their places."""
    targets = (("target", row.text, row.indicator, row.action, row.comparator, row.value_min, row.value_max, row.unit, row.status, row.deadline,
                row.deadline_source, row.frequency, row.period, row.binding) for row in found.targets)
    times = (("time", row.text, row.kind, row.start_date, row.end_date) for row in found.deadlines)
    bodies = (("body", row.name, row.kind, row.role) for row in found.departments)
    schools = (("school", row.name, row.stage, row.action, row.object, row.planned) for row in found.schools)
    return Counter([*targets, *times, *bodies, *schools])
