"""What single lines of a head are: a body, a day, a document number, a stamp, a note on publication, who is addressed."""

from __future__ import annotations

import re
from datetime import date

from extractors.late import late
from extractors.numerals import number
from extractors.span import fold

#: A line that says when a page was published is so long at most.
_STAMP_LINE = 120
ORGAN = re.compile(
    r"(?!关于|加强|推进|建设|成立|发挥)[一-龥（）()“”·]{1,30}"
    r"(?:人民政府|政府|办公厅|办公室|委员会|[省市区县州盟旗][^，。]{0,8}[委局办厅](?<![布格结]局)|局(?<![布格结]局)|厅|教委|部|领导小组|指挥部|联席会议|联合会|总工会|管委会|党组|党工委"
    r"|法院|检察院|研究院|总队|支队|集团|公司|银行|大学|学院|中心|院|署|海关|红十字会|妇联|残联|团[省市区县]委|委|办)"
)
DATE = re.compile(
    r"(?P<year>(?:19|20)\d\d|[一二][〇○零OoＯ一二三四五六七八九]{3})\s?[年./-]\s?(?P<month>\d{1,2}|[一二三四五六七八九十]{1,2})\s?[月./-]"
    r"\s?(?P<day>\d{1,2}|[一二三四五六七八九十]{1,3})\s?日?"
)
#: 源某某时报|2018-09-28| 14:30, 作者：某某 |2021-08-19|, 某县文旅局 ｜|2023-10-12|: when a page says that it was published.
_DAY = re.sub(r"\?P<\w+>", "?:", DATE.pattern)
_STAMP = re.compile(
    r"(?!.{0,120}(?:检索|施行|实施|生效|失效|废止|更新(?!时间|日期)|印发|会议|发布会))"
    rf"(?:[^。！？，]{{0,60}}?(?P<timed>{_DAY})[ 　]{{0,4}}\d{{1,2}}:\d{{2}}(?::\d{{2}})?[^。！？，]{{0,100}}"
    rf"|(?=.{{0,120}}(?:来源|作者|记者|编辑|字[体号](?:大小)?|浏览(?:次数|量)?|阅读(?:次数|量|数)?|点击(?:次数|量|数)?) ?[:：])[^。！？，]{{0,60}}?(?P<signed>{_DAY})[^。！？，]{{0,100}}"
    rf"|[^。！？，：]{{0,24}}(?:[日晚时]报|新闻|网)[】\]]?[ 　|｜]{{0,3}}(?P<bare>{_DAY})\s{{0,4}}"
    rf"|(?!.{{0,24}}(?:[截至期]|时间))[一-龥]{{2,12}}[ 　]{{1,3}}(?P<named>(?:19|20)\d\d-\d\d-\d\d)"
    rf"|[^。！？，：\d]{{3,30}}[ 　]{{0,2}}[|｜][ 　]{{0,2}}(?P<barred>{_DAY})"
    rf"|(?P<first>{_DAY})[ 　|｜]{{1,4}}[^。！？，：\d]{{0,12}}(?:[日晚时]报|新闻|网|发布|在线|客户端|融媒体?(?:中心)?))"
)
DOC_NUMBER = re.compile(
    r"[一-龥A-Za-z（）()]{1,20}?\s?[〔\[［【（(﹝]\s?(?:19|20)\d\d\s?[〕\]］】）)﹞]\s?(?:第\s?)?\d{1,5}\s?号"
)
NOTE = re.compile(
    r"[（(]?(?:此件|本文|信息公开)[^。]{0,20}(?:公开|属性)[^。]{0,10}[)）]?|特此(?:通知|通告|公告)。?|[-—_=*·]{1,60}|政策全文|(?:文章)?正文(?:内容)?|全文|【[^】]{2,12}】"
    r"|[（(].{0,30}(?:通过|公开发布|审议|批准)[^。]{0,20}[)）]|(?:北大)?法宝.{0,60}|【法宝引证码】.{0,40}|(?:[您你](?:现在|目前|当前)?的?)?(?:当前|现在|所在)?(?:所在)?的?位置(?:导航|是)?\s?[:：].{0,120}|文章属性"
    r"|(?:用|请|打开)?(?:微信|手机)?(?:“扫一扫”|扫描?)(?:下方)?二维码.{0,30}|分享[至到][^，。；]{0,14}|(?:微信)?扫一扫.{0,24}|点击(?:蓝字|上方|右上角|关注).{0,20}|[×✕✖↑↓▲▼◀▶«»‹›]{1,4}|(?:返回|回到)(?:顶部|首页|上一?页|列表)|(?:网站地图|设为首页|加入收藏|联系我们|语音播报|智能朗读|我要纠错|繁體中文|简体中文|繁体版?)(?:[ 　|｜]{1,3}[^ ，。；]{2,6}){0,6}|收录于合集.{0,30}|(?:正在)?加载中?[.…]{0,6}|[.…]{2,12}|A[ A+-]{1,8}|(?:[\[【]?(?:打印|关闭|收藏|返回|纠错)(?:本页|窗口|此页|列表)?[\]】]?[ 　]?){1,4}|\[\]|[●•·■◆]{1,3}|共\s?\d{1,4}\s?页|(?:支持)?IPv6.{0,10}|(?:分享|摘要|简介|文档介绍|内容(?:提示|提要|简介)|导读)\s?[:：]|(?:热门?搜[索词]?词?|标签|文档分类|所属分类|上传人|上传者)\s?[:：].{0,40}|(?:下载|打印|保存|收藏|复制)(?:本文|全文|文件|文档|本页|此页|链接)|手机端|(?:查看|阅读)原文|原创|其[他它]|立即下载|更多的?资讯.{0,10}"
    r"|今天是[^，。；]{0,40}|(?=.{0,40}(?:浏览|点击|阅读|人气|栏目))[^。，；]{0,40}(?:(?:浏览|点击|阅读)(?:次数|量|数|率)?|人气|栏目)\s?[:：](?![^。，；]{0,12}\d[^。，；]{0,3}[本册人篇种]|人均)[^。，；]{0,60}"
    r"|首\s?页(?:[ 　>»|]{1,3}[^ 　>»|。，：]{2,12}){2,8}|浏览(?:次数|量)?\s?[:：]?\s?\d{1,8}|打\s?印|分享到.{0,20}|[【\[]?字[体号](?:大小)?[:： ].{0,30}|字体.{0,20}|(?:19|20)\d\d年\d{1,2}月\d{1,2}日[ 　]{0,4}星期[一二三四五六日].{0,30}|https?://\S{1,200}|\[?\s?大\s*中\s*小\s?\]?"
    r"|(?:进入)?(?:老年|长者|适老|关怀)(?:模式|版)|无障碍(?:浏览|阅读)?|[大小]字号|\[?关闭窗口\]?|[|｜ ]{1,9}|[A-Za-z][A-Za-z &.]{2,24}|本[篇文]文?章?共?约?\d{2,6}字.{0,20}|(?:您好[，,！!]?)?欢迎[您你]?(?:来到|访问|光临|登录|进入|浏览).{1,30}|(?:[一-龥]{2,4}[ 　])?[一-龥]{0,10}(?:记者|通讯员)[ 　][一-龥 　、]{2,20}|[-•·]?\s?(?:[\d.]{1,8}\s?[KM]B|(?:19|20)\d\d-\d\d-\d\d\s?(?:发布|上传|更新)|(?:格式|大小|文档页数|页数)[:：].{1,12}|\d、本文档.{0,80})|[（(](?:资料)?图片?(?:来源.{0,12})?[)）]|[（(]资料图.{0,6}[)）]|中国政府网[ 　].{0,40}|[一-龥]{2,12}[〔\[]号|首\s?页|(?:[^，。：>]{2,16})?(?:\s?>{1,2}\s?[^，。：>]{2,16}){1,6}(?:\s?>{1,2})?|[^，。：>]{2,16}>"
)
_ADDRESSED = re.compile(
    r"人民政府|街道|单位|部门|[委办局厅]|乡镇|企业|学校|公司|各[省市区县]|党组|机构|集团|管委会"
)
#: A line that ends in a colon and introduces what follows, instead of naming who is addressed.
_LEAD_IN = re.compile(r"如下|下列|以下|现将|为了|^为|要求|情况|内容|通知|表示|指出|强调|会议上|实事|[。；;]|^各位|^附")


