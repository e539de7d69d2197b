"""The head of a document, and the plan's own period."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.document import Document, Header
from pipeline.extract import extract
from pipeline.labels import is_labelled
from pipeline.period import five_year_plan, goal_period, title_period
from pipeline.read import read_text

NOTICE = """渝北府办发〔2023〕18号

重庆市渝北区人民政府办公室
关于印发《渝北区养老服务体系建设三年行动计划
（2023—2025年）》的通知

各镇人民政府、街道办事处，区政府各委、办、局，有关单位：
现将《渝北区养老服务体系建设三年行动计划（2023—2025年）》印发给你们，请认真贯彻执行。

重庆市渝北区人民政府办公室
二〇二三年三月十二日
（此件公开发布）

渝北区养老服务体系建设三年行动计划（2023—2025年）

为加快养老服务体系建设，制定本计划。
一、总体目标
到2025年，每个街道至少建成1所综合养老服务中心。
"""


def header(text: str) -> Header:
    return read_text(text, "test").header


def kinds(document: Document) -> list[tuple[str, str]]:
    return [(block.kind, document.text[block.start : block.end]) for block in document.blocks]


def test_a_notice_with_signature_and_plan():
    read = header(NOTICE)
    assert read.title == "关于印发《渝北区养老服务体系建设三年行动计划（2023—2025年）》的通知"
    assert read.plan_title == "渝北区养老服务体系建设三年行动计划（2023—2025年）"
    assert read.issuer == "重庆市渝北区人民政府办公室"
    assert read.doc_number == "渝北府办发〔2023〕18号"
    assert read.issue_date == date(2023, 3, 12)
    assert read.addressees == ("各镇人民政府", "街道办事处", "区政府各委、办、局", "有关单位")
    assert read.note == "此件公开发布"
    assert (read.district, read.district_full) == ("渝北区", "重庆市渝北区")
    assert (read.plan_start, read.plan_end) == (date(2023, 1, 1), date(2025, 12, 31))


def test_every_field_of_the_head_says_where_it_was_read():
    document = read_text(NOTICE, "test")
    said = {name: "".join(span.of(NOTICE) for span in spans) for name, spans in document.header.spans.items()}
    assert said["title"] == document.header.title
    assert said["plan_title"] == document.header.plan_title
    assert said["issuer"] == document.header.issuer
    assert said["doc_number"] == document.header.doc_number
    assert said["issue_date"] == "二〇二三年三月十二日"


def test_the_lines_of_the_head_are_blocks_of_their_own_kind():
    assert [kind for kind, _ in kinds(read_text(NOTICE, "test"))] == [
        "doc_number",
        "issuer",
        "title",
        "addressee",
        "paragraph",
        "issuer",
        "date",
        "note",
        "title",
        "paragraph",
        "heading",
        "paragraph",
    ]


def test_a_web_page_saved_as_text():
    read = header(
        "# 宁波市教育局关于印发《宁波市特殊教育提升方案》的通知\n\n**发布日期**: 2022年9月1日\n"
        "**发布机构**: 宁波市教育局\n"
        "**来源**: https://example.org/a\n\n---\n\n甬教基〔2022〕31号\n\n各区（县、市）教育局：\n\n"
        "　　现印发给你们，请遵照执行。\n\n宁波市教育局\n\n2022年8月25日\n\n"
        "**宁波市特殊教育提升方案**\n\n　　**一、主要目标**\n\n"
        "　　到2025年，适龄残疾儿童入学率达到99%以上。\n"
    )
    assert read.issue_date == date(2022, 8, 25)
    assert read.issuer == "宁波市教育局"
    assert read.doc_number == "甬教基〔2022〕31号"
    assert read.plan_title == "宁波市特殊教育提升方案"
    assert read.addressees == ("各区（县、市）教育局",)
    assert (read.plan_start, read.plan_end) == (None, date(2025, 12, 31))


def test_a_number_before_the_title_is_the_papers():
    read = header("枣政办〔2023〕3号 枣林县人民政府办公室关于印发枣林县供水行动方案的通知\n\n各乡镇人民政府：\n现将方案印发给你们。\n")
    assert (read.title, read.doc_number) == ("枣林县人民政府办公室关于印发枣林县供水行动方案的通知", "枣政办〔2023〕3号")


def test_the_labels_of_a_register_stand_in_for_a_head():
    read = header(
        "索 引 号：11330200\n发文机关：台州市人民政府办公室\n"
        "标    题：台州市农村供水提升行动方案\n发文字号：台政办发〔2024〕7号\n"
        "成文日期：2024年2月3日\n发布日期：2024年2月9日\n\n为提升农村供水保障水平，制定本方案。\n"
    )
    assert read.title == "台州市农村供水提升行动方案"
    assert read.issuer == "台州市人民政府办公室"
    assert read.doc_number == "台政办发〔2024〕7号"
    assert read.issue_date == date(2024, 2, 3)


@pytest.mark.parametrize("register", [
    "索引号 330282/2020-38134\n组配分类 区府办文件 发布机构 青浦区政府办\n生成日期 2020-05-08 公开方式 主动公开\n文件编号 青政办发〔2020〕11号\n",
    "| 索引号 | 330282/2020-38134 | 签发时间 | 2020-05-08 |\n| 发布机构 | 青浦区政府办 | 发文字号 | 青政办发〔2020〕11号 |\n",
    "  • 信息索引号:\n\n    330282/2020-38134\n\n  • 文号:\n\n    青政办发〔2020〕11号\n\n  • 发布单位:\n\n    青浦区政府办\n\n  • 成文日期:\n\n    2020-05-08\n",
])  # fmt: skip
def test_a_register_parts_labels_and_values_by_blanks_bars_or_lines(register):
    read = header(register + "青浦区人民政府办公室关于印发《青浦区旧房改造行动方案》的通知\n发布时间:2020-05-11 17:10\n各街道办事处:\n现印发给你们。\n"
                  "青浦区人民政府办公室\n青浦区旧房改造行动方案\n一、总体要求\n改造旧房40幢。\n")
    assert read.title == "青浦区人民政府办公室关于印发《青浦区旧房改造行动方案》的通知"
    assert read.doc_number == "青政办发〔2020〕11号"
    assert read.index_number == "330282/2020-38134"
    assert (read.issuer, read.issue_date, read.plan_title) == ("青浦区人民政府办公室", date(2020, 5, 8), "青浦区旧房改造行动方案")


def test_the_attributes_that_a_law_database_tells():
    read = header("文章属性\n∙【制定机关】青浦区人民政府办公室\n∙【公布日期】2020.01.17\n∙【字号】青政办发〔2020〕4号\n∙【施行日期】2020.01.17\n∙【效力等级】地方规范性文件\n∙【时效性】现行有效\n"
                  "∙【主题分类】机关工作\n正文\n青浦区人民政府办公室关于印发旧房改造目标任务的通知\n各街道办事处:\n改造旧房40幢。\n")
    assert (read.title, read.issuer) == ("青浦区人民政府办公室关于印发旧房改造目标任务的通知", "青浦区人民政府办公室")
    assert (read.issue_date, read.validity) == (date(2020, 1, 17), "现行有效")


@pytest.mark.parametrize("line", ["索引号", "有效性评价", "发布机构要求各地抓好落实。", "时间 安排", "来源 广泛"])
def test_a_label_without_a_value_is_none(line):
    assert not is_labelled(line)


@pytest.mark.parametrize("above", [
    "北大法宝【法宝引证码】 CLI.12.1500021\n原文链接：https://www.pkulaw.com/lar/1.html\n", "您的位置：首页 >市教育局>信息公开详细\n索引号: jyj-2022-7 发布机构: 市教育局\n",
    "首页 > 政务公开 > 政策文件\n", "浏览 812\n", "用微信扫描二维码分享至好友和朋友圈\n", "您的当前位置:\n", "位置导航:首页 >> 公开 >> 正文\n", "立即下载\n手机端\n",
    "枣林网\n枣林网>>教育频道\n", "进入老年模式\n", "|\n|\n", "主题分类:\n02A文秘工作\n", "2022年03月02日09:58 |\n小字号\n",
])  # fmt: skip
def test_what_a_site_puts_above_a_paper_is_no_title(above):
    assert header(above + "枣林市教育局关于印发枣林市学校美育工作方案的通知\n各县（区）教育局：\n现印发给你们。\n").title == "枣林市教育局关于印发枣林市学校美育工作方案的通知"


def test_a_title_that_stands_once_more_behind_a_path_is_no_text():
    text = "首页 文章 便民 枣林市86所学校2021年秋学期投用\n\n枣林市86所学校2021年秋学期投用\n\n作者：某某 2021-08-19\n全市新增学位9000个。\n"
    found = extract(read_text(text, "news"))
    assert [row.text for row in found.targets] == ["9000个"]
    assert not found.deadlines


def test_bodies_of_a_register_are_only_named():
    text = "枣林市美育工作要点\n发布时间:2024-03-28 09:33信息来源: 枣林市教育局阅读次数:编辑:某某\n各县教育局：\n市财政局保障经费。\n"
    assert [row.role for row in extract(read_text(text, "page")).departments] == ["mentioned", "addressee", "responsible"]


def test_a_period_in_brackets_goes_on_with_a_title_though_one_is_lost():
    read = header("青浦区学前教育发展提升行动计划\n\n2023—2025年)\n\n为推进学前教育发展，制定本计划。\n一、总体要求\n新建幼儿园8所。\n")
    assert read.title == "青浦区学前教育发展提升行动计划2023—2025年)"
    assert read.plan_end == date(2025, 12, 31)


@pytest.mark.parametrize("stamp", ["源枣林时报2021-08-19 14:30", "作者:某某 2021-08-19 16:37:03 枣林汇整理", "#枣林日报|2021-8-19", "2021年8月19日 09:05 来源：枣林新闻网", "2021-08-19 枣林网", "2021年08月19日 枣林三农在线 某某 字体：", "2021-08-19 点击数：", "【枣林经济网】2021-08-19", "枣林市教育局 | 2021-08-19", "枣林教育 2021-08-19", "来源:枣林时报 浏览次数:77 发布时间:[2021-8-19] |"])
def test_a_page_says_when_it_was_published(stamp):
    found = extract(read_text(f"枣林市86所学校开工\n{stamp}\n今年3月，甲小学已完工。\n", "news"))
    assert found.document.header.issue_date == date(2021, 8, 19)
    assert [(row.text, row.end_date) for row in found.deadlines] == [("今年3月", date(2021, 3, 31))]


@pytest.mark.parametrize("line", ["检索时间 2021-08-19 14:30", "会议于2021年8月19日召开，时间14:30。", "泵站新闻发布会", "报名截止时间 2021-08-19", "编号2021-8 来源", "2021年8月19日新闻发布会实录"])
def test_other_days_are_no_stamps(line):
    assert header(f"枣林市86所学校开工\n{line}\n甲小学已完工。\n").issue_date is None


def test_a_register_that_lost_its_values():
    read = header("您的位置:\n发布机构:\n区政府办公室\n发文日期:\n主题分类:\n02A文秘工作\n某府办函[号\n内容概述:\n关于印发枣林区教育事业第十三个五年发展规划的通知\n为推进教育发展，制定本规划。\n")
    assert (read.title, read.plan_end) == ("关于印发枣林区教育事业第十三个五年发展规划的通知", date(2020, 12, 31))


def test_a_report_is_not_named_before_its_last_word():
    read = header("枣林县十八届人大五次会议文件（十一）\n关于枣林县2024年国民经济和社会发展计划\n执行情况与2025年计划草案的报告\n各位代表：\n现将情况报告如下。\n")
    assert read.title.endswith("2024年国民经济和社会发展计划执行情况与2025年计划草案的报告")
    assert (read.plan_start, read.plan_end) == (date(2025, 1, 1), date(2025, 12, 31))


def test_the_name_of_a_site_is_no_text():
    read = header("枣林新闻\n立即下载\n枣林市稳步推进重点建设项目\n枣林时报2021-08-19 14:30\n甲小学已完工。\n")
    assert (read.title, read.issue_date) == ("枣林市稳步推进重点建设项目", date(2021, 8, 19))
    assert header("枣林新闻\n甲小学已完工，新建乙小学。\n").title == ""


@pytest.mark.parametrize(("above", "title"), [
    ("当前位置:首页 > 水利动态 > 枣林县超额完成水库除险任务\n水利动态\n\n", "枣林县超额完成水库除险任务"),
    ("工作动态\n", "枣林县新建泵站12座"),
    ("手机版 | 网站导航\n枣林观察 > 要闻 >\n\n", "枣林县新建泵站12座"),
    ("枣林县水利局\n欢迎进入枣林县水利局网站！\n您当前所在位置:首页 > 规划\n", "枣林县泵站建设工作方案"),
])
def test_columns_and_greetings_of_a_site_are_no_title(above, title):
    head = read_text(f"{above}{title}\n来源: 枣林县水利局 作者: 日期: 2022/5/14 13:05:01\n新建泵站12座。\n", "t").header
    assert (head.title, str(head.issue_date)) == (title, "2022-05-14")


def test_the_end_of_a_title_is_told_whole_by_the_register():
    read = header("名称:枣林县住建局对政协枣林县第七届委员会 第二次会议第18号提案的答复\n发布日期:2019-08-07\n对政协枣林县第七届委员会\n第二次会议第18号提案的答复\n石某委员：\n来函收悉。\n")
    assert read.title == "枣林县住建局对政协枣林县第七届委员会 第二次会议第18号提案的答复"


@pytest.mark.parametrize("line", ["2021年8月19日 星期", "建议号:201号\n提案人:某某", "下一篇：枣林县新建水厂2座"])
def test_days_of_a_paper_labels_of_proposals_and_links_are_no_title(line):
    assert header(f"{line}\n枣林县泵站建设工作方案\n新建泵站12座。\n").title in ("枣林县泵站建设工作方案", "")


@pytest.mark.parametrize("column", ["政策解读 | ", "图解｜", "一图读懂|"])
def test_the_column_that_a_headline_stands_in_is_no_part_of_it(column):
    read = header(f"{column}枣林市公共图书馆服务提升计划（2021-2025年）\n一、目标\n新建分馆8个。\n")
    assert (read.title, read.plan_end) == ("枣林市公共图书馆服务提升计划（2021-2025年）", date(2025, 12, 31))


def test_a_short_headline_is_no_name_of_a_site():
    assert header("枣林全域建设海绵街区\n2021-08-19 09:30 | 来源：枣林时报\n新建雨水花园8处。\n").title == "枣林全域建设海绵街区"


def test_a_report_that_lost_its_title_still_says_when_it_was_given():
    header = read_text("——2024年2月6日在区第十二届人民代表大会第三次会议上\n区发改委主任 吴某某\n各位代表：\n一、2023年工作情况\n", "report").header
    assert (header.title, header.issue_date.isoformat(), header.plan_end.isoformat()) == ("", "2024-02-06", "2024-12-31")


def test_a_report_named_after_the_year_it_looks_back_at_is_of_the_next_one():
    text = "枣林市2015年政府工作报告\n——2016年2月17日在枣林市第十一届人民代表大会第四次会议上\n各位代表：\n{}\n"
    assert read_text(text.format("一、2015年工作回顾"), "report").header.plan_end.isoformat() == "2016-12-31"
    assert read_text(text.replace("2016年2月", "2015年2月").format("一、2014年工作回顾"), "report").header.plan_end.isoformat() == "2015-12-31"


def test_a_number_in_the_title_and_in_a_register():
    assert read_text("2021年重点工作任务（枣政发〔2021〕2号）\n新建泵站3座。\n", "list").header.doc_number == "枣政发〔2021〕2号"
    assert read_text("发文字号: 无\n某市办公室关于印发河道方案的通知\n", "notice").header.doc_number == ""


def test_the_stamp_of_a_page_may_stand_at_its_end():
    read = header("枣林市7月新增泵站12座。\n计划到年底再建9座。\n2023-08-05 来源：枣林发布\n")
    assert read.issue_date == date(2023, 8, 5)


def test_a_document_number_in_brackets_is_no_more_of_the_title():
    read = header("枣林网--枣林信息港\n\n枣林市人民政府办公室关于下达2010年治水目标的通知\n（枣政办〔2010〕41号）\n各县（区）人民政府：\n现将目标下达给你们。\n")
    assert (read.title, read.doc_number) == ("枣林市人民政府办公室关于下达2010年治水目标的通知", "枣政办〔2010〕41号")
    assert read.spans["doc_number"][0].start > 0


def test_a_letter_that_a_day_alone_signs():
    assert header("枣林市住建局答网友问\n您好，河西小区已列入改造计划。\n2023年2月14日\n").issue_date == date(2023, 2, 14)


def test_whom_a_contract_binds_is_no_more_of_its_title():
    assert header("目标任务责任书\n甲方：枣林市人民政府 乙方：河东镇人民政府\n2023年度目标：新建泵站3座。\n").title == "目标任务责任书"


def test_a_title_whose_years_stand_alone_below_it():
    read = header("枣林市中小学布局中长期规划\n2010-2020\n为合理配置资源，制订本规划。\n一、布局\n新建小学8所。\n")
    assert (read.plan_start, read.plan_end) == (date(2010, 1, 1), date(2020, 12, 31))


def test_several_bodies_sign_together():
    read = header(
        "关于加强校外托管机构管理的意见\n各县（区）教育局、民政局：\n为加强管理，提出以下意见。\n"
        "　　　　赣州市教育局\n　　　　赣州市民政局\n　　　　2021年11月5日\n一、明确责任\n"
        "各地要落实属地管理责任。\n"
    )
    assert read.issuer == "赣州市教育局、赣州市民政局"
    assert read.title == "关于加强校外托管机构管理的意见"


def test_a_signature_at_the_end():
    read = header(
        "关于做好老旧小区改造工作的意见\n各街道办事处：\n一、加强领导\n各单位要压实责任。\n"
        "二、加强督查\n建立督查机制。\n\n"
        "潍坊市奎文区人民政府办公室\n2020年7月1日\n"
    )
    assert (read.issuer, read.issue_date) == ("潍坊市奎文区人民政府办公室", date(2020, 7, 1))


def test_the_issuer_in_the_title_and_a_letterhead():
    assert header(
        "南昌市教育局 南昌市财政局等五部门关于规范课后服务的通知\n各县区：\n一、总体要求\n规范收费。\n"
    ).issuer == ("南昌市教育局、南昌市财政局")
    assert header(
        "遵义市人民政府文件\n遵府发〔2021〕5号\n关于推进城市更新的实施意见\n各县（市、区）人民政府：\n"
    ).issuer == ("遵义市人民政府")


def test_an_attachment_with_its_title_over_two_lines():
    read = header(
        "附件3\n\n安徽省公共体育设施补短板\n行动计划\n\n为完善公共体育服务体系，制定本计划。\n"
        "一、工作目标\n完善设施。\n"
    )
    assert (read.title, read.issuer, read.district) == ("安徽省公共体育设施补短板行动计划", "", "安徽省")


def test_a_task_list_behind_a_letter_without_title():
    read = header(
        "各乡镇人民政府，县级各部门：\n现将2019年度为民办实事任务分解下达你们。\n"
        "附件：某县2019年度为民办实事任务分解表\n"
        "中共蓬溪县委办公室\n蓬溪县人民政府办公室\n2019年3月4日\n附件\n"
        "蓬溪县2019年度为民办实事任务分解表（一）\n"
        "序号 | 任务 | 责任单位\n1 | 新建公厕12座 | 县住建局\n"
    )
    assert read.title == "蓬溪县2019年度为民办实事任务分解表"
    assert read.issuer == "中共蓬溪县委办公室、蓬溪县人民政府办公室"
    assert (read.plan_start, read.plan_end) == (date(2019, 1, 1), date(2019, 12, 31))


def test_a_work_report_is_issued_by_its_government_on_the_day_it_was_given():
    read = header(
        "2024年湖北省政府工作报告\n——2024年1月30日在湖北省第十四届人民代表大会第二次会议上\n"
        "湖北省省长 某某\n各位代表：\n"
        "现在，我代表省人民政府作工作报告。\n一、2023年工作回顾\n地区生产总值增长6%。\n"
    )
    assert read.issuer == "湖北省人民政府"
    assert read.issue_date == date(2024, 1, 30)
    assert read.addressees == ()
    assert read.plan_end == date(2024, 12, 31)


@pytest.mark.parametrize(
    "text",
    [
        "到2025年，新建幼儿园12所，改造小学8所，由县教育局牵头负责，县财政局配合。",
        "（一）新建学校\n新建学校3所。",
        "1 2 3",
    ],
)
def test_a_text_without_head_has_empty_fields(text):
    read = header(text)
    assert (read.title, read.plan_title, read.issuer, read.doc_number, read.issue_date) == (
        "",
        "",
        "",
        "",
        None,
    )
    assert read.addressees == ()
    assert read.spans == {}


def test_what_introduces_a_list_addresses_no_one():
    assert header("关于优化营商环境的措施\n为优化各部门服务，制定措施如下：\n一、简化流程\n").addressees == ()


def test_measured_lines_are_no_more_of_the_title():
    document = read_text("今年秋季开学\n全市义务教育阶段学校中\n新建有5所，改扩建有37所\n共增加学位1.4万个\n", "t")
    assert [row.text for row in extract(document).targets] == ["5所", "37所", "1.4万个"]


@pytest.mark.parametrize(
    ("title", "start", "end"),
    [
        ("某市教育事业发展“十四五”规划", "2021-01-01", "2025-12-31"),
        ("某局2022年工作总结和2023年工作思路", "2023-01-01", "2023-12-31"),
        ("某县2022年国民经济和社会发展统计公报", "2022-01-01", "2022-12-31"),
        ("某省国民经济和社会发展第十三个五年规划纲要", "2016-01-01", "2020-12-31"),
        ("某县国民经济和社会发展第十五个五年规划和二〇四〇年远景目标纲要", "2026-01-01", "2030-12-31"),
        ("某县乡村建设行动方案（2023—2025年）", "2023-01-01", "2025-12-31"),
        ("某县三年行动计划（2024年-2026年）", "2024-01-01", "2026-12-31"),
        ("某市城市总体规划（2021～2035年）", "2021-01-01", "2035-12-31"),
        ("某区2022年政府工作要点", "2022-01-01", "2022-12-31"),
        ("关于下达２０１８年度目标任务的通知", "2018-01-01", "2018-12-31"),
        ("某省教育现代化2035", None, "2035-12-31"),
        ("某市到2027年建成健康城市实施方案", None, "2027-12-31"),
        ("关于加强学校安全工作的意见", None, None),
        ("某省水利厅关于印发《山塘管护若干措施》的通知（2023 年4 月9 日）", None, None),
        ("某市养老服务若干措施（2024年3月1日", None, None),
        ("某局2017年目标完成情况及2018年工作计划", "2018-01-01", "2018-12-31"),
        ("某县2024年工作总结", "2025-01-01", "2025-12-31"),
        ("关于某州2023年州级预算执行情况和2024年州级预算草案的报告", "2024-01-01", "2024-12-31"),
        ("关于某镇2023年财政预算执行情况的报告", "2024-01-01", "2024-12-31"),
        ("某局2024年部门预算", "2024-01-01", "2024-12-31"),
        ("某县关于2024年义务教育阶段招生入学工作的通知", None, None),
        ("关于公布2022年度奖补结果的通报", None, None),
        ("关于表彰2021年度治水先进单位的决定", None, None),
        ("2024年某县扩建学校有哪些", None, None),
        ("某市2020-2021年秋冬季大气污染防治攻坚方案", "2020-10-01", "2021-03-31"),
        ("某县产业目录（2022年版）", None, None),
        ("某旗草原修复行动计划（2021一2023年）", "2021-01-01", "2023-12-31"),
        ("某旗草原修复行动计划（2021.1—2023.12）", "2021-01-01", "2023-12-31"),
        ("某旗2023年10月至2024年3月草原防火工作方案", "2023-10-01", "2024-03-31"),
        ("某旗草原修复行动计划（2021、2022、2023年）", "2021-01-01", "2023-12-31"),
        ("某旗十四五草原修复规划", "2021-01-01", "2025-12-31"),
        ("二0二四年草原修复工作要点", "2024-01-01", "2024-12-31"),
        ("某旗2030年前碳达峰实施方案", None, "2030-12-31"),
        ("某旗2023年前三季度草原修复情况", "2023-01-01", "2023-12-31"),
        ("某旗2024年前期项目谋划工作方案", "2024-01-01", "2024-12-31"),
        ("某旗2021年度合作医疗参保缴费工作实施方案", "2021-01-01", "2021-12-31"),
        ("某旗2021年公办学校招生入学工作方案", None, None),
        ("某旗草原旅游提升行动2022", "2022-01-01", "2022-12-31"),
        ("某旗草原旅游行动计划2025", None, "2025-12-31"),
        ("某旗面向2027年运动会场馆提升方案", None, "2027-12-31"),
    ],
)
def test_the_period_of_a_title(title, start, end):
    assert tuple(day and day.isoformat() for day in title_period(title)) == (start, end)


@pytest.mark.parametrize(
    ("opening", "goals", "issued", "period"),
    [
        ([], ["到2027年，服务能力明显提升。"], 2024, (None, 2027)),
        ([], ["到2026年，基本建成；到2030年，全面建成。展望2035年，达到先进水平。"], 2024, (None, 2030)),
        ([], ["到2025年，走在前列。", "到2035年，全面实现。"], 2021, (None, 2025)),
        (["依据《某市教育“十四五”规划》，制定本方案。"], ["到2025年，毛入园率达93%。"], 2022, (2021, 2025)),
        (["未来五年，加快建设。到2028年，建成三所。"], [], 2024, (2024, 2028)),
        (["“十四五”时期，是关键时期。"], [], None, (2021, 2025)),
        (["贯彻《某省“十四五”规划》，制定本措施。"], [], 2022, (None, None)),
        (["到2020年，已建成十二所。"], [], 2022, (None, None)),
        ([], ["2007年，建成三所。2010年，建成十二所。"], 2005, (None, 2010)),
        ([], ["在 2020 年底前建成十二所。"], None, (None, 2020)),
        (["印发《某县河道整治三年行动方案》。"], ["到2025年，建成三所。"], 2023, (2023, 2025)),
        (["“十五”期间，取得突破性进展。到2005年，建成三所。"], [], None, (None, None)),
        ([], ["2012年起5年内，建成三所。"], None, (2012, 2016)),
        ([], ["经过3年努力，水质改善。到2020年，建成三所，完成“十三五”任务。"], None, (2018, 2020)),
        (["用三年时间试点。"], ["到2022年，建成三所。到2025年，建成九所。到2030年，建成二十所。"], None, (None, 2030)),
        (["实施河道整治三年行动。"], ["2018年底，建成三所。2020年底，建成九所。"], None, (2018, 2020)),
        ([], ["到“十四五”期末，建成三所。"], None, (2021, 2025)),
        ([], ["对2000年底前建成的泵站应改尽改。"], None, (None, None)),
        ([], ["截止到2015年底，建成三所。"], None, (None, None)),
        (["本办法有效期至2028年12月31日。"], [], 2023, (None, None)),
    ],
)
def test_the_period_of_the_goals(opening, goals, issued, period):
    assert tuple(day and day.year for day in goal_period(opening, goals, issued)) == period


def test_a_deadline_of_a_single_measure_is_no_horizon():
    read = header(
        "关于做好消防改造的通知\n各县（区）：\n"
        "一、加快改造。各地要在2022年底前完成改造；到2023年，建立台账。\n"
    )
    assert (read.plan_start, read.plan_end) == (None, None)


def test_five_year_plans_follow_each_other():
    assert five_year_plan(13)[1].year + 1 == five_year_plan(14)[0].year == 2021


def test_a_notice_is_not_named_before_its_last_word():
    read = header("某市人民政府办公室\n关于印发某市河道整治三年行动\n计划（2023-2025年）的通知\n\n各县区：\n现印发给你们。\n")
    assert read.title == "关于印发某市河道整治三年行动计划（2023-2025年）的通知"
    assert str(read.plan_end) == "2025-12-31"


def test_a_sentence_that_a_narrow_page_cut_is_no_title():
    read = header("2023年底前，县、乡、村河道更加整洁，水质和两岸环境明\n显提升。2025年底前，全面提升。\n")
    assert (read.title, str(read.plan_end)) == ("", "2025-12-31")


def test_the_title_below_a_notice_that_a_day_alone_signs():
    read = header("各县人民政府：\n《某市河道整治实施方案》已经市政府同意，现印发给你们。\n2020年11月17日\n某市河道整治实施方案\n根据省里部署，制定本方案。\n")
    assert (read.title, str(read.issue_date)) == ("某市河道整治实施方案", "2020-11-17")
    unsigned = header("各县人民政府：\n会议时间如下。\n2020年11月17日\n会议由办公室负责组织\n")
    assert (unsigned.title, unsigned.issue_date) == ("", None)


def test_labels_are_read_with_wide_blanks_in_them():
    read = header("关于整治河道的通知\n索引号 : 0110/2024-07672 文       号 : 某政办发〔2024〕1号\n名       称: 关于整治河道的通知 发布日期: 2024年03月18日\n各乡镇：\n")
    assert (read.doc_number, str(read.issue_date)) == ("某政办发〔2024〕1号", "2024-03-18")


def test_the_paper_of_one_occasion_has_no_period():
    read = header("关于公布2022年度奖补结果的通报\n各单位：\n2023年，区里将继续奖补。\n")
    assert (read.plan_start, read.plan_end) == (None, None)


def test_the_path_of_a_site_is_no_title():
    text = "首页\n>> 政务公开 >> 重点实事\n枣林新闻网 >> 新闻频道 >> 奋斗路 新征程\n2024年枣林区泵站建设方案\n新建泵站3座。\n"
    assert read_text(text, "page").header.title == "2024年枣林区泵站建设方案"


def test_what_a_page_says_of_itself_behind_its_title_is_no_part_of_it():
    read = header("2024年枣林区治水实事清单公布 发布时间:2024-01-18\n1月16日，会议票决实事项目。\n新建泵站3座。\n")
    assert (read.title, str(read.issue_date)) == ("2024年枣林区治水实事清单公布", "2024-01-18")
    plain = header("枣林区治水 来源于群众\n新建泵站3座。\n")
    assert plain.title == "枣林区治水 来源于群众"


def test_what_stands_around_a_title_on_a_page():
    read = header("- 索 引 号：0110/2024-07\n- 成文时间：2022年07月28日\n访问次数：\n字号: 默认 超大 | 打印 |\n2022年枣林区治水清单\n新建泵站3座。\n")
    assert (read.title, str(read.issue_date)) == ("2022年枣林区治水清单", "2022-07-28")


def test_a_report_that_says_its_title_once_more_was_given_on_a_day():
    document = read_text("枣林乡2022年政府工作报告\n\n枣林乡政府工作报告\n——在枣林乡第六届人民代表大会第二次会议上\n（2022年3月31日）\n各位代表：\n新建泵站3座。\n", "report")
    assert str(document.header.issue_date) == "2022-03-31"
    assert not extract(document).deadlines


def test_a_title_that_stands_once_more_in_other_words():
    text = "2022年治水计划执行情况和2023年治水计划草案\n字体大小:A+ A- 打印\n关于枣林县2022年治水计划执行情况\n及2023年治水计划草案的报告\n各位代表：\n新建泵站3座。\n"
    assert [row.text for row in extract(read_text(text, "page")).deadlines] == []
    heading = "枣林县2023年治水工作方案\n治水工作的2023年目标\n新建泵站3座。\n"
    assert [row.text for row in extract(read_text(heading, "page")).deadlines] == ["2023年"]


@pytest.mark.parametrize("day", ["(2022年3月18日)", "（2022年3月18日）"])
def test_a_day_in_brackets_below_a_title_is_no_period(day):
    read = header(f"中共枣林县委 枣林县人民政府\n关于支持特色产业发展的若干意见\n{day}\n为支持特色产业，制定本意见。\n一、政策\n第1条 给予新认定的龙头企业30万元奖励。\n")
    assert (read.title, str(read.issue_date), read.plan_end) == ("关于支持特色产业发展的若干意见", "2022-03-18", None)


@pytest.mark.parametrize(
    "text",
    [
        "记者从省林业厅获悉，《云岭省林业发展“十三五”规划》（以下简称《规划》）获得省政府批复。到2018年，先行完成造林30万亩。",
        "省林业厅日前发布了林业“十三五”规划的主要目标。在2018年建成种苗基地的基础上，新增造林30万亩。",
        "“十三五”期间，我省将从造林、抚育两方面加强林业建设。到2018年，建成种苗基地20处。",
    ],
)
def test_news_have_the_end_of_the_five_year_plan_that_they_announce(text):
    assert read_text(text, "test").header.plan_end == date(2020, 12, 31)


def test_a_page_may_lead_in_the_paper_that_it_gives_in_full():
    found = header("日前，江源市印发《江源市河湖治理实施方案（2019—2021年）》。全文如下：\n江源市河湖治理实施方案（2019—2021年）\n为治理河湖，制定本方案。\n一、目标\n整治河段12条。\n")
    assert (found.title, found.plan_start, found.plan_end) == ("江源市河湖治理实施方案（2019—2021年）", date(2019, 1, 1), date(2021, 12, 31))


@pytest.mark.parametrize(
    "page",
    [
        "简体 繁體 无障碍浏览 长者模式 河北政务服务网-枫林\n\n政务公开\n\n搜索位置:\n匹配度:\n排序:\n\n",
        "网站首页 | 走进枫林 | 新闻中心 | 政务公开 | 互动交流\n无障碍阅读\n登录\n注册\n",
        "我县全面加强防震减灾能力建设\n\n",
    ],
)
def test_what_a_page_offers_is_no_title(page: str) -> None:
    read = header(page + "枫林县“十四五”防震减灾规划\n\n为提高防震减灾能力，制定本规划。\n一、现状\n2020年建成台站3个。\n")
    assert (read.title, str(read.plan_start), str(read.plan_end)) == ("枫林县“十四五”防震减灾规划", "2021-01-01", "2025-12-31")


def test_list_line_is_no_second_line_of_a_title() -> None:
    assert header("枫林县民生实事项目概览\n- 枫林县第十八届人民代表大会第五次会议票选工作方案\n县长作了报告。\n").title == "枫林县民生实事项目概览"


@pytest.mark.parametrize(("title", "issued"), [("江浦县应急管理局2020上半年工作总结", None), ("江浦县应急管理局2021上半年工作总结", date(2021, 10, 11))])
def test_a_page_of_another_year_than_the_half_it_tells_of_is_a_copy(title: str, issued: date | None) -> None:
    assert header(f"{title}\n时间：2021-10-11 13:25:34 浏览次数：12\n今年以来，全局共服务企业87家次。\n").issue_date == issued


@pytest.mark.parametrize(
    ("title", "end"),
    [
        ("办公室文秘工作2024年工作计划", date(2024, 12, 31)),
        ("下一阶段全县森林防火工作计划", None),
        ("2024年招商推介会暨项目集中签约工作计划", date(2024, 12, 31)),
        ("2024年枣林县招商推介会成功举行", None),
    ],
)
def test_plans_whose_titles_name_offices_stages_and_occasions(title: str, end: date | None) -> None:
    read = header(f"{title}\n1.办理公文300件。\n2.举办培训6期。\n")
    assert (read.title, read.plan_end) == (title, end)


@pytest.mark.parametrize("kind", ["通 报", "通　报", "通报", "公 告", "通  知"])
def test_the_kind_of_a_paper_may_stand_wide_in_a_line_of_its_own(kind: str) -> None:
    header = read_text(f"东川县安全生产委员会办公室\n关于第三季度检查情况的\n{kind}\n各乡镇人民政府：\n现将情况通报如下。\n", "plan").header
    assert header.title == "关于第三季度检查情况的" + "".join(kind.split())


def test_a_report_in_full() -> None:
    header = read_text("2023年东川县政府工作报告—全文\n政 府 工 作 报 告\n——2023年1月6日在东川县第九届人民代表大会第一次会议上\n各位代表：\n现在报告工作。\n", "plan").header
    assert header.title == "2023年东川县政府工作报告"


@pytest.mark.parametrize(
    ("opening", "end"),
    [
        ("为稳住外贸基本盘，确保完成全年预期目标，制定如下措施。", date(2023, 12, 31)),
        ("为稳住外贸基本盘，制定如下措施。", None),
        ("去年完成了全年目标任务。为稳住外贸基本盘，制定如下措施。", None),
    ],
)
def test_measures_for_the_goals_of_the_whole_year_are_of_the_year_of_issue(opening, end):
    source = f"清江市人民政府关于印发《清江市稳外贸若干措施》的通知（2023年4月9日）\n清政发〔2023〕9号\n各县（市、区）人民政府：\n{opening}\n一、加大奖补\n对新参展企业给予不低于6万元奖励。\n"
    assert read_text(source, "measures").header.plan_end == end


def test_a_session_is_no_body_and_a_day_behind_a_title_is_that_of_the_page() -> None:
    assert read_text("在县第十七届人民代表大会第二次会议上的政府工作报告\n各位代表：\n一、2022年工作回顾\n新建公路30公里。\n", "report").header.issuer == ""
    title = "清河街道办事处2019年工作总结和2020年工作安排"
    header = read_text(f"{title} 2020-03-15\n{title}\n一、2019年主要工作回顾\n救助群众2人。\n", "report").header
    assert (header.title, header.issue_date) == (title, date(2020, 3, 15))


@pytest.mark.parametrize(
    ("title", "period"),
    [
        ("县教体局2024年春季学期工作要点", (date(2024, 3, 1), date(2024, 7, 31))),
        ("东川中学2024年秋季学期教研工作计划", (date(2024, 9, 1), date(2025, 1, 31))),
        ("东川小学2023—2024学年第二学期德育工作计划", (date(2024, 3, 1), date(2024, 7, 31))),
        ("东川小学2023—2024学年度上学期工作安排", (date(2023, 9, 1), date(2024, 1, 31))),
        ("东川县2024年春季学期招生公告", (None, None)),
    ],
)
def test_the_plan_of_a_school_term_has_its_days(title: str, period: tuple[date | None, date | None]) -> None:
    header = read_text(f"{title}\n组织教研活动24次。\n", "term").header
    assert (header.plan_start, header.plan_end) == period
