"""The columns of the comparison's tables: the one source for the writers and for docs/comparison.md."""

from __future__ import annotations

from pipeline.schema import Column, Table

_PLAN = (
    Column("district", "text", "the district (永川区)"),
    Column("doc_id", "text", "the plan, as in `documents`"),
)
_CONCEPT = (
    Column("concept", "text", "the indicator concept; where none is known, the phrase itself"),
    Column("stage", "code", "学前教育, 义务教育, 普通高中, …; empty where it concerns all"),
    Column("theme", "code", "what it is about: 普及, 资源, 师资, 投入, …"),
    Column("kind", "code", "rate, count, stock, flow, money, duration, ratio or title (a rank without a number)"),
)
_PLACE = (
    Column("start", "integer", "offset of the first character in the source text, in code points from 0"),
    Column("end", "integer", "offset after the last character"),
    Column("text", "text", "the characters [start, end) of the source"),
    Column("section", "text", "the headings that govern the place, outermost first, joined by ` > `"),
    Column("sentence", "text", "the sentence or table cell that it stands in"),
)


def _side(side: str) -> tuple[Column, ...]:
    other = "first" if side == "a" else "second"
    return (
        Column(f"{side}_district", "text", f"district of the {other} side"),
        Column(f"{side}_doc_id", "text", "its plan, as in `documents`"),
        Column(f"{side}_plan", "text", "the plan's title"),
        Column(f"{side}_claim_id", "text", "its row of `claims`; of a figure also the `target_id`"),
        Column(f"{side}_indicator", "text", "its indicator as the text names it"),
        Column(f"{side}_status", "code", "`target` or `baseline`"),
        Column(f"{side}_value_min", "number", "its number as in `targets`, the lower end of a range"),
        Column(f"{side}_value_max", "number", "the upper end of a range, else equal to the lower"),
        Column(f"{side}_unit", "text", "its unit"),
        Column(f"{side}_comparator", "code", "`=`, `>=`, `>`, `<=`, `<`, `~` or `range`"),
        Column(f"{side}_deadline", "date", "the last day by which it is due"),
        Column(f"{side}_level", "text", "国家级, 省级, 市级, 区级, … joined by 、"),
        Column(f"{side}_strength", "code", "how firmly it is said, from 约束性 to 鼓励"),
        Column(f"{side}_growth", "number", "target minus the plan's own baseline, in the unit; empty where it has none"),
        Column(f"{side}_pace", "number", "the same per year from the baseline's year to the deadline"),
        Column(f"{side}_per", "number", "its value per unit of `per_basis` with the user's denominators"),
        Column(f"{side}_start", "integer", "where it stands in its source"),
        Column(f"{side}_end", "integer", "offset after its last character"),
        Column(f"{side}_sentence", "text", "the sentence or table cell that it stands in"),
    )


CLAIMS = Table(
    "claims",
    "口径",
    "one figure of a plan (or one rank that it strives for without a number) with the concept that it was mapped to",
    (
        Column("claim_id", "text", "the `target_id`; of a rank without a number an id of its own"),
        Column("source", "code", "`targets`, or `text` for a rank without a number"),
        *_PLAN,
        Column("plan", "text", "the plan's title"),
        Column("plan_start", "date", "first day of the plan's period"),
        Column("plan_end", "date", "last day of the plan's period"),
        Column("indicator", "text", "what is measured, as the text names it"),
        *_CONCEPT,
        Column("group", "text", "the family of neighbouring concepts"),
        Column("match", "code", "`exact` (in the lexicon), `rule` (after the qualifiers were taken out), `head` (the end of the phrase), `model`, or `phrase` (no concept known)"),
        Column("concept_confidence", "number", "probability that the concept is right"),
        Column("concept_review", "yes/no", "true where the concept is unsure and a person should look"),
        Column("parts", "list", "concepts of the members of a joint figure (名师、骨干教师500名)"),
        Column("level", "text", "国家级, 省级, 市级, 区级, … joined by 、"),
        Column("count_of", "code", "`total`, `new`, `built` (建成: the text does not tell whether what exists is counted), `yearly` or empty"),
        Column("population", "text", "whom it concerns where the concept leaves that open: 农村, 公办, …"),
        Column("scope", "text", "for whom or where it holds (每所学校); empty for the whole district"),
        Column("rest", "text", "words of the phrase that concept and qualifiers leave over"),
        Column("action", "text", "the verbs that the value depends on"),
        Column("status", "code", "`target` or `baseline`"),
        Column("value_min", "number", "the number, 万 and 亿 multiplied out; the lower end of a range"),
        Column("value_max", "number", "the upper end of a range, else equal to `value_min`"),
        Column("unit", "text", "unit without multiplier"),
        Column("comparator", "code", "`=`, `>=`, `>`, `<=`, `<`, `~` or `range`"),
        Column("deadline", "date", "targets: the last day by which it is due"),
        Column("deadline_source", "code", "`stated`, `inherited` or `plan`"),
        Column("frequency", "text", "where the value recurs: 每年, 每学年, 年均"),
        Column("period", "text", "baselines: the year or years it holds for"),
        Column("binding", "code", "约束性 or 预期性 where the text says so"),
        Column("strength", "code", "how firmly it is said"),
        Column("strictness", "integer", "5 to 1 by binding and strength, see docs/comparison.md; 0 for a fact"),
        Column("stands_for", "text", "claim_id of the first claim of this plan that says the same; its own where it is the first"),
        Column("baseline_id", "text", "the claim that is its baseline in the same plan"),
        Column("growth", "number", "target minus baseline, in the unit (percentages: in points)"),
        Column("pace", "number", "the same per year"),
        Column("per", "number", "value per unit of `per_basis`"),
        Column("per_basis", "text", "which denominator (每万人, 每千名学生, 每所学校), its year and source"),
        Column("departments", "list", "bodies that answer for it"),
        Column("schools", "list", "schools that it touches"),
        *_PLACE,
        Column("needs_review", "yes/no", "true where the extraction of the row is unsure"),
    ),
)

