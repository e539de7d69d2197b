"""Train the pkuseg segmenter: jieba teaches, the project's lexicons tell it the words of plans, and gold spans where words must end.

The library writes its own format, msgpack and npz. What only its training needs is left out, and weights are rounded, so that the model stays small.
"""

from __future__ import annotations

import contextlib
import io
import random
import tempfile
import zipfile
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from extractors.lexicon import words
from models.segmenter import Cut, jieba_tokenizer

#: Lexicons whose entries are words of the trade.
TRADE = ("indicator_heads", "bodies", "school_forms", "school_parts", "fields", "structure_nouns", "action_verbs")
ROUNDS = 10
#: A feature seen so often or seldomer is left out.
RARE = 2
#: Begin, inside and end of a word are told apart.
TAGS = 3
DIGITS = 2
SEED = 1


def lessons(text: str, borders: Iterable[int]) -> Iterator[list[str]]:
    """The words of each line as the teacher cuts them, and cut at `borders` besides, which are places in `text`."""
    cuts = set(borders)
    at = 0
    for line in text.split("\n"):
        taught: list[str] = []
        for word in _teacher()(line):
            low = at
            for place in range(at + 1, at + len(word)):
                if place in cuts:
                    taught.append(text[low:place])
                    low = place
            at += len(word)
            taught.append(text[low:at])
        at += 1
        if any(not word.isspace() for word in taught):
            yield [word for word in taught if not word.isspace()]


@cache
def _teacher() -> Cut:
    """jieba with the words of the trade."""
    teacher = jieba_tokenizer()
    for name in TRADE:
        for word in words(name):
            if len(word) > 1:
                teacher.add_word(word)
    return teacher.lcut  # type: ignore[no-any-return]


def fit(lines: Iterable[list[str]], folder: Path) -> None:
    """Write a model trained on `lines` of words into `folder`; the same lines give the same bytes. What the library prints is swallowed."""
    from spacy_pkuseg import config, train

    folder.mkdir(parents=True, exist_ok=True)
    random.seed(SEED)  # the library shuffles with the global generator
    config.nLabel, config.featureTrim = TAGS, RARE
    with tempfile.TemporaryDirectory() as scratch, contextlib.redirect_stdout(io.StringIO()):
        taught, tested = Path(scratch, "train.txt"), Path(scratch, "test.txt")
        text = "\n".join(" ".join(line) for line in lines) + "\n"
        taught.write_text(text, encoding="utf-8")
        tested.write_text(text.partition("\n")[0] + "\n", encoding="utf-8")  # it wants one; nothing is chosen by it
        train(str(taught), str(tested), scratch, train_iter=ROUNDS)
        _slim(Path(scratch), folder)


def _slim(trained: Path, folder: Path) -> None:
    import numpy as np
    import srsly

    features: dict[str, Any] = srsly.read_msgpack(trained / "features.msgpack")
    srsly.write_msgpack(folder / "features.msgpack", features | {"bigram": []})
    with np.load(trained / "weights.npz") as weights:
        _write_npz(folder / "weights.npz", {"sizes": weights["sizes"], "w": weights["w"].round(DIGITS)})


def _write_npz(path: Path, arrays: dict[str, Any]) -> None:
    """As numpy's savez_compressed, but with one date for all files, so that the bytes stay the same."""
    import numpy as np

    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, array in arrays.items():
            written = io.BytesIO()
            np.save(written, array, allow_pickle=False)
            archive.writestr(zipfile.ZipInfo(f"{name}.npy", (1980, 1, 1, 0, 0, 0)), written.getvalue(), zipfile.ZIP_DEFLATED)
