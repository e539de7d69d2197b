"""Train the learned parts from `corpora/` alone: annotated passages that aren't held back, the gold of the plans, and spec sentences.

Every part is a JSON file and a card beside it, the same bytes for the same corpora. Whatever is measured here is measured out of fold: a document is
read by parts that have not seen it.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from extractors.quantities import find_quantities
from models import status
from models.confidence import JUDGED, ROW, Confidence, Judge, known_rules
from models.confidence import features as confidence_features
from models.deciding import CERTAIN, change
from models.learned import RULES_ALONE, Learned
from models.training import FOLDS, Case, Judged, Trained, fit_confidence, fit_decider, fold_of
from pipeline.confidence import facts_of
from pipeline.document import Document
from pipeline.evaluate import Gold, evaluate, is_judged, pair, read_golds, verdicts
from pipeline.extract import Extraction, extract, find_dates
from pipeline.look_back import plan_of
from pipeline.passages import Passage, read_passages
from pipeline.read import find_documents, read
from pipeline.readings import status_cases
from pipeline.reliability import Judgement, bins
from pipeline.schema import FOUND
from pipeline.settle import NO_ROW
from pipeline.tables import found_rows

#: When the annotated text was last looked through as a whole.
DATA_OF = "2026-11"
#: Rows less sure than this are marked for reading.
REVIEW = 0.7
#: How often a row of a passage that no rule was written against counts among those that confidence is learned from. Elsewhere the rules were mended
#: until they fit, so their rows look surer than they are: with 4 instead of 1, school rows at 0.9 or more were right 88 instead of 80 times in 100 held back; with 3 they are as often right, and more rows reach 0.9.
UNREAD_WEIGHT = 3.0

#: Told what is being trained.
Say = Callable[[str], None]


class NoCorpora(ValueError):
    """A corpora folder without passages or gold to train on; the message names it."""


@dataclass(frozen=True, slots=True)
class Example:
    """A document with the rows that it should give, each of which counts `weight` times where confidence is learned."""

    name: str
    document: Document
    gold: Gold
    weight: float = 1.0
    #: Whether the status is trained on it.
    tells_status: bool = True


@dataclass(frozen=True, slots=True)
class Artefact:
    """A trained part as it is stored, and what its card says."""

    name: str
    content: dict[str, Any]
    card: dict[str, Any]


def train(corpora: Path, say: Say = lambda _: None) -> list[Artefact]:
    """Train every part on a corpora folder. Raises NoCorpora, BadPassage and BadGold."""
    passages = [passage for passage in read_passages(corpora / "passages") if not passage.held_back]
    examples = [*plans(corpora), *(example_of(passage) for passage in passages)]
    if len(examples) < FOLDS:
        raise NoCorpora(f"{corpora} has {len(examples)} annotated texts; {FOLDS} are needed at least")
    files = sorted({corpora / "passages" / f"{passage.file}.txt" for passage in passages})
    used = _digests([*files, *sorted((corpora / "gold").glob("*.json"))])
    return [_artefact(name, content, scores, used) for name, content, scores in _train(examples, say)]


def _train(examples: Sequence[Example], say: Say) -> Iterator[tuple[str, dict[str, Any], dict[str, Any]]]:
    say("status")
    by_status = fit_status(examples)
    yield status.NAME, by_status.decider.as_json(), _decider_scores(by_status)
    say("every document read by parts that have not seen it")
    unseen = [Learned(status=decider) for decider in by_status.by_fold]
    read_by_others = [extract(example.document, unseen[fold_of(example.name)]) for example in examples]
    without, _ = evaluate([example.gold for example in examples], _by_digest(extract(example.document, RULES_ALONE) for example in examples))
    with_models, _ = evaluate([example.gold for example in examples], _by_digest(read_by_others))
    say("confidence")
    judges: dict[str, Judge] = {}
    scores: dict[str, Any] = {}
    for table in FOUND:
        known = known_rules(table, (facts for found in read_by_others for facts in facts_of(table, found.document, getattr(found, table))))
        cases = [case for example, found in zip(examples, read_by_others, strict=True) if example.weight for case in judged_rows(table, example, found, known)]
        model, chances = fit_confidence(cases, JUDGED[table])
        judges[table] = Judge(table, model, known)
        scores[table] = {"rows": len(cases), "bins": _told([(each[ROW], case.right[ROW]) for case, each in zip(cases, chances, strict=True)])}
    scores["exact_f1"] = {one.table: {"rules": round(one.f1, 4), "settled": round(other.f1, 4)}
                          for one, other in zip(without, with_models, strict=True) if one.measure == "exact"}
    yield "confidence", Confidence(judges, REVIEW).as_json(), scores


# --- what is read -------------------------------------------------------------------------------------------------------


def plans(corpora: Path) -> list[Example]:
    """The plans that have gold rows."""
    golds = {gold["source_sha256"]: gold for gold in read_golds(corpora / "gold")}
    documents = [read(path) for path in find_documents([corpora]) if path.parent == corpora]
    return [Example(document.name, document, golds[document.sha256]) for document in documents if document.sha256 in golds]


def example_of(passage: Passage) -> Example:
    """A passage as an example."""
    return Example(passage.gold["doc"], passage.document, passage.gold, _weight(passage), not passage.page)


def _weight(passage: Passage) -> float:
    return 0.0 if passage.read_once else UNREAD_WEIGHT if passage.unread else 1.0


def status_examples(example: Example) -> Iterator[Case]:
    """Every quantity of the running text with its gold status, `none` where it is no row."""
    document = example.document.smooth
    plan = plan_of(document)
    found = list(status_cases(document, find_quantities(document.text), find_dates(document, plan), plan))
    spans = [example.document.source_span(quantity.start, quantity.end) for quantity, _, _ in found]
    wanted = example.gold["targets"]
    partners = pair(wanted, [{"start": start, "end": end} for start, end in spans], named=False)
    right = {j: wanted[i]["status"] for i, j in partners.items()}
    for at, (_, key, case) in enumerate(found):
        if is_judged(example.gold, "targets", *spans[at]):
            yield Case(example.name, tuple(status.features(case)), key, case.said, right.get(at, NO_ROW), status.barred(case))


# --- training -----------------------------------------------------------------------------------------------------------


def same_status(said: str, right: str) -> bool:
    """Conditions are optional rows: to drop one, or to call a number that is no row a condition, costs nothing."""
    return said == right or {said, right} == {"condition", NO_ROW}


def views(example: Example) -> Iterator[Case]:
    """The quantities of a text as it stands, without its title, and as an excerpt of which nothing is known: there what it says must tell.

    What a year means hangs on the plan's period, so without one only quantities that no time governs are looked at.
    """
    yield from status_examples(example)
    if example.document.header.plan_end:
        yield from status_examples(_with_header(example, title=""))
    bare = _with_header(example, title="", plan_start=None, plan_end=None)
    yield from (case for case in status_examples(bare) if status.is_undated(case.rule))


def _with_header(example: Example, **changed: Any) -> Example:
    header = dataclasses.replace(example.document.header, **changed)
    return dataclasses.replace(example, document=dataclasses.replace(example.document, header=header))


#: A fact becomes a goal only where the part is all but sure: at 0.9 plain counts of what there is (`专任教师980人`) did. A goal becomes a fact from 0.6: less
#: pays on the training passages, whose accounts are many, and on published pages breaks as much as it mends.
_FLOORS = {change("baseline", "target"): 0.95, change("target", "baseline"): 0.6}


def fit_status(examples: Sequence[Example]) -> Trained:
    """The decider for status, from every view of the texts."""
    cases = [case for example in examples if example.tells_status for case in views(example)]
    return fit_decider(cases, status.OUTCOMES, same_status, floors=_FLOORS)


def judged_rows(table: str, example: Example, found: Extraction, known: frozenset[str]) -> Iterator[Judged]:
    """The rows of a table with how they were got and what of them is right; rows that count neither way are left out."""
    rows = found_rows(found, table)
    facts = facts_of(table, found.document, getattr(found, table))
    for row, each, right in zip(rows, facts, verdicts(table, example.gold.get(table, []), rows), strict=True):
        if right is not None and is_judged(example.gold, table, row["start"], row["end"]):
            yield Judged(example.name, tuple(confidence_features(table, each, known)), {name: _holds(name, right) for name in JUDGED[table]}, example.weight)


def _holds(name: str, right: set[str]) -> bool:
    return {"value", "unit", "comparator"} <= right if name == "value" else name in right


# --- artefacts and cards ------------------------------------------------------------------------------------------------


def _decider_scores(trained: Trained) -> dict[str, Any]:
    return {"cases": trained.cases, "asked": trained.asked, "rules_right": round(trained.rules_right, 4), "settled_right": round(trained.settled_right, 4),
            "certain_from": CERTAIN, "measured": f"out of {FOLDS} folds"}


def _told(judgements: Sequence[Judgement]) -> list[dict[str, float]]:
    return [{"from": each.low, "rows": each.rows, "confidence": round(each.confidence, 4), "right": round(each.right, 4)} for each in bins(judgements)]


_FEATURES = {
    "status": "models/status.py: words around the number, headings, unit, comparator, governing time, the rules' answers for it and its neighbours, "
              "kind of document, signs of what was and of what is to come, roundness of the numbers",
    "confidence": "models/confidence.py: rules that spoke, distances, lengths, crowding, shares of the other parts",
}


def _artefact(name: str, content: dict[str, Any], scores: dict[str, Any], used: dict[str, str]) -> Artefact:
    card = {"artefact": f"{name}.json", "sha256": sha256(as_bytes(content)).hexdigest(), "data": used, "data_of": DATA_OF,
            "features": _FEATURES[name], "scores": scores}
    return Artefact(name, content, card)


def _digests(paths: Iterable[Path]) -> dict[str, str]:
    return {f"{path.parent.name}/{path.name}": sha256(path.read_bytes()).hexdigest() for path in paths if path.exists()}


def _by_digest(found: Iterable[Extraction]) -> dict[str, Extraction]:
    return {each.document.sha256: each for each in found}


def as_bytes(content: dict[str, Any]) -> bytes:
    """JSON with sorted keys and a line for each key, so that a change shows in a diff."""
    return (_lines(content) + "\n").encode("utf-8")


def _lines(value: Any) -> str:
    if isinstance(value, dict):
        return "{\n" + ",\n".join(f"{json.dumps(key, ensure_ascii=False)}: {_lines(value[key])}" for key in sorted(value)) + "\n}"
    return json.dumps(value, ensure_ascii=False)


def write_artefacts(artefacts: Iterable[Artefact], folder: Path) -> list[Path]:
    """Write each part and its card into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for artefact in artefacts:
        for path, content in ((folder / f"{artefact.name}.json", artefact.content), (folder / f"{artefact.name}.card.json", artefact.card)):
            path.write_bytes(as_bytes(content))
            written.append(path)
    return written
