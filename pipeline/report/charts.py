"""The four pictures as Vega-Lite specifications, and the rows that they draw.

One specification serves the page and the paper: it names its colours, and `colour` says what a name is (a CSS variable, a hex colour).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt

from pipeline.comparison.records import Comparison
from pipeline.report.figures import said
from pipeline.report.matches import Match, matches_of
from pipeline.report.sides import Side
from pipeline.report.words import LANGUAGES, Both, Language, word, words
from pipeline.show import legible

#: The name of a colour (`ink`, `side-1`) → what the drawing takes.
Colour = Callable[[str], str]
Row = dict[str, Any]
Spec = dict[str, Any]

#: More sides than this stand below each other instead of beside each other.
BESIDE = 4
#: Small pictures of the levels, of few sides and of many: the rest is in the table.
MATCHES_DRAWN = (24, 12)
#: Free room to the right of the longest bar for its label, as a share of its length.
LABEL_ROOM = 0.9
#: Narrowest small picture, and what its labels take of it, in pixels.
PANEL, MARGIN = 330, 110
#: Width of a picture where nobody says another, its labels included.
WIDTH = 560
FIT = alt.AutoSizeParams(type="fit-x", contains="padding")
SOURCES = ["stated", "plan"]
#: Rows of the ways from present to target.
GROWTHS_DRAWN = 24
#: Longest label beside a row, in pixels.
LABEL_LIMIT = 190
ACTIONS = ("新建", "迁建", "改建", "扩建", "改扩建", "建成", "改善", "升格", "引入", "其他")
STAGES = ("幼儿园", "小学", "初中", "高中", "中学", "中小学", "中职", "高职", "高校", "特殊教育", "教师培训", "社区教育", "其他")


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture: the rows it draws, its specification by language, and the columns of the same as a table."""

    name: str
    rows: list[Row]
    draw: Callable[[Language, Colour], alt.TopLevelMixin]
    columns: tuple[tuple[str, Both], ...]

    @property
    def title(self) -> Both:
        return words()[f"picture.{self.name}"]

    @property
    def note(self) -> Both:
        return words()[f"picture.{self.name}.note"]

    def spec(self, language: Language, colour: Colour) -> Spec:
        """The specification without its rows: it reads the data set with the picture's name."""
        spec: Spec = self.draw(language, colour).to_dict()
        spec["config"] = _config(colour)
        return spec


def pictures_of(comparison: Comparison, sides: Sequence[Side]) -> list[Picture]:
    """The pictures that have something to show."""
    levels, growth, coverage = _levels(matches_of(comparison), sides), _growth(comparison, sides), _coverage(comparison, sides)
    deadlines, schools = _deadlines(comparison, sides), _schools(comparison, sides)
    made = [
        Picture("levels", levels, lambda language, colour: _draw_levels(levels, sides, language, colour), _columns("panel", "side", "label", "base", "due")),
        Picture("growth", growth, lambda language, colour: _draw_growth(growth, sides, language, colour), _columns("row", "base", "value", "growth", "pace", "due")),
        Picture("coverage", coverage, lambda language, colour: _draw_coverage(coverage, sides, language, colour), _columns("theme", "side", "targets")),
        Picture("deadlines", deadlines, lambda language, colour: _draw_deadlines(deadlines, sides, language, colour), _columns("side", "day", "source", "targets")),
        Picture("schools", schools, lambda language, colour: _draw_schools(schools, sides, language, colour), _columns("side", "stage", "action", "projects")),
    ]
    return [each for each in made if each.rows]


def _columns(*names: str) -> tuple[tuple[str, Both], ...]:
    return tuple((name, words()[f"column.{name}"]) for name in names)


# Rows.


