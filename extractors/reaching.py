"""Words of reaching and counting between an indicator and its value, no part of it: 市民广场|共有, 覆盖率|均达到."""

from __future__ import annotations

from functools import cache

from extractors.late import late
from extractors.lexicon import rows
from extractors.scanning import BLANKS, TOGETHER, Closing, together

#: What is more than a word, each with the characters that it begins and ends with: 由目前的, 从零起步, 每万人口, 以县为单位, a mark or a blank.
_BUILT = (
    ("一二三四五六", "期", r"[一二三四五六]年(?:为)?一个?周期"),
    ("人户校", "均", r"(?<=补[助贴])[人户校]均"),
    ("由从", "在前有来原的时常年初先去始行定钟日天周月",
     r"[由从](?:现在|目前|当前|现有|现行|原来|原先|原有|以前|过去|平时|平常|往年|[此之]前|年初|[起最当]初|初期|初始|开始|法定|规定|(?:改革|改造|整治|整改|治理|流转|实施|提标|调整|优化|集成)前|原)的?"
     r"(?:[\d一二两三四五六七八九十半]{1,3}(?:个?多?(?:小时|月|工作日)|分钟|天|日|周|年))?"),
    ("由从", "步础有白零", r"[由从](?:零(?:起步|基础)?|无到有|(?:一片)?空白)"),
    ("到至", "前在今天的", r"(?<=[增加长高升降少展大短压缩减])[到至](?:目前|现在|如今|当前|今天|现今)的?"),
    ("两三四五", "年", r"(?<=[\u4e00-\u9fff]{3})[两三四五]年"),
    ("以", "位", r"以[^，。；、]{2,6}为单位"),
    ("在", "在", r"(?<=[均仍都率例度量额值重积价幅龄数])在"),
    ("涉", "省市县区州旗镇乡", r"(?<=[\u4e00-\u9fff]{2})涉及[我全本][省市县区州旗镇乡]"),
    ("都", "都在", r"(?<=[\u4e00-\u9fff]{2})(?<![首古成丰花宁于新江昌望武迪])都(?:保持|维持|稳定)?在?"),
    ("严", "格", r"(?<=[率数量额度值])严格"),
    ("总", "总", r"(?<=资金|投资|金额|经费)总"),
    ("每", "日口人户生道镇村区里米亩吨头例时斤张位床个台辆次餐名支套处室只株课",
     r"每(?!个床位)[百千万]{0,2}个?(?:人口|人次|床日|人|户|生|街道|乡镇|镇|村|社区|平方公里|公里|平方米|亩|吨|头|例|千瓦时|公斤|立方米|张床位|张|床位?|个|台|辆|次|餐|名|支|套|处|室|只|株|课时|课)"),
    (f"：:“\"{BLANKS}", f"：:“\"{BLANKS}", r"[：:“\"\s]"),
)
#: 应保尽保|率: the same, whoever it is due to.
_ALL_DUE = late(r"应[\u4e00-\u9fff]尽[\u4e00-\u9fff]$")


def _behind(words: list[str]) -> str:
    """What must not stand before a word, as looks behind, one for each width."""
    widths = sorted({len(word) for word in words})
    return "".join(f"(?<!{'|'.join(word for word in words if len(word) == width)})" for width in widths)


@cache
def _words() -> Closing:
    """The words of the lexicon `reaching_words` and what is more than a word; it begins with a look at the first character, since it is searched for from every place of a stretch."""
    words = [(row["surface"], _behind(row["not_behind"].split())) for row in sorted(rows("reaching_words"), key=lambda row: (-len(row["surface"]), row["surface"]))]
    ordered = sorted(words, key=lambda word: word[0][0])
    parts = (ordered[at : at + TOGETHER] for at in range(0, len(ordered), TOGETHER))
    ranges = (together(f"{part[0][0][0]}-{part[-1][0][0]}", [behind + surface for surface, behind in part]) for part in parts)
    first = "".join(dict.fromkeys([*(first for first, _, _ in _BUILT), *(surface[0] for surface, _ in words)]))
    last = {*"".join(last for _, last, _ in _BUILT), *(surface[-1] for surface, _ in words)}
    return Closing(last, rf"(?=[{first}])(?:{'|'.join([*(together(begin, [built]) for begin, _, built in _BUILT), *ranges])})$")


def reaching(text: str, start: int, end: int) -> int:
    """Where the last of these words begins that ends text[start:end]; `end` where none does."""
    due = _ALL_DUE.search(text, start, end) if text[end - 2 : end - 1] == "尽" else None
    hit = due or _words().search(text, start, end)
    return hit.start() if hit else end
