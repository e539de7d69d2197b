"""Target, baseline or condition: one table of sentences for each rule, read by the rules alone."""

from __future__ import annotations

import pytest

from models.learned import RULES_ALONE
from pipeline.chapters import by_section
from pipeline.extract import extract
from pipeline.read import read_text
from pipeline.rows import TargetRow
from pipeline.status import RULES

PLAN = "某县住房发展“十四五”规划\n\n{heading}\n\n{body}\n"
TASKS, REVIEW, PLAIN = "一、重点任务", "一、发展基础", "一、住房"


def rows(body: str, heading: str) -> list[TargetRow]:
    return extract(read_text(PLAN.format(heading=heading, body=body), "plan"), RULES_ALONE).targets


#: Rule → sentences under a heading, each with the status of each of its numbers; the first number is the rule's.
CASES: dict[str, dict[tuple[str, str], str]] = {
    "status.age": {
        (TASKS, "60周岁以上老人免费安装扶手900户。"): "condition target",
        (TASKS, "18个月龄以上婴幼儿托位新增200个。"): "condition target",
    },
    "status.per": {
        (TASKS, "每吸引一家具有独立法人资格的物业企业落户，奖励9万元。"): "condition target",
        (TASKS, "每毕业1家企业奖励9万元。"): "condition target",
        (TASKS, "每接收1名学生补贴物业企业900元。"): "condition target",
        (TASKS, "每300名职工配备1名宿舍管理员。"): "condition target",
        (TASKS, "每新增100套公租房，增设1处便民点。"): "condition target",
    },
    "status.full": {
        (TASKS, "在同一小区连续居住满3年的，补贴2万元。"): "condition target",
        (TASKS, "凭居住证（满6个月）申请，新增公租房200套。"): "condition target",
    },
    "status.scored": {
        (TASKS, "信息被省级媒体采用1篇，得3分。"): "condition",
    },
    "status.applies_to": {
        (TASKS, "单个项目投资500万元以上的，给予30万元补助。"): "condition target",
        (TASKS, "对建筑面积2000平方米以上的楼栋，安装电梯1部。"): "condition target",
        (TASKS, "对入住率低于85%的小区，取消补贴8万元。"): "condition target",
        (TASKS, "连片面积超过900亩且签约三年以上的小区给予每亩补助60元。"): "condition condition target",
    },
    "status.modifies": {
        (TASKS, "3亿元以上项目开工7个。"): "condition target",
        (TASKS, "建筑面积5万平方米以上小区达到9个。"): "condition target",
    },
    "status.who_has": {
        (TASKS, "企业用工超过40人的，可申请宿舍补贴6万元。"): "condition target",
    },
    "status.of_kind": {
        (TASKS, "物业合同登记额达1000万元、5000万元的机构，分别奖励5万元、20万元。"): "condition condition target target",
        (TASKS, "注册会员达600人以上的协会，给予租金补贴8万元。"): "condition target",
    },
    "status.near": {
        (TASKS, "小区周边200米内不得设置网吧。"): "condition",
        (TASKS, "在方圆3公里范围内新增公租房200套。"): "condition target",
    },
    "status.for_whom": {
        (TASKS, "对住房面积15平方米以下家庭全部纳入保障，新增公租房200套。"): "condition target",
    },
    "status.addressed": {
        (TASKS, "以320户养蜂户为重点对象，新建服务站5个。"): "condition target",
    },
    "status.described": {
        (TASKS, "对新接管小区不少于3个并连续服务的物业企业，一次性奖励9万元。"): "condition target",
    },
    "status.renewed": {
        (TASKS, "优先支持使用15年以上（2009年前登记）的老旧电梯更新改造。"): "condition",
    },
    "status.of_size": {
        (TASKS, "淘汰2万千瓦以下燃煤机组。"): "condition",
        (TASKS, "关停沿江1公里化工企业。"): "condition",
    },
    "status.awarded": {
        (TASKS, "接待研学学生40人（含）以上奖励600元、80人（含）以上奖励900元。"): "condition target condition target",
        (TASKS, "一次组织游客300人（含）以上乘船来县，每船给予一次性奖励6000元。"): "condition target",
        (TASKS, "新建并存栏400头以上纯种母羊，由村社自建的羊场，每场补助8万元。"): "condition target",
        (TASKS, "对新落户的物业企业，实际到资在900万元以上，如期开业并经审计后，按3%给予奖励。"): "condition target",
        (TASKS, "新建年出栏肉羊900头（羊舍700平方米）以上的养殖场，每场补助8万元。"): "condition condition target",
    },
    "status.priced": {
        (TASKS, "购买护理床（单台价格不超过4000元），按12%给予补助。"): "condition target",
    },
    "status.led_to": {
        (TASKS, "引导物业力量向4个老城区倾斜。"): "condition",
    },
    "status.defines": {
        (TASKS, "建筑面积不低于5万平方米的小区为大型小区，新增车位90个。"): "condition target",
        (TASKS, "大型小区是指建筑面积不低于5万平方米的小区。"): "condition",
    },
    "status.bought": {
        (TASKS, "购买9000元以上（含）轮椅补助2000元。"): "condition target",
    },
    "status.applicant": {
        (PLAIN, "申请公租房须符合下列条件：人均面积低于16平方米；累计缴存公积金12个月。"): "condition condition",
        (TASKS, "申请租赁补贴的家庭，人均月收入应低于2200元，轮候期不超过2年。"): "condition target",
    },
    "status.scope": {
        (TASKS, "年租金超过3万元的租户给予补贴。"): "condition",
    },
    "status.modifier": {
        (TASKS, "房龄超过30年的小区改造9个。"): "condition target",
    },
    "status.sized": {
        (TASKS, "引进年销售额5000万元以上大型物业企业。"): "condition",
    },
    "status.earns": {
        (TASKS, "物业企业年纳税达到50万元以上，一次性给予5万元奖励。"): "condition target",
        (TASKS, "年租金达到90万元的物业企业，按租金的1%给予奖励。"): "condition target",
        (TASKS, "投资5000万元以上，实行“一事一议”。"): "condition",
        (TASKS, "发展民宿20家以上、床位100张以上，投资在800万元以上且通过评定的，给予业主奖励60万元。"): "condition condition condition target",
        (TASKS, "物业企业吸纳员工90人以上，且缴纳社会保险的，给予企业5万元奖补。"): "condition target",
        (TASKS, "连片绿化面积900平方米以上，每平方米补助50元。"): "condition target",
        (TASKS, "对2019年新引进的物业企业，年产值达到2亿元以上，给予企业50万元奖励。"): "condition target",
        (TASKS, "年度物业费合计超过1亿元以上，按照每新增1亿元物业费奖励10万元的标准。"): "condition condition target",
        (TASKS, "物业企业安全投入占比达到5%以上，按投入的10%给予奖励。"): "condition target",
        (TASKS, "物业企业接待住户达到150人次的可申报奖励。"): "condition",
        (TASKS, "物业企业用工满30人，在本县参保，另行补助6万元。"): "condition target",
    },
    "status.rest": {
        (PLAIN, "剩余12套公租房正在装修，预计2024年3月完工。"): "target",
        (PLAIN, "其余5套公租房8月25日前交付。"): "target",
    },
    "status.failed": {
        (TASKS, "受雨季影响，6个小区没有如期完工。"): "baseline",
        (TASKS, "1200套公租房不能在2023年9月前投用。"): "baseline",
    },
    "status.so_far": {
        (TASKS, "2023年，截至今年6月底全县共摸排老旧小区900个。"): "baseline",
        (TASKS, "截至2023年6月底，已开工小区5个，完成投资3亿元，2024年底前改造12个。"): "baseline baseline target",
        (TASKS, "2022年已分配公租房160套，2024年底前新增300套。"): "baseline target",
        (TASKS, "截至2022年9月底，共改造小区15个，新增车位400个；安装电梯90部。"): "baseline baseline baseline",
        (TASKS, "截至2022年9月底，小区改造项目26个中，15个完工。"): "baseline baseline",
        (TASKS, "一号公租房已完成工程量的70%，预计2024年9月投用。"): "baseline",
        (TASKS, "近期，我县获批国家住房保障工程2024年投资项目1个，总投资900万元。"): "baseline baseline",
        (TASKS, "2022年，全县共有公租房900套。到2024年，全县共有公租房1200套。"): "baseline target",
    },
    "status.existing": {
        (TASKS, "对现有35个老旧小区实施改造。"): "baseline",
        (TASKS, "管好存量公租房600套。"): "baseline",
        (TASKS, "充分发挥12个示范小区、3所物业学院的带动作用，改造老旧小区35个。"): "baseline baseline target",
    },
    "status.from": {
        (TASKS, "住房保障覆盖率由62%提高到70%。"): "baseline target",
        (TASKS, "补贴标准由加装扶手补贴900元、加装坡道补贴600元，分别提高到1000元和700元。"): "baseline baseline target target",
        (TASKS, "补贴标准从每月200元调整为每月300元。"): "baseline target",
        (TASKS, "公租房从如今的3万余套增加到4万套。"): "baseline target",
        (TASKS, "公租房由目前近800套增加到900套，新建小区6个。"): "baseline target target",
        (TASKS, "入住率从2020年的62%和35%分别提高到70%和40%。"): "baseline baseline target target",
        (TASKS, "入住率较2020年的62%提高3个百分点。"): "baseline target",
    },
    "status.by_size": {
        (TASKS, "人才公寓按900套、2400人规模设计建设。"): "target target",
        (REVIEW, "河东小区按12栋、600户规模建设，正在打桩。"): "target target",
    },
    "status.past_time": {
        (TASKS, "“十四五”以来，全县把住房作为民生的重要内容，累计改造小区5个。"): "baseline",
        ("一、主要目标完成情况", "2022年上半年完成住房投资8亿元，同比增长3%，高于目标1个百分点。"): "baseline baseline baseline",
        (TASKS, "2019年建成公租房600套。"): "baseline",
        (TASKS, "“十三五”期间，改造老旧小区35个。"): "baseline",
        (REVIEW, "截至2020年底，城镇人均住房面积达到38平方米。"): "baseline",
    },
    "status.forecast": {
        (TASKS, "预计到2025年住房需求达到9000套。"): "baseline",
    },
    "status.goal_time": {
        (TASKS, "预计到2025年建设公租房900套。"): "target",
        (TASKS, "预测到2025年，县城计划新建公租房900套。"): "target",
        (TASKS, "“十四五”以来，拟再改造小区90个。"): "target",
        (TASKS, "2023年8月20日前完成3个小区的改造。"): "target",
        (TASKS, "2022年计划投资21亿元，实际完成19亿元。"): "target baseline",
        (TASKS, "2023年，对12个已完成改造的小区加装电梯20部。"): "target target",
        (TASKS, "力争到2024年，全市共有示范小区12个、物业学院3所。"): "target target",
        (TASKS, "到2025年，新增公租房600套。"): "target",
        (REVIEW, "到2025年，新增公租房600套。"): "target",
        (PLAIN, "2023年底前改造老旧小区35个。"): "target",
        (TASKS, "到2024年，保障体系更加完善。新增公租房600套。"): "target",
        (REVIEW, "2023年将新增公租房600套。"): "target",
        (TASKS, "到2025年，累计改造老旧小区35个，入住率达到90%。"): "target target",
    },
    "status.lacks": {
        (PLAIN, "12个小区尚无物业企业。"): "baseline",
        (TASKS, "有8个小区未入统。"): "baseline",
        (PLAIN, "存在的主要问题：一是300户家庭住房困难；二是9个小区没有车位。"): "baseline baseline",
    },
    "status.task_done": {
        (PLAIN, "全县开工安置房900套，投资2亿元，顺利完成了年度目标任务。"): "baseline baseline",
        (PLAIN, "分配公租房900套，提前超额完成下达任务。"): "baseline",
    },
    "status.have_done": {
        (PLAIN, "15个小区已提前完成全年目标。"): "baseline",
        (TASKS, "全县12个乡镇已完成年度改造任务。"): "baseline",
        (TASKS, "35个小区均已开工，力争新增车位400个。"): "baseline target",
    },
    "status.section": {
        (REVIEW, "改造老旧小区35个。"): "baseline",
        ("一、存在的主要问题", "公租房空置600套。"): "baseline",
        ("一、主要目标完成情况", "2022年上半年，新增公租房600套，超过目标300套。"): "baseline baseline",
    },
    "status.shortage": {
        (PLAIN, "公租房仅有600套。"): "baseline",
        (PLAIN, "保障房缺口900套。"): "baseline",
    },
    "status.done": {
        (PLAIN, "全县已建成公租房600套。"): "baseline",
        (PLAIN, "全县2022年底前建成的小区共有35个。"): "baseline",
        (TASKS, "目前共有公租房600套。"): "baseline",
        (PLAIN, "成功申报示范小区9个。"): "baseline",
        (PLAIN, "截至目前，小区改造已投入资金3亿元，新增车位400个。"): "baseline baseline",
        (PLAIN, "完成了12个小区改造，支持物业企业9家。"): "baseline baseline",
        (TASKS, "目前已开工小区5个，新增车位400个。"): "baseline target",
        (PLAIN, "全县实际完成小区改造4个。"): "baseline",
    },
    "status.tasked": {
        (PLAIN, "目标任务改造安置房900套，已改造930套。"): "target baseline",
    },
    "status.fulfilled": {
        (PLAIN, "5G基站 完成330个，完成率82%。"): "baseline baseline",
    },
    "status.before_planned": {
        (PLAIN, "安置房完成投资6500万元，计划年内完成投资7亿元。"): "baseline target",
        (PLAIN, "续建项目复工率100%，计划年内完成投资7亿元。"): "baseline target",
    },
    "status.how_often": {
        (PLAIN, "每周参加3次以上广场舞的人数达到8万人。"): "condition target",
    },
    "status.year_on_year": {
        (PLAIN, "小区改造完成40个，占任务90个的44%。"): "baseline baseline baseline",
        (PLAIN, "上半年完成住房投资8亿元，同比增长3%。"): "baseline baseline",
        ("一、主要目标完成情况", "今年以来完成住房投资8亿元，同比增长3%，高于目标1个百分点。"): "baseline baseline baseline",
        (PLAIN, "1—9月，新增公租房300套，完成年度任务的78%。"): "baseline baseline",
        (PLAIN, "物业项目完成投资7亿元，占年度目标任务38%。"): "baseline baseline",
        ("一、上年计划执行情况", "——年计划完成住房投资9亿元，1—9月完成8亿元，同比增长3%，全年预计完成10亿元。"): "baseline baseline baseline baseline",
        (PLAIN, "续建小区完成投资7亿元，为年计划的38%。"): "baseline baseline",
        (PLAIN, "1—9月，完成住房投资7亿元，占年度计划的75%，欠目标进度3个百分点。"): "baseline baseline baseline",
        (PLAIN, "目前实际已开工小区31个，完成年度计划开工数的78%。"): "baseline baseline",
        (PLAIN, "上半年完成住房投资8亿元，比上年同期增长3%。"): "baseline baseline",
    },
    "status.extent": {
        (PLAIN, "建成区面积约52平方公里。"): "baseline",
        (PLAIN, "常住人口约45万人。"): "baseline",
    },
    "status.project": {
        (PLAIN, "该项目位于新城东片，占地面积60亩，总建筑面积4万平方米，预计明年9月竣工。"): "target target",
        (PLAIN, "该工程正在施工，总投资2亿元，目前已完成投资8000万元。"): "target baseline",
    },
    "status.announced": {
        (PLAIN, "明年春季，全县将有一批学校投用。柳河小学：扩建公办小学，新增学位630个。"): "target",
    },
    "status.plan_text": {
        (TASKS, "盘活存量公租房600套。"): "target",
        (TASKS, "80%以上的技术人员集中在企业、85%以上的专利来自企业。"): "target target",
        (TASKS, "力争入住率达到90%，补助资金8万元。"): "target target",
        (TASKS, "给予物业企业不超过900万元的落户奖励。"): "target",
        (PLAIN, "正在推进公租房项目7个，有望年内竣工。"): "target",
        (TASKS, "给予物业企业最高90万元、60万元的补助。"): "target target",
        (TASKS, "按照每平方米90元的标准给予补助，每户补助不超过9000元。"): "target target",
        (TASKS, "对租户的保费给予50%的补贴。"): "target",
        (TASKS, "设立规模不低于9亿元的住房基金，给予企业支持。"): "target",
        (TASKS, "新建公租房90套以上，每套补助9万元。"): "target target",
        (TASKS, "每小区绿化面积不少于900平方米，给予补助9万元。"): "target target",
        (TASKS, "新增公租房600套。"): "target",
        (PLAIN, "改造老旧小区35个。"): "target",
        (TASKS, "成功打造示范小区9个。"): "target",
        (PLAIN, "建成投用公租房小区，床位增至800张。"): "target",
        (REVIEW, "力争改造老旧小区35个。"): "target",
        (REVIEW, "按照全省要求，入住率要达到90%以上。"): "target",
        (PLAIN, "规划新建住宅区，总面积约9公顷。"): "target",
        (TASKS, "保障性住房占比不低于20%。"): "target",
        (PLAIN, "已启动方案编制，力争改造老旧小区35个。"): "target",
        (PLAIN, "在已有住区管家的基础上，新增物业企业9家。"): "target",
        (PLAIN, "对已签约的物业企业，每户补贴90元。"): "target",
        (TASKS, "对12个尚无车位的小区，新增车位90个。"): "target target",
        (TASKS, "在原来补贴基础上分别增加600元、200元。"): "target target",
        (TASKS, "按照现有房屋建筑面积补贴200元。"): "target",
        (PLAIN, "公租房幼儿园规划用地面积2300平方米，设6个班。"): "target target",
        (PLAIN, "已完成选址的公租房，新增车位90个。"): "target",
        (PLAIN, "新增保障房90套，优先配租给签了合同的住户。"): "target",
        (PLAIN, "实现全县有线电视联网，为900户安装电视。"): "target",
        (PLAIN, "目前公租房正在装修，投入使用后可新增住户900户。"): "target",
        (REVIEW, "县城将新建公租房小区1个，面积3200平方米。"): "target target",
        (PLAIN, "物业投诉量同比下降30%以上。"): "target",
        (PLAIN, "公租房保护面积80万平方米。"): "target",
        (PLAIN, "公租房小区建筑面积2600平方米，车位14个。"): "target target",
        (PLAIN, "力争1—9月新增公租房300套。"): "target",
        (PLAIN, "公租房占比不低于40%，上半年完成全年任务的55%。"): "target target",
        (TASKS, "住房投资增长5%，同比多增2亿元。"): "target target",
        (TASKS, "支持成功自主置业300人。"): "target",
        (TASKS, "既有住宅加装电梯20部，为既有住宅加装扶手900户。"): "target target",
        (TASKS, "引进在全省有影响的物业企业5家。"): "target",
        (TASKS, "小区入住率达到90%以上、物业覆盖率达到95%以上的目标。"): "target target",
        (TASKS, "设立规模不低于2亿元的住房发展资金，列入财政预算。"): "target",
        (TASKS, "公租房交付率达到92%以上，对年轻家庭每户补贴2000元。"): "target target",
        (TASKS, "每处小区绿地不小于150平方米，给予建设补助8万元。"): "target target",
        (TASKS, "公租房累计达到800套。"): "target",
        (PLAIN, "新铺设管道400公里，累计铺设900公里以上，新增用户3000户。"): "target target target",
        (PLAIN, "出台了住房保障办法，老旧小区逐步更新。改造老旧小区35个。"): "target",
        (PLAIN, "物业企业每年增加9家，从业人员增长3%。"): "target target",
        (PLAIN, "计划开工的公租房还有90套。"): "target",
    },
}


