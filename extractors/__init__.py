"""From a string to what stands in it: quantities, times, bodies and schools, each with its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from extractors.departments import find_departments
    from extractors.quantities import find_quantities
    from extractors.schools import find_schools
    from extractors.times import find_times

__all__ = ["find_departments", "find_quantities", "find_schools", "find_times"]


def __getattr__(name: str) -> Any:
    """Import an extractor when it is asked for: each compiles patterns and reads words that the others don't need."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"extractors.{name.removeprefix('find_')}"), name)
