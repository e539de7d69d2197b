"""What the commands print for people: plain tables and trees, with Chinese words beside the English."""

from __future__ import annotations

import io
import json
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from pipeline.schema import FOUND, TABLES
from pipeline.schema import Table as Schema
from pipeline.show import legible

if TYPE_CHECKING:
    from rich.tree import Tree

    from pipeline.correct import Corrected
    from pipeline.corrections import Outcome
    from pipeline.difference import Difference
    from pipeline.evaluate import Miss, Score
    from pipeline.explain import FoundRow
    from pipeline.extract import Extraction
    from pipeline.lexicon_add import Change
    from pipeline.lexicon_coverage import Coverage
    from pipeline.lexicons import Finding
    from pipeline.reliability import Judgement
    from pipeline.run_record import Refreshed

# What only one kind of print needs is imported inside it: every command comes by here, and its start is waited for.

#: Columns of a saved page.
PAGE_WIDTH = 140
#: Wide enough that nothing is cut where the output is no terminal.
UNCUT = 4000
LINKED_TEXT = 60
WORDS_SHOWN = 8


def _console() -> Console:
    return Console(highlight=False, markup=False, width=None if sys.stdout.isatty() else UNCUT)


def _grid(title: str, *columns: str) -> Table:
    grid = Table(title=title or None, title_justify="left", box=None, pad_edge=False)
    for column in columns:
        grid.add_column(column)
    return grid


def _row(grid: Table, *cells: object) -> None:
    grid.add_row(*(Text(legible(str(each)).replace("\n", " ")) for each in cells))


def print_counts(counts: Mapping[str, int], folder: Path) -> None:
    """How many rows each table has, and where it lies."""
    grid = _grid("", "表 table", "行 rows", "文件 file (and .parquet)")
    for each in TABLES:
        _row(grid, f"{each.label} {each.name}", counts[each.name], folder / f"{each.name}.csv")
    _console().print(grid)


def print_work(done: Refreshed, dry: bool) -> None:
    """What a refresh did or would do: each input that is read with the reason, each that went."""
    console = _console()
    reasons = Counter(why for _, why in done.work.read)
    if done.recipe_changed:
        console.print(f"读法有变 the recipe changed: {', '.join(done.recipe_changed)}")
    for each, why in done.work.read:
        if why != "recipe" or reasons[why] <= WORDS_SHOWN:
            console.print(legible(f"{_WHY[why]} {why}  {each.shown}"))
    for path in done.work.gone:
        console.print(legible(f"撤下 gone  {path}"))
    told = ", ".join(f"{count} {why}" for why, count in reasons.items()) or "nothing"
    if dry:
        console.print(f"试行 dry run: would read {len(done.work.read)} ({told}), keep {len(done.work.kept)}, lose {len(done.work.gone)}")
    elif not done.wrote:
        console.print(f"无变化 nothing has changed; {len(done.work.kept)} documents stand as they were")
    else:
        console.print(
            f"第{done.run}次 run {done.run}: read {done.read}, kept {len(done.work.kept)}, withdrew {done.withdrawn}; "
            f"rows: {done.added} added, {done.changed} changed, {done.removed} removed"
        )


def print_corrected(done: Corrected, dry: bool) -> None:
    """What came of a file of corrections."""
    console = _console()
    if done.edits.stale:
        console.print(f"{done.edits.stale} cells say what an earlier run said; they are left as they are now (a list of edits can set them)")
    for each in done.edits.good if dry else ():
        console.print(legible(f"{each.line}  {each.action} {each.table} {each.row_id} {each.field} {'' if each.value is None else each.value}"))
    if dry:
        console.print(f"试行 dry run: would take {len(done.edits.good)} edits and refuse {len(done.edits.faults)} lines")
    elif done.run:
        console.print(f"第{done.run}次 run {done.run}: {len(done.numbers)} edits taken, {len(done.edits.faults)} lines refused")
    else:
        console.print(f"无变化 nothing taken; {len(done.edits.faults)} lines refused")
    print_outcomes(done.outcomes)


def print_outcomes(outcomes: Sequence[Outcome]) -> None:
    """How many corrections were applied, and each that wasn't or was moved."""
    if outcomes:
        told = Counter(each.state for each in outcomes)
        _console().print("订正 corrections: " + ", ".join(f"{count} {state}" for state, count in sorted(told.items())))
    for each in outcomes:
        if each.note:
            _console().print(legible(f"   {each.correction} {each.state} {each.row_id}  {each.note}"))


