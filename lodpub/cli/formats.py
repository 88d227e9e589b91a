"""``lodpub formats``."""

from __future__ import annotations

import click

from lodpub.formats import FORMATS

__all__ = ["formats"]


@click.command()
def formats() -> None:
    """List what can be read and written.

    Example: lodpub formats
    """
    for format in FORMATS:
        can = " ".join(
            word if module else " " * 4 for word, module in (("read", format.reader), ("write", format.writer))
        )
        extensions = " ".join(f".{e}" for e in format.extensions)
        click.echo(f"{format.name:14} {can:11} {format.title} ({extensions}); carries {format.carries}")
