"""How each format is read, one small record a rule: the facts that a citation needs, in short.

A case of ``rules/FORMAT.txt`` is a comment that names the rule, the record, a line of two hyphens, and what is read of it.
MARC stands in its mnemonic form (``=245  10$aTitle``).
"""

from __future__ import annotations

import re
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

from lodpub import formats
from lodpub.record import Record

RULES = Path(__file__).parent / "rules"


def cases():
    for file in sorted(RULES.glob("*.txt")):
        for number, text in enumerate(file.read_text(encoding="utf-8").split("%% ")[1:], 1):
            rule, _, rest = text.partition("\n")
            source, _, expected = rest.rpartition("\n--\n")
            yield pytest.param(file.stem, source, expected.strip(), id=f"{file.stem}-{number}: {rule}")


@pytest.mark.parametrize(("format", "source", "expected"), list(cases()))
def test_rule(format, source, expected):
    source = marcxml(source) if format == "marcxml" else source
    found = formats.find(format).read(source.encode(), "case")
    assert "\n".join(in_short(record) for record in found) == expected


def in_short(record: Record) -> str:
    """The facts of a record that a citation needs, one a line."""
    assert isinstance(record, Record), record
    parts = [record, *([record.container] if record.container else []), *record.series]
    numbers = {f"{i.scheme}: {i.value}": None for part in parts for i in part.identifiers}
    people = [f"{one.role}: {person(one.agent)}" for one in record.contributors]
    body = record.publisher or record.institution
    container = f"{record.container.kind}: {record.container.title}" if record.container else None
    series = [" ".join(filter(None, ["series:", one.title, one.volume and f"({one.volume})"])) for one in record.series]
    names = ("volume", "issue", "pages", "article_number", "issued", "edition", "number")
    said = [f"{name}: {getattr(record, name)}" for name in names if getattr(record, name)]
    wanted = [one for one in numbers if one.partition(":")[0] in ("doi", "issn", "isbn")]
    head = f"{record.kind}: {record.title}"
    return "\n".join(
        filter(None, [head, *people, container, *series, *said, body and f"publisher: {body.name}", *wanted])
    )


def person(agent) -> str:
    """A name with its parts told apart; a body's as it is."""
    family, given = getattr(agent, "family", None), getattr(agent, "given", None)
    return f"{family or ''}, {given or ''}" if family or given else f"[{agent.name}]"


def marcxml(text: str) -> str:
    """MARCXML of a record in its mnemonic form."""
    lines = []
    for tag, rest in re.findall(r"^=(...)  (.*)$", text, re.MULTILINE):
        if tag == "LDR":
            lines.append(f"<leader>{rest}</leader>")
        elif tag < "010":
            lines.append(f'<controlfield tag="{tag}">{rest}</controlfield>')
        else:
            parts = "".join(
                f'<subfield code="{part[0]}">{escape(part[1:])}</subfield>' for part in rest[2:].split("$")[1:]
            )
            first, second = rest[:2].replace("\\", " ")
            lines.append(f'<datafield tag="{tag}" ind1="{first}" ind2="{second}">{parts}</datafield>')
    return f'<record xmlns="http://www.loc.gov/MARC21/slim">{"".join(lines)}</record>'
