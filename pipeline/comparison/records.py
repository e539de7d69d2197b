"""The records of the comparison. Empty strings and None mean that the plan says nothing; columns in `pipeline.comparison.columns`."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Plan:
    """A document as one side of a comparison."""

    doc_id: str
    district: str
    district_full: str
    title: str
    start: date | None
    end: date | None
    plan_id: str = ""
    edition: int = 1


@dataclass(slots=True)
class Claim:
    """A figure of a plan, or a rank that it strives for without a number, and what it was understood as."""

    claim_id: str
    source: str
    district: str
    doc_id: str
    plan: str
    plan_start: date | None
    plan_end: date | None
    indicator: str
    status: str
    start: int
    end: int
    text: str
    section: str
    sentence: str
    action: str = ""
    value_min: float | None = None
    value_max: float | None = None
    unit: str = ""
    comparator: str = ""
    deadline: date | None = None
    deadline_source: str = ""
    frequency: str = ""
    period: str = ""
    binding: str = ""
    strength: str = ""
    departments: tuple[str, ...] = ()
    lead_department: str = ""
    schools: tuple[str, ...] = ()
    needs_review: bool = False
    concept: str = ""
    stage: str = ""
    theme: str = ""
    kind: str = ""
    group: str = ""
    match: str = ""
    concept_confidence: float = 0.0
    concept_review: bool = False
    parts: tuple[str, ...] = ()
    level: str = ""
    count_of: str = ""
    population: str = ""
    scope: str = ""
    rest: str = ""
    strictness: int = 0
    stands_for: str = ""
    baseline_id: str = ""
    growth: float | None = None
    pace: float | None = None
    per: float | None = None
    per_basis: str = ""


@dataclass(slots=True)
class Pair:
    """Two claims of different plans and what may be said of them together."""

    a: Claim
    b: Claim
    verdict: str
    differs_in: tuple[str, ...]
    reason: str
    caution: str = ""
    unit: str = ""
    gap_min: float | None = None
    gap_max: float | None = None
    ratio: float | None = None
    ahead: str = ""
    confidence: float = 1.0
    needs_review: bool = False
    review_reason: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a finding points to."""

    row_id: str
    start: int | None
    end: int | None
    text: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Finding:
    """A contradiction inside one plan, with both places."""

    district: str
    doc_id: str
    kind: str
    what: str
    message: str
    one: Place
    other: Place


@dataclass(frozen=True, slots=True)
class Coverage:
    """What one plan says of one concept."""

    district: str
    doc_id: str
    concept: str
    stage: str
    theme: str
    kind: str
    state: str
    targets: int
    baselines: int
    claim_ids: tuple[str, ...]
    others: int


@dataclass(slots=True)
class Project:
    """One thing that a plan does to one school."""

    district: str
    doc_id: str
    school: str
    stage: str
    action: str
    object: str
    planned: bool
    start: int
    end: int
    text: str
    section: str
    sentence: str
    in_body: bool = False
    in_box: bool = False
    school_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Load:
    """One body of one plan and the goals that it answers for."""

    district: str
    doc_id: str
    department: str
    targets: int
    leads: int
    share: float
    mentions: int
    claim_ids: tuple[str, ...]


@dataclass(slots=True)
class Comparison:
    """All that is known after comparing: plans in the order asked for, districts likewise."""

    districts: tuple[str, ...]
    plans: list[Plan]
    claims: list[Claim]
    pairs: list[Pair]
    findings: list[Finding]
    coverage: list[Coverage]
    projects: list[Project]
    load: list[Load] = field(default_factory=list)
