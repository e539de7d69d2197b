"""The spaCy component says what the extraction says, in one process and in several."""

from __future__ import annotations

import pytest

from pipeline.extract import extract
from pipeline.read import read_text

spacy = pytest.importorskip("spacy", reason="pip install duibiao[spacy]")

TEXTS = [
    "到2025年，新建城南小学等3所学校，公办园占比达到55%以上。区教委牵头，区财政局配合。",
    "每年培训教师不少于200人次。",
    "没有什么可说的。",
    "",
]


@pytest.fixture(scope="module")
def nlp():
    made = spacy.blank("zh")
    made.add_pipe("duibiao")
    return made


def told(doc):
    """Each span: its table, text, label and the id of its row."""
    return [(table, span.text, span.label_, span.id_) for table, spans in doc.spans.items() for span in spans]


def test_the_entry_point_makes_it(nlp):
    assert nlp.pipe_names == ["duibiao"]


def test_spans_and_rows_are_those_of_the_extraction(nlp):
    doc = nlp(TEXTS[0])
    found = extract(read_text(TEXTS[0], "duibiao"))
    for table in ("targets", "deadlines", "departments", "schools"):
        records = getattr(found, table)
        assert records
        assert [span.text for span in doc.spans[table]] == [record.text for record in records]
        assert [(row["start"], row["text"]) for row in doc._.duibiao[table]] == [(record.start, record.text) for record in records]
    assert [span.label_ for span in doc.spans["targets"]] == [row.status for row in found.targets]
    assert doc._.duibiao["targets"][0]["deadline"] == "2025-12-31"


def test_a_span_leads_to_its_row(nlp):
    doc = nlp(TEXTS[0])
    assert [span.id_ for span in doc.spans["schools"]] == [row["school_id"] for row in doc._.duibiao["schools"]]


def test_two_processes_say_the_same(nlp):
    alone = list(nlp.pipe(TEXTS))
    shared = list(nlp.pipe(TEXTS, n_process=2, batch_size=1))
    assert [told(doc) for doc in shared] == [told(doc) for doc in alone]
    assert [doc._.duibiao for doc in shared] == [doc._.duibiao for doc in alone]


def test_rules_alone_carry_no_confidence():
    nlp = spacy.blank("zh")
    nlp.add_pipe("duibiao", config={"models": False})
    assert {row["confidence"] for row in nlp(TEXTS[0])._.duibiao["targets"]} == {None}


def test_a_pipeline_with_it_is_saved_and_loaded(nlp, tmp_path):
    nlp.to_disk(tmp_path)
    assert told(spacy.load(tmp_path)(TEXTS[0])) == told(nlp(TEXTS[0]))


def test_longer_tokens_are_covered_whole():
    nlp = spacy.blank("zh")
    nlp.add_pipe("duibiao")
    doc = spacy.tokens.Doc(nlp.vocab, words=["建设城南小学等", "3所", "学校"], spaces=[False] * 3)
    spans = nlp.get_pipe("duibiao")(doc).spans["schools"]
    assert [span.text for span in spans] == ["建设城南小学等"]
