"""Words of a table that lost its separators: which column each stands in and where rows begin.

The heads say what a column holds (numbers, bodies, days, …), and the way through rows and columns on which the words fit best is looked for (Viterbi).
The weights are no measured quantities: fitting a column counts 3, against it 5, leaving a cell empty 1, and the tests hold what follows.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from math import log2

from extractors.span import fold
from extractors.units import units
from pipeline.table_words import BODY, OUTER, SERIAL, is_value

#: Kinds of columns by their heads, the first that fits; `words` where none does.
_KINDS = (
    ("serial", SERIAL),
    ("name", re.compile(r".{0,12}名称|(?:项目)?学校|校园?名")),
    ("unit", re.compile(r"(?:计量)?单\s?位")),
    ("binding", re.compile(r"(?:指标)?属\s?性|(?:指标)?性质|是否.{2,8}")),
    ("note", re.compile(r"备\s?注|说\s?明")),
    ("any", re.compile(r"(?!.*(?:19|20)\d\d).{0,6}(?:进展|完成|落实|办理|整改|开展|执行|推进|实施)(?:情况|结果)|(?:当前|目前|现|形象)(?:工程|项目|形象|完成)?(?:进度|进展|情况)|.{0,4}进展|存在(?:的)?问题|下一?步.{2,8}"
                       r"|.{0,4}(?:19|20)\d\d年?.{0,4}(?:内容|任务|举措|措施|安排|事项|要求)")),
    ("due", re.compile(r".{0,6}(?:时限|时间|期限|年限|年份|年度|进度)(?:要求|安排|节点)?")),
    ("person", re.compile(r".{0,6}(?:领导|责任人|负责人|联系人|分管.{0,3})")),
    ("body", re.compile(r".{0,8}(?:责任|牵头|配合|承办|主管|协办|协同|参与|实施).{0,6}|部\s?门|.{0,4}(?:部门|单位)")),
    ("any", re.compile(r"(?:工作|主要|绩效|任务|年度|建设|项目)?目标(?:任务)?|.{0,6}(?:内容|任务).{0,6}|(?:建设)?规模")),
    ("value", re.compile(
        r".{0,8}(?:19|20)\d\d\s?年?.{0,6}|.{0,6}(?:现状|基期|完成|目标|规划|预期|实际|指标)(?:值|数)|(?:现状|基期|基准|基线)(?:水平)?|.{0,8}(?:增长|增速|增幅|累计).{0,8}|[一二三四]季度"
        r"|.{0,12}(?:数量?|面积|规模|投资|金额|资金|分值|里程|合计|学位|班额)(?:[（(].{1,6}[)）])?|.{1,10}[（(][亩个所人户名元%万套间张台座公里处公顷吨米].{0,3}[)）]")),
)  # fmt: skip
#: |改造任务（户）|: a head that tells a unit.
_MEASURED = re.compile(r".{2,16}[（(](.{1,5})[)）]")
#: What leaving a cell of a kind empty costs: notes mostly are, what is merged is where it stands in front, a number hardly ever.
_EMPTY = {"person": 1.0, "any": 1.0, "serial": 3.0, "unit": 1.5, "binding": 1.0, "note": 0.1, "due": 0.8, "body": 1.0, "value": 1.5, "words": 1.0, "name": 1.0}
#: What it costs that a cell goes on behind a separator: bodies one by one, words at a blank within them, more where each stands in a line.
_GOES_ON = {"body": 0.4, "due": 1.0, "words": 1.5, "name": 1.5, "any": 1.5, "note": 1.5}
_LINE = 1.5
#: The same where the line above is as long as this one, as a narrow column breaks them, and no shorter than any.
_FILLED, _NARROW = 0.5, 5
#: 83.2 above |（市级测算）|: so does a remark on a number; it is no worse than a column of its own.
_REMARKED = 0.4
#: Columns that may name rows.
_NAMES = ("words", "name", "any")
_NEVER = float("-inf")
_NO_SERIAL = 0.0
#: What it costs that a row is its number alone.
_ALONE = 4.0
#: What it costs that a line goes on with the row above.
_BROKEN = 3.0
_SECTION = 0.5
#: What a row of numbers without a name costs.
_NAMELESS = 2.5
#: What the first row leaves empty in front, nothing above it holds for.
_FIRST = 5.0
#: The same for a title without a number of its own.
_OPENS = 1.5

_AMOUNT = re.compile(r"(?!(?:19|20)\d\d年)(?:约|近|超|超过|达到|不低于|不少于|新增|累计|[<>≥≤＜＞≈~〔\[（(+-])*\s?\d[\d.,]*\s?(?:[-—~～:：]\s?\d[\d.]*)?[〕\])）]?\s?[^\d\s，。；、：]{0,6}")
_TIME = re.compile(r"(?=.{0,30}(?:[年月日前底末初]|季度|时|期))[\d年月日季度底末前初至到—–\-~～一二三四五六七八九十上下半全每长短中近时期完成起内、.“”力争建用竣工开投使]{2,30}(?:动工|完工|竣工|投入(?:使用|运营|试?运行)|投运|建成(?:投用)?|完成|(?:主体)?封顶|交付(?:使用)?|(?:通过)?验收|通车|运营|启动)?|(?:长期|持续|常态|适时|按时序).{0,8}|(?:19|20)\d\d(?:\.\d{1,2})?(?:[-—–~～至](?:19|20)?\d\d(?:\.\d{1,2})?)?")
#: What bodies of a list end in.
_ENDS = (
    r"局|厅|委|办|部|政府|中心|公司|镇|乡|街道|办事处|站|队|院|校|会|室|联|区|市|县|支行|单位|部门|[科股处所]|集团|企业|专班|小组|工作组|机构|协会|商会|园|馆|农场|林场|社|村|州|旗|苏木|团委|镇街|村居|海关|税务|公安|银行|分行|电视台|厂|军分区"
)
_BODY = re.compile(rf"(?:[一-龥（）()“”·]{{1,30}}(?:{_ENDS})(?:[（(][一-龥、]{{0,30}}(?:{_ENDS})[）)])?|[一-龥]{{0,4}}[市县区乡镇州旗盟]{{1,2}}[（(][市县区乡镇州旗盟、]{{1,8}}[）)][一-龥]{{0,12}})等?")
#: What parts bodies, not within brackets (各县（市、区）).
_PARTS = re.compile(r"[、，,；;/\s]+(?![市县区乡镇州旗盟、]{1,8}[）)])")
#: 建成|县残疾人综合服务中心。: a task may end in a body's name; 建设局, 推进办 and 组织部 begin with a verb too.
_DEED = re.compile(r"(?:建[成设]|[新迁改扩续筹]建|启动|启用|开工|动工|投用|推[进动]|完[成善]|实施|加[快强大]|开展|打造|做好|抓好|组[织建]|成立|健全|提[升高]|支持|引[进入]|培育|创建|整合|优化|深化|落实|升级|改造|设立|建立)(?![局部委厅处科股]).{4}")
#: What is no body by itself, but may be the title of a section: |产业园区|, |老旧小区|.
_AREA = re.compile(r"(?![各市县区镇省])[一-龥]{1,4}[园小片街城地社商厂]区")
_PERSON = re.compile(r"(?:[一-龥]\s?[一-龥]{1,2}[、\s]{0,2}){1,4}")
_SCHOOL = re.compile(r".{1,16}(?:学校|[中小大]学|学院|幼儿园|[卫敬福].{0,2}院)")
_DASH = re.compile(r"[\\/—–\-－一]{1,2}|无")
COUNT = re.compile(r"(\d{1,4})[.、]?")
#: 一|老旧小区改造: a section is counted in the column of the rows.
_SECTION_COUNT = re.compile(r"[一二三四五六七八九十]{1,3}")
_TOTAL = re.compile(r"[合小总共]\s?计|总数|汇\s?总")
#: |完成省下达任务|, |持续提升|, |不低于全国平均水平|: a goal told in words where its column has numbers.
_GOAL_IN_WORDS = re.compile(
    r"(?:按照?|完成|达到|执行|落实|以|[不高低优]{1,2}于|控制在)[一-龥]{0,10}(?:下达|要求|目标|任务|指标|标准|水平|范围内?|为准|数)"
    r"|(?:持续|稳步|逐步|逐年|不断|进一步|明显|显著|大幅度?|稳中[有趋]|有所|保持|基本|继续|全面|动态)[一-龥]{1,6}|(?:只增不减|只减不增|全?覆盖|达标|待定|待下达|完成|稳定|[提上]升|提高|下降|降低|增长|增加|减少|改善|好转|优化)"
)
_UNIT = re.compile(r"(?:1|人|例|件)?/?1?\d{0,2}[万千百]")
_BINDING = re.compile(r"(?:约束|预期|倡导|引导|指导)性?")


@dataclass(frozen=True, slots=True)
class Word:
    """A word between separators, or a line: what it says, whether it begins a line, whether more than one blank stands before it, and whether it may
    open a section, as rows are counted below."""

    words: str
    begins: bool
    wide: bool = False
    opens: bool = False


#: Rows of (column, first word, word after the last); a section has column -1.
Flow = list[list[tuple[int, int, int]]]


def kind_of(title: str) -> str:
    """What a column holds by its head."""
    title = "".join(title.split()).removeprefix("其中：").removeprefix("其中:")
    measured = _MEASURED.fullmatch(title)
    if measured and is_unit(measured[1]):
        return "value"
    return next((kind for kind, head in _KINDS if head.fullmatch(title)), "words")


@lru_cache(maxsize=4096)
def are_bodies(words: str) -> bool:
    """Whether a cell is a list of bodies by its form, or one."""
    return len(words) <= 400 and all(map(_BODY.fullmatch, _PARTS.split(words.rstrip("。、，"))))


@lru_cache(maxsize=8192)
def fits(kind: str, words: str) -> float:
    """How well words stand in a column of a kind."""
    dash = _DASH.fullmatch(words) is not None
    if kind == "serial":
        return 3.0 if COUNT.fullmatch(words) or _SECTION_COUNT.fullmatch(words) else 3.0 if _TOTAL.fullmatch(words) else -6.0
    if kind == "value":
        return 3.0 if is_value(words) else 2.5 if _AMOUNT.fullmatch(words) else 1.0 if dash else 2.0 if _GOAL_IN_WORDS.fullmatch(words) else -2.0 if len(words) <= 6 else -5.0
    if kind == "unit":
        return 3.0 if dash or is_unit(words) else 2.0 if are_bodies(words) else -4.0
    if kind == "binding":
        return 3.0 if _BINDING.fullmatch(words) else 0.5 if dash or (len(words) <= 4 and not words[:1].isdigit()) else -5.0
    if kind == "body":
        if _DEED.match(words):
            return -1.0
        return 1.0 if dash or _SCHOOL.fullmatch(words) else -3.0 if _AREA.fullmatch(words) else 3.0 if are_bodies(words) else -1.0 if BODY.fullmatch(words) else -3.0
    if kind == "person":
        return 2.0 if _PERSON.fullmatch(words) else -2.0
    if kind == "due":
        words = words.replace(" ", "")  # 2025 年 6 月底
        return 3.0 if len(words) <= 30 and _TIME.fullmatch(words) else 1.0 if dash else -2.0 if len(words) <= 10 else -4.0
    if kind == "note":
        return -3.0 if OUTER.match(words) else 0.0  # a heading behind the table
    if kind == "any":
        return 1.0
    if is_value(words) or _BINDING.fullmatch(words):
        return -3.0
    if _SCHOOL.fullmatch(words):
        return 2.0 if kind == "name" else 1.0
    return 0.0 if dash or are_bodies(words) or (len(words) <= 14 and _TIME.fullmatch(words)) else 1.0


#: 江北水务|集团|: what is left of a name at the head of the next line.
_REST = re.compile(r"(?:有限)?(?:责任)?公司|(?:控股)?集团(?:有限公司)?|(?:人民)?政府|(?:管理)?委员会|管委会|办公室|办事处|(?:管理|服务)?(?:局|中心|所|处|站)|各?(?:有关|相关)(?:单位|部门|企业)")


#: 区财政局、区|住建局|: a list of bodies whose last one isn't whole.
_LISTED = re.compile(r"(.{3,60})、[^、]{1,8}")


def is_torn(words: str, after: str) -> bool:
    """Whether a line goes on with the name or the list that the line above it breaks off."""
    if words[-1] in "、，与和及以" or after[0] in "、，":
        return True
    if before := _LISTED.fullmatch(words):
        return not are_bodies(words) and are_bodies(before[1]) and are_bodies(words + after)
    return after not in units() and len(after) <= 8 and _REST.fullmatch(after) is not None and not are_bodies(words) and are_bodies(words + after)


def may_open(words: str) -> bool:
    """Whether a line may be the title of a section of rows, by its form."""
    return 2 < len(words) <= 40 and words[-1] not in "。；，、：" and not is_value(words) and not _AMOUNT.fullmatch(words) and not _TIME.fullmatch(words) and (not are_bodies(words) or _AREA.fullmatch(words) is not None)


def is_unit(words: str) -> bool:
    """Whether a word is a unit of measure."""
    word = fold(words)
    return len(word) <= 8 and (word.lstrip("万亿千百") in units() or word.split("/")[0].lstrip("万亿千百") in units() or word in ("%", "‰", "比") or _UNIT.fullmatch(word) is not None)


#: How a cell is numbered, and the unit that stands in one.
_NUMBERED = re.compile(r"[一二三四五六七八九十\d、.．（）()]{0,4}")
_BARE = "-"
_OWN_UNIT = re.compile(r"[^\d\s.,，%以左]{1,6}$")


@dataclass(frozen=True, slots=True)
class _Usual:
    """What the cells of a column look like: the logarithm of their length and how they are numbered, or the unit that its values have, _BARE for none, and whether these are whole."""

    size: float
    number: str
    unit: str = ""
    whole: bool = False


def _looks(words: str, usual: _Usual | None) -> float:
    if usual is None:
        return 0.0
    if usual.unit:
        other = (unit := _OWN_UNIT.search(words)) and unit.group() != usual.unit
        return -1.5 if other or (usual.whole and "." in words) else 0.0
    if _AMOUNT.fullmatch(words):
        return 0.0
    return (0.0 if _numbering(words) == usual.number else -1.5) - min(2.0, 0.7 * abs(log2(1 + len(words)) - usual.size))


def _numbering(words: str) -> str:
    number = _NUMBERED.match(words)
    return "".join("一" if sign in "一二三四五六七八九十" else "1" if sign.isdigit() else sign for sign in number.group()) if number else ""


def flow(words: Sequence[Word], kinds: Sequence[str], *, sure: bool = True) -> tuple[Flow, int, float]:
    """The rows, how many words they take, and how well these fit; no rows where nothing fits.

    Where separators are not `sure`, cells may hold them too (blanks, commas).
    """
    found = _best(words, kinds, [None] * len(kinds), sure=sure)
    kinds = [_told(words, found[0], column, kind) for column, kind in enumerate(kinds)]
    usual = [_usual(words, found[0], column, kind) if kind in _NAMES or kind == "value" else None for column, kind in enumerate(kinds)]
    return _best(words, kinds, usual, sure=sure) if any(usual) else found


def _told(words: Sequence[Word], rows: Flow, column: int, kind: str) -> str:
    """What a column holds whose head doesn't tell, behind the first one."""
    if kind != "words" or not column:
        return kind
    cells = [words[first].words for row in rows for at, first, last in row if at == column and last == first + 1]
    return "value" if len(cells) >= _ENOUGH and sum(map(is_value, cells)) >= 0.8 * len(cells) else kind


