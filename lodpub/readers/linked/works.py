"""Which nodes of a document are the works that it is about, told from what they mention and from what stands around."""

from __future__ import annotations

from lodpub.documents.document import Document, Node
from lodpub.readers.linked.graph import properties, short
from lodpub.readers.linked.kinds import is_work_class

__all__ = ["works"]

_AROUND = {
    "schema:Periodical": 1, "schema:PublicationIssue": 1, "schema:PublicationVolume": 1, "schema:BookSeries": 1,
    "schema:CreativeWorkSeries": 1, "schema:ComicSeries": 1, "schema:DataCatalog": 1, "schema:Collection": 1, "schema:Newspaper": 1,
    "bibo:Journal": 1, "bibo:Issue": 1, "bibo:Series": 1, "bibo:Collection": 1, "schema:Grant": 1, "schema:MonetaryGrant": 1,
    "schema:Blog": 1, "schema:DigitalDocument": 1, "schema:WebPage": 2, "schema:ItemPage": 2, "schema:AboutPage": 2,
    "schema:CollectionPage": 2, "schema:ProfilePage": 2, "schema:FAQPage": 2, "schema:QAPage": 2, "schema:SearchResultsPage": 2,
    "schema:ContactPage": 2, "schema:CheckoutPage": 2, "schema:RealEstateListing": 2, "bibo:Webpage": 2, "foaf:Document": 2,
    "schema:MediaObject": 2, "schema:ImageObject": 2, "schema:VideoObject": 2, "schema:AudioObject": 2, "schema:DataDownload": 2,
    "schema:WebSite": 3, "bibo:Website": 3, "schema:DefinedTermSet": 4, "schema:WebPageElement": 4, "schema:SiteNavigationElement": 4,
    "schema:WPHeader": 4, "schema:WPFooter": 4, "schema:WPSideBar": 4, "schema:Comment": 4, "schema:HowToStep": 4, "schema:Review": 1,
}  # fmt: skip
"""How far what may be a work stands behind what surely is one: a periodical is the record only where no article is, a page
only where it shows nothing else; what stands last is none."""
_LAST = 4
_DOWNWARD = (*properties("has-part"), *properties("main-entity"), *properties("item"))
_ADDRESSES = (*properties("url"), *properties("uri"))
"""Properties that say where something is found, such as the work's own identifier, and not what it has to do with."""
_FULL = frozenset({*properties("author"), *properties("author-list")})


def works(document: Document) -> list[str]:
    """The names of the nodes that are the document's works, in its order.

    A node is none that another work only mentions: cites, is part of, was made from; but one that is described in full, at the
    top of a document or in a flat one, is a work of its own. Where a nested document has works at its top, only these
    and those that they hold count. What a page, a list, a journal or a catalogue holds are works.

    >>> from lodpub.documents import documents
    >>> text = b'''{"@context": "https://schema.org", "@type": "WebPage", "mainEntity": {"@id": "urn:a", "@type": "Book",
    ... "citation": {"@id": "urn:b", "@type": "Book", "name": "B"}}}'''
    >>> [works(document) for document in documents(text, "a.jsonld")]
    [['urn:a']]
    """
    ranks = {id: rank for id, node in document.nodes.items() if (rank := _rank(node)) is not None}
    mentioned = _mentioned(document, ranks)
    tops = document.tops
    found = [
        id
        for id, rank in ranks.items()
        if id not in mentioned or (rank == 0 and (id in tops or not tops) and _is_full(document.nodes[id]))
    ]
    found = found or [id for id in ranks if ranks[id] == 0][:1]
    best = min((ranks[id] for id in found), default=_LAST)
    found = [id for id in found if ranks[id] == best]
    return ([id for id in found if id in tops] or found) if best < _LAST else []


def _rank(node: Node) -> int | None:
    """0 for a work, more for what is one only where no other is, None for what is none."""
    types = [short(iri) for iri, _ in node.types]
    if not types:
        names = {short(iri) for iri in node.properties}
        titled = names & {*properties("title")}
        return 0 if titled and names & {"dcterms:creator", "dc:creator", "dcterms:issued", "dc:date", "dc:title", "dcterms:title", "schema:author"} else None  # fmt: skip
    if not any(map(is_work_class, types)):
        return None
    if not node.properties:
        return None
    rank = min(_AROUND.get(type, 0) for type in types if is_work_class(type))
    return 0 if rank == 1 and _is_full(node) else rank


def _is_full(node: Node) -> bool:
    """Whether a node says who made the work and where or when it appeared: more than a citation of it does."""
    names = {short(iri) for iri in node.properties}
    return bool(names & _FULL) and len(names) > 5


def _mentioned(document: Document, ranks: dict[str, int]) -> set[str]:
    """The nodes that a work, or what is described with one, points at but does not hold."""
    found: set[str] = set()
    for id, node in document.nodes.items():
        for iri, values in node.properties.items():
            name = short(iri)
            if name in _ADDRESSES or (name in _DOWNWARD and ranks.get(id, 1) > 0):
                continue
            for value in values:
                target = value.text
                if value.kind == "literal" or target == id or target not in ranks:
                    continue
                if ranks[target] == 0 and ranks.get(id, 0) > 1 and name not in properties("reference"):
                    continue  # a page, or a picture, shows the work that it names
                if target in document.tops and id not in document.tops:
                    continue  # what is nested in a work says only in what relation it stands to it
                found.add(target)
    return found
