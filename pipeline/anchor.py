"""Find again what a correction was made for: the row, or the words of a row that a person added, in a text that may have changed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from pipeline.identity import plain
from pipeline.tables import Row

#: Sentences this alike are one sentence that was edited. A plan's target sentences share set phrases (到2025年，…达到…%以上), and two of them
#: are mostly below 0.7; an edit of one number or phrase leaves 0.85 and more.
ALIKE = 0.8
_SENTENCE = re.compile(r"[^。！？；\n]+[。！？；]?")


@dataclass(frozen=True, slots=True)
class Anchored:
    """Where a correction holds now: `row` is the index of its row. Else None, and `state` is `orphaned` or `conflict`; `note` says why."""

    row: int | None
    state: str
    note: str = ""


def find_row(rows: Sequence[Row], id_column: str, row_id: str, sentence: str, text: str) -> Anchored:
    """The row with that id, else the one that says the same in the same sentence, else in the sentence most like it."""
    for place, row in enumerate(rows):
        if row[id_column] == row_id:
            return Anchored(place, "applied")
    same_words = [place for place, row in enumerate(rows) if plain(str(row["text"])) == plain(text)]
    same = [place for place in same_words if plain(str(rows[place]["sentence"])) == plain(sentence)]
    if len(same) == 1:
        return Anchored(same[0], "applied", "found again by its sentence")
    if same:
        return Anchored(None, "conflict", f"{len(same)} rows say “{text}” in this sentence now; correct the right one anew")
    best = _most_alike(sentence, [(place, str(rows[place]["sentence"])) for place in same_words])
    if len(best) == 1:
        return Anchored(best[0], "applied", f"its sentence was edited; it was: {sentence}")
    if best:
        return Anchored(None, "conflict", f"{len(best)} edited sentences fit; it was: {sentence}")
    changed = _most_alike(sentence, [(place, str(row["sentence"])) for place, row in enumerate(rows)])
    if changed:
        now = max((rows[place] for place in changed), key=lambda row: SequenceMatcher(None, plain(text), plain(str(row["text"]))).ratio())
        return Anchored(None, "conflict", f"the text said “{text}” and says “{now['text']}” now: {now['sentence']}")
    return Anchored(None, "orphaned", f"no sentence like it is left: {sentence}")


def find_words(source: str, sentence: str, text: str, start: int) -> tuple[int | None, str]:
    """Where `text` stands in `source`: at `start` as before, else in the same sentence, else in the one most like it; or None and why not."""
    if source[start : start + len(text)] == text and sentence in source[max(0, start - len(sentence)) : start + len(sentence)]:
        return start, ""
    pieces = [(hit.start(), hit.group()) for hit in _SENTENCE.finditer(source) if text in hit.group()]
    same = [place for place, piece in pieces if plain(sentence) in plain(piece) or plain(piece) in plain(sentence)]
    found = same or _most_alike(sentence, pieces)
    if len(found) == 1:
        return source.index(text, found[0]), "" if same else f"its sentence was edited; it was: {sentence}"
    if found:
        return None, f"“{text}” stands in {len(found)} such sentences now; add the right one anew"
    return None, f"no sentence like it is left: {sentence}"


def sentence_at(source: str, offset: int) -> tuple[int, str]:
    """Where the sentence around `offset` begins, and what it says."""
    for hit in _SENTENCE.finditer(source):
        if hit.start() <= offset < hit.end():
            return hit.start(), hit.group()
    return offset, ""


def _most_alike(sentence: str, candidates: Iterable[tuple[int, str]]) -> list[int]:
    """The candidates that are most like `sentence`, if they are ALIKE: one, or several that are equally so."""
    matcher = SequenceMatcher(autojunk=False, b=plain(sentence))
    scored: list[tuple[float, int]] = []
    for place, other in candidates:
        matcher.set_seq1(plain(other))
        if matcher.real_quick_ratio() >= ALIKE and matcher.quick_ratio() >= ALIKE and (alike := matcher.ratio()) >= ALIKE:
            scored.append((alike, place))
    best = max(scored, default=(0.0, 0))[0]
    return [place for alike, place in scored if alike == best]
