"""Whatever the bytes, a file is read or refused in one sentence; plain text needs none of the libraries of the other formats."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.read import UnreadableDocument, read
from pipeline.read.detect import binary_kind, kind_of
from tests.formats.convert import MADE, as_docx, as_ofd, as_xlsx
from tests.formats.hostile import compound, packed
from tests.formats.plans import plan

MAGIC = (b"", b"%PDF-1.7\n", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"<html>", b"\x89PNG\r\n\x1a\n", b"MIME-Version: 1.0\n", b"\xff\xfe", "一、".encode())


@given(st.sampled_from(MAGIC), st.binary(max_size=400))
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_bytes_are_read_or_refused(tmp_path, magic, data):
    path = tmp_path / "any"
    path.write_bytes(magic + data)
    try:
        document = read(path)
    except UnreadableDocument as refused:
        said = str(refused)
        assert "; " in said
        assert "\n" not in said
        assert "crashed" not in said
    else:
        assert document.text.strip()


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (lambda: as_docx(plan("yongchuan_2022")), "docx"),
        (lambda: as_xlsx(plan("yongchuan_2022")), "xlsx"),
        (lambda: as_ofd(plan("yongchuan_2022")), "ofd"),
        (lambda: MADE["html (VSB)"](plan("yongchuan_2022")), "html"),
        (lambda: MADE["html (VSB)"](plan("yongchuan_2022")).decode().encode("utf-16"), "html"),
        (lambda: packed({"a.txt": "某县"}), "zip"),
        (lambda: packed({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": ""}), "odt"),
        (lambda: compound("WordDocument", b"\1"), "doc"),
        (lambda: compound("Workbook", b"\1"), "xls"),
        (lambda: b"\r\n%PDF-1.4", "pdf"),
        (lambda: b"{\\rtf1\\ansi}", "rtf"),
        (lambda: b"<?xml version='1.0'?><?mso-application progid='Word.Document'?>", "wordml"),
        (lambda: "BM区重点任务".encode(), "txt"),
        (lambda: "MZ镇2025年计划".encode(), "txt"),
        (lambda: "<某县规划> 到2025年".encode(), "txt"),
        (lambda: b"PK", "txt"),
    ],
)
def test_the_bytes_tell_the_kind(data, kind):
    assert kind_of(data()) == kind


def test_a_broken_container_is_told():
    with pytest.raises(UnreadableDocument, match="cut off"):
        kind_of(b"PK\x03\x04" + bytes(100))
    assert binary_kind(b"PK\x03\x04") == "zip"


def test_a_run_on_plain_text_loads_no_library_of_another_format(tmp_path):
    (tmp_path / "plan.txt").write_text("某县规划\n到2025年，新建学校12所。", encoding="utf-8")
    code = (
        "import sys; from pathlib import Path; from pipeline.run import extract_all; assert extract_all([Path(sys.argv[1])]).rows['targets'];"
        "heavy = {'docx', 'lxml', 'olefile', 'openpyxl', 'pdfplumber', 'PIL', 'pypdfium2', 'python_calamine', 'rapidocr', 'selectolax', 'trafilatura', 'cv2'};"
        "print(sorted(heavy & set(sys.modules)))"
    )
    ended = subprocess.run([sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, check=True, cwd=Path(__file__).parents[2])
    assert ended.stdout.strip() == "[]"


def test_explain_tells_the_page_and_its_place(tmp_path, duibiao):
    (tmp_path / "plan.ofd").write_bytes(as_ofd(plan("yongchuan_2022")))
    from pipeline.run import extract_one

    row = extract_one(tmp_path / "plan.ofd").targets[0]
    ended = duibiao("explain", row.target_id, tmp_path / "plan.ofd")
    assert ended.code == 0
    assert "page" in ended.out
    assert "printed" in ended.out


def test_formats_tells_what_is_ready_and_what_to_install(tmp_path, duibiao, monkeypatch):
    from pipeline.read import convert

    ended = duibiao("formats", "--out", tmp_path)
    assert ended.code == 0
    assert "docx" in ended.out
    assert (tmp_path / "formats.csv").read_text(encoding="utf-8-sig").startswith("format,what,ready,missing,next_step")
    monkeypatch.setattr(convert, "find_spec", lambda name: None)
    ended = duibiao("formats")
    assert "needs rapidocr, onnxruntime: pip install 'duibiao[ocr]'" in " ".join(ended.out.split())
