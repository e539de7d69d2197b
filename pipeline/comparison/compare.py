"""The comparison from the tables that a run left to the records that sheets and reports show."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pipeline.comparison.claims import claims_of, in_order, mark_repeats
from pipeline.comparison.concepts import understand
from pipeline.comparison.coverage import coverage_of, load_of, projects_of
from pipeline.comparison.denominators import divide, read_denominators
from pipeline.comparison.findings import findings_of
from pipeline.comparison.goals import goals_of
from pipeline.comparison.load import Tables, choose, plans_of, read_tables
from pipeline.comparison.measures import grow
from pipeline.comparison.pairs import pair_all
from pipeline.comparison.records import Comparison


def compare_folder(folder: Path, districts: Sequence[str] = (), denominators: Path | None = None) -> Comparison:
    """Compare districts (all where none is named) on the tables under `folder`. Raises NoTables, UnknownDistrict and BadDenominators."""
    return compare_tables(read_tables(folder), districts, denominators)


def compare_tables(tables: Tables, districts: Sequence[str] = (), denominators: Path | None = None) -> Comparison:
    """The same on rows that were read."""
    plans = choose(plans_of(tables), districts)
    claims = in_order(plans, [*claims_of(plans, tables), *goals_of(plans, tables)])
    understand(claims, plans)
    mark_repeats(claims)
    grow(claims)
    if denominators:
        divide(claims, plans, read_denominators(denominators, plans))
    projects = projects_of(plans, tables)
    return Comparison(
        districts=tuple(dict.fromkeys(plan.district for plan in plans)),
        plans=plans,
        claims=claims,
        pairs=pair_all(plans, claims),
        findings=findings_of(plans, claims, projects, tables),
        coverage=coverage_of(plans, claims),
        projects=projects,
        load=load_of(plans, claims, tables),
    )
