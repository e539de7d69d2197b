"""How much one document may cost: untrusted files are read within these limits, each a setting of the environment."""

from __future__ import annotations

import os
from dataclasses import dataclass, fields

from pipeline.read.reading import UnreadableDocument

#: `DUIBIAO_LIMIT_SECONDS=300` sets the field `seconds`.
PREFIX = "DUIBIAO_LIMIT_"


@dataclass(frozen=True, slots=True)
class Limits:
    """What a document may cost before it ends in `failures`; the defaults fit a laptop.

    `seconds` for a document, and `page_seconds` more for each page that has to be recognised in a picture. `memory` of the reading
    process and `file_size` in megabytes (10**6 bytes). `pages` of a document, `pixels` of a picture in millions. Of a zip: `members`,
    `unpacked` megabytes of all, `ratio` of a member's size to what it takes in the zip, `depth` of zips within zips.
    """

    seconds: int = 120
    page_seconds: int = 60
    memory: int = 4000
    file_size: int = 500
    pages: int = 2000
    pixels: int = 100
    members: int = 2000
    unpacked: int = 1000
    ratio: int = 200
    depth: int = 3

    @property
    def bytes_unpacked(self) -> int:
        return self.unpacked * 1_000_000


def limits() -> Limits:
    """The limits as the environment sets them. Raises UnreadableDocument on a setting that is no whole number above 0."""
    given: dict[str, int] = {}
    for each in fields(Limits):
        said = os.environ.get(name := PREFIX + each.name.upper())
        if said is None:
            continue
        if not (said.isascii() and said.isdigit() and int(said)):
            raise UnreadableDocument(f"the setting {name}={said!r} is no whole number above 0; correct or unset it")
        given[each.name] = int(said)
    return Limits(**given)
