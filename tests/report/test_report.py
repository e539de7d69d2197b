"""What the page says and holds, without a browser."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plans_compared import compared

from pipeline.comparison.labels import DIFFERENCES, FINDINGS, STATUSES, VERDICTS
from pipeline.comparison.records import Claim, Comparison, Pair, Plan
from pipeline.comparison.units import counted_in
from pipeline.report import answer, palette
from pipeline.report.charts import pictures_of
from pipeline.report.data import as_json
from pipeline.report.figures import said
from pipeline.report.matches import matches_of
from pipeline.report.plot import PROBE, NoFont, NoSuchPicture, drawn, has_chinese, paper_spec, write_plots
from pipeline.report.sides import sides_of
from pipeline.report.words import LANGUAGES, listed, words
from pipeline.show import legible

STATIC = Path(__file__).parents[2] / "pipeline" / "report" / "static"
YEARS = (date(2021, 1, 1), date(2025, 12, 31))


def plan(doc_id="d1", district="大足区", title="规划", years=YEARS):
    return Plan(doc_id, district, f"重庆市{district}", title, *years)


def claim(claim_id, doc_id, value, unit="所", concept="幼儿园", **more):
    fixed = {"plan": "规划", "plan_start": None, "plan_end": None, "status": "target", "start": 0, "end": 1, "text": "1", "section": "", "sentence": ""}
    fields = fixed | {"value_min": value, "value_max": value, "unit": unit, "comparator": "=", "concept": concept, "stands_for": claim_id} | more
    return Claim(claim_id=claim_id, source="targets", district=doc_id, doc_id=doc_id, indicator=concept, **fields)


def pair(a, b, verdict="same", **more):
    gap = a.value_min - b.value_min
    measured = {"unit": counted_in(a.unit)[0], "gap_min": gap, "gap_max": gap, "ahead": "a" if gap > 0 else "b" if gap < 0 else "equal"} if verdict in ("same", "convertible") else {}
    return Pair(a, b, verdict, (), "理由", **measured, **more)


def comparison(plans, claims, pairs):
    return Comparison(tuple(each.district for each in plans), list(plans), claims, pairs, [], [], [], [])


def sentences(result):
    sides = sides_of(result.plans)
    return [(part.title, sentence) for part in answer.parts(result, sides) for sentence in part.sentences]


# Colours.


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_colour_can_be_read_on_its_ground(theme):
    """WCAG AA: 4.5 for text, 3 for the borders of what can be pressed."""
    colours = palette.variables(theme)
    for name in ("ink", "muted", "accent", "good", "warn"):
        for ground in ("paper", "surface", "accent-soft"):
            assert palette.contrast(colours[f"--{name}"], colours[f"--{ground}"]) >= 4.5, (name, ground)
    for ground in ("paper", "surface"):
        assert palette.contrast(colours["--edge"], colours[f"--{ground}"]) >= 3
    for name, colour in colours.items():
        if name.startswith("--f-"):
            assert palette.contrast(colour, colours[name.replace("--f-", "--g-")]) >= 4.5, name
            assert palette.contrast(colours["--ink"], colours[name.replace("--f-", "--g-")]) >= 7, name
        if re.fullmatch(r"--side-\d", name):
            assert palette.contrast(colour, colours[f"{name}-soft"]) >= 4.5, name


@pytest.mark.parametrize("theme", [0, 1])
def test_no_two_fields_or_sides_share_a_colour(theme):
    for table in (palette.FIELDS, dict(enumerate(palette.SIDES))):
        colours = [pair[theme] for pair in table.values()]
        assert len(set(colours)) == len(colours)


def test_contrast_is_that_of_the_standard():
    assert palette.contrast("#000000", "#ffffff") == pytest.approx(21)
    assert palette.contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


# Words.


def test_every_word_of_the_page_is_there_in_both_languages():
    assert all(zh and (en or key == "year_end") for key, (zh, en) in words().items())
    used = set(re.findall(r'data-word="(\w+)"', (STATIC / "page.html").read_text(encoding="utf-8")))
    for name in ("table.js", "evidence.js", "pictures.js", "page.js"):
        script = (STATIC / name).read_text(encoding="utf-8")
        used |= set(re.findall(r'\bword\("(\w+)"', script)) | set(re.findall(r'\bword: "(\w+)"', script))
    assert used - set(words()) == set()
    assert {f"field.{field}" for field in palette.FIELDS} <= set(words())


@pytest.mark.parametrize(("kind", "labels"), [("verdict", VERDICTS), ("differs_in", DIFFERENCES), ("finding", FINDINGS), ("status", STATUSES)])
def test_codes_are_called_as_in_the_sheets(kind, labels):
    assert {f"{kind}.{code}": label for code, label in labels.items()}.items() <= {key: zh for key, (zh, _) in words().items()}.items()


def test_names_are_listed_as_each_language_does():
    assert listed(["甲", "乙", "丙"], "zh") == "甲、乙和丙"
    assert listed(["a", "b", "c"], "en") == "a, b and c"
    assert listed(["甲", "乙", "丙"], "zh", 2) == "甲、乙等3个"
    assert listed([], "zh") == ""


@pytest.mark.parametrize(
    ("comparator", "ends", "unit", "frequency", "shown"),
    [("=", (12, 12), "所", "", "12 所"), (">=", (85, 85), "%", "", "≥ 85%"), ("range", (25, 27), "人", "", "25–27 人"), (">=", (1, 1), "课时", "每周", "每周 ≥ 1 课时"),
     ("=", (28800, 28800), "个", "", "28,800 个"), (">=", (1.5e8, 1.5e8), "元", "", "≥ 1.5 亿元"), ("=", (800, 800), "元/年", "", "800 元/年"), ("range", (20000, 35000), "元", "每年", "每年 2–3.5 万元"), ("=", (0.5, 0.5), "比", "", "0.5")],
)  # fmt: skip
def test_a_figure_reads_as_the_text_means_it(comparator, ends, unit, frequency, shown):
    made = claim("c", "d", ends[0], unit, comparator=comparator, frequency=frequency)
    made.value_max = ends[1]
    assert said(made) == shown


# Sides and matches.


def test_plans_of_one_district_are_told_apart():
    plans = [plan("1"), plan("2", years=(date(2016, 1, 1), date(2020, 12, 31))), plan("3", "璧山区")]
    assert [side.label for side in sides_of(plans)] == ["大足区 2021–2025", "大足区 2016–2020", "璧山区"]
    assert [side.label for side in sides_of([plan("1"), plan("2", title="意见")])] == ["大足区 2021–2025 规划", "大足区 2021–2025 意见"]
    assert [side.label for side in sides_of([plan("1"), plan("2")])] == ["大足区 2021–2025 规划 (1)", "大足区 2021–2025 规划 (2)"]


def test_versions_of_one_plan_are_sides(tmp_path):
    head = "重庆市大足区人民政府\n关于印发《重庆市大足区教育事业发展“{}”规划》的通知\n\n各镇人民政府：\n\n重庆市大足区人民政府\n{}年12月31日\n\n一、主要目标\n{}\n"
    paths = [tmp_path / "1.txt", tmp_path / "2.txt"]
    paths[0].write_text(head.format("十三五", 2016, "到2020年，学前三年毛入园率达到88%。"), encoding="utf-8")
    paths[1].write_text(head.format("十四五", 2021, "到2025年，学前三年毛入园率达到92%。"), encoding="utf-8")
    result = compared(tmp_path, paths, ["大足"])
    assert {side.label for side in sides_of(result.comparison.plans)} == {"大足区 2016–2020", "大足区 2021–2025"}
    assert answer.title(sides_of(result.comparison.plans))[0] == "大足区规划目标：2016–2020和2021–2025"
    texts = " ".join(sentence.text[0] for _, sentence in sentences(result.comparison))
    assert "学前三年毛入园率" in texts
    assert "期限不同" in texts


def test_only_comparable_pairs_make_a_match():
    a, b, c = claim("a", "1", 12), claim("b", "2", 15), claim("c", "3", 20)
    plans = [plan("1", "甲区"), plan("2", "乙区"), plan("3", "丙区")]
    (match,) = matches_of(comparison(plans, [a, b, c], [pair(a, b), pair(a, c, "differs"), pair(b, c, "not_comparable")]))
    assert [level.claim.claim_id for level in match.levels] == ["a", "b"]
    assert [level.high for level in match.highest] == [15]


def test_a_figure_of_another_kind_is_drawn_in_the_unit_of_the_pair():
    a, b = claim("a", "1", 30, "%"), claim("b", "2", 250, "人")
    held = Pair(a, b, "convertible", (), "", unit="%", gap_min=5, gap_max=5, ahead="a")
    (match,) = matches_of(comparison([plan("1"), plan("2", "乙区")], [a, b], [held]))
    assert [(level.low, level.high) for level in match.levels] == [(30, 30), (25, 25)]


def test_matches_grow_together_over_districts():
    claims = [claim(str(n), str(n), 10 + n) for n in range(4)]
    held = [pair(claims[0], claims[1]), pair(claims[2], claims[3]), pair(claims[1], claims[2])]
    (match,) = matches_of(comparison([plan(str(n), f"{n}区") for n in range(4)], claims, held))
    assert len(match.levels) == 4


# The answer.


@given(st.lists(st.tuples(st.sampled_from(["same", "convertible", "differs", "not_comparable"]), st.integers(1, 99), st.integers(1, 99)), min_size=1, max_size=6), st.integers(2, 3))
def test_nobody_is_said_to_go_further_where_rows_do_not_match(drawn_pairs, count):
    plans = [plan(str(n), f"{n}区") for n in range(count)]
    claims, pairs = [], []
    for number, (verdict, one, other) in enumerate(drawn_pairs):
        a, b = claim(f"a{number}", "0", one, concept=f"指标{number}甲"), claim(f"b{number}", "1", other, concept=f"指标{number}甲")
        claims += [a, b]
        pairs.append(pair(a, b, verdict))
    for _, sentence in sentences(comparison(plans, claims, pairs)):
        for number, (verdict, _, _) in enumerate(drawn_pairs):
            if f"指标{number}甲" in sentence.text[0] and verdict in ("differs", "not_comparable"):
                assert not re.search("更远|高|低|领先|超过", sentence.text[0])
                assert not re.search("further|high|low|ahead|more", sentence.text[1])


def test_who_goes_further_is_said_with_figures_and_gap():
    a, b = claim("a", "1", 95, "%", "普惠性幼儿园覆盖率"), claim("b", "2", 93, "%", "普惠性幼儿园覆盖率")
    result = comparison([plan("1", "甲区"), plan("2", "乙区")], [a, b], [pair(a, b)])
    texts = [sentence.text for _, sentence in sentences(result)]
    assert ("普惠性幼儿园覆盖率：甲区 95%，乙区 93%，甲区走得更远，相差 2 个百分点。", "普惠性幼儿园覆盖率: 甲区 95%, 乙区 93%; 甲区 goes further by 2 个百分点.") in texts
    assert any("甲区走得更远的有 1 组" in zh for zh, _ in texts)


def test_of_many_plans_the_highest_and_the_lowest_are_named():
    claims = [claim(str(n), str(n), value, "%", "入园率") for n, value in enumerate((90, 95, 92))]
    held = [pair(claims[0], claims[1]), pair(claims[1], claims[2])]
    result = comparison([plan(str(n), f"{name}区") for n, name in enumerate("甲乙丙")], claims, held)
    assert any(sentence.text[0] == "入园率：3 份文件可比，最高 95%（乙区），最低 90%（甲区）。" for _, sentence in sentences(result))


# Data.


@given(st.text())
def test_data_in_a_script_ends_no_script(text):
    made = as_json({"text": text})
    assert not set(made) & set("<>&\u2028\u2029")
    assert json.loads(made) == {"text": text}


@pytest.mark.parametrize("sign", ["\u202e", "\u2066", "\u200f", "\u061c", "\u200b", "\ufeff", "\x1b", "\x00", "\x7f", "\u2028"])
def test_what_turns_or_hides_text_is_made_visible(sign):
    assert len(legible(f"甲{sign}乙")) == 3
    assert sign not in legible(f"甲{sign}乙")


def test_the_page_is_the_same_each_time(published, tmp_path):
    assert published.page(tmp_path / "a.html").read_bytes() == published.page(tmp_path / "b.html").read_bytes()


def test_the_page_names_no_address_to_ask(published_page):
    page = published_page.read_text(encoding="utf-8")
    own = re.sub(r"<script>\(\(\) => \{.*?\}\)\(\);</script>", "", page, count=1, flags=re.S)
    assert len(own) < len(page)
    assert not re.search(r"""(src|href|action)\s*=\s*["']?\s*(https?:)?//|url\(|@import""", own)


