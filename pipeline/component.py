"""The extraction as a spaCy component: `nlp.add_pipe("duibiao")` on any Chinese pipeline (`pip install duibiao[spacy]`).

The mentions stand in `doc.spans`, one group per table, and the rows in `doc._.duibiao`, table → rows with the columns of docs/tables.md. A span has
its row's id in `span.id_`. It covers whole tokens, the row's `start` and `end` the exact characters.
"""

from __future__ import annotations

from datetime import date
from hashlib import sha256
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from models.learned import RULES_ALONE, shipped
from pipeline.extract import extract
from pipeline.read import read_text
from pipeline.tables import found_rows

#: Table → the column with its rows' ids, and the one that labels its spans.
SPANS = {
    "targets": ("target_id", "status"),
    "deadlines": ("deadline_id", "kind"),
    "departments": ("department_id", "role"),
    "schools": ("school_id", "stage"),
}

if not Doc.has_extension("duibiao"):
    Doc.set_extension("duibiao", default=None)


@Language.factory("duibiao", assigns=["doc.spans", "doc._.duibiao"], default_config={"models": True})
def make_component(nlp: Language, name: str, models: bool) -> Component:
    """The component; without `models` the rules stand alone and rows carry no confidence."""
    return Component(name, models=models)


class Component:
    """Reads a Doc's text as one document."""

    def __init__(self, name: str, *, models: bool = True) -> None:
        self.name = name
        self._models = models

    def __call__(self, doc: Doc) -> Doc:
        """The Doc with its spans and rows; its text and tokens stay as they are."""
        document = read_text(doc.text, self.name, sha256(doc.text.encode()).hexdigest())
        found = extract(document, shipped() if self._models else RULES_ALONE)
        rows = {table: [_plain(row) for row in found_rows(found, table)] for table in SPANS}
        for table, (row_id, label) in SPANS.items():
            spans = (doc.char_span(row["start"], row["end"], row[label], span_id=row[row_id], alignment_mode="expand") for row in rows[table])
            doc.spans[table] = [span for span in spans if span is not None]
        doc._.duibiao = rows
        return doc


def _plain(row: dict[str, Any]) -> dict[str, Any]:
    """The row with days as ISO text: what a Doc holds has to go from process to process as bytes."""
    return {column: value.isoformat() if isinstance(value, date) else value for column, value in row.items()}
