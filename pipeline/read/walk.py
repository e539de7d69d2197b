"""Which files are documents: folders walked in sorted order, zips opened, each document once."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePath

from pipeline.read.limits import limits
from pipeline.read.reading import UnreadableDocument
from pipeline.read.sandbox import list_members

#: A document's path, and why it is none where that shows before it is read. A member of a zip is `plans.zip/2022/plan.docx`.
Found = tuple[Path, UnreadableDocument | None]

_NO_DOCUMENT = {"README.md", "manifest.csv", "Thumbs.db", "desktop.ini"}
_NO_FOLDER = {"gold", "specs", "passages"}
#: Files of programs and of data, which no office publishes as a plan.
_NO_SUFFIX = {".json", ".py", ".js", ".css", ".toml", ".yml", ".yaml", ".ini", ".log", ".db", ".duckdb", ".sqlite", ".parquet", ".ipynb", ".jsonl", ".svg", ".tsv", ".part"}
#: A folder with one of these was written by a run.
_WRITTEN = ("targets.parquet", "duibiao.duckdb")
_ZIP = b"PK\x03\x04"
#: A browser saves the pictures and scripts of `plan.html` into `plan_files`.
_SAVED = re.compile(r"(?P<page>.+)(?:_files|\.files|_文件)$")


_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*(?:::|://)")


def is_address(path: str) -> bool:
    """Whether a path leads to another file system (`s3://bucket/plans`), and not to this machine's."""
    return bool(_ADDRESS.match(path))


def passed_over(name: str) -> bool:
    """Whether a file of a folder is no document by its name: hidden, of a program, data, or written by a run."""
    return name.startswith((".", "~$")) or name in _NO_DOCUMENT or PurePath(name).suffix.lower() in _NO_SUFFIX


def find_documents(paths: Iterable[Path]) -> list[Path]:
    """The documents among files, folders and zips, each once; what is refused before it is read is left out (`walk` has it).

    Raises UnreadableDocument on a path that does not exist.
    """
    found: dict[Path, None] = {}
    for path in paths:
        found |= dict.fromkeys(document for document, refused in walk(path) if not refused)
    return list(found)


def walk(path: Path) -> Iterator[Found]:
    """Yield the documents at a path, in sorted order.

    A file that is named is always one. In folders README.md, manifest.csv, hidden files, files of programs and data, and what runs
    write are passed over, and so are the folders gold, specs and passages of a corpus. Raises UnreadableDocument on a path that
    does not exist.
    """
    if path.is_dir():
        yield from _in_folder(path, path.resolve())
    elif path.exists() or located(path)[1]:
        yield from _in_file(path)
    else:
        raise UnreadableDocument(f"{path}: there is no such file or folder; check the path")


def located(path: Path) -> tuple[Path, str]:
    """The file on disk, and the member in it that a path names (`plans.zip/a.docx`), "" where the file itself is meant."""
    if not path.exists():
        for parent in path.parents:
            if parent.is_file():
                return parent, path.relative_to(parent).as_posix()
    return path, ""


def _in_folder(folder: Path, root: Path) -> Iterator[Found]:
    if any((folder / name).exists() for name in _WRITTEN):
        return
    names = sorted(os.listdir(folder))
    pages = {stem for stem, suffix in map(os.path.splitext, names) if suffix.lower() in (".html", ".htm", ".mht")}
    for name in names:
        if passed_over(name):
            continue
        entry = folder / name
        if entry.is_symlink() and not entry.resolve().is_relative_to(root):
            yield entry, UnreadableDocument("a symbolic link that leads out of the folder; name what it leads to if it is meant")
        elif entry.is_dir():
            saved = _SAVED.match(entry.name)
            if entry.name not in _NO_FOLDER and not entry.is_symlink() and not (saved and saved["page"] in pages):
                yield from _in_folder(entry, root)
        else:
            yield from _in_file(entry)


def _in_file(path: Path) -> Iterator[Found]:
    """The file, or the members of the zip that it is."""
    if not _is_zip(path):
        yield path, None
        return
    try:
        members = list_members(path, limits())
    except UnreadableDocument as error:
        yield path, error
        return
    if members is None:
        yield path, None
    elif not members:
        yield path, UnreadableDocument("the zip holds no document; put some into it or remove it")
    else:
        for name, refusal in sorted(members):
            yield path / _inside(name), UnreadableDocument(refusal) if refusal else None


def _inside(name: str) -> str:
    """A member's name as it is shown behind the zip's: never a way out of it."""
    return re.sub(r"(?<![^/])\.\.(?![^/])", "．．", name.replace("\0", "").lstrip("/"))


def _is_zip(path: Path) -> bool:
    if not path.is_file():
        return False
    try:
        with path.open("rb") as file:
            return file.read(4) == _ZIP
    except OSError:
        return False
