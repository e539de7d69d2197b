"""What the commands share: options, exit codes, words to stderr, the progress bar, the documents they read, rows they write."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

if TYPE_CHECKING:
    from pipeline.extract import Extraction
    from pipeline.run import Progress

FAILED, USAGE, INTERRUPTED = 1, 2, 130
#: Fewer documents than this are done before a progress bar would be read.
WORTH_A_BAR = 5

Out = Annotated[Path, typer.Option("--out", metavar="DIR", help="folder for what is written")]
OutIfGiven = Annotated[
    Path | None, typer.Option("--out", metavar="DIR", help="write it into this folder too")
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="print nothing but failures")]
Paths = Annotated[list[Path], typer.Argument(metavar="PATH", help="documents, and folders of them")]
PathsOrCorpora = Annotated[
    list[Path] | None, typer.Argument(metavar="PATH", help="documents and folders [default: corpora]")
]
Workers = Annotated[
    int | None, typer.Option("--workers", metavar="N", min=1, help="processes that read [default: one for each core, where there is enough to read]")
]
File = Annotated[Path, typer.Argument(metavar="FILE", help="a document")]

CORPORA = Path("corpora")
GOLD = CORPORA / "gold"
OUTPUTS = Path("outputs")
ARTEFACTS = Path("models/artefacts")


def say(sentence: str) -> None:
    """Print one line to stderr; a line break or control character in a name is shown escaped."""
    shown = (c if c.isprintable() else c.encode("unicode_escape").decode() for c in sentence)
    typer.echo("".join(shown), err=True)


def fail(sentence: str, code: int = FAILED) -> NoReturn:
    """Say what is wrong and what to do, and end with `code`."""
    say(sentence)
    raise typer.Exit(code)


@contextmanager
def ending_with_ctrl_c(sentence: str) -> Iterator[None]:
    """End the command with `sentence` where Ctrl-C ended what is done within, whatever error a library made of it."""
    pressed = False

    def press(signum: int, frame: FrameType | None) -> None:
        nonlocal pressed
        pressed = True
        signal.default_int_handler(signum, frame)

    before = signal.signal(signal.SIGINT, press)
    try:
        yield
    except BaseException:
        if pressed:
            fail(sentence, INTERRUPTED)
        raise
    finally:
        signal.signal(signal.SIGINT, before)


@contextmanager
def progress_bar(quiet: bool) -> Iterator[Progress | None]:
    """A bar on stderr, for a person who waits: not where stderr is a file, nor for a few documents."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress as Bar

    with Bar(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", visible=False)

        def progress(done: int, total: int, path: Path, page: str) -> None:
            shown = total >= WORTH_A_BAR or bool(page)
            bar.update(task, completed=done, total=total, description=f"{path.name[:40]} {page}".rstrip(), visible=shown)

        yield progress


def write_rows(folder: Path | None, name: str, rows: list[dict[str, object]]) -> None:
    """Rows with the same keys as CSV for Excel, where a folder is given; without rows the file is empty."""
    import csv

    if not folder:
        return
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / name).open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]) if rows else [])
        writer.writeheader()
        writer.writerows(rows)


def extractions_of(paths: list[Path], digests: set[str] | None = None) -> Iterator[Extraction | None]:
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
