"""Graphs of rdflib as documents and back, and what pySHACL finds in them, for comparison."""

from __future__ import annotations

import rdflib
from rdflib import RDF, RDFS, SH, BNode, Graph, Literal, URIRef
from rdflib.collection import Collection

from lodpub import vocabulary
from lodpub.documents.document import Document, Value
from lodpub.validation.shacl.paths import Path
from lodpub.validation.shacl.run import Result
from lodpub.validation.shacl.statements import Statements
from lodpub.validation.shacl.terms import Term

Found = tuple[str, str | None, str | None, str, str]
"""A result as it is compared: focus node, path, value, severity and constraint component."""

SEVERITIES = {"error": "Violation", "warning": "Warning", "info": "Info"}


def document(graph: Graph, source: str = "data.ttl") -> Document:
    """The statements of a graph as they are, lists as their cells."""
    made = Document(source)
    for subject, predicate, value in sorted(graph):
        node = made.node(label(subject))
        if predicate == RDF.type and isinstance(value, URIRef):
            node.types.append((str(value), (1, 1)))
        elif isinstance(value, Literal):
            datatype = str(value.datatype) if value.datatype else None
            node.add(str(predicate), Value("literal", str(value), datatype, value.language))
        else:
            node.add(str(predicate), Value("blank" if isinstance(value, BNode) else "iri", label(value)))
    return made


def label(node: rdflib.term.Node) -> str:
    return f"_:{node}" if isinstance(node, BNode) else str(node)


def ours(result: Result) -> Found:
    path = None if result.path is None else str(result.path)
    value = None if result.value is None else shown(result.value)
    severity = f"{SH}{SEVERITIES[result.shape.severity]}"
    return shown(result.focus), path, value, severity, result.constraint.component


def shown(term: Term) -> str:
    if term.kind == "literal":
        return f"{term.text!r}^^{term.datatype}@{term.language}"
    return "_:" if term.kind == "blank" else term.text


def theirs(report: Graph, root: rdflib.term.Node | None = None) -> list[Found]:
    """The results of a validation report, as `ours` writes them."""
    root = root or next(report.subjects(RDF.type, SH.ValidationReport))
    found = []
    for result in report.objects(root, SH.result):
        path, value = report.value(result, SH.resultPath), report.value(result, SH.value)
        found.append(
            (
                written(report.value(result, SH.focusNode)),
                None if path is None else str(path_of(report, path)),
                None if value is None else written(value),
                str(report.value(result, SH.resultSeverity)),
                str(report.value(result, SH.sourceConstraintComponent)),
            )
        )
    return found


def written(node: rdflib.term.Node) -> str:
    if isinstance(node, Literal):
        plain = None if str(node.datatype) == "http://www.w3.org/2001/XMLSchema#string" else node.datatype
        return f"{str(node)!r}^^{plain}@{node.language.lower() if node.language else None}"
    return "_:" if isinstance(node, BNode) else str(node)


def path_of(graph: Graph, node: rdflib.term.Node) -> Path:
    if isinstance(node, URIRef):
        return Path("predicate", str(node))
    if (node, RDF.first, None) in graph:
        return Path("sequence", parts=tuple(path_of(graph, part) for part in Collection(graph, node)))
    for kind in ("inverse", "alternative", "zeroOrMore", "oneOrMore", "zeroOrOne"):
        inner = graph.value(node, SH[f"{kind}Path"])
        if inner is not None and kind == "alternative":
            return Path(kind, parts=tuple(path_of(graph, part) for part in Collection(graph, inner)))
        if inner is not None:
            return Path(kind, parts=(path_of(graph, inner),))
    raise AssertionError(f"no path: {node}")


def graph_of(data: Statements) -> Graph:
    """The statements as engines other than ours take them, with what the vocabularies say of their classes."""
    graph = Graph()
    for class_ in {name for subject in data.subjects() for name in data.types(subject)}:
        for above in vocabulary.load().ancestors(class_):
            graph.add((URIRef(class_), RDFS.subClassOf, URIRef(above)))
    for subject in data.subjects():
        for property in data.properties(subject):
            for value in data.values(subject, property):
                graph.add((node_of(subject), URIRef(property), node_of(value)))
    return graph


def node_of(term: Term) -> rdflib.term.Identifier:
    if term.kind == "literal":
        datatype = URIRef(term.datatype) if term.datatype else None
        return Literal(term.text, datatype=datatype, lang=term.language, normalize=False)
    return BNode(term.text[2:]) if term.kind == "blank" else URIRef(term.text)
