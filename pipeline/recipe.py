"""The digest of all that decides what a text gives: rules, words, models, the stages that read, and the libraries they rest on."""

from __future__ import annotations

import hashlib
import re
from importlib import metadata
from pathlib import Path

ROOT = Path(__file__).parents[1]

#: Stages of `pipeline/` that use rows or score them and make none: a change in them leaves what was read as it is.
#: A new stage counts as one that makes rows until it is named here.
AFTER = frozenset(
    ["anchor", "audit", "batch", "cli", "command", "comparing", "comparison", "component", "concept_pairs", "console", "correct", "correction_files", "corrections", "difference", "engine", "evaluate", "explain", "export", "incoming", "journal", "learning_commands", "lexicon_add", "lexicon_commands", "lexicon_coverage", "lexicons", "lock", "manifest", "merge", "outdated", "passages", "postgresql", "publish", "recipe", "refresh", "reliability", "report", "run_record", "shard", "shard_files", "shard_tables", "show", "store", "store_commands", "store_schema", "teach", "train", "warm", "workbook", "workers"]
)
#: Libraries that write, show or store.
_NOT_READING = frozenset(["duckdb", "filelock", "pandas", "psycopg", "pyarrow", "rich", "typer", "xlsxwriter"])
_DEVELOPING = re.compile(r"extra == ['\"](?:bench|dev|engine|experiments|segmenters|spacy)['\"]")


def recipe() -> dict[str, str]:
    """Digest of each part (`rules`, `words`, `models`, `stages`, `libraries`); equal recipes give equal rows from equal bytes."""
    packages = {name: sorted(path for path in (ROOT / name).rglob("*") if path.is_file() and "__pycache__" not in path.parts) for name in ("extractors", "models", "pipeline")}
    rules = [path for path in packages["extractors"] if path.suffix == ".py"]
    stages = [path for path in packages["pipeline"] if path.relative_to(ROOT / "pipeline").parts[0].removesuffix(".py") not in AFTER]
    return {
        "rules": _digest(rules),
        "words": _digest([path for path in packages["extractors"] if path.suffix != ".py"]),
        "models": _digest(packages["models"]),
        "stages": _digest(stages),
        "libraries": _digest_of(*_libraries()),
    }


def digest(parts: dict[str, str]) -> str:
    """One digest of a recipe."""
    return _digest_of(*(f"{name}={each}" for name, each in sorted(parts.items())))


def _digest(files: list[Path]) -> str:
    whole = hashlib.sha256()
    for path in files:
        whole.update(path.relative_to(ROOT).as_posix().encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return whole.hexdigest()[:16]


def _digest_of(*words: str) -> str:
    return hashlib.sha256("\n".join(words).encode()).hexdigest()[:16]


def _libraries() -> list[str]:
    """`name version` of each installed library that reading may use."""
    try:
        required = [each for each in metadata.requires("duibiao") or () if not _DEVELOPING.search(each)]
    except metadata.PackageNotFoundError:
        return []
    names = sorted({re.split(r"[^A-Za-z0-9._-]", each, maxsplit=1)[0].lower() for each in required} - _NOT_READING)
    found = []
    for name in names:
        try:
            found.append(f"{name} {metadata.version(name)}")
        except metadata.PackageNotFoundError:
            continue
    return found
