"""The command line, called in the process of the tests."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
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
