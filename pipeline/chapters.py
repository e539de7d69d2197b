"""What the headings above a sentence say of it: what was and is, or what is to be done."""

from __future__ import annotations

import re
from functools import lru_cache

#: 发展基础, 主要问题: headings of what was and what is; the innermost heading that tells decides.
_REVIEW = re.compile(
    r"基础$|做法|发展基础|工作基础|基础条件|现状|基本情况|概况|成就|成效|成绩|回顾|总结|存在(?:的|问题|短板|不足|困难)"
    r"|(?:主要|突出|面临的?)(?:问题|短板|不足|困难|矛盾)|(?:问题|短板|不足|困难|差距|挑战|机遇)$|面临|形势|有待|亟待|亟需|不够"
    r"|不高|滞后|(?:办[园学]|工作|主要|建设|发展|改革|经营|重要)成果$|结(?:出)?(?:硕|新)?果$|发展环境|背景|过去|上年|去年|完成情况|执行情况|主要进展|基本状况|历史性|区位|简介|基本区情|基本县情|基本市情|取得|自然地理|地理位置|地形地貌|水文气象|气候特[征点]|历史沿革|典型经验(?:介绍|材料)?$"
)
#: 补齐|短板, 破解|难题, 优化|发展环境: headings of a goal all the same.
_OVERCOMES = re.compile(r"目标|(?:优化|改善|营造|打造|完善|净化|提升|塑造)[^，]*环境|(?:夯实|筑牢|打牢|厚植|巩固|奠定|强化|筑实)[^，]*(?:基础|基石|根基)|解决|破解|补齐|补短|突破|取得[^，]*进展|(?:推广|宣传|复制|培育|学习|总结)[^，]*经验")
#: 重点任务, 下一步打算: headings of what is to be done; the word ends the heading or a member of it.
_GOAL = re.compile(
    r"(?:目标|任务|重点工作|安排|要求|计划|打算|部署|建议|指标|思路)(?:体系|清单|分解|责任)*\s*(?:$|[和及与、：:。（(—-])|下一?(?:步|阶段)|下半年|今后|来年"
)
#: 深化改革, 保障落到实处, 紧盯目标抓落实: what is to be done, or what was done where a heading outside says so (工作成效 > 协作帮扶深化拓展).
_DOING = re.compile(
    r"目标|任务|安排|计划|部署|指标|措施|举措|保障|工程|行动|推进|实施|加强|提升|加快|完善|建设|推动|构建|打造|优化|深化|强化|增强|健全|促进|扩大|发展|支持|落实|培育|创新"
)
#: 结构调整|步伐加快|, 综合实力|逐渐增强|: what came of it, which orders nothing.
_CAME = re.compile(r"(?:步伐|不断|持续|显著|明显|逐[步渐]|稳步|日益|大幅|[长加]足)(?:加快|增强|提[升高]|改善|优化|壮大|完善|发展|进步|扩大|增加|增长|推进|凸显|显现|夯实|加强)[\s]*(?=$|[，,。；;：:])")
#: 主要目标|完成情况|: what became of goals.
_CARRIED_OUT = re.compile(r"(?:完成|执行|落实|进展|工作)情况")
#: |全面完成|年度目标任务, |圆满完成|各项任务: a headline of what was done as well as an order; it says neither.
_FULFILLED = re.compile(r"(?<!确保)(?:全面|全部|圆满|超额|顺利|如期|提前|较好地?)完成了?[^，。；]{0,12}(?:目标|任务|计划)[^，。；]{0,4}$")
#: 政府保障|情况|: how things are, where no heading outside sets goals.
_HOW_IT_IS = re.compile(r"情况\s*[。：:]?$")


@lru_cache(maxsize=256)
def by_section(section: str) -> str:
    """What the innermost telling heading says: baseline, target or ""."""
    doing = is_so = False
    for title in reversed(section.split(" > ")):
        if _CARRIED_OUT.search(title) or (_REVIEW.search(title) and not _OVERCOMES.search(title)):
            return "baseline"
        if _FULFILLED.search(title):
            continue
        if _GOAL.search(title):
            return "target"
        is_so = is_so or _HOW_IT_IS.search(title) is not None
        doing = doing or (_DOING.search(title) is not None and not _CAME.search(title))
    return "baseline" if is_so else "target" if doing else ""


@lru_cache(maxsize=256)
def orders(section: str) -> bool:
    """Whether a heading above says in so many words that what follows is to be done."""
    return any(_GOAL.search(title) and not _CARRIED_OUT.search(title) and not _FULFILLED.search(title) for title in section.split(" > "))
