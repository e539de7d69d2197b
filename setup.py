"""What setup.cfg can't say: with `DUIBIAO_COMPILED=1` the files that take most of a document's time are compiled with mypyc (`make compiled`)."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from setuptools import setup

#: The files of each package that nine tenths of a document's own steps are in. None may hold `cached_property`, which mypyc reckons anew at each look.
COMPILED = {
    "extractors": (
        "amounts", "bare_numbers", "body_beside", "body_cut", "body_functions", "body_lines", "body_lists", "body_local", "body_prose", "body_scan", "clauses",
        "comparators", "departments", "indicator_against", "indicator_beside", "indicator_compared", "indicator_deed", "indicator_headed", "indicator_inner_verb",
        "indicator_lead", "indicator_left", "indicator_lists", "indicator_noun", "indicator_parted", "indicator_per", "indicator_pointed", "indicator_reading",
        "indicator_right", "indicator_shared", "indicator_some", "indicator_subject", "indicator_timed", "indicator_told", "indicator_unnamed", "indicator_verbs",
        "indicator_words", "indicators", "places", "predicates", "quantities", "quantity_lists", "reaching", "scanning", "school_actions", "school_behind",
        "school_borders", "school_clause", "school_heads", "school_holds", "school_lists", "school_names", "school_parts", "school_past", "school_reading",
        "school_stage", "school_strength", "school_told", "schools", "span", "time_points", "times", "wordlist",
    ),
    "models": (
        "confidence", "deciding", "linear", "status",
    ),
    "pipeline": (
        "cell_units", "cells", "commitment", "condition_kind", "condition_whom", "conditions", "confidence", "dated", "due", "head_reading", "headings", "identity",
        "inherited", "lines", "link", "named_above", "neighbours", "owners", "readings", "recurring", "run_on", "segment", "sentences", "signs", "smooth", "status",
        "status_stock", "status_time", "status_told", "table_rows",
    ),
}  # fmt: skip


def compiled(folder: str) -> dict[str, object]:
    """What `setup` is told beside setup.cfg. All that is made on the way lies in `folder`, so a checkout holds nothing compiled that an edit would leave behind."""
    if "editable_wheel" in sys.argv:
        raise SystemExit("An editable installation stays as it is written; compile a wheel: make compiled")
    if "bdist_wheel" not in sys.argv:
        return {"setup_requires": ["mypy>=1.18,<3"]}
    from mypyc.build import mypycify

    files = [str(Path(package, f"{name}.py")) for package, names in COMPILED.items() for name in names]
    cached = [path for path in files if "cached_property" in Path(path).read_text(encoding="utf-8")]
    if cached:
        raise SystemExit(f"{', '.join(cached)}: cached_property can't be compiled; take the file out of COMPILED in setup.py")
    options = ["--ignore-missing-imports", "--no-warn-unused-ignores", f"--cache-dir={folder}/types"]
    modules = mypycify([*options, *files], opt_level="1", debug_level="0", target_dir=f"{folder}/sources")
    return {"ext_modules": modules, "options": {"build": {"build_base": folder}}}


if os.environ.get("DUIBIAO_COMPILED") == "1":
    with TemporaryDirectory() as made:
        setup(**compiled(made))
else:
    setup()
