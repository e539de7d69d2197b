"""Broken lines, blanks, straight quotation marks: what is found is what the smooth text gives, at its places in the source."""

from __future__ import annotations

import re
from dataclasses import fields

import pytest

from pipeline.extract import Extraction, extract
from pipeline.read import read_text

CURLED = str.maketrans("“”", '""')
TITLE = "临江县教育事业发展三年行动计划（2024—2026年）"
PARAGRAPHS = (
    "到2026年，全县学前三年毛入园率达到96%以上，普惠性幼儿园覆盖率稳定在92%，新增公办学位3600个，义务教育巩固率保持在99.5%以上。",
    "新建临江县第四小学、滨河实验学校，改扩建石门镇中心小学，每年培训骨干教师不少于200人次，2025年8月底前全部投入使用。",
    "由县教育局牵头，县财政局、县自然资源局、县住房和城乡建设局配合，各乡镇人民政府负责落实用地，2024年12月底前完成选址。",
    "建成标准化食堂45所、心理辅导室60间，配备专职心理健康教师120名，中小学生每天体育活动时间不少于2小时，近视率每年下降1个百分点。",
)


def wrapped(width: int, *, paged: bool = False) -> str:
    lines = []
    for paragraph in PARAGRAPHS:
        pieces = [paragraph[at : at + width] for at in range(0, len(paragraph), width)]
        lines += [pieces[0], *(["- 2 -"] if paged else []), *pieces[1:]]
    return "\n".join([TITLE, "", *lines, ""])


WHOLE = "\n".join([TITLE, "", *PARAGRAPHS, ""])


def said(found: Extraction) -> list[list[object]]:
    """What every row says, without its place and its confidence."""
    rows = [*found.targets, *found.deadlines, *found.departments, *found.schools]
    left_out = {"start", "end", "text", "sentence", "evidence", "confidence", "section"}
    return [[getattr(row, each.name) for each in fields(row) if each.name not in left_out] for row in rows]


@pytest.mark.parametrize("width", [22, 28, 35, 41])
@pytest.mark.parametrize("paged", [False, True])
def test_broken_lines_change_no_row(width, paged):
    source = wrapped(width, paged=paged)
    found = extract(read_text(source, "plan"))
    assert len(found.targets) >= 9
    assert len(found.schools) == 3
    assert len(found.departments) >= 5
    assert said(found) == said(extract(read_text(WHOLE, "plan")))
    for row in [*found.targets, *found.deadlines, *found.departments, *found.schools]:
        assert row.text == source[row.start : row.end]
        assert row.text[0] != "\n" != row.text[-1]


def test_evidence_stands_in_the_source():
    source = wrapped(28)
    found = extract(read_text(source, "plan"))
    spans = [span for row in found.targets for each in row.evidence.values() for span in each.spans]
    assert spans
    assert all(source[start:end].strip() == source[start:end] for start, end in spans)
    named = next(row for row in found.targets if row.indicator == "专职心理健康教师")
    assert "".join("".join(source[start:end].split()) for start, end in named.evidence["indicator"].spans) == "专职心理健康教师"


def test_the_header_stands_in_the_source():
    source = "临江县教育局\n" + wrapped(28)
    header = read_text(source, "plan").header
    assert (str(header.plan_start), str(header.plan_end)) == ("2024-01-01", "2026-12-31")
    assert "".join(source[start:end] for start, end in header.spans["title"]) == TITLE


def test_whole_lines_and_tables_stay():
    assert read_text(WHOLE, "plan").smoothed is None
    assert read_text("指标\t2025年\n绿地率\t40%\n湿地率\t20%\n", "table").smoothed is None


def test_latin_words_stay_two():
    source = "\n".join(["推进人工智能与产业深度融合并且引进国内外知名企业Open", "Source等机构建设开放平台并举办各类赛事活动和论坛", "形成具有影响力的产业集群与创新生态体系示范区域", "并完善配套政策措施。"] * 3)
    smoothed = read_text(source, "plan").smoothed
    assert smoothed is not None
    assert "Open\nSource等" in smoothed.document.text


def test_a_paragraph_that_is_set_in_goes_on_behind_a_full_line():
    first = [
        "　　到2025年，全县高中阶段毛入学率达到百分之九十五以上，普通高中优质率达到八成。",
        "职业学校毕业生就业率保持在98%以上，双师型教师占比达到60%，产教融合基地建",
        "成12个，各类培训规模扩大到3万人次。",
    ]
    others = [f"　　{paragraph[:38]}\n{paragraph[38:]}" for paragraph in PARAGRAPHS]
    found = extract(read_text("\n".join([TITLE, "", *first, *others, ""]), "plan")).targets
    assert [(str(row.deadline), row.deadline_source) for row in found if row.indicator == "职业学校毕业生就业率"] == [("2025-12-31", "inherited")]


