"""Reads DataCite's metadata: `rest` the answers of the REST API, `xml` the XML that is deposited. Both are the properties of
one schema, which `kernel` makes a record of."""