# Pictures.


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_picture_is_drawn(published, language):
    pictures = pictures_of(published.comparison, sides_of(published.comparison.plans))
    assert {"coverage", "deadlines", "schools"} <= {picture.name for picture in pictures}
    for picture in pictures:
        svg = drawn(paper_spec(picture, language, 700), "svg", 96).decode()
        assert picture.rows[0]["side"] in svg
        assert "var(--" not in svg


def test_levels_draw_what_is_comparable(compare_texts):
    text = "到2025年，普惠性幼儿园覆盖率达到{}%。"
    result = compare_texts(大足区=text.format(93), 璧山区=text.format(88)).comparison
    (levels,) = [each for each in pictures_of(result, sides_of(result.plans)) if each.name == "levels"]
    assert [(row["side"], row["high"], row["due"]) for row in levels.rows] == [("大足区", 93, "2025-12-31"), ("璧山区", 88, "2025-12-31")]
    svg = drawn(paper_spec(levels, "zh", 500), "svg", 96).decode()
    assert "93%" in svg


def test_plots_are_written(published, tmp_path, chinese_font):
    written = write_plots(published.comparison, tmp_path, ["schools"], ("png", "svg"), "zh", 600, 96, None)
    assert [path.name for path in written] == ["schools.png", "schools.svg"]
    assert written[0].read_bytes().startswith(b"\x89PNG")