@pytest.mark.parametrize("blank", [" ", "\u00a0"])
def test_blanks_between_numbers_and_words(blank):
    text = "到2026年，建成公办幼儿园40所、学位1.2万个，公办率达到55%以上；2025年8月底前完成12个乡镇校舍改造，对入园率低于90%的村逐户走访。\n60岁以上教师体检率达到95%。"
    source = re.sub(r"(?<=[\d%])(?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff])(?=\d)", blank, text)
    found = extract(read_text(f"{TITLE}\n\n{source}\n", "plan"))
    assert said(found) == said(extract(read_text(f"{TITLE}\n\n{text}\n", "plan")))
    assert found.targets[0].text == f"40{blank}所"
    assert blank in found.targets[0].sentence


def test_the_number_of_a_heading_keeps_its_blank():
    source = f"{TITLE}\n\n1 总体目标\n到2026 年，新建学校3 所。\n2 主要任务\n2.1 扩充资源\n新增学位900 个。\n"
    smoothed = read_text(source, "plan").smoothed
    assert smoothed is not None
    assert smoothed.document.text == source.replace("2026 年", "2026年").replace("3 所", "3所").replace("900 个", "900个")


def test_straight_quotation_marks():
    source = f'{TITLE}\n\n实施"县中振兴"工程，打造"智慧校园"示范校12所，落实"双减"政策，"5+2"课后服务覆盖率保持在100%。\n'
    found = extract(read_text(source, "plan"))
    curly = extract(read_text(re.sub('"([^"]+)"', r"“\1”", source), "plan"))
    assert [(row.value_min, row.indicator) for row in found.targets] == [(row.value_min, row.indicator.translate(CURLED)) for row in curly.targets]
    assert all(row.sentence in source for row in found.targets)


def test_cornered_quotation_marks():
    source = f"{TITLE}\n\n实施「县中振兴」工程，打造「智慧校园」示范校12所，落实「三个课堂」，「十四五」期末「5+2」课后服务覆盖率保持在100%。\n"
    found = extract(read_text(source, "plan"))
    curly = extract(read_text(source.translate(str.maketrans("「」", "“”")), "plan"))
    corners = str.maketrans("“”", "「」")
    assert [(row.value_min, row.indicator) for row in found.targets] == [(row.value_min, row.indicator.translate(corners)) for row in curly.targets]
    assert "「智慧校园」示范校" in [row.indicator for row in found.targets]


def test_straight_marks_beside_others():
    source = f'{TITLE}\n\n推进“双减”，实施"四个一百万亩"工程，新建泵站6座。\n直径6"的管道和“双控”行动改造管网8公里。\n'
    assert [(row.value_min, row.indicator) for row in extract(read_text(source, "plan")).targets] == [(6, "泵站"), (8, "管网")]


def test_cells_keep_their_blanks():
    source = "乡镇  学校  学位\n石门镇  2 所  900 个\n白水镇  1 所  450 个\n临江镇  3 所  1350 个\n"
    smoothed = read_text(source, "table").smoothed
    assert smoothed is not None
    assert smoothed.document.text == source.replace("  ", "\t")


def test_blanks_that_part_the_items_of_a_list_stay():
    source = f"{TITLE}\n\n2025年学位任务分解：石门镇 120 白水镇 280 元和乡 45 万寿镇 90 年丰乡 60。\n"
    assert read_text(source, "plan").smoothed is None


@pytest.mark.parametrize("blank", [" ", "\u3000", "\u00a0"])
def test_blanks_behind_marks_are_none(blank):
    body = "新建泵站6座，其中临江镇2座；改造渠道12公里、水闸8座，完成投资“以工代赈”资金900万元。"
    source = f"某县水利“十四五”规划\n\n一、任务\n\n{body}\n"
    loose = re.sub("([，；、])", rf"\1{blank}", source)
    found, close = extract(read_text(loose, "plan")), extract(read_text(source, "plan"))
    assert [(row.text, row.indicator) for row in found.targets] == [(row.text, row.indicator) for row in close.targets]
    assert all(loose[row.start : row.end] == row.text for row in found.targets)


def test_a_number_is_read_with_the_unit_that_begins_the_next_line():
    source = f"{TITLE}\n\n对新办渔家乐补助不超过6\n万元；\n渔港泊位利用率达到85\n%。\n"
    assert [(row.value_min, row.unit) for row in extract(read_text(source, "plan")).targets] == [(60000, "元"), (85, "%")]


