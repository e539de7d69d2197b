"""The gold of phrase pairs: how well lexicon, rules and the learned matcher tell same from related from different; and what the matcher learns from."""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from models import phrases
from models.learned import artefact
from models.phrases import OUTCOMES, Phrases, phrases_from_json
from models.phrases_training import Pair, fit_phrases
from pipeline.comparison.concepts import Match, match_phrase
from pipeline.comparison.lexicon import Concept, concepts, family_of
from pipeline.comparison.qualifiers import Phrase, population_of, take_apart
from pipeline.train import DATA_OF, Artefact, as_bytes

FILE = "concept_pairs.tsv"
SCORES = "concept_scores.csv"
COLUMNS = ("one", "other", "unit", "relation", "sector", "held_back")
#: How sure the lexicon's answer is where both phrases have a concept; counted on the pairs that are not held back, (right + 1) / (cases + 2).
METHODS = ("lexicon", "model", "both")
#: Bins of the calibration table.
BINS = 5
DIGITS = 4


class BadPairs(ValueError):
    """A file of pairs that cannot be used; the message names file and line."""


@dataclass(frozen=True, slots=True)
class GoldPair:
    """Two phrases, the unit that both are counted in, and how they stand to each other."""

    one: str
    other: str
    unit: str
    relation: str
    sector: str
    held_back: bool


@dataclass(frozen=True, slots=True)
class Answer:
    """What is said of a pair, and how surely; `decided` is false where the method cannot tell and took what is most frequent."""

    relation: str
    chance: float
    decided: bool = True


def read_pairs(path: Path) -> list[GoldPair]:
    """The pairs of a TSV file. Raises BadPairs."""
    lines = [(number, line) for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1) if line.strip() and not line.startswith("#")]
    if not lines or tuple(lines[0][1].split("\t")) != COLUMNS:
        raise BadPairs(f"{path}: the head row has to be {', '.join(COLUMNS)}")
    found = []
    for number, line in lines[1:]:
        cells = line.split("\t")
        if len(cells) != len(COLUMNS) or cells[3] not in OUTCOMES or cells[5] not in ("yes", "no"):
            raise BadPairs(f"{path}:{number}: {len(COLUMNS)} cells are needed, relation one of {', '.join(OUTCOMES)}, held_back yes or no")
        one, other, unit, relation, sector, held_back = cells
        found.append(GoldPair(one, other, unit, relation, sector, held_back == "yes"))
    return found


# --- answers --------------------------------------------------------------------------------------------------------------


def by_lexicon(pair: GoldPair) -> str | None:
    """What lexicon and rules say; None where one of the phrases has no concept, or only one for its end."""
    one, other = (_understood(phrase, pair.unit) for phrase in (pair.one, pair.other))
    if not one[1].concepts or not other[1].concepts or one[1].rest or other[1].rest:
        return None
    names = [{concept.name for concept in match.concepts} for _, match in (one, other)]
    if names[0] == names[1] and len(names[0]) == 1:
        return "same" if _qualified(*one) == _qualified(*other) else "related"
    groups = [{concept.group for concept in match.concepts} for _, match in (one, other)]
    return "related" if names[0] & names[1] or groups[0] & groups[1] else "different"


def _understood(phrase: str, unit: str) -> tuple[Phrase, Match]:
    taken = take_apart(phrase)
    return taken, match_phrase(taken, family_of(unit), learned=False)


def _qualified(phrase: Phrase, match: Match) -> tuple[str, ...]:
    concept = match.concepts[0]
    return (phrase.level, "" if concept.stage else phrase.stage, population_of(phrase.core, concept.name), match.rest)


def answers(pairs: Sequence[GoldPair], method: str, model: Phrases, sure: dict[str, float]) -> list[Answer]:
    """The answer of `lexicon`, `model` or `both` for each pair; `sure` says how often each answer of the lexicon is right."""
    return [_answer(pair, method, model, sure) for pair in pairs]


