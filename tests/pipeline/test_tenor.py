"""What surrounds a number: signs of what was and of what is to come, and how round it is."""

from __future__ import annotations

import pytest

from extractors.quantities import find_quantities
from models.status import Surroundings, kind_of
from pipeline.read import read_text
from pipeline.tenor import Tenor, digits


@pytest.mark.parametrize(
    ("surface", "count"), [("3000人", 1), ("2987人", 4), ("97.8%", 3), ("1,250.50万元", 5), ("0.4", 1), ("0%", 0), ("三分之一", 1)]
)
def test_digits_that_count(surface, count):
    assert digits(surface) == count


@pytest.mark.parametrize(
    ("title", "has_period", "kind"),
    [
        ("关于政协第12号提案的答复", False, "account"),
        ("2023年工作总结和2024年工作打算", True, "plan"),
        ("关于印发《学前教育行动计划》的通知", True, "plan"),
        ("计划执行情况的报告", True, "account"),
        ("校园里的新变化", False, "open"),
        ("", True, "period"),
    ],
)
def test_the_last_word_of_a_title_tells_the_kind(title, has_period, kind):
    assert kind_of(title, has_period) == kind


def around(text: str, surface: str) -> Surroundings:
    document = read_text(text, "d", "0" * 64)
    quantities = find_quantities(document.text)
    quantity = next(each for each in quantities if document.text[each.start : each.end] == surface)
    sentence = document.sentence_at(quantity.start)
    assert sentence
    beside = [each for each in quantities if sentence.start <= each.start < sentence.end]
    return Tenor(document, quantities).around(quantity, sentence, beside)


NEWS = "近年来，全县已建成学校12所。投入资金3456万元，新增学位980个。\n下一步，将新建学校3所，新增学位2000个。\n"


def test_the_nearest_sign_and_where_it_stands():
    assert around(NEWS, "12所").before == "done sentence"
    assert around(NEWS, "3456万元").before == "done block"
    assert around(NEWS, "3所").before == "promised sentence"
    assert around(NEWS, "980个").behind == "promised beyond"


def test_figures_beside_it():
    told, promised = around(NEWS, "980个"), around(NEWS, "2000个")
    assert (told.digits, told.digits_beside, told.beside, told.crowd) == (2, 4, 2, 3)
    assert (promised.digits, promised.digits_beside) == (1, 1)
    assert told.exact == promised.exact


def test_a_text_without_signs_says_nothing():
    plain = around("新建学校6所。\n", "6所")
    assert (plain.promised, plain.before, plain.behind, plain.opening, plain.paragraph) == ("", "", "", "", "")


def test_weak_signs_of_what_is():
    for opening in ("如今，孩子们用上了新操场。", "全年粮食丰收。", "假期接待游客2万人次。", "实现旅游收入1亿元。"):
        assert around(f"{opening}新建学校6所。\n", "6所").nearest.startswith(("is", "done"))
    assert around("实现全覆盖。新建学校6所。\n", "6所").nearest == ""