@pytest.mark.parametrize(
    ("rule", "heading", "body", "wanted"),
    [(rule, *place, wanted) for rule, table in CASES.items() for place, wanted in table.items()],
)
def test_the_status_of_each_number(rule, heading, body, wanted):
    found = rows(body, heading)
    assert " ".join(row.status for row in found) == wanted
    assert found[0].evidence["status"].rule == rule


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        ("推进70个3亿元以上项目建设。", "target condition"),
        ("对100—500套（含500套）的小区，一次性奖励物业企业3万元。", "condition condition target"),
        ("全县小区281个（含97个老旧小区）改造一遍。", "target target"),
    ],
)
def test_the_size_behind_a_number(body, wanted):
    assert " ".join(row.status for row in rows(body, TASKS)) == wanted


def test_every_rule_has_a_sentence():
    """`past_era` needs a report and `goes_on` a sentence before; they stand below. `account`, `preamble`, `task`, `told` and `yet_to_come` are
    shown in the tests of accounts and voices."""
    assert {*CASES, "status.past_era", "status.goes_on", "status.account", "status.preamble", "status.task", "status.told", "status.yet_to_come"} == {rule.name for rule in RULES}


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        ("公租房1200套，住户1150户。", "baseline baseline"),
        ("改造小区12个。", "target"),
        ("物业覆盖率不低于95%。", "target"),
        ("其中：城区有12个（小区绿化建设）进展缓慢。", "baseline"),
        ("其中，将改造12个。", "target"),
    ],
)
def test_stocks_go_on(body, wanted):
    found = rows(f"全县现有小区90个。{body}", PLAIN)[1:]
    assert " ".join(row.status for row in found) == wanted
    assert (found[0].evidence["status"].rule == "status.goes_on") == (found[0].status == "baseline")