def _usual(words: Sequence[Word], rows: Flow, column: int, kind: str) -> _Usual | None:
    cells = ["".join(word.words for word in words[first:last]) for row in rows for at, first, last in row if at == column]
    if len(cells) < 2:
        return None
    if kind == "value":
        units = [hit.group() if (hit := _OWN_UNIT.search(cell)) else _BARE for cell in cells]
        unit = max(sorted(set(units)), key=units.count, default="")
        whole = sum("." in cell for cell in cells) <= 0.25 * len(cells)
        return _Usual(0.0, "", unit, whole) if units.count(unit) >= max(2, 0.6 * len(cells)) else None
    numbers = [_numbering(cell) for cell in cells]
    return _Usual(sum(log2(1 + len(cell)) for cell in cells) / len(cells), max(sorted(set(numbers)), key=numbers.count))


#: So many cells tell what a column holds.
_ENOUGH = 3
#: So many words after the best end of a table are looked at for more of it.
_PATIENCE = 40


def _left_out(kinds: Sequence[str]) -> tuple[list[float], list[float], list[float]]:
    """What it costs to leave columns empty: all up to each, those behind each as the last of a row, and all in front of each."""
    width = len(kinds)
    empty = [_EMPTY[kind] for kind in kinds]
    # Columns in front may hold for the rows below.
    lead = [0.6 if kind in _NAMES else cost for kind, cost in zip(kinds, empty, strict=True)]
    # What stands next to the numbers names their row.
    valued = kinds.index("value") if "value" in kinds else 0
    naming = max((column for column in range(valued) if kinds[column] in _NAMES), default=-1)
    if naming >= 0:
        lead[naming] = _NAMELESS
    skipped = list(accumulate(empty, initial=0.0))
    # What a row that ends at a column leaves empty; a number alone is none.
    left = [skipped[width] - skipped[column + 1] + (_ALONE if kind == "serial" else 0.0) for column, kind in enumerate(kinds)] + [0.0]
    led = list(accumulate(lead, initial=0.0))
    return skipped, left, led


