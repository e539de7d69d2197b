"""The head of a document as it was read, and the header made of it: who issued what, to whom, when, under which number."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from extractors.late import late
from extractors.span import Span
from pipeline.document import BlockKind, Header
from pipeline.head_lines import DOC_NUMBER, ORGAN
from pipeline.head_titles import NOTICE, QUOTED, squeezed

_PART = re.compile(r"[（(][一二三四五六七八九十\d]{1,2}[)）]$")
_REPORT = late(r"(?:(?:19|20)\d\d年?)?(?P<place>[一-龥]{2,20}?)(?:人民)?政府工作报告")
#: 在某县第十七届人民代表大会第二次|会议|上的政府工作报告: a session gives no body its name.
_SESSION = re.compile("会议|大会")

_NUMBER_BEHIND = re.compile(rf"[（(](?P<number>{DOC_NUMBER.pattern})[）)]$")
#: |枣政发〔2021〕2号| 枣林县人民政府关于…的通知: a list of papers gives the number before the title.
_NUMBER_AHEAD = re.compile(rf"(?P<number>{DOC_NUMBER.pattern})[ \u3000]{{1,3}}(?=[^ ]{{8}})")


@dataclass(slots=True)
class Head:
    """What was read of the head: the fields, their places, and the lines that have a kind of their own."""

    fields: dict[str, str] = field(default_factory=dict)
    spans: dict[str, tuple[Span, ...]] = field(default_factory=dict)
    #: First line of a block → (line after it, kind).
    kinds: dict[int, tuple[int, BlockKind]] = field(default_factory=dict)

    def put(self, name: str, value: str, *spans: Span) -> None:
        """Fill a field that is still empty."""
        if value and name not in self.fields:
            self.fields[name] = value
            self.spans[name] = spans


#: Where the day of issue may stand, and where the issuer, the surest first; the title may hold the issuer.
_DAYS = ("signed_on", "head_date", "signed", "said_on", "published")
_ISSUERS = ("signed_by", "head_issuer", "title", "issuer")


def header_of(head: Head, district: str, district_full: str, period: tuple[date | None, date | None]) -> Header:
    """The header, with what was concluded from the whole document."""
    fields = head.fields
    title = _title(fields)
    issuer = (
        fields.get("signed_by")
        or fields.get("head_issuer")
        or _issuer_in_title(title)
        or fields.get("issuer", "")
        or _issuer_of_report(title)
    )
    day = next((fields[name] for name in _DAYS if name in fields), "")
    return Header(
        title=title,
        plan_title=_plan_title(title, fields),
        issuer=issuer,
        doc_number=fields.get("doc_number") or _number_in_title(title) or _number_in_title(fields.get("title", "")),
        issue_date=date.fromisoformat(day) if day else None,
        district=district,
        district_full=district_full,
        plan_start=period[0],
        plan_end=period[1],
        addressees=_addressees(fields.get("addressees", "")),
        note=fields.get("note", ""),
        index_number=fields.get("index_number", ""),
        validity=fields.get("validity", ""),
        spans=_places(head.spans, issuer=issuer, day=day),
    )


def _places(spans: dict[str, tuple[Span, ...]], *, issuer: str, day: str) -> dict[str, tuple[Span, ...]]:
    """Where the fields of the header stand; of several places of the issuer and of the day the surest one."""
    for name, value, sources in (("issuer", issuer, _ISSUERS), ("issue_date", day, _DAYS)):
        source = next((source for source in sources if source in spans), None)
        found = spans[source] if source and value else ()
        spans = {key: places for key, places in spans.items() if key == "title" or key not in sources}
        if found:
            spans[name] = found
    return dict(spans)


def given_on(head: Head) -> date | None:
    """The day on which a report was given or a page published, as far as the head tells."""
    day = next((head.fields[name] for name in ("said_on", *_DAYS) if head.fields.get(name)), "")
    return date.fromisoformat(day) if day else None


def issue_year(head: Head) -> int | None:
    """The year the paper was issued in, from its date or number."""
    for name in ("signed_on", "head_date", "signed", "published"):
        if name in head.fields:
            return int(head.fields[name][:4])
    hit = re.search(r"(?:19|20)\d\d", head.fields.get("doc_number", ""))
    return int(hit.group()) if hit else None


def titles(head: Head) -> list[str]:
    """The titles, the plan's own first."""
    title = _title(head.fields)
    return [name for name in (_plan_title(title, head.fields), title) if name]


def _title(fields: dict[str, str]) -> str:
    """The title as the head has it, else as a web page labels it, also where the head has only its end; without the `（一）` of a part."""
    title, labelled = fields.get("title", ""), fields.get("web_title", "")
    whole = _PART.sub("", labelled if squeezed(labelled).endswith(squeezed(title)) else title)
    return whole[ahead.end() :] if (ahead := _NUMBER_AHEAD.match(whole)) else whole


def _plan_title(title: str, fields: dict[str, str]) -> str:
    """The title of what a notice issues: the one that stands above the body, else the one inside 《》."""
    second = _PART.sub("", fields.get("second_title", ""))
    notice = NOTICE.search(title)
    if second and second != title:
        return second
    quoted = QUOTED.search(notice["inner"]) if notice else None
    return quoted["inner"] if quoted else ""


def _issuer_in_title(title: str) -> str:
    organs = re.sub(r"等[一二三四五六七八九十\d]{0,3}[部单][门位]", "", title.partition("关于")[0]).split()
    return "、".join(organs) if organs and all(ORGAN.fullmatch(organ) for organ in organs) else ""


def _issuer_of_report(title: str) -> str:
    hit = _REPORT.search(title)
    return f"{hit['place']}人民政府" if hit and not _SESSION.search(hit["place"]) else ""


def _number_in_title(title: str) -> str:
    """The document number that a bracket behind the title holds (`…任务（枣政发〔2021〕2号）`), or that stands before it."""
    hit = _NUMBER_BEHIND.search(title) or _NUMBER_AHEAD.match(title)
    return hit["number"] if hit else ""


def _addressees(line: str) -> tuple[str, ...]:
    """The addressed bodies one by one; `委、办、局` behind a body are no bodies of their own."""
    names: list[str] = []
    for name in re.split(r"[，、,；](?![^（(]{0,30}[)）])", line.rstrip("：: ")):
        if len(name) <= 1 and names:
            names[-1] += "、" + name
        elif name:
            names.append(name.strip())
    return tuple(names)


# Lines before the addressees