def test_the_last_rule_always_speaks():
    """What a plan says without a sign of the past is a target."""
    assert (RULES[-1].name, RULES[-1].status) == ("status.plan_text", "target")


REPORT = "某县2024年政府工作报告\n\n2024年1月8日\n\n{heading}\n\n{first}\n\n{second}\n"


@pytest.mark.parametrize(
    ("first", "wanted"),
    [("2023年，全县经济稳中向好。", "baseline"), ("2024年，全县将加快发展。", "target")],
)
def test_a_report_goes_on_in_the_time_it_began_in(first, wanted):
    text = REPORT.format(heading="一、住房", first=first, second="改造老旧小区35个。")
    (row,) = extract(read_text(text, "report"), RULES_ALONE).targets
    assert row.status == wanted
    assert (row.evidence["status"].rule == "status.past_era") == (wanted == "baseline")


@pytest.mark.parametrize(
    ("section", "wanted"),
    [
        ("一、发展基础", "baseline"),
        ("一、规划背景 > （二）面临的形势", "baseline"),
        ("一、规划背景 > （二）主要目标", "target"),
        ("三、补齐短板", ""),
        ("二、办园成果 > （一）课程开出新花", "baseline"),
        ("二、转化科技成果", ""),
        ("三、存在的短板", "baseline"),
        ("四、重点任务", "target"),
        ("五、附则", ""),
        ("", ""),
        ("一、重点任务 > （一）现状", "baseline"),
        ("一、现状 > （一）建设任务", "target"),
        ("一、主要目标完成情况", "baseline"),
        ("三、主要做法及成效 > （一）保障投入落到实处", "baseline"),
        ("三、工作保障 > （一）保障投入落到实处", "target"),
        ("二、主要工作情况 > （一）紧盯目标，推进工作见效", "baseline"),
        ("二、主要工作情况 > （二）目标和任务", "target"),
        ("二、达标情况 > （二）加强保障情况。", "baseline"),
        ("二、目标任务 > （二）政府保障情况", "target"),
        ("三、整改要求", "target"),
        ("一、住房条件持续改善，服务水平显著提升", ""),
        ("三、重点任务 > （一）住房条件持续改善", "target"),
        ("三、持续优化住房条件", "target"),
        ("一、重点任务 > （二）优化住房租赁发展环境", "target"),
        ("二、发展环境", "baseline"),
        ("1 总则 > 1.1 自然地理", "baseline"),
    ],
)
def test_the_innermost_heading_that_tells_decides(section, wanted):
    assert by_section(section) == wanted


