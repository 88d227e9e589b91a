"""Reads what is already linked data: JSON-LD, the syntaxes of RDF, and the metadata in web pages.

The parsers of `lodpub.documents` give nodes; `works` tells which of them are works; `work` makes a record of one, by the table
``vocab/crosswalk/properties.csv``, which names each field's properties in every vocabulary: the first is what the mapping writes.
"""
