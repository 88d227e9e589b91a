"""What lodpub writes, in every syntax, is one graph for every parser here: that of PyLD; and draws no finding."""

from __future__ import annotations

import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from hypothesis import HealthCheck, given, settings
from strategies import records

import lodpub
from lodpub.contexts import to_nquads
from lodpub.documents import documents, stream

from .graphs import expected, graph

SLOW = settings(deadline=None, max_examples=25, suppress_health_check=list(HealthCheck))
SYNTAXES = {"jsonld": "jsonld", "turtle": "turtle", "ntriples": "ntriples", "nquads": "nquads", "rdfxml": "rdfxml"}


@SLOW
@given(records())
def test_every_syntax_is_the_graph_of_the_description(record):
    theirs = expected(to_nquads(lodpub.describe(record)))
    for format, syntax in SYNTAXES.items():
        [document] = documents(lodpub.export(record, format).encode(), f"a.{format}", syntax)
        assert not document.problems, format
        assert graph(document) == theirs, format
    text = lodpub.export(record, "ntriples").encode()
    for streamed in stream([text], "a.nt", "ntriples"):
        assert not streamed.document().problems


@SLOW
@given(records())
def test_a_page_says_what_its_script_says(record):
    page = lodpub.export(record, "html").encode()
    found = list(documents(page, "a.html", "html"))
    assert not [problem for document in found for problem in document.problems]
    by_part = {document.part: document for document in found}
    assert ("JSON-LD" in by_part) == (b"ld+json" in page)
    assert "RDFa" not in by_part
    titles = list(by_part["meta tags"].nodes["_:page"].texts("DC.title"))
    if titles and "JSON-LD" in by_part:
        subject = next(iter(by_part["JSON-LD"].nodes.values()))
        assert titles[0] in list(subject.texts("http://schema.org/name"))


class _Contexts(BaseHTTPRequestHandler):
    def do_GET(self):
        body = b'{"@context": {"title": "http://example.org/title"}}' if self.path == "/good" else b"<html>"
        self.send_response(200)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


@pytest.fixture
def server():
    with HTTPServer(("127.0.0.1", 0), _Contexts) as made:
        threading.Thread(target=made.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{made.server_port}"
        made.shutdown()


def test_a_remote_context_is_loaded_only_where_the_network_is_allowed(server):
    text = f'{{"@context": "{server}/good", "title": "x"}}'.encode()
    [document] = documents(text, "a.jsonld", allow_network=True)
    assert not document.problems
    assert list(next(iter(document.nodes.values())).properties) == ["http://example.org/title"]
    [document] = documents(text, "a.jsonld")
    assert [finding.rule for finding in document.problems] == ["remote-context"]
    for address in (f"{server}/bad", "file:///etc/passwd", "http://127.0.0.1:9/none"):
        [document] = documents(
            text.replace(f"{server}/good".encode(), address.encode()), "a.jsonld", allow_network=True
        )
        assert [finding.rule for finding in document.problems] == ["remote-context"]
        assert "could not be loaded" in document.problems[0].message
