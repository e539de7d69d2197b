"""The comparison from the tables that a run left to the records that sheets and reports show."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pipeline.comparison.claims import claims_of, in_order, mark_repeats
from pipeline.comparison.concepts import understand
from pipeline.comparison.coverage import coverage_of, load_of, projects_of
from pipeline.comparison.findings import findings_of
from pipeline.comparison.goals import goals_of
from pipeline.comparison.load import Tables, choose, plans_of, read_tables
from pipeline.comparison.measures import grow
from pipeline.comparison.pairs import pair_all
from pipeline.comparison.records import Comparison


def compare_folder(folder: Path, districts: Sequence[str] = ()) -> Comparison:
    """Compare districts (all where none is named) on the tables under `folder`. Raises NoTables and UnknownDistrict."""
    return compare_tables(read_tables(folder), districts)


def compare_tables(tables: Tables, districts: Sequence[str] = ()) -> Comparison:
    """The same on rows that were read."""
    plans = choose(plans_of(tables), districts)
    claims = in_order(plans, [*claims_of(plans, tables), *goals_of(plans, tables)])
    understand(claims, plans)
    mark_repeats(claims)
    grow(claims)
    return Comparison(
        districts=tuple(dict.fromkeys(plan.district for plan in plans)),
        plans=plans,
        claims=claims,
        pairs=pair_all(plans, claims),
        findings=findings_of(claims),
        coverage=coverage_of(plans, claims),
        projects=projects_of(plans, tables),
        load=load_of(plans, claims, tables),
    )
