"""PDF: the text of each page in reading order with its places, tables between lines; pages without text are recognised as pictures."""

from __future__ import annotations

import ctypes
import io
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from pipeline.read.limits import Limits
from pipeline.read.paper import Box, Page, RuledTable, compose
from pipeline.read.reading import Reading, UnreadableDocument
from pipeline.read.rulings import pieces_of, place, table_of

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

OnPage = Callable[[int, int], None]

#: Fewer signs than this beside a picture, and the page is a scan; its text layer is a stamp or a page number.
_FEW = 20
#: Of the page's area, what a picture covers that may be the whole page.
_COVERS = 0.5
#: Of the signs, how many may have no meaning (no Unicode for the font's glyphs) before the page is read as a picture.
_MEANINGLESS = 0.2
#: A page with fewer drawn objects than this holds no table.
_LINES = 4
#: Scans of more than this share of the pages are the document itself, and not a cover or a seal.
_MAINLY = 1 / 3
_NO_OCR = "pip install 'duibiao[ocr]'"


def read_pdf(data: bytes, limits: Limits, on_page: OnPage) -> Reading:
    """The text of a PDF. Raises UnreadableDocument where it is locked, broken, too long, or of pictures that can't be recognised here."""
    document = _opened(data)
    count = len(document)
    if count > limits.pages:
        raise UnreadableDocument(f"{count:,} pages, more than {limits.pages:,}; split it, or raise DUIBIAO_LIMIT_PAGES if you trust it")
    ruled = _Ruled(data)
    pages: list[Page] = []
    scans: list[int] = []
    repairs: list[str] = []
    for number in range(1, count + 1):
        page = document[number - 1]
        found, signs = _page(page, number, ruled)
        if signs is None or (signs < _FEW and _is_picture(page)):
            scans.append(number)
        pages.append(found)
        page.close()
    if scans:
        repairs += _recognise(document, pages, scans, limits, on_page)
    return compose(pages).reading("pdf", repairs=repairs)


def _opened(data: bytes) -> PdfDocument:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
        if not len(document):
            raise UnreadableDocument("the PDF has no pages; get the file anew")
        return document
    except pypdfium2.PdfiumError as error:
        if "assword" in str(error):
            raise UnreadableDocument("it is password-protected; open it with its password and save it without one") from None
        raise UnreadableDocument("the PDF is broken or cut off; get the file anew") from None


class _Ruled:
    """The drawn tables of pages, by pdfplumber, which is opened at the first page that has lines."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.opened: Any = None

    def tables(self, number: int) -> list[RuledTable]:
        import pdfplumber

        if self.opened is None:
            self.opened = pdfplumber.open(io.BytesIO(self.data))
        page = self.opened.pages[number - 1]
        found = [table_of([box for box in table.cells if box]) for table in page.find_tables()]
        page.close()
        return [table for table in found if table]


def _page(page: PdfPage, number: int, ruled: _Ruled) -> tuple[Page, int | None]:
    """What stands on a page, and how many signs; None for the number where they have no meaning."""
    width, height = page.get_size()
    signs = list(_signs(page))
    if sum(not char.isprintable() or "\ue000" <= char <= "\uf8ff" or char == "\ufffd" for char, _ in signs) > _MEANINGLESS * len(signs):
        return Page(number, width, height), None
    tables = ruled.tables(number) if signs and _drawn_objects(page) >= _LINES else []
    pieces, tables = place(pieces_of(signs, tables), tables)
    return Page(number, width, height, pieces, tables), len(signs)


def _signs(page: PdfPage) -> Iterator[tuple[str, Box]]:
    """Each printed sign with its box; blanks that stand in the file too, those that PDFium adds not."""
    import pypdfium2.raw as pdfium

    text = page.get_textpage()
    rotation, (width, height) = page.get_rotation(), page.get_size()
    box = pdfium.FS_RECTF()
    seen: set[tuple[str, int, int]] = set()
    for at in range(text.count_chars()):
        code = pdfium.FPDFText_GetUnicode(text, at)
        if code in (0, 10, 13, 0xFFFE, 0xAD) or pdfium.FPDFText_IsGenerated(text, at) == 1:
            continue
        if not pdfium.FPDFText_GetLooseCharBox(text, at, ctypes.byref(box)):
            continue
        placed = _upright((box.left, box.bottom, box.right, box.top), rotation, width, height)
        # Bold is often the same sign printed twice.
        key = chr(code), round(placed[0] / 2), round(placed[1] / 2)
        if key not in seen and placed[3] > placed[1]:
            seen.add(key)
            yield chr(code), placed
    text.close()


def _upright(box: Box, rotation: int, width: float, height: float) -> Box:
    """A box of the file (origin below left, before the page is turned) as one sees it; `width` and `height` of the turned page."""
    left, low, right, high = box
    match rotation:
        case 90:
            return low, left, high, right
        case 180:
            return width - right, low, width - left, high
        case 270:
            return width - high, height - right, width - low, height - left
        case _:
            return left, height - high, right, height - low


def _drawn_objects(page: PdfPage) -> int:
    import pypdfium2.raw as pdfium

    count = 0
    for _ in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=3):
        count += 1
        if count >= _LINES:
            break
    return count


def _is_picture(page: PdfPage) -> bool:
    import pypdfium2.raw as pdfium

    width, height = page.get_size()
    for picture in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=3):
        left, low, right, high = picture.get_bounds()
        if (right - left) * (high - low) > _COVERS * width * height:
            return True
    return False


def _recognise(document: PdfDocument, pages: list[Page], scans: list[int], limits: Limits, on_page: OnPage) -> list[str]:
    """Read the scanned pages as pictures, in place; returns what to tell of it."""
    named = "page " + ", ".join(map(str, scans[:10])) + (" …" if len(scans) > 10 else "")
    from pipeline.read import ocr

    if not ocr.is_ready():
        if len(scans) > _MAINLY * len(pages):
            raise UnreadableDocument(f"page {scans[0]} has no text layer, and nothing here recognises pictures; {_NO_OCR}")
        return [f"{named} has no text layer and was not read; {_NO_OCR}"]
    for done, number in enumerate(scans):
        on_page(done + 1, len(scans))
        page = document[number - 1]
        pages[number - 1] = ocr.recognise(page, number, limits)
        page.close()
    return [f"{named} has no text layer and was recognised as a picture"]
