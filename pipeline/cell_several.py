"""Cells that hold a value for each of several names: `婴儿死亡率/5岁以下儿童死亡率 | 3.1/4.6`, `医师数 其中：中医类 | 2.6 0.4`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.indicator_pieces import parts
from extractors.late import late
from pipeline.cell_amounts import Amount, read_amount
from pipeline.document import Cell

#: What parts the values of a cell.
_BETWEEN = re.compile(r"\s*[/／；;]\s*|\s+")
#: What parts the names; a part of the first is told by 其中.
_NAMES = late(r"\s*(?:[/／；;]|[，,、]?(?P<part>其中)[：:]?)\s*|(?<=[\u4e00-\u9fff）)])\s+(?=[\u4e00-\u9fff])")
#: Rates, whose parts are rates themselves (`pipeline.table_reading`).
_RATE = re.compile(r".{2,}(?:率|比例|比重|占比|年限)")
#: Words and long texts are no values.
_BEGINS = re.compile(r"\s*[≥≤＞＜<>]?\s?\d")
_WIDTH = 40
#: More values in one cell are a list of something else.
_MOST = 4


def several(text: str, label: Cell, cell: Cell) -> list[tuple[str, Amount]]:
    """Name and amount of each value of the cell; [] where it does not hold one for each name of the row."""
    if not _BEGINS.match(text, cell.start, cell.end) or cell.end - cell.start > _WIDTH:
        return []
    amounts = list(_amounts(text, cell))
    if not 2 <= len(amounts) <= _MOST or None in amounts:
        return []
    names = _names(text[label.start : label.end], len(amounts))
    return [(name, amount) for name, amount in zip(names, amounts, strict=True) if amount] if len(names) == len(amounts) else []


def _amounts(text: str, cell: Cell) -> Iterator[Amount | None]:
    """The amount that each piece of the cell is."""
    start = cell.start
    for hit in _BETWEEN.finditer(text, cell.start, cell.end):
        if hit.start() > start:
            yield read_amount(text, cell._replace(start=start, end=hit.start()))
        start = hit.end()
    if start < cell.end:
        yield read_amount(text, cell._replace(start=start, end=cell.end))


def _names(label: str, count: int) -> list[str]:
    """The `count` names of a row; [] where it has another number of them, or one is cut within a bracket."""
    pieces: list[str] = []
    start, part = 0, False
    for hit in [*_NAMES.finditer(label), None]:
        piece = "".join(label[start : hit.start() if hit else None].split())
        if piece:
            rate = part and pieces and _RATE.fullmatch(pieces[0]) and not _RATE.fullmatch(piece)
            pieces.append(piece + pieces[0] if rate else piece)
        if hit:
            start, part = hit.end(), hit["part"] is not None
    if len(pieces) != count or any(piece.count("（") + piece.count("(") != piece.count("）") + piece.count(")") for piece in pieces):
        return []
    return pieces if "其中" in label else parts("、".join(pieces), count) or pieces
