"""A pattern that is compiled when it is first asked answers as one that is compiled at once."""

from __future__ import annotations

import re

from extractors.late import late


def test_answers_as_a_compiled_pattern_does():
    pattern, flags, text = r"^(?P<year>20\d\d)年|月", re.MULTILINE, "2031年\n5月"
    lazy, compiled = late(pattern, flags), re.compile(pattern, flags)
    assert lazy.pattern == pattern
    assert [hit.span() for hit in lazy.finditer(text)] == [hit.span() for hit in compiled.finditer(text)]
    assert lazy.match(text)["year"] == "2031"
    assert (lazy.search("7月", 0, 1), lazy.fullmatch("月") is None) == (None, False)
    assert (lazy.split(text), lazy.sub("", text), lazy.findall(text)) == (compiled.split(text), compiled.sub("", text), compiled.findall(text))
    assert lazy.groupindex == compiled.groupindex
