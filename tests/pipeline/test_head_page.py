"""Titles with something around them: on a page, in a file's name, in one line with the text, over lines with an empty one between."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.document import Header
from pipeline.extract import extract
from pipeline.read import read_text

#: Words that make a line long enough to hold a whole paper.
LONG = "全县上下坚持稳中求进，着力补短板、惠民生，各项事业取得新的进展，群众生活水平稳步提高。" * 6


def header(text: str) -> Header:
    return read_text(text, "page").header


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        ("枣政办〔2022〕17号《枣林县人民政府办公室关于印发枣林县渠道建设方案的通知》\n《枣林县人民政府办公室关于印发枣林县渠道建设方案的通知》\n枣政办〔2022〕17号\n", "枣林县人民政府办公室关于印发枣林县渠道建设方案的通知"),
        ("枣林县医疗提升方案.docx\n枣林县医疗提升方案\n", "枣林县医疗提升方案"),
        ("枣林县医疗提升方案_枣林县人民政府\n枣林县医疗提升方案\n索引号：0123 主题分类：卫生\n", "枣林县医疗提升方案"),
        ("枣林县医疗提升方案-枣林县卫生健康局\n发布时间：2023-05-06\n", "枣林县医疗提升方案"),
        ("枣林县医疗提升方案（2021-2025年）\n发布时间：2023-05-06\n", "枣林县医疗提升方案（2021-2025年）"),
        ("枣林县供水提升方案-管网\n发布时间：2023-05-06\n", "枣林县供水提升方案-管网"),
        ("为落实省里部署，现将《枣林县医疗提升方案》予以公布。\n枣林县医疗提升方案\n一、目标\n新增床位30张。\n", "枣林县医疗提升方案"),
        ("用微信扫描二维码\n分享至好友和朋友圈\n×\n索 引 号:\n0123\n枣林县医疗提升方案\n枣政发〔2022〕7号\n", "枣林县医疗提升方案"),
        ("中央生态环境保护督察\n枣林县政府首页 >> 信息公开 >> 2022\n序号:12  索引号:J01-02  公开形式:主动公开 网站发布:2022/8/17\n枣林县人民政府\n关于印发枣林县医疗提升方案的通知\n枣政发〔2022〕7号\n", "枣林县人民政府关于印发枣林县医疗提升方案的通知"),
        ("枣林县医疗提升方案.pdf\n枣林县医疗提升方案为提升能力，" + LONG + "\n", "枣林县医疗提升方案"),
        ("2021年度枣林镇工作总结和2022年度工作思路\n2021 年度枣林镇工作总结和 2022 年度工作思路 一、2021 年度工作总结 今年以来，" + LONG + "\n", "2021年度枣林镇工作总结和2022年度工作思路"),
        ("枣林县毛竹产业发展行动计划（送审稿）围绕农民增收，" + LONG + "\n", "枣林县毛竹产业发展行动计划（送审稿）"),
        ("关于加快文旅融合的八条措施。为落实县委部署，" + LONG + "\n", "关于加快文旅融合的八条措施"),
        ("枣林镇安全工作总结2\n03-18 10:12:40  浏览次数：319次  栏目：工作总结\n", "枣林镇安全工作总结2"),
        ("今天是2025年06月13日 星期五\n枣林镇发布民生实事\n", "枣林镇发布民生实事"),
        ("-\n公开方式：主动公开\n-\n发布日期：2021-07-14\n枣林县人民政府\n关于加强粮食储备的意见\n", "关于加强粮食储备的意见"),
        ("编者按：近年来，各地扎实推进治水，现选编部分做法。\n枣林县治水工作方案\n", "枣林县治水工作方案"),
        ("枣林县印发2024年防治方案，深入推进综合治理，持续改善质量。\n关于印发枣林县2024年防治方案的通知\n各镇人民政府，县直各单位：\n", "关于印发枣林县2024年防治方案的通知"),
        ("枣林县推动智慧农业发展\n\n实施方案（2024—2026年）\n\n", "枣林县推动智慧农业发展实施方案（2024—2026年）"),
        ("枣林县“十四五”应急体系\n\n和安全生产规划\n\n", "枣林县“十四五”应急体系和安全生产规划"),
        ("渔业再上新台阶\n\n2024年工作方案\n\n", "2024年工作方案"),
        ("农业农村部等三部门：加强渔港建设\n", "农业农村部等三部门：加强渔港建设"),
    ],
)
def test_a_title_keeps_nothing_of_what_stands_around_it(lines: str, title: str) -> None:
    assert header(lines + "为加快建设，制定本方案。\n一、总体要求\n新建泵站3座。\n").title == title


def test_sentences_that_begin_like_a_title_are_none() -> None:
    assert header("关于加快文旅融合的八条措施正在实施。" + LONG + "\n").title == ""
    assert header("根据枣林县毛竹产业发展规划（送审稿）的要求，" + LONG + "\n").title == ""


@pytest.mark.parametrize("occasion", ["(2023年2月8日在涟水县第十八届人民代表大会\n\n第二次会议上)\n\n涟水县财政局\n", "（2023年2月8日在涟水县第十八届人民代表大会第二次会议上）\n"])
def test_where_a_report_was_given_is_no_title(occasion: str) -> None:
    read = header(occasion + "各位代表：\n受县人民政府委托，报告2022年预算执行情况和2023年预算草案，请予审议。\n")
    assert (read.title, read.issue_date) == ("", date(2023, 2, 8))


@pytest.mark.parametrize("page", ["", "1"])
def test_a_report_in_one_line(page: str) -> None:
    read = header(page + "政府工作报告——2013年1月8日在雨花区第四届人民代表大会第一次会议上雨花区人民政府区长某某各位代表：现在，我代表区人民政府报告工作。一、过去五年工作回顾" + LONG + "\n")
    assert (read.title, read.issue_date, read.plan_end) == ("政府工作报告", date(2013, 1, 8), date(2013, 12, 31))


def test_a_notice_without_a_title_names_what_it_issues() -> None:
    read = header("平政办发〔2022〕12号 2022年6月30日\n各镇人民政府：\n《平乐县“十四五”数字政府建设规划》已经审议通过，现印发给你们。\n平乐县“十四五”数字政府\n建设规划\n为加快建设，制定本规划。\n")
    assert (read.title, read.doc_number, read.issue_date) == ("平乐县“十四五”数字政府建设规划", "平政办发〔2022〕12号", date(2022, 6, 30))
    assert (read.plan_start, read.plan_end) == (date(2021, 1, 1), date(2025, 12, 31))


@pytest.mark.parametrize(
    ("line", "values"),
    [
        ("今天是世界水日，全市新增节水型单位30家，新建雨水花园2处。", ["30家", "2处"]),
        ("今天是2024年3月22日 星期五", []),
        ("阅读量：2036", []),
    ],
)
def test_a_page_s_own_words_are_no_sentence_of_a_paper(line: str, values: list[str]) -> None:
    assert [row.text for row in extract(read_text(line + "\n", "page")).targets] == values


@pytest.mark.parametrize(
    "line",
    ["今天是:", "您好，欢迎访问！", "加载中...", "...", "A- A A+", "[打印本页] [关闭窗口]", "分享：", "[]", "热搜词：教育 医疗", "支持IPv6", "文档介绍：", "摘要：", "标签：", "共12页", "上传人：某某 2022/3/4 文件大小：20 KB", "●"],
)
def test_what_a_site_says_of_itself_is_no_title(line: str) -> None:
    assert header(f"{line}\n枣林县医疗提升方案\n发布时间：2023-02-03\n为提升能力，制定本方案。\n").title == "枣林县医疗提升方案"


def test_a_summary_in_its_line_is_no_note() -> None:
    text = "摘要：枣林县新建病房楼3栋。\n枣林县医疗提升方案\n为提升能力，制定本方案。\n"
    assert [row.text for row in extract(read_text(text, "page")).targets] == ["3栋"]


def test_lines_of_tasks_with_labels_are_no_head() -> None:
    text = "责任部门：县卫生健康局\n项目名称：枣林县病房楼 规模：新建病房楼3栋 完成时间：2024年10月\n"
    found = extract(read_text(text, "page"))
    assert [row.text for row in found.targets] == ["3栋"]
    assert [(row.text, row.role) for row in found.departments] == [("县卫生健康局", "responsible")]
