"""The plan's own period: what relative times are resolved against, never today's date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Plan:
    """First and last day of the plan's period (the last included), and the day it was issued; None where it says nothing."""

    start: date | None = None
    end: date | None = None
    issued: date | None = None
    #: The year that a report looks back at, and the offset up to which it does.
    reviewed: tuple[int, int] | None = None

    @property
    def base_year(self) -> int | None:
        """The year before the plan begins, for which it gives its figures (2020 for 2021–2025)."""
        return self.start.year - 1 if self.start else None

    @property
    def year(self) -> int | None:
        """The running year of a yearly plan or report (`今年`), else None."""
        if self.start and self.end and self.start.year == self.end.year:
            return self.end.year
        return None

    @property
    def running_year(self) -> int | None:
        """The year of a yearly plan; of what has no period, as a notice on one occasion, or only ends with it, the year of issue."""
        issued = self.issued.year if self.issued else None
        return self.year or (issued if not self.end or (not self.start and self.end.year == issued) else None)

    @property
    def own_years(self) -> int:
        """In how many calendar years its period lies; 0 where it has none."""
        return self.end.year - self.start.year + 1 if self.start and self.end else 0
