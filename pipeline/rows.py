"""The records of the four tables, with the evidence that each field rests on.

Column meanings are the contract of `docs/tables.md`; offsets are 0-based, end-exclusive, in code points of the source text.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from extractors.span import Span


@dataclass(slots=True)
class Evidence:
    """How a field was got: the rule's or model's name, and the spans it rests on (none where it rests on the plan's period).

    `share` is the probability that a model gave it where one was asked.
    """

    rule: str
    spans: tuple[Span, ...] = ()
    share: float | None = None


@dataclass(slots=True)
class TargetRow:
    """One number that measures something. Empty strings and None mean that the text says nothing."""

    start: int
    end: int
    text: str
    indicator: str
    action: str
    value_min: int | float
    value_max: int | float
    unit: str
    comparator: str
    status: str
    deadline: date | None = None
    deadline_source: str = ""
    frequency: str = ""
    period: str = ""
    binding: str = ""
    #: Extra columns, beyond the contract.
    scope: str = ""
    strength: str = ""
    section: str = ""
    sentence: str = ""
    departments: tuple[str, ...] = ()
    department_ids: tuple[str, ...] = ()
    lead_department: str = ""
    schools: tuple[str, ...] = ()
    school_ids: tuple[str, ...] = ()
    deadline_id: str = ""
    found_by: str = ""
    page: int | None = None
    confidence_ocr: float | None = None
    confidence: float | None = None
    confidence_value: float | None = None
    confidence_indicator: float | None = None
    confidence_status: float | None = None
    confidence_deadline: float | None = None
    needs_review: bool = False
    review_reason: str = ""
    checked: str = ""
    evidence: dict[str, Evidence] = field(default_factory=dict)
    target_id: str = ""


@dataclass(slots=True)
class DeadlineRow:
    """One time expression; `kind` is by, during, as_of, recurring or duration."""

    start: int
    end: int
    text: str
    kind: str
    start_date: date | None = None
    end_date: date | None = None
    section: str = ""
    sentence: str = ""
    found_by: str = ""
    page: int | None = None
    confidence_ocr: float | None = None
    confidence: float | None = None
    needs_review: bool = False
    review_reason: str = ""
    checked: str = ""
    deadline_id: str = ""


@dataclass(slots=True)
class DepartmentRow:
    """One mention of a body."""

    start: int
    end: int
    text: str
    name: str
    canonical: str
    kind: str
    role: str
    section: str = ""
    sentence: str = ""
    found_by: str = ""
    page: int | None = None
    confidence_ocr: float | None = None
    confidence: float | None = None
    needs_review: bool = False
    review_reason: str = ""
    checked: str = ""
    department_id: str = ""


@dataclass(slots=True)
class SchoolRow:
    """One mention of one educational institution."""

    start: int
    end: int
    text: str
    name: str
    campus: str
    stage: str
    action: str
    object: str
    planned: bool
    section: str = ""
    sentence: str = ""
    found_by: str = ""
    page: int | None = None
    confidence_ocr: float | None = None
    confidence: float | None = None
    needs_review: bool = False
    review_reason: str = ""
    checked: str = ""
    school_id: str = ""


@dataclass(frozen=True, slots=True)
class NumberNote:
    """What a number of the text is: `row` (of table 1), a named kind of non-target (`ordinal`, `slogan`, …) or `unexplained`."""

    start: int
    end: int
    kind: str
    rule: str = ""
