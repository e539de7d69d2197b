"""What kind of file it is, told by its bytes; its name says nothing."""

from __future__ import annotations

import io
import re
import zipfile

from pipeline.read.reading import UnreadableDocument

#: How much of a file is looked at to tell text from all else.
HEAD = 4096

#: First bytes → kind. The kinds that are read are in `convert.CONVERTERS`; the others are named so that a failure can say what it is.
_MAGIC = (
    (b"{\\rtf", "rtf"),
    (b"\x89PNG\r\n\x1a\n", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF8", "image"),
    (b"II*\0", "image"),
    (b"MM\0*", "image"),
    (b"BM", "image"),
    (b"RIFF", "image"),
    (b"Rar!\x1a\x07", "rar"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"\x1f\x8b\x08", "gzip"),
    (b"\x7fELF", "program"),
    (b"MZ", "program"),
)
_ZIP = b"PK\x03\x04"
_EMPTY_ZIP = b"PK\x05\x06"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MARKUP = re.compile(rb"\s*(?:<!doctype\s+html|<!--|<(?:html|head|meta|body|table|div|title|script|center)\b|<\?xml\b)", re.I)
_HTML = re.compile(rb"<(?:!doctype\s+html|html|body|head|table|div|p)\b", re.I)
_MAIL = re.compile(rb"\s*(?:[\w-]+:[^\n]{0,200}\r?\n\s*){0,12}MIME-Version:", re.I)
#: What a zip holds → its kind.
_PARTS = (("word/document.xml", "docx"), ("xl/workbook.xml", "xlsx"), ("xl/workbook.bin", "xlsb"), ("ppt/presentation.xml", "pptx"), ("OFD.xml", "ofd"))
_OPEN_DOCUMENT = {
    "application/vnd.oasis.opendocument.text": "odt",
    "application/vnd.oasis.opendocument.text-template": "odt",
    "application/vnd.oasis.opendocument.spreadsheet": "ods",
}
#: Streams of a compound file → its kind; the first that is there tells.
_STREAMS = (("EncryptedPackage", "encrypted"), ("WordDocument", "doc"), ("Workbook", "xls"), ("Book", "xls"), ("PowerPoint Document", "ppt"))


def binary_kind(head: bytes) -> str:
    """`pdf`, `zip`, `ole`, `html`, … as the first bytes tell; "" for what may be plain text."""
    if head.startswith((_ZIP, _EMPTY_ZIP)):
        return "zip"
    if head.startswith(_OLE):
        return "ole"
    if b"%PDF-" in head[:1024]:
        return "pdf"
    for magic, kind in _MAGIC:
        # Two letters begin texts too: what follows them must be no text.
        if head.startswith(magic) and (len(magic) > 2 or b"\0" in head[:64]):
            return kind
    # UTF-16 markup is ASCII with a NUL beside each letter.
    letters = head.replace(b"\0", b"").removeprefix(b"\xef\xbb\xbf").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")
    if _MAIL.match(letters) and _HTML.search(letters + head):
        return "mht"
    if _MARKUP.match(letters):
        if b"mso-application" in letters or b"schemas.microsoft.com/office/word/2003" in letters:
            return "wordml"
        return "html"
    return "mht" if _MAIL.match(letters) else ""


def kind_of(data: bytes) -> str:
    """The kind of a file's bytes, `txt` where nothing else is known. Raises UnreadableDocument on a broken container."""
    found = binary_kind(data[:HEAD])
    if found == "zip":
        return _zip_kind(data)
    if found == "ole":
        return _ole_kind(data)
    return found or "txt"


def _zip_kind(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            if found := next((kind for part, kind in _PARTS if part in names), ""):
                return found
            if "mimetype" in names and archive.getinfo("mimetype").file_size < 200:
                said = archive.read("mimetype").decode("ascii", "replace").strip()
                return _OPEN_DOCUMENT.get(said, "zip")
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, OSError, ValueError, EOFError) as error:
        raise UnreadableDocument(f"the zip container is broken or cut off ({error}); get the file anew") from None
    return "zip"


def _ole_kind(data: bytes) -> str:
    import olefile

    try:
        with olefile.OleFileIO(io.BytesIO(data)) as container:
            return next((kind for stream, kind in _STREAMS if container.exists(stream)), "ole")
    except Exception as error:
        raise UnreadableDocument(f"the compound file is broken or cut off ({error}); get the file anew") from None
