"""A table says the same in every layout: the rows of each are those of its tab form."""

from __future__ import annotations

from functools import cache

import pytest
from layouts import LAYOUTS, LISTS, TABLES, Table, document, rows_of

from pipeline.extract import extract
from pipeline.read import read_text

#: What can't be known yet: (table, layout) → why.
OPEN = {
    ("6", "tab, blanks in cells"): "the blank stands in the indicator",
    ("21", "tab, blanks in cells"): "the blank stands in the name", ("24", "cell behind a tab"): "schools look for tabs in a line",
    **{(name, "cell behind a tab, empty lines"): "schools look for tabs in a line" for name in ("21", "24")},
    **{(name, f"cell a line, lines of fourteen{gap}"): "what a short line goes on with isn't told" for name in ("12", "15", "22") for gap in ("", ", empty lines")},
    ("16", "cell a line, two pages"): "no head is known, so that the second page begins a table of two rows",
    ("34", "cell behind a tab, empty lines"): "four empty cells leave too wide a gap",
}  # fmt: skip


@cache
def rows(table: Table, layout: str):
    return rows_of(extract(read_text(document(table, layout), "table")))


@pytest.mark.parametrize("layout", [layout for layout in LAYOUTS if layout != "tab"])
@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_a_layout_gives_the_rows_of_the_tab_form(table, layout, request):
    if why := OPEN.get((table.name, layout)):
        request.applymarker(pytest.mark.xfail(reason=why, strict=True))
    found, wanted = rows(table, layout), rows(table, "tab")
    assert ({*found} == {*wanted}) if "two pages" in layout else (found == wanted)  # the times of the heads stand on both pages


@pytest.mark.parametrize("table", [table for table in TABLES if table.name in ("1", "6", "9", "26")], ids=lambda table: table.name)
def test_a_table_whose_heads_stand_in_its_first_column_gives_the_rows_of_the_tab_form(table):
    assert {*rows(table, "lying")} == {*rows(table, "whole")}


@pytest.mark.parametrize("layout", LISTS)
@pytest.mark.parametrize("table", [table for table in TABLES if table.name in ("11", "12", "13", "15", "20")], ids=lambda table: table.name)
def test_a_list_of_tasks_gives_the_rows_of_the_table(table, layout):
    assert rows(table, layout) == rows(table, "tab")


#: How many targets, bodies and schools each table holds beside `各有关部门` below it, counted by reading.
COUNTS = {
    "1": (11, 0, 0), "2": (13, 0, 0), "3": (16, 0, 0), "4": (14, 0, 0), "5": (13, 0, 0), "6": (14, 0, 0), "7": (15, 0, 0), "8": (8, 0, 0),
    "9": (10, 6, 0), "10": (20, 0, 0), "11": (6, 14, 0), "12": (4, 6, 0), "13": (6, 10, 0), "14": (11, 6, 0), "15": (4, 6, 0), "16": (15, 0, 0),
    "17": (20, 4, 0), "18": (12, 9, 0), "19": (5, 5, 0), "20": (6, 11, 0), "21": (15, 0, 5), "22": (8, 4, 4), "23": (11, 0, 4), "24": (6, 5, 4),
    "25": (15, 0, 5), "26": (11, 0, 0), "27": (5, 12, 0), "28": (12, 5, 4), "29": (20, 0, 0), "30": (20, 0, 0),
    "31": (13, 0, 0), "32": (12, 0, 0), "33": (15, 0, 0), "34": (9, 4, 0),
}  # fmt: skip


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_the_tab_form_gives_a_row_for_each_value_body_and_school(table):
    found = extract(read_text(document(table, "tab"), "table"))
    targets = sum(row.status != "condition" for row in found.targets)
    assert (targets, len(found.departments) - 1) == COUNTS[table.name][:2]
    if table.name not in NAMES_OPEN:
        assert len(found.schools) == COUNTS[table.name][2]


#: 15班幼儿园 is read as a name.
NAMES_OPEN = ("22",)