def _levels(matches: Sequence[Match], sides: Sequence[Side]) -> list[Row]:
    """A row for each comparable figure."""
    labels = {side.plan.doc_id: side.label for side in sides}
    rows: list[Row] = []
    for number, match in enumerate(matches[: MATCHES_DRAWN[len(sides) > BESIDE]], 1):
        longest = max(max(level.high, level.baseline or 0) for level in match.levels)
        for level in match.levels:
            rows.append({
                "panel": f"{number} {legible(match.concept)}（{legible(match.unit)}）",
                "side": labels[level.claim.doc_id],
                "high": level.high,
                "base": level.baseline,
                "start": level.baseline or 0,
                "end": max(level.high, level.baseline or 0),
                "label": legible(said(level.claim)),
                "due": level.claim.deadline.isoformat() if level.claim.deadline else legible(level.claim.frequency),
                "indicator": legible(level.claim.indicator),
                "room": longest * (1 + LABEL_ROOM),
                "id": level.claim.claim_id,
            })  # fmt: skip
    return rows


def _growth(comparison: Comparison, sides: Sequence[Side]) -> list[Row]:
    """A row for each goal in per cent that has a starting point in its own plan, the widest way first."""
    labels = {side.plan.doc_id: side.label for side in sides}
    claims = {claim.claim_id: claim for claim in comparison.claims}
    grown = [claim for claim in comparison.claims if claim.unit == "%" and claim.growth is not None and claim.stands_for == claim.claim_id]
    grown.sort(key=lambda claim: -abs(claim.growth or 0))
    return [
        {
            "row": f"{legible(claim.indicator)}（{labels[claim.doc_id]}）" if len(sides) > 1 else legible(claim.indicator),
            "side": labels[claim.doc_id],
            "base": claims[claim.baseline_id].value_min,
            "value": claim.value_min,
            "growth": claim.growth,
            "pace": claim.pace,
            "due": claim.deadline.isoformat() if claim.deadline else "",
            "id": claim.claim_id,
        }
        for claim in grown[:GROWTHS_DRAWN]
    ]


def _coverage(comparison: Comparison, sides: Sequence[Side]) -> list[Row]:
    """A row for each theme and side, also where the plan promises nothing: how many goals."""
    counts: Counter[tuple[str, str]] = Counter()
    for each in comparison.coverage:
        counts[each.doc_id, each.theme] += each.targets
    themes = Counter[str]()
    for (_, theme), count in counts.items():
        themes[theme] += count
    order = [theme for theme, count in sorted(themes.items(), key=lambda item: (not item[0], -item[1], item[0])) if count]
    return [
        {
            "theme": theme or "未归类",
            "side": side.label,
            "targets": counts[side.plan.doc_id, theme],
            "table": "claims",
            "choose": {"doc": side.label, "theme": theme, "status": "target"},
        }
        for theme in order
        for side in sides
    ]


def _deadlines(comparison: Comparison, sides: Sequence[Side]) -> list[Row]:
    """A row for each side, day and way in which the day was told: how many goals are due."""
    labels = {side.plan.doc_id: side.label for side in sides}
    counts: Counter[tuple[str, str, str]] = Counter()
    for claim in comparison.claims:
        if claim.status == "target" and claim.stands_for == claim.claim_id and claim.deadline:
            counts[labels[claim.doc_id], claim.deadline.isoformat(), "plan" if claim.deadline_source == "plan" else "stated"] += 1
    periods = {side.label: (side.plan.start, side.plan.end) for side in sides}
    rows: list[Row] = []
    for (side, day, source), count in sorted(counts.items()):
        start, end = (each.isoformat() if each else day for each in periods[side])
        choose = {"doc": side, "status": "target", "year": day[:4]}
        rows.append({"side": side, "day": day, "source": source, "targets": count, "from": start, "to": end, "table": "claims", "choose": choose})
    return rows


