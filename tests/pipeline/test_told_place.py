"""What place a text speaks for that has no title to tell it."""

from __future__ import annotations

import pytest

from pipeline.read import read_text
from pipeline.told_place import evidence


@pytest.mark.parametrize(
    "text",
    [
        "推广水稻集中育秧面积6万亩。",  # 广水
        "全年疏浚县乡河道60条。",  # 浚县
        "北接东坡傣族乡，距集镇9公里。",  # 东坡
        "各乡镇要统筹发展和安全，新增应急物资储备点12处。",  # 和安
        "学校顺利通过省级验收。",  # 利通
        "加快创新平台建设，新认定重点实验室3家。",  # 新平
        "由民政局会同县财政局做好资金拨付。",
        "建设老城区停车场4处，新建区域性敬老院2所。",
        "与江西师范大学共建实习基地3个。",
        "扩建仁和镇中心小学，增加学位300个。",
        "洪泽湖总磷浓度下降8%。",
        "落实惠农政策，兑付补贴600万元。",
        "扩建新华幼儿园，新增学位180个。",
        "泰山小学操场、黄浦中学食堂投入使用，泰山小学在校生900人。",
        "白沙河综合治理全面开工，长18公里。",  # 沙河
        "西河镇宝安桥加固，总投资300万元。",
        "支持奥迁安、平安电工等企业扩产，产值增长10%。",
        "东钱湖科技城小学完工，青山湖街道新建公园2座。",
        "长沙市政工程有限公司新建管网30公里。",
        "苏州飞地揭牌运作，深圳招商处签约项目12个。",
        "我县经济总量仅次于昆山，新增企业300家。",
        "组织企业到云南、贵州等西部地区开展劳务协作，招聘1200人。",
        "推动优质教育资源向两个新城区布局，新建学校8所。",
        "推动大规模设备更新和消费品以旧换新，新建回收点3个。",
        "越秀灌区渠道衬砌完成90%，桥西社区改造楼栋12栋。",
    ],
)
def test_a_name_by_chance_tells_no_place(text):
    assert read_text(text, "t").header.district == ""


def test_quoted_words_and_people_tell_no_place():
    assert read_text("在村里开展“小井变大田”试点，新建泵站3座。", "t").header.district == ""
    assert evidence("水务局年度任务\n责任人：王西宁\n") == "水务局年度任务\n责任人：王\0\0\n"


@pytest.mark.parametrize(
    ("text", "district"),
    [
        ("到2025年，霍山石斛种植面积达到8万亩。", "霍山县"),
        ("完成涞源县第一中学迁建。", "涞源县"),
        ("龙山镇中心学校：\n龙山镇人民政府、龙山镇卫生院和涞源县教育局，龙山镇运动场新建1个。", "涞源县"),
        ("荆楚网（湖北日报网）讯，蕲春县新建泵站3座，水质居全省县域第一。", "蕲春县"),
        ("清溪河北至柳林路，涞源县新建泵站3座。", "涞源县"),
        ("英德桥头堡建设提速，英德市新建泵站3座。", "英德市"),
        ("市人民政府关于支持渔业的意见\n来自：舟山市政府网 时间：2018-11-22\n贯彻《浙江省渔业规划》，新建泵站3座。", "舟山市"),
        ("工作总结\n发布机构：涞源县水利局\n在县委县政府的坚强领导下，新建泵站3座，增幅居全市第2位。", "涞源县"),
        ("涞源县新建泵站3座，增速全市第二。", "涞源县"),
        ("州贯彻落实自治区《支持新疆林果加工方案》的工作方案\n各县市：\n现将方案发给你们。\n博尔塔拉蒙古自治州人民政府\n2019年5月6日\n新建泵站3座。", "博尔塔拉蒙古自治州"),
        ("海宁经济开发区新建厂房30万平方米。（责任单位：市经信局）", "海宁市"),
        ("贯彻省委、嘉兴市委农村工作会议精神，打造具有海宁辨识度的成果，我市新建泵站3座。", "海宁市"),
        ("加快建设绿色六安，深入学习贯彻视察安徽重要讲话精神，全市旅游收入800亿元。", "六安市"),
        ("广德经济开发区新建厂房30万平方米。", "广德市"),
        ("广德县新建泵站3座。", "广德县"),
        ("近日，本市多个区部署治水工作。长安区将新建泵站3座，裕华区将新建2座。石家庄市泵站投用。", "石家庄市"),
        ("英德红茶种植面积达到20万亩，英德红茶产值突破50亿元，“英德红茶”品牌价值居前列。", "英德市"),
    ],
)
def test_a_name_that_is_meant_tells_it(text, district):
    assert read_text(text, "t").header.district == district


def test_the_text_keeps_its_length():
    text = "推广水稻集中育秧面积6万亩，统筹发展和安全。"
    assert len(evidence(text)) == len(text)
    assert "广水" not in evidence(text)


def test_a_paper_of_a_province_that_tells_of_its_cities_speaks_for_the_province():
    text = "关于推进节水工作的意见\n各省辖市人民政府，省人民政府各部门：\n经省政府同意，提出以下意见。\n一、目标\n到2025年，全省用水效率提高。邯郸市、沧州市用水总量下降5%，保定市下降3%。\n"
    assert read_text(text, "opinion").header.district_full == "河北省"
    assert read_text(text.replace("全省", "我市").replace("省人民政府各部门", "邯郸市政府各部门"), "opinion").header.district_full == "河北省邯郸市"


def test_a_paper_of_a_city_that_tells_of_its_districts_speaks_for_the_city():
    text = "今年，全市计划新建绿地300公顷。推进江岸区、洪山区绿地建设，江岸区建成公园6座。\n"
    assert read_text(text, "news").header.district_full == "湖北省武汉市"
    assert read_text(text.replace("全市", "我区"), "news").header.district_full == "湖北省武汉市江岸区"


def test_a_name_across_two_words_tells_no_place_however_often():
    text = "".join(f"{year}年，新增城市绿地6公顷，提高安全水平，更新安置房3套。" for year in range(2021, 2026))
    assert read_text(text, "news").header.district == ""


def test_a_report_speaks_for_those_whom_its_speaker_stands_for():
    report = "——2023年2月6日在长治市潞州区第二届人民代表大会第三次会议上\n区 长 魏 某\n各位代表：\n我代表潞州区人民政府向大会报告工作。增速高于全省1个百分点。\n"
    header = read_text(report, "t").header
    assert (header.title, header.district) == ("", "潞州区")


def test_duties_of_a_countys_bodies_tell_of_which_county_the_paper_is():
    text = "1.根据《四川省安全生产任务分工》，修订《大英县职责规定》。（责任单位：县应急局、县教育局、县水利局；时限：2022年11月）\n2.明确大英县园区责任。\n"
    assert read_text(text, "t").header.district == "大英县"
