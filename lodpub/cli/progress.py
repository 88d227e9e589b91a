"""What a long export shows while it runs: a bar on a terminal, a line now and then elsewhere."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

from lodpub.bulk import Tally
from lodpub.cli.parameters import say

if TYPE_CHECKING:
    from rich.progress import Progress

__all__ = ["Watching"]

_SHOWN_AFTER = 2.0
_LINE_EVERY = 10.0
_MANY = 10_000
"""Fewer records are no long export where nobody watches a terminal, however slow the machine."""


class Watching:
    """Told how far an export is; shows nothing of one that is over within two seconds, nor, where standard error is no
    terminal, of a few records."""

    def __init__(self, total: int | None, *, quiet: bool) -> None:
        self._total = total or None
        self._quiet = quiet
        self._began = time.monotonic()
        self._terminal = sys.stderr.isatty()
        self._shown = self._began + (_SHOWN_AFTER if self._terminal else _LINE_EVERY)
        self.has_shown = False
        """Whether it was long enough for anything to be shown."""
        self._bar: Progress | None = None

    def __call__(self, tally: Tally, taken: int) -> None:
        now = time.monotonic()
        if self._quiet or now < self._shown or not (self._terminal or tally.read >= _MANY):
            return
        self.has_shown = True
        if self._terminal and self._bar is None:
            self._bar = self._begin_bar()
        if self._bar is not None:
            self._shown = now + 0.1
            self._bar.update(
                self._bar.task_ids[0], completed=taken, records=f"{tally.read:,}", failed=f"{tally.failed:,}",
                rate=f"{tally.read / (now - self._began):,.0f}",
            )  # fmt: skip
            return
        self._shown = now + _LINE_EVERY
        share = f", {min(100, 100 * taken // self._total)} %" if self._total else ""
        rate = tally.read / (now - self._began)
        say("note", f"{tally.read:,} records, {rate:,.0f} a second, {tally.failed:,} failed{share}")

    def close(self) -> None:
        """Takes the bar away."""
        if self._bar is not None:
            self._bar.stop()
            self._bar = None

    def _begin_bar(self) -> Progress | None:
        try:
            from rich import progress
            from rich.console import Console
        except ImportError:
            return None
        bar = progress.Progress(
            progress.BarColumn(),
            progress.TextColumn("{task.fields[records]} records, {task.fields[rate]}/s, {task.fields[failed]} failed"),
            progress.DownloadColumn(),
            progress.TimeRemainingColumn(),
            console=Console(stderr=True),
            transient=True,
        )
        bar.add_task("export", total=self._total, records="0", failed="0", rate="0")
        bar.start()
        return bar
