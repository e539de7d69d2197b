"""What changed between two states of the targets: of the store at two runs, or of two editions of a plan."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline import store
from pipeline.identity import plain
from pipeline.read import UnreadableDocument
from pipeline.run import extract_one
from pipeline.schema import Column, Table, table
from pipeline.store_schema import quoted
from pipeline.tables import Failure, Row, cell, found_rows, plain_id

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

#: From the softest word to the firmest.
LADDER = ("鼓励", "争取", "力争", "达到", "确保", "约束性")
#: What happened to a target, and how it is said.
WHAT = {
    "added": "新增",
    "dropped": "取消",
    "raised": "提高",
    "lowered": "降低",
    "brought forward": "提前",
    "put off": "推后",
    "firmer": "力度加强",
    "softer": "力度减弱",
    "changed": "改动",
    "reworded": "仅改表述",
}
#: Columns of a target that count as `changed` where nothing above says more.
_OTHER = ("indicator", "value_min", "value_max", "unit", "comparator", "deadline", "frequency", "binding", "scope", "status", "departments", "schools")
#: Two targets this alike are one. Weights and bound were tried on edited copies of the plans in corpora/ (tests/pipeline/test_difference.py): indicators
#: tell most, the sentence tells two targets of one indicator apart, and equal numbers and days break ties.
_ALIKE = 0.6
_WEIGHTS = {"indicator": 0.55, "sentence": 0.3, "value": 0.08, "deadline": 0.04, "scope": 0.03}
#: Indicators that share less than this are two.
_SAME_INDICATOR = 0.5
#: An indicator that holds the other has lost or won words beside it.
_HELD = 0.8

_OF_A_SIDE = (
    Column("value_min", "number", "value, the lower end of a range"),
    Column("value_max", "number", "value, the upper end of a range"),
    Column("comparator", "code", "comparator"),
    Column("deadline", "date", "deadline"),
    Column("strength", "code", "strength: how firmly it is said"),
    Column("sentence", "text", "sentence"),
    Column("target_id", "text", "row, as in `targets`"),
)
_SIDES = tuple(Column(f"{side}_{each.name}", each.kind, f"the {side} {each.meaning}") for side in ("old", "new") for each in _OF_A_SIDE)
DIFFERENCE = Table(
    "difference",
    "差异",
    "one target that was added, dropped or changed",
    (
        Column("what", "list", f"{', '.join(f'`{what}`' for what in WHAT)}; several where several hold"),
        Column("words", "text", "the same in a sentence"),
        Column("plan_id", "text", "the plan, as in `documents`"),
        Column("indicator", "text", "what is measured, as the newer text names it"),
        Column("unit", "text", "unit of the values"),
        *_SIDES,
        Column("fields", "list", "the columns of `targets` that say something else"),
    ),
)


class NoSuchState(Exception):
    """A run or plan that isn't there; the message names it and the next step."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A target that differs: `old` is None where it was added, `new` where it was dropped."""

    what: tuple[str, ...]
    old: Row | None
    new: Row | None
    fields: tuple[str, ...] = ()


def between_runs(out: Path, old: int | None = None, new: int | None = None) -> tuple[int, int, list[Difference]]:
    """The two runs and the differences of the targets after them; without numbers the last run that changed a row, and the one before it.

    Raises NoSuchState and store.BadStore.
    """
    with store.opened(out / store.NAME, read_only=True) as connection:
        runs = [row["run"] for row in store.fetch(connection, "SELECT run FROM runs ORDER BY run")]
        if new is None:
            changed = [row["run"] for row in store.fetch(connection, "SELECT run FROM runs WHERE added + changed + removed > 0 ORDER BY run")]
            new = changed[-1] if changed else runs[-1]
        old = new - 1 if old is None else old
        for run in (old, new):
            if run != 0 and run not in runs:
                raise NoSuchState(f"there is no run {run} in {out / store.NAME}; there are {runs[0]} to {runs[-1]}")
        if old > new:
            raise NoSuchState(f"run {old} is later than run {new}; name the older one first")
        return old, new, differences(_left(connection, old, new), _came(connection, old, new))


def _left(connection: DuckDBPyConnection, old: int, new: int) -> list[Row]:
    """The targets that said at `old` what they no longer say at `new`."""
    return _targets(connection, "SELECT {0} FROM history.targets WHERE since <= ? AND until > ? AND until <= ?", old, old, new)


