"""Bytes to text, and which files are documents."""

from __future__ import annotations

import codecs
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.read import LARGEST, UnreadableDocument, decode, find_documents, read, read_text

PLAN = "某县养老服务规划\r\n\r\n到2025年，新建敬老院不少于12所。\r各部门要落实责任。\f\n　　完\n"
TRADITIONAL = "某縣教育發展規劃\n到2025年的目標，是新建幼兒園一所、小學兩所。"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (PLAN.encode(), "utf-8"),
        (codecs.BOM_UTF8 + PLAN.encode(), "utf-8"),
        (PLAN.encode("gb18030"), "gb18030"),
        (PLAN.encode("gbk"), "gb18030"),
        (PLAN.encode("utf-16"), "utf-16-le"),
        (codecs.BOM_UTF16_BE + PLAN.encode("utf-16-be"), "utf-16-be"),
        (PLAN.encode("utf-16-le"), "utf-16-le"),
        (PLAN.encode("utf-16-be"), "utf-16-be"),
    ],
)
def test_text_is_the_decoded_bytes_without_a_byte_order_mark(data, encoding):
    assert decode(data) == (PLAN, encoding)


def test_big5_is_told_from_gb18030_by_its_words():
    assert decode(TRADITIONAL.encode("big5")) == (TRADITIONAL, "big5")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "empty"),
        (b" \r\n\t\n", "empty"),
        ("　\n　".encode(), "blanks alone"),
        (bytes(range(256)) * 40, "binary"),
        (b"PK\x03\x04\x14\x00\x00\x00\x08\x00" + bytes(200), "binary"),
        (b"%PDF-1.4\n" + bytes(range(128, 256)) * 30, "byte 9 in line 2"),
        (PLAN.encode() + b"\xff\xff" + PLAN.encode(), f"byte {len(PLAN.encode())} "),
        (codecs.BOM_UTF8 + b"\xe5\xb9\xb4\xff", "broken UTF-8"),
        (b"\x01\x02\x03\x04" * 100, "control characters"),
    ],
)
def test_what_is_no_text_is_refused_with_a_reason_and_a_next_step(data, said):
    with pytest.raises(UnreadableDocument, match=said) as refused:
        decode(data)
    assert "; " in str(refused.value)
    assert "\n" not in str(refused.value)


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data):
    try:
        text, encoding = decode(data)
    except UnreadableDocument:
        return
    assert text.encode(encoding) == data.removeprefix(codecs.BOM_UTF8) or encoding.startswith("utf-16")


def test_read_gives_name_digest_and_the_text_as_it_stands(tmp_path):
    path = tmp_path / "某县.txt"
    path.write_bytes(PLAN.encode())
    document = read(path)
    assert (document.name, document.text, document.encoding) == ("某县", PLAN, "utf-8")
    assert document.sha256 == sha256(PLAN.encode()).hexdigest()


@pytest.mark.parametrize("name", ["plan.pdf", "plan", "plan.docx"])
def test_a_name_says_nothing_about_the_kind_of_file(name, tmp_path):
    (tmp_path / name).write_bytes(PLAN.encode())
    document = read(tmp_path / name)
    assert (document.text, document.format) == (PLAN, "txt")


def test_a_refusal_names_the_file(tmp_path):
    (tmp_path / "empty.txt").touch()
    for path in (tmp_path / "empty.txt", tmp_path / "missing.txt"):
        with pytest.raises(UnreadableDocument, match=path.name):
            read(path)


def test_too_large_a_file_is_refused_unread(tmp_path):
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(LARGEST + 1)
    with pytest.raises(UnreadableDocument, match="split it"):
        read(path)


def test_folders_are_walked_in_sorted_order_without_what_is_no_document(tmp_path):
    for name in (
        "b.txt",
        "a.TXT",
        ".hidden.txt",
        "README.md",
        "manifest.csv",
        "notes.pdf",
        "rows.parquet",
        "script.py",
        "gold/g.txt",
        "specs/s.txt",
        "passages/p.txt",
        "2022/c.txt",
        ".git/d.txt",
    ):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("某县规划")
    found = find_documents([tmp_path, tmp_path / "b.txt"])
    assert [str(path.relative_to(tmp_path)) for path in found] == ["2022/c.txt", "a.TXT", "b.txt", "notes.pdf"]


def test_a_path_that_leads_nowhere_is_told(tmp_path):
    with pytest.raises(UnreadableDocument, match="check the path"):
        find_documents([tmp_path / "nowhere"])


def test_the_corpus_is_what_its_manifest_says(corpora: Path):
    import csv

    with (corpora / "manifest.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["file"] for row in rows] == [path.name for path in find_documents([corpora])]
    for row in rows:
        document = read(corpora / row["file"])
        header = document.header
        assert row["sha256"] == document.sha256
        assert (row["district"], row["title"], row["issuer"]) == (
            header.district_full,
            header.title,
            header.issuer,
        )
        assert (row["doc_number"], row["date"]) == (header.doc_number, str(header.issue_date or ""))
        assert (row["plan_start"], row["plan_end"]) == (str(header.plan_start), str(header.plan_end))


#: Texts of two million characters that would take minutes if any step were not linear.
ENDLESS = {
    "one line": "到2025年，新建学校12所，" * 140_000,
    "one line of sentences": "建设学校。" * 400_000,
    "blanks": " " * 2_000_000 + "完",
    "line breaks": "\n" * 2_000_000 + "完",
    "open brackets": "（" * 1_000_000 + "《" * 1_000_000,
    "numbers": "1." * 1_000_000,
    "notices": "印发的通知" * 400_000,
    "bars in one line": "甲|" * 1_000_000,
    "one wide row above narrow ones": "甲|" * 20_000 + "\n" + "甲|乙\n" * 20_000,
}


@pytest.mark.parametrize("kind", ENDLESS)
def test_an_endless_text_takes_time_in_proportion(kind):
    document = read_text(ENDLESS[kind], "endless")
    assert document.blocks


@given(
    st.text(
        alphabet="一、（）(1.2)甲乙年月日：。；\n\t |　《》“”专栏表附件印发通知第章市人民政府2025",
        max_size=200,
    )
)
def test_any_text_gives_blocks_and_sentences_in_order_within_it(text):
    document = read_text(text, "any")
    end = 0
    for block in document.blocks:
        assert end <= block.start < block.end <= len(text)
        assert block.parent < document.blocks.index(block)
        end = block.end
    for sentence in document.sentences:
        block = document.blocks[sentence.block]
        assert block.start <= sentence.start <= sentence.end <= block.end
    assert [sentence.start for sentence in document.sentences] == sorted(
        one.start for one in document.sentences
    )
    for table in document.tables:
        assert document.blocks[table.block].kind == "table"
        assert all(cell.row == row for row, cells in enumerate(table.rows) for cell in cells)
    for spans in document.header.spans.values():
        assert all(0 <= span.start < span.end <= len(text) for span in spans)
