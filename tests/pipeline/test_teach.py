"""The segmenter is trained from a corpora folder; the shipped one is what its card says."""

from __future__ import annotations

import json
import shutil
from hashlib import sha256

from models.segmenter import FILES, PKUSEG, pkuseg_cut
from pipeline.passages import read_passages
from pipeline.teach import lessons_of, spec_lessons, train_segmenter
from pipeline.train import example_of


def test_gold_spans_are_words_or_made_of_words(corpora):
    example = example_of(read_passages(corpora / "passages")[0])
    lines = [*lessons_of([example])]
    assert "".join(word for line in lines for word in line) == "".join(example.document.text.split())
    text = " ".join(word for line in lines for word in line)
    assert all(row["text"] in text.replace(" ", "") for row in example.gold["schools"])


def test_spec_lessons_have_no_marks(corpora):
    assert not any("=" in word and "[" in word for line in spec_lessons(corpora / "specs") for word in line)


def test_a_model_and_its_card_are_written(corpora, tmp_path):
    (tmp_path / "passages").mkdir()
    shutil.copy(corpora / "passages" / "a_01.txt", tmp_path / "passages")
    written = train_segmenter(tmp_path, tmp_path / "out")
    assert {path.name for path in written} == {*FILES, f"{PKUSEG}.card.json"}
    assert "".join(pkuseg_cut(tmp_path / "out" / PKUSEG)("新建小学三所")) == "新建小学三所"


def test_the_shipped_model_is_small_and_the_one_on_its_card(corpora):
    folder = corpora.parent / "models" / "artefacts"
    card = json.loads((folder / f"{PKUSEG}.card.json").read_text(encoding="utf-8"))
    assert card["sha256"] == {name: sha256((folder / PKUSEG / name).read_bytes()).hexdigest() for name in FILES}
    assert sum(path.stat().st_size for path in (folder / PKUSEG).iterdir()) < 3_000_000