#: 简体|繁體|无障碍阅读|长者模式|某县人民政府网: what a page offers its readers above a paper, in one line or in many.
_MENU_WORD = re.compile(
    r"[简繁][体體](?:中文|版)?|无障碍(?:浏览|阅读|模式|服务|版)?|(?:进入)?(?:老年|长者|适老|关怀)(?:模式|版|专区)?|(?:English|EN|en)|登[录陆]|注册|(?:用户|个人)中心|退出(?:登录)?|(?:站内|高级|全文|智能)?搜索|检索|请输入.{0,8}"
    r"|(?:网站|本站)?首页|网站(?:地图|导航|支持IPv6)|本?网站支持.{0,8}|(?:设为首页|加入?收藏|收藏本页|联系我们|关于我们|返回(?:顶部|首页|列表)?|上一[篇页]|下一[篇页])|手机版|移动[端版]|(?:[一-龥]{2,8})?客户端(?:点击.{0,10})?|小程序|(?:用?微信)?扫一扫.{0,14}|视力保护色[:：]?|中国政府网|目[ \u3000]?录|[一-龥]{0,16}版权所有.{0,20}|(?:未经允许)?请勿[一-龥]{2,10}|(?:政务)?(?:微信|微博)|(?:智能)?(?:机器人|问答)"
    r"|政[务府](?:信息)?公开(?:专栏|目录|指南|年报|制度)?|信息公开(?:目录|指南|年报|制度)?|政务服务|(?:政民|互动)交流|互动(?:交流)?|办事服务|公共服务|网上办事|新闻(?:中心|动态|资讯)|领导(?:之窗|信息)|政府领导|机构(?:职能|设置|概况|信息)|走进.{2,4}|[魅美]力.{2,4}"
    r"|政策(?:文件|法规|解读)|法定主动公开内容|依申请公开|通知公告|公示公告|工作动态|要闻动态|数据(?:开放|发布|公开)|专题(?:专栏)?|热点专题|打印(?:本页)?|关闭(?:窗口|本页)?|分享到?|字号|默认|[大中小特]号?|【?下载(?:Word|PDF|word|pdf)?】?|语音播报|(?:搜索|检索)(?:位置|范围|结果)[:：]?|(?:时间|文件)?(?:范围|类型|排序|匹配度)[:：]?"
)
_MENU_PARTS = re.compile(r"[ \u3000\u00a0\t|｜/>»·]+")
#: What the name of a site among them ends in.
_SITE = late(r"[一-龥·-]{2,24}(?:网|网站|门户|平台)(?:[-—·][一-龥]{2,8})?")