def _came(connection: DuckDBPyConnection, old: int, new: int) -> list[Row]:
    """The targets that say at `new` what they didn't say at `old`."""
    query = "SELECT {0} FROM targets WHERE since > ? AND since <= ? UNION ALL SELECT {0} FROM history.targets WHERE since > ? AND since <= ? AND until > ?"
    return _targets(connection, query, old, new, old, new, new)


def _targets(connection: DuckDBPyConnection, query: str, *values: int) -> list[Row]:
    columns = ", ".join(quoted(column.name) for column in table("targets").columns)
    return sorted(store.fetch(connection, query.format(columns), values), key=lambda row: (str(row["doc_id"]), int(row["start"])))


def between_plans(old: str, new: str, out: Path) -> list[Difference]:
    """The differences of two plans, each a file or the doc_id of a document in the store. Raises NoSuchState, UnreadableDocument."""
    return differences(_plan(old, out), _plan(new, out), one_plan=True)


def _plan(name: str, out: Path) -> list[Row]:
    if Path(name).exists():
        found = extract_one(Path(name))
        if isinstance(found, Failure):
            raise UnreadableDocument(str(found))
        return found_rows(found, "targets")
    with store.opened(out / store.NAME, read_only=True) as connection:
        if not store.fetch(connection, "FROM documents WHERE doc_id = ?", [name]):
            raise NoSuchState(f"{name}: neither a file nor the doc_id of a document in {out / store.NAME}; check the path")
        columns = ", ".join(quoted(column.name) for column in table("targets").columns)
        return store.fetch(connection, f"SELECT {columns} FROM targets WHERE doc_id = ? ORDER BY ordinal", [name])


def differences(old: Sequence[Row], new: Sequence[Row], *, one_plan: bool = False) -> list[Difference]:
    """Pair the targets of two states, within each plan (all of them where `one_plan`), and say how each pair differs.

    Rows of another status count only where the other side of the pair is a target. What is the same in both isn't listed.
    """
    plans: dict[str, tuple[list[Row], list[Row]]] = {}
    for side, rows in enumerate((old, new)):
        for row in rows:
            plans.setdefault("" if one_plan else plain_id(str(row["doc_id"])), ([], []))[side].append(row)
    found = [each for before, after in plans.values() for each in _of_plan(before, after)]
    return [each for each in found if "target" in {row["status"] for row in (each.old, each.new) if row}]


def _of_plan(old: list[Row], new: list[Row]) -> Iterator[Difference]:
    pairs = dict(_pairs(old, new))
    taken = set(pairs.values())
    for place, row in enumerate(old):
        if place not in pairs:
            yield Difference(("dropped",), row, None)
        elif difference := compared(row, new[pairs[place]]):
            yield difference
    for place, row in enumerate(new):
        if place not in taken:
            yield Difference(("added",), None, row)


def _pairs(old: list[Row], new: list[Row]) -> Iterator[tuple[int, int]]:
    """Pair each old row with at most one new: by id, then the most alike first."""
    by_id = {row["target_id"]: place for place, row in enumerate(new)}
    known = {place: by_id[row["target_id"]] for place, row in enumerate(old) if row["target_id"] in by_id}
    yield from known.items()
    left = [place for place in range(len(old)) if place not in known]
    right = [place for place in range(len(new)) if place not in set(known.values())]
    scored = [(alike(old[i], new[j]), -abs(i - j), i, j) for i, j in product(left, right)]
    done_old: set[int] = set()
    done_new: set[int] = set()
    for score, _, i, j in sorted(scored, reverse=True):
        if score >= _ALIKE and i not in done_old and j not in done_new:
            done_old.add(i)
            done_new.add(j)
            yield i, j


def alike(one: Row, other: Row) -> float:
    """How likely two rows are one target, from 0 to 1; rows of other units or status are two."""
    if one["unit"] != other["unit"] or one["status"] != other["status"]:
        return 0.0
    names = [plain(str(row["indicator"])) for row in (one, other)]
    indicator = _ratio(*names)
    if all(names) and (names[0] in names[1] or names[1] in names[0]):
        indicator = max(indicator, _HELD)
    if indicator < _SAME_INDICATOR:
        return 0.0
    told = {
        "indicator": indicator,
        "sentence": _ratio(plain(str(one["sentence"])), plain(str(other["sentence"]))),
        "value": float((one["value_min"], one["value_max"]) == (other["value_min"], other["value_max"])),
        "deadline": float(one["deadline"] == other["deadline"]),
        "scope": float(one["scope"] == other["scope"]),
    }
    return sum(_WEIGHTS[name] * value for name, value in told.items())


