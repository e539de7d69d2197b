"""`duibiao compare` as a user calls it."""

from __future__ import annotations

import shutil

import pandas as pd
import pytest


@pytest.fixture
def out(two_plans_folder, tmp_path):
    shutil.copytree(two_plans_folder / "tables", tmp_path / "tables")
    return tmp_path


def test_compare_prints_the_answer_and_writes_the_files(duibiao, out):
    ended = duibiao("compare", "永川", "铜梁区", "--out", out)
    assert ended.code == 0
    assert "劳动教育课" in ended.out
    for name in ("comparison.csv", "comparison.parquet", "comparison.xlsx", "comparison/claims.parquet", "comparison/findings.csv"):
        assert (out / name).exists(), name
    assert (out / "comparison.csv").read_bytes().startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize("by", ["stage", "theme", "department"])
def test_the_answer_may_be_grouped(duibiao, out, by):
    assert duibiao("compare", "--by", by, "--out", out).code == 0


def test_one_plan_alone_is_told_and_still_checked(duibiao, out):
    ended = duibiao("compare", "永川", "--out", out)
    assert ended.code == 0
    assert "nothing is compared" in ended.err
    assert len(pd.read_parquet(out / "comparison" / "findings.parquet"))


def test_quiet_says_nothing(duibiao, out):
    ended = duibiao("compare", "--quiet", "--out", out)
    assert (ended.out, ended.err) == ("", "")


def test_an_unknown_district_ends_with_2_and_a_sentence(duibiao, out):
    ended = duibiao("compare", "大足", "--out", out)
    assert ended.code == 2
    assert "永川区" in ended.err


def test_without_tables_the_next_step_is_told(duibiao, tmp_path):
    ended = duibiao("compare", "--out", tmp_path)
    assert ended.code == 2
    assert "duibiao run" in ended.err


def test_denominators_give_values_per_head(duibiao, out, tmp_path):
    file = tmp_path / "districts.csv"
    file.write_text("district,population,pupils,schools,year,source\n永川,1150000,180000,300,2020,统计公报\n铜梁区,690000,139600,251,2020,规划正文\n", encoding="utf-8")
    assert duibiao("compare", "永川", "铜梁", "--denominators", file, "--out", out, "--quiet").code == 0
    pairs = pd.read_parquet(out / "comparison.parquet")
    (pair,) = pairs[pairs.concept == "课程创新基地"].itertuples()
    assert pair.a_per == pytest.approx(5 / 180000 * 1000, abs=1e-4)
    assert "统计公报" in pd.read_parquet(out / "comparison" / "claims.parquet").per_basis.str.cat()


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ("district,population\n永川,1\n", "no column pupils, schools, year, source"),
        ("district,population,pupils,schools,year,source\n永川,许多,,,2020,公报\n", "write a number above 0"),
        ("district,population,pupils,schools,year,source\n永川,-5,,,2020,公报\n", "write a number above 0"),
        ("district,population,pupils,schools,year,source\n永川,5,,,,\n", "year and source are needed"),
        ("district,population,pupils,schools,year,source\n永川,5,,,2020,公报\n永川区,5,,,2020,公报\n", "stands there twice"),
    ],
)
def test_bad_denominators_are_told_with_their_place(duibiao, out, tmp_path, lines, said):
    file = tmp_path / "districts.csv"
    file.write_text(lines, encoding="utf-8")
    ended = duibiao("compare", "--denominators", file, "--out", out)
    assert ended.code == 2
    assert said in ended.err
