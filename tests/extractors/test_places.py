"""Places: full and short names, chains, namesakes, and the place that a document speaks for."""

from __future__ import annotations

import pytest

from extractors.places import above, find_place, find_places, place_named


@pytest.mark.parametrize(
    ("text", "full"),
    [
        ("重庆市永川区人民政府办公室", "重庆市永川区"),
        ("永川区教育事业发展规划", "重庆市永川区"),
        ("修水县“十四五”规划", "江西省九江市修水县"),
        ("天津市科学技术局、天津市和平区人民政府", "天津市和平区"),
        ("海南省卫生健康委", "海南省"),
        ("中共达州市通川区委办公室", "四川省达州市通川区"),
        ("恩施州教育局", "湖北省恩施土家族苗族自治州"),
        ("内蒙古自治区呼和浩特市", "内蒙古自治区呼和浩特市"),
        ("仙桃市人民政府", "湖北省仙桃市"),
        ("阳泉市城区教育局", "山西省阳泉市城区"),
        ("吉林省政府工作报告", "吉林省"),
        ("吉林市人民政府", "吉林省吉林市"),
        ("建成县级示范县3个，与江汉平原各县（市、区）共建，铜梁区牵头", "重庆市铜梁区"),
    ],
)
def test_document_speaks_for(text: str, full: str) -> None:
    place = find_place(text)
    assert place is not None
    assert place.full == full


def test_text_without_a_place_has_none() -> None:
    assert find_place("各县（区）人民政府", "关于城区建设的通知") is None


def test_a_ministry_speaks_for_no_place() -> None:
    from pipeline.read import read_text

    text = "农业农村部 财政部关于做好泵站项目实施工作的通知\n各省、自治区、直辖市水利厅，新疆生产建设兵团水利局：\n现就黑龙江省、广东省试点通知如下。\n"
    assert read_text(text, "notice").header.district == ""


def test_namesake_needs_a_hint() -> None:
    alone = find_place("鼓楼区人民政府")
    hinted = find_place("鼓楼区人民政府", "福建省福州市")
    assert alone is not None
    assert (alone.full, alone.code) == ("鼓楼区", "")
    assert hinted is not None
    assert hinted.full == "福建省福州市鼓楼区"


def test_first_text_decides() -> None:
    place = find_place("铜梁区人民政府", "学习北京市海淀区的做法")
    assert place is not None
    assert place.name == "铜梁区"


def test_spans_are_offsets_into_the_text() -> None:
    text = "　支持重庆市铜梁区和江津区共建，对接成都市。"
    assert [text[start:end] for start, end, _ in find_places(text)] == ["重庆市铜梁区", "江津区", "成都市"]


def test_chain_is_one_place() -> None:
    ((start, end, place),) = find_places("广西壮族自治区南宁市青秀区")
    assert (start, end, place.level) == (0, 13, "county")


def test_what_lies_above() -> None:
    county = place_named("修水县")
    assert county is not None
    assert [getattr(above(county, level), "name", None) for level in ("province", "city", "county")] == [
        "江西省",
        "九江市",
        "修水县",
    ]
    assert place_named("没有这个县") is None


@pytest.mark.parametrize(("texts", "wanted"), [
    (("长沙路街道2024年工作要点", "青岛市市南区长沙路街道办事处"), "山东省青岛市市南区"),
    (("关于温州湾岸线整治的方案", "福建省莆田市人民政府"), "福建省莆田市"),
    (("南京河沿岸环境提升方案", "湖南省永州市"), "湖南省永州市"),
    (("沈阳大学与盘锦市合作实施方案",), "辽宁省盘锦市"),
    (("沈阳大学2024年工作要点",), "辽宁省沈阳市"),
    (("成都路网建设计划",), "四川省成都市"),
])  # fmt: skip
def test_what_is_called_after_a_place_need_not_be_in_it(texts: tuple[str, ...], wanted: str) -> None:
    found = find_place(*texts)
    assert found
    assert found.full == wanted