def test_half_width_marks_between_words_are_read_as_full_width_ones():
    body = "到2025年，新建泵站3座；改造泵站12座，其中临江镇5座：均由县水利局负责，投资1,200万元。"
    source = f"某县水利“十四五”规划\n\n一、任务\n\n{body}\n"
    narrow = source.replace("，", ",").replace("；", ";").replace("：", ":")
    assert narrow != source
    found, wide = extract(read_text(narrow, "plan")), extract(read_text(source, "plan"))
    assert [(row.text, row.indicator, row.status, row.deadline) for row in found.targets] == [(row.text, row.indicator, row.status, row.deadline) for row in wide.targets]
    assert all(narrow[row.start : row.end] == row.text for row in found.targets)
    assert found.targets[0].sentence == body.translate(str.maketrans("，；：", ",;:"))


def test_half_width_full_stops_end_sentences_and_items():
    lines = "二.重点工作\n（一）全市家庭医生签约率提高到45%以上．城、乡居民电子健康档案建档率分别达到92%和88%.\n（二）新建村卫生室18个.8月底前共培训村医260人次.\n"
    source = f"某市2024年基层卫生工作方案\n\n一.工作目标（见4.2节）\n{lines}"
    full = re.sub(r"(?<=[上%个次])[.．]", "。", source)
    found, wide = extract(read_text(source, "plan")), extract(read_text(full, "plan"))
    assert [row.text for row in found.targets] == ["45%", "92%", "88%", "18个", "260人次"]
    assert [row.text for row in found.deadlines] == [row.text for row in wide.deadlines]
    assert "8月底前" in [row.text for row in found.deadlines]
    assert [(row.start, row.indicator) for row in found.targets] == [(row.start, row.indicator) for row in wide.targets]
    assert [row.sentence for row in found.targets][:1] == ["（一）全市家庭医生签约率提高到45%以上．"]


def test_a_dot_within_a_line_stays_where_sentences_end_otherwise():
    source = f"{TITLE}\n\n举办“中国.临江”书画节3场。新建书屋5个。培训馆员20人。\n"
    assert read_text(source, "plan").smoothed is None


def test_a_semicolon_at_the_margin_of_a_narrow_page_ends_no_paragraph():
    narrow = "2025年底前，全县水库、泵站、灌区管护机构健全，值守制度和巡查\n规程逐项落实；水库雨水情测报、大坝安全监测等设施完成更新换代；\n渠系建筑物完好率稳步提升，节水灌溉技术在各类作物上普遍得到推\n广应用，灌区量测水设施按照先干后支的次序陆续完成安装并且投入\n运行，农业用水计量率达到85%，各乡镇的用水户协会全部完成换届并\n依法登记，水费收缴实行公示；"
    text = f"桐河县灌区管理实施意见\n\n{narrow}\n" + "\n".join(["二、保障措施", *["各乡镇人民政府要把灌区管理摆上重要位置，落实专人专班加强调度，"] * 4, "确保各项任务落到实处。"]) + "\n"
    found = extract(read_text(text, "plan")).targets
    assert [(str(row.deadline), row.deadline_source) for row in found] == [("2025-12-31", "stated")]


def test_blanks_a_line_apart_within_words_are_left_out() -> None:
    lines = ["今年以来，全镇上下紧紧围绕治水目标，扎实推进各项工", "作任务，全年新修渠道9公里，同比增长5%，比去年提升2个百", "分点，全镇面貌有了很大的改观，群众的满意度不断提", "升，下一步将继续抓好落实，努力完成全年的目标任务，新", "建泵站3座。"]
    found = extract(read_text("\n\n".join(["柳河镇工作总结", " ".join(lines)]) + "\n", "t")).targets
    assert [(row.text, row.unit) for row in found][:3] == [("9公里", "公里"), ("5%", "%"), ("2个百 分点", "个百分点")]
    named = read_text("名单\n\n王小明 李大山 张水生 赵青松 钱江潮 孙树林 周长河\n", "t")
    assert "王小明 李大山" in named.smooth.text


def test_numerals_that_are_typed_wide_change_no_row_and_stay_in_the_source():
    text = f"{TITLE}\n\n一、现状\n２０２３年，全县有图书室１８７个，入藏率９５．５％，读者２．３万人次。\n二、目标\n到２０２６年，新增阅览座位３０００个。\n"
    narrow = text.translate({ord(wide): ord(wide) - 0xFEE0 for wide in "０１２３４５６７８９％．"})
    found = extract(read_text(text, "plan"))
    assert said(found) == said(extract(read_text(narrow, "plan")))
    assert [row.text for row in found.targets] == ["１８７个", "９５．５％", "２．３万人次", "３０００个"]
