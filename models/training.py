"""Fit the learned parts: multinomial and plain logistic regression over named features, with folds that keep a document's cases together.

scikit-learn is needed here and nowhere else; what it fits is rounded and stored as JSON (`models.linear`). The same cases give the same bytes.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from types import MappingProxyType
from typing import Any

from models.deciding import Decider, change
from models.linear import BIAS, DIGITS, Linear, sigmoid

FOLDS = 5
#: A feature none of whose weights reaches this is left out: half of the status model's, which together change no share by a hundredth.
LEAST_WEIGHT = 0.01
#: A feature seen in fewer cases than this is left out: it would be learned by heart.
SEEN = 2
#: The same of the cases of a decider, which are two or three views of one text.
SEEN_IN_VIEWS = 4
#: A rule that spoke in fewer cases is not overruled: there is too little to know better by.
HEARD = 10
#: A rule's right answer that the model breaks weighs as much as so many wrong ones that it mends.
BROKEN = 4
_TEMPERATURES = tuple(round(0.5 + 0.05 * step, 2) for step in range(41))
_SHARES = tuple(round(0.5 + 0.05 * step, 2) for step in range(10))


@dataclass(frozen=True, slots=True)
class Case:
    """One thing to decide: its features, the rule that spoke and what it said, what is right, the document that it is from, and what the model may not say."""

    document: str
    features: tuple[str, ...]
    rule: str
    said: str
    right: str
    never: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Judged:
    """A row with its features; `right` tells for each outcome (`row`, `indicator`, …) whether it is right. It counts `weight` times."""

    document: str
    features: tuple[str, ...]
    right: dict[str, bool]
    weight: float = 1.0


def fold_of(document: str) -> int:
    """The fold that a document's cases are in, by its name alone: another document more or less moves none."""
    return int.from_bytes(sha256(document.encode("utf-8")).digest()[:4], "big") % FOLDS


def fit_classes(cases: Sequence[tuple[Sequence[str], str]], outcomes: Sequence[str], strength: float, seen: int = SEEN) -> Linear:
    """Multinomial logistic regression; `strength` is scikit-learn's C. An outcome without a case gets no weight but a low bias."""
    labels = [label for _, label in cases]
    present = [outcome for outcome in outcomes if outcome in labels]
    if len(present) < 2:
        bias = tuple(0.0 if outcome in present else -9.0 for outcome in outcomes)
        return Linear(tuple(outcomes), {BIAS: bias})
    names, matrix = _matrix([features for features, _ in cases], seen)
    columns, intercepts = _regress(matrix, [present.index(label) for label in labels], strength)
    if len(present) == 2:  # scikit-learn gives one row for two classes
        columns, intercepts = [[-each / 2 for each in columns[0]], [each / 2 for each in columns[0]]], [-intercepts[0] / 2, intercepts[0] / 2]
    rows = {outcome: (columns[at], intercepts[at]) for at, outcome in enumerate(present)}
    return _linear(outcomes, names, [rows.get(outcome) for outcome in outcomes])


def fit_chances(cases: Sequence[Judged], outcomes: Sequence[str], strength: float) -> Linear:
    """One logistic regression for each outcome, over the same features; their temperatures are folded into the weights."""
    names, matrix = _matrix([case.features for case in cases], SEEN)
    rows: list[tuple[list[float], float]] = []
    for outcome in outcomes:
        truth = [int(case.right[outcome]) for case in cases]
        if len(set(truth)) < 2:
            share = (sum(truth) + 1) / (len(truth) + 2)
            rows.append(([0.0] * len(names), math.log(share / (1 - share))))
        else:
            columns, intercepts = _regress(matrix, truth, strength, [case.weight for case in cases])
            rows.append((columns[0], intercepts[0]))
    return _linear(outcomes, names, rows)


