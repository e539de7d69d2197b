"""What holds for every document, however it was put together: generated plans with planted numbers, times, bodies and schools."""

from __future__ import annotations

from dataclasses import asdict
from itertools import pairwise

from hypothesis import example, given, settings
from hypothesis import strategies as st

from pipeline.extract import Extraction, extract
from pipeline.read import read_text

TITLES = ("某县教育发展“十四五”规划", "某市2024年政府工作报告", "关于印发《某区养老服务规划（2021—2025年）》的通知", "若干措施", "")
HEADINGS = ("一、发展基础", "二、重点任务", "（一）主要目标", "（二）2023年任务", "1.保障措施", "第一节 现状", "专栏1 重点工程", "#", "附件")
TIMES = ("到2025年，", "2023年6月底前，", "“十三五”期间，", "每年", "3年内", "截至2020年底，", "较2020年", "近五年", "２０２４年", "")
BODIES = ("县教育局牵头，", "由区财政局会同区民政局", "（责任单位：县住房城乡建设局、各乡镇）", "各有关部门", "市委组织部", "")
SCHOOLS = ("新城小学", "河东中学北校区", "县第三幼儿园", "迁建特殊教育学校", "甲中学、乙小学", "")
VERBS = ("新建", "力争建成", "提高到", "分别达到", "不低于", "由", "控制在", "其中", "培育或引进", "")
NOUNS = ("公办学位", "毛入园率", "养老床位", "市级示范园", "占地面积", "省级", "投资", "城乡居民收入", "60岁以上老人体检率")
QUANTITIES = ("12所", "900个", "93.5%", "3-5个", "1.2万人", "约40公顷", "2：1", "三分之一", "5000万元以上", "２０名", "0.3个百分点", "1,200户")
MARKS = ("，", "；", "。", "、", "（", "）", "“", "”", "：", "\n", "\n\n", "\t", " ", "的", "和", "|", "》", "\u3000")

WORDS = st.one_of(*(st.sampled_from(words) for words in (TIMES, BODIES, SCHOOLS, VERBS, NOUNS, QUANTITIES, MARKS)))
#: What people write, and what nobody would.
PLAIN = st.tuples(*(st.sampled_from(words) for words in (TIMES, BODIES, VERBS, NOUNS, QUANTITIES))).map("".join).map("{}。".format)
SENTENCES = st.one_of(PLAIN, st.lists(WORDS, max_size=16).map("".join))
ROWS = st.lists(st.tuples(st.sampled_from(NOUNS), st.sampled_from(QUANTITIES), st.sampled_from(TIMES)), min_size=1, max_size=4)
TABLES = ROWS.map(lambda rows: "\n".join("\t".join(cells) for cells in (("指标", "2025年", "完成时限"), *rows)))
PARTS = st.lists(st.one_of(st.sampled_from(HEADINGS), SENTENCES, SENTENCES, TABLES), max_size=12)
DOCUMENTS = st.builds(lambda title, parts: "\n\n".join((title, *parts)) + "\n", st.sampled_from(TITLES), PARTS)

check = settings(max_examples=150, deadline=None)


def rows_of(found: Extraction):
    return [*found.targets, *found.deadlines, *found.departments, *found.schools]


@given(DOCUMENTS)
@check
def test_every_row_is_the_text_where_it_stands(text):
    for row in rows_of(extract(read_text(text, "generated"))):
        assert row.text == text[row.start : row.end] != ""


@given(DOCUMENTS)
@check
def test_every_field_rests_on_places_in_the_text(text):
    for row in extract(read_text(text, "generated")).targets:
        told = {name: evidence.spans for name, evidence in row.evidence.items()}
        assert all(0 <= span.start < span.end <= len(text) for spans in told.values() for span in spans)
        if row.deadline_source in ("stated", "inherited"):
            assert told["deadline"]
        if row.period:
            assert "period" in told or row.evidence["status"].rule.endswith("column")
        if row.action:
            assert "action" in told or "table" in row.evidence["indicator"].rule


@given(DOCUMENTS)
@check
def test_no_number_is_two_rows(text):
    found = extract(read_text(text, "generated")).targets
    assert all(one.end <= other.start for one, other in pairwise(found))


@given(DOCUMENTS)
@check
def test_the_same_text_gives_the_same_rows(text):
    one, other = (rows_of(extract(read_text(text, "generated"))) for _ in range(2))
    assert [asdict(row) for row in one] == [asdict(row) for row in other]


@given(DOCUMENTS)
@check
def test_statuses_and_dates_agree(text):
    for row in extract(read_text(text, "generated")).targets:
        assert row.status in ("target", "baseline", "condition")
        assert row.value_min <= row.value_max
        assert (row.deadline is None) == (row.deadline_source == "")
        assert row.deadline is None or row.status == "target"
        assert not row.period or row.status == "baseline"


@given(DOCUMENTS)
@check
def test_ids_are_distinct_and_links_lead_to_rows(text):
    found = extract(read_text(text, "generated"))
    tables = (
        [row.target_id for row in found.targets],
        [row.deadline_id for row in found.deadlines],
        [row.department_id for row in found.departments],
        [row.school_id for row in found.schools],
    )
    assert all(len(set(ids)) == len(ids) for ids in tables)
    _, times, bodies, schools = map(set, tables)
    for row in found.targets:
        assert {*row.department_ids} <= bodies
        assert {*row.school_ids} <= schools
        assert row.deadline_id in {*times, ""}


@given(DOCUMENTS)
@example("某县教育规划\n\n到2025年，到2025年|较2020年，\n\n到2025年，到2025年|较2020年，\n")  # a head that stands again, with nothing below it
@check
def test_what_lies_between_blocks_is_blank(text):
    blocks = read_text(text, "generated").blocks
    ends = [0, *(block.end for block in blocks)]
    starts = [*(block.start for block in blocks), len(text)]
    # The bars that frame a row of a table hold no words.
    assert all(end <= start and not text[end:start].replace("|", "").strip() for end, start in zip(ends, starts, strict=True))


@given(DOCUMENTS)
@check
def test_every_number_is_accounted_for(text):
    found = extract(read_text(text, "generated"))
    assert all(0 <= note.start < note.end <= len(text) for note in found.numbers)
    assert all(one.end <= other.start for one, other in pairwise(found.numbers))


@given(st.text(max_size=300))
@settings(max_examples=200, deadline=None)
def test_any_text_is_read(text):
    for row in rows_of(extract(read_text(text, "generated"))):
        assert row.text == text[row.start : row.end]


def test_a_number_between_signs_that_name_nothing_is_read():
    (count, share) = extract(read_text("投资2所占）的9%。", "odd")).targets
    assert (count.text, count.indicator, share.text) == ("2所", "", "9%")
