"""The citation processor: pandoc, whose citeproc is held to the test suite of CSL.

The Python package ``citeproc-py`` was measured beside it and gets what styles rest on wrong: it shortens the given names
of MLA and Chicago and leaves American commas outside the quotes. Pandoc comes as the package ``pypandoc_binary``, or is the
one that is installed on the machine; it is run in its sandbox, which keeps it from the network and from other files.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import msgspec

from lodpub.citing.styles import INSTALL, Style
from lodpub.errors import DataError, UsageError
from lodpub.values.tables import rows

__all__ = ["bibliography"]

_SECONDS_TO_START = 60
_SECONDS_AN_ITEM = 0.1
_LABELLED = re.compile(
    r"(<names\b[^>]*(?<!/)>)(?=\s*<label\b(?:(?!</?names?\b).)*(?:</names>|<substitute\b))", re.DOTALL
)
_NUMBER = re.compile(r"(<label\b)(?=[^>]*\bvariable=\"number\")(?![^>]*\bplural=)")
_ENGLISH = re.compile(r'<locale xml:lang="en"[^>]*>\s*<terms>')
_WRITERS = {"text": "plain", "html": "html"}


def bibliography(items: list[dict[str, Any]], style: Style, *, locale: str | None = None, output: str = "text") -> str:
    """The list of references that a style makes of items of CSL-JSON, in the order of the style.

    `output` is ``text`` or ``html``; `locale` a BCP 47 tag, that of the style when left out. Raises `UsageError` where there
    is no pandoc or it cannot use the style.
    """
    language = locale or style.locale
    # both files stand in a folder of their own: a path that looks like an option or an address is then none
    with tempfile.TemporaryDirectory(prefix="lodpub-") as folder:
        Path(folder, "style.csl").write_text(_plain(style.path.read_text("utf-8", "replace"), style.path.stem), "utf-8")
        Path(folder, "items.json").write_bytes(msgspec.json.encode(items))
        arguments = ["--sandbox", "--citeproc", "--csl=style.csl", "--wrap=none", "--eol=lf"]
        arguments += ["--from=csljson", f"--to={_WRITERS[output]}"]
        if language:
            arguments.append(f"--metadata=lang={language}")
        try:
            done = subprocess.run(
                [_pandoc(), *arguments, "items.json"],
                cwd=folder,
                capture_output=True,
                timeout=_SECONDS_TO_START + _SECONDS_AN_ITEM * len(items),
                check=False,
                env={**os.environ, "LC_ALL": "C.UTF-8"},
            )
        except subprocess.TimeoutExpired:
            raise DataError(str(style.path), found="a style that takes too long", expected="citations") from None
    if done.returncode:
        words = " ".join(done.stderr.decode("utf-8", "replace").split())
        raise UsageError(f"{style.path}: pandoc cannot use this style: {words[:300]}")
    return done.stdout.decode("utf-8")


def _plain(style: str, name: str = "") -> str:
    """The style in words that pandoc takes as they are meant: names that only have a label have a name in front of it, and
    a number with a hyphen (``18-2059``) is one number. Words that the style's own guide has otherwise than CSL's locale stand in
    ``vocab/styles/terms.csv``.

    >>> _plain('<names variable="editor"><label prefix=", "/></names><label variable="number"/>')
    '<names variable="editor"><name/><label prefix=", "/></names><label plural="never" variable="number"/>'
    """
    terms = "".join(
        f'<term name="{escape(term)}">{escape(words)}</term>' for of, term, words in rows("styles/terms") if of == name
    )
    found = _NUMBER.sub(r'\1 plural="never"', _LABELLED.sub(r"\1<name/>", style))
    return _ENGLISH.sub(lambda match: match[0] + terms, found, count=1) if terms else found


def _pandoc() -> str:
    """Where pandoc is. Raises `UsageError` where it is not installed."""
    spec = find_spec("pypandoc")
    for folder in (spec.submodule_search_locations or ()) if spec else ():
        for name in ("pandoc", "pandoc.exe"):
            if (path := Path(folder, "files", name)).is_file():
                return str(path)
    found = shutil.which("pandoc")
    if found is None:
        raise UsageError(f"citing needs pandoc, which is not installed: {INSTALL}")
    return found
