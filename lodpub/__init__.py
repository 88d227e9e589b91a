"""lodpub: scholarly records to linked data.

>>> import lodpub
>>> record = lodpub.read("seeds/leveraging-antiprogestins.txt")
>>> record.title
'Leveraging Antiprogestins in the Treatment of Metastatic Breast Cancer'
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import rdflib

    from lodpub.errors import LodpubError
    from lodpub.linting import validate
    from lodpub.pipeline import describe, export, read, read_all
    from lodpub.record import Record

__all__ = ["LodpubError", "Record", "describe", "export", "graph", "read", "read_all", "validate"]
__version__ = "0.1.0"

_HOMES = {
    "LodpubError": "errors",
    "Record": "record",
    "describe": "pipeline",
    "export": "pipeline",
    "read": "pipeline",
    "read_all": "pipeline",
    "validate": "linting",
}
"""Where the public names live. A module is imported when a name of it is asked for (PEP 562)."""


def graph(record: Record, vocab: str | None = None, base: str | None = None) -> rdflib.Graph:
    """The record as an `rdflib.Graph`, over both vocabularies unless `vocab` narrows to one.

    >>> import lodpub
    >>> len(lodpub.graph(lodpub.read("seeds/leveraging-antiprogestins.txt"))) > 100
    True
    """
    from lodpub.pipeline import describe
    from lodpub.triples import graph

    return graph(describe(record, vocab=vocab, base=base))


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"lodpub.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
