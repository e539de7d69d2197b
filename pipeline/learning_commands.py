"""`duibiao evaluate` and `duibiao train`: score what is found, rebuild what is learned."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer

from pipeline.command import ARTEFACTS, CORPORA, GOLD, USAGE, PathsOrCorpora, Quiet, extractions_of, fail, say

if TYPE_CHECKING:
    from pipeline.evaluate import Miss, Score
    from pipeline.extract import Extraction
    from pipeline.passages import Passage


def evaluate(
    paths: PathsOrCorpora = None,
    gold: Annotated[Path, typer.Option("--gold", metavar="DIR", help="folder of gold files")] = GOLD,
    passages: Annotated[bool, typer.Option("--passages", help="score the annotated passages instead")] = False,
    held_back: Annotated[bool, typer.Option("--held-back", help="those of them that train nothing")] = False,
    concepts: Annotated[bool, typer.Option("--concepts", help="score the matching of indicator phrases instead")] = False,
    ablation: Annotated[bool, typer.Option("--ablate", help="score without each learned part too")] = False,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="DIR", help="folder for the scores [default: --gold]")
    ] = None,
    errors: Annotated[bool, typer.Option("--errors", help="print every row that is wrong")] = False,
    quiet: Quiet = False,
) -> None:
    """Score what is found against gold documents or annotated passages.

    Per table and field, and how far confidence can be relied on. Written to scores.csv; of passages to passage_scores.csv
    (or held_back_scores.csv), of indicator phrases to concept_scores.csv, with a line for each style, sector and kind of document. The passages that aren't held back have
    trained the learned parts: scores out of fold stand on the cards in models/artefacts.

    \b
    Examples:
      duibiao evaluate
      duibiao evaluate plans --gold gold --out outputs --errors
      duibiao evaluate --passages --held-back --ablate
      duibiao evaluate --concepts
    """
    if concepts:
        _evaluate_concepts(gold, out or gold, quiet)
        return
    folder = out or gold
    scored = _score_passages((paths or [CORPORA])[0], held_back, folder) if passages or held_back else _score_plans(paths or [CORPORA], _golds(gold), folder)
    _print(scored, quiet, errors)
    if ablation:
        from models.learned import shipped
        from pipeline import console
        from pipeline.evaluate import ablate

        console.print_groups(ablate(scored.golds, [each.document for each in scored.extractions.values()], shipped()))
    absent = [each["doc"] for each in scored.golds if each["source_sha256"] not in scored.extractions]
    if absent:
        fail(f"no document found for gold {', '.join(absent)}; name the folder that holds it")


class _Scored(NamedTuple):
    """Gold documents, what is found in each by its digest, the scores (of groups too where they are passages) and every row that is wrong."""

    golds: list[dict[str, Any]]
    extractions: dict[str, Extraction]
    scores: list[Score]
    misses: list[Miss]
    groups: dict[str, list[Score]]


def _score_passages(corpora: Path, held_back: bool, folder: Path) -> _Scored:
    """Score the annotated passages, by style, sector and kind too, and write what they have."""
    from pipeline.evaluate import evaluate, evaluate_groups, write_group_scores
    from pipeline.extract import extract

    part = _passages(corpora, held_back)
    golds = [each.gold for each in part]
    extractions = {each.document.sha256: extract(each.document) for each in part}
    groups = evaluate_groups([(each.gold, ("all", f"style={'page' if each.page else 'plan'}", f"sector={each.sector}", f"kind={each.kind}")) for each in part], extractions)
    folder.mkdir(parents=True, exist_ok=True)
    write_group_scores(groups, folder / ("held_back_scores.csv" if held_back else "passage_scores.csv"))
    return _Scored(golds, extractions, *evaluate(golds, extractions), groups)


def _score_plans(paths: list[Path], golds: list[dict[str, Any]], folder: Path) -> _Scored:
    """Score what is found in the documents that have gold, and write it."""
    from pipeline.evaluate import evaluate, write_scores

    digests = {each["source_sha256"] for each in golds}
    extractions = {each.document.sha256: each for each in extractions_of(paths, digests) if each}
    scores, misses = evaluate(golds, extractions)
    folder.mkdir(parents=True, exist_ok=True)
    write_scores(scores, folder / "scores.csv")
    return _Scored(golds, extractions, scores, misses, {})


def _print(scored: _Scored, quiet: bool, errors: bool) -> None:
    from pipeline import console
    from pipeline.reliability import judged

    if not quiet:
        console.print_scores(scored.scores)
        console.print_groups(scored.groups)
        console.print_reliability(judged(scored.golds, scored.extractions))
    if errors:
        console.print_misses(scored.misses)


def train(
    corpora: Annotated[Path, typer.Argument(metavar="CORPORA", help="folder of passages, gold and specs")] = CORPORA,
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="folder for the artefacts")] = ARTEFACTS,
    segmenter: Annotated[bool, typer.Option("--segmenter", help="the pkuseg model too (needs duibiao[segmenters])")] = False,
    quiet: Quiet = False,
) -> None:
    """Rebuild every learned part from the annotated corpora.

    The same corpora give the same bytes; a card beside each artefact says what it was made of and how good it is.

    \b
    Examples:
      duibiao train
      duibiao train corpora --out outputs/artefacts
      duibiao train --segmenter
    """
    from pipeline.concept_pairs import BadPairs, train_concepts
    from pipeline.evaluate import BadGold
    from pipeline.passages import BadPassage
    from pipeline.train import NoCorpora, write_artefacts
    from pipeline.train import train as train_parts

    tell = (lambda _: None) if quiet else say
    try:
        artefacts = train_parts(corpora, tell)
        if matcher := train_concepts(corpora, tell):
            artefacts.append(matcher)
    except (BadGold, BadPassage, BadPairs, NoCorpora) as error:
        fail(str(error))
    written = write_artefacts(artefacts, out)
    if segmenter:
        from pipeline.teach import train_segmenter

        if not quiet:
            say("segmenter")
        try:
            written += train_segmenter(corpora, out)
        except ImportError as error:
            fail(f"{error.name} is needed to train the segmenter; pip install 'duibiao[segmenters]'")
    for path in written:
        if not quiet:
            say(f"{path} {path.stat().st_size} bytes")


def _evaluate_concepts(gold: Path, folder: Path, quiet: bool) -> None:
    from pipeline.comparison.answer import print_pair_scores
    from pipeline.concept_pairs import FILE, SCORES, BadPairs, read_pairs, score, write_scores

    try:
        lines = score(read_pairs(gold / FILE))
    except BadPairs as error:
        fail(str(error))
    folder.mkdir(parents=True, exist_ok=True)
    write_scores(lines, folder / SCORES)
    if not quiet:
        print_pair_scores([(line.part, line.method, line.measure, line.cases, line.value) for line in lines])


def _golds(folder: Path) -> list[dict[str, Any]]:
    from pipeline.evaluate import BadGold, read_golds

    try:
        golds = read_golds(folder)
    except BadGold as error:
        fail(str(error))
    if not golds:
        fail(f"{folder}: no gold file here; name the folder of *.json files with --gold", code=USAGE)
    return golds


def _passages(corpora: Path, held_back: bool) -> list[Passage]:
    from pipeline.passages import BadPassage, read_passages

    try:
        found = [each for each in read_passages(corpora / "passages") if each.held_back == held_back]
    except BadPassage as error:
        fail(str(error))
    if not found:
        fail(f"{corpora / 'passages'}: no passages here; name the corpora folder", code=USAGE)
    return found