def test_the_five_years_before_those_of_the_paper_are_past():
    text = "日前，《宁国市“十二五”规划》获得通过。\n“十一五”期间，全市累计完成投资182亿元，年均增长15%。\n“十二五”期间，全市将完成投资300亿元。\n"
    found = extract(read_text(text, "news"))
    assert [(row.text, row.status) for row in found.targets] == [("182亿元", "baseline"), ("15%", "baseline"), ("300亿元", "target")]


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        ("2023年　完成3万亩；2024年　完成4万亩。", "target target"),
        ("（1） 完成公路50公里。", "target"),
        ("2. 完成造林5000亩。", "target"),
        ("新增技能人才3000人 完成600人，完成率20%。", "target baseline baseline"),
        ("全县现有泵站56座。同时，新建水厂3座，培训农户600人。", "baseline target target"),
        ("第1阶段 完成40%。", "target"),
    ],
)
def test_words_of_the_past_in_goals(body: str, wanted: str) -> None:
    assert " ".join(row.status for row in rows(body, TASKS)) == wanted


@pytest.mark.parametrize(("body", "wanted"), [("至今年12月底，新增泵站5座。", "target"), ("从现在起至今后三年，新增泵站5座。", "target"), ("开工至今，建成泵站5座。", "baseline")])
def test_until_now_is_no_part_of_this_year(body: str, wanted: str) -> None:
    assert [row.status for row in rows(body, PLAIN)] == [wanted]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("明年春季，全县将有7所学校投用。\n柳河小学：扩建公办小学，建筑面积5200平方米，新增学位630个。\n白沙中学可提供学位900个。", "target target target target"),
        ("全县7所学校已全部投用。\n柳河小学：扩建公办小学，新增学位630个。", "baseline baseline"),
        ("明年春季，全县将有7所学校投用。\n柳河小学现有教师63人。", "target baseline"),
    ],
)
def test_a_list_of_works_is_as_it_was_announced(text: str, wanted: str) -> None:
    found = extract(read_text(f"柳河县学校建设纪实\n\n{text}\n", "news")).targets
    assert " ".join(row.status for row in found) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("5月4日，施工现场机器轰鸣，该项目正在加紧施工。该项目占地60亩，可容纳学生900人。", "target target"),
        ("该项目占地60亩，施工人员300人，正在加紧施工。", "target baseline"),
        ("该项目占地60亩。\n另一条道路正在加紧施工。", "baseline"),
        ("该项目占地60亩，2022年底建成。附近道路正在加紧施工。", "baseline"),
    ],
)
def test_a_project_is_under_way_where_its_paragraph_says_so(text: str, wanted: str) -> None:
    found = extract(read_text(f"柳河渡县治水纪实\n\n{text}\n", "news"), RULES_ALONE).targets
    assert " ".join(row.status for row in found) == wanted


