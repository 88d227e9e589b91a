"""The crosswalk tables of ``vocab/crosswalk/``: one row a concept, one column a vocabulary, read in both directions.

A cell may hold several words, parted by ``|``: the first is the one to write, all are understood when read. Words that are
read and never written may stand in a column of their own beside it, named with ``_also``. Where one word of a vocabulary
means several of our concepts (``JOUR`` in RIS), the first row that has it wins, so general rows stand above special ones.

>>> table("work-types")["article"]["schemaorg"], written("work-types", "letter", "ris")
('ScholarlyArticle', 'JOUR')
>>> inverse("work-types", "ris")["jour"]
'article'
"""

from __future__ import annotations

import csv
import os
from collections.abc import Mapping
from functools import cache
from typing import TypeAlias

from lodpub.values.tables import VOCAB

__all__ = ["Row", "author_roles", "inverse", "kind_of_work", "table", "written"]

Row: TypeAlias = Mapping[str, str]


@cache
def table(name: str) -> Mapping[str, Row]:
    """A table by its file name; rows by their first column, in the order of the file. Read when first asked for."""
    with open(os.path.join(VOCAB, "crosswalk", f"{name}.csv"), encoding="utf-8", newline="") as file:
        columns, *cells = csv.reader(file)
        return {row[0]: dict(zip(columns, row, strict=True)) for row in cells}


def kind_of_work(kind: str) -> Row:
    """The row of a kind of work; that of other works where the kind is a word of its maker's own.

    >>> kind_of_work("article")["label"], kind_of_work("sampler")["label"]
    ('Journal article', 'Other')
    """
    kinds = table("work-types")
    return kinds.get(kind) or kinds["other"]


def written(name: str, key: str, column: str) -> str | None:
    """The word that a vocabulary writes for a concept: the first of its cell; None where there is no row or no word.

    >>> written("work-types", "doctoral-thesis", "csl"), written("work-types", "nonsense", "csl")
    ('thesis', None)
    """
    row = table(name).get(key)
    return (row[column].partition("|")[0] or None) if row else None


@cache
def inverse(name: str, column: str) -> Mapping[str, str]:
    """From each word of a column, case folded, to the key of its row; the first row that has it wins.

    >>> inverse("work-types", "label")["journal article"], inverse("work-types", "coar")["c_2df8fbb1"]
    ('article', 'article')
    """
    found: dict[str, str] = {}
    for source in (column, f"{column}_also"):
        for key, row in table(name).items():
            for word in row.get(source, "").split("|"):
                if word:
                    found.setdefault(word.casefold(), key)
    return found


@cache
def author_roles() -> frozenset[str]:
    """The roles of those whose work it is: authors to every format that knows authors and others.

    >>> sorted(author_roles())
    ['artist', 'author', 'cartographer', 'composer', 'creator', 'photographer', 'programmer']
    """
    return frozenset(role for role, row in table("contributor-roles").items() if row["dcterms"] == "creator")
