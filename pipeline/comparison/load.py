"""What `run` or `refresh` left in DIR/tables, and the plans of the districts that are asked for."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pipeline.comparison.records import Plan

#: Tables that a comparison reads.
NEEDED = ("documents", "targets", "deadlines", "departments", "schools", "blocks")
#: Endings of a district's name that may be left out.
_ENDINGS = ("自治县", "自治旗", "新区", "区", "县", "市", "旗", "镇", "州", "省")

Rows = list[dict[str, Any]]
Tables = dict[str, Rows]


class NoTables(ValueError):
    """A folder that holds no tables; the message names it and the next step."""


class UnknownDistrict(ValueError):
    """A district that no document speaks for, or a name that fits several; the message says which there are."""


def read_tables(folder: Path) -> Tables:
    """The rows of DIR/tables/*.parquet (or of DIR itself) that a comparison needs."""
    import pyarrow.parquet as parquet

    inner = folder / "tables" if (folder / "tables").is_dir() else folder
    absent = [name for name in NEEDED if not (inner / f"{name}.parquet").exists()]
    if absent:
        raise NoTables(f"{inner}: no {', '.join(absent)} here; run `duibiao run PATH --out {folder}` first")

    return {name: parquet.read_table(inner / f"{name}.parquet").to_pylist() for name in NEEDED}


def plans_of(tables: Tables) -> list[Plan]:
    """Every document with a district, in the order of the table."""
    return [
        Plan(row["doc_id"], row["district"], row["district_full"] or row["district"], row["plan_title"] or row["title"] or row["name"],
             row["plan_start"], row["plan_end"], row["plan_id"], row["edition"])
        for row in tables["documents"] if row["district"]
    ]


def choose(plans: Sequence[Plan], names: Sequence[str]) -> list[Plan]:
    """The plans of the named districts (`永川` or `永川区`), in the order of the names; all plans without names.

    Of a plan with several editions the last stands for it, but where one district alone is asked for: then its editions are what is compared.
    """
    chosen = list(dict.fromkeys(district_of(plans, name) for name in names)) or list(dict.fromkeys(plan.district_full for plan in plans))
    last = {plan.plan_id: plan.edition for plan in sorted(plans, key=lambda plan: plan.edition)}
    return [plan for full in chosen for plan in plans if plan.district_full == full and (len(chosen) == 1 or plan.edition == last[plan.plan_id])]


def district_of(plans: Sequence[Plan], name: str) -> str:
    """The full name of the one district that `name` means; raises UnknownDistrict with what there is."""
    known = {plan.district_full: plan.district for plan in plans}
    wanted = name.strip()
    for fits in (
        [full for full, short in known.items() if wanted in (full, short)],
        [full for full, short in known.items() if wanted in (_bare(full), _bare(short))],
    ):
        if len(fits) == 1:
            return fits[0]
        if fits:
            raise UnknownDistrict(f"{name} fits {', '.join(fits)}; write the full name")
    there = ", ".join(dict.fromkeys(known.values())) or "none"
    raise UnknownDistrict(f"no document speaks for {name}; there are {there}")


def _bare(name: str) -> str:
    return next((name.removesuffix(ending) for ending in _ENDINGS if name.endswith(ending) and len(name) > len(ending) + 1), name)
