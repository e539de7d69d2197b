"""Whether a compiled wheel (`make compiled`) gives what the sources give: `python -m tests.same_rows WHEEL`.

Both read the plans, each annotated passage and each marked sentence without its marks, and the marked files as they stand; all tables have to be the
same, byte for byte. Too slow for the tests, since the wheel takes minutes to make: `.ci/run` makes it and asks.
"""

from __future__ import annotations

import filecmp
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

from extractors.marks import read_marks
from pipeline.passages import read_passages

ROOT = Path(__file__).parents[1]
CORPORA = ROOT / "corpora"
#: Ends with a message where the process has got the sources instead of what was compiled, or the other way round.
_CALL = """
import sys
from extractors import scanning
if scanning.__file__.endswith(".py") == (sys.argv.pop(1) == "compiled"):
    sys.exit(f"{scanning.__file__} was read")
from pipeline.cli import main
main()
"""


def _bare() -> Iterator[tuple[str, str]]:
    """A name and the text of each passage and each marked sentence."""
    for passage in read_passages(CORPORA / "passages"):
        yield passage.gold["doc"], passage.document.text
    for path in sorted((CORPORA / "specs").glob("*.txt")):
        for at, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if line.strip() and not line.startswith(("#", "@")):
                yield f"{path.stem}-{at}", read_marks(line, table="target")[0]


def _read(kind: str, packages: Path, folder: Path) -> None:
    """Read all documents with the packages that lie in a folder, into `folder/kind`."""
    inputs = [folder / "texts", *sorted(CORPORA.glob("*.txt")), CORPORA / "passages", CORPORA / "specs"]
    command = [sys.executable, "-P", "-c", _CALL, kind, "extract", *map(str, inputs), "--out", str(folder / kind), "--workers", "2", "--quiet"]
    subprocess.run(command, cwd=folder, env=os.environ | {"PYTHONPATH": str(packages)}, check=True)


def main(wheel: str) -> None:
    """Print which tables differ, or that none does; ends with 1 where one differs."""
    with TemporaryDirectory() as made:
        folder = Path(made)
        (folder / "texts").mkdir()
        for name, text in _bare():
            (folder / "texts" / f"{name}.txt").write_text(text, encoding="utf-8")
        ZipFile(wheel).extractall(folder / "wheel")
        _read("sources", ROOT, folder)
        _read("compiled", folder / "wheel", folder)
        tables = sorted(path.name for path in (folder / "sources").iterdir())
        _, differ, absent = filecmp.cmpfiles(folder / "sources", folder / "compiled", tables, shallow=False)
    if differ or absent:
        sys.exit(f"the compiled program gives something else in {', '.join(differ + absent)}")
    print(f"{len(tables)} files of tables are the same, compiled or not")


if __name__ == "__main__":
    main(sys.argv[1])
