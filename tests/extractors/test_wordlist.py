"""A list of words finds what a pattern of its words would, the longest first."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from extractors.indicator_words import Verbs, last_verb, next_verb, second_predicate, verb_chain
from extractors.scanning import any_of
from extractors.span import Span
from extractors.wordlist import Wordlist

LETTERS = "新建改扩"
WORDS = st.lists(st.text(LETTERS, min_size=1, max_size=4), min_size=1, max_size=8)
TEXT = st.text(LETTERS + "的", max_size=12)
PLACE = st.integers(0, 13)


@given(WORDS, TEXT, PLACE, st.none() | PLACE)
def test_the_word_at_a_place_is_that_of_an_alternation(words, text, start, end):
    hit = re.compile(any_of(set(words))).match(text, start, len(text) if end is None else end)
    assert Wordlist(words).at(text, start, end) == (Span(*hit.span()) if hit else None)


@given(WORDS, TEXT)
def test_the_words_of_a_text_are_those_of_an_alternation(words, text):
    assert list(Wordlist(words).within(text)) == [hit.span() for hit in re.finditer(any_of(set(words)), text)]


def test_verbs_that_open_a_clause_are_taken_with_what_joins_them_and_their_ending():
    assert verb_chain("新建、改扩建了学校") == Verbs((Span(0, 2), Span(3, 6)), 7)
    assert verb_chain("学校新建") is None
    assert verb_chain("新建、改扩建", 0, 5) == Verbs((Span(0, 2), Span(3, 5)), 5)


def test_one_more_verb_is_joined_or_not():
    assert next_verb("并且维修学校", 0, 6) == Span(2, 4)
    assert next_verb("维修学校", 0, 4) == Span(0, 2)
    assert next_verb("和学校", 0, 3) is None


def test_a_second_predicate_begins_with_what_joins_it():
    assert second_predicate("实验室和配备教具") == Span(3, 6)
    assert second_predicate("实验室和教具") is None


@given(WORDS, TEXT, PLACE, PLACE)
def test_the_word_before_a_place_is_the_longest_that_ends_there(words, text, start, end):
    ends = [begin for begin in range(start, min(end, len(text))) if end <= len(text) and text[begin:end] in words]
    assert Wordlist(words).before(text, start, end) == (Span(ends[0], end) if ends else None)


def test_the_verb_before_a_value_may_have_an_ending():
    assert last_verb("水库除险完成了", 0, 7) == Span(4, 6)
    assert last_verb("水库除险完成", 0, 6) == Span(4, 6)
    assert last_verb("水库除险完成", 5, 6) is None