def is_menu(words: str) -> bool:
    """Whether a line is what a page offers its readers: words of its menus alone, or beside the name of a site."""
    parts = [part for part in _MENU_PARTS.split(words) if part] if len(words) <= _STAMP_LINE else []
    known = sum(_MENU_WORD.fullmatch(part) is not None for part in parts)
    return known > 0 and all(_MENU_WORD.fullmatch(part) or _SITE.fullmatch(part) for part in parts)


def is_addressee(words: str) -> bool:
    """Whether a line says who is addressed: bodies or kinds of bodies, and a colon."""
    return (
        words[-1] in "：:"
        and len(words) <= 300
        and not _LEAD_IN.search(words)
        and _ADDRESSED.search(words) is not None
    )


def is_organ(words: str) -> bool:
    """Whether a line names a body, or several parted by blanks, and nothing else."""
    if len(words) > 120:
        return False
    parts = words.split()
    return 0 < len(parts) <= 12 and all(ORGAN.fullmatch(part) for part in parts)


def whole_date(words: str) -> str:
    """The ISO date of a line that is nothing but a date, else empty."""
    if len(words) > 24:
        return ""
    plain = fold(words).strip("（）() 印发布")
    hit = DATE.fullmatch(plain)
    return iso_day(hit) if hit else ""


def iso_day(hit: re.Match[str]) -> str:
    """ISO date of a hit of DATE, empty where there is no such day."""
    try:
        return date(
            *(int(number(hit[part].replace("O", "0").replace("o", "0"))) for part in ("year", "month", "day"))
        ).isoformat()
    except ValueError:
        return ""


def doc_number(words: str) -> re.Match[str] | None:
    """The document number that a line is, also in brackets."""
    return DOC_NUMBER.fullmatch(words) or (DOC_NUMBER.fullmatch(words[1:-1]) if words[:1] in "（(" and words[-1:] in "）)" else None)


def stamp_of(words: str) -> re.Match[str] | None:
    """The stamp that a line is in which a page says when it was published."""
    return _STAMP.fullmatch(fold(words.strip("|｜ "))) if len(words) <= _STAMP_LINE else None
