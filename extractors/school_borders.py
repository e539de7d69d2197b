"""Where the words that may belong to a school's name begin: behind the last word that no name contains (`border` words and verbs, marks of punctuation)."""

from __future__ import annotations

import re
from functools import cache

from extractors.late import late
from extractors.lexicon import rows, words
from extractors.places import begins_place

_ROAD = re.compile(r"(?:[东南西北中]|[一二三四五六七八九十]{1,2})?(?:路(?!桥)|巷|街(?=小学|中学|幼儿园|学校)|大街|街道|大道)")
#: Joints and particles that are none where one syllable of a name stands before them (扩建福和小学), and
#: those that are none inside the name of a township (多其木乡中学).
_JOINT_SIGNS = frozenset("和及与")
#: 新建校区|如|东湖一小, 改扩建项目|如|东山中学: behind these 如 gives an example, also where it could begin a place.
_EXAMPLES = frozenset("区目校园程学")
_PARTICLES = frozenset("本比多约其如依可也为以则即且因随间所类项给让含像至能要须")
#: Those that are none where a list's member begins with them (扩建甲中学、由丰中学).
_FIRST_SYLLABLES = _PARTICLES | frozenset("由向将从于到有是")
_TOWNSHIP = late("[\u4e00-\u9fff]{0,3}[乡镇]")
#: Phases of an estate, whose own kindergarten is called after it.
_PHASES = frozenset({"一期", "二期", "三期", "四期"})
#: 石龙镇|公办幼儿园, 石龙镇|公立幼儿园: a township's own; 乡镇公办幼儿园 are a kind.
_OF_TOWNSHIP = late("(?!各)[\u4e00-\u9fff](?:(?<![乡城村集各市小])镇|(?<![城各下])乡|街道)(?:第[一二三四五六七八九十]{1,2})?$")
#: 黄岭|示范小学, 市第二|示范小学: a school's own; 省级示范小学, 省市示范小学 are a rank.
_OWN_MODEL = late("[\u4e00-\u9fff]{0,6}第[一二三四五六七八九十]{1,2}|[\u4e00-\u9fff]{1,2}[^省市区县州旗盟镇乡校级类化性型星等所个育]")
#: What a dot behind it parts from the school that is part of it.
_PROJECTS = frozenset({"工程", "项目"})
#: What may stand in a name beside characters and figures: the dot of foreign names, nought, and masks (XX县XXX小学).
_IN_NAMES = frozenset("·xX×〇")
#: 2025|年, 300|万, 38|名, 132|号, 9月|份, 2万平方|米, 30|亩, 新（迁）|建: they end what parts a name from the words before.
_DATE_OR_VERB = "建年月日亿万元名号份米亩"
#: Kinds that a word ahead of them may seem to run into (正中, 当中, 充实, 扎实, 高职).
_KINDS = frozenset({"中心", "实验", "职业"})
#: A small county may have one school of a kind, and that has no other name (县中学, 甲县完小).
SOLE_SEATS = frozenset("县旗")
#: Signs that an authority or a township ends in; 校 stands for a school's own.
ADMIN = frozenset("省市区县州旗盟镇乡校")


@cache
def border_words() -> dict[str, tuple[tuple[int, tuple[str, ...]], ...]]:
    """Border word → (its place in longer words, those of them in which it is none)."""
    found: dict[str, tuple[tuple[int, tuple[str, ...]], ...]] = {}
    for row in rows("school_words", key=("surface", "use")):
        if row["use"] in ("border", "suffix"):
            longer: dict[int, list[str]] = {}
            for word in row["unless"].split("|") if row["unless"] else ():
                longer.setdefault(word.index(row["surface"]), []).append(word)
            found[row["surface"]] = tuple((shift, tuple(each)) for shift, each in longer.items())
    for word in (*words("school_actions"), *words("school_parts")):
        if len(word) > 1:
            found.setdefault(word, ())
    return found


@cache
def _lengths() -> dict[str, tuple[int, ...]]:
    """Last character of a border word, of a date or of 建 → the lengths of the words that end so, the shortest first."""
    lengths: dict[str, set[int]] = {last: set() for last in _DATE_OR_VERB}
    for word in border_words():
        if len(word) <= 4:
            lengths.setdefault(word[-1], set()).add(len(word))
    return {last: tuple(sorted(each)) for last, each in lengths.items()}


