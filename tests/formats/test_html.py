"""Web pages: the same rows as the text, in three makes and six encodings; what surrounds a paper stays out."""

from __future__ import annotations

import pytest

from pipeline.extract import extract
from pipeline.read import read
from tests.formats.convert import ENCODINGS, PAGES, as_html
from tests.formats.plans import NAMES, plan
from tests.formats.same_rows import differences, exact_f1

SURROUNDINGS = ("分享到", "首页", "版权所有", "上一篇", "电话：023", "不是正文", "备案号")


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("make", PAGES)
def test_a_page_gives_the_rows_of_its_text(name, make, tmp_path):
    text = plan(name)
    path = tmp_path / "page.html"
    path.write_text(as_html(text, make), encoding="utf-8")
    page = read(path)
    assert not [words for words in SURROUNDINGS if words in page.text]
    one, other = extract(text), extract(page)
    assert exact_f1(one, other) >= 0.99, differences(one, other)
    assert (page.header.title, page.header.doc_number, page.header.district) == (text.header.title, text.header.doc_number, text.header.district)


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_page_is_read_in_any_encoding_also_where_it_declares_another(encoding, tmp_path):
    text = plan("yongchuan_2022")
    told = {}
    for declared in ("gb2312", "utf-8"):
        path = tmp_path / f"{declared}.html"
        path.write_bytes(ENCODINGS[encoding](as_html(text, "TRS", declared)))
        told[declared] = read(path)
    assert told["gb2312"].text == told["utf-8"].text
    assert exact_f1(extract(text), extract(told["utf-8"])) >= 0.99


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_text_is_read_in_any_encoding(encoding, tmp_path):
    text = plan("yongchuan_2022")
    path = tmp_path / "plan.txt"
    path.write_bytes(ENCODINGS[encoding](text.text))
    assert read(path).text == text.text
