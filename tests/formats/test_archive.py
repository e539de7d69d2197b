"""Zips: members one by one, names as Chinese programs write them, zips within zips, rows that lead back to their member."""

from __future__ import annotations

import csv
import io
import zipfile

import pytest

from pipeline.read import UnreadableDocument, content, find_documents, read
from pipeline.run import extract_all
from tests.formats.convert import as_docx, as_html, as_ofd
from tests.formats.hostile import packed
from tests.formats.plans import plan

PLAN = "某县教育发展规划\n到2025年，新建幼儿园不少于12所。\n"


def test_members_are_documents_of_their_own(tmp_path):
    inner = packed({"乙县/plan.html": as_html(plan("yongchuan_2022"), "TRS")})
    (tmp_path / "plans.bin").write_bytes(packed({"2022/plan.docx": as_docx(plan("tongliang_145")), "inner.zip": inner, "a.txt": PLAN, "__MACOSX/a.txt": "x", "2022/": ""}))
    documents = find_documents([tmp_path])
    assert [path.relative_to(tmp_path).as_posix() for path in documents] == ["plans.bin/2022/plan.docx", "plans.bin/a.txt", "plans.bin/inner.zip/乙县/plan.html"]
    assert [read(path).format for path in documents] == ["docx", "txt", "html"]
    assert read(documents[1]).text == PLAN
    assert content(documents[1]) == PLAN.encode()


def test_names_without_the_utf8_mark_are_gb18030(tmp_path):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("AAAA.txt", PLAN)
    (tmp_path / "plans.zip").write_bytes(file.getvalue().replace(b"AAAA", "规划".encode("gb18030")))
    (path,) = find_documents([tmp_path])
    assert path.name == "规划.txt"
    assert read(path).name == "规划"


def test_a_run_names_the_member_and_explain_finds_it_again(tmp_path, duibiao):
    (tmp_path / "plans.zip").write_bytes(packed({"2022/plan.ofd": as_ofd(plan("yongchuan_2022"))}))
    assert duibiao("run", tmp_path / "plans.zip", "--out", tmp_path / "out", "--quiet").code == 0
    with (tmp_path / "out/tables/documents.csv").open(encoding="utf-8-sig", newline="") as opened:
        (document,) = csv.DictReader(opened)
    assert (document["path"], document["format"]) == (str(tmp_path / "plans.zip/2022/plan.ofd"), "ofd")
    assert int(document["pages"]) > 10
    with (tmp_path / "out/tables/targets.csv").open(encoding="utf-8-sig", newline="") as opened:
        row = next(csv.DictReader(opened))
    ended = duibiao("explain", row["target_id"], "--out", tmp_path / "out")
    assert ended.code == 0
    assert row["text"] in ended.out


def test_the_same_plan_in_two_formats_is_two_documents(tmp_path):
    (tmp_path / "a.docx").write_bytes(as_docx(plan("yongchuan_2022")))
    (tmp_path / "b.ofd").write_bytes(as_ofd(plan("yongchuan_2022")))
    found = extract_all([tmp_path])
    assert [row["format"] for row in found.rows["documents"]] == ["docx", "ofd"]
    assert not found.failures


@pytest.mark.parametrize("name", ["plans.zip/none.txt", "plans.zip/a.txt/b.txt", "none.zip/a.txt"])
def test_a_member_that_is_not_there_is_told(name, tmp_path):
    (tmp_path / "plans.zip").write_bytes(packed({"a.txt": PLAN}))
    with pytest.raises(UnreadableDocument, match=r"check the|broken"):
        read(tmp_path / name)


def test_a_zip_itself_is_no_document(tmp_path):
    (tmp_path / "plans.zip").write_bytes(packed({"a.txt": PLAN}))
    with pytest.raises(UnreadableDocument, match="several documents"):
        read(tmp_path / "plans.zip")


def test_an_empty_zip_is_told(tmp_path):
    (tmp_path / "plans.zip").write_bytes(packed({"a/": ""}))
    (failure,) = extract_all([tmp_path]).failures
    assert "no document" in failure.reason


def test_what_runs_wrote_and_what_a_browser_saved_beside_a_page_are_passed_over(tmp_path):
    for name in ("tables/targets.parquet", "tables/documents.csv", "page_files/logo.png", "page.html", "~$plan.docx", "plan.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(PLAN, encoding="utf-8")
    assert [path.name for path in find_documents([tmp_path])] == ["page.html", "plan.txt"]
