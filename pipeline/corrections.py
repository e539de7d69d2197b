"""People's corrections: what may be edited, and how the rows of a document look once the edits made for it are applied."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from pipeline.anchor import find_row, find_words, sentence_at
from pipeline.identity import added_id
from pipeline.schema import FOUND, Column, table
from pipeline.store import from_json, value_from_json
from pipeline.store_schema import KEYS
from pipeline.tables import Row, Value, plain_id

#: Table → the columns that a person may change. Where a row stands (start, end, text) is no cell: reject the row and add another.
EDITABLE: dict[str, tuple[str, ...]] = {
    "targets": (
        "indicator", "action", "value_min", "value_max", "unit", "comparator", "status", "deadline", "deadline_source", "frequency", "period",
        "binding", "scope", "strength", "departments", "lead_department", "schools",
    ),
    "deadlines": ("kind", "start_date", "end_date"),
    "departments": ("name", "canonical", "kind", "role"),
    "schools": ("name", "campus", "stage", "action", "object", "planned"),
}  # fmt: skip
#: Of a target: the column of names, which is the name of their table too → the column of ids.
_LINKS = {"departments": "department_ids", "schools": "school_ids"}
#: What a row needs that is added.
NEEDED = {
    "targets": ("indicator", "value_min", "unit", "status"),
    "deadlines": ("kind",),
    "departments": ("name", "role"),
    "schools": ("name", "stage"),
}
_ACTIVE = ("applied", "orphaned", "conflict")


class WrongValue(ValueError):
    """A value that a column can't hold; the message says what it may be."""


@dataclass(slots=True)
class Outcome:
    """How one correction fared, and on which row of which document."""

    correction: int
    row_id: str
    state: str
    note: str
    doc_id: str = ""


@dataclass(slots=True)
class Applied:
    """The rows of a document with its corrections, how each correction fared, and the machine's own rows where a correction stands instead."""

    rows: dict[str, list[Row]]
    outcomes: list[Outcome] = field(default_factory=list)
    #: (table, row) of the machine.
    overruled: list[tuple[str, Row]] = field(default_factory=list)
    #: (target_id, column) → the names of bodies or schools that a person wrote there.
    written: dict[tuple[str, str], list[str]] = field(default_factory=dict)


def id_of(name: str) -> str:
    """The column that identifies a row of table `name`."""
    return KEYS[name][0]


