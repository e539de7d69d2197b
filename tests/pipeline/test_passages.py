"""Annotated passages as documents with gold rows."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.passages import BadPassage, read_passages

PASSAGE = """@ id=x-edu-01 sector=教育 province=浙江 kind=规划 place=浙江省衢州市龙游县 start=2021-01-01 end=2025-12-31
二、目标
[到2025年|time k=by e=2025-12-31]，[县教育局|body r=lead]牵头新建[县实验小学新校区|school st=小学 a=新建 camp=新校区 p=1]等学校[3所|target i=学校 a=新建 s=t d=2025-12-31 src=stated]，
抗震设防达到[7度|target i=抗震设防 s=t]以上，班额控制在[45—50人|target i=班额 s=t c=<=]，入园率[98|target i=入园率 u=% c=>= s=b]。
"""


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "a_01.txt").write_text(PASSAGE, encoding="utf-8")
    (tmp_path / "e_03.txt").write_text(PASSAGE, encoding="utf-8")
    return tmp_path


def test_a_passage_is_a_document_with_its_own_period(folder):
    passage = read_passages(folder)[0]
    header = passage.document.header
    assert (header.plan_start, header.plan_end, header.district_full) == (date(2021, 1, 1), date(2025, 12, 31), "浙江省衢州市龙游县")
    assert "[" not in passage.document.text
    assert (passage.sector, passage.kind) == ("教育", "规划")


def test_a_passage_may_leave_its_period_to_the_program(tmp_path):
    head, body = PASSAGE.split("\n", 1)
    own = head.partition(" start=")[0] + " period=read\n2026年龙游县民生实事项目\n" + body
    (tmp_path / "l_01.txt").write_text(own, encoding="utf-8")
    header = read_passages(tmp_path)[0].document.header
    assert (header.plan_start, header.plan_end) == (date(2026, 1, 1), date(2026, 12, 31))


def test_the_gold_rows_lie_on_their_spans(folder):
    passage = read_passages(folder)[0]
    for table in ("targets", "deadlines", "departments", "schools"):
        assert passage.gold[table]
        for row in passage.gold[table]:
            assert passage.document.text[row["start"] : row["end"]] == row["text"]


def test_values_are_read_off_the_surface(folder):
    school, quake, size, share = read_passages(folder)[0].gold["targets"]
    assert (school["value_min"], school["unit"], school["status"]) == (3, "所", "target")
    assert (quake["value_min"], quake["unit"]) == (7, "度")
    assert (size["value_min"], size["value_max"], size["comparator"]) == (45, 50, "range")
    assert (share["value_min"], share["unit"], share["comparator"], share["status"]) == (98, "%", ">=", "baseline")


def test_the_other_tables(folder):
    gold = read_passages(folder)[0].gold
    assert gold["departments"][0] | {"name": "县教育局", "kind": "named", "role": "lead"} == gold["departments"][0]
    assert gold["schools"][0] | {"name": "县实验小学", "campus": "新校区", "planned": True} == gold["schools"][0]


def test_files_are_held_back_by_their_name(folder):
    assert [passage.held_back for passage in read_passages(folder)] == [False, True]


@pytest.mark.parametrize("broken", ["[若干所|target i=学校 s=t]", "[3所|nothing i=学校]", "[3所|target i=学校 s=x]"])
def test_a_bad_passage_is_named_with_its_line(tmp_path, broken):
    (tmp_path / "bad.txt").write_text(PASSAGE + PASSAGE.split("\n")[0] + f"\n新建{broken}。\n", encoding="utf-8")
    with pytest.raises(BadPassage, match=r"bad\.txt:5"):
        read_passages(tmp_path)


def test_the_corpora_can_be_read(corpora):
    passages = read_passages(corpora / "passages")
    assert len({passage.document.sha256 for passage in passages}) == len(passages) >= 300
    assert sum(passage.held_back for passage in passages) >= 20