def _matrix(features: Sequence[Sequence[str]], least: int) -> tuple[list[str], Any]:
    """Feature names in order and a 0/1 matrix, a row for each case."""
    from sklearn.feature_extraction import DictVectorizer

    seen = Counter(feature for each in features for feature in dict.fromkeys(each))
    vectorizer = DictVectorizer(sort=True)
    matrix = vectorizer.fit_transform([{feature: 1.0 for feature in each if seen[feature] >= least} for each in features])
    return list(vectorizer.feature_names_), matrix


def _regress(matrix: Any, labels: Sequence[int], strength: float, weights: Sequence[float] | None = None) -> tuple[list[list[float]], list[float]]:
    from sklearn.linear_model import LogisticRegression

    fitted = LogisticRegression(C=strength, max_iter=400, tol=1e-5).fit(matrix, labels, sample_weight=weights)
    return fitted.coef_.tolist(), fitted.intercept_.tolist()


def _linear(outcomes: Sequence[str], names: Sequence[str], rows: Sequence[tuple[list[float], float] | None]) -> Linear:
    def weight(column: int) -> tuple[float, ...]:
        return tuple(round(row[0][column], DIGITS) if row else 0.0 for row in rows)

    weights = {name: each for column, name in enumerate(names) if max(map(abs, each := weight(column))) >= LEAST_WEIGHT}
    weights[BIAS] = tuple(round(row[1], DIGITS) if row else -9.0 for row in rows)
    return Linear(tuple(outcomes), weights)


# --- deciders -----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Trained:
    """A decider with the share of cases that the rules alone and rules with model (out of fold) get right.

    `by_fold` holds for each fold the decider that has not seen its cases; the shares from which it overrules are those of the whole.
    """

    decider: Decider
    by_fold: tuple[Decider, ...]
    cases: int
    asked: int
    rules_right: float
    settled_right: float


def fit_decider(cases: Sequence[Case], outcomes: Sequence[str], same: Callable[[str, str], bool], strength: float = 0.1,
                floors: Mapping[str, float] = MappingProxyType({})) -> Trained:
    """Fit a decider: rule precisions by count, shares out of fold, the least share from which the model overrules with each outcome.

    `same(said, right)` tells whether an answer counts as right; that share is the one which pays most on the training cases, and no
    less than `floors` says of the change (`said>outcome`).
    """
    precision = _precisions(cases, same)
    unseen = [fit_classes([(case.features, case.right) for case in cases if fold_of(case.document) != fold], outcomes, strength, SEEN_IN_VIEWS) for fold in range(FOLDS)]
    shares = [unseen[fold_of(case.document)].shares(case.features) for case in cases]
    temperature = temperature_of([case.right for case in cases], shares)
    cooled = [cool(each, temperature) for each in shares]
    model = replace(fit_classes([(case.features, case.right) for case in cases], outcomes, strength, SEEN_IN_VIEWS), temperature=temperature)
    decider = Decider(model, precision, {}, _heard(cases))
    asked = [(case, each) for case, each in zip(cases, cooled, strict=True) if not decider.is_certain(case.rule)]
    decider = replace(decider, least=_least(asked, outcomes, same, floors))
    fixed = sum(same(_choice(case, each, decider.least), case.right) - same(case.said, case.right) for case, each in asked)
    right = sum(same(case.said, case.right) for case in cases)
    by_fold = tuple(
        replace(decider, model=replace(each, temperature=temperature), precision=_precisions([case for case in cases if fold_of(case.document) != fold], same))
        for fold, each in enumerate(unseen)
    )
    return Trained(decider, by_fold, len(cases), len(asked), right / len(cases), (right + fixed) / len(cases))


def _precisions(cases: Sequence[Case], same: Callable[[str, str], bool]) -> dict[str, float]:
    """Rule → (right + 1) / (cases + 2): a rule seen seldom is not certain, however right it was."""
    tally: dict[str, list[bool]] = defaultdict(list)
    for case in cases:
        tally[case.rule].append(same(case.said, case.right))
    return {rule: round((sum(each) + 1) / (len(each) + 2), DIGITS) for rule, each in sorted(tally.items())}