def active(corrections: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """The corrections that hold: not superseded or withdrawn, in the order in which they were made."""
    return sorted((each for each in corrections if each["state"] in _ACTIVE), key=lambda each: int(each["correction"]))


def assigned(corrections: Iterable[dict[str, Any]], documents: Sequence[dict[str, Any]]) -> tuple[dict[str, list[dict[str, Any]]], list[dict[str, Any]]]:
    """sha256 → the corrections that are meant for that document, and those whose document is gone.

    A correction follows the text that the person saw, else the document of that id, else the latest edition of the plan.
    `documents` have sha256, doc_id, plan_id and edition.
    """
    by_text = {each["sha256"]: each for each in documents}
    by_id = {each["doc_id"]: each for each in documents}
    latest = {each["plan_id"]: each for each in sorted(documents, key=lambda each: int(each["edition"]))}
    meant: dict[str, list[dict[str, Any]]] = {}
    gone = []
    for each in corrections:
        document = by_text.get(each["sha256"]) or by_id.get(each["doc_id"]) or latest.get(each["plan_id"])
        if document:
            meant.setdefault(document["sha256"], []).append(each)
        else:
            gone.append(each)
    return meant, gone


def apply(rows: dict[str, list[Row]], corrections: Sequence[dict[str, Any]]) -> Applied:
    """Apply corrections to the machine's rows of one document (ids without an edition's mark), in their order."""
    done = Applied({name: [dict(row) for row in found] for name, found in rows.items()})
    for name in FOUND:
        _apply_to(done, name, rows[name], [each for each in corrections if each["table"] == name])
    _relink(done)
    for name in FOUND:
        now = {row[id_of(name)]: row for row in done.rows[name]}
        done.overruled += [(name, row) for row in rows[name] if now.get(row[id_of(name)]) != row]
    return done


def _apply_to(done: Applied, name: str, machine: list[Row], corrections: Sequence[dict[str, Any]]) -> None:
    """The corrections of one table; every row is sought among the machine's, so that no edit hides another's row."""
    key = id_of(name)
    rows: list[Row | None] = list(done.rows[name])
    added: list[Row] = []
    touched: set[int] = set()
    for each in corrections:
        row_id = plain_id(each["row_id"])
        if each["action"] == "add":
            row, state, note = _added(done.rows["blocks"], name, each)
            added += [row] if row else []
            done.outcomes.append(Outcome(each["correction"], row_id, state, note))
            continue
        found = find_row(machine, key, row_id, each["sentence"], each["text"])
        done.outcomes.append(Outcome(each["correction"], str(machine[found.row][key]) if found.row is not None else row_id, found.state, found.note))
        if found.row is None:
            continue
        touched.add(found.row)
        row = rows[found.row]
        if each["action"] == "reject":
            rows[found.row] = None
        elif row is not None and each["action"] == "confirm":
            said = from_json(name, each["machine"])
            row |= {column: said[column] for column in EDITABLE[name] if column in said and column not in _LINKS}
            row["checked"] = row["checked"] or "confirmed"
        elif row is not None:
            value = value_from_json(name, each["field"], each["value"])
            row |= {each["field"]: value, "checked": "corrected"}
            if each["field"] in _LINKS:
                done.written[str(row[key]), each["field"]] = _listed(value)
    for place in touched:
        if (row := rows[place]) is not None:
            row |= {"needs_review": False, "review_reason": ""}
    stand = {_place(row) for row in added}
    kept = [row for row in rows if row is not None and _place(row) not in stand]
    done.rows[name] = sorted([*kept, *added], key=lambda row: (int(str(row["start"])), int(str(row["end"]))))


def _place(row: Row) -> tuple[Value, Value, Value]:
    """What two rows of a table share that are one: the machine may find by now what a person added."""
    return row["start"], row["end"], row.get("name")


def _added(blocks: list[Row], name: str, correction: dict[str, Any]) -> tuple[Row | None, str, str]:
    """The row that a person added, where its words stand now."""
    row = from_json(name, correction["value"])
    start, note = find_words(source_of(blocks), correction["sentence"], correction["text"], int(str(row["start"])))
    if start is None:
        return None, "orphaned" if note.startswith("no ") else "conflict", note
    home = next((block for block in blocks if int(str(block["start"])) <= start < int(str(block["end"]))), None)
    place: Row = {"start": start, "end": start + len(correction["text"]), "section": home["section"] if home else "", "checked": "added"}
    return row | place, "applied", note


def new_row(name: str, values: dict[str, Any], document: Row, blocks: Sequence[Row]) -> Row:
    """The row that a person adds, from its values and its place: `start` and `end`, or `text` and mostly `sentence`.

    Raises WrongValue where the place can't be told.
    """
    source = source_of(blocks)
    if "start" in values and "end" in values:
        start, end = (int(float(values[each])) for each in ("start", "end"))
        if not 0 <= start < end <= len(source):
            raise WrongValue(f"{start}–{end} is no place in a text of {len(source)} characters")
        if (said := values.get("text")) and said != source[start:end]:
            raise WrongValue(f"“{source[start:end][:20]}” stands at {start}–{end}, not “{said[:20]}”")
    else:
        found, why = find_words(source, values.get("sentence", values["text"]), values["text"], -1)
        if found is None:
            raise WrongValue(why)
        start, end = found, found + len(values["text"])
    begin, sentence = sentence_at(source, start)
    empty: Row = {column.name: list(value) if isinstance(value := _EMPTY.get(column.kind), tuple) else value for column in table(name).columns}
    doc_id = plain_id(str(document["doc_id"]))
    own: Row = {
        "start": start,
        "end": end,
        "text": source[start:end],
        "sentence": sentence,
        "doc_id": doc_id,
        "found_by": "person",
        "checked": "added",
        id_of(name): added_id(doc_id, name, sentence, source[start:end], start - begin),
    }
    return empty | _USUAL.get(name, {}) | {key: value for key, value in values.items() if key in EDITABLE[name]} | own


#: What a row says where the person who added it said nothing.
_USUAL: dict[str, Row] = {"targets": {"comparator": "="}, "departments": {"kind": "named"}}
#: What a column holds that nobody filled; numbers and days hold None.
_EMPTY: dict[str, Any] = {"text": "", "code": "", "yes/no": False, "list": ()}


def source_of(blocks: Sequence[Row]) -> str:
    """The text of a document from its blocks; what lies between them is blank."""
    parts: list[str] = []
    done = 0
    for block in blocks:
        start = int(str(block["start"]))
        parts += ["\n" * (start - done), str(block["text"])]
        done = int(str(block["end"]))
    return "".join(parts)


def _relink(done: Applied) -> None:
    """Make the links of targets agree with the rows as they are now, and the table `links` and the counts with both."""
    rows = done.rows
    names: dict[str, str] = {}
    for name in ("deadlines", "departments", "schools"):
        names |= {str(row[id_of(name)]): str(row["text" if name == "deadlines" else "name"]) for row in rows[name]}
    links: list[Row] = []
    for target in rows["targets"]:
        for column, ids in _LINKS.items():
            if (said := done.written.get((str(target["target_id"]), column))) is not None:
                target[ids] = _nearest(said, target, rows[column], id_of(column))
            else:
                _follow_ids(target, column, ids, names)
        if target["deadline_id"] not in names:
            target["deadline_id"] = ""
        linked = [("department", each) for each in _listed(target["department_ids"])] + [("school", each) for each in _listed(target["school_ids"])]
        linked += [("deadline", str(target["deadline_id"]))] if target["deadline_id"] else []
        links += [
            {"doc_id": target["doc_id"], "target_id": target["target_id"], "kind": kind, "linked_id": row_id, "name": names[row_id]} for kind, row_id in linked
        ]
    rows["links"] = links
    rows["documents"][0] |= {name: len(rows[name]) for name in FOUND}


def _nearest(names: Iterable[str], target: Row, others: list[Row], key: str) -> list[str]:
    """The ids of the nearest rows with these names; a name that no row has is left a name."""
    near = sorted(others, key=lambda row: abs(int(str(row["start"])) - int(str(target["start"]))))
    found = (next((str(row[key]) for row in near if name in (row["name"], row.get("canonical"))), "") for name in names)
    return list(dict.fromkeys(each for each in found if each))


def _follow_ids(target: Row, column: str, ids: str, names: dict[str, str]) -> None:
    """Drop links to rows that were rejected, and take over names that were corrected."""
    before = _listed(target[ids])
    kept = [each for each in before if each in names]
    if kept != before or any(names[each] not in _listed(target[column]) for each in kept):
        target |= {ids: kept, column: list(dict.fromkeys(names[each] for each in kept))}


def _listed(value: object) -> list[str]:
    return [str(each) for each in value] if isinstance(value, list | tuple) else []


def typed(column: Column, said: object) -> Any:
    """A value for a column from what a sheet or a JSON line says. Raises WrongValue."""
    words = "" if said is None else said
    if isinstance(words, str):
        words = words.strip()
        if words.startswith("'") and words[1:2] in _FORMULA:
            words = words[1:]
        elif words[:1] in _FORMULA and column.kind in ("text", "list") and len(words) > 1:
            raise WrongValue(f"“{words[:40]}” is a formula; write the words, with an apostrophe in front if they begin so")
    try:
        return _TYPED[column.kind](column, words)
    except WrongValue:
        raise
    except (ValueError, TypeError, OverflowError):
        raise WrongValue(f"“{said}” is no {_MEANT.get(column.kind, column.kind)}") from None


_FORMULA = tuple("=+-@\t\r＝＋－＠")
_MEANT = {"number": "number", "integer": "whole number", "date": "day (2025-12-31)", "yes/no": "true or false"}
_TRUE, _FALSE = ("true", "1", "yes", "是"), ("false", "0", "no", "否", "")


def _number(_: Column, said: object) -> float | None:
    if said == "":
        return None
    if isinstance(said, bool):
        raise TypeError
    value = float(said.replace(",", "")) if isinstance(said, str) else float(said)  # type: ignore[arg-type]
    if not abs(value) < float("inf"):
        raise ValueError
    return value


def _date(_: Column, said: object) -> date | None:
    if said == "":
        return None
    if isinstance(said, date):
        return date(said.year, said.month, said.day)
    year, month, day = (int(part) for part in str(said).split(" ")[0].split("T")[0].replace("/", "-").replace(".", "-").split("-"))
    return date(year, month, day)


def _truth(_: Column, said: object) -> bool:
    if isinstance(said, bool):
        return said
    words = str(said).lower()
    if words not in _TRUE + _FALSE:
        raise ValueError
    return words in _TRUE


def _words(column: Column, said: object) -> str:
    if isinstance(said, list | dict):
        raise TypeError
    words = str(said)
    if column.codes and words not in column.codes:
        raise WrongValue(f"“{words}” is none of {', '.join(each or 'empty' for each in column.codes)}")
    return words


def _list(_: Column, said: object) -> list[str]:
    if isinstance(said, list):
        return [str(each) for each in said]
    return [part.strip() for part in str(said).replace("；", ";").split(";") if part.strip()]


_TYPED = {"text": _words, "code": _words, "number": _number, "integer": _number, "date": _date, "yes/no": _truth, "list": _list}


def column_of(name: str, field: str) -> Column:
    """A column of a table; KeyError where there is none."""
    return {column.name: column for column in table(name).columns}[field]