def test_a_picture_that_is_not_there_is_told(published, tmp_path, chinese_font):
    with pytest.raises(NoSuchPicture, match=r"no picture pie; there are .*schools"):
        write_plots(published.comparison, tmp_path, ["pie"], ("svg",), "zh", 600, 96, None)


def test_a_font_that_is_not_there_is_told(published, tmp_path):
    with pytest.raises(NoFont, match=r"nothing\.ttf: there is no such font"):
        write_plots(published.comparison, tmp_path, (), ("svg",), "zh", 600, 96, tmp_path / "nothing.ttf")


def test_a_system_without_chinese_font_is_noticed(published, tmp_path, monkeypatch):
    """Without a font every character is drawn as the same box, or not at all."""
    import vl_convert

    draw = vl_convert.svg_to_png
    box = str.maketrans(dict.fromkeys("".join(PROBE), "\ue000"))
    monkeypatch.setattr(vl_convert, "svg_to_png", lambda svg: draw(svg.translate(box)))
    with pytest.raises(NoFont, match="no font with Chinese characters"):
        write_plots(published.comparison, tmp_path, (), ("svg",), "zh", 600, 96, None)


@pytest.fixture
def chinese_font():
    if not has_chinese("sans-serif"):
        pytest.skip("no font with Chinese characters here; install one (Debian: fonts-noto-cjk)")


# Commands.


def test_report_and_plot_from_the_command_line(tmp_path, corpora, duibiao, chinese_font):
    assert duibiao("run", corpora, "--out", tmp_path, "--quiet").code == 0
    ended = duibiao("report", "永川", "铜梁", "--out", tmp_path)
    assert (ended.code, ended.out) == (0, "")
    assert "report.html" in ended.err
    assert "永川区和铜梁区规划目标对比" in (tmp_path / "report.html").read_text(encoding="utf-8")
    ended = duibiao("plot", "--only", "coverage", "--format", "svg", "--out", tmp_path, "--quiet")
    assert (ended.code, ended.err) == (0, "")
    assert [path.name for path in (tmp_path / "plots").iterdir()] == ["coverage.svg"]


@pytest.mark.parametrize("command", ["report", "plot"])
def test_what_is_missing_is_told_with_the_next_step(command, tmp_path, corpora, duibiao):
    ended = duibiao(command, "--out", tmp_path)
    assert ended.code == 2
    assert "run `duibiao run PATH --out" in ended.err
    duibiao("run", corpora, "--out", tmp_path, "--quiet")
    ended = duibiao(command, "长寿", "--out", tmp_path)
    assert ended.code == 2
    assert "no document speaks for 长寿" in ended.err


