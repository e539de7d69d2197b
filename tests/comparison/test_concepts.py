"""From phrases to concepts: lexicon, qualifiers, joint figures, the learned matcher, proposals."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

import pytest

from extractors.lexicon import rows
from models.phrases import OUTCOMES, features
from models.phrases_training import Pair, fit_phrases
from pipeline.comparison.concepts import match_phrase
from pipeline.comparison.lexicon import concepts, family_of
from pipeline.comparison.proposals import propose, write_proposals
from pipeline.comparison.qualifiers import counted_of, take_apart
from pipeline.concept_pairs import FILE, SCORES, BadPairs, read_pairs, score, train_concepts, write_scores

ROOT = Path(__file__).parents[2]
GOLD = ROOT / "corpora" / "gold"


def concepts_of(phrase: str, unit: str, *places: str) -> list[str]:
    return [concept.name for concept in match_phrase(take_apart(phrase, places), family_of(unit)).concepts]


def test_education_has_the_concepts_that_plans_use():
    education = [row for row in rows("concepts") if row["stage"] or row["source"].startswith(("教育部", "中国教育", "各地教育"))]
    assert len(education) >= 150
    assert {concept.kind for concept in concepts().values()} >= {"rate", "count", "stock", "flow", "money", "duration", "ratio", "title"}


@pytest.mark.parametrize(
    ("phrase", "unit", "wanted"),
    [
        ("学前教育毛入园率", "%", ["学前三年毛入园率"]),
        ("普通高中市级课程创新基地", "个", ["课程创新基地"]),
        ("重庆市特级教师", "名", ["特级教师"]),
        ("名师、骨干教师、学科名师", "名", ["名师", "骨干教师", "学科名师"]),
        ("名师、名校长工作室", "个", ["名师工作室", "名校长工作室"]),
        ("区级名师（名班主任、骨干校长）", "名", ["名师", "名班主任", "骨干校长"]),
        ("普惠性幼儿园覆盖率（公办园和普惠性民办园在园幼儿占比）", "%", ["普惠性幼儿园覆盖率"]),
        ("高水平公办中等职业学校", "所", ["中等职业学校"]),
        ("三甲医院", "家", ["三级医院"]),
    ],
)
def test_a_phrase_finds_its_concept(phrase, unit, wanted):
    assert concepts_of(phrase, unit, "重庆市", "重庆") == wanted


@pytest.mark.parametrize(("phrase", "unit"), [("学前三年毛入园率", "所"), ("骨干教师", "%"), ("课时", "万元"), ("森林覆盖率", "%"), ("高速公路里程", "公里")])
def test_the_unit_has_to_fit_and_strangers_are_not_taken_in(phrase, unit):
    assert concepts_of(phrase, unit) == []


@pytest.mark.parametrize(
    ("phrase", "level", "stage"),
    [("市级骨干教师", "市级", ""), ("国家级特色学校", "国家级", ""), ("市区级名师", "市级、区级", ""), ("小学百生计算机", "", "义务教育"), ("全区中小学劳动教育课", "", ""), ("全国优秀教师", "国家级", "")],
)
def test_qualifiers_are_kept(phrase, level, stage):
    taken = take_apart(phrase)
    assert (taken.level, taken.stage) == (level, stage)


@pytest.mark.parametrize(
    ("action", "frequency", "wanted"), [("新增", "", "new"), ("新建、改扩建", "", "new"), ("建成", "", "built"), ("", "", "total"), ("补充", "每年", "yearly"), ("在建", "常年", "total")]
)
def test_what_is_counted(action, frequency, wanted):
    assert counted_of("某物", action, frequency, "个", "count") == wanted


# ---- the gold of pairs and the learned matcher --------------------------------------------------------------------------


@pytest.fixture(scope="module")
def pairs():
    return read_pairs(GOLD / FILE)


def test_the_gold_is_large_and_a_third_is_held_back(pairs):
    assert len(pairs) >= 200
    assert {pair.relation for pair in pairs} == set(OUTCOMES)
    assert sum(pair.held_back for pair in pairs) >= len(pairs) / 3


def test_no_phrase_stands_on_both_sides_of_the_split(pairs):
    sides = [{phrase for pair in pairs if pair.held_back == held for phrase in (pair.one, pair.other)} for held in (True, False)]
    assert not sides[0] & sides[1]


def test_no_pair_stands_twice(pairs):
    keys = [frozenset((pair.one, pair.other)) for pair in pairs]
    assert len(keys) == len(set(keys))


def test_the_committed_scores_are_what_the_program_gives(pairs, tmp_path):
    write_scores(score(pairs), tmp_path / SCORES)
    assert (tmp_path / SCORES).read_text() == (GOLD / SCORES).read_text(), "run `duibiao evaluate --concepts`"


def test_lexicon_and_model_together_are_better_than_either(pairs):
    values = {(line.method, line.measure): line.value for line in score(pairs) if line.part == "held_back"}
    assert values["both", "macro_f1"] > max(values["lexicon", "macro_f1"], values["model", "macro_f1"])


@pytest.mark.parametrize(("line", "said"), [("甲\t乙\t个\talike\teducation\tno", "relation one of"), ("甲\t乙\t个\tsame\teducation", "6 cells")])
def test_a_bad_pair_is_told_with_its_line(tmp_path, line, said):
    path = tmp_path / FILE
    path.write_text("one\tother\tunit\trelation\tsector\theld_back\n" + line + "\n", encoding="utf-8")
    with pytest.raises(BadPairs, match=rf"{FILE}:2: .*{said}"):
        read_pairs(path)


def test_a_matcher_is_the_same_for_the_same_data():
    vocabulary = [wording for concept in list(concepts().values())[:25] for wording in concept.wordings]
    measured = [Pair("毛入园率", "入园率", "same", "a"), Pair("骨干教师", "名师", "related", "b"), Pair("学位", "床位", "different", "c")] * 2
    one, two = (fit_phrases(vocabulary, measured, measured).phrases.as_json() for _ in range(2))
    assert one == two


def test_the_order_of_a_pair_does_not_matter():
    assert features("市级骨干教师", "区级名师", 0.4) == features("区级名师", "市级骨干教师", 0.4)


def test_the_shipped_matcher_is_the_one_on_its_card():
    folder = ROOT / "models" / "artefacts"
    card = json.loads((folder / "concepts.card.json").read_text(encoding="utf-8"))
    assert card["sha256"] == sha256((folder / "concepts.json").read_bytes()).hexdigest()
    assert card["data"][f"gold/{FILE}"] == sha256((GOLD / FILE).read_bytes()).hexdigest(), "run `duibiao train`"


def test_corpora_without_pairs_train_no_matcher(tmp_path):
    assert train_concepts(tmp_path) is None


# ---- what the lexicon lacks ---------------------------------------------------------------------------------------------


def test_unknown_phrases_are_proposed_in_clusters(compare_texts, tmp_path):
    text = "到2025年，建成蓝天观星台{}座，观星台游客达到{}人次。"
    comparison = compare_texts(大足区=text.format(3, 500), 璧山区=text.format(4, 700))
    (proposal,) = [each for each in propose(comparison.claims) if "观星台" in each.name and each.family == "count"]
    assert (proposal.figures, proposal.districts) == (2, {"大足区", "璧山区"})
    lines = write_proposals([proposal], [], tmp_path)[0].read_text(encoding="utf-8").splitlines()
    assert lines[0].split("\t") == list(rows("concepts")[0])
    assert len(lines[2].split("\t")) == len(lines[0].split("\t"))


def test_the_command_writes_both_lists(duibiao, two_plans_folder, tmp_path):
    import shutil

    shutil.copytree(two_plans_folder / "tables", tmp_path / "tables")
    assert duibiao("concepts", "--out", tmp_path, "--quiet").code == 0
    assert (tmp_path / "concept_proposals.tsv").exists()
    assert (tmp_path / "concept_review.csv").read_bytes().startswith(b"\xef\xbb\xbf")
