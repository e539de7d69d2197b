"""All lexicons together: which there are, what contradicts itself in them, and which entries no text holds."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from ahocorasick_rs import AhoCorasick

from extractors.lexicon import FOLDER, SECTORS, Entry, LexiconError, entries
from extractors.marks import read_marks
from extractors.span import fold
from pipeline.comparison.lexicon import BETTER, KINDS, QUOTIENT_MARK, SYNONYM_MARK
from pipeline.comparison.qualifiers import plain_phrase
from pipeline.read import UnreadableDocument, decode

Kind = Literal["broken", "orphan", "odd", "clash", "shadowed", "dead"]

#: What has to be repaired; `shadowed` and `dead` entries do no harm and are only told.
FAULTS: frozenset[Kind] = frozenset({"broken", "orphan", "odd", "clash"})

#: Tables that are complete by themselves: that a text names no place in 三沙市 says nothing against the entry.
REFERENCE = frozenset({"places"})

#: Folders of a corpus that hold marked text.
MARKED = frozenset({"specs", "passages"})
_NO_TEXT = re.compile(r"(?m)^(?:#.*|@.*|xfail:[^|\n]*\| ?)")
_INVISIBLE = re.compile(r"[\x00-\x1f\x7f\u200b-\u200f\u2028\u2029\u2060\ufeff\ufffd]")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """A lexicon with the entries of its base and of all sectors."""

    name: str
    entries: tuple[Entry, ...]

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns in the order of the base's head."""
        return tuple(self.entries[0].row) if self.entries else ()


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that `lexicon check` tells: `path` and `line` (from 1; 0 for the whole file) say where."""

    kind: Kind
    lexicon: str
    surface: str
    path: Path
    line: int
    message: str


@dataclass(frozen=True, slots=True)
class Exclusive:
    """Two lexicons in which a word means things that shut each other out; words with `unless` among their cells are both."""

    one: str
    other: str
    why: str
    unless: frozenset[str] = frozenset()


EXCLUSIVE = (
    Exclusive("units", "action_verbs", "a unit ends an amount, a verb begins what is done"),
    Exclusive("units", "structure_nouns", "a number before a unit is a row, before a structure noun it is none"),
    Exclusive("units", "category_words", "a unit ends an amount, a category stands before one"),
    Exclusive("units", "numeral_words", "a unit holds no numeral"),
    Exclusive("category_words", "indicator_heads", "a category needs a head from elsewhere, a head needs none"),
    Exclusive("category_words", "structure_nouns", "a category tells rows apart, a structure noun makes none"),
    Exclusive("indicator_heads", "structure_nouns", "a head is measured, a structure noun is not"),
    Exclusive("indicator_heads", "action_verbs", "a verb ends a name only where it is weak or a change", frozenset({"weak", "change"})),
)


@dataclass(frozen=True, slots=True)
class Shadow:
    """Entries of `loser` are never reached where `winner` has the same surface."""

    winner: str
    loser: str
    why: str


SHADOWS = (
    Shadow("sectors", "fields", "a field of government is looked for in sectors first"),
    Shadow("school_actions", "school_words", "an action is a border of names by itself"),
    Shadow("school_parts", "school_words", "a part of a school is a border of names by itself"),
)


def lexicon_names(folder: Path = FOLDER) -> list[str]:
    """The names of all lexicons, sorted."""
    return sorted(path.stem for path in folder.glob("*.tsv"))


def surface(entry: Entry) -> str:
    """The word of an entry; a place's is its name."""
    return entry.row["surface"] if "surface" in entry.row else entry.row["name"]


def read_lexicons(folder: Path = FOLDER) -> tuple[list[Lexicon], list[Finding]]:
    """Every lexicon that can be read, and a finding for each that cannot."""
    read, broken = [], []
    for name in lexicon_names(folder):
        try:
            read.append(Lexicon(name, tuple(entries(name, folder=folder))))
        except LexiconError as error:
            place, _, message = str(error).partition(": ")
            path, _, line = place.rpartition(":")
            broken.append(Finding("broken", name, "", Path(path), int(line), message))
    return read, broken


def read_texts(paths: Iterable[Path]) -> list[str]:
    """The text of every `.txt` at the paths, marked text without its marks; what cannot be read is passed over."""
    found: dict[Path, str] = {}
    for path in paths:
        for file in sorted(path.rglob("*.txt")) if path.is_dir() else [path]:
            try:
                text, _ = decode(file.read_bytes())
            except UnreadableDocument:
                continue
            found[file.resolve()] = read_marks(_NO_TEXT.sub("", text), table="target")[0] if file.parent.name in MARKED else text
    return list(found.values())


