"""What the rules alone say of a text."""

from __future__ import annotations

from models.learned import RULES_ALONE
from pipeline.extract import extract
from pipeline.read import read_text


def statuses(text: str) -> str:
    """The statuses of its targets, in order, parted by blanks."""
    return " ".join(row.status for row in extract(read_text(text, "t"), RULES_ALONE).targets)