def is_hanzi(text: str, at: int) -> bool:
    """Whether a Chinese character stands at `at`; none does before the text begins."""
    return at >= 0 and "\u4e00" <= text[at] <= "\u9fff"


@cache
def _verbs() -> frozenset[str]:
    return frozenset(words("school_actions"))


@cache
def _pure_verbs() -> frozenset[str]:
    """Verbs that no road is named after; 建设路 and 解放路 are roads, 新建路桥小学 is a deed."""
    return _verbs() - {"建设", "发展", "创新"}


@cache
def kind_words(use: str) -> frozenset[str]:
    """The words of names with one `use` of `school_words.tsv` (`type`: 实验, 中心)."""
    return frozenset(
        row["surface"] for row in rows("school_words", key=("surface", "use")) if row["use"] == use
    )


def left_border(text: str, at: int, low: int, *, inside: bool = True) -> int:
    """Where the words that may belong to a name ending at `at` begin; `low` is the end of the last name.

    Without `inside`, a border word is one wherever it stands, also where a name may hold it.
    """
    borders, lengths = border_words(), _lengths()
    for i in range(at, low, -1):
        last = text[i - 1]
        ends = lengths.get(last)
        if ends is None:
            if "\u4e00" <= last <= "\u9fff" or last.isdecimal() or (last in _IN_NAMES and text[max(0, i - 3) : i - 1] not in _PROJECTS):
                continue  # 安居工程·|柳岸小学
            return i
        if last in _DATE_OR_VERB and _ends_a_date_or_verb(text, i):
            return i
        for length in ends:
            longer = borders.get(text[i - length : i]) if length <= i else None
            if longer is None:
                continue
            start = i - length
            if length == 1 and start == low > 0 and last in _JOINT_SIGNS and "附" not in text[i : at + 1]:
                return i  # 甲小学|和顺达小学, but 甲大学|和平附属小学
            if length > 1 and text[i - 1 : i + 1] in _KINDS:
                continue  # 养正|中心小学, 西充|实验小学: the word's last sign begins the kind
            if start == low > 0 and not any(not shift and text.startswith(each, start) for shift, each in longer):
                return i
            longer_verb = length == 2 and text[start - 1 : i - 1] == "新建"  # 新建|成都一中
            if length > 1 and last != "于" and (longer_verb or text[start:i] not in _pure_verbs()) and (text[i : i + 1] not in SOLE_SEATS or (longer_verb and _stands_alone(text, text[i - 1 : i + 1]))) and begins_place(text, i - 1, at, (2, 3)):
                continue  # 推进|化州一中: the word's last sign begins a place, but 办理|县一中
            if length > 1 and text[start:i] not in _verbs() and _verb_inside(text, start, low):
                continue  # 推进|城南小学, 依托|育才中学
            example = last == "如" and text[start - 1 : start] in _EXAMPLES
            kept = not example and longer and any(start >= shift and text.startswith(each, start - shift) for shift, each in longer)
            if kept and not (length > 1 and begins_place(text, i, at, (3, 4))):  # 建成|都昌县第二中学
                continue
            if not (inside and _inside_name(text, start, i, at, low)):
                return i
    return low


def _stands_alone(text: str, place: str) -> bool:
    """Whether a clause or a line of `text` opens with this `place`: where it does not, 新建成县一中 is of any county."""
    return text.startswith(place) or any(mark + place in text for mark in "\n，,。；;：:、（(《在于")


def _verb_inside(text: str, start: int, low: int) -> bool:
    """Whether a verb ends with the first sign of the border word at `start`, which then is no word."""
    return (start > low and text[start - 1 : start + 1] in _pure_verbs()) or (start > low + 1 and text[start - 2 : start + 1] in _pure_verbs())


def _ends_a_date_or_verb(text: str, end: int) -> bool:
    """Whether 2025年, 1.5亿 or 新（迁）建 ends at `end`."""
    before = text[max(0, end - 2) : end - 1]
    if text[end - 1] == "份":
        return before == "月" and text[max(0, end - 3) : end - 2].isdigit()
    if text[end - 1] == "米":
        return text.endswith("平方米", 0, end)
    if text[end - 1] == "元":
        return before in ("亿", "万") or before.isdigit()
    return before == "）" if text[end - 1] == "建" else before.isdigit()


