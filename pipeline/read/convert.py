"""The kinds of files that are read, and by what: one list, from which `duibiao formats` tells too."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.util import find_spec

from pipeline.read.detect import kind_of
from pipeline.read.limits import Limits
from pipeline.read.plain import read_plain
from pipeline.read.reading import Reading, UnreadableDocument

OnPage = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file: what people call it, what reads it, all the modules and one of the programs that it takes, how to get them."""

    kind: str
    label: str
    convert: Callable[[bytes, Limits, OnPage], Reading]
    modules: tuple[str, ...] = ()
    programs: tuple[str, ...] = ()
    install: str = ""


def _plain(data: bytes, limits: Limits, on_page: OnPage) -> Reading:
    return read_plain(data)


def _html(data: bytes, limits: Limits, on_page: OnPage) -> Reading:
    from pipeline.read.html import read_html

    return read_html(data)


def _mht(data: bytes, limits: Limits, on_page: OnPage) -> Reading:
    from pipeline.read.html import read_mht

    return read_mht(data)


def _docx(data: bytes, limits: Limits, on_page: OnPage) -> Reading:
    from pipeline.read.docx import read_docx

    return read_docx(data, limits)


def _xlsx(data: bytes, limits: Limits, on_page: OnPage) -> Reading:
    from pipeline.read.sheets import read_xlsx

    return read_xlsx(data, limits)


def _xls(data: bytes, limits: Limits, on_page: OnPage) -> Reading:
    from pipeline.read.sheets import read_calamine

    return read_calamine(data, "xls")


def _xlsb(data: bytes, limits: Limits, on_page: OnPage) -> Reading:
    from pipeline.read.archive import opened
    from pipeline.read.sheets import read_calamine

    opened(data, limits)
    return read_calamine(data, "xlsb")


def _ods(data: bytes, limits: Limits, on_page: OnPage) -> Reading:
    from pipeline.read.archive import opened
    from pipeline.read.sheets import read_calamine

    opened(data, limits)
    return read_calamine(data, "ods")


def _pdf(data: bytes, limits: Limits, on_page: OnPage) -> Reading:
    from pipeline.read.pdf import read_pdf

    return read_pdf(data, limits, on_page)


def _ofd(data: bytes, limits: Limits, on_page: OnPage) -> Reading:
    from pipeline.read.ofd import read_ofd

    return read_ofd(data, limits, on_page)


def _image(data: bytes, limits: Limits, on_page: OnPage) -> Reading:
    from pipeline.read.ocr import read_image

    on_page(1, 1)
    return read_image(data, limits)


def _doc(data: bytes, limits: Limits, on_page: OnPage) -> Reading:
    from pipeline.read.office import read_doc

    return read_doc(data, limits)


def _odt(data: bytes, limits: Limits, on_page: OnPage) -> Reading:
    from pipeline.read.archive import opened
    from pipeline.read.office import read_by_libreoffice

    opened(data, limits)
    return read_by_libreoffice(data, "odt", limits)


def _rtf(data: bytes, limits: Limits, on_page: OnPage) -> Reading:
    from pipeline.read.office import read_by_libreoffice

    return read_by_libreoffice(data, "rtf", limits)


def _wordml(data: bytes, limits: Limits, on_page: OnPage) -> Reading:
    from pipeline.read.office import read_by_libreoffice

    return read_by_libreoffice(data, "xml", limits)


_OFFICE = "install LibreOffice (Debian: apt-get install libreoffice-writer)"
_ANTIWORD = "install LibreOffice, or antiword for documents without tables (Debian: apt-get install libreoffice-writer antiword)"
_OCR = "pip install 'duibiao[ocr]'"

FORMATS = (
    Format("txt", "plain text, markdown", _plain),
    Format("csv", "comma-separated values", _plain),
    Format("html", "web page", _html, ("selectolax", "trafilatura")),
    Format("mht", "web page saved as one file", _mht, ("selectolax", "trafilatura")),
    Format("docx", "Word document", _docx, ("docx",)),
    Format("doc", "Word document of before 2007, WPS Writer", _doc, ("olefile",), ("antiword", "soffice"), _ANTIWORD),
    Format("odt", "OpenDocument text", _odt, (), ("soffice",), _OFFICE),
    Format("rtf", "rich text", _rtf, (), ("soffice",), _OFFICE),
    Format("wordml", "Word document as one XML file", _wordml, (), ("soffice",), _OFFICE),
    Format("pdf", "PDF with a text layer", _pdf, ("pypdfium2", "pdfplumber")),
    Format("scan", "PDF of pictures without a text layer", _pdf, ("pypdfium2", "rapidocr", "onnxruntime"), install=_OCR),
    Format("ofd", "OFD, fixed pages", _ofd, ("lxml", "pdfplumber")),
    Format("xlsx", "Excel workbook", _xlsx, ("openpyxl",)),
    Format("xls", "Excel workbook of before 2007, WPS ET", _xls, ("python_calamine", "olefile")),
    Format("xlsb", "Excel binary workbook", _xlsb, ("python_calamine",)),
    Format("ods", "OpenDocument spreadsheet", _ods, ("python_calamine",)),
    Format("image", "picture of a page (PNG, JPEG, TIFF)", _image, ("rapidocr", "onnxruntime"), install=_OCR),
)

#: Kinds that are known but not read → what to do.
_NOT_READ = {
    "encrypted": "it is password-protected; open it with its password and save it without one",
    "zip": "a zip of several documents; name it to `duibiao extract`, or one of its members as FILE.zip/MEMBER",
    "rar": "a RAR archive is not read; unpack it and name the folder",
    "7z": "a 7z archive is not read; unpack it and name the folder",
    "gzip": "a gzip archive is not read; unpack it and name the file",
    "program": "a program and no document; remove it",
    "pptx": "slides are not read; save them as PDF",
    "ppt": "slides are not read; save them as PDF",
    "ole": "a compound file that holds no Word or Excel document; save it as PDF",
}


def readiness() -> Iterator[tuple[Format, list[str]]]:
    """Every kind of file that is read, and what is missing on this machine."""
    from pipeline.read.office import soffice

    for each in FORMATS:
        missing = [module for module in each.modules if find_spec(module) is None]
        if each.programs and not any(soffice() if program == "soffice" else shutil.which(program) for program in each.programs):
            missing.append(" or ".join(each.programs))
        yield each, missing


def convert(data: bytes, limits: Limits, on_page: OnPage) -> Reading:
    """The text that is made of a file's bytes. Raises UnreadableDocument, or whatever a library raises on a broken file."""
    kind = kind_of(data)
    found = next((each for each in FORMATS if each.kind == kind), None)
    if found is None:
        raise UnreadableDocument(_NOT_READ.get(kind, f"{kind} files are not read; save it as PDF or as text in UTF-8"))
    try:
        return found.convert(data, limits, on_page)
    except ModuleNotFoundError as error:
        raise UnreadableDocument(f"{error.name} is needed to read it and is not installed; `duibiao formats` says how to get it") from None
