"""Role of a body in running text where no word of duty says it plainly: lead, support, responsible or mentioned.

Lists with a label (`责任单位：…`), table columns, address and signing lines are told by the rules alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from models.linear import grams

NAME = "role"
OUTCOMES = ("lead", "mentioned", "responsible", "support")

#: Where the rules' reading is not one of running text: their word stands.
_LISTED = ("body.list", "body.line")
_WORDS = re.compile(
    r"牵头|统筹|负总责|主责|配合|参与|协助|协同|支持|会同|联合|负责|分工|落实|要|应|须|将|指导|督促|组织|制定|做好|加强|开展|推进|建立|安排|按职责|"
    r"报|经|同意|批准|备案|印发|认定|授予|考核|审核|验收|评估|由|向|对|被|纳入|列入|根据|按照|已|了|的"
)
#: The words that give a duty, of which the first behind a list counts most.
_DUTY = re.compile(r"牵头|统筹|负总责|主责|配合|参与|协助|协同|支持|会同|联合|负责|分工|落实")


@dataclass(frozen=True, slots=True)
class RoleCase:
    """A body as the role model sees it; bodies of one list share all but their own wording.

    `before`, `after`: the sentence's words around the list that it stands in; `rest`: what stands between it and the list's end.
    `found_by`: the rules that found the name and, behind a plus, its role; `said`: the role that the rules give; `bound` whether words of duty follow at once.
    `previous`: the rules' role for the body before it in the sentence, "" where it is the first.
    """

    before: str
    after: str
    rest: str
    name: str
    kind: str
    found_by: str
    said: str
    bound: bool
    block: str
    previous: str

    @property
    def listed(self) -> bool:
        """Whether layout tells the role, so that the rules' word stands: a list, a column, a line of address or signature."""
        return self.block in ("issuer", "addressee") or self.found_by.startswith(_LISTED) or self.said not in OUTCOMES

    @property
    def told(self) -> str:
        """The rule that gave the role."""
        return self.found_by.partition("+")[2] or f"role.{self.said}"

    @property
    def rule(self) -> str:
        """The role's rule in its situation: whether words of duty follow at once, and whether the body is the first of its list."""
        return f"{self.told}|{'bound' if self.bound else 'free'}|{'next' if self.previous else 'first'}"


def features(case: RoleCase) -> list[str]:
    """The named features of a case, none of which tells what the rules say: a second opinion is worth most where it is its own."""
    before, after = case.before[-8:], case.after[:10]
    clause = re.split(r"[，。；;\n]", case.after, maxsplit=1)[0]
    lead = re.split(r"[，。；;\n]", case.before)[-1]
    made = [
        f"kind={case.kind}", f"block={case.block}", f"tail={case.name[-2:]}", f"next={after[:1]}", f"next2={after[:2]}", f"last={before[-1:]}",
        f"last2={before[-2:]}", f"edge={before[-1:]}|{after[:1]}", f"open={not before}|{after[:2]}", f"bound={case.bound}",
    ]  # fmt: skip
    duty, label = _DUTY.search(clause), _DUTY.search(before)
    if duty:
        made += [f"duty={duty.group()}", f"duty={duty.group()}|{'list' if clause[:1] in '、和与' else 'near' if duty.start() < 8 else 'far'}"]
    if label:
        made += [f"label={label.group()}", f"label={label.group()}|{before[-1:]}"]
    made += grams(">", after, 1, 3)
    made += grams("<", before, 1, 3)
    made += [f"clause:{word}" for word in dict.fromkeys(_WORDS.findall(clause))]
    made += [f"lead:{word}" for word in dict.fromkeys(_WORDS.findall(lead))]
    made += [f"soon:{word}" for word in dict.fromkeys(_WORDS.findall(clause[:8]))]
    return made