def _best(words: Sequence[Word], kinds: Sequence[str], usual: Sequence[_Usual | None], *, sure: bool) -> tuple[Flow, int, float]:
    """The best way through a beginning of the words, by what stood before each word in each column."""
    width = len(kinds)
    skipped, left, led = _left_out(kinds)
    scores = [_NEVER] * (width + 1)  # the last for a section
    came: list[list[int]] = []
    lines = all(word.begins for word in words)
    begun = next((int(count[1]) for word in words[:4] if (count := COUNT.fullmatch(word.words))), 1)
    best, end, last_column = 0.0, 0, -1
    for at, word in enumerate(words):
        ended = max(range(width + 1), key=lambda column: scores[column] - left[column])
        done = scores[ended] - left[ended] if at else 0.0
        now, back = [_NEVER] * (width + 1), [-1] * (width + 1)
        remark = word.words[:1] in ("（", "(") and word.words[-1] in ")）"
        ahead, ahead_from = _NEVER, -1
        goes_on = _FILLED if lines and at and _fills(words[at - 1].words, word.words) else _GOES_ON["words"] + _LINE
        for column, kind in enumerate(kinds):
            if column and scores[column - 1] + skipped[column] > ahead:
                ahead, ahead_from = scores[column - 1] + skipped[column], column - 1
            broken = _BROKEN if word.begins and not lines else 0.0
            ways = [(ahead - skipped[column] + (0.8 if word.wide else 0.0) - broken, ahead_from)]
            if kind in _GOES_ON:
                ways.append((scores[column] - (goes_on if lines and kind in _NAMES else _GOES_ON[kind] + (_LINE if sure else 0.0)) - broken, column))
            elif remark and kind == "value":
                ways.append((scores[column] - _REMARKED - broken, column))
            if word.begins:
                ways.append((done - (led[column] if at else _FIRST * led[column]), ended + width + 1))
            score, place = max(ways)
            fit = _REMARKED if remark and kind == "value" and place == column else _NO_SERIAL if kind == "serial" and not _counts(word.words, begun, at) else fits(kind, word.words)
            now[column] = score + fit + (_looks(word.words, usual[column]) if place != column else 0.0)
            back[column] = place
        if word.begins and (word.opens or OUTER.match(word.words)):
            now[width], back[width] = done - (_SECTION if OUTER.match(word.words) else _OPENS), ended + width + 1
        scores = now
        came.append(back)
        for column in range(width):
            total = scores[column] - left[column]
            if total > best:
                best, end, last_column = total, at + 1, column
        if at - end > _PATIENCE:
            break
    return _way(came, end, last_column, width), end, best


