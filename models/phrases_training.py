"""Fit the vectors of phrases and the relation of pairs; scikit-learn and numpy, the same bytes for the same data."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from models.linear import Linear
from models.phrases import OUTCOMES, Phrases, features, pieces
from models.training import FOLDS, cool, fit_classes, fold_of, temperature_of

#: Dimensions of a phrase's vector.
WIDTH = 32
#: Decimals of a stored number.
DIGITS = 3
#: An n-gram in fewer phrases than this tells nothing of others.
SEEN = 2
#: A phrase is taken for a concept's from the share at which so many such pairs were right.
TRUSTED = 0.9
#: A pair that was judged weighs as much as so many that were made from the lexicon.
WEIGHT = 8
#: scikit-learn's C.
STRENGTH = 0.03
_LEAST = tuple(round(0.4 + 0.05 * step, 2) for step in range(12))


@dataclass(frozen=True, slots=True)
class Pair:
    """Two phrases and how they stand to each other; `group` keeps pairs with a phrase in common in one fold, "" for what only teaches."""

    one: str
    other: str
    relation: str
    group: str = ""


def fit_vectors(phrases: Sequence[str]) -> dict[str, tuple[float, ...]]:
    """N-gram → its rarity times its coordinates in the space of the strongest `WIDTH` directions."""
    import numpy
    from sklearn.decomposition import TruncatedSVD
    from sklearn.feature_extraction.text import TfidfVectorizer

    vectorizer = TfidfVectorizer(analyzer=pieces, min_df=SEEN, sublinear_tf=True)
    matrix = vectorizer.fit_transform(phrases)
    directions = TruncatedSVD(WIDTH, algorithm="arpack", random_state=0).fit(matrix).components_
    # A direction and its opposite are the same: the largest coordinate is made positive.
    signs = numpy.sign(directions[numpy.arange(len(directions)), numpy.abs(directions).argmax(axis=1)])
    weighed = (directions * signs[:, None]).T * vectorizer.idf_[:, None]
    return {gram: tuple(round(float(each), DIGITS) for each in weighed[at]) for gram, at in sorted(vectorizer.vocabulary_.items())}


@dataclass(frozen=True, slots=True)
class Fitted:
    """The model and, for each measured pair, the shares that it had out of fold."""

    phrases: Phrases
    shares: tuple[dict[str, float], ...]


def fit_phrases(vocabulary: Sequence[str], measured: Sequence[Pair], taught: Sequence[Pair]) -> Fitted:
    """Vectors from the vocabulary, the relation from both kinds of pairs, its temperature and threshold out of fold on the measured ones."""
    blank = Phrases(fit_vectors(vocabulary), Linear(OUTCOMES, {}), 1.01)
    seen = [(tuple(features(pair.one, pair.other, blank.nearness(pair.one, pair.other))), pair.relation) for pair in measured]
    lessons = [(tuple(features(pair.one, pair.other, blank.nearness(pair.one, pair.other))), pair.relation) for pair in taught]
    folds = [fold_of(pair.group) for pair in measured]
    unseen = [fit_classes([*lessons, *(case for case, at in zip(seen, folds, strict=True) if at != fold for _ in range(WEIGHT))], OUTCOMES, STRENGTH) for fold in range(FOLDS)]
    raw = [unseen[at].shares(case[0]) for case, at in zip(seen, folds, strict=True)]
    temperature = temperature_of([case[1] for case in seen], raw)
    shares = tuple(cool(each, temperature) for each in raw)
    relation = replace(fit_classes([*lessons, *(case for case in seen for _ in range(WEIGHT))], OUTCOMES, STRENGTH), temperature=temperature)
    return Fitted(replace(blank, relation=relation, least=_least(measured, shares)), shares)


def _least(measured: Sequence[Pair], shares: Sequence[dict[str, float]]) -> float:
    """The least share of `same` from which the pairs were the same often enough; more than 1 where they never were."""
    for least in _LEAST:
        above = [pair.relation == "same" for pair, each in zip(measured, shares, strict=True) if each["same"] >= least]
        if above and sum(above) / len(above) >= TRUSTED:
            return least
    return 1.01
