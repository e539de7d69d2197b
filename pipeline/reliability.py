"""Whether confidence can be relied on: how often rows of each confidence are right, and what reading the least sure ones leaves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.evaluate import Gold, is_judged, verdicts
from pipeline.extract import Extraction
from pipeline.schema import FOUND
from pipeline.tables import found_rows

#: A confidence and whether the row is right in all its core fields.
Judgement = tuple[float, bool]

TENTHS = 10
#: Shares of the rows that a person might read.
READ = (0.0, 0.05, 0.1, 0.2, 0.3, 0.5)


@dataclass(frozen=True, slots=True)
class Bin:
    """The rows whose confidence is from `low` to a tenth above it: how many, their mean confidence, the share that is right."""

    low: float
    rows: int
    confidence: float
    right: float


def judged(golds: Iterable[Gold], extractions: dict[str, Extraction]) -> dict[str, list[Judgement]]:
    """Table → every found row that counts, with its confidence; rows without one are left out."""
    found: dict[str, list[Judgement]] = {table: [] for table in FOUND}
    for gold in golds:
        if extraction := extractions.get(gold["source_sha256"]):
            for table in FOUND:
                found[table] += _of_table(table, gold, extraction)
    return found


def _of_table(table: str, gold: Gold, extraction: Extraction) -> Iterator[Judgement]:
    rows = [row for row in found_rows(extraction, table) if is_judged(gold, table, row["start"], row["end"])]
    for row, right in zip(rows, verdicts(table, gold.get(table, []), rows), strict=True):
        confidence = row["confidence"]
        if right is not None and isinstance(confidence, float):
            yield confidence, "row" in right


def bins(judgements: Sequence[Judgement]) -> list[Bin]:
    """The tenths of confidence that hold rows, lowest first."""
    groups: dict[int, list[Judgement]] = {}
    for confidence, right in judgements:
        groups.setdefault(min(int(confidence * TENTHS), TENTHS - 1), []).append((confidence, right))
    return [Bin(step / TENTHS, len(group), _mean([confidence for confidence, _ in group]), _mean([right for _, right in group]))
            for step, group in sorted(groups.items())]


def review_curve(judgements: Sequence[Judgement]) -> list[tuple[float, float]]:
    """(share of the rows that is read, the least sure first; wrong rows among the unread, as a share of all rows)."""
    ordered = [right for _, right in sorted(judgements)]
    count = len(ordered)
    return [(share, (count - round(share * count) - sum(ordered[round(share * count) :])) / count) for share in READ] if count else []


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)
