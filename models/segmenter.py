"""Words of a Chinese text as spans, by any of four segmenters: where one word ends and the next begins.

`jieba`, `jieba_next` and `rjieba` share a dictionary; `pkuseg` is a model of this project's own (`models.segmenter_training`), since spacy-pkuseg ships
none. Each is imported when it is first asked; how they compare is told in docs/models.md.
"""

from __future__ import annotations

import logging
import os
import re
import tempfile
import warnings
from collections.abc import Callable, Iterable
from functools import cache
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any

#: The fastest by far, and as good as the others at borders (docs/models.md).
DEFAULT = "rjieba"

#: Text → its words in order, nothing left out.
Cut = Callable[[str], Iterable[str]]

_PIECE = re.compile(r"\s+|\S+")
#: The folder of the pkuseg model among the artefacts.
PKUSEG = "pkuseg"
#: What it consists of: msgpack and npz, neither of them a pickle.
FILES = ("features.msgpack", "weights.npz")
_ARTEFACTS = Path(__file__).parent / "artefacts"


class UnknownEngine(ValueError):
    """A segmenter of that name does not exist; the message lists those that do."""


def words(text: str, engine: str = DEFAULT) -> list[tuple[int, int]]:
    """The words of `text` as [start, end), end to end from 0 to its length; blanks and marks are words too.

    Raises UnknownEngine, and ImportError where the engine's library is not installed (`pip install duibiao[segmenters]`).
    """
    return list(pairwise(accumulate(map(len, _cutter(engine)(text)), initial=0)))


def tagged(text: str) -> list[tuple[str, str]]:
    """The words of `text` in order, each with its part of speech in jieba's letters (n, v, a, …), by the default engine."""
    return _tagger()(text)


@cache
def _tagger() -> Callable[[str], list[tuple[str, str]]]:
    import rjieba

    return rjieba.tag


@cache
def _cutter(engine: str) -> Cut:
    if engine not in _ENGINES:
        raise UnknownEngine(f"no segmenter {engine!r}; choose one of {', '.join(ENGINES)}")
    return _ENGINES[engine]()


def jieba_tokenizer() -> Any:
    """A jieba of our own, so that words added to it, or to another's, change nothing elsewhere; it says nothing on stderr."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import jieba
    jieba.setLogLevel(logging.ERROR)
    tokenizer = jieba.Tokenizer()
    tokenizer.tmp_dir = str(_private_folder())
    return tokenizer


def _jieba() -> Cut:
    return jieba_tokenizer().lcut  # type: ignore[no-any-return]


def _jieba_next() -> Cut:
    import jieba_next

    return jieba_next.Tokenizer(cache_dir=_private_folder()).lcut  # type: ignore[no-any-return]


def _rjieba() -> Cut:
    import rjieba

    return rjieba.cut


def _pkuseg() -> Cut:
    return pkuseg_cut(_ARTEFACTS / PKUSEG)


def pkuseg_cut(folder: Path) -> Cut:
    """The pkuseg model in `folder`. Raises FileNotFoundError, where the library would look for a pickle."""
    import spacy_pkuseg

    if missing := [name for name in FILES if not (folder / name).is_file()]:
        raise FileNotFoundError(f"{folder} lacks {' and '.join(missing)}; `duibiao train --segmenter` writes them")
    segmenter = spacy_pkuseg.pkuseg(str(folder), user_dict=None)  # its default dictionary is a pickle

    def cut(text: str) -> list[str]:
        return [word for piece in _PIECE.findall(text) for word in ([piece] if piece.isspace() else segmenter.cut(piece))]

    return cut


@cache
def _private_folder() -> Path:
    """A folder that only this user can write to: jieba executes what it reads back from its cache, and would keep it in the shared one."""
    folder = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "duibiao"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError:
        return Path(tempfile.mkdtemp(prefix="duibiao-"))
    return folder


_ENGINES: dict[str, Callable[[], Cut]] = {"jieba": _jieba, "jieba_next": _jieba_next, "rjieba": _rjieba, "pkuseg": _pkuseg}
ENGINES = tuple(_ENGINES)