def _heard(cases: Sequence[Case]) -> frozenset[str]:
    """The rules, whatever the situation, that spoke in at least `HEARD` cases."""
    seen = Counter(case.rule.partition("|")[0] for case in cases)
    return frozenset(rule for rule, count in seen.items() if count >= HEARD)


def temperature_of(rights: Sequence[str], shares: Sequence[dict[str, float]]) -> float:
    """The temperature at which the shares (out of fold) are the most honest of what was right."""

    def loss(temperature: float) -> float:
        return -sum(math.log(max(cool(each, temperature)[right], 1e-9)) for right, each in zip(rights, shares, strict=True))

    return min(_TEMPERATURES, key=loss)


def cool(shares: dict[str, float], temperature: float) -> dict[str, float]:
    """Shares made less sure (temperature above 1) or surer; they add up to 1."""
    raised = {outcome: max(share, 1e-12) ** (1 / temperature) for outcome, share in shares.items()}
    whole = sum(raised.values())
    return {outcome: each / whole for outcome, each in raised.items()}


def _choice(case: Case, shares: dict[str, float], least: dict[str, float]) -> str:
    allowed = [outcome for outcome, share in shares.items() if outcome == case.said or (share >= least[change(case.said, outcome)] and outcome not in case.never)]
    return max(allowed, key=lambda outcome: shares[outcome])


def _least(asked: Sequence[tuple[Case, dict[str, float]]], outcomes: Sequence[str], same: Callable[[str, str], bool], floors: Mapping[str, float]) -> dict[str, float]:
    """For each outcome in place of another the share from which overruling pays most, out of fold; more than 1 where it never does."""
    least = {change(said, outcome): 1.01 for said in outcomes for outcome in outcomes}
    for said in outcomes:
        cases = [(case, shares) for case, shares in asked if case.said == said]
        for outcome in outcomes:
            def gain(share: float, put: str = change(said, outcome), cases: Sequence[tuple[Case, dict[str, float]]] = cases) -> int:
                trial = least | {put: share}
                return sum(_worth(same(_choice(case, each, trial), case.right), same(case.said, case.right)) for case, each in cases)

            floor = floors.get(change(said, outcome), 0.0)
            least[change(said, outcome)] = max((1.01, *(share for share in reversed(_SHARES) if share >= floor)), key=gain)
    return least


def _worth(settled: bool, by_rule: bool) -> int:
    """What settling a case as the model would is worth against the rule's answer."""
    return int(settled) - int(by_rule) if settled >= by_rule else -BROKEN


# --- confidence ---------------------------------------------------------------------------------------------------------


def fit_confidence(cases: Sequence[Judged], outcomes: Sequence[str], strength: float = 0.3) -> tuple[Linear, list[dict[str, float]]]:
    """The model, its temperatures set out of fold and folded into the weights, and the out-of-fold chances of the cases."""
    unseen = [fit_chances([case for case in cases if fold_of(case.document) != fold], outcomes, strength) for fold in range(FOLDS)]
    chances = [unseen[fold_of(case.document)].chances(case.features) for case in cases]
    scale = [_binary_temperature(cases, chances, outcome) for outcome in outcomes]
    fitted = fit_chances(cases, outcomes, strength)
    weights = {name: tuple(round(each / by, DIGITS) for each, by in zip(row, scale, strict=True)) for name, row in fitted.weights.items()}
    cooled = [{outcome: sigmoid(_logit(each[outcome]) / by) for outcome, by in zip(outcomes, scale, strict=True)} for each in chances]
    return Linear(fitted.outcomes, weights), cooled


def _logit(share: float) -> float:
    share = min(max(share, 1e-9), 1 - 1e-9)
    return math.log(share / (1 - share))


def _binary_temperature(cases: Sequence[Judged], chances: Sequence[dict[str, float]], outcome: str) -> float:
    def loss(temperature: float) -> float:
        total = 0.0
        for case, each in zip(cases, chances, strict=True):
            chance = sigmoid(_logit(each[outcome]) / temperature)
            total -= case.weight * math.log(max(chance if case.right[outcome] else 1 - chance, 1e-9))
        return total

    return min(_TEMPERATURES, key=loss)
