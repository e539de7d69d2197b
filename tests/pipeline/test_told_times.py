"""Times that date nothing but facts."""

from datetime import date

import pytest

from pipeline.extract import extract
from pipeline.read import read_text


@pytest.mark.parametrize(
    ("text", "kind", "first", "last"),
    [
        ("2022年，镇里建起驿站。各村12月实施渠系维修24处，已全部验收。", "as_of", date(2022, 12, 1), date(2022, 12, 31)),
        ("2022年，镇里建起驿站。12月底前完成渠系维修24处。", "by", None, date(2022, 12, 31)),
    ],
)
def test_a_month_that_dates_facts(text, kind, first, last):
    time = next(row for row in extract(read_text(text, "sample")).deadlines if "12月" in row.text)
    assert (time.kind, time.start_date, time.end_date) == (kind, first, last)


@pytest.mark.parametrize(("published", "last"), [("2026-01-12", date(2025, 9, 30)), ("2025-10-25", date(2025, 9, 30))])
def test_the_quarters_told_of_are_those_of_the_headlines_year(published, last):
    text = f"2025年枣林县工业经济稳中有进\n来源：枣林网 {published}\n前三季度，新开工项目210个。\n"
    assert [time.end_date for time in extract(read_text(text, "news")).deadlines] == [last]
