"""Departments: cells, signatures, planted bodies, and texts that try to make the scan slow."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.body_names import kind_of, official_name
from extractors.departments import find_departments, read_body_list
from extractors.places import find_place

YONGCHUAN = find_place("重庆市永川区")


def cell(text: str, role: str = "responsible") -> list[tuple[str, str]]:
    found = read_body_list(text, 0, len(text), role, YONGCHUAN)  # type: ignore[arg-type]
    assert [text[body.start : body.end].replace("\n", "") for body in found]
    return [(body.name, body.role) for body in found]


def test_cell_takes_its_role_from_the_column() -> None:
    assert cell("区教委、各镇街", "support") == [("区教委", "support"), ("各镇街", "support")]


def test_cell_may_say_its_own_role() -> None:
    assert cell("区教委（牵头）\n区财政局") == [("区教委", "lead"), ("区财政局", "responsible")]
    assert cell("牵头单位：区民政局 配合单位：区残联") == [("区民政局", "lead"), ("区残联", "support")]


def test_cell_keeps_bodies_that_no_lexicon_has() -> None:
    names = [name for name, _ in cell("国网供电公司、有关企业、住房和城乡建设委")]
    assert names == ["国网供电公司", "有关企业", "住房和城乡建设委"]


def test_name_broken_over_lines_is_one() -> None:
    assert cell("区人力\n社保局") == [("区人力社保局", "responsible")]


def test_schools_of_a_list_are_left_to_their_own_table() -> None:
    assert cell("区教委、永川中学、各学校") == [("区教委", "responsible"), ("各学校", "responsible")]


@pytest.mark.parametrize(
    ("name", "place", "official"),
    [
        ("区教委", "重庆市永川区", "重庆市永川区教育委员会"),
        ("市委", "重庆市永川区", "中共重庆市委员会"),
        ("市财政局", "上海市", "上海市财政局"),
        ("市政府", "江西省九江市修水县", "九江市人民政府"),
        ("市教育局", "江苏省镇江市句容市", "句容市教育局"),
        ("县教体局", "江西省九江市修水县", "修水县教育和体育局"),
        ("区卫健局", "四川省达州市通川区", "达州市通川区卫生健康局"),
        ("团市委", "海南省海口市", "共青团海口市委员会"),
        ("省妇联", "海南省", "海南省妇女联合会"),
        ("自治区财政厅", "宁夏回族自治区", "宁夏回族自治区财政厅"),
        ("区委办公室", "重庆市永川区", "中共重庆市永川区委员会办公室"),
        ("市政协", "湖南省长沙市", "中国人民政治协商会议长沙市委员会"),
        ("浦东新区政府", "上海市", "上海市浦东新区人民政府"),
        ("市财政局", "海南省", "市财政局"),
        ("教育部门", "海南省", "教育部门"),
        ("各区县政府", "重庆市", "各区县政府"),
        ("自治区党委", "西藏自治区", "中共西藏自治区委员会"),
        ("自治区党委组织部", "西藏自治区", "中共西藏自治区委组织部"),
        ("甘肃证监局", "甘肃省", "中国证券监督管理委员会甘肃监管局"),
        ("省银保监局", "贵州省", "中国银行保险监督管理委员会贵州监管局"),
    ],
)
def test_official_name(name: str, place: str, official: str) -> None:
    assert official_name(name, find_place(place)) == official


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("区财政局", "named"),
        ("市市场监管局", "named"),
        ("县市场监管局", "named"),
        ("教育行政部门", "functional"),
        ("县（区）民政部门", "functional"),
        ("区政府有关部门", "collective"),
        ("市政府各部门", "collective"),
        ("乡镇（街道）", "collective"),
        ("街道办事处", "collective"),
        ("各区教育局", "collective"),
    ],
)
def test_kind(name: str, kind: str) -> None:
    assert kind_of(name) == kind


def test_bodies_named_in_a_title_are_not_rows() -> None:
    assert find_departments("依据《教育部关于〈义务教育学校管理标准〉的通知》《国务院公报》执行。") == []


def test_only_the_signature_of_a_notice_issues_it() -> None:
    text = "市教育局要落实。\n\n　　长沙市教育局　长沙市财政局\n二〇二三年五月八日\n"
    roles = [(body.name, body.role) for body in find_departments(text, find_place("长沙市"))]
    assert roles == [("市教育局", "responsible"), ("长沙市教育局", "issuer"), ("长沙市财政局", "issuer")]


def test_bodies_that_blanks_part_above_the_text_sign_it():
    text = "云溪县托育服务行动方案\n县卫生健康局 县教育局 县民政局\n县财政局 县残联\n\n为加快发展普惠托育服务，制定本方案。"
    assert [mention.role for mention in find_departments(text)] == ["issuer"] * 5
    greeted = "关于秋粮收购工作的通知\n\n各乡镇人民政府，县直有关部门\n为做好秋粮收购工作，现通知如下。"
    assert [mention.role for mention in find_departments(greeted)] == ["addressee"] * 2


FILLER = st.text(alphabet="到年底全面建成稳步提升水平。，\n（）", max_size=60)


@given(FILLER, st.sampled_from(["教委", "财政局", "妇联"]))
def test_planted_list_is_found_where_it_was_put(filler: str, stem: str) -> None:
    text = f"{filler}\n（责任单位：区{stem}）"
    found = [body for body in find_departments(text, YONGCHUAN) if body.rule == "body.list.label"]
    assert [(body.name, body.end) for body in found] == [(f"区{stem}", len(text) - 1)]


@given(st.text(alphabet="各区县市委政府部门单位、，（）：《》〔\n责任牵头负责教育局和等 ", max_size=120))
def test_any_text_gives_ordered_rows_within_it(text: str) -> None:
    found = find_departments(text, YONGCHUAN)
    assert all(0 <= body.start < body.end <= len(text) for body in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


HOSTILE = ("有关", "各", "（", "《", "责任单位：", "区教委、", "教育、", " ", "委员会", "和", "（区教委牵头，", "各县（")


@pytest.mark.parametrize("piece", HOSTILE)
def test_time_grows_with_length_alone(piece: str) -> None:
    """One endless line: ten times the text may take no more than some thirty times as long."""

    def seconds(length: int) -> float:
        text = (piece * (length // len(piece) + 1))[:length]
        begun = time.process_time()
        find_departments(text, YONGCHUAN)
        return time.process_time() - begun

    seconds(2_000)
    assert min(seconds(100_000) for _ in range(2)) < 30 * max(seconds(10_000), 0.005)  # the better of two: the machine may be busy


def test_all_sign_whose_lines_follow_each_other():
    text = "湖北省教育厅等三部门\n关于印发《方案》的通知\n各市州人民政府：\n现将方案印发给你们，请认真贯彻执行。\n湖北省教育厅\n湖北省财政厅\n中国人民银行湖北省分行\n附件：方案\n"
    signing = [mention.name for mention in find_departments(text) if mention.role == "issuer"]
    assert signing == ["湖北省教育厅", "湖北省教育厅", "湖北省财政厅", "中国人民银行湖北省分行"]


def test_cell_that_a_torn_table_pushed_below_the_head_names_nobody() -> None:
    text = "两处泵站已完工、北岸泵站正在验收，镇卫生院已通水"
    assert read_body_list(text, 0, len(text), "responsible", YONGCHUAN) == []


def test_institutions_that_lines_of_a_list_of_duties_begin_with() -> None:
    text = "（一）县水务局：负责河道整治。\n（二）城投公司：负责管网建设。\n（三）公交集团：做好线路调整。\n"
    assert [(body.name, body.role) for body in find_departments(text, YONGCHUAN)] == [
        ("县水务局", "responsible"), ("城投公司", "responsible"), ("公交集团", "responsible"),
    ]  # fmt: skip
    assert not find_departments("（一）城投公司：负责管网建设。\n", YONGCHUAN)
