"""Words that point back: `占比超过7%，2025年这一比重达到9%` measures what was named before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.indicator_reading import Phrase
from extractors.indicator_words import SHARE

#: |上述指标|分别达到…, |以上三项指标|, |两项约束性指标|: what was told before, figure by figure.
ABOVE = r"(?:(?:上述|以上|前述|这|该)(?:[两二三四五六七八九\d]{1,2}[项个类])?|[两二三四五六七八九]{1,2}[项个类])(?:主要|重点|核心|约束性|预期性)?(?:指标|比例|比率|占比|数据|数字)"
#: 这一|比重, 该项|指标: what it is pointed back at, by its head or by any.
_POINTED = re.compile(r"(?:这一?个?|这一?项|该项?|此项?|上述|前述)(?P<head>[\u4e00-\u9fff]{0,4}[率比]|比[重例值]|占比|份额|指标|数据|数字|数值|目标|标准|总[数量额]|人数|面积|规模|指数)")
#: |这|5项预计10月底前完成: what points at things without a name.
_THESE = ("这", "上述", "以上")
_ANY = ("指标", "数据", "数字", "数值", "目标")
_SHARES = ("比重", "比例", "占比", "比率", "份额")


def pointed_back(phrase: Phrase, named: Sequence[Phrase]) -> Phrase:
    """The phrase before that this one points back at; itself where it points at none."""
    if phrase.rule == "indicator.left" and phrase.indicator in _THESE:
        return replace(phrase, indicator="")
    hit = _POINTED.fullmatch(phrase.indicator) if phrase.rule == "indicator.left" else None
    if not hit:
        return phrase
    head = hit["head"]
    for whole in reversed(named):
        if whole.indicator and not _POINTED.fullmatch(whole.indicator) and (head in _ANY or whole.indicator.endswith(head) or (head in _SHARES and SHARE.search(whole.indicator))):
            return replace(phrase, indicator=whole.indicator, spans=whole.spans, rule="indicator.previous")
    return phrase
