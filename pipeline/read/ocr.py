"""Pages that are pictures: the words that an engine recognises in them, with their places, tables rebuilt from the lines that show."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from math import atan2, cos, degrees, radians, sin, sqrt
from statistics import median
from typing import TYPE_CHECKING, Any
from unicodedata import east_asian_width

from pipeline.read.limits import Limits
from pipeline.read.paper import Box, Page, Piece, RuledCell, RuledTable, compose
from pipeline.read.reading import Reading, UnreadableDocument
from pipeline.read.rulings import place, tables_of

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray
    from pypdfium2 import PdfPage

    #: Height × width × 3, red first.
    Picture = NDArray[numpy.uint8]

#: What pages are drawn at, and what a picture that says nothing is taken to be scanned at.
DPI = 200
_POINTS = 72
#: Below this an engine's line is a smudge (its own default).
_LEAST = 0.5
#: A skew that matters, and the largest that is one, in degrees.
_SKEW, _MOST_SKEW = 0.1, 20.0
#: Red of seals: this much more red than green and blue.
_RED = 60
#: A ruled line is at least this long, in pixels at 200 dpi (5 mm).
_LINE = 40
_GAP = 3
_THICK = 12
_HALF_MARKS = re.compile(r"(?<=[一-龥“”》）])[(),:;]|[(),:;](?=[一-龥“”《（])")
_FULL_MARKS = str.maketrans("(),:;", "（），：；")
#: Of a cell's inside, how much is dark where something stands in it.
_INK = 0.004
_NO_OCR = "pip install 'duibiao[ocr]'"


def is_ready() -> bool:
    """Whether the recognising engine is installed (extra `ocr`)."""
    return find_spec("rapidocr") is not None and find_spec("onnxruntime") is not None


def read_image(data: bytes, limits: Limits) -> Reading:
    """The text of a picture, all its frames (TIFF). Raises UnreadableDocument where it is too large or no engine is installed."""
    import numpy
    from PIL import Image

    # The limit is ours: Pillow's own only warns.
    Image.MAX_IMAGE_PIXELS = None
    with Image.open(io.BytesIO(data)) as picture:
        width, height = picture.size
        frames = getattr(picture, "n_frames", 1)
        if width * height > limits.pixels * 1_000_000:
            raise UnreadableDocument(f"{width:,} × {height:,} pixels, more than {limits.pixels} million; scan it at 200 dpi")
        if frames > limits.pages:
            raise UnreadableDocument(f"{frames:,} pages, more than {limits.pages:,}; split it")
        if not is_ready():
            raise UnreadableDocument(f"a picture, and nothing here recognises words in pictures; {_NO_OCR}")
        pages = []
        for frame in range(frames):
            picture.seek(frame)
            dpi = float((picture.info.get("dpi") or (DPI, DPI))[0]) or DPI
            pages.append(_read(numpy.asarray(picture.convert("RGB")), frame + 1, _POINTS / (dpi if 50 <= dpi <= 1200 else DPI)))
    return compose(pages).reading("image", repairs=["recognised as a picture"])


def recognise(page: PdfPage, number: int, limits: Limits) -> Page:
    """A page of a PDF, drawn and recognised."""
    width, height = page.get_size()
    scale = min(DPI / _POINTS, sqrt(limits.pixels * 1_000_000 / max(width * height, 1)))
    return _read(page.render(scale=scale, rev_byteorder=True).to_numpy()[:, :, :3], number, 1 / scale)


def recognise_picture(data: bytes, number: int, width: float, limits: Limits) -> Page:
    """A picture that fills a page of this width."""
    import numpy
    from PIL import Image

    with Image.open(io.BytesIO(data)) as picture:
        if picture.size[0] * picture.size[1] > limits.pixels * 1_000_000:
            raise UnreadableDocument(f"page {number} is a picture of more than {limits.pixels} million pixels; scan it at 200 dpi")
        return _read(numpy.asarray(picture.convert("RGB")), number, width / picture.size[0])


@cache
def _engine() -> Any:
    from rapidocr import RapidOCR

    # One thread: a run has a process for each core.
    return RapidOCR(
        params={
            "Global.log_level": "critical",
            "Global.use_cls": False,
            "Global.text_score": _LEAST,
            "EngineConfig.onnxruntime.intra_op_num_threads": 1,
            "EngineConfig.onnxruntime.inter_op_num_threads": 1,
        }
    )


def _read(picture: Picture, number: int, scale: float) -> Page:
    """The words of a picture as a page; `scale` is points per pixel."""
    import cv2
    import numpy

    picture = _without_seals(picture)
    # What a call leaves out stays as the call before set it.
    found = _engine()(cv2.cvtColor(picture, cv2.COLOR_RGB2BGR), use_det=True, use_cls=False, use_rec=True)
    boxes = found.boxes if found.boxes is not None else []
    height, width = picture.shape[:2]
    angle = _skew(boxes)
    if angle:
        picture = numpy.asarray(
            cv2.warpAffine(picture, cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0), (width, height), borderValue=(255, 255, 255)), numpy.uint8
        )
    tables = tables_of([_scaled(line, scale) for line in _ruled_lines(picture)])
    pieces = [
        part
        for corners, words, score in zip(boxes, found.txts or (), found.scores or (), strict=True)
        for part in _split(Piece(_full_width(words), _scaled(_upright(corners, angle, width / 2, height / 2), scale), round(float(score), 3)), tables)
    ]
    outside, kept = place(pieces, tables)
    for table in kept:
        for cell in table.cells:
            if not cell.pieces:
                cell.pieces += _lone_words(picture, cell, scale)
    return Page(number, width * scale, height * scale, outside, kept)


def _full_width(words: str) -> str:
    """Marks beside a Chinese sign in their full width: the engine takes the print's own for the half-width ones."""
    return _HALF_MARKS.sub(lambda hit: hit[0].translate(_FULL_MARKS), words)


