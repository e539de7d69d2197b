"""Ctrl-C while something is done that must not be broken off."""

import os
import signal
import threading

import pytest

from pipeline.waiting import ctrl_c_waits


@pytest.fixture(autouse=True)
def answered():
    """Ctrl-C as Python answers it: who runs the tests in the background may have it ignored."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def interrupted(done):
    with ctrl_c_waits():
        os.kill(os.getpid(), signal.SIGINT)
        done.append("within")
    done.append("behind")


def test_what_is_done_within_is_done_before_ctrl_c_is_answered():
    done = []
    with pytest.raises(KeyboardInterrupt):
        interrupted(done)
    assert done == ["within"]
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_without_ctrl_c_and_in_another_thread_nothing_happens():
    with ctrl_c_waits():
        pass
    failed = []

    def work():
        try:
            with ctrl_c_waits():
                pass
        except BaseException as error:
            failed.append(error)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert not failed
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