def _answer(pair: GoldPair, method: str, model: Phrases, sure: dict[str, float]) -> Answer:
    said = by_lexicon(pair) if method != "model" else None
    if said is not None:
        return Answer(said, sure[said])
    if method == "lexicon":
        return Answer("different", 1 / len(OUTCOMES), decided=False)
    shares = model.shares(pair.one, pair.other)
    relation = max(OUTCOMES, key=lambda each: shares[each])
    return Answer(relation, shares[relation])


def sureness(pairs: Sequence[GoldPair]) -> dict[str, float]:
    """How often each answer of the lexicon was right on the pairs that are not held back: (right + 1) / (cases + 2)."""
    tally = {relation: [0, 0] for relation in OUTCOMES}
    for pair in pairs:
        if not pair.held_back and (said := by_lexicon(pair)):
            tally[said][0] += said == pair.relation
            tally[said][1] += 1
    return {relation: round((right + 1) / (cases + 2), DIGITS) for relation, (right, cases) in tally.items()}


# --- scores ---------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the scores: `measure` is `precision`, `recall`, `f1` of a relation, `accuracy`, `macro_f1`, `brier`, `calibration_error` or `bin…`."""

    part: str
    method: str
    measure: str
    cases: int
    value: float


def score(pairs: Sequence[GoldPair], model: Phrases | None = None) -> list[Line]:
    """The scores of each method on the held-back pairs, and of the lexicon on the others."""
    model = model or shipped()
    sure = sureness(pairs)
    held = [pair for pair in pairs if pair.held_back]
    rest = [pair for pair in pairs if not pair.held_back]
    lines = [line for method in METHODS for line in _score("held_back", method, held, answers(held, method, model, sure))]
    return [*lines, *_score("others", "lexicon", rest, answers(rest, "lexicon", model, sure))]


def _score(part: str, method: str, pairs: Sequence[GoldPair], said: Sequence[Answer]) -> Iterator[Line]:
    def line(measure: str, cases: int, value: float) -> Line:
        return Line(part, method, measure, cases, round(value, DIGITS))

    rights = [answer.relation == pair.relation for pair, answer in zip(pairs, said, strict=True)]
    f1s = []
    for relation in OUTCOMES:
        right = sum(ok and pair.relation == relation for pair, ok in zip(pairs, rights, strict=True))
        got, wanted = sum(answer.relation == relation for answer in said), sum(pair.relation == relation for pair in pairs)
        f1s.append(2 * right / (got + wanted) if right else 0.0)
        yield line(f"{relation}_precision", got, right / got if got else 0.0)
        yield line(f"{relation}_recall", wanted, right / wanted if wanted else 0.0)
        yield line(f"{relation}_f1", wanted, f1s[-1])
    yield line("macro_f1", len(pairs), sum(f1s) / len(f1s))
    yield line("accuracy", len(pairs), sum(rights) / len(pairs))
    yield line("decided", len(pairs), sum(answer.decided for answer in said) / len(pairs))
    yield line("brier", len(pairs), sum((answer.chance - ok) ** 2 for answer, ok in zip(said, rights, strict=True)) / len(pairs))
    bins: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for answer, ok in zip(said, rights, strict=True):
        bins[min(int(answer.chance * BINS), BINS - 1)].append((answer.chance, ok))
    gaps = 0.0
    for at, each in sorted(bins.items()):
        mean, share = sum(chance for chance, _ in each) / len(each), sum(ok for _, ok in each) / len(each)
        gaps += abs(mean - share) * len(each)
        yield line(f"bin_{at / BINS:.1f}_chance", len(each), mean)
        yield line(f"bin_{at / BINS:.1f}_right", len(each), share)
    yield line("calibration_error", len(pairs), gaps / len(pairs))