def count_words(words: Iterable[str], texts: Iterable[str]) -> Counter[str]:
    """How often each word stands in the texts, width folded; within longer words too."""
    patterns = sorted({fold(word) for word in words if word})
    automaton = AhoCorasick(patterns)
    places: Counter[int] = Counter()
    for text in texts:
        places.update(place for place, _, _ in automaton.find_matches_as_indexes(fold(text), overlapping=True))
    return Counter({patterns[place]: number for place, number in places.items()})


def check(texts: Iterable[str] = (), folder: Path = FOLDER) -> list[Finding]:
    """All findings, faults first; entries are dead where none of the `texts` holds them (without texts none is)."""
    lexicons, found = read_lexicons(folder)
    by_surface = {each.name: _by_surface(each) for each in lexicons}
    found += _orphans(folder)
    found += [finding for each in lexicons for finding in _odd(each)]
    found += _clashes(by_surface)
    found += _shadowed(by_surface)
    found += [finding for each in lexicons if each.name == "concepts" for finding in _concepts(each)]
    if texts:
        found += _dead(lexicons, texts)
    return sorted(found, key=lambda one: one.kind not in FAULTS)


def _by_surface(lexicon: Lexicon) -> dict[str, Entry]:
    return {surface(entry): entry for entry in reversed(lexicon.entries)}


def _orphans(folder: Path) -> Iterator[Finding]:
    """Tables of sectors that nothing reads, since no lexicon has their name."""
    names = lexicon_names(folder)
    for path in sorted((folder / SECTORS).glob("*/*")):
        if path.suffix != ".tsv" or path.stem not in names:
            yield Finding("orphan", path.stem, "", path, 0, f"nothing reads it; name it after one of {', '.join(names)}")


def _odd(lexicon: Lexicon) -> Iterator[Finding]:
    for entry in lexicon.entries:
        word = surface(entry)
        for column, cell in entry.row.items():
            if cell != cell.strip() or _INVISIBLE.search(cell):
                yield _finding("odd", lexicon.name, entry, f"{column} has blanks around it or invisible characters; take them out")
        if not word:
            yield _finding("odd", lexicon.name, entry, "the word is empty; fill it in or remove the line")
        elif fold(word) != word:
            yield _finding("odd", lexicon.name, entry, f"texts are read as {fold(word)}, so it is never met; write it so")


def _clashes(by_surface: dict[str, dict[str, Entry]]) -> Iterator[Finding]:
    for rule in EXCLUSIVE:
        one, other = by_surface.get(rule.one, {}), by_surface.get(rule.other, {})
        for word in sorted(one.keys() & other.keys()):
            cells = {cell for entry in (one[word], other[word]) for value in entry.row.values() for cell in value.split()}
            if not cells & rule.unless:
                yield _finding("clash", rule.one, one[word], f"stands in {other[word].place} too: {rule.why}; remove one of the two")


def _concepts(lexicon: Lexicon) -> Iterator[Finding]:
    """Wordings that name two concepts, cells outside their sets, shares whose parts are no concepts."""
    first: dict[str, Entry] = {}
    names = {entry.row["surface"] for entry in lexicon.entries}
    for entry in lexicon.entries:
        row = entry.row
        for wording in (row["surface"], *filter(None, row["synonyms"].split(SYNONYM_MARK))):
            other = first.setdefault(plain_phrase(wording), entry)
            if other is not entry:
                yield _finding("clash", lexicon.name, entry, f"{wording} is a wording of {other.row['surface']} in {other.place} too; keep one")
        for column, allowed in (("kind", KINDS), ("better", BETTER)):
            if row[column] not in allowed:
                yield _finding("odd", lexicon.name, entry, f"{column} is {row[column]}; use one of {', '.join(sorted(allowed))}")
        for part in filter(None, row["quotient"].split(QUOTIENT_MARK)):
            if part not in names:
                yield _finding("odd", lexicon.name, entry, f"quotient names {part}, which is no concept; add it or leave the cell empty")


def _shadowed(by_surface: dict[str, dict[str, Entry]]) -> Iterator[Finding]:
    for rule in SHADOWS:
        winners = by_surface.get(rule.winner, {})
        for word, entry in by_surface.get(rule.loser, {}).items():
            if word in winners and entry.row.get("use", "border") == "border" and not entry.row.get("unless"):
                yield _finding("shadowed", rule.loser, entry, f"stands in {winners[word].place} too: {rule.why}; it can go")


def _dead(lexicons: Iterable[Lexicon], texts: Iterable[str]) -> Iterator[Finding]:
    living = [each for each in lexicons if each.name not in REFERENCE]
    counts = count_words((surface(entry) for each in living for entry in each.entries), texts)
    for lexicon in living:
        for entry in lexicon.entries:
            if not counts[fold(surface(entry))]:
                yield _finding("dead", lexicon.name, entry, "no text holds it; a sentence in corpora/specs would show what it is for")


def _finding(kind: Kind, name: str, entry: Entry, message: str) -> Finding:
    return Finding(kind, name, surface(entry), entry.path, entry.line, message)
