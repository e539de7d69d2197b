"""Files that mean harm or are broken, made here so that none has to be shipped."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable

from tests.formats.convert import as_docx, as_ofd
from tests.formats.plans import plan

_DOCX_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_DOCX_RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'
)
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_BOMB = "<!DOCTYPE x [" + '<!ENTITY a0 "ha">' + "".join(f'<!ENTITY a{at} "{f"&a{at - 1};" * 10}">' for at in range(1, 12)) + "]>"


def docx_of(document: str) -> bytes:
    """A DOCX whose main part is this XML."""
    return packed({"[Content_Types].xml": _DOCX_TYPES, "_rels/.rels": _DOCX_RELATIONS, "word/document.xml": document})


def packed(parts: dict[str, str | bytes]) -> bytes:
    """A zip of these members."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return file.getvalue()


def compound(stream: str, data: bytes) -> bytes:
    """A compound file (OLE) with one stream of at least 4096 bytes: [MS-CFB]."""
    data = data.ljust(4096, b"\0")
    sectors = len(data) // 512
    free, end, fat_sector = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    head += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, end, 0, end, 0) + struct.pack("<109I", 0, *[free] * 108)
    fat = struct.pack("<128I", fat_sector, end, *[at + 3 for at in range(sectors - 1)], end, *[free] * (126 - sectors))

    def entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
        words = name.encode("utf-16-le") + b"\0\0"
        return words.ljust(64, b"\0") + struct.pack("<HBBIII", len(words) if name else 0, kind, 1, free, free, child) + bytes(36) + struct.pack("<IQ", start, size)

    folder = entry("Root Entry", 5, 1, end, 0) + entry(stream, 2, free, 2, len(data)) + 2 * entry("", 0, free, 0, 0)
    return head + fat + folder + data


def png(width: int, height: int, rows: bytes = b"") -> bytes:
    """A PNG that claims this size."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def pdf(objects: str, trailer: str = "/Root 1 0 R") -> bytes:
    """A PDF of these objects without a table of places: readers look for them themselves."""
    return f"%PDF-1.7\n{objects}\ntrailer <<{trailer}>>\n%%EOF\n".encode("latin-1")


def _locked_pdf() -> bytes:
    locked = "1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj 2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj 3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>> endobj "
    locked += f"4 0 obj <</Filter/Standard/V 1/R 2/O<{'41' * 32}>/U<{'42' * 32}>/P -4>> endobj"
    return pdf(locked, f"/Root 1 0 R/Encrypt 4 0 R/ID[<{'00' * 16}><{'00' * 16}>]")


def _pages(count: int) -> bytes:
    import pypdfium2

    document = pypdfium2.PdfDocument.new()
    for _ in range(count):
        document.new_page(200, 200)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _locked_member() -> bytes:
    data = bytearray(packed({"plan.txt": "某县规划，新建学校12所。"}))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + at] |= 1
    return bytes(data)


def _bomb() -> bytes:
    return packed({"plan.txt": bytes(300_000_000)})


def _with_entities(part: str) -> bytes:
    whole = zipfile.ZipFile(io.BytesIO(as_ofd(plan("yongchuan_2022"))))
    parts = {name: whole.read(name) for name in whole.namelist()}
    parts[part] = f'<?xml version="1.0"?>{_BOMB}<ofd:Page xmlns:ofd="http://www.ofdspec.org/2016"><ofd:Content>&a11;</ofd:Content></ofd:Page>'.encode()
    return packed(parts)


def _nested_tables(depth: int) -> str:
    return f"<w:document {_W}><w:body>" + "<w:tbl><w:tr><w:tc>" * depth + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * depth + "</w:body></w:document>"


def _zip_of_zips(depth: int) -> bytes:
    data = packed({"plan.txt": "某县规划，新建学校12所。"})
    for _ in range(depth):
        data = packed({"inner.zip": data})
    return data


#: File name → its bytes, and what the failure has to say. Each is one row of `failures`, whatever its name.
HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "empty.pdf": (lambda: b"", "empty"),
    "cut.docx": (lambda: as_docx(plan("yongchuan_2022"))[:20_000], "cut off"),
    "cut.ofd": (lambda: as_ofd(plan("yongchuan_2022"))[:9_000], "cut off"),
    "cut.pdf": (lambda: b"%PDF-1.7\n1 0 obj <</Type/Cat", "broken"),
    "locked.pdf": (_locked_pdf, "password"),
    "locked.docx": (lambda: compound("EncryptedPackage", b"\1" * 5000), "password"),
    "locked.doc": (lambda: compound("WordDocument", b"\xec\xa5\xc1\0\0\0\0\0\0\0\0\1"), "password"),
    "locked member.zip": (_locked_member, "password"),
    "no document.ole": (lambda: compound("Something", b"\1" * 5000), "no Word or Excel"),
    "many pages.pdf": (lambda: _pages(5000), "5,000 pages"),
    "loop.pdf": (lambda: pdf("1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj 2 0 obj <</Type/Pages/Kids[2 0 R]/Count 9>> endobj"), ""),
    "nothing.pdf": (lambda: _pages(1), "no text"),
    "bomb.zip": (_bomb, "bomb"),
    "bomb.docx": (lambda: packed({"word/document.xml": bytes(300_000_000)}), "bomb"),
    "members.zip": (lambda: packed({f"{number}.txt": "某县规划" for number in range(2500)}), "2,500 members"),
    "zips.zip": (lambda: _zip_of_zips(5), "a zip within"),
    "entities.docx": (lambda: docx_of(f'<?xml version="1.0"?>{_BOMB}<w:document {_W}><w:body><w:p><w:r><w:t>&a11;</w:t></w:r></w:p></w:body></w:document>'), ""),
    "entities.ofd": (lambda: _with_entities("Doc_0/Pages/Page_0/Content.xml"), "broken"),
    "deep.docx": (lambda: docx_of(_nested_tables(20_000)), ""),
    "broken.docx": (lambda: docx_of("<w:document"), "broken"),
    "loose.ofd": (lambda: packed({"OFD.xml": "<OFD><DocBody><DocRoot>../../etc/passwd</DocRoot></DocBody></OFD>"}), "lacks its part"),
    "large.png": (lambda: png(30_000, 30_000), "pixels"),
    "broken.png": (lambda: png(300, 300, b"\0\0"), ""),
    "leads out.zip": (lambda: packed({"../../out.txt": "某县规划，新建学校12所。"}), "leads out"),
    "program.docx": (lambda: b"\x7fELF\2\1\1" + bytes(500), "program"),
    "archive.rar": (lambda: b"Rar!\x1a\x07\0" + bytes(500), "unpack it"),
    "slides.pptx": (lambda: packed({"[Content_Types].xml": "", "ppt/presentation.xml": ""}), "slides"),
    "noise.xls": (lambda: compound("Workbook", bytes(range(256)) * 40), ""),
    "noise.xlsx": (lambda: packed({"[Content_Types].xml": "", "xl/workbook.xml": "<x/>"}), "broken"),
    "no page.mht": (lambda: b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x--\r\n", "no web page"),
    "no text.html": (lambda: b"<html><body><img src='a.png'></body></html>", "no text"),
}
