"""Words that promise: how a text says that something is to come, and the places where the same characters say no such thing.

Each group is a choice of a pattern; `promising` joins groups into one. Rules differ in the groups that they look for, not in the words.
"""

from __future__ import annotations

import re

#: What is wanted or due. 争取上级资金 got money, 主要 and 要求 want nothing, 应急 is no duty; 计划总投资 and 计划的78% count, so does what was
#: done of a goal (完成目标任务的99%, 高于目标2个百分点); 规划 promises only before a deed.
WILL = (
    r"力争|努力|确保|必须|不得|[将须]|拟(?!办|定)|争取(?!了|中央|上级|省|市|资金|到)|(?<![主重需必摘概纲])要(?![素求点闻])|(?<![相对反供适响效])应(?![急用对届]|.尽)|规划(?=[新改扩开建投占设在用]|班级|学位|床位|总)|建成后(?:可|将|能|预计)|可(?:容纳|提供|满足)(?=[^，。；,]{0,10}\d)"
    r"|(?<!行动)(?<!提升)(?<!培养)(?<!双高)计划(?!学校|的|总|投资|任务|数|执行|完成率|[”》、，。；：,;:]|等|项目|生育|单列|范围|[中内])|(?<=[年市县区省州我将])计划总?投资(?=约?\d)|(?<![于超过塌离的])目标(?!任务|责任|完成|的?\d)"
)
#: A time that is still ahead.
AHEAD = r"(?<![年\d])(?<!提高)[到至]20\d\d年|明年|年底前|下一步|下一?阶段|接下来|今后|今年的?(?:主要|重点)?(?:任务|目标)(?!完成)"
#: A bound is set, where nothing is measured.
BOUND = r"不低于|不少于|不超过|不高于|至少|控制在|保持在|原则上"
#: Money and honours are held out.
GRANT = r"给予|奖励|补助"
#: What plans order: deeds in the present tense, which reports tell of in the same words.
DEED = r"达到|推动|推进|加快|鼓励|支持|新增|建设|打造|培育|实施|开展|落实"


def promising(*groups: str) -> re.Pattern[str]:
    """A pattern that finds any word of the groups."""
    return re.compile("|".join(groups))
