"""Ctrl-C that waits: what is done within is done whole."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


@contextmanager
def ctrl_c_waits() -> Iterator[None]:
    """Ctrl-C pressed within is answered behind it, as it would have been; only the main thread of a program is asked of it.

    A library in C that is interrupted while it is imported (DuckDB's enumerations) prints an error of its own and may be broken for good.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    pressed: list[int] = []

    def press(signum: int, _frame: FrameType | None) -> None:
        pressed.append(signum)

    before = signal.signal(signal.SIGINT, press)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
        if pressed:
            signal.raise_signal(signal.SIGINT)