def _schools(comparison: Comparison, sides: Sequence[Side]) -> list[Row]:
    """A row for each side, stage and action: how many measures at named schools."""
    labels = {side.plan.doc_id: side.label for side in sides}
    counts = Counter((labels[project.doc_id], project.stage, project.action) for project in comparison.projects if project.action)
    return [
        {"side": side, "stage": stage, "action": action, "projects": count, "table": "projects", "choose": {"doc": side, "stage": stage, "action": action}}
        for (side, stage, action), count in sorted(counts.items())
    ]


# Drawings.


def _draw_levels(rows: Sequence[Row], sides: Sequence[Side], language: Language, colour: Colour) -> alt.TopLevelMixin:
    """A small picture for each match: a bar for each side, a stroke where the plan starts from."""
    tooltip = _tooltip(language, "side", "indicator", "label", "base", "due")
    base = alt.Chart(alt.NamedData("levels")).encode(y=alt.Y("side:N", sort=_labels(sides), title=None, axis=alt.Axis(domain=False, ticks=False, labelLimit=MARGIN - 10, labelPadding=6)))
    bars = base.mark_bar(height=16, cornerRadiusEnd=3, cursor="pointer").encode(
        x=alt.X("high:Q", axis=None, stack=None, scale=alt.Scale(zero=True, nice=False)), color=_side_colour(sides, colour), tooltip=tooltip
    )
    stroke = base.mark_tick(thickness=3, size=22, color=colour("ink")).encode(
        x="start:Q", opacity=alt.condition("isValid(datum.base)", alt.value(1), alt.value(0)), tooltip=tooltip
    )
    label = base.mark_text(align="left", dx=7, color=colour("ink"), fontSize=13).encode(x="end:Q", text="label:N")
    room = base.mark_point(opacity=0).encode(x="room:Q")
    # A panel's name begins with its number, so that two of one name stay two.
    header = _header(colour, labelExpr="substring(datum.value, indexof(datum.value, ' ') + 1)")
    small = alt.layer(bars, stroke, label, room).properties(height=alt.Step(26 if len(sides) <= BESIDE else 20), width=PANEL - MARGIN)
    chart = small.facet(facet=alt.Facet("panel:N", sort=None, header=header), columns=2, spacing=18)
    return chart.resolve_scale(x="independent").properties(usermeta=_panels(PANEL, MARGIN, len({row["panel"] for row in rows})))  # type: ignore[no-any-return]


def _draw_growth(rows: Sequence[Row], sides: Sequence[Side], language: Language, colour: Colour) -> alt.TopLevelMixin:
    """From the present to the target on one axis: every row one plan's own."""
    names = list(dict.fromkeys(row["row"] for row in rows))
    tooltip = _tooltip(language, "row", "base", "value", "growth", "pace", "due")
    base = alt.Chart(alt.NamedData("growth")).encode(
        y=alt.Y("row:N", sort=names, title=None, axis=alt.Axis(ticks=False, domain=False, labelLimit=LABEL_LIMIT)), color=_side_colour(sides, colour), tooltip=tooltip
    )
    x = alt.X("value:Q", title=None, scale=alt.Scale(zero=False, nice=True, padding=12), axis=alt.Axis(format="~r", labelExpr="datum.value + '%'", domain=False, tickCount=5))
    way = base.mark_rule(strokeWidth=4, opacity=0.45).encode(x=x, x2="base:Q")
    start = base.mark_tick(thickness=3, size=14).encode(x="base:Q")
    goal = base.mark_circle(size=110, opacity=1, cursor="pointer").encode(x="value:Q")
    return alt.layer(way, start, goal).properties(height=26 * len(names) + 10, width=WIDTH, autosize=FIT)


