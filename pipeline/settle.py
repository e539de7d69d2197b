"""Where rules and models meet: one small function each, and nowhere else.

A rule that is right often enough keeps its word (`models.deciding`); a model chooses among what the rules propose. No function here makes or moves
a span.
"""

from __future__ import annotations

from collections.abc import Callable

from models.deciding import Decider
from models.status import StatusCase, barred
from models.status import features as status_features
from pipeline.rows import Evidence
from pipeline.status import Status

#: The model's answer in the status field: no row at all.
NO_ROW = "none"


def settle_status(by_rule: Status, key: Callable[[], str], case: Callable[[], StatusCase], decider: Decider | None) -> Status:
    """The rule's status, or the model's where the rule is weak in its situation (`key`); `none` drops the row.

    Situation and case are put together only where there is a model to ask.
    """
    if decider is None or decider.is_certain(situation := key()):
        return by_rule
    seen = case()
    decision = decider.decide(situation, by_rule.value, status_features(seen), barred(seen))
    rule = f"model:status@{by_rule.evidence.rule}" if decision.overruled else by_rule.evidence.rule
    return Status(decision.outcome, Evidence(rule, by_rule.evidence.spans, decision.share))