def _inside_name(text: str, start: int, end: int, at: int, low: int) -> bool:
    """Whether the border word at [start, end) is part of the name that ends at `at`: a road's (建设路), or
    a syllable or suffix that a name's first syllables stand before (福和小学, 石城镇小学)."""
    word = text[start:end]
    if end < at and end - start > 1 and _ROAD.match(text, end, at):
        return word not in _pure_verbs()
    if word in kind_words("suffix"):
        return (
            is_hanzi(text, start - 1)
            and text[start - 1] not in ADMIN
            and left_border(text, start, low, inside=False) < start
        )
    if word in _PHASES and end == at:
        return is_hanzi(text, start - 1) and left_border(text, start, low, inside=False) < start - 1  # 柳家|二期|幼儿园
    if text.startswith(("公办", "公立"), end - 2) and end == at:
        return _OF_TOWNSHIP.search(text, low, end - 2) is not None
    if word == "示范" and end == at:
        return text.startswith(("小学", "幼儿园", "中学"), at) and _OWN_MODEL.fullmatch(text, left_border(text, start, low, inside=False), start) is not None
    if word == "其" and end == at:
        return 1 <= start - left_border(text, start, low, inside=False) <= 3  # 、阿合其|中学, but 及|其中学
    if text.startswith(("职业学院", "职业技术学院"), at) and word in kind_words("type"):
        return start - left_border(text, start, low, inside=False) > 1  # 东软|信息技术|职业学院
    if word == "多" and end == at:
        return is_hanzi(text, start - 1) and left_border(text, start, low, inside=False) == start - 1  # 、松多小学
    if word in _JOINT_SIGNS:
        if text[start - 1] in "院局委厅会府办校园所司团队社":
            return False  # 县妇幼保健院与县特殊教育学校
        if text[start - 2 : start] == "校区":
            return False  # 大学城高校区和甲学院
        if text[start - 1] in "区市县州旗镇乡村" and text[start - 2 : start - 1] in tuple("该我全本各"):
            return False  # 该区与甲小学, 该镇和镇中心小学
        if word == "和" and text[start - 2 : start - 1] in ("区", "市", "县", "州", "旗", "镇", "乡") and is_hanzi(text, start - 3) and text[start - 1] not in ADMIN and at - end <= 5:
            return True  # 永兴县|仁和第二小学
        if text[start - 1] == "、" and word != "及" and _syllable(text, end, at):
            return True  # 甲中学、|和溪中学、乙中学
        behind_verb = text[max(low, start - 2) : start] in _pure_verbs() and not (low and text[low:start] in _pure_verbs())  # 改造|和阳中学, but 甲小学扩建|和|乙小学
        return (behind_verb and ((text[start - 1] == "建" and word != "与") or (word == "和" and _syllable(text, end, at)))) or (is_hanzi(text, start - 1) and left_border(text, start, low, inside=False) == start - 1)
    if word in _PARTICLES and _TOWNSHIP.match(text, end, at):
        if text[start - 1].isdigit():
            return False  # 17所|镇中心学校
        return left_border(text, start, low, inside=False) < start
    if word in _FIRST_SYLLABLES:
        member = start == low + 1 > 1 and text[low] == "、"  # 扩建甲中学、以那中学
        return member and 0 < at - end <= 3 and text[end] not in ADMIN
    return word in kind_words("type") and _place_before(text, start)


def _syllable(text: str, start: int, end: int) -> bool:
    """Whether the words at [start, end) are one sign, and what tells the kind of school behind it (溪, 溪镇中心), so that the sign ahead belongs to the name."""
    kind = text[start + 1 : end]
    return start < end and text[start] not in ADMIN and (not kind or kind in kind_words("type") or (kind[1:] in kind_words("type") and kind[0] in ADMIN))


def _place_before(text: str, at: int) -> bool:
    """Whether a place's short name ends at `at`, or other trades behind one: a trade behind it is a name's (江西环境工程职业学院, 天津城市建设管理职业学院)."""
    kinds = kind_words("type")
    while width := next((width for width in (4, 3, 2) if width < at and text[at - width : at] in kinds), 0):
        at -= width
    return any(at >= length and begins_place(text, at - length, at, (length,)) for length in (2, 3))


def has_border(text: str, start: int, end: int) -> bool:
    """Whether a word or mark that no name contains stands in [start, end)."""
    return left_border(text, end, start) > start
