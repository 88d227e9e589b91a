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

    from lodpub.linting import validate

__all__ = ["LodpubError", "Record", "describe", "export", "graph", "read", "read_all", "validate"]
__version__ = "0.1.0"


def graph(record: Record, vocab: str | None = None, base: str | None = None) -> rdflib.Graph:
    """The record as an `rdflib.Graph`, over both vocabularies unless `vocab` narrows to one.

    >>> import lodpub
    >>> len(lodpub.graph(lodpub.read("seeds/leveraging-antiprogestins.txt"))) > 100
    True
    """
    from lodpub.triples import graph  # rdflib is imported only when a graph is asked for

    return graph(describe(record, vocab=vocab, base=base))


def __getattr__(name: str) -> object:
    if name == "validate":
        from lodpub.linting import validate  # the rules and their tables are loaded only when something is validated

        return validate
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
