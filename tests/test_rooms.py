"""The rooms of the project and what each may import; a stage imports only the stages before it."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

#: Room → what it may import beside the standard library.
EXTRACTORS = {"extractors", "regex", "ahocorasick_rs"}
MODELS = EXTRACTORS | {"models", "jieba", "jieba_next", "rjieba", "spacy_pkuseg", "srsly", "sklearn", "numpy"}
FILES = {"cv2", "docx", "lxml", "numpy", "olefile", "openpyxl", "pdfplumber", "PIL", "pypdfium2", "python_calamine", "rapidocr", "selectolax", "trafilatura"}
PIPELINE = MODELS | FILES | {"pipeline", "altair", "dask", "distributed", "duckdb", "filelock", "fsspec", "pandas", "psycopg", "pyarrow", "xlsxwriter", "rich", "spacy", "typer", "vl_convert"}
MAY_IMPORT = {"extractors": EXTRACTORS, "models": MODELS, "pipeline": PIPELINE}

#: The walk of the data through `pipeline/`.
STAGES = (
    "traditional", "document", "rows",
    "lines", "headings", "sentences", "table_words", "table_flow", "table_heads", "table_whole", "table_columns", "table_rows", "table_barred", "table_cells", "table_records", "table_dealt", "table_flattened", "table_counted", "table_yearly", "table_glued", "table_layout", "labels", "head_lines", "head_framed", "head_titles", "header", "head_page", "head_own_title", "head_signature", "head_reading", "table_run_on", "run_on", "segment", "smooth", "period", "own_term", "told_phases", "told_period", "told_place", "read",
    "cell_units", "cell_amounts", "table_reading", "cell_names", "cell_several", "cell_dates", "cells", "signs", "chapters", "dated", "stated", "inherited", "recurring", "due", "situation", "condition_kind", "condition_size", "condition_whom", "conditions", "applicants", "look_back", "column_heads", "voices", "account", "status_stock", "status_project", "status_time", "status_told", "status", "commitment", "settle", "tenor", "identity", "owners", "told_again", "eras", "readings", "named_above", "sizes_in_names", "link", "neighbours", "numbers", "confidence", "printed", "column_years", "title_lines", "told_bodies", "headed_schools", "told_schools", "told_times", "extract",
    "schema", "tables", "row_groups", "waiting", "table_files", "component", "show", "comparison", "run", "shard", "portion", "chunks", "serving", "warm", "workers", "batch", "manifest", "journal", "lexicons", "lexicon_coverage", "lexicon_add", "passages", "evaluate", "reliability", "train", "concept_pairs", "teach",
    "recipe", "lock", "shard_files", "shard_tables", "engine", "store_schema", "store", "publish", "anchor", "corrections", "correction_files", "run_record", "outdated", "incoming", "merge", "refresh", "correct",
    "difference", "workbook", "export", "postgresql",
    "explain", "audit", "console", "command", "comparing", "report", "store_commands", "lexicon_commands", "learning_commands", "cli",
)  # fmt: skip


def imported(path: Path) -> Iterator[str]:
    """The modules that a file imports anywhere in it, for types alone as well."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are absolute"
            yield node.module or ""
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def files(room: str) -> list[Path]:
    return sorted((ROOT / room).rglob("*.py"))


@pytest.mark.parametrize("room", MAY_IMPORT)
def test_a_room_imports_what_it_may(room):
    allowed = MAY_IMPORT[room] | set(sys.stdlib_module_names)
    backward = {
        f"{path.relative_to(ROOT)} imports {name}"
        for path in files(room)
        for name in imported(path)
        if name.split(".")[0] not in allowed
    }
    assert not backward


def test_outputs_hold_no_code():
    assert not files("outputs")


def stage_of(module: str) -> str:
    """`pipeline.read.text` → `read`; "" for the package itself."""
    return module.partition(".")[2].partition(".")[0]


def test_every_stage_is_in_the_walk():
    stages = {stage_of(".".join(path.relative_to(ROOT).with_suffix("").parts)) for path in files("pipeline")}
    assert sorted(stages - {"__init__"}) == sorted(STAGES), "write the new stage into STAGES"


def test_a_stage_imports_only_the_stages_before_it():
    backward = []
    for path in files("pipeline"):
        stage = path.relative_to(ROOT / "pipeline").parts[0].removesuffix(".py")
        before = set(STAGES[: STAGES.index(stage) + 1]) if stage in STAGES else set(STAGES)
        backward += [
            f"{path.relative_to(ROOT)} imports {name}"
            for name in imported(path)
            if name.startswith("pipeline.") and stage_of(name) in STAGES and stage_of(name) not in before
        ]
    assert not backward


def test_no_reading_stage_is_left_out_of_the_recipe():
    """What reading a document imports is in the recipe's digest: `pipeline.run` and all that it leads to."""
    from pipeline.recipe import AFTER

    imports = {path: {name for name in imported(path) if name.startswith("pipeline.")} for path in files("pipeline")}
    wanted, reached = ["run"], set()
    while wanted:
        stage = wanted.pop()
        if stage not in reached:
            reached.add(stage)
            wanted += [stage_of(name) for path, names in imports.items() if path.relative_to(ROOT / "pipeline").parts[0].removesuffix(".py") == stage for name in names]
    assert not reached & AFTER
    assert set(STAGES) >= AFTER
