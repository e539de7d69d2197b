"""The plans of `corpora/` against their gold rows: the committed scores, what they may not fall below, and the gold itself."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from pipeline.document import Document
from pipeline.evaluate import Gold, Score, evaluate, read_golds, write_scores
from pipeline.extract import extract
from pipeline.read import find_documents, read

CORPORA = Path(__file__).parents[2] / "corpora"
GOLD = CORPORA / "gold"
GOLDS = read_golds(GOLD)
#: Table → the least F1 of rows that are right in all core fields.
LEAST_EXACT = {"targets": 0.97, "deadlines": 0.97, "departments": 0.97, "schools": 0.95}
LEAST_FOUND = 0.99
ROWS = [pytest.param(gold, table, id=f"{gold['doc']}-{table}") for gold in GOLDS for table in LEAST_EXACT]


@dataclass(frozen=True)
class Evaluated:
    """The documents by digest, and what `duibiao evaluate` says of them."""

    documents: dict[str, Document]
    scores: list[Score]


@pytest.fixture(scope="module")
def evaluated() -> Evaluated:
    documents = {document.sha256: document for document in map(read, find_documents([CORPORA]))}
    extractions = {digest: extract(document) for digest, document in documents.items()}
    return Evaluated(documents, evaluate(GOLDS, extractions)[0])


def test_the_scores_are_the_committed_ones(evaluated, tmp_path):
    write_scores(evaluated.scores, tmp_path / "scores.csv")
    made, committed = (path.read_text(encoding="utf-8").splitlines() for path in (tmp_path / "scores.csv", GOLD / "scores.csv"))
    changed = sorted(set(made) ^ set(committed))
    assert made == committed, f"behaviour changed ({len(changed)} lines); run `duibiao evaluate` and commit corpora/gold/scores.csv if it is meant"


@pytest.mark.parametrize("table", LEAST_EXACT)
def test_scores_do_not_fall_below(evaluated, table):
    f1 = {score.measure: score.f1 for score in evaluated.scores if score.table == table}
    assert f1["found"] >= LEAST_FOUND
    assert f1["exact"] >= LEAST_EXACT[table]


@pytest.mark.parametrize("table", LEAST_EXACT)
def test_the_committed_scores_have_rows_behind_them(table):
    with (GOLD / "scores.csv").open(encoding="utf-8", newline="") as file:
        scores = {row["measure"]: int(row["gold"]) for row in csv.DictReader(file) if row["table"] == table}
    assert scores["exact"] == scores["found"] > 0


# --- the gold itself ------------------------------------------------------------------------------------------------------


def test_every_gold_has_its_plan(evaluated):
    assert GOLDS
    assert {gold["source_sha256"] for gold in GOLDS} <= set(evaluated.documents)


@pytest.mark.parametrize(("gold", "table"), ROWS)
def test_gold_rows_are_the_text_where_they_stand(evaluated, gold: Gold, table: str):
    text = evaluated.documents[gold["source_sha256"]].text
    rows: list[dict[str, Any]] = gold[table]
    assert all(row["text"] == text[row["start"] : row["end"]] != "" for row in rows)
    assert [row["start"] for row in rows] == sorted(row["start"] for row in rows)


@pytest.mark.parametrize("gold", [pytest.param(gold, id=gold["doc"]) for gold in GOLDS])
def test_gold_targets_follow_the_contract(gold: Gold):
    for row in gold["targets"]:
        assert row["status"] in ("target", "baseline", "condition")
        assert row["value_min"] <= row["value_max"]
        assert (row["comparator"] == "range") == (row["value_min"] < row["value_max"])
        if row.get("deadline"):
            assert date.fromisoformat(row["deadline"])
            assert row["status"] == "target"
            assert row["deadline_source"] in ("stated", "inherited", "plan")
        assert not row.get("period") or row["status"] == "baseline"


@pytest.mark.parametrize("gold", [pytest.param(gold, id=gold["doc"]) for gold in GOLDS])
def test_gold_names_of_other_tables_follow_the_contract(gold: Gold):
    assert {row["kind"] for row in gold["deadlines"]} <= {"by", "during", "as_of", "recurring", "duration"}
    assert {row["kind"] for row in gold["departments"]} <= {"named", "functional", "collective"}
    roles = {"issuer", "addressee", "lead", "support", "responsible", "mentioned"}
    assert {row["role"] for row in gold["departments"]} <= roles
    assert all(row["name"] for table in ("departments", "schools") for row in gold[table])


def test_the_header_is_read_as_gold_has_it(evaluated):
    for gold in GOLDS:
        header = evaluated.documents[gold["source_sha256"]].header
        for name, wanted in gold["meta"].items():
            found = getattr(header, name)
            assert (found.isoformat() if isinstance(found, date) else found or "") == wanted, (gold["doc"], name)
