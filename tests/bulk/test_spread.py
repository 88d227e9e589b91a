"""Work spread over processes: in order, with its errors, and nothing left behind."""

from __future__ import annotations

import multiprocessing
import os
import threading

import pytest

from lodpub.bulk.spread import _start_method, spread
from lodpub.errors import LodpubError


def megabytes(number: int) -> bytes:
    return bytes([number]) * (3 << 20)


def fewer(number: int) -> list[bytes]:
    return [bytes([number])] * (20_000 >> number)


def odd(number: int) -> int:
    if number == 3:
        raise ValueError("three")
    return number


def ended(number: int) -> int:
    os._exit(1)


@pytest.fixture(autouse=True)
def handed_over(tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    yield
    assert list(tmp_path.glob("lodpub-*")) == []


def test_large_results_come_in_the_order_of_the_items():
    assert [result[:1] for result in spread(megabytes, range(9), 2)] == [bytes([number]) for number in range(9)]


def test_a_small_result_is_not_mixed_with_a_large_one_before_it():
    assert list(spread(fewer, range(15), 2)) == [fewer(number) for number in range(15)]


def test_a_process_with_threads_is_not_copied():
    over = threading.Event()
    thread = threading.Thread(target=over.wait)
    thread.start()
    try:
        assert _start_method(multiprocessing.get_all_start_methods()) != "fork"
        assert list(spread(fewer, range(9), 2)) == [fewer(number) for number in range(9)]
    finally:
        over.set()
        thread.join()


def test_what_goes_wrong_in_a_process_goes_wrong_here():
    taken = []
    with pytest.raises(ValueError, match="three"):
        taken.extend(spread(odd, range(9), 2))
    with pytest.raises(LodpubError, match="ended from outside"):
        list(spread(ended, range(2), 2))


def test_who_leaves_off_early_leaves_nothing_behind():
    results = spread(megabytes, range(40), 2)
    assert next(results)
    results.close()


def test_a_full_disk_is_said_with_the_file(monkeypatch, tmp_path):
    if not os.path.exists("/dev/full"):
        pytest.skip("no device that is always full")
    (tmp_path / "0").symlink_to("/dev/full")
    monkeypatch.setattr("tempfile.TemporaryDirectory", lambda prefix: Folder(tmp_path))
    with pytest.raises(OSError, match=r"No space left on device: '.*/0'"):
        list(spread(len, [b"x" * 100_000], 2))


class Folder:
    def __init__(self, path):
        self.path = path

    def __enter__(self):
        return str(self.path)

    def __exit__(self, *_):
        pass
