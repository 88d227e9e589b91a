"""Every pair is recognized as its own format however its bytes begin: marks, blank lines, line ends, UTF-16, XML's preliminaries."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from lodpub import formats
from lodpub.values.text import decode

PAIRS = Path(__file__).parent / "pairs"
RECOGNIZED = {format.name for format in formats.FORMATS if format.sniff} - {"errors", "pure", "record", "html", "marc"}
PATHS = [path for path in sorted(PAIRS.glob("*/*")) if ".expected" not in path.name and path.parent.name in RECOGNIZED]
STYLED = '<?xml version="1.0"?>\n<?xml-stylesheet type="text/xsl" href="a.xsl"?>\n<!-- by > hand <x> -->\n'
TYPED = '<?xml version="1.0"?>\n<!DOCTYPE {0} PUBLIC "-//X//DTD X//EN" "http://x.example/a.dtd" [<!ENTITY nbsp "&#160;"> ]>\n'


def disguises(text: str) -> dict[str, bytes]:
    bare = re.sub(r"^\s*<\?xml[^>]*\?>\s*", "", text.lstrip("\ufeff"))
    lines = bare.replace("\r\n", "\n").replace("\r", "\n")
    found = {
        "marked": b"\xef\xbb\xbf" + bare.encode(),
        "blank lines": ("\n\n  \n" + bare).encode(),
        "CR LF": lines.replace("\n", "\r\n").encode(),
        "CR": lines.replace("\n", "\r").encode(),
        "UTF-16": bare.encode("utf-16"),
        "UTF-16BE": b"\xfe\xff" + bare.encode("utf-16-be"),
    }
    root = re.match(r"\s*<([\w.-]+(?::[\w.-]+)?)[\s>]", bare)
    if root:
        found["styled"] = (STYLED + bare).encode()
        found["typed"] = (TYPED.format(root[1]) + bare).encode()
    return found


@pytest.mark.parametrize("path", PATHS, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_is_recognized_in_disguise(path):
    name = path.parent.name
    wrong = {}
    for disguise, data in disguises(decode(path.read_bytes(), path.name)).items():
        if (got := formats.recognize(decode(data, "input"), "input").name) != name:
            wrong[disguise] = got
    assert wrong == {}


@pytest.mark.parametrize(
    "path", [path for path in PATHS if path.suffix in (".xml", ".rdf")], ids=lambda path: path.name
)
def test_a_long_comment_hides_no_format(path):
    text = re.sub(r"^\s*<\?xml[^>]*\?>\s*", "", decode(path.read_bytes(), path.name).lstrip("\ufeff"))
    comment = f"<!-- {'licence > text <a> ' * 3000} -->\n"
    assert formats.recognize(f'<?xml version="1.0"?>\n{comment}{text}', "input").name == path.parent.name
