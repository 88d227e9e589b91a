"""What a long export shows while it runs, and that a short one on a slow machine shows nothing."""

from __future__ import annotations

import pytest

from lodpub.bulk import Tally
from lodpub.cli import progress


@pytest.fixture
def clock(monkeypatch):
    now = [0.0]
    monkeypatch.setattr(progress.time, "monotonic", lambda: now[0])
    return now


def test_few_records_show_nothing_however_long_they_take(clock, capsys):
    watching = progress.Watching(1000, quiet=False)
    clock[0] = 600.0
    watching(Tally(read=50), 900)
    assert capsys.readouterr().err == ""
    assert not watching.has_shown


def test_many_records_show_a_line_every_ten_seconds(clock, capsys):
    watching = progress.Watching(1000, quiet=False)
    for clock[0] in (5.0, 20.0, 25.0, 40.0):
        watching(Tally(read=int(clock[0]) * 1000, failed=1), int(clock[0]) * 10)
    assert capsys.readouterr().err == (
        "lodpub: note: 20,000 records, 1,000 a second, 1 failed, 20 %\nlodpub: note: 40,000 records, 1,000 a second, 1 failed, 40 %\n"
    )
    assert watching.has_shown


def test_quiet_shows_nothing(clock, capsys):
    watching = progress.Watching(None, quiet=True)
    clock[0] = 60.0
    watching(Tally(read=1_000_000), 0)
    assert capsys.readouterr().err == ""