def print_corrections(corrections: Iterable[Mapping[str, Any]]) -> None:
    """A line for each correction."""
    grid = _grid("", "号", "状态 state", "动作 action", "表 table", "行 row", "栏 field", "机器 machine", "订正 value", "原文 text", "何人 by", "何时 at", "何故 why", "说明 note")
    for each in corrections:
        said = [each[name] for name in ("correction", "state", "action", "table", "row_id", "field")]
        change = each["action"] == "change"
        _row(grid, *said, each["machine"] if change else "", each["value"] if change else "", *(each[name] for name in ("text", "by", "at", "why", "note")))
    _console().print(grid)


def print_differences(found: Sequence[Difference], heading: str) -> None:
    """A sentence for each target that differs, the counts above them."""
    from pipeline.difference import WHAT, in_words

    console = _console()
    told = Counter(what for each in found for what in each.what)
    console.print(legible(f"{heading}: " + ("，".join(f"{WHAT[what]} {what} {told[what]}" for what in WHAT if told[what]) or "无变化 no target differs")))
    for what in WHAT:
        for each in found:
            if each.what[0] == what:
                console.print(legible(f"  {in_words(each)}").replace("\n", " "))


def print_runs(runs: Iterable[Mapping[str, Any]]) -> None:
    """A line for each run."""
    names = ("run", "command", "finished", "read", "kept", "withdrawn", "failed", "documents", "targets", "added", "changed", "removed", "recipe")
    grid = _grid("", *names)
    for each in runs:
        _row(grid, *(each[name] for name in names))
    _console().print(grid)


#: Why an input is read.
_WHY = {"new": "新增", "changed": "有改动", "recipe": "读法有变", "failed before": "上次失败", "asked": "重读"}


def print_tree(tree: Tree) -> None:
    """A tree as pipeline.show makes it."""
    _console().print(tree)


def save_html(tree: Tree, path: Path) -> None:
    """The same tree as a page that holds all it needs."""
    recorder = Console(record=True, file=io.StringIO(), highlight=False, markup=False, width=PAGE_WIDTH)
    recorder.print(tree)
    recorder.save_html(str(path))


def print_audit(extraction: Extraction) -> None:
    """The kinds of number with examples, then each unexplained one with its place."""
    from pipeline.audit import EXAMPLES, kinds, unexplained

    grid = _grid(legible(extraction.document.name), "类 kind", "数 numbers", "例 examples")
    for kind, texts in kinds(extraction).items():
        _row(grid, kind, len(texts), "  ".join(list(dict.fromkeys(texts))[:EXAMPLES]))
    console = _console()
    console.print(grid)
    for note, around in unexplained(extraction):
        console.print(f"  未明 unexplained  {note.start}–{note.end}  …{legible(around)}…")


def print_chain(extraction: Extraction, name: str, row: FoundRow) -> None:
    """A line for each field of a row: value, rule, and the words that it rests on with their places."""
    from pipeline.explain import chain

    document = extraction.document
    console = _console()
    console.print(legible(f"{document.name}  {row.section}"))
    console.print(legible(row.sentence))
    grid = _grid("", f"{name} 栏 field", "值 value", "规则 rule", "依据 words in the source")
    for step in chain(extraction, name, row):
        words = [f"{span.of(document.text)[:LINKED_TEXT]} [{span.start}–{span.end}]" for span in step.spans]
        _row(grid, step.field, step.value, step.rule, "  ".join(words))
    console.print(grid)


def print_scores(scores: Iterable[Score]) -> None:
    """Precision, recall and F1 of each table, and the share of each field among the rows found."""
    grid = _grid("", "表 table", "项 measure", "gold", "got", "P", "R", "F1", "of found")
    for score in scores:
        rates = (score.precision, score.recall, score.f1, score.of_found)
        _row(grid, score.table, score.measure, score.gold, score.got, *(f"{rate:.3f}" for rate in rates))
    _console().print(grid)


