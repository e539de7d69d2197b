"""Status of a quantity: target, baseline or condition, by named rules over clause, sentence, section and time.

The first rule of `RULES` that speaks decides; the last one always does: what a plan says without a sign of the past is a target.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.applicants import applicant
from pipeline.conditions import CONDITIONS
from pipeline.rows import Evidence
from pipeline.situation import Rule, Situation
from pipeline.status_project import announced, by_size, project
from pipeline.status_stock import existing, extent, failed, first_figure, lacks, shortage
from pipeline.status_time import (
    before_planned,
    forecast,
    goal_time,
    left_over,
    past_time,
    so_far,
    year_on_year,
    yet_to_come,
)
from pipeline.status_told import (
    accounted,
    fulfilled,
    have_done,
    in_review,
    is_done,
    past_era,
    preamble,
    task,
    task_done,
    tasked,
    told,
    told_on,
)


@dataclass(slots=True)
class Status:
    """target, baseline or condition, and what it rests on."""

    value: str
    evidence: Evidence


#: In order of precedence.
RULES = (
    *CONDITIONS,
    Rule("status.applicant", "condition", applicant, of_others=True),
    Rule("status.rest", "target", left_over),
    Rule("status.existing", "baseline", existing),
    Rule("status.from", "baseline", first_figure),
    Rule("status.project", "target", project),
    Rule("status.announced", "target", announced),
    Rule("status.by_size", "target", by_size),
    Rule("status.yet_to_come", "target", yet_to_come),
    Rule("status.tasked", "target", tasked),
    Rule("status.fulfilled", "baseline", fulfilled),
    Rule("status.before_planned", "baseline", before_planned),
    Rule("status.past_time", "baseline", past_time),
    Rule("status.forecast", "baseline", forecast),
    Rule("status.failed", "baseline", failed),
    Rule("status.lacks", "baseline", lacks),
    Rule("status.task", "target", task),
    Rule("status.so_far", "baseline", so_far),
    Rule("status.have_done", "baseline", have_done),
    Rule("status.task_done", "baseline", task_done),
    Rule("status.year_on_year", "baseline", year_on_year),
    Rule("status.account", "baseline", accounted),
    Rule("status.told", "baseline", told),
    Rule("status.goal_time", "target", goal_time),
    Rule("status.section", "baseline", in_review),
    Rule("status.preamble", "baseline", preamble),
    Rule("status.past_era", "baseline", past_era),
    Rule("status.shortage", "baseline", shortage),
    Rule("status.done", "baseline", is_done),
    Rule("status.extent", "baseline", extent),
    Rule("status.goes_on", "baseline", told_on),
    Rule("status.plan_text", "target", lambda _: ()),
)
*_OF_ITS_OWN, _GOES_ON, _LAST = RULES


def statuses_of(cases: Sequence[Situation]) -> list[Status | None]:
    """The statuses of quantities of running text as far as they follow from the words and times of each; None where `status_behind` has to say.

    Each rule is asked for all of them before the next: its patterns stay in the processor's cache.
    """
    found: list[Status | None] = [None] * len(cases)
    open_places = list(range(len(cases)))
    for rule in _OF_ITS_OWN:
        reads = rule.reads
        said = [reads(cases[place]) for place in open_places]
        if said.count(None) == len(said):
            continue
        for place, spans in zip(open_places, said, strict=True):
            if spans is not None and not (rule.of_others and cases[place].given):
                found[place] = Status(rule.status, Evidence(rule.name, spans))
        open_places = [place for place in open_places if found[place] is None]
    return found


def status_behind(case: Situation, *, goes_on: bool) -> Status:
    """The status of a quantity whose own words and times say nothing; `goes_on` tells whether the sentence before, under the same heading, ended with a fact."""
    spans = told_on(case) if goes_on else None
    rule = _LAST if spans is None else _GOES_ON
    return Status(rule.status, Evidence(rule.name, spans or ()))
