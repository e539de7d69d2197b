"""Hold the rows that were found against the rows that should be found (`corpora/gold/*.json`)."""

from __future__ import annotations

import csv
import json
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from models.learned import PARTS, RULES_ALONE, Learned
from pipeline.document import Document
from pipeline.extract import Extraction, extract
from pipeline.schema import FOUND
from pipeline.tables import found_rows

Row = dict[str, Any]
Gold = dict[str, Any]

#: A row is exact when all of these agree.
CORE = {
    "targets": ("value", "unit", "comparator", "status", "deadline", "indicator"),
    "deadlines": ("kind", "dates"),
    "departments": ("name", "role"),
    "schools": ("name", "stage", "action"),
}
#: Compared as well, but not asked for in an exact row.
BESIDE = {
    "targets": ("action", "frequency", "period", "binding", "deadline_source"),
    "deadlines": (),
    "departments": ("kind", "canonical"),
    "schools": ("planned", "campus"),
}
#: Rows that are neither asked for nor counted against: table → (column, value).
OPTIONAL = {"targets": ("status", "condition"), "departments": ("role", "mentioned")}
#: Share of character pairs that two wordings of one indicator have in common (Dice).
SAME_WORDING = 0.75


class BadGold(ValueError):
    """A gold file that can't be used; the message names it."""


@dataclass(frozen=True, slots=True)
class Score:
    """Of the rows found, `right` are so as `measure` (`found`, `exact` or a field's name) asks."""

    table: str
    measure: str
    gold: int
    got: int
    right: int
    #: Of the rows found, the share for which it holds.
    of_found: float

    @property
    def precision(self) -> float:
        return self.right / self.got if self.got else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        return 2 * self.right / (self.got + self.gold) if self.right else 0.0


@dataclass(frozen=True, slots=True)
class Miss:
    """A row that is wrong in `fields`, missed (`found` is None) or too many (`wanted` is None)."""

    document: str
    table: str
    fields: tuple[str, ...]
    wanted: Row | None
    found: Row | None

    @property
    def what(self) -> str:
        if self.wanted is None:
            return "extra"
        return "missed" if self.found is None else "wrong " + ", ".join(self.fields)


@dataclass(slots=True)
class _Count:
    gold: int = 0
    got: int = 0
    found: int = 0
    exact: int = 0
    fields: Counter[str] = field(default_factory=Counter)


def read_golds(folder: Path) -> list[Gold]:
    """The gold documents of a folder, by file name."""
    golds = []
    for path in sorted(folder.glob("*.json")):
        try:
            gold = json.loads(path.read_text(encoding="utf-8"))
            gold["doc"], gold["source_sha256"]
        except (ValueError, KeyError, TypeError) as error:
            raise BadGold(f"{path} is no gold file ({error}); see CONTRIBUTING.md for its form") from error
        golds.append(gold)
    return golds


def evaluate(golds: list[Gold], extractions: dict[str, Extraction]) -> tuple[list[Score], list[Miss]]:
    """Score extractions (sha256 → extraction) against the golds; a gold without extraction is all missed."""
    scores: list[Score] = []
    misses: list[Miss] = []
    for table in FOUND:
        count = _Count()
        for gold in golds:
            extraction = extractions.get(gold["source_sha256"])
            found = [row for row in found_rows(extraction, table) if is_judged(gold, table, row["start"], row["end"])] if extraction else []
            misses += _compare(table, gold["doc"], gold.get(table, []), found, count)
        scores += _scores(table, count)
    return scores, misses


def is_judged(gold: Gold, table: str, start: Any, end: Any) -> bool:
    """Whether a gold says anything of the place [start, end): of a partial one (checked rows alone) only its rows and the rejected ones do."""
    if not gold.get("partial"):
        return True
    places = [*gold.get(table, []), *gold.get("rejected", {}).get(table, [])]
    return any(row["start"] < end and start < row["end"] for row in places)


def evaluate_groups(golds: Iterable[tuple[Gold, Sequence[str]]], extractions: dict[str, Extraction]) -> dict[str, list[Score]]:
    """The scores of each group of golds (a sector, a kind of document); a gold names all the groups that it belongs to."""
    groups: dict[str, list[Gold]] = {}
    for gold, names in golds:
        for name in names:
            groups.setdefault(name, []).append(gold)
    return {name: evaluate(group, extractions)[0] for name, group in sorted(groups.items())}


def ablate(golds: list[Gold], documents: Sequence[Document], learned: Learned) -> dict[str, list[Score]]:
    """The scores of the rules alone, of all learned parts, and of all but one; confidence changes no row and is left out."""
    settings = {"rules alone": RULES_ALONE, "all": learned}
    settings |= {f"without {part}": replace(learned, **{part: None}) for part in PARTS if part != "confidence"}
    return {name: evaluate(golds, {document.sha256: extract(document, parts) for document in documents})[0] for name, parts in settings.items()}


def _compare(table: str, document: str, wanted: list[Row], found: list[Row], count: _Count) -> Iterator[Miss]:
    pairs = pair(wanted, found, named=table in ("departments", "schools"))
    for i, j in sorted(pairs.items()):
        if _is_optional(table, wanted[i]):
            if table == "targets" and not _is_optional(table, found[j]):
                count.got += 1
                yield Miss(document, table, ("status",), wanted[i], found[j])
            continue
        right = {name for name in CORE[table] + BESIDE[table] if agrees(name, wanted[i], found[j])}
        wrong = tuple(name for name in CORE[table] if name not in right)
        count.gold += 1
        count.got += 1
        count.found += 1
        count.exact += not wrong
        count.fields.update(right)
        if wrong:
            yield Miss(document, table, wrong, wanted[i], found[j])
    for i, row in enumerate(wanted):
        if i not in pairs and not _is_optional(table, row):
            count.gold += 1
            yield Miss(document, table, (), row, None)
    taken = set(pairs.values())
    for j, row in enumerate(found):
        if j not in taken and not _is_optional(table, row):
            count.got += 1
            yield Miss(document, table, (), None, row)


