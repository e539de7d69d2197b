"""Where rules and models meet: one small function each, and nowhere else.

A rule that is right often enough keeps its word (`models.deciding`); a model chooses among what the rules propose. No function here makes or moves
a span.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from models.deciding import Decider
from models.status import StatusCase, barred
from models.status import features as status_features
from pipeline.rows import Evidence
from pipeline.status import Status

#: The model's answer in the status field: no row at all.
NO_ROW = "none"


class Asked(NamedTuple):
    """The rule's status of a quantity, its situation, and what puts the case together, which is done only where there is a model to ask."""

    by_rule: Status
    situation: str
    case: Callable[[], StatusCase]


def settle_statuses(asked: Sequence[Asked], decider: Decider) -> list[Status]:
    """Of each the rule's status, or the model's where the rule is weak in its situation; `none` drops the row.

    As with the rules, each step is taken for all before the next.
    """
    settled = [each.by_rule for each in asked]
    weak = [place for place, each in enumerate(asked) if not decider.is_certain(each.situation)]
    cases = [asked[place].case() for place in weak]
    named = [status_features(case) for case in cases]
    for place, case, features in zip(weak, cases, named, strict=True):
        rule, spans = settled[place].evidence.rule, settled[place].evidence.spans
        decision = decider.decide(asked[place].situation, settled[place].value, features, barred(case))
        settled[place] = Status(decision.outcome, Evidence(f"model:status@{rule}" if decision.overruled else rule, spans, decision.share))
    return settled