STEPS = "某旗草原修复三年行动方案（2021—2023年）\n发布日期：2022-03-01\n\n{heading}\n\n{body}\n"


@pytest.mark.parametrize(
    ("heading", "body", "wanted"),
    [
        ("一、工作目标", "2021年，补播草原30万亩；2022年，补播40万亩；2023年，补播50万亩。", ["2021-12-31", "2022-12-31", "2023-12-31"]),
        ("一、工作目标", "2023年，补播草原50万亩，其中春季30万亩；2022年，补播40万亩，2021年，补播20万亩。", ["2023-12-31", "2023-12-31", "2022-12-31", "2021-12-31"]),
        ("一、工作目标", "2021年，全旗草原面积900万亩。到2023年，补播草原50万亩。", [None, "2023-12-31"]),
        ("一、工作成效", "2021年，补播草原30万亩；2022年，补播40万亩。", [None, None]),
    ],
)
def test_steps_of_a_plan_stay_goals_when_it_is_issued_later(heading: str, body: str, wanted: list[str | None]) -> None:
    found = extract(read_text(STEPS.format(heading=heading, body=body), "plan"), RULES_ALONE).targets
    assert [row.deadline and row.deadline.isoformat() for row in found] == wanted


def test_steps_of_a_plan_without_a_first_year_stay_goals() -> None:
    body = "某旗牧区水利实施意见\n发布日期：2023-06-01\n\n一、工作目标\n\n到2025年，水井达到500眼。\n\n二、重点任务\n\n2022年，新建水井90眼；2023年，新建100眼。\n"
    found = extract(read_text(body, "plan"), RULES_ALONE).targets
    assert [row.deadline and row.deadline.isoformat() for row in found] == ["2025-12-31", "2022-12-31", "2023-12-31"]
