"""Reads Crossref's metadata: `rest` the answers of the REST API, `unixref` the XML that is deposited and exchanged. Both become
the same `message`, of which `work` makes a record."""
