"""How fast the segmenters are, and how often the borders of gold spans are borders of their words: `make bench-segmenters`.

`chars/word` tells how finely a segmenter cuts, `by chance` how often both ends of any span would fall on its borders: a share says something only
beside it. pkuseg was trained on the plans and on the passages that are not held back, so a model is trained here that has not seen the plans.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from time import perf_counter

from models.segmenter import ENGINES, Cut, pkuseg_cut, words
from models.segmenter_training import fit
from pipeline.passages import read_passages
from pipeline.teach import lessons_of, spec_lessons
from pipeline.train import Example, example_of, plans

ROUNDS = 5
CORPORA = Path(__file__).parents[2] / "corpora"
KINDS = ("indicator", "school", "body")

#: Text → its words as spans.
Spans = Callable[[str], list[tuple[int, int]]]


def spans_of(cut: Cut) -> Spans:
    """The words that `cut` gives, as spans."""
    def spans(text: str) -> list[tuple[int, int]]:
        found, at = [], 0
        for word in cut(text):
            found.append((at, at + len(word)))
            at += len(word)
        return found

    return spans


def gold_spans(example: Example) -> Iterator[tuple[str, int, int]]:
    """Kind, start and end of each gold school and body, and of each indicator that its sentence holds as it is written, the nearest to its value."""
    text, gold = example.document.text, example.gold
    for kind, table in (("school", "schools"), ("body", "departments")):
        yield from ((kind, row["start"], row["end"]) for row in gold[table])
    for row in gold["targets"]:
        home = example.document.sentence_at(row["start"])
        name = row.get("indicator", "")
        if home and name:
            before = text.rfind(name, home.start, row["start"])
            at = before if before >= 0 else text.find(name, row["end"], home.end)
            if at >= 0:
                yield "indicator", at, at + len(name)


def shares(examples: Sequence[Example], spans: Spans) -> tuple[list[float], float, float]:
    """For each kind the share in % of spans with both ends on word borders; characters per word; the share by chance in %."""
    held = {kind: [0, 0] for kind in KINDS}
    characters = count = 0
    for example in examples:
        found = spans(example.document.text)
        characters += len(example.document.text)
        count += len(found)
        borders = {place for pair in found for place in pair}
        for kind, start, end in gold_spans(example):
            held[kind][0] += start in borders and end in borders
            held[kind][1] += 1
    return [100 * right / max(asked, 1) for right, asked in held.values()], characters / count, 100 * (count / characters) ** 2


def best(work: Callable[[], object]) -> float:
    """The shortest of ROUNDS runs in seconds, after one that warms up."""
    work()
    times = []
    for _ in range(ROUNDS):
        start = perf_counter()
        work()
        times.append(perf_counter() - start)
    return min(times)


def show(name: str, examples: Sequence[Example], spans: Spans) -> None:
    """One line of the table."""
    text = "".join(example.document.text for example in examples)
    clauses = [clause for line in text.split("\n") for clause in line.replace("；", "，").replace("。", "，").split("，") if clause]
    whole = len(text) / best(lambda: spans(text))
    short = best(lambda: [spans(clause) for clause in clauses]) / len(clauses)
    held, per_word, chance = shares(examples, spans)
    cells = "".join(f" {share:.1f} |" for share in held)
    print(f"| {name} | {whole:,.0f} | {short * 1e6:.1f} |{cells} {per_word:.2f} | {chance:.0f} |", flush=True)


def main() -> None:
    """Print a table for the plans and one for the passages that nothing was trained on."""
    given = plans(CORPORA)
    passages = read_passages(CORPORA / "passages")
    unseen = [example_of(passage) for passage in passages if passage.held_back]
    taught = [example_of(passage) for passage in passages if not passage.held_back]
    engines: dict[str, Spans] = {engine: (lambda text, engine=engine: words(text, engine)) for engine in ENGINES}  # type: ignore[misc]
    with tempfile.TemporaryDirectory() as folder:
        fit([*lessons_of(taught), *spec_lessons(CORPORA / "specs")], Path(folder))
        engines["pkuseg that has not seen the plans"] = spans_of(pkuseg_cut(Path(folder)))
    for title, examples in (("the two plans", given), ("held-back passages", unseen)):
        print(f"\n| {title} | chars/s | µs/clause | indicator % | school % | body % | chars/word | by chance % |\n|---|--:|--:|--:|--:|--:|--:|--:|")
        for name, spans in engines.items():
            show(name, examples, spans)


if __name__ == "__main__":
    main()