def write_scores(lines: Sequence[Line], path: Path) -> None:
    """The scores as CSV, the same for the same data."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("part", "method", "measure", "cases", "value"))
        writer.writerows((line.part, line.method, line.measure, line.cases, f"{line.value:.4f}") for line in lines)


def shipped() -> Phrases:
    """The matcher as `duibiao train` wrote it."""
    return phrases_from_json(artefact(phrases.NAME))


# --- training -------------------------------------------------------------------------------------------------------------


def train_concepts(corpora: Path, say: Callable[[str], None] = lambda _: None) -> Artefact | None:
    """The matcher from the pairs that are not held back and from the lexicon; None where the corpora have no pairs."""
    path = corpora / "gold" / FILE
    if not path.exists():
        return None
    say("concepts")
    gold = [pair for pair in read_pairs(path) if not pair.held_back]
    groups = _groups(gold)
    measured = [Pair(pair.one, pair.other, pair.relation, groups[pair.one]) for pair in gold]
    known = list(concepts().values())
    vocabulary = [*(wording for concept in known for wording in concept.wordings), *sorted({phrase for pair in gold for phrase in (pair.one, pair.other)})]
    taught = list(_lessons(known))
    fitted = fit_phrases(vocabulary, measured, taught)
    content = fitted.phrases.as_json()
    right = sum(max(OUTCOMES, key=lambda name: shares[name]) == pair.relation for pair, shares in zip(measured, fitted.shares, strict=True))
    card = {
        "artefact": f"{phrases.NAME}.json", "sha256": sha256(as_bytes(content)).hexdigest(), "data": {f"gold/{FILE}": sha256(path.read_bytes()).hexdigest(), "lexicon": len(known)},
        "data_of": DATA_OF, "features": "models/phrases.py: cosine of TF-IDF and SVD vectors of character n-grams, shared n-grams and ends, words in which the two differ",
        "scores": {"pairs": len(measured), "relations": dict(sorted(Counter(pair.relation for pair in measured).items())), "lessons": len(taught),
                   "accuracy": round(right / len(measured), DIGITS), "least": fitted.phrases.least, "measured": "out of folds on the pairs that are not held back"},
    }  # fmt: skip
    return Artefact(phrases.NAME, content, card)


#: What is put before a phrase to make a neighbour of it, and endings that say the same.
_QUALIFIED = (("市级", "区级"), ("国家级", "市级"), ("小学", "初中"), ("农村", "城区"), ("公办", "民办"), ("", "市级"), ("新增", "现有"))
_ENDINGS = (("率", "比例"), ("占比", "比例"), ("比例", "比重"), ("学校", "校"), ("数", ""), ("基地", "实践基地"))


def _varied(wording: str) -> Iterator[Pair]:
    """A wording with two qualifiers is related to itself; with an ending that says the same it is the same."""
    at = len(wording) % len(_QUALIFIED)
    one, other = _QUALIFIED[at]
    yield Pair(one + wording, other + wording, "related")
    yield from (Pair(wording, wording.removesuffix(ending) + same, "same") for ending, same in _ENDINGS if wording.endswith(ending))


def _groups(pairs: Sequence[GoldPair]) -> dict[str, str]:
    """Phrase → the first phrase that it is linked to by pairs: what is linked is in one fold."""
    parent: dict[str, str] = {}

    def root(phrase: str) -> str:
        while parent.setdefault(phrase, phrase) != phrase:
            phrase = parent[phrase]
        return phrase

    for pair in pairs:
        one, other = sorted((root(pair.one), root(pair.other)))
        parent[other] = one
    return {phrase: root(phrase) for phrase in list(parent)}


def _lessons(known: Sequence[Concept]) -> Iterator[Pair]:
    """Of each concept two wordings as the same, the next of its group as related, and one of another group as different."""
    for at, concept in enumerate(known):
        wordings = concept.wordings
        yield from (Pair(wordings[0], wordings[place], "same") for place in (1, len(wordings) - 1) if 0 < place < len(wordings))
        neighbour = next((other for other in known[at + 1 :] if other.group == concept.group), None)
        if neighbour:
            yield Pair(wordings[0], neighbour.wordings[0], "related")
        stranger = known[(at + len(known) // 2) % len(known)]
        if stranger.group != concept.group:
            yield Pair(wordings[0], stranger.wordings[0], "different")
        yield from _varied(wordings[0])
        lookalike = next((other for other in known[at + 1 :] if other.group != concept.group and other.wordings[0][-2:] == wordings[0][-2:]), None)
        if lookalike:
            yield Pair(wordings[0], lookalike.wordings[0], "different")