def _draw_coverage(rows: Sequence[Row], sides: Sequence[Side], language: Language, colour: Colour) -> alt.TopLevelMixin:
    """Theme against side: the darker, the more goals; a dash where there is none."""
    themes = list(dict.fromkeys(row["theme"] for row in rows))
    beside = len(sides) <= BESIDE
    across = alt.Axis(ticks=False, domain=False, orient="top", labelAngle=0 if beside else -45)
    down = alt.Axis(ticks=False, domain=False, labelLimit=150)
    theme, side = ("theme:N", themes), ("side:N", _labels(sides))
    (x, order_x), (y, order_y) = (side, theme) if beside else (theme, side)
    base = alt.Chart(alt.NamedData("coverage")).encode(x=alt.X(x, sort=order_x, title=None, axis=across), y=alt.Y(y, sort=order_y, title=None, axis=down))
    tooltip = _tooltip(language, "theme", "side", "targets")
    cells = base.mark_rect(cornerRadius=4, stroke=colour("surface"), strokeWidth=3, fill=colour("side-1"), cursor="pointer").encode(
        fillOpacity=alt.FillOpacity("targets:Q", scale=alt.Scale(type="sqrt", range=[0.05, 0.45]), legend=None), tooltip=tooltip
    )
    numbers = base.mark_text(fontSize=14, color=colour("ink")).encode(text=alt.Text("shown:N"), tooltip=tooltip).transform_calculate(shown="datum.targets ? datum.targets : '–'")
    return alt.layer(cells, numbers).properties(height=30 * len(order_y), width=WIDTH, autosize=FIT)


def _draw_deadlines(rows: Sequence[Row], sides: Sequence[Side], language: Language, colour: Colour) -> alt.TopLevelMixin:
    """Days along each side's period: as large as there are goals, filled where the text states the day, hollow where the plan's end holds."""
    first, last = min(row["from"] for row in rows), max(row["day"] for row in rows)
    year_end = f"utcyear(datum.value) - 1 + '{word('year_end', language)}'"
    base = alt.Chart(alt.NamedData("deadlines")).encode(
        y=alt.Y("side:N", sort=_labels(sides), title=None, axis=alt.Axis(ticks=False, domain=False, labelLimit=150)),
    )
    time = alt.X(
        "day:T",
        title=None,
        scale=alt.Scale(type="utc", domain=[first, last], padding=26),
        axis=alt.Axis(tickCount="year", labelExpr=year_end, labelOverlap="greedy", labelSeparation=8, labelFlush=False, domain=False),
    )
    period = base.mark_rule(strokeWidth=3, opacity=0.35, strokeCap="round").encode(x=alt.X("from:T", scale=alt.Scale(type="utc")), x2="to:T", color=_side_colour(sides, colour))
    at = base.encode(x=time, yOffset=alt.YOffset("source:N", sort=SOURCES, scale=alt.Scale(domain=SOURCES, paddingOuter=0.4)))
    tooltip = _tooltip(language, "side", "day", "source", "targets")
    shown = f"datum.value == 'stated' ? '{word('source.stated', language)}' : '{word('source.plan', language)}'"
    legend = alt.Legend(title=None, orient="top", labelExpr=shown, symbolFillColor=colour("muted"), symbolStrokeColor=colour("muted"), symbolSize=140)
    discs = at.mark_circle(strokeWidth=2, cursor="pointer").encode(
        size=alt.Size("targets:Q", scale=alt.Scale(range=[220, 1200]), legend=None),
        color=_side_colour(sides, colour),
        stroke=alt.Stroke("side:N", scale=_side_scale(sides, colour), legend=None),
        fillOpacity=alt.FillOpacity("source:O", sort=SOURCES, scale=alt.Scale(domain=SOURCES, range=[0.5, 0.06]), legend=legend),
        tooltip=tooltip,
    )
    numbers = at.mark_text(fontSize=12, fontWeight="bold", color=colour("ink")).encode(text="targets:Q", tooltip=tooltip)
    return alt.layer(period, discs, numbers).properties(height=(84 if len(sides) <= BESIDE else 56) * len(sides), width=WIDTH, autosize=FIT)


