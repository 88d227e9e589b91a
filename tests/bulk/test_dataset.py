"""The description of a dump says of it what an independent reader counts."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pyoxigraph
import rdflib

from lodpub import bulk
from lodpub.bulk.dataset import Distinct, dataset
from lodpub.bulk.work import Task

LIST = Path(__file__).parent.parent / "readers" / "pairs" / "crossref" / "list.json"
VOID = rdflib.Namespace("http://rdfs.org/ns/void#")
DCAT = rdflib.Namespace("http://www.w3.org/ns/dcat#")


def test_counts_are_those_of_the_dump(tmp_path):
    _, files = bulk.export(bulk.Plan([str(LIST)], Task("nquads", compression="gzip"), str(tmp_path / "out 1.nq.gz")))
    bulk.export(bulk.Plan([str(LIST)], Task("nquads"), str(tmp_path / "plain.nq")))
    quads = list(pyoxigraph.parse(path=tmp_path / "plain.nq", format=pyoxigraph.RdfFormat.N_QUADS))
    said = rdflib.Graph().parse(
        data=dataset(files, "nquads", "https://example.org/l"), format="turtle", publicID="https://example.org/d"
    )
    about = rdflib.URIRef("https://example.org/d")
    assert said.value(about, VOID.triples).value == len(quads)
    assert said.value(about, VOID.distinctSubjects).value == len({quad.subject for quad in quads})
    assert said.value(about, VOID.properties).value == len({quad.predicate for quad in quads})
    assert said.value(about, rdflib.DCTERMS.license) == rdflib.URIRef("https://example.org/l")
    partitions = {
        said.value(p, VOID.property): said.value(p, VOID.triples).value
        for p in said.objects(about, VOID.propertyPartition)
    }
    assert sum(partitions.values()) == len(quads)
    checksum = next(said.objects(None, rdflib.URIRef("http://spdx.org/rdf/terms#checksumValue")))
    assert str(checksum) == hashlib.sha256(files[0].read_bytes()).hexdigest()
    assert next(said.objects(None, DCAT.byteSize)).value == files[0].stat().st_size


def test_lines_of_json_ld_are_counted_as_the_triples_that_they_are(tmp_path):
    said = []
    for format in ("jsonl", "ntriples"):
        _, files = bulk.export(bulk.Plan([str(LIST)], Task(format), str(tmp_path / format)))
        graph = rdflib.Graph().parse(data=dataset(files, format), format="turtle", publicID="https://example.org/d")
        said.append(sorted(value for _, p, value in graph if p.startswith(VOID) and isinstance(value, rdflib.Literal)))
    assert said[0] == said[1] and len(said[0]) > 30


def test_very_many_are_estimated():
    many = Distinct()
    for number in range(200_000):
        many.add(b"%d" % number)
    assert abs(many.count() - 200_000) < 4000
