"""Do two readings of one plan give the same rows? Rows are paired by what they say, in order; offsets differ between formats."""

from __future__ import annotations

from difflib import SequenceMatcher

from extractors.span import fold
from pipeline.evaluate import CORE, agrees
from pipeline.extract import Extraction
from pipeline.schema import FOUND
from pipeline.tables import Row, found_rows


def exact_f1(text: Extraction, other: Extraction) -> float:
    """F1 of the rows of all four tables that agree in every core field with the text's own."""
    right, total = agreement(text, other)
    return 2 * right / total if total else 0.0


def agreement(text: Extraction, other: Extraction) -> tuple[int, int]:
    """How many rows agree in every core field, and how many there are in both readings together."""
    right = total = 0
    for table in FOUND:
        wanted, found = found_rows(text, table), found_rows(other, table)
        right += sum(_is_exact(table, wanted[one], found[two]) for one, two in _pairs(wanted, found))
        total += len(wanted) + len(found)
    return right, total


def differences(text: Extraction, other: Extraction) -> list[str]:
    """Each row that one of the two lacks or that differs, for people."""
    said = []
    for table in FOUND:
        wanted, found = found_rows(text, table), found_rows(other, table)
        pairs = _pairs(wanted, found)
        for one, two in pairs:
            wrong = [name for name in CORE[table] if not agrees(name, wanted[one], found[two])]
            if wrong:
                said.append(f"{table} {wanted[one]['text']}: {', '.join(wrong)} | {wanted[one]['sentence']} | {found[two]['sentence']}")
        lone = set(range(len(wanted))) - {one for one, _ in pairs}
        extra = set(range(len(found))) - {two for _, two in pairs}
        said += [f"{table} missed {wanted[at]['text']} | {wanted[at]['sentence']}" for at in sorted(lone)]
        said += [f"{table} extra {found[at]['text']} | {found[at]['sentence']}" for at in sorted(extra)]
    return said


def _pairs(wanted: list[Row], found: list[Row]) -> list[tuple[int, int]]:
    """Rows of the same words in the same order; those of the longest common run first, as a reader would align them."""
    matcher = SequenceMatcher(None, [_key(row) for row in wanted], [_key(row) for row in found], autojunk=False)
    return [(block.a + at, block.b + at) for block in matcher.get_matching_blocks() for at in range(block.size)]


def _key(row: Row) -> str:
    return "".join(fold(str(row["text"])).split())


def _is_exact(table: str, wanted: Row, found: Row) -> bool:
    return all(agrees(name, wanted, found) for name in CORE[table])