def _draw_schools(rows: Sequence[Row], sides: Sequence[Side], language: Language, colour: Colour) -> alt.TopLevelMixin:
    """For each side, stage against action: as large as there are measures."""
    stages, actions = ([name for name in order if any(row[key] == name for row in rows)] for key, order in (("stage", STAGES), ("action", ACTIONS)))
    base = alt.Chart(alt.NamedData("schools")).encode(
        x=alt.X("action:N", sort=actions, title=None, scale=alt.Scale(domain=actions), axis=alt.Axis(ticks=False, domain=False, grid=False, labelAngle=0, labelOverlap=False)),
        y=alt.Y("stage:N", sort=stages, title=None, scale=alt.Scale(domain=stages), axis=alt.Axis(ticks=False, domain=False, grid=True)),
    )
    tooltip = _tooltip(language, "side", "stage", "action", "projects")
    discs = base.mark_circle(opacity=0.35, cursor="pointer").encode(size=alt.Size("projects:Q", scale=alt.Scale(range=[140, 900]), legend=None), color=_side_colour(sides, colour), tooltip=tooltip)
    numbers = base.mark_text(fontSize=12, color=colour("ink")).encode(text="projects:Q", tooltip=tooltip)
    small = alt.layer(discs, numbers).properties(height=alt.Step(30), width=PANEL - MARGIN)
    shown = [label for label in _labels(sides) if any(row["side"] == label for row in rows)]
    chart = small.facet(facet=alt.Facet("side:N", sort=shown, header=_header(colour)), columns=2, spacing=24)
    return chart.properties(usermeta=_panels(PANEL, MARGIN - 10, len(shown)))


def _header(colour: Colour, **more: Any) -> alt.Header:
    """The name of a small picture, above it."""
    return alt.Header(title=None, labelAnchor="start", labelFontSize=13, labelFontWeight="bold", labelColor=colour("ink"), labelLimit=PANEL - 10, labelPadding=4, **more)


def _panels(width: int, margin: int, count: int) -> dict[str, int]:
    """For who places small pictures: the narrowest that reads well, what its labels take of it, and how many there are."""
    return {"panel": width, "margin": margin, "count": count}


def _labels(sides: Sequence[Side]) -> list[str]:
    return [side.label for side in sides]


def _side_scale(sides: Sequence[Side], colour: Colour) -> alt.Scale:
    return alt.Scale(domain=_labels(sides), range=[colour(f"side-{side.colour}") for side in sides])


def _side_colour(sides: Sequence[Side], colour: Colour) -> alt.Color:
    return alt.Color("side:N", scale=_side_scale(sides, colour), legend=None)


def _tooltip(language: Language, *names: str) -> list[alt.Tooltip]:
    types = {"base": "Q", "targets": "Q", "projects": "Q"}
    return [alt.Tooltip(f"{name}:{types.get(name, 'N')}", title=word(f"column.{name}", language)) for name in names]


def _config(colour: Colour) -> Spec:
    """How all pictures look."""
    return {
        "background": None,
        "view": {"stroke": None},
        "axis": {"labelColor": colour("ink"), "labelFontSize": 13, "gridColor": colour("line"), "domainColor": colour("edge"), "tickColor": colour("edge"), "titleColor": colour("ink")},
        "legend": {"labelColor": colour("ink"), "titleColor": colour("ink"), "labelFontSize": 12},
        "title": {"color": colour("ink"), "anchor": "start", "fontSize": 16},
        "header": {"labelColor": colour("ink")},
    }  # fmt: skip


def as_data(pictures: Sequence[Picture], colour: Colour) -> dict[str, Any]:
    """Pictures and their rows for the page's script."""
    return {
        "pictures": [
            {"name": each.name, "title": each.title, "note": each.note, "columns": each.columns, "spec": [each.spec(language, colour) for language in LANGUAGES]}
            for each in pictures
        ],
        "datasets": {each.name: each.rows for each in pictures},
    }  # fmt: skip
