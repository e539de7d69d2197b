"""Words of a lexicon, looked up where they may stand in a text: a thousand cost no more than ten, and no pattern is compiled for them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from extractors.span import Span


class Wordlist:
    """Words that can be asked for by place; where several begin there, the longest is meant.

    `end` bounds the text: a word that goes beyond it is none.
    """

    def __init__(self, words: Iterable[str]) -> None:
        self._words = frozenset(words)
        #: First character → the lengths of the words that begin with it, the longest first; last character → of those that end with it.
        self._lengths, self._lengths_back = self._lengths_by(0), self._lengths_by(-1)

    def _lengths_by(self, place: int) -> dict[str, tuple[int, ...]]:
        lengths: dict[str, set[int]] = {}
        for word in self._words:
            lengths.setdefault(word[place], set()).add(len(word))
        return {character: tuple(sorted(each, reverse=True)) for character, each in lengths.items()}

    def __contains__(self, word: str) -> bool:
        return word in self._words

    def at(self, text: str, start: int, end: int | None = None) -> Span | None:
        """The word that begins at `start`."""
        lengths = self._lengths.get(text[start : start + 1])
        if lengths is None:
            return None
        last = len(text) if end is None else min(end, len(text))
        for length in lengths:
            behind = start + length
            if behind <= last and text[start:behind] in self._words:
                return Span(start, behind)
        return None

    def before(self, text: str, start: int, end: int) -> Span | None:
        """The word that ends at `end` and begins no earlier than `start`."""
        for length in self._lengths_back.get(text[end - 1 : end], ()):
            if end - length >= start and text[end - length : end] in self._words:
                return Span(end - length, end)
        return None

    def within(self, text: str, start: int = 0, end: int | None = None) -> Iterator[Span]:
        """The words of text[start:end], left to right and apart."""
        end = len(text) if end is None else min(end, len(text))
        lengths_of, words = self._lengths.get, self._words
        while start < end:
            behind = start
            for length in lengths_of(text[start], ()):
                if start + length <= end and text[start : start + length] in words:
                    behind = start + length
                    yield Span(start, behind)
                    break
            start = max(behind, start + 1)
