"""OFD, the national format for fixed pages (GB/T 33190-2016): a zip of XML pages with signs at places. Lengths there are millimetres."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any
from unicodedata import east_asian_width

from pipeline.read import archive, ocr
from pipeline.read.limits import Limits
from pipeline.read.paper import Box, Page, compose
from pipeline.read.reading import Reading, UnreadableDocument
from pipeline.read.rulings import pieces_of, place, tables_of

if TYPE_CHECKING:
    from zipfile import ZipFile

OnPage = Callable[[int, int], None]

_POINTS = 72 / 25.4
#: A4, where a document names no size.
_A4 = (0.0, 0.0, 210.0, 297.0)
_RISE = 0.86
_FEW = 20
_COVERS = 0.5
_MOST_REPEATED = 10_000
_NUMBER = re.compile(r"-?\d+(?:\.\d*)?|-?\.\d+")
_COMMAND = re.compile(r"([MLBQACSZ])([^MLBQACSZ]*)", re.I)

#: a, b, c, d, e, f as the standard writes them: x' = a·x + c·y + e, y' = b·x + d·y + f.
_Matrix = tuple[float, float, float, float, float, float]
_SAME: _Matrix = (1, 0, 0, 1, 0, 0)


def read_ofd(data: bytes, limits: Limits, on_page: OnPage) -> Reading:
    """The text of an OFD. Raises UnreadableDocument where it is locked, broken or too long."""
    container = archive.opened(data, limits)
    names = {name.lstrip("/"): name for name in container.namelist()}
    if any(posixpath.basename(name) == "Encryptions.xml" for name in names):
        raise UnreadableDocument("the OFD is encrypted; open it in its program and save it without a password")
    parts = _Parts(container, names)
    bodies = [posixpath.join("", _text(body, "DocRoot")) for body in parts.xml("OFD.xml").iter("{*}DocBody")]
    places = [page for root in bodies if root for page in _pages(parts, root)]
    if not places:
        raise UnreadableDocument("the OFD has no pages; get the file anew")
    if len(places) > limits.pages:
        raise UnreadableDocument(f"{len(places):,} pages, more than {limits.pages:,}; split it, or raise DUIBIAO_LIMIT_PAGES if you trust it")
    pages: list[Page] = []
    repairs: list[str] = []
    for number, (path, templates, size, pictures) in enumerate(places, 1):
        page, signs, picture = _page(parts, path, templates, number, size)
        if signs < _FEW and picture in pictures:
            if ocr.is_ready():
                on_page(number, len(places))
                page = ocr.recognise_picture(parts.bytes(pictures[picture]), number, page.width, limits)
                repairs.append(f"page {number} has no text and was recognised as a picture")
            else:
                repairs.append(f"page {number} is a picture and was not read; pip install 'duibiao[ocr]'")
        pages.append(page)
    return compose(pages).reading("ofd", repairs=repairs)


class _Parts:
    """The parts of the container by path."""

    def __init__(self, container: ZipFile, names: dict[str, str]) -> None:
        self.container, self.names = container, names

    def bytes(self, path: str) -> bytes:
        if path not in self.names:
            raise UnreadableDocument(f"the OFD lacks its part {path[:80]!r}; get the file anew")
        return archive.part(self.container, self.names[path])

    def xml(self, path: str) -> Any:
        from lxml import etree

        try:
            return etree.fromstring(self.bytes(path), etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False))
        except etree.XMLSyntaxError:
            raise UnreadableDocument(f"the OFD's part {path[:80]!r} is broken; get the file anew") from None


_PageParts = tuple[str, list[str], Box, dict[str, str]]


def _pages(parts: _Parts, root: str) -> Iterator[_PageParts]:
    """Of each page of a document: its part, those of its templates by id, its size, and the pictures by id."""
    document = parts.xml(root)
    folder = posixpath.dirname(root)
    size = _box(_text(document, "PhysicalBox")) or _A4
    templates = {each.get("ID", ""): _path(folder, each.get("BaseLoc", "")) for each in document.iter("{*}TemplatePage")}
    pictures: dict[str, str] = {}
    for each in (*document.iter("{*}PublicRes"), *document.iter("{*}DocumentRes")):
        pictures |= _pictures(parts, _path(folder, (each.text or "").strip()))
    for pages in document.iter("{*}Pages"):
        for page in pages.iter("{*}Page"):
            path = _path(folder, page.get("BaseLoc", ""))
            used = [templates.get(each.get("TemplateID", ""), "") for each in parts.xml(path).iter("{*}Template")]
            yield path, [each for each in used if each], size, pictures


def _pictures(parts: _Parts, path: str) -> dict[str, str]:
    if path not in parts.names:
        return {}
    resources = parts.xml(path)
    folder = _path(posixpath.dirname(path), resources.get("BaseLoc", ""))
    return {each.get("ID", ""): _path(folder, _text(each, "MediaFile")) for each in resources.iter("{*}MultiMedia")}


def _path(folder: str, place: str) -> str:
    """A place as parts name it: from the root with a stroke, else from the part that names it."""
    joined = place if place.startswith("/") else posixpath.join(folder, place)
    return posixpath.normpath(joined).lstrip("/")


def _page(parts: _Parts, path: str, templates: list[str], number: int, size: Box) -> tuple[Page, int, str]:
    """What stands on a page, how many signs, and the id of the picture that covers it ("" where none does)."""
    content = parts.xml(path)
    size = _box(_text(content, "PhysicalBox")) or size
    signs: list[tuple[str, Box]] = []
    lines: list[Box] = []
    picture = ""
    for layer in (*(parts.xml(each) for each in templates), content):
        for thing in layer.iter("{*}TextObject", "{*}PathObject", "{*}ImageObject"):
            kind = thing.tag.rpartition("}")[2]
            if kind == "TextObject":
                signs += _signs(thing)
            elif kind == "PathObject":
                lines += _lines(thing)
            elif layer is content and (box := _box(thing.get("Boundary", ""))) and box[2] * box[3] > _COVERS * size[2] * size[3]:
                picture = thing.get("ResourceID", "")
    tables = tables_of([_points(line) for line in lines]) if lines else []
    placed = [(char, _points(box)) for char, box in signs]
    outside, tables = place(pieces_of(placed, tables), tables)
    return Page(number, size[2] * _POINTS, size[3] * _POINTS, outside, tables), sum(not char.isspace() for char, _ in signs), picture


def _signs(thing: Any) -> Iterator[tuple[str, Box]]:
    """The signs of a text object with their boxes on the page."""
    boundary = _box(thing.get("Boundary", "")) or (0.0, 0.0, 0.0, 0.0)
    matrix = _matrix(thing.get("CTM", ""))
    size = _floats(thing.get("Size", "")) or [4.0]
    for code in thing.iter("{*}TextCode"):
        x, y = (_floats(code.get(axis, "")) or [0.0] for axis in ("X", "Y"))
        across, down = _deltas(code.get("DeltaX", "")), _deltas(code.get("DeltaY", ""))
        at_x, at_y = x[0], y[0]
        for at, char in enumerate(code.text or ""):
            wide = size[0] * (1.0 if east_asian_width(char) in "WFA" else 0.5)
            left, top = _turned(matrix, at_x, at_y - _RISE * size[0])
            right, bottom = _turned(matrix, at_x + wide, at_y + (1 - _RISE) * size[0])
            yield char, (boundary[0] + min(left, right), boundary[1] + min(top, bottom), boundary[0] + max(left, right), boundary[1] + max(top, bottom))
            at_x += across[at] if at < len(across) else 0.0 if down else wide
            at_y += down[at] if at < len(down) else 0.0


def _lines(thing: Any) -> Iterator[Box]:
    """The straight level and upright lines of a path object; curves are left out."""
    boundary = _box(thing.get("Boundary", "")) or (0.0, 0.0, 0.0, 0.0)
    matrix = _matrix(thing.get("CTM", ""))
    here = begin = (0.0, 0.0)
    for command, said in _COMMAND.findall(_text(thing, "AbbreviatedData")[:200_000]):
        numbers = _floats(said)
        if command in "Cc":
            to = begin
        elif command in "MmSsLl" and len(numbers) >= 2:
            to = numbers[0], numbers[1]
        elif len(numbers) >= 2:
            here = numbers[-2], numbers[-1]
            continue
        else:
            continue
        if command in "MmSs":
            begin = here = to
            continue
        (x, y), (across, down) = _turned(matrix, *here), _turned(matrix, *to)
        here = to
        if min(abs(across - x), abs(down - y)) < 0.5 < max(abs(across - x), abs(down - y)):
            yield boundary[0] + min(x, across), boundary[1] + min(y, down), boundary[0] + max(x, across), boundary[1] + max(y, down)


def _points(box: Box) -> Box:
    return box[0] * _POINTS, box[1] * _POINTS, box[2] * _POINTS, box[3] * _POINTS


def _text(element: Any, name: str) -> str:
    found = next(element.iter(f"{{*}}{name}"), None)
    return (found.text or "").strip() if found is not None else ""


def _floats(said: str) -> list[float]:
    return [float(number) for number in _NUMBER.findall(said)]


def _box(said: str) -> Box | None:
    numbers = _floats(said)
    return (numbers[0], numbers[1], numbers[2], numbers[3]) if len(numbers) >= 4 else None


def _matrix(said: str) -> _Matrix:
    numbers = _floats(said)
    return (numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5]) if len(numbers) >= 6 else _SAME


def _turned(matrix: _Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _deltas(said: str) -> list[float]:
    """Steps between signs; `g 3 5.2` is three times 5.2."""
    steps: list[float] = []
    words = iter(said.split())
    for word in words:
        if word == "g":
            times, step = _floats(next(words, "")), _floats(next(words, ""))
            if times and step:
                steps += step[:1] * min(int(times[0]), _MOST_REPEATED)
        else:
            steps += _floats(word)[:1]
    return steps