#: |1．空气质量|, |二、|: a line with a number of its own goes on with none.
_OWN_NUMBER = re.compile(r"[（(]?[\d一二三四五六七八九十]{1,3}[)）.．、]")


def _fills(before: str, words: str) -> bool:
    """Whether a line may be so long because its column ends there, and the next one goes on with it."""
    # 高速公 above |路|: a unit of one character may be the rest of a word.
    whole = not before or before[-1] in "。；）)" or _OWN_NUMBER.match(words) or ((len(words) > 1 or words in "%‰") and is_unit(words)) or are_bodies(words)
    return not whole and len(before) >= max(len(words) - 1, _NARROW)


def _counts(words: str, begun: int, at: int) -> bool:
    """Whether a number may count rows: they began with `begun`, and each has two words or more."""
    count = COUNT.fullmatch(words)
    return count is None or begun <= int(count[1]) <= begun + at // 2


def _way(came: Sequence[Sequence[int]], end: int, column: int, width: int) -> Flow:
    rows: Flow = []
    row: list[tuple[int, int, int]] = []
    last = end
    for at in range(end - 1, -1, -1):
        before = came[at][column]
        new = before > width or at == 0
        if new or before != column:
            row.append((column if column < width else -1, at, last))
            last = at
        if new:
            rows.append(row[::-1])
            row = []
        column = before - width - 1 if before > width else before
    return rows[::-1]
