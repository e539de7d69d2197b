"""Word documents (DOCX): paragraphs with the numbers that Word draws, tables with merged cells once, text boxes, footnotes.

Tracked changes are read as accepted: what was inserted stands, what was deleted or moved away does not. Hidden text, headers and footers
are left out. Namespaces and elements: ECMA-376 part 1, WordprocessingML.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from pipeline.read import archive
from pipeline.read.limits import Limits
from pipeline.read.numbering import Counters, Level, numeral
from pipeline.read.reading import Composer, Drawn, Reading, in_cell

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_CHOICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_GONE = frozenset((f"{_W}del", f"{_W}moveFrom", f"{_W}instrText", f"{_W}delText", f"{_W}pPr", f"{_W}rPr", f"{_CHOICE}Fallback", f"{_W}annotationRef"))
_BREAKS = frozenset((f"{_W}br", f"{_W}cr"))
_NOTES = frozenset((f"{_W}footnoteReference", f"{_W}endnoteReference"))
#: What holds blocks in between: content controls, inserted or moved parts, custom markup.
_WRAPPERS = frozenset(f"{_W}{name}" for name in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"))


@dataclass(slots=True)
class _Paper:
    """What is known of the document while its body is read."""

    composer: Composer
    counters: Counters
    #: Style id → the numbering (id, level) that it carries.
    styles: dict[str, tuple[str, int]] = field(default_factory=dict)
    #: Ids of the notes in the order in which the text refers to them.
    notes: list[tuple[str, str]] = field(default_factory=list)
    #: A paragraph whose end was deleted: its words begin the next one.
    carried: str = ""


def read_docx(data: bytes, limits: Limits, kind: str = "docx") -> Reading:
    """The text of a Word document. Raises UnreadableDocument, or what python-docx raises on a broken file."""
    import docx

    archive.opened(data, limits)
    document = docx.Document(io.BytesIO(data))
    paper = _Paper(Composer(), _counters(document.part), _numbered_styles(document.part))
    _blocks(document.element.body, paper)
    if paper.carried:
        paper.composer.line(paper.carried)
    for words in _notes(document.part, paper.notes):
        paper.composer.line(words)
    return paper.composer.reading(kind)


def _blocks(parent: Any, paper: _Paper) -> None:
    for element in parent:
        if element.tag == f"{_W}p":
            _paragraph(element, paper)
        elif element.tag == f"{_W}tbl":
            _table(element, paper)
        elif element.tag in _WRAPPERS:
            _blocks(element, paper)


def _paragraph(element: Any, paper: _Paper) -> None:
    words = paper.carried + _words(element, paper)
    paper.carried = ""
    if element.find(f"{_W}pPr/{_W}rPr/{_W}del") is not None:
        paper.carried = words
    elif words.strip():
        paper.composer.line(_number(element, paper) + words)
    for box in _boxes(element):
        _blocks(box, paper)


def _words(element: Any, paper: _Paper | None = None) -> str:
    """The words of a paragraph without those of its text boxes."""
    said: list[str] = []
    stack = list(reversed(element))
    while stack:
        node = stack.pop()
        tag = node.tag
        if tag in _GONE or tag == f"{_W}txbxContent" or (tag == f"{_W}r" and _is_hidden(node)):
            continue
        if tag in (f"{_W}t", f"{_MATH}t"):
            said.append(node.text or "")
        elif tag == f"{_W}tab":
            said.append("\t")
        elif tag in _BREAKS:
            said.append("\n")
        elif tag == f"{_W}noBreakHyphen":
            said.append("-")
        elif tag in _NOTES and paper:
            paper.notes.append((tag.removesuffix("Reference"), node.get(f"{_W}id") or ""))
        else:
            stack += reversed(node)
    return "".join(said)


def _is_hidden(run: Any) -> bool:
    mark = run.find(f"{_W}rPr/{_W}vanish")
    return mark is not None and mark.get(f"{_W}val") not in ("0", "false", "off")


def _boxes(element: Any) -> Iterator[Any]:
    """The text boxes that hang on a paragraph; a box stands twice in the file, for newer and for older programs."""
    for box in element.iter(f"{_W}txbxContent"):
        above = {each.tag for each in box.iterancestors()}
        if f"{_CHOICE}Fallback" not in above and not any(each in above for each in (f"{_W}del", f"{_W}moveFrom")) and next(box.iterancestors(f"{_W}p"), None) is element:
            yield box


# Tables


def _table(table: Any, paper: _Paper) -> None:
    cells: list[Drawn] = []
    #: Column → the cell that goes on in the rows below.
    open_cells: dict[int, int] = {}
    for row, line in enumerate(_rows(table)):
        before = line.find(f"{_W}trPr/{_W}gridBefore")
        column = _whole(before, 0)
        for cell in _cells(line):
            properties = cell.find(f"{_W}tcPr")
            columns = max(_whole(properties.find(f"{_W}gridSpan") if properties is not None else None, 1), 1)
            merged = properties.find(f"{_W}vMerge") if properties is not None else None
            if merged is not None and merged.get(f"{_W}val") != "restart" and column in open_cells:
                above = cells[open_cells[column]]
                cells[open_cells[column]] = Drawn(above.words, above.row, above.column, row - above.row + 1, above.columns)
            else:
                open_cells.pop(column, None)
                if merged is not None:
                    open_cells[column] = len(cells)
                cells.append(Drawn(_cell_words(cell, paper), row, column, 1, columns))
            column += columns
    paper.composer.table(cells)


def _rows(table: Any) -> Iterator[Any]:
    for element in table:
        if element.tag == f"{_W}tr":
            if element.find(f"{_W}trPr/{_W}del") is None:
                yield element
        elif element.tag in _WRAPPERS:
            yield from _rows(element)


def _cells(row: Any) -> Iterator[Any]:
    for element in row:
        if element.tag == f"{_W}tc":
            yield element
        elif element.tag in _WRAPPERS:
            yield from _cells(element)


def _cell_words(cell: Any, paper: _Paper) -> str:
    """The words of a cell, a line for each paragraph in it; a table within it becomes lines too."""
    lines = []
    for element in cell.iter(f"{_W}p"):
        if (words := _words(element, paper)).strip():
            lines.append(_number(element, paper) + words)
    return "\n".join(lines)


def _whole(element: Any, otherwise: int) -> int:
    said = element.get(f"{_W}val") if element is not None else ""
    return min(int(said), 200) if said and said.isascii() and said.isdigit() and len(said) < 9 else otherwise


# Numbers that Word draws


def _number(paragraph: Any, paper: _Paper) -> str:
    """The number or bullet before a paragraph, as its own properties or its style say."""
    properties = paragraph.find(f"{_W}pPr")
    if properties is None:
        return ""
    style = properties.find(f"{_W}pStyle")
    given = paper.styles.get((style.get(f"{_W}val") or "") if style is not None else "")
    own = properties.find(f"{_W}numPr")
    if own is not None:
        found = own.find(f"{_W}numId")
        numbering = (found.get(f"{_W}val") or "") if found is not None else (given[0] if given else "")
        given = (numbering, _whole(own.find(f"{_W}ilvl"), given[1] if given else 0))
    return paper.counters.next(*given) if given else ""


def _numbered_styles(part: Any) -> dict[str, tuple[str, int]]:
    """Style → numbering, its own or that of the style it rests on."""
    styles: dict[str, Any] = {style.get(f"{_W}styleId"): style for style in part.styles.element.iter(f"{_W}style")}
    found: dict[str, tuple[str, int]] = {}
    for name in styles:
        at: str | None = name
        steps = 0
        while at in styles and steps < 20:
            numbered = styles[at].find(f"{_W}pPr/{_W}numPr")
            if numbered is not None and (number := numbered.find(f"{_W}numId")) is not None:
                found[name] = (number.get(f"{_W}val") or "", _whole(numbered.find(f"{_W}ilvl"), 0))
                break
            rests = styles[at].find(f"{_W}basedOn")
            at, steps = rests.get(f"{_W}val") if rests is not None else None, steps + 1
    return found


def _counters(part: Any) -> Counters:
    """The numberings of the document. A document without any has none."""
    try:
        root = part.numbering_part.element
    except (KeyError, NotImplementedError):
        return Counters({})
    abstract = {each.get(f"{_W}abstractNumId"): each for each in root.iter(f"{_W}abstractNum")}
    numberings: dict[str, dict[int, Level]] = {}
    for each in root.iter(f"{_W}num"):
        link = each.find(f"{_W}abstractNumId")
        base = abstract.get(link.get(f"{_W}val")) if link is not None else None
        levels = {_ilvl(level): _level(level) for level in (base.iter(f"{_W}lvl") if base is not None else ())}
        for override in each.iter(f"{_W}lvlOverride"):
            depth = _ilvl(override)
            if (level := override.find(f"{_W}lvl")) is not None:
                levels[depth] = _level(level)
            elif depth in levels and (start := override.find(f"{_W}startOverride")) is not None:
                levels[depth] = Level(levels[depth].style, levels[depth].pattern, _whole(start, 1))
        numberings[each.get(f"{_W}numId") or ""] = levels
    return Counters(numberings)


def _ilvl(element: Any) -> int:
    said = element.get(f"{_W}ilvl") or "0"
    return int(said) if said.isascii() and said.isdigit() and len(said) < 3 else 0


def _level(level: Any) -> Level:
    style, pattern = level.find(f"{_W}numFmt"), level.find(f"{_W}lvlText")
    return Level(
        (style.get(f"{_W}val") or "decimal") if style is not None else "decimal",
        (pattern.get(f"{_W}val") or "") if pattern is not None else "",
        _whole(level.find(f"{_W}start"), 1),
    )


# Notes


def _notes(part: Any, referred: list[tuple[str, str]]) -> Iterator[str]:
    """The foot- and endnotes that the text refers to, in its order, as `[1] …` behind the text."""
    from lxml import etree

    notes: dict[tuple[str, str], Any] = {}
    for relation in part.rels.values():
        kind = relation.reltype.rpartition("/")[2]
        if kind in ("footnotes", "endnotes") and not relation.is_external:
            root = etree.fromstring(relation.target_part.blob, etree.XMLParser(resolve_entities=False, no_network=True))
            notes |= {(f"{_W}{kind[:-1]}", each.get(f"{_W}id") or ""): each for each in root.iter(f"{_W}{kind[:-1]}")}
    for number, each in enumerate((each for each in referred if each in notes), 1):
        words = in_cell("\n".join(_words(paragraph) for paragraph in notes[each].iter(f"{_W}p")))
        if words:
            yield f"[{numeral(number, 'decimal')}] {words}"
