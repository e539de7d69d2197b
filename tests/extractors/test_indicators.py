"""What each number of a sentence measures, and the verb that it depends on: one table of sentences for each rule."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from extractors.indicators import Phrase, name_quantities
from extractors.plan import Plan
from extractors.quantities import find_quantities
from extractors.times import find_times

EXTRACTORS = Path(__file__).parents[2] / "extractors"
PLAN = Plan(date(2021, 1, 1), date(2025, 12, 31))


def phrases(sentence: str) -> list[Phrase]:
    return name_quantities(sentence, 0, len(sentence), find_quantities(sentence), find_times(sentence, PLAN))


#: Rule → sentences, each with `indicator` or `indicator/action` for each of its numbers. The last number is named by the rule.
CASES: dict[str, dict[str, str]] = {
    "indicator.left": {
        "全县建成体育公园40个。": "体育公园/建成",
        "新建、改扩建卫生院12所。": "卫生院/新建、改扩建",
        "力争全市森林覆盖率达到48%以上。": "森林覆盖率",
        "到2025年，户籍人口城镇化率提高到62%。": "户籍人口城镇化率/提高",
        "地区生产总值年均增长6.5%左右。": "地区生产总值/增长",
        "累计培育农业龙头企业30家。": "农业龙头企业/培育",
        "甲流发病率控制在3%以内。": "甲流发病率/控制",
        "建设培训中心3个。": "培训中心/建设",
        "改扩建托位占比达到40%。": "改扩建托位占比",
        "每万名职工拥有技师60人。": "每万名职工拥有技师",
        "选育或引进新品种9个。": "新品种/选育、引进",
        "完成老旧管网改造90公里。": "老旧管网改造/完成",
        "水库除险完成6座。": "水库除险/完成",
        "粮食总产量稳定在45万吨。": "粮食总产量/稳定",
        "镇属企业完成技改投资7000万元。": "技改投资/完成",
        "县卫生院改造诊室6间。": "诊室/改造",
        "乡镇水利部门要管护渠道30公里。": "渠道/管护",
        "州级下达指标80个。": "指标/下达",
        "认定人才800名。": "人才/认定",
        "一是新增公共停车泊位2000个。": "公共停车泊位/新增",
        "学前三年毛入园率（在园幼儿占适龄儿童的比例）达到92%。": "学前三年毛入园率",
        "改造甲中学、乙中学运动场2块。": "运动场/改造",
        "建成甲小学、乙小学等学校5所。": "学校/建成",
        "全县建成了社区食堂25个。": "社区食堂/建成",
        "改造家庭旅馆260户。": "家庭旅馆/改造",
        "规模以上工业单位增加值能耗下降13%。": "规模以上工业单位增加值能耗/下降",
    },
    "indicator.left, held against something": {
        "化肥用量较2020年下降5%。": "化肥用量/下降",
        "秸秆利用率高于全市平均水平3个百分点。": "秸秆利用率/高于",
        "教研经费不低于公用经费的8%。": "教研经费",
        "旅游收入比上年增长12%。": "旅游收入/增长",
    },
    "indicator.left, around a time": {
        "新任村医2年内进修不少于1次。": "新任村医进修",
        "护林员每年培训16学时。": "护林员培训/培训",
        "学生每天阅读1小时。": "学生阅读",
        "火情2小时内到达率保持在95%。": "火情2小时内到达率/保持",
        "新增就业2024年达到3000人。": "就业/新增",
    },
    "indicator.right": {
        "建成40个口袋公园。": "口袋公园/建成",
        "支持6家乡村民宿提档升级。": "乡村民宿/支持",
        "创建6个森林乡镇和9个森林村庄。": "森林乡镇/创建；森林村庄/创建",
        "完成16座小型水库除险加固。": "小型水库/完成",
        "组织3000名新型职业农民培训。": "新型职业农民培训/组织",
        "5个合作社顺利通过认证。": "合作社",
        "打造2个面向老人的食堂。": "面向老人的食堂/打造",
        "给予最高600万元开办补贴。": "开办补贴/给予",
        "员工每天1小时工间锻炼。": "工间锻炼",
        "设置至少1间图书室和配备2名管理员。": "图书室/设置；管理员/配备",
        "9个县完成确权登记。": "县/完成",
    },
    "indicator.right_share": {
        "30%的学校开展校内托管。": "开展校内托管的学校",
        "安排20%的床位用于失能老人照护。": "用于失能老人照护的床位/安排",
    },
    "indicator.predicate": {
        "持证人员100%上岗。": "持证人员上岗",
        "做到100%就近入学。": "就近入学",
        "行政村100%实现光纤通达。": "行政村光纤通达/实现",
    },
    "indicator.granted": {
        "按投资额的20%给予一次性补贴。": "一次性补贴/给予",
        "按实际支出的30%补助。": "补助/补助",
    },
    "indicator.grant": {
        "每户每年最高补助800元。": "每户补助/补助",
        "经认定后，奖励10万元。": "奖励/奖励",
        "全县累计投入3亿元。": "投入/投入",
    },
    "indicator.in_proportion": {
        "所需资金按3:7比例分担。": "所需资金分担比例",
    },
    "indicator.each": {
        "小学、初中近视率分别降到30%、50%。": "小学近视率/降；初中近视率/降",
        "茶园、果园面积分别达到3万亩、2万亩。": "茶园面积；果园面积",
        "肉牛、肉羊存栏达到6万头、20万只。": "肉牛存栏；肉羊存栏",
        "城乡居民养老保险参保率分别达到95%、98%。": "城镇居民养老保险参保率；农村居民养老保险参保率",
        "省级、市级示范园分别增加2个、5个。": "省级示范园/增加；市级示范园/增加",
    },
    "indicator.each, and the verb is the values' own": {
        "规上工业增加值、固定资产投资分别增长8%、10%。": "规上工业增加值/增长；固定资产投资/增长",
        "城乡低保标准分别提高到每人每年9000元、7000元。": "城市低保标准/提高；农村低保标准/提高",
        "示范合作社、家庭农场分别发展到90个和200个。": "示范合作社/发展；家庭农场/发展",
    },
    "indicator.echo": {
        "茶叶产量5万吨、茶业产值8亿元，分别增长4%、6%。": "茶叶产量；茶业产值；茶叶产量/增长；茶业产值/增长",
    },
    "indicator.bracket": {
        "建成民宿60家（乡村20家）。": "民宿/建成；乡村民宿",
        "改造农房900户（其中危房300户）。": "农房/改造；危房农房",
    },
    "indicator.among": {
        "新增康复床位800张、护工200名，其中县级500张。": "康复床位/新增；护工/新增；县级康复床位/新增",
        "引进合作社15家，其中规模以上4家。": "合作社/引进；规模以上合作社/引进",
    },
    "indicator.carried": {
        "创建国家级湿地公园2个、省级5个。": "国家级湿地公园/创建；省级湿地公园/创建",
        "公办托位2000个、民办1500个。": "公办托位；民办托位",
    },
    "indicator.turned": {
        "生均图书小学20册、初中30册。": "小学生均图书；初中生均图书",
    },
    "indicator.compared": {
        "森林覆盖率达到65%，高于全省平均水平3个百分点。": "森林覆盖率；森林覆盖率/高于",
    },
    "indicator.share_of": {
        "技能人才达到4万人，占就业人员30%。": "技能人才；技能人才占就业人员比重",
    },
    "indicator.per_one": {
        "给予30万元技改补贴，单户最高8万元。": "技改补贴/给予；单户补贴",
    },
    "indicator.of_counted": {
        "改造18个老旧小区、建筑面积20万平方米。": "老旧小区/改造；老旧小区建筑面积",
    },
    "indicator.subject": {
        "湿地公园位于城东，面积40公顷。": "湿地公园面积",
    },
    "indicator.previous": {
        "新建幼儿园12所，2024年8所。": "幼儿园/新建；幼儿园",
    },
    "indicator.clause_before": {
        "扩大乡镇图书馆藏书，达到9万册。": "乡镇图书馆藏书/扩大",
        "高标准农田建设，新增3万亩。": "高标准农田建设/新增",
    },
    "the verb of a list goes on": {
        "建成驿站6座、公厕9座。": "驿站/建成；公厕/建成",
        "改造农贸市场4个、新建充电桩300个。": "农贸市场/改造；充电桩/新建",
        "配备护士20名，救护车3辆。": "护士/配备；救护车",
    },
    "what leads in is left out": {
        "“十四五”期间，全区新建社区食堂25个。": "社区食堂/新建",
        "其中，农村供水保证率达到90%。": "农村供水保证率",
        "（三）新增绿地50公顷。": "绿地/新增",
        "每个乡镇至少设置养老服务中心1个。": "养老服务中心/设置",
        "确保高标准农田达到18万亩。": "高标准农田/确保",
        "继续加大投入，安排奖补资金600万元。": "奖补资金/安排",
    },
    "indicator.of_plan": {
        "完成公路投资80亿元，完成年度计划的102%。": "公路投资/完成；公路投资/完成",
    },
    "indicator.per_capita": {
        "城镇居民人均可支配收入增长5%，农村居民人均增长6%。": "城镇居民人均可支配收入/增长；农村居民人均可支配收入/增长",
    },
    "indicator.to_whom": {
        "博士给予一次性补贴20万元，硕士研究生给予8万元。": "一次性补贴/给予；硕士研究生一次性补贴",
    },
    "indicator.granted_each": {
        "对新认定的省级、市级示范园，分别给予一次性奖励10万元、5万元。": "省级示范园一次性奖励/给予；市级示范园一次性奖励/给予",
        "（二）对获得国家级、省级、甲市级示范园的，分别奖励9万元、5万元、2万元。": "国家级示范园奖励/奖励；省级示范园奖励/奖励；甲市级示范园奖励/奖励",
        "对首次认定、重新认定的企业，分别奖励9万元、5万元。": "首次认定企业奖励/奖励；重新认定企业奖励/奖励",
        "产值首次突破10亿元、50亿元的，分别给予20万元、60万元奖励。": "产值；产值；奖励/给予；奖励/给予",
    },
    "indicator.people": {
        "专任教师900名，研究生学历80名。": "专任教师；研究生学历专任教师",
        "每万名老人拥有护理员30人，高级以上60人。": "每万名老人拥有护理员；高级以上护理员",
    },
    "indicator.like": {
        "城市社区食堂覆盖率达到80%，农村社区50%。": "城市社区食堂覆盖率；农村社区食堂覆盖率",
        "单人间占地不超过9平方米，双人间不超过15平方米。": "单人间占地；双人间占地",
    },
    "indicator.grant_to": {
        "运营补贴：自理老人每人每月90元、失能老人400元。": "自理老人运营补贴；失能老人运营补贴",
        "个人贷款额度最高30万元，小微企业最高200万元。": "个人贷款额度；小微企业贷款额度",
    },
    "indicator.doubled": {
        "完成90幢6万平方米旧住宅改造。": "旧住宅/改造；旧住宅/改造",
    },
    "indicator.groups_of": {
        "设小学20个班、初中9个班。": "小学班；初中班",
        "新建公共自行车12个点。": "公共自行车点/新建",
    },
    "indicator.spent_on": {
        "投入900万元保障校车运行。": "校车运行投入/投入",
    },
    "how it was reckoned, where to, and what 免费 opens": {
        "粮食产量90万吨，按可比口径计算，增长5%。": "粮食产量；粮食产量/增长",
        "每学年选派10%的骨干教师到乡村学校支教。": "骨干教师/选派",
        "为3万名妇女免费做两癌筛查。": "妇女",
        "县城常住人口近五年净增3万人。": "县城常住人口/净增",
    },
    "indicator.said": {
        "服务业增加值占比达到50%，到2027年，这一比重达到55%。": "服务业增加值占比；服务业增加值占比",
    },
    "a time between the noun and its verb": {
        "固定资产投资五年累计完成300亿元。": "固定资产投资/完成",
        "助餐补助标准2025年提高至每人600元。": "助餐补助标准/提高",
    },
    "brackets and members": {
        "幼儿园80所（公办50所，民办30所）。": "幼儿园；公办幼儿园；民办幼儿园",
        "义务教育学校49所（其中小学35所）。": "义务教育学校；小学",
        "专任教师900人，其中：高中300人，职校90人。": "专任教师；高中专任教师；职校专任教师",
    },
    "item numbers lead in": {
        "四、全县普通高中3所。": "普通高中",
        "九年一贯制学校5所。": "九年一贯制学校",
        "目前全市共有校车90辆。": "校车",
    },
    "a grant for each of several": {
        "油菜种植每亩补贴90元。": "油菜种植补贴/补贴",
        "为低保老人每餐补贴4元。": "每餐补贴/补贴",
    },
    "who acts stands before the verb": {
        "县级粮库储备应急灯900盏。": "应急灯/储备",
        "第二小学新建教学楼2栋。": "教学楼/新建",
        "支持企业建设重点实验室3个。": "重点实验室/建设",
        "每个小区配网格员2名。": "网格员/配",
        "两镇中心校各选派骨干教师3名。": "骨干教师/选派",
        "城镇新增就业6000人。": "城镇新增就业",
        "国家储备林建设3万亩。": "国家储备林建设",
    },
    "examples are no part of what is done": {
        "开设茶艺、养殖等专业3个。": "专业/开设",
        "茶叶、水果等加工产值达到20亿元。": "茶叶、水果等加工产值",
    },
    "work at the end of the counted noun": {
        "完成3个集贸市场标准化改造。": "集贸市场/完成",
        "支持20家规上企业数字化转型。": "规上企业/支持",
    },
    "a predicate behind the counted noun": {
        "仍有9所小学运动场地不达标。": "小学",
        "20个行政村客车全覆盖。": "行政村",
        "采运通道8条须在年底完工。": "采运通道",
        "60个贫困村出列。": "贫困村",
    },
    "what is told of the counted things": {
        "市级实事15件包括改造公厕和农贸市场。": "市级实事",
        "7座桥将采取加固的方式处理。": "桥",
        "300所中小学校落实校长负责的制度。": "中小学校",
        "完成9所中小学教学仪器配备。": "中小学/完成",
        "乡村教师补助按照每月400元的标准发放。": "乡村教师补助",
    },
    "the noun stands left where each number has its own": {
        "新增班级18个学位810个。": "班级/新增；学位/新增",
        "完成公路大修项目80个投资3000万元。": "公路大修项目/完成；公路大修项目投资",
        "投入900万元新建教学楼、综合楼7栋。": "投入/投入；教学楼、综合楼/新建",
    },
    "a size between number and noun": {
        "建设60所在校生规模2000人以上的职业学校。": "职业学校/建设；职业学校/建设",
    },
    "inside a quotation, behind a topic or an account": {
        "指标之一是“新建幼儿园60所”。": "幼儿园/新建",
        "●新建幼儿园60所。": "幼儿园/新建",
        "全国计划招聘教师3万名。": "教师/招聘",
        "校舍安全、校园改造等项目90个。": "校舍安全、校园改造等项目",
        "办理时限比法定时限压减60%。": "办理时限/压减",
    },
    "some of the counted": {
        "新开办学校40所，其中东山新城9所。": "学校/新开办；东山新城学校/新开办",
        "班级90个（其中小学50个、初中40个）。": "班级；小学班级；初中班级",
        "义务教育阶段学校在校学生9000人，其中小学6000人。": "义务教育阶段学校在校学生；小学在校学生",
        "老旧小区应改尽改，完成改造60个。": "老旧小区/完成",
    },
    "a stage of school behind what is measured": {
        "寄宿生生活补助小学、初中分别提高到900元、1100元。": "小学寄宿生生活补助/提高；初中寄宿生生活补助/提高",
        "学生校舍面积小学达7平方米、中学达9平方米。": "小学校舍面积；中学校舍面积",
        "起始年级班额小学控制在45人、初中控制在50人。": "小学起始年级班额/控制；初中起始年级班额/控制",
    },
    "a limit inside a grant's name": {
        "每家企业最高奖励90万元。": "每家企业奖励/奖励",
    },
    "brackets in and behind a verb": {
        "新（续）建农村道路90公里。": "农村道路/新（续）建",
        "加装（更新）电梯300部。": "电梯/加装（更新）",
        "改造（含新建）厕所90座。": "（含新建）厕所/改造",
    },
    "who has it, who is to do it, who tells it": {
        "东部城区有小学8所。": "小学",
        "县水利局将灌溉定额提高至300立方米。": "灌溉定额/提高",
        "每千名学生配备校医不少于1名。": "校医/配备",
        "近年来我县投入资金9亿元。": "资金/投入",
        "完成加固校舍3万平方米。": "校舍/完成、加固",
        "园长介绍，园舍占地9亩，总投资3000万元。": "园舍占地；总投资",
    },
    "counted places and people, and what is told of them": {
        "为800条渔船新装电台。": "渔船",
        "两所学校的设备值均不达标。": "学校",
        "45个县（市、区）整县推进医共体。": "县（市、区）",
        "惠及300万人的饮水工程启动建设。": "饮水工程/惠及",
        "285个计划新开工项目全部开工。": "计划新开工项目",
        "90个共建项目完成投资50亿元。": "共建项目/完成；共建项目投资/完成",
    },
    "what was passed, gone over anew, and held against something": {
        "经济总量跨过两个万亿元大关、超过6万亿元。": "经济总量",
        "城乡居民收入从4万元和2万元分别提高到5万元和3万元。": "城镇居民收入；农村居民收入；城镇居民收入/提高；农村居民收入/提高",
        "平均班额56人，比国家标准多出9人。": "平均班额；平均班额/多出",
        "接待游客、旅游花费分别增长8%和9%。": "游客/增长；旅游花费/增长",
    },
    "indicator.done_for": {
        "为900名老人提供上门护理，每人每月不少于4次。": "老人；上门护理",
    },
    "who does it so often is not measured, nor where": {
        "村级河长每周巡河1次。": "巡河",
        "每校社团不少于9个。": "社团",
        "组织医务人员轮训900人次。": "医务人员/轮训",
        "特教津贴提高至基本工资的30%。": "特教津贴",
        "给予一次性补助90万元。": "一次性补助/给予",
        "招聘教师90名（含高中18名）。": "教师/招聘；高中教师",
        "道路沿线建设驿站9处。": "驿站/建设",
        "安排新改扩建学校9所。": "学校/安排、新改扩建",
        "按投资额的2%给予最高900万元落户奖励。": "落户奖励/给予；落户奖励/给予",
        "组织90名干部下沉一线。": "干部/组织",
        "产值80亿元，为全市平均的1.3倍。": "产值；产值",
    },
    "a predicate at once, and what the next number measures": {
        "新建幼儿园9所，争取3所列入计划。": "幼儿园/新建；幼儿园",
        "15件实事中9件提前完成。": "实事；实事",
        "17个制造业增加值增长5%。": "制造业；制造业增加值/增长",
        "12所学校缺少专用教室。": "学校",
        "选派90名教师跨校任职。": "教师/选派",
        "经营主体达90万户，其中企业30万户。": "经营主体；企业",
    },
    "adverbs before a verb, the end of a verb, whom it reaches": {
        "高质量办理代表建议90件。": "代表建议/办理",
        "驿站：3月底前新建成2家。": "驿站/新建",
        "改造小区、村居惠及群众9万户。": "群众/惠及",
        "教育经费累计投入约40亿元。": "教育经费/投入",
        "班级数30个（其中小学20个）。": "班级数；小学班级数",
        "1所职业院校升格本科。": "职业院校",
    },
    "of whom, and into what": {
        "专任教师90人中研究生学历9人。": "专任教师；研究生学历专任教师",
        "将27所小规模幼儿园整合为9所。": "小规模幼儿园；小规模幼儿园/整合",
        "创建全国示范社区1个、自治区级3个。": "全国示范社区/创建；自治区级示范社区/创建",
        "争取到上级资金2亿元。": "上级资金",
    },
    "in the bracket of what is built, and labels that name nothing": {
        "新建综合楼1栋（6层，8600平方米）。": "综合楼/新建；综合楼；综合楼",
        "①新建公厕30座。": "公厕/新建",
        "年度计划：2024年新建4所。": "/新建",
        "新增就业600人、转移就业900人。": "就业/新增；转移就业/新增",
    },
    "what is lent to others, by money": {
        "每月发放教育津贴800元，满20年的每月1200元。": "教育津贴/发放；满；教育津贴",
    },
    "whose deed it is, and for whom": {
        "县应急管理局、县水务局联合巡查3次。": "联合巡查",
        "为环卫工人免费体检1次。": "免费体检",
        "向社会公告2次。": "公告",
    },
    "a part of the region before the verb": {
        "城区新建公厕12座。": "城区公厕/新建",
        "农村建设工匠600人。": "农村建设工匠",
        "中心城区建成区面积控制在30平方公里以内。": "中心城区建成区面积/控制",
    },
    "what is told of the counted": {
        "14个断面各明确负责人。": "断面",
        "9座小型水库在汛前完成检查。": "小型水库",
        "30家企业合作。": "企业",
        "16个小区无专人管理。": "小区",
        "120名在校生。": "在校生",
        "8处无障碍设施。": "无障碍设施",
    },
    "what is set aside of a whole": {
        "按照彩票公益金的9%列支维护经费。": "维护经费/列支",
        "按辖区人口2‰的标准储备应急物资。": "应急物资/储备",
        "管理局按规划预留用地300亩。": "用地/预留",
    },
    "predicates, verbs of the subject, labels": {
        "优化审批流程、完成20公里乡道大修。": "乡道/完成",
        "新开工安置房600套，基本建成400套。": "安置房/新开工；安置房/建成",
        "设计床位数为80个。": "设计床位数",
        "组建以县中医院为龙头的专科联盟2个。": "专科联盟/组建",
        "【设备采购】新购显微镜40台。": "显微镜/新购",
        "三、65岁以上老年人体检800人。": "三；65岁以上老年人体检",
        "送教上门60人。": "送教上门",
        "举办“书香之夜”等读书活动30场。": "“书香之夜”等读书活动/举办",
        "特殊津贴方面，新建周转房30套，总投资900万元。": "周转房/新建；总投资",
    },
    "ages and bounds in a name": {
        "60岁以上老人体检率达到80%。": "老人体检率；60岁以上老人体检率",
    },
}


@pytest.mark.parametrize(
    ("rule", "sentence", "named"),
    [(rule, sentence, named) for rule, table in CASES.items() for sentence, named in table.items()],
)
def test_a_number_is_named(rule, sentence, named):
    found = phrases(sentence)
    assert "；".join(written(phrase) for phrase in found) == named
    if rule.startswith("indicator."):
        assert rule.partition(",")[0] in {phrase.rule for phrase in found}


def written(phrase: Phrase) -> str:
    return f"{phrase.indicator}/{phrase.action}" if phrase.action else phrase.indicator


def test_every_rule_has_a_sentence():
    """The rules are read out of the code, so that a new one asks for its sentence."""
    code = "".join(path.read_text(encoding="utf-8") for path in EXTRACTORS.glob("indicator*.py"))
    assert {rule.partition(",")[0] for rule in CASES if rule.startswith("indicator.")} == set(re.findall(r'"(indicator\.\w+)"', code))


@pytest.mark.parametrize("sentence", [sentence for table in CASES.values() for sentence in table])
def test_what_is_named_stands_in_the_text(sentence):
    for phrase in phrases(sentence):
        assert all(0 <= span.start < span.end <= len(sentence) for span in (*phrase.spans, *phrase.action_spans))
        assert "、".join(span.of(sentence) for span in phrase.action_spans) == phrase.action
        if phrase.rule == "indicator.left" and len(phrase.spans) == 1:
            assert phrase.spans[0].of(sentence) == phrase.indicator


@pytest.mark.parametrize("sentence", ["12个。", "，。", "达到30%。", "约5万人，约6万人。"])
def test_a_number_without_a_noun_has_no_indicator(sentence):
    assert {phrase.indicator for phrase in phrases(sentence)} <= {""}


def test_a_place_in_a_longer_text_is_told():
    """Spans are places in the whole text, and nothing outside of the sentence is read."""
    sentence, before = "建成驿站6座。", "新建公厕9座。"
    text = before + sentence
    (found,) = name_quantities(text, len(before), len(text), find_quantities(text)[1:])
    assert (found.indicator, found.spans[0].of(text), found.spans[0].start) == ("驿站", "驿站", len(before) + 2)


@pytest.mark.parametrize("filler", ["建设", "（", "、", "达到", "其中", "分别", "每年", "的", "3个"])
def test_a_sentence_of_one_word_stays_cheap(filler):
    sentence = filler * 400 + "建成驿站6座。"
    assert phrases(sentence)[-1].clause_start >= 0
