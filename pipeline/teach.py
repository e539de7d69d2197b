"""Train the segmenter from `corpora/`: the text of the plans, of the passages that aren't held back and of the spec sentences, cut into words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from extractors.marks import read_marks
from models import segmenter_training
from models.segmenter import PKUSEG
from pipeline.passages import read_passages
from pipeline.schema import FOUND
from pipeline.train import DATA_OF, Example, as_bytes, example_of, plans

#: Spec files and the table of marks that name none.
SPECS = {"departments": "body", "health": "target", "quantities": "target", "schools": "school", "targets": "target", "times": "time"}


def train_segmenter(corpora: Path, folder: Path) -> list[Path]:
    """Write the pkuseg model and its card into `folder`. Needs jieba and spacy-pkuseg, else raises ImportError; about a minute."""
    passages = [passage for passage in read_passages(corpora / "passages") if not passage.held_back]
    lines = [*lessons_of(plans(corpora)), *lessons_of(map(example_of, passages)), *spec_lessons(corpora / "specs")]
    used = sorted({passage.file for passage in passages})
    return write_segmenter(lines, used, folder)


def write_segmenter(lines: Sequence[list[str]], used: Sequence[str], folder: Path) -> list[Path]:
    """Train on `lines` of words and write model and card; `used` are the files of passages that the lines are from."""
    model = folder / PKUSEG
    segmenter_training.fit(lines, model)
    files = sorted(path for path in model.iterdir() if path.is_file())
    card = {
        "artefact": PKUSEG,
        "sha256": {path.name: sha256(path.read_bytes()).hexdigest() for path in files},
        "data": {"passages": list(used), "plans": "text and gold", "specs": sorted(SPECS), "lines": len(lines), "words": sum(map(len, lines))},
        "data_of": DATA_OF,
        "features": "spacy-pkuseg's own: characters and words around each character",
        "teacher": f"jieba {version('jieba')} with the project's lexicons, cut at the ends of gold spans besides",
        "library": f"spacy-pkuseg {version('spacy-pkuseg')}",
        "scores": "docs/models.md; tests/benchmarks/bench_segmenters.py",
    }
    described = folder / f"{PKUSEG}.card.json"
    described.write_bytes(as_bytes(card))
    return [*files, described]


def lessons_of(examples: Iterable[Example]) -> Iterator[list[str]]:
    """The lines of annotated documents as words; gold spans begin and end some."""
    for example in examples:
        ends = {place for table in FOUND for row in example.gold.get(table, ()) for place in (row["start"], row["end"])}
        yield from segmenter_training.lessons(example.document.text, ends)


def spec_lessons(folder: Path) -> Iterator[list[str]]:
    """The same for the spec sentences."""
    for name, table in SPECS.items():
        path = folder / f"{name}.txt"
        for line in path.read_text(encoding="utf-8").splitlines() if path.exists() else ():
            if line.strip() and not line.startswith(("#", "@", "xfail:")):
                text, marks = read_marks(line.replace("⏎", "\n"), table=table)
                yield from segmenter_training.lessons(text, {place for mark in marks for place in (mark.start, mark.end)})
