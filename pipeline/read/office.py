"""DOC, RTF, ODT, WPS and flat Word XML: by antiword where it reads all there is, else by LibreOffice, which makes a DOCX of them.

Both are programs of their own: users install them, `duibiao formats` says how. They run in the reading process's own folder and end with it.
"""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path
from unicodedata import east_asian_width

from pipeline.read.limits import Limits
from pipeline.read.reading import Composer, Drawn, Reading, UnreadableDocument

#: Where LibreOffice is installed without being on the PATH.
_ELSEWHERE = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
    "/usr/lib/libreoffice/program/soffice",
    "/opt/libreoffice/program/soffice",
)
_GET = "install LibreOffice (Debian: apt-get install libreoffice-writer)"
_GET_FOR_DOC = "install LibreOffice or antiword (Debian: apt-get install antiword libreoffice-writer)"
#: FibBase.fEncrypted in the first stream of a DOC: [MS-DOC] 2.5.1.
_ENCRYPTED = 0x0100
_ROW = re.compile(r"\|(.*)\|")
#: A cell of antiword's drawn tables is full when it leaves less than this many half-width places.
_ROOM = 3


def soffice() -> str:
    """The path of LibreOffice, "" where it is not installed."""
    for name in ("soffice", "libreoffice"):
        if found := shutil.which(name):
            return found
    return next((path for path in _ELSEWHERE if Path(path).exists()), "")


def read_doc(data: bytes, limits: Limits) -> Reading:
    """The text of a Word document of before 2007. Raises UnreadableDocument where it is locked or nothing here reads it.

    antiword cuts the cells of tables to the width of a screen: a document with tables goes to LibreOffice, if it is there.
    """
    _refuse_locked(data)
    text = _by_antiword(data) if shutil.which("antiword") else ""
    if text and not _ROW.search(text):
        composer = Composer()
        for line in text.splitlines():
            composer.line(line)
        return composer.reading("doc")
    if soffice():
        return read_by_libreoffice(data, "doc", limits)
    if text:
        return _with_drawn_tables(text)
    raise UnreadableDocument(f"DOC files need a program to be read; {_GET_FOR_DOC}")


def read_by_libreoffice(data: bytes, kind: str, limits: Limits) -> Reading:
    """The text of what LibreOffice opens and saves as DOCX. Raises UnreadableDocument where it is not installed or gives nothing."""
    from pipeline.read.docx import read_docx

    program = soffice()
    if not program:
        raise UnreadableDocument(f"{kind.upper()} files need LibreOffice to be read; {_GET}")
    profile = Path(tempfile.gettempdir()) / "libreoffice"
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, f"document.{kind}")
        source.write_bytes(data)
        subprocess.run(
            [program, "--headless", "--norestore", "--nolockcheck", f"-env:UserInstallation={profile.as_uri()}", "--convert-to", "docx:MS Word 2007 XML",
             "--outdir", folder, str(source)],
            check=False, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=folder, env=os.environ | {"HOME": folder},
        )  # fmt: skip
        made = Path(folder, "document.docx")
        if not made.is_file():
            raise UnreadableDocument("LibreOffice can't open it: it is broken or password-protected; open it in its program and save it as DOCX")
        return read_docx(made.read_bytes(), limits, kind)


def _refuse_locked(data: bytes) -> None:
    import olefile

    with olefile.OleFileIO(io.BytesIO(data)) as container:
        begin = container.openstream("WordDocument").read(12)
    if int.from_bytes(begin[10:12], "little") & _ENCRYPTED:
        raise UnreadableDocument("it is password-protected; open it with its password and save it without one")


def _by_antiword(data: bytes) -> str:
    """antiword's text, a paragraph a line and tables with bars; "" where it gives none or does not know the document."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "document.doc")
        source.write_bytes(data)
        ended = subprocess.run(
            ["antiword", "-m", "UTF-8.txt", "-w", "0", str(source)], check=False, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL, cwd=folder, env=os.environ | {"HOME": folder},
        )  # fmt: skip
    return ended.stdout.decode("utf-8", "replace").strip() if not ended.returncode else ""


def _with_drawn_tables(text: str) -> Reading:
    """antiword's text with its tables of bars put together again."""
    composer = Composer()
    rows: list[list[str]] = []
    for line in [*text.splitlines(), ""]:
        if hit := _ROW.fullmatch(line.strip()):
            cells = hit[1].split("|")
            if rows and _is_rest(rows[-1], cells):
                rows[-1] = [(one.rstrip() + other.strip()).ljust(len(one)) for one, other in zip(rows[-1], cells, strict=True)]
            else:
                rows.append(cells)
            continue
        if rows:
            composer.table(Drawn(words.strip(), at, column) for at, row in enumerate(rows) for column, words in enumerate(row))
            rows = []
        composer.line(line)
    return composer.reading("doc", repairs=["tables are put together from antiword's drawing; with LibreOffice installed they are read as they are"])


def _is_rest(above: list[str], row: list[str]) -> bool:
    """Whether a drawn row is the rest of the one above: whatever it says stands under a cell that is full."""
    return len(above) == len(row) and all(_places(one) - _places(one.rstrip()) < _ROOM for one, other in zip(above, row, strict=True) if other.strip())


def _places(words: str) -> int:
    return sum(2 if east_asian_width(char) in "WF" else 1 for char in words)
