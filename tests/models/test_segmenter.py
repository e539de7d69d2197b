"""The segmenters: whatever the engine, words are spans that cover the text, and nothing of theirs lies where others can write."""

from __future__ import annotations

import stat
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.segmenter import DEFAULT, ENGINES, FILES, UnknownEngine, pkuseg_cut, words
from models.segmenter_training import fit, lessons

SENTENCE = "到2025年，新建、改扩建中小学21所，\t区财政局 负责。\n"


@pytest.mark.parametrize("engine", ENGINES)
def test_words_of_a_plan(engine):
    cut = {SENTENCE[start:end] for start, end in words(SENTENCE, engine)}
    assert {"新建", "、", "，", "负责", "。"} <= cut


@pytest.mark.parametrize("engine", ENGINES)
@given(text=st.text(alphabet="区教委县一中新建幼儿园所0123456789%．１，。（）“”《》 \u3000\t\n\rabcé😀\u200b", max_size=40))
@settings(max_examples=60, deadline=None)
def test_words_cover_the_text_end_to_end(engine, text):
    found = words(text, engine)
    assert [start for start, _ in found] == [0, *(end for _, end in found)][: len(found)]
    assert all(start < end for start, end in found)
    assert (found[-1][1] if found else 0) == len(text)


def test_jieba_next_cuts_as_jieba_does():
    assert words(SENTENCE, "jieba_next") == words(SENTENCE, "jieba")


def test_the_default_is_an_engine():
    assert DEFAULT in ENGINES


def test_an_unknown_engine_is_named_with_those_that_exist():
    with pytest.raises(UnknownEngine, match="no segmenter 'ltp'; choose one of jieba, jieba_next, rjieba, pkuseg"):
        words("新建", "ltp")


@pytest.mark.parametrize("engine", ENGINES)
def test_nothing_is_said_and_the_cache_is_private(engine, tmp_path):
    shared = tmp_path / "shared"
    shared.mkdir()
    code = f"from models.segmenter import words; words('新建中小学', {engine!r})"
    said = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True,
                          env={"XDG_CACHE_HOME": str(tmp_path / "own"), "TMPDIR": str(shared), "PATH": "", "PYTHONPATH": ":".join(sys.path)})
    assert (said.stdout, said.stderr) == ("", "")
    assert not [*shared.iterdir()]
    own = tmp_path / "own" / "duibiao"
    assert not own.exists() or stat.S_IMODE(own.stat().st_mode) == 0o700


def test_no_library_is_imported_before_it_is_asked():
    code = "import sys, models.segmenter; print(sorted({'jieba', 'jieba_next', 'rjieba', 'spacy_pkuseg', 'numpy'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout == "[]\n"


def test_the_teacher_knows_the_trade_and_gold_spans():
    text = "建九年一贯制学校\n\n新建甲乙丙"
    assert "九年一贯制学校" not in {text[start:end] for start, end in words(text, "jieba")}
    assert [*lessons(text, (text.index("乙"), text.index("丙")))] == [["建", "九年一贯制学校"], ["新建", "甲", "乙", "丙"]]


def test_the_same_lines_give_the_same_model(tmp_path):
    lines = [["新建", "小学", "三", "所"], ["新建", "中学", "两", "所"], ["改建", "小学", "和", "中学"]] * 20
    for name in ("one", "two"):
        fit(lines, tmp_path / name)
    assert all((tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes() for name in FILES)
    assert pkuseg_cut(tmp_path / "one")("改建中学 新建小学") == ["改建", "中学", " ", "新建", "小学"]


def test_a_folder_without_a_model_is_not_searched_for_pickles(tmp_path):
    with pytest.raises(FileNotFoundError, match=r"lacks features\.msgpack and weights\.npz"):
        pkuseg_cut(tmp_path)
