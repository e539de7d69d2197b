"""Names of two things that are written as one, or the first of which lacks the half that the second has: 城乡居民收入, 存贷款余额; 存、贷款余额, 进、出口总额."""

from __future__ import annotations

import re

#: 存、|贷|款, 进、|出|口, 存、|出|栏, 耕、|林|地: what the first leaves out is the second character of the second.
_LEFT_OUT = re.compile(
    r"(?P<first>[^、和与及]{0,14}?(?:[存贷]、(?=[存贷]款)|[进出]、(?=[进出]口)|[存出]、(?=[存出]栏)|[耕林园草]、(?=[耕林园草]地)|[初高]、(?=[初高]中)))"
    r"(?P<second>.(?P<shared>.)(?P<rest>[^、和与及]*))"
)
#: 各项存款|、|贷款|余额: the same with both halves, before what is measured of both.
_MONEY = re.compile(r"(?P<first>[^、和与及]{0,14}存款)[、和](?P<second>[^、和与及]{0,4}贷款(?P<rest>[^、和与及]{2,6}))")
#: 存贷款余额|、|保费收入: one thing of two.
_JOINED = re.compile(r"[、和与及]")
#: So many names are told so.
_TWO = 2


def halved(names: str, count: int) -> list[str]:
    """The two names of 存、贷款余额 or 存贷款余额, [] where these are none or are not so many."""
    if count != _TWO:
        return []
    if "存贷款" in names and not _JOINED.search(names):
        return [names.replace("存贷款", "存款", 1), names.replace("存贷款", "贷款", 1)]
    if whole := _MONEY.fullmatch(names):
        return [whole["first"] + whole["rest"], whole["second"]]
    hit = _LEFT_OUT.fullmatch(names) if "、" in names else None
    return [hit["first"][:-1] + hit["shared"] + hit["rest"], hit["second"]] if hit else []
