"""The description of a dump in VoID and DCAT: what it holds, counted from the files as they were written."""

from __future__ import annotations

import hashlib
import heapq
import os
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import msgspec

from lodpub import formats, sources
from lodpub.bulk.compressing import compression_of
from lodpub.writers.lines import lines

__all__ = ["DESCRIBED", "Distinct", "dataset"]

DESCRIBED = ("ntriples", "nquads", "jsonl")
"""The formats whose dumps are described: each line says all of what it says."""

_TYPE = b"<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
_PREFIXES = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "spdx": "http://spdx.org/rdf/terms#",
    "void": "http://rdfs.org/ns/void#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_MEDIA_TYPES = {
    "gzip": "application/gzip",
    "bzip2": "application/x-bzip2",
    "xz": "application/x-xz",
    "zstd": "application/zstd",
}
_IANA = "http://www.iana.org/assignments/media-types/"


class Distinct:
    """How many different things there were: exact up to 65,536, then an estimate within half a per cent or so, from the
    smallest hashes (Bar-Yossef and others, 2002). It is the same in every run.

    >>> many = Distinct()
    >>> for number in (1, 2, 2, 1):
    ...     many.add(b"%d" % number)
    >>> many.count()
    2
    """

    _KEPT = 1 << 16

    def __init__(self) -> None:
        self._largest_first: list[int] = []
        self._known: set[int] = set()

    def add(self, thing: bytes) -> None:
        """Takes a thing into account."""
        mark = int.from_bytes(hashlib.blake2b(thing, digest_size=8).digest(), "big")
        if mark in self._known:
            return
        if len(self._known) < self._KEPT:
            heapq.heappush(self._largest_first, -mark)
        elif mark < -self._largest_first[0]:
            self._known.remove(-heapq.heapreplace(self._largest_first, -mark))
        else:
            return
        self._known.add(mark)

    def count(self) -> int:
        """How many there were."""
        if len(self._known) < self._KEPT:
            return len(self._known)
        return (self._KEPT - 1) * (1 << 64) // -self._largest_first[0]


def dataset(files: Sequence[Path], format: str, license: str | None = None) -> str:
    """A Turtle description of the files of one dump in N-Triples, N-Quads or JSON-LD lines: triples, subjects, classes, properties,
    vocabularies, and each file with its size, checksum and media type. Its date is ``SOURCE_DATE_EPOCH`` where that is set.
    """
    properties: Counter[bytes] = Counter()
    classes: Counter[bytes] = Counter()
    subjects = Distinct()
    last = b""
    for line in _statements(files, format):
        subject, predicate, rest = line.split(b" ", 2)
        properties[predicate] += 1
        if predicate == _TYPE:
            classes[rest.partition(b" ")[0]] += 1
        if subject != last:
            last = subject
            subjects.add(subject)
    day = time.strftime("%Y-%m-%d", time.gmtime(int(os.environ.get("SOURCE_DATE_EPOCH", time.time()))))
    facts = [
        "a void:Dataset, dcat:Dataset",
        f'dcterms:issued "{day}"^^xsd:date',
        *([f"dcterms:license <{license}>"] if license else []),
        f"void:triples {properties.total()}",
        f"void:distinctSubjects {subjects.count()}",
        f"void:classes {len(classes)}",
        f"void:properties {len(properties)}",
        *(f"void:vocabulary <{name}>" for name in _vocabularies([*properties, *classes])),
        *(f"void:classPartition [ void:class {name} ; void:entities {n} ]" for name, n in _sorted(classes)),
        *(f"void:propertyPartition [ void:property {name} ; void:triples {n} ]" for name, n in _sorted(properties)),
        *(_distribution(file, format) for file in files),
    ]
    head = "".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in _PREFIXES.items())
    return f"{head}\n<>\n    " + " ;\n    ".join(facts) + " .\n"


def _statements(files: Iterable[Path], format: str) -> Iterator[bytes]:
    """The triples or quads of the files, each as a line."""
    for source in sources.expand(files):
        for line in source.open():
            if format == "jsonl":
                yield from lines(msgspec.json.decode(line)).splitlines()
            else:
                yield line


def _sorted(counted: Counter[bytes]) -> list[tuple[str, int]]:
    return sorted((name.decode(), number) for name, number in counted.items())


def _vocabularies(names: Iterable[bytes]) -> list[str]:
    return sorted({name[1 : max(name.rfind(b"#"), name.rfind(b"/")) + 1].decode() for name in names})


def _distribution(file: Path, format: str) -> str:
    from urllib.parse import quote

    with file.open("rb") as stream:
        checksum = hashlib.file_digest(stream, "sha256").hexdigest()
    compression = compression_of(file.name)[1]
    address = quote(file.name)
    facts = [
        "a dcat:Distribution",
        f"dcat:downloadURL <{address}>",
        f"dcat:byteSize {file.stat().st_size}",
        f"dcat:mediaType <{_IANA}{formats.find(format).media_types[0]}>",
        *([f"dcat:compressFormat <{_IANA}{_MEDIA_TYPES[compression]}>"] if compression else []),
        f'spdx:checksum [ a spdx:Checksum ; spdx:algorithm spdx:checksumAlgorithm_sha256 ; spdx:checksumValue "{checksum}" ]',
    ]
    return f"void:dataDump <{address}> ;\n    dcat:distribution [ {' ; '.join(facts)} ]"
