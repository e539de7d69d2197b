"""Values per inhabitant, pupil or school, where the user gives the denominators."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.comparison.lexicon import family_of
from pipeline.comparison.load import UnknownDistrict, district_of
from pipeline.comparison.records import Claim, Plan
from pipeline.read import UnreadableDocument, decode

COLUMNS = ("district", "population", "pupils", "schools", "year", "source")
_NUMBERS = ("population", "pupils", "schools")
#: Values are rounded to so many digits behind the point.
PLACES = 4


class BadDenominators(ValueError):
    """A file of denominators that cannot be used; the message names file, line and next step."""


@dataclass(frozen=True, slots=True)
class Denominators:
    """What a district's values are divided by; None where the file has no number. `year` and `source` say whose numbers they are."""

    population: float | None
    pupils: float | None
    schools: float | None
    year: str
    source: str


def read_denominators(path: Path, plans: Sequence[Plan]) -> dict[str, Denominators]:
    """Full name of a district → its denominators. Districts that no plan speaks for are passed over. Raises BadDenominators."""
    try:
        text, _ = decode(path.read_bytes())
    except UnreadableDocument as error:
        raise BadDenominators(f"{path}: {error}") from error
    lines = csv.DictReader(text.lstrip("\ufeff").splitlines())
    absent = [name for name in COLUMNS if name not in (lines.fieldnames or ())]
    if absent:
        raise BadDenominators(f"{path}: no column {', '.join(absent)}; the first line has to be {','.join(COLUMNS)}")
    found: dict[str, Denominators] = {}
    for number, line in enumerate(lines, 2):
        try:
            full = district_of(plans, line["district"] or "")
        except UnknownDistrict:
            continue
        if full in found:
            raise BadDenominators(f"{path}:{number}: {line['district']} stands there twice; keep one line")
        if not line["year"] or not line["source"]:
            raise BadDenominators(f"{path}:{number}: year and source are needed; say whose numbers they are")
        population, pupils, schools = (_number(path, number, name, line[name]) for name in _NUMBERS)
        found[full] = Denominators(population, pupils, schools, line["year"], line["source"])
    return found


def _number(path: Path, line: int, name: str, said: str | None) -> float | None:
    if not said or not said.strip():
        return None
    try:
        value = float(said.replace(",", ""))
    except ValueError:
        value = 0.0
    if not 0 < value < float("inf"):
        raise BadDenominators(f"{path}:{line}: {name} is {said}; write a number above 0, or leave it empty")
    return value


def divide(claims: Sequence[Claim], plans: Sequence[Plan], by_district: dict[str, Denominators]) -> None:
    """Set `per` and `per_basis` of each claim that counts things of the whole district, in place.

    Schools go by schools where they are given, all else by pupils, then by inhabitants; amounts of money likewise.
    """
    full = {plan.doc_id: plan.district_full for plan in plans}
    for claim in claims:
        known = by_district.get(full[claim.doc_id])
        if known and claim.value_min is not None and claim.value_min == claim.value_max and _counts(claim):
            for wanted, value, times, words in _bases(claim, known):
                if wanted and value:
                    claim.per = round(claim.value_min / value * times, PLACES)
                    claim.per_basis = f"{words}（{known.year}年，{known.source}）"
                    break


def _bases(claim: Claim, known: Denominators) -> tuple[tuple[bool, float | None, int, str], ...]:
    money = family_of(claim.unit) == "money"
    return ((claim.unit in ("所", "所项"), known.schools, 100, "每百所学校"), (True, known.pupils, 1 if money else 1000, "每名学生" if money else "每千名学生"),
            (True, known.population, 1 if money else 10000, "每名居民" if money else "每万人"))  # fmt: skip


def _counts(claim: Claim) -> bool:
    """Whether a value is an amount of the whole district: no rate, no duration, nothing per school or per year's person."""
    return family_of(claim.unit) in ("count", "person", "visits", "money", "area") and "/" not in claim.unit and (not claim.scope or claim.scope.startswith("全")) \
        and claim.kind not in ("rate", "ratio", "duration") and not claim.concept.startswith(("每", "生均", "人均"))  # fmt: skip
