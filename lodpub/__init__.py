"""lodpub: scholarly records to linked data.

>>> import lodpub
>>> record = lodpub.read("seeds/leveraging-antiprogestins.txt")
>>> record.title
'Leveraging Antiprogestins in the Treatment of Metastatic Breast Cancer'
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lodpub.errors import LodpubError
from lodpub.pipeline import describe, export, read, read_all
from lodpub.record import Record

if TYPE_CHECKING:
    import rdflib

__all__ = ["LodpubError", "Record", "describe", "export", "graph", "read", "read_all"]
__version__ = "0.1.0"


def graph(record: Record, vocab: str | None = None, base: str | None = None) -> rdflib.Graph:
    """The record as an `rdflib.Graph`, over both vocabularies unless `vocab` narrows to one.

    >>> import lodpub
    >>> len(lodpub.graph(lodpub.read("seeds/leveraging-antiprogestins.txt"))) > 100
    True
    """
    from lodpub.triples import graph  # rdflib is imported only when a graph is asked for

    return graph(describe(record, vocab=vocab, base=base))
