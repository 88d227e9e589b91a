"""The ``Cite this`` block of a portal page: it fills what the page itself does not show, and is checked against the rest.

RIS comes first, then BibTeX, then the sentences, the sooner the less a page spoils them. What the page shows stays, whatever
the block says; where they disagree a remark says so.
"""

from __future__ import annotations

from collections.abc import Sequence

from lodpub.readers.pure.cited.blocks import CitationBlock, citation_blocks
from lodpub.readers.pure.draft import Draft
from lodpub.readers.pure.lines import Line

__all__ = ["cited_title", "read_citation", "taken_out"]


def taken_out(lines: Sequence[Line]) -> tuple[list[Line], list[CitationBlock]]:
    """The lines of a page without its RIS and BibTeX, and these with its OpenURLs: their tags and fields must not pass for
    the page's rows."""
    kept: list[Line] = []
    blocks: list[CitationBlock] = []
    for item in citation_blocks(lines):
        if isinstance(item, Line):
            kept.append(item)
            blocks += [CitationBlock("openurl", [link], [item.number]) for link in item.links if "rft." in link]
        else:
            blocks.append(item)
    return kept, blocks


def cited_title(blocks: Sequence[CitationBlock]) -> tuple[str, int] | None:
    """The title that the blocks of a page give, for a page that shows none, and the line of its block."""
    if not blocks:
        return None
    from lodpub.readers.pure.cited.reading import title_of

    return title_of(blocks)


def read_citation(draft: Draft, blocks: Sequence[CitationBlock], lines: Sequence[Line]) -> list[Line]:
    """Puts on the record what the blocks and the sentences below ``Cite this`` add; gives back the lines that it could not
    read."""
    if not blocks and not any(line.text for line in lines):
        return []
    from lodpub.readers.pure.cited.reading import read_blocks  # three grammars, for the pages that hold a citation

    return read_blocks(draft, blocks, lines)
