"""A body as a list names it, with the role that it has there, and the list itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from extractors.body_names import Kind

Role = Literal["issuer", "addressee", "lead", "support", "responsible", "mentioned"]


class Item(NamedTuple):
    """A body in a list: characters [start, end), its name with an elided part restored, its role."""

    start: int
    end: int
    name: str
    role: Role
    rule: str
    #: Where the list tells it (各市教育局、|财政局: each has one), else the name does.
    kind: Kind | None = None


@dataclass(frozen=True, slots=True)
class BodyList:
    """A list as it stands in the text; [start, end) is the ground on which no other rule looks for bodies."""

    start: int
    end: int
    items: tuple[Item, ...]
