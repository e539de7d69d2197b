"""What was named before in the sentence, which phrases that lean on others are read against."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from extractors.indicator_reading import Phrase, Reading
from extractors.quantities import Quantity


@dataclass(slots=True, eq=False)
class Before:
    """The quantities of the sentence before this one, with their phrases, in order of reading."""

    quantities: Sequence[Quantity]
    phrases: Sequence[Phrase]

    @property
    def last(self) -> Phrase:
        """The phrase before; there is one."""
        return self.phrases[-1]

    def latest_first(self) -> Iterator[tuple[Quantity, Phrase]]:
        for place in range(len(self.phrases) - 1, -1, -1):
            yield self.quantities[place], self.phrases[place]


#: Gives another phrase, or None where it has nothing to say.
Step = Callable[[Reading, Phrase, Before], Phrase | None]
