"""Names in RDFa 1.1: terms, compact and full IRIs, and the prefixes of the initial context."""

from __future__ import annotations

import re

from lodpub.documents.iris import RDF, XSD, is_absolute, resolve

__all__ = ["INITIAL", "Names", "initial_names"]

INITIAL = {
    "as": "https://www.w3.org/ns/activitystreams#",
    "cc": "http://creativecommons.org/ns#",
    "csvw": "http://www.w3.org/ns/csvw#",
    "ctag": "http://commontag.org/ns#",
    "dc": "http://purl.org/dc/terms/",
    "dc11": "http://purl.org/dc/elements/1.1/",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "dqv": "http://www.w3.org/ns/dqv#",
    "duv": "https://www.w3.org/ns/duv#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "gr": "http://purl.org/goodrelations/v1#",
    "grddl": "http://www.w3.org/2003/g/data-view#",
    "ical": "http://www.w3.org/2002/12/cal/icaltzd#",
    "ldp": "http://www.w3.org/ns/ldp#",
    "ma": "http://www.w3.org/ns/ma-ont#",
    "oa": "http://www.w3.org/ns/oa#",
    "odrl": "http://www.w3.org/ns/odrl/2/",
    "og": "http://ogp.me/ns#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "qb": "http://purl.org/linked-data/cube#",
    "rdf": RDF,
    "rdfa": "http://www.w3.org/ns/rdfa#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "rev": "http://purl.org/stuff/rev#",
    "rif": "http://www.w3.org/2007/rif#",
    "rr": "http://www.w3.org/ns/r2rml#",
    "schema": "http://schema.org/",
    "sd": "http://www.w3.org/ns/sparql-service-description#",
    "sioc": "http://rdfs.org/sioc/ns#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "skosxl": "http://www.w3.org/2008/05/skos-xl#",
    "sosa": "http://www.w3.org/ns/sosa/",
    "ssn": "http://www.w3.org/ns/ssn/",
    "time": "http://www.w3.org/2006/time#",
    "v": "http://rdf.data-vocabulary.org/#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "void": "http://rdfs.org/ns/void#",
    "wdr": "http://www.w3.org/2007/05/powder#",
    "wdrs": "http://www.w3.org/2007/05/powder-s#",
    "xhv": "http://www.w3.org/1999/xhtml/vocab#",
    "xml": "http://www.w3.org/XML/1998/namespace",
    "xsd": XSD,
}
_TERMS = {
    "describedby": "http://www.w3.org/2007/05/powder-s#describedby",
    "license": "http://www.w3.org/1999/xhtml/vocab#license",
    "role": "http://www.w3.org/1999/xhtml/vocab#role",
}
_PAIR = re.compile(r"(\S+):\s+(\S+)")
_TERM = re.compile(r"[^\W\d][\w.\-/]*\Z")


class Names:
    """What names mean on an element: its vocabulary and its prefixes."""

    __slots__ = ("base", "prefixes", "vocab")

    def __init__(self, base: str | None, vocab: str | None, prefixes: dict[str, str]) -> None:
        self.base, self.vocab, self.prefixes = base, vocab, prefixes

    def within(self, attributes: dict[str, str]) -> Names:
        """Those of an element with these attributes: vocab, prefix and xmlns."""
        declared = {key[6:].lower(): value for key, value in attributes.items() if key.startswith("xmlns:")}
        declared |= {prefix.lower(): iri for prefix, iri in _PAIR.findall(attributes.get("prefix", ""))}
        vocab = self.vocab
        if "vocab" in attributes:
            vocab = resolve(self.base, attributes["vocab"].strip()) or None
        if vocab == self.vocab and not declared:
            return self
        return Names(self.base, vocab, {**self.prefixes, **declared} if declared else self.prefixes)

    def term(self, name: str) -> str | None:
        """A property, type or datatype (section 7.4.3, TERMorCURIEorAbsIRI); None where it means nothing."""
        if ":" in name:
            return self._compact(name)
        if not _TERM.match(name):
            return None
        return self.vocab + name if self.vocab else _TERMS.get(name.lower())

    def subject(self, name: str) -> str | None:
        """The value of about or resource: a compact IRI in brackets or not, or an address."""
        name = name.strip()
        if name[:1] == "[" and name[-1:] == "]":
            return self._compact(name[1:-1]) if ":" in name else None
        return (self._compact(name) if ":" in name else None) or resolve(self.base, name)

    def _compact(self, name: str) -> str | None:
        prefix, _, local = name.partition(":")
        if prefix == "_":
            return f"_:{local or 'empty'}"
        if not local.startswith("//"):
            if not prefix:
                return f"http://www.w3.org/1999/xhtml/vocab#{local}"
            if prefix.lower() in self.prefixes:
                return self.prefixes[prefix.lower()] + local
        return name if is_absolute(name) else None


def initial_names(base: str | None) -> Names:
    """The names of a page before its first element.

    >>> initial_names(None).term("dc:title"), initial_names(None).term("title")
    ('http://purl.org/dc/terms/title', None)
    """
    return Names(base, None, INITIAL)
