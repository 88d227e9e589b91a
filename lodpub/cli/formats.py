"""``lodpub formats``."""

from __future__ import annotations

import click

from lodpub.formats import FORMATS

__all__ = ["formats"]


@click.command()
def formats() -> None:
    """List what can be read and written. Example: lodpub formats"""
    for format in FORMATS:
        can = " and ".join(word for word, module in (("read", format.reader), ("write", format.writer)) if module)
        extensions = " ".join(f".{e}" for e in format.extensions)
        click.echo(f"{format.name:10} {can:14} {extensions:22} {format.title}; carries {format.carries}")