PAIRS = Table(
    "pairs",
    "对比",
    "one claim of a plan held against one of another plan",
    (
        Column("pair_id", "text", "id made of the two claims"),
        *_CONCEPT,
        Column("verdict", "code", "`same`, `convertible`, `differs` or `not_comparable`"),
        Column("differs_in", "list", "level, scope, stock_flow, new_total, deadline, comparator, force, period, status, unit, concept"),
        Column("reason", "text", "the verdict in words"),
        Column("caution", "text", "what to keep in mind although the two are comparable"),
        Column("unit", "text", "the unit that both are counted in; empty where they cannot be"),
        Column("gap_min", "number", "least of a − b in that unit; empty unless the two match"),
        Column("gap_max", "number", "greatest of a − b; equal to `gap_min` unless one is a range"),
        Column("ratio", "number", "a / b where both are single numbers and match"),
        Column("ahead", "code", "`a`, `b`, `equal` or empty: whose promise is the greater; empty where greater says nothing"),
        Column("per_basis", "text", "what `a_per` and `b_per` count by"),
        *_side("a"),
        *_side("b"),
        Column("confidence", "number", "probability that the two phrases name what the row says"),
        Column("needs_review", "yes/no", "true where a mapping or an extraction behind it is unsure"),
        Column("review_reason", "text", "what to look at"),
    ),
)

FINDINGS = Table(
    "findings",
    "核对",
    "one contradiction or repetition inside one plan",
    (
        Column("finding_id", "text", "id made of kind and places"),
        *_PLAN,
        Column(
            "kind",
            "code",
            "`figure`, `deadline`, `level`, `force` (said twice differently), `table_text`, `parts_sum`, "
            "`below_baseline`, `body_box`",
        ),
        Column("what", "text", "the concept or school"),
        Column("message", "text", "the finding in words"),
        Column("one_id", "text", "row at the first place (`targets` or `schools`)"),
        Column("one_start", "integer", "offset of the first place"),
        Column("one_end", "integer", "offset after it"),
        Column("one_text", "text", "its characters"),
        Column("one_sentence", "text", "its sentence"),
        Column("other_id", "text", "row at the second place; empty where something is missing there"),
        Column("other_start", "integer", "offset of the second place"),
        Column("other_end", "integer", "offset after it"),
        Column("other_text", "text", "its characters"),
        Column("other_sentence", "text", "its sentence"),
    ),
)

COVERAGE = Table(
    "coverage",
    "覆盖",
    "one concept in one plan: promised, only reported, or not mentioned",
    (
        *_PLAN,
        *_CONCEPT,
        Column("state", "code", "`target`, `baseline` (only a fact is told) or `none`"),
        Column("targets", "integer", "different goals of the plan under the concept"),
        Column("baselines", "integer", "different facts under it"),
        Column("claim_ids", "list", "the claims, goals first"),
        Column("others", "integer", "how many of the other compared plans promise it"),
    ),
)

PROJECTS = Table(
    "projects",
    "学校项目",
    "one thing that a plan does to one school",
    (
        *_PLAN,
        Column("school", "text", "name as written first, with its campus"),
        Column("stage", "code", "stage of the school"),
        Column("action", "code", "新建, 迁建, 改建, 扩建, …"),
        Column("object", "text", "the part that is built where it is not the school itself"),
        Column("planned", "yes/no", "true where the school or campus does not exist yet"),
        Column("in_body", "yes/no", "told in the running text"),
        Column("in_box", "yes/no", "told in a box (专栏)"),
        Column("school_ids", "list", "the rows of `schools`"),
        *_PLACE,
    ),
)

LOAD = Table(
    "load",
    "责任部门",
    "one body and the targets of one plan that it answers for; without a name: the targets that nobody is named for",
    (
        *_PLAN,
        Column("department", "text", "full official name, or as written; empty for 未点名"),
        Column("targets", "integer", "different goals that it answers for"),
        Column("leads", "integer", "those that it leads"),
        Column("share", "number", "part of the plan's goals, 0 to 1"),
        Column("mentions", "integer", "how often the plan names it with a duty"),
        Column("claim_ids", "list", "the goals"),
    ),
)

COMPARISON = (PAIRS, CLAIMS, FINDINGS, COVERAGE, PROJECTS, LOAD)
