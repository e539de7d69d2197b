"""What setup.cfg can't say: with `DUIBIAO_COMPILED=1` the files that make rows out of a text are compiled with mypyc (`make compiled`)."""

from __future__ import annotations

import os
import runpy
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from setuptools import setup

#: What no document goes through on its way to rows, and what fills its slots when they are first asked for, which mypyc doesn't know.
LEFT = frozenset(
    ["extractors/late.py", "extractors/marks.py", "models/phrases_training.py", "models/segmenter_training.py", "models/training.py", "pipeline/chunks.py", "pipeline/portion.py",
     "pipeline/row_groups.py", "pipeline/run.py", "pipeline/schema.py", "pipeline/serving.py", "pipeline/table_files.py", "pipeline/tables.py"]
)  # fmt: skip

#: How much gcc makes of the C code: 1 is as fast as 2. 0 takes half the time to make, where the wheel is only looked at.
OPTIMIZED = os.environ.get("DUIBIAO_OPTIMIZED", "1")


def files() -> Iterator[str]:
    """What makes rows out of a text, without what mypyc would make something else of: it reckons a `cached_property` anew at each look."""
    after = runpy.run_path("pipeline/recipe.py")["AFTER"]
    for package in ("extractors", "models", "pipeline"):
        for path in sorted(Path(package).glob("[!_]*.py")):
            if path.as_posix() not in LEFT and not (package == "pipeline" and path.stem in after) and "cached_property" not in path.read_text(encoding="utf-8"):
                yield str(path)


def compiled(folder: str) -> dict[str, object]:
    """What `setup` is told beside setup.cfg. All that is made on the way lies in `folder`, so a checkout holds nothing compiled that an edit would leave behind."""
    if "editable_wheel" in sys.argv:
        raise SystemExit("An editable installation stays as it is written; compile a wheel: make compiled")
    if "bdist_wheel" not in sys.argv:
        return {"setup_requires": ["mypy>=1.18,<3"]}
    from mypyc.build import mypycify

    options = ["--ignore-missing-imports", "--no-warn-unused-ignores", f"--cache-dir={folder}/types"]
    modules = mypycify([*options, *files()], opt_level=OPTIMIZED, debug_level="0", target_dir=f"{folder}/sources")
    if os.name == "posix":
        for module in modules:
            module.extra_compile_args.append("-Wno-all")  # looking for what -Wall warns of takes gcc longer than compiling
    # One library holds all of the code; what leads each of the files to it is made beside that.
    return {"ext_modules": modules, "options": {"build": {"build_base": folder}, "build_ext": {"parallel": 2}}}


if os.environ.get("DUIBIAO_COMPILED") == "1":
    with TemporaryDirectory() as made:
        setup(**compiled(made))
else:
    setup()
