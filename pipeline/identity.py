"""Ids made of what the source says: which plan a document is, in which sentence and where in it a row stands.

Nothing that was concluded goes into a row's id, so that better rules and people's corrections leave it as it is; nor does an offset in the
document, so that edits elsewhere do too.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

from extractors.span import fold
from pipeline.document import Document, Header, Sentence
from pipeline.rows import DeadlineRow, DepartmentRow, SchoolRow, TargetRow

#: Signs without width.
_NO_WIDTH = "\u200b\u200c\u200d\u2060\ufeff\u00ad"
#: These, and the radicals and compatibility forms that some PDF files have for plain characters.
_ODD = re.compile(f"[{_NO_WIDTH}\u2e80-\u2fdf\uf900-\ufaff]")
#: The clause marks that `fold` leaves wide.
_MARKS = tuple(zip("，；：！？（）", ",;:!?()", strict=True))
#: What tells the editions of one plan apart in their titles: （修订稿）, (2023年修订), （征求意见稿）.
_EDITION = re.compile(
    r"\((?:\d{4}年?)?(?:修订|修编|调整|征求意见|送审|报批|公示|试行|草案|第[一二三四五六七八九十\d]+[版次])[^()]{0,4}\)"
)
_LENGTH = 16  # hex digits: 64 bits, so that a billion rows collide with a chance of 3 in 100


def _digest(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:_LENGTH]


def plain(text: str) -> str:
    """`text` without blanks and with wide signs folded: what an id may depend on."""
    return _dense(_folded(text))


def _folded(text: str) -> str:
    """Wide signs and compatibility forms made plain and signs without width blanks, one character for one."""
    text = fold(text)
    for wide, narrow in _MARKS:
        text = text.replace(wide, narrow)
    return _ODD.sub(lambda hit: " " if hit[0] in _NO_WIDTH else unicodedata.normalize("NFKC", hit[0])[0], text)


def _dense(folded: str) -> str:
    return "".join(folded.split())


def document_id(header: Header, name: str, sha256: str) -> str:
    """District, plan title and period where the head tells a title; else the bytes' own digest.

    A revised edition of a plan keeps its id; two documents without a title never share one.
    """
    title = _EDITION.sub("", plain(header.plan_title or header.title))
    if not title:
        return _digest("bytes", sha256 or name)
    return _digest("plan", plain(header.district_full), title, str(header.plan_start or ""), str(header.plan_end or ""))


def block_ids(doc_id: str, document: Document) -> list[str]:
    """The id of each layout block, in text order. Equal blocks are told apart by their order among each other."""
    seen: Counter[str] = Counter()
    ids = []
    folded = _folded(document.text)
    for block in document.blocks:
        text = _dense(folded[block.start : block.end])
        seen[text] += 1
        ids.append(_digest(doc_id, "block", text, str(seen[text])))
    return ids


def give_ids(
    document: Document,
    doc_id: str,
    targets: Sequence[TargetRow],
    deadlines: Sequence[DeadlineRow],
    departments: Sequence[DepartmentRow],
    schools: Sequence[SchoolRow],
) -> None:
    """Set the id of each row in place, from its sentence (of a cell: its table row) and where in it the row begins.

    Equal sentences are told apart by their order among each other, rows that begin at one place (甲中小学: two schools) by theirs.
    """
    places = _Places(document)
    seen: dict[tuple[str, ...], int] = {}

    def made(kind: str, start: int) -> str:
        parts = (kind, *places.of(start))
        seen[parts] = order = seen.get(parts, 0) + 1
        return _digest(doc_id, *parts, str(order))

    for target in targets:
        target.target_id = made("target", target.start)
    for deadline in deadlines:
        deadline.deadline_id = made("deadline", deadline.start)
    for department in departments:
        department.department_id = made("department", department.start)
    for school in schools:
        school.school_id = made("school", school.start)


def added_id(doc_id: str, table: str, sentence: str, text: str, place: int) -> str:
    """The id of a row that a person added: from its sentence and where in it its words begin."""
    return _digest(doc_id, "added", table, plain(sentence), plain(text), str(len(plain(sentence[:place]))))


class _Places:
    """Where an offset stands in terms that outlive edits elsewhere: its sentence or table row, and how far in it."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._text = _folded(document.text)
        #: Start of a cell → its table row: where it begins, what it says; and the cell's place in it.
        self._cells: dict[int, tuple[int, str, int]] = {}
        for table in document.tables:
            for row in table.rows:
                own = [cell for cell in row if not cell.carried]
                said = "|".join(_dense(self._text[cell.start : cell.end]) for cell in own)
                self._cells |= {cell.start: (own[0].start, said, place) for place, cell in enumerate(own)}
        #: Start of a sentence → where its context (itself, or its table row) begins, what that says, and the cell's place in the row.
        self._contexts = {sentence.start: self._context(sentence) for sentence in document.sentences}
        #: Start of a sentence or table row → its number among those that say the same.
        self._order: dict[int, int] = {}
        seen: dict[str, int] = {}
        for start, said, _ in self._contexts.values():
            if start not in self._order:
                seen[said] = self._order[start] = seen.get(said, 0) + 1

    def _context(self, sentence: Sentence) -> tuple[int, str, int]:
        return self._cells.get(sentence.start) or (sentence.start, _dense(self._text[sentence.start : sentence.end]), 0)

    def of(self, offset: int) -> tuple[str, str, str, str]:
        """What the sentence says, its number among equal ones, the cell's place in the row, the characters before `offset` in it."""
        home = self._document.sentence_at(offset)
        if home is None:
            return "", "", "", str(offset)
        start, said, cell = self._contexts[home.start]
        return said, str(self._order[start]), str(cell), str(len(_dense(self._text[home.start : offset])))
