"""Read thousands of mutated files: `make fuzz`, or `python -m tests.formats.fuzz COUNT`.

Real files of every format are broken in known ways, the same ones every time. Each must be read or refused in one sentence: no traceback, no fault of the
program's own, no reading process that crashes, no file that runs into the limit of time. Ends with 1 where one was found, and says which. A file that asks
for more memory than it may have is refused too; those are counted.
"""

from __future__ import annotations

import io
import os
import random
import sys
import tempfile
import zipfile
from collections import Counter
from pathlib import Path
from time import monotonic

from pipeline.document import Document
from pipeline.read import read_text
from pipeline.read.office import soffice
from pipeline.run import extract_one
from pipeline.tables import Failure
from tests.formats.convert import BY_LIBREOFFICE, MADE, as_scan
from tests.formats.hostile import packed
from tests.formats.plans import plan

COUNT = 10_000
SECONDS = 30
#: Formats that a program of its own or the engine reads take seconds: one file in so many is of theirs.
SLOW = {"doc", "odt", "rtf", "scan"}
SELDOM = 50
#: A fault of the program's own or of its reading process, or a hang.
FAULTS = ("the program failed", "crashed the reading process", "seconds")
MEMORY = "MB of memory"


def main() -> int:
    """Read as many files as the first argument says; returns 1 where one was found that is neither read nor refused as it should be."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else COUNT
    os.environ["DUIBIAO_LIMIT_SECONDS"] = str(SECONDS)
    seeds = _seeds()
    quick, slow = [kind for kind in seeds if kind not in SLOW], [kind for kind in seeds if kind in SLOW]
    told: Counter[str] = Counter()
    faults: list[str] = []
    began = monotonic()
    with tempfile.TemporaryDirectory() as folder:
        for number in range(count):
            chance = random.Random(number)
            kind = chance.choice(slow if slow and number % SELDOM == 0 else quick)
            path = Path(folder, f"{number}.{kind}")
            path.write_bytes(mutated(seeds[kind], chance))
            found = extract_one(path)
            outcome = "refused" if isinstance(found, Failure) else "read"
            if isinstance(found, Failure) and (any(fault in found.reason for fault in FAULTS) or not found.reason or not found.next_step):
                faults.append(f"{number} ({kind}): {found.reason}")
                kept = Path(tempfile.gettempdir(), f"duibiao-fuzz-{number}.{kind}")
                kept.write_bytes(path.read_bytes())
                outcome = "fault"
            elif isinstance(found, Failure) and MEMORY in found.reason:
                outcome = "refused for memory"
            told[outcome] += 1
            path.unlink()
            if (number + 1) % 500 == 0:
                print(f"{number + 1} files, {monotonic() - began:.0f} s: {dict(told)}", flush=True)
    print(f"{count} files in {monotonic() - began:.0f} s: {dict(told)}")
    for fault in faults:
        print(fault)
    return 1 if faults else 0


def _seeds() -> dict[str, bytes]:
    """A short plan with a table in every format that can be made here."""
    source = _short(plan("tongliang_145"))
    kinds = [kind for kind in MADE if not kind.startswith(("scan", "txt")) and (kind not in BY_LIBREOFFICE or soffice())]
    seeds = {kind.partition(" ")[0]: MADE[kind](source) for kind in kinds}
    seeds["txt"] = MADE["txt (GB18030)"](source)
    seeds["zip"] = packed({"a/plan.docx": seeds["docx"], "plan.txt": source.text})
    seeds["csv"] = "指标,2020年,2025年\n毛入园率（%）,92.3,93\n学位（个）,100,120\n".encode("gb18030")
    seeds["mht"] = b"MIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + seeds["html"]
    if "pdf" in seeds:
        seeds["scan"] = as_scan(seeds["pdf"], slice(0, 1))
    return seeds


def _short(whole: Document) -> Document:
    """The beginning of a plan, and its table."""
    table = whole.tables[0]
    return read_text(f"{whole.text[:1500]}\n{whole.text[table.start - 60 : table.end + 200]}", whole.name)


def mutated(data: bytes, chance: random.Random) -> bytes:
    """The file broken in one to four ways; of a zip mostly a member, so that more than its container is tried."""
    if data[:2] == b"PK" and chance.random() < 0.7:
        return _with_broken_member(data, chance)
    broken = bytearray(data)
    for _ in range(chance.randint(1, 4)):
        chance.choice((_flip, _cut, _repeat, _move, _end, _numbers))(broken, chance)
    return bytes(broken)


def _with_broken_member(data: bytes, chance: random.Random) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    name = chance.choice(sorted(parts))
    inner = parts[name]
    assert isinstance(inner, bytes)
    parts[name] = mutated(inner, chance) if inner else b"\0"
    return packed(parts)


def _place(data: bytearray, chance: random.Random) -> int:
    return chance.randrange(max(len(data), 1))


def _flip(data: bytearray, chance: random.Random) -> None:
    for _ in range(chance.randint(1, 30)):
        if data:
            data[_place(data, chance)] = chance.randrange(256)


def _cut(data: bytearray, chance: random.Random) -> None:
    at = _place(data, chance)
    del data[at : at + chance.randint(1, 2000)]


def _repeat(data: bytearray, chance: random.Random) -> None:
    at = _place(data, chance)
    data[at:at] = data[at : at + chance.randint(1, 400)] * chance.randint(1, 50)


def _move(data: bytearray, chance: random.Random) -> None:
    at, size = _place(data, chance), chance.randint(1, 1000)
    piece = data[at : at + size]
    del data[at : at + size]
    to = _place(data, chance)
    data[to:to] = piece


def _end(data: bytearray, chance: random.Random) -> None:
    del data[_place(data, chance) :]


def _numbers(data: bytearray, chance: random.Random) -> None:
    """Digits become other, mostly large, ones: sizes, places and counts."""
    digits = [at for at, byte in enumerate(data[:200_000]) if 48 <= byte <= 57]
    for at in chance.sample(digits, min(len(digits), 8)):
        data[at] = chance.choice(b"0199999")


if __name__ == "__main__":
    sys.exit(main())
