"""Words that say what was and what is to come."""

from __future__ import annotations

import pytest

from pipeline import signs
from pipeline.signs import IS_DONE, PROMISED, WORDS, Signs


def kinds(text: str) -> str:
    return " ".join(sign.kind for sign in Signs(text).within(WORDS, 0, len(text)))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("近年来，已建成小区9个，同比增长3%。", "done done compared"),
        ("目前共有公租房900套，去年新增90套。", "stands stands last_year deed"),
        ("较去年提高", "than_before"),
        ("对上年度获评的小区，去年新增", "feat last_year deed"),
        ("入住率稳定在90%", "kept"),
        ("历时9个月，至此全部投用；去冬以来", "done done last_year done"),
        ("占任务的105%，未来三年再建9个", "feat ahead"),
        ("已成为共识，了解需求。", ""),
        ("将党建与业务深度融合，将安全贯穿全程，将于6月开园", "will"),
        ("成功引进企业9家，荣获表彰，位居前列。", "feat feat rank"),
        ("累计铺设管道90公里", "feat"),
        ("累计铺设管道90公里以上", ""),
        ("力争到2025年不低于90%。", "will ahead bound"),
        ("必须达标，要新建3所，对应的主要措施", "duty duty"),
        ("实施质量提升计划等项目", "deed"),
        ("计划新建3所", "will"),
        ("完成目标任务的99%，争取上级资金9万元", ""),
        ("3月底前完成，2日前报送；日前，记者获悉", "day day news"),
        ("给予奖励，鼓励社会投入", "grant grant favour"),
    ],
)
def test_what_a_word_says(text: str, wanted: str) -> None:
    assert kinds(text) == wanted


def test_signs_within_a_place() -> None:
    text = "已建成9个，力争达到12个。"
    signs = Signs(text)
    assert text[slice(*signs.first(IS_DONE, 0, len(text))[:2])] == "已"
    assert signs.first(IS_DONE, 1, len(text)) is None
    assert text[slice(*signs.first(PROMISED, 0, len(text))[:2])] == "力争"
    assert signs.first(PROMISED, 0, text.index("争") + 1) is not None
    assert signs.first(PROMISED, 0, text.index("争")) is None


@pytest.mark.parametrize("order", [1, -1])
def test_sentences_asked_in_any_order_give_the_signs_of_the_whole(order):
    text = "水库12座。已建成9座。水库3座。镇里。力争达标。渠道。"
    starts = [0, *(at + 1 for at, sign in enumerate(text[:-1]) if sign == "。")]
    lazy = Signs(text, starts)
    found = [sign for at in range(len(starts))[::order] for sign in lazy.within(WORDS, starts[at], [*starts, len(text)][at + 1])]
    assert sorted(found) == list(Signs(text).within(WORDS, 0, len(text)))


def test_a_text_without_signs_is_searched_once(monkeypatch):
    searches = []
    monkeypatch.setattr(signs, "apart", lambda pattern, text, start: searches.append(start) or iter(()))
    text = "水库12座。" * 50
    lazy = Signs(text, range(0, len(text), 6))
    assert not any(list(lazy.within(WORDS, at, at + 6)) for at in range(0, len(text), 6))
    assert searches == [0]
