"""Same plan, same rows: the published plans in every format give the rows of their text."""

from __future__ import annotations

import pytest

from pipeline.extract import Extraction, extract
from pipeline.read import read
from pipeline.read.ocr import is_ready
from pipeline.read.office import soffice
from tests.formats.convert import BY_LIBREOFFICE, LEAST, MADE, as_scan
from tests.formats.measure import measured, told
from tests.formats.plans import NAMES, plan
from tests.formats.same_rows import differences, exact_f1

SCANS = tuple(name for name in MADE if name.startswith("scan"))
needs_ocr = pytest.mark.skipif(not is_ready(), reason="rapidocr is not installed")


def made(name: str, kind: str, folder) -> Extraction:
    if kind in BY_LIBREOFFICE and not soffice():
        pytest.skip("LibreOffice is not installed")
    path = folder / f"{name}.txt"  # the name says nothing about the kind
    path.write_bytes(MADE[kind](plan(name)))
    return extract(read(path))


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("kind", [kind for kind in MADE if kind not in SCANS])
def test_a_format_gives_the_rows_of_the_text(kind, name, tmp_path):
    text, other = extract(plan(name)), made(name, kind, tmp_path)
    assert exact_f1(text, other) >= LEAST[kind], differences(text, other)
    assert other.document.format == kind.partition(" ")[0]


def test_the_document_tells_of_every_format():
    lines = told()
    assert list(lines) == list(MADE), "run `make formats`"
    for kind, line in lines.items():
        _, _, f1, least, *_ = (cell.strip() for cell in line.split("|"))
        assert float(f1) >= float(least) == LEAST[kind]


@needs_ocr
@pytest.mark.slow
@pytest.mark.skipif(not soffice(), reason="LibreOffice is not installed")
@pytest.mark.parametrize("kind", MADE)
def test_the_document_tells_what_is_measured(kind):
    f1, _ = measured(kind)
    assert f1 >= LEAST[kind]
    assert f1 == pytest.approx(float(told()[kind].split("|")[2]), abs=0.01), "run `make formats`"


@needs_ocr
@pytest.mark.skipif(not soffice(), reason="LibreOffice is not installed")
@pytest.mark.parametrize(("count", "poor"), [(2, False), (1, True)])
def test_a_few_scanned_pages_give_the_rows_of_the_same_pages_with_text(count, poor, tmp_path):
    import pypdfium2

    whole = MADE["pdf"](plan("tongliang_145"))
    document = pypdfium2.PdfDocument(whole)
    first = next(at for at in range(len(document)) if "普高与中职学生比例" in "".join(document[at].get_textpage().get_text_range().split()))
    pages = pypdfium2.PdfDocument.new()
    pages.import_pages(document, list(range(first, first + count)))
    pages.save(tmp_path / "pages.pdf")
    (tmp_path / "scan.pdf").write_bytes(as_scan(whole, slice(first, first + count), poor=poor))
    told: list[tuple[int, int]] = []
    with_text = extract(read(tmp_path / "pages.pdf"))
    scanned = extract(read(tmp_path / "scan.pdf", lambda page, of: told.append((page, of))))
    assert exact_f1(with_text, scanned) >= LEAST[SCANS[1 if poor else 0]], differences(with_text, scanned)
    assert told == [(page, count) for page in range(1, count + 1)]
    assert len(scanned.targets) >= 18
    for plain, row in zip(with_text.targets, scanned.targets, strict=False):
        assert row.page == plain.page == 1
        assert plain.confidence_ocr is None
        assert row.confidence_ocr is not None
        assert 0.5 <= row.confidence_ocr <= 1