def verdicts(table: str, wanted: list[Row], found: list[Row]) -> list[set[str] | None]:
    """For each found row the fields that are right, with `row` where it is one and all its core fields are right.

    None for a row that is neither asked for nor counted against.
    """
    partners = {j: i for i, j in pair(wanted, found, named=table in ("departments", "schools")).items()}
    return [_verdict(table, wanted[partners[j]] if j in partners else None, row) for j, row in enumerate(found)]


def _verdict(table: str, wanted: Row | None, found: Row) -> set[str] | None:
    if wanted is None:
        return None if _is_optional(table, found) else set()
    right = {name for name in CORE[table] + BESIDE[table] if agrees(name, wanted, found)}
    if _is_optional(table, wanted):
        if _is_optional(table, found):
            return right | {"row"}
        if table != "targets":
            return None
    return right | {"row"} if right.issuperset(CORE[table]) else right


def _scores(table: str, count: _Count) -> Iterator[Score]:
    held = {"found": count.found, "exact": count.exact}
    held |= {name: count.fields[name] for name in CORE[table] + BESIDE[table]}
    for measure, right in held.items():
        yield Score(table, measure, count.gold, count.got, right, right / count.found if count.found else 0.0)


def pair(wanted: list[Row], found: list[Row], *, named: bool) -> dict[int, int]:
    """Pair rows one to one by overlapping spans: wanted index → found index.

    The pair that shares most goes first; where `named`, pairs of one name go before all others (a span may
    hold two rows).
    """
    candidates = []
    for i, one in enumerate(wanted):
        for j, other in enumerate(found):
            shared = min(one["end"], other["end"]) - max(one["start"], other["start"])
            if shared > 0:
                longer = max(one["end"] - one["start"], other["end"] - other["start"])
                same_name = named and agrees("name", one, other)
                candidates.append((same_name, shared / longer, -abs(one["start"] - other["start"]), i, j))
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for *_, i, j in sorted(candidates, reverse=True):
        if i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return pairs


def _is_optional(table: str, row: Row) -> bool:
    column, value = OPTIONAL.get(table, ("", ""))
    return bool(column) and row.get(column) == value


def agrees(name: str, wanted: Row, found: Row) -> bool:
    """Whether a field (or `value`, `dates` for both ends of one) says the same in both rows."""
    if name == "value":
        return all(_number(wanted.get(end)) == _number(found.get(end)) for end in ("value_min", "value_max"))
    if name == "dates":
        return all(_written(wanted.get(d)) == _written(found.get(d)) for d in ("start_date", "end_date"))
    return _COMPARE.get(name, _same_plain)(wanted.get(name), found.get(name))


def _written(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else str("" if value is None else value)


def _plain(value: object) -> str:
    """Width folded; blanks, punctuation and 的 left out."""
    return re.sub(r"[\s\W_的]+", "", unicodedata.normalize("NFKC", _written(value))).lower()


def _same_plain(wanted: object, found: object) -> bool:
    return _plain(wanted) == _plain(found)


def _number(value: object) -> float | None:
    return round(value, 4) if isinstance(value, int | float) else None


def _same_wording(wanted: object, found: object) -> bool:
    one, other = _plain(wanted), _plain(found)
    if one == other:
        return True
    if not one or not other:
        return False
    pairs, others = _pairs(one), _pairs(other)
    return 2 * (pairs & others).total() / (pairs.total() + others.total()) >= SAME_WORDING


def _pairs(text: str) -> Counter[str]:
    return Counter(text[i : i + 2] for i in range(len(text) - 1)) if len(text) > 1 else Counter([text])


def _share_verb(wanted: object, found: object) -> bool:
    verbs, others = _verbs(wanted), _verbs(found)
    return verbs == others or bool(verbs & others)


def _verbs(value: object) -> set[str]:
    return {verb for verb in re.split(r"[、，,/；;和及与\s]+", _written(value)) if verb}


def _same_truth(wanted: object, found: object) -> bool:
    return bool(wanted) == bool(found)


def _same_comparator(wanted: object, found: object) -> bool:
    return (wanted or "=") == (found or "=")


_COMPARE: dict[str, Callable[[object, object], bool]] = {
    "indicator": _same_wording,
    "action": _share_verb,
    "planned": _same_truth,
    "comparator": _same_comparator,
}


def write_group_scores(groups: dict[str, list[Score]], path: Path) -> None:
    """Write `found` and `exact` of each group and table as CSV, rounded to four places; tables of which a group has no row are left out."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["group", "table", "measure", "gold", "got", "right", "precision", "recall", "f1"])
        for group, scores in groups.items():
            for score in scores:
                if score.measure in ("found", "exact") and (score.gold or score.got):
                    rates = (score.precision, score.recall, score.f1)
                    writer.writerow([group, score.table, score.measure, score.gold, score.got, score.right, *(f"{rate:.4f}" for rate in rates)])


def write_scores(scores: list[Score], path: Path) -> None:
    """Write the scores as CSV, rounded to four places: a change in behaviour is a change in the diff."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["table", "measure", "gold", "got", "right", "precision", "recall", "f1", "of_found"])
        for score in scores:
            rates = (score.precision, score.recall, score.f1, score.of_found)
            counts = (score.gold, score.got, score.right)
            writer.writerow([score.table, score.measure, *counts, *(f"{rate:.4f}" for rate in rates)])
