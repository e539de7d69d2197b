"""What is wanting of those that were named before: `护林员60名，尚缺12名`, `项目40个，未开工3个`."""

from __future__ import annotations

import re

from extractors.indicator_before import Before
from extractors.indicator_reading import Phrase, Reading
from extractors.span import Span

#: |尚|缺|12名, |未开工|3个: nothing but that it is wanting or hasn't come to pass.
_LACKING = re.compile(r"(?:其中|目前|现|还|尚|仍|另|均|有|共)*(?:(?P<verb>缺编|缺员|缺少|短缺|缺|差|欠)|未(?:开工|动工|完工|竣工|完成|达标|建成|投用|投产|办结|销号|整改|验收|接入|安装|启动|签约|拨付|到位|兑现|落实|入住|脱贫|就业|参保|通过))")


def lacking(reading: Reading, phrase: Phrase, before: Before) -> Phrase | None:
    """The phrase before, of whose things so many are wanting."""
    if not before.phrases or not reading.counts:
        return None
    start = reading.skip(reading.left_from, reading.quantity.outer_start)
    hit = _LACKING.fullmatch(reading.text, start, reading.quantity.outer_start)
    whole = next((told for quantity, told in before.latest_first() if quantity.unit == reading.quantity.unit and told.indicator and told.indicator != phrase.indicator), None) if hit else None
    if not hit or not whole or phrase.rule == "indicator.right" or hit.group().endswith(f"未{whole.indicator}"):
        return None  # 已脱贫170户，|未脱贫|78户: the deed itself is what is counted
    actions = (Span(*hit.span("verb")),) if hit["verb"] else ()
    return Phrase(whole.indicator, whole.spans, hit["verb"] or "", actions, "indicator.previous", reading.clause.start)