def _scaled(box: Box, scale: float) -> Box:
    return box[0] * scale, box[1] * scale, box[2] * scale, box[3] * scale


def _without_seals(picture: Picture) -> Picture:
    """Red marks become paper: a seal lies over the words of a signature."""
    import numpy

    red, green, blue = (picture[:, :, at].astype(numpy.int16) for at in range(3))
    seal = (red - numpy.maximum(green, blue) > _RED) & (red > 110)
    if not seal.any():
        return picture
    cleaned: Picture = picture.copy()
    cleaned[seal] = 255
    return cleaned


def _skew(boxes: Any) -> float:
    """How far the page leans, in degrees, as its long lines of words tell; 0 where they are level."""
    angles = []
    for (left, top), (right, other), *_ in boxes:
        if right - left > 200:
            angles.append(degrees(atan2(other - top, right - left)))
    angle = median(angles) if angles else 0.0
    return angle if _SKEW < abs(angle) < _MOST_SKEW else 0.0


def _upright(corners: Any, angle: float, x: float, y: float) -> Box:
    """The box of four corners once the page is turned back by `angle` around (x, y)."""
    turn = radians(-angle)
    turned = [
        (x + (across - x) * cos(turn) - (down - y) * sin(turn), y + (across - x) * sin(turn) + (down - y) * cos(turn))
        for across, down in ((float(corner[0]), float(corner[1])) for corner in corners)
    ]
    lefts, tops = sorted(point[0] for point in turned), sorted(point[1] for point in turned)
    return (lefts[0] + lefts[1]) / 2, (tops[0] + tops[1]) / 2, (lefts[2] + lefts[3]) / 2, (tops[2] + tops[3]) / 2


def _ruled_lines(picture: Picture) -> Iterator[Box]:
    """The straight lines of a level picture, in pixels, each as thin as can be."""
    import cv2

    ink = cv2.threshold(cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY), 0, 255, cv2.THRESH_BINARY_INV + cv2.THRESH_OTSU)[1]
    for shape in ((_LINE, 1), (1, _LINE)):
        # Gaps of a worn line are closed; more would join the strokes of signs to the lines around them.
        closed = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, cv2.getStructuringElement(cv2.MORPH_RECT, (min(shape[0], _GAP), min(shape[1], _GAP))))
        lines = cv2.morphologyEx(closed, cv2.MORPH_OPEN, cv2.getStructuringElement(cv2.MORPH_RECT, shape))
        for contour in cv2.findContours(lines, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)[0]:
            left, top, width, height = cv2.boundingRect(contour)
            if shape[0] > 1 and height <= _THICK:
                yield left, top + height / 2, left + width, top + height / 2
            elif shape[1] > 1 and width <= _THICK:
                yield left + width / 2, top, left + width / 2, top + height


def _split(piece: Piece, tables: list[RuledTable]) -> Iterator[Piece]:
    """A piece that the engine read over the border of two cells, in its parts; its signs are as wide as they are in print."""
    left, top, right, bottom = piece.box
    table = next((each for each in tables if each.box[1] <= piece.middle <= each.box[3] and each.box[0] < right and left < each.box[2]), None)
    borders = sorted(
        {cell.box[0] for cell in table.cells if cell.box[1] <= piece.middle <= cell.box[3] and left + piece.size / 2 < cell.box[0] < right - piece.size / 2}
        if table
        else ()
    )
    widths = [1.0 if east_asian_width(char) in "WF" else 0.5 for char in piece.words]
    unit = (right - left) / max(sum(widths), 0.5)
    at, x = 0, left
    for border in [*borders, right + unit]:
        begin, from_x = at, x
        while at < len(widths) and x + widths[at] * unit / 2 < border:
            x += widths[at] * unit
            at += 1
        if words := piece.words[begin:at].strip():
            yield Piece(words, (from_x, top, min(x, right), bottom), piece.confidence)


def _lone_words(picture: Picture, cell: RuledCell, scale: float) -> Iterator[Piece]:
    """What stands in a cell that the engine found empty: single signs (`%`, `9`) are passed over when it looks for lines."""
    import cv2
    import numpy

    left, top, right, bottom = (int(edge / scale) for edge in cell.box)
    inside = picture[top + 5 : bottom - 5, left + 5 : right - 5]
    if min(inside.shape[:2]) < 12:
        return
    dark = cv2.cvtColor(inside, cv2.COLOR_RGB2GRAY) < 110
    if dark.mean() < _INK:
        return
    rows, columns = numpy.flatnonzero(dark.any(axis=1)), numpy.flatnonzero(dark.any(axis=0))
    crop = inside[max(rows[0] - 6, 0) : rows[-1] + 7, max(columns[0] - 6, 0) : columns[-1] + 7]
    found = _engine()(cv2.cvtColor(crop, cv2.COLOR_RGB2BGR), use_det=False, use_cls=False, use_rec=True)
    for words, score in zip(found.txts or (), found.scores or (), strict=True):
        if words.strip() and score >= _LEAST:
            yield Piece(words.strip(), cell.box, round(float(score), 3))