def print_groups(groups: Mapping[str, Sequence[Score]]) -> None:
    """F1 of found and exact rows, a line for each group, with the number of gold rows in each table."""
    if not groups:
        return
    grid = _grid("", "组 group", *(f"{table} {measure}" for table in FOUND for measure in ("gold", "found", "exact")))
    for group, scores in groups.items():
        by_name = {(score.table, score.measure): score for score in scores}
        cells: list[object] = []
        for table in FOUND:
            found, exact = by_name[table, "found"], by_name[table, "exact"]
            cells += [found.gold, f"{found.f1:.3f}", f"{exact.f1:.3f}"] if found.gold or found.got else ["", "", ""]
        _row(grid, group, *cells)
    _console().print(grid)


def print_reliability(judgements: Mapping[str, Sequence[Judgement]]) -> None:
    """For each table the bins of confidence, and what reading the least sure rows leaves."""
    from pipeline.reliability import READ, bins, review_curve

    console = _console()
    grid = _grid("", "表 table", "置信度 confidence from", "行 rows", "平均 mean", "正确 right")
    curve = _grid("", "表 table", *(f"读 read {share:.0%}" for share in READ))
    for table, rows in judgements.items():
        for each in bins(rows):
            _row(grid, table, f"{each.low:.1f}", each.rows, f"{each.confidence:.3f}", f"{each.right:.3f}")
        if rows:
            _row(curve, table, *(f"{left:.1%}" for _, left in review_curve(rows)))
    console.print(grid)
    console.print("余错 wrong rows left after reading the least sure, of all rows:")
    console.print(curve)


def print_misses(misses: Iterable[Miss]) -> None:
    """Each wrong, missed or extra row, the gold row above the found one."""
    console = _console()
    for miss in misses:
        console.print(f"{miss.document} {miss.table} {miss.what}")
        for label, row in (("gold", miss.wanted), ("got ", miss.found)):
            if row is not None:
                shown = {name: value for name, value in row.items() if value and name not in _LONG}
                console.print(legible(f"   {label} {json.dumps(shown, ensure_ascii=False, default=str)}"))


_LONG = {"section", "sentence", "evidence", "doc_id", "found_by", "department_ids", "school_ids"}


def print_schema(tables: Iterable[Schema]) -> None:
    """Every table with its columns."""
    console = _console()
    for each in tables:
        grid = _grid(f"\n{each.name} {each.label}: {each.row}", "列 column", "类型 type", "含义 meaning")
        for column in each.columns:
            _row(grid, column.name, column.kind, column.meaning)
        console.print(grid)


def print_findings(findings: Sequence[Finding]) -> None:
    """Each fault with file and line, then how many entries of each lexicon are shadowed or dead, with examples."""
    from pipeline.lexicons import FAULTS

    console = _console()
    for each in findings:
        if each.kind in FAULTS:
            console.print(legible(f"{each.path}:{each.line}: {each.kind}: {each.surface} {each.message}"))
    harmless: dict[tuple[str, str], list[str]] = {}
    for each in findings:
        if each.kind not in FAULTS:
            harmless.setdefault((each.kind, each.lexicon), []).append(each.surface)
    grid = _grid("", "类 kind", "词表 lexicon", "条 entries", "例 examples")
    for (kind, name), surfaces in harmless.items():
        _row(grid, kind, name, len(surfaces), "  ".join(surfaces[:WORDS_SHOWN]))
    console.print(grid)


def print_coverage(lines: Iterable[Coverage]) -> None:
    """A line for each lexicon, with the words that look like missing entries."""
    grid = _grid("", "词表 lexicon", "条 entries", "见 matched", "次 matches", "未收 not in it")
    for each in lines:
        missing = "  ".join(f"{word} {count}" for word, count in each.candidates)
        _row(grid, each.lexicon, each.entries, each.matched, each.matches, missing)
    _console().print(grid)


def print_changes(changes: Iterable[Change]) -> None:
    """Each row that is added, dropped or changed; of a changed one the fields from what to what."""
    console = _console()
    for each in changes:
        console.print(legible(f"{each.what} {each.table} {each.document} {each.start} {each.text}"))
        if each.what == "changed":
            for field, (old, new) in each.fields.items():
                console.print(legible(f"   {field}: {old} → {new}"))


def print_formats(rows: Iterable[dict[str, object]]) -> None:
    """Each kind of file, whether it is read here, and what is missing where it is not."""
    console = _console()
    for row in rows:
        state = "ready" if row["ready"] else f"needs {row['missing']}: {row['next_step']}"
        console.print(legible(f"{row['format']:7} {row['what']}: {state}"))