@lru_cache(maxsize=100_000)
def _ratio(one: str, other: str) -> float:
    return 1.0 if one == other else SequenceMatcher(None, one, other, autojunk=False).ratio()


def compared(old: Row, new: Row) -> Difference | None:
    """How two states of one target differ, None where they say the same in the same words."""
    fields = tuple(name for name in (*_OTHER, "strength") if old[name] != new[name])
    what = [*_by_value(old, new), *_by_deadline(old, new), *_by_strength(old, new)]
    if not what and fields:
        what = ["changed"]
    if not what and plain(str(old["sentence"])) != plain(str(new["sentence"])):
        what = ["reworded"]
    return Difference(tuple(what), old, new, fields) if what else None


def _by_value(old: Row, new: Row) -> Iterator[str]:
    if old["unit"] != new["unit"]:
        return
    before, after = ((_number(row["value_min"]), _number(row["value_max"])) for row in (old, new))
    if before != after and all(one <= other for one, other in zip(before, after, strict=True)):
        yield "raised"
    elif before != after and all(one >= other for one, other in zip(before, after, strict=True)):
        yield "lowered"


def _number(value: Any) -> float:
    return float(value) if value is not None else 0.0


def _by_deadline(old: Row, new: Row) -> Iterator[str]:
    before, after = old["deadline"], new["deadline"]
    if before and after and before != after:
        yield "brought forward" if str(after) < str(before) else "put off"


def _by_strength(old: Row, new: Row) -> Iterator[str]:
    if old["strength"] in LADDER and new["strength"] in LADDER and old["strength"] != new["strength"]:
        yield "firmer" if LADDER.index(str(new["strength"])) > LADDER.index(str(old["strength"])) else "softer"


def in_words(each: Difference) -> str:
    """A difference in a sentence: `提高 raised，推后 put off：学前三年毛入园率 93%（2025-12-31）→ 95%（2026-12-31）`."""
    said = "，".join(f"{WHAT[what]} {what}" for what in each.what)
    row = each.new or each.old
    assert row is not None
    if each.old is None or each.new is None:
        return f"{said}：{row['indicator']} {_state(row, ('value_min', 'deadline', 'strength'))}"
    if each.what == ("reworded",):
        return f"{said}：{row['indicator']} {_state(row, ('value_min',))}：{each.old['sentence']} → {each.new['sentence']}"
    shown = {"value_min", *each.fields}
    told = f"{said}：{row['indicator']} {_state(each.old, shown)} → {_state(each.new, shown)}"
    others = [name for name in each.fields if name in ("indicator", "frequency", "binding", "scope", "status", "departments", "schools")]
    return told + "".join(f"；{name}: {cell(each.old[name], 'code') or '—'} → {cell(each.new[name], 'code') or '—'}" for name in others)


_SIGN = {"=": "", ">=": "≥", ">": ">", "<=": "≤", "<": "<", "~": "约", "range": ""}


def _state(row: Row, shown: Iterable[str]) -> str:
    """A target's value, with its deadline and strength where these are shown."""
    ends = dict.fromkeys(cell(row[end], "number") for end in ("value_min", "value_max"))
    beside = [cell(row[name], "code") for name in ("deadline", "strength") if name in set(shown) and row[name]]
    return f"{_SIGN.get(str(row['comparator']), '')}{'–'.join(ends)}{row['unit']}" + (f"（{'，'.join(beside)}）" if beside else "")


def as_rows(found: Iterable[Difference]) -> list[Row]:
    """The differences as rows of the table DIFFERENCE."""
    rows = []
    for difference in found:
        row = difference.new or difference.old
        assert row is not None
        said: Row = {"what": list(difference.what), "words": in_words(difference), "plan_id": plain_id(str(row["doc_id"])), "indicator": row["indicator"], "unit": row["unit"]}
        for side, state in (("old", difference.old), ("new", difference.new)):
            said |= {f"{side}_{each.name}": state[each.name] if state else ("" if each.kind in ("text", "code") else None) for each in _OF_A_SIDE}
        rows.append(said | {"fields": list(difference.fields)})
    return rows
