"""The command line, called in the process of the tests. With DUIBIAO_REQUIRE_ALL=1 a skipped test fails: a gate must not pass because something was not there.

Properties have no deadline each: the first example pays for patterns that are compiled when they are first asked for.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Generator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")

REQUIRE_ALL = os.environ.get("DUIBIAO_REQUIRE_ALL") == "1"


def _require(report: Any) -> Any:
    if REQUIRE_ALL and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"skipped, but DUIBIAO_REQUIRE_ALL=1: {report.longrepr}"
    return report


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    return _require((yield))


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    return _require((yield))


ROOT = Path(__file__).parents[1]
CORPORA = ROOT / "corpora"


@dataclass(frozen=True)
class Ended:
    """How a command ended."""

    code: int
    out: str
    err: str


Duibiao = Callable[..., Ended]


@pytest.fixture
def duibiao(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Duibiao:
    """Call `duibiao` with these words, as its entry point does."""
    from pipeline import cli

    def call(*words: object) -> Ended:
        monkeypatch.setattr("sys.argv", ["duibiao", *map(str, words)])
        capsys.readouterr()
        with pytest.raises(SystemExit) as end:
            cli.main()
        said = capsys.readouterr()
        return Ended(int(end.value.code or 0), said.out, said.err)

    return call


@pytest.fixture(scope="session")
def corpora() -> Path:
    """The folder of the published plans."""
    return CORPORA
