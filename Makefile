PYTHON := python3
VENV := .venv
PY := $(VENV)/bin/python
SEED := seeds/leveraging-antiprogestins.txt
DEMO := build/demo

.PHONY: demo test spark suites lint package compiled bench clean

$(VENV)/installed: pyproject.toml hatch_build.py lodpub/values/_plain.c lodpub/writers/_lines.c
	test -x $(PY) || $(PYTHON) -m venv $(VENV)
	$(PY) -m pip install --quiet --upgrade pip
	$(PY) -m pip install --quiet --editable '.[dev]'
	touch $@

# the seed record as every format that is written, format:extension, and embedded in a page
demo: $(VENV)/installed
	rm -rf $(DEMO) && mkdir -p $(DEMO)
	for target in jsonld:jsonld turtle:ttl ntriples:nt nquads:nq jsonl:jsonl rdfxml:rdf html:html record:record.json csl:csl.json \
	  ris:ris bibtex:bib bibtex-ascii:ascii.bib datacite:datacite.json \
	  mods:mods oai-dc:oai_dc.xml dcterms-xml:dcterms.xml csv:csv; do \
	  $(VENV)/bin/lodpub export $(SEED) -t $${target%%:*} -o $(DEMO)/record.$${target#*:} || exit 1; done
	echo '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Demo</title></head><body><p>Demo</p></body></html>' > $(DEMO)/page.html
	$(VENV)/bin/lodpub embed $(DEMO)/page.html --record $(SEED)
	cat $(DEMO)/record.ttl
	@echo; echo "The record of $(SEED), as Turtle above, lies in $(DEMO)/ as"
	@echo "  record.jsonld       JSON-LD"
	@echo "  record.ttl          Turtle"
	@echo "  record.nt           N-Triples"
	@echo "  record.nq           N-Quads"
	@echo "  record.jsonl        JSON-LD Lines, one document a line"
	@echo "  record.rdf          RDF/XML"
	@echo "  record.html         metadata for the head of an HTML page"
	@echo "  page.html           a page with that metadata in its head"
	@echo "  record.record.json  lodpub's own JSON of the record"
	@echo "  record.csl.json, record.ris, record.bib, record.ascii.bib   for reference managers"
	@echo "  record.datacite.json, record.mods, record.oai_dc.xml, record.dcterms.xml, record.csv"

test: $(VENV)/installed
	$(PY) -m pytest -n auto

# exports on Spark, as a cluster of processes on this machine; needs Java 17
spark: $(VENV)/installed
	$(PY) -m pip install --quiet --editable '.[spark]'
	$(PY) -m pytest tests/spark

# test suites of others, which the tests run where they are: the W3C's for SHACL Core, out of the source archive of pySHACL
suites: $(VENV)/installed
	mkdir -p build/suites/shacl
	$(PY) -m pip download --quiet --no-deps --no-binary pyshacl --dest build/suites pyshacl==0.40.1
	tar -xzf build/suites/pyshacl-0.40.1.tar.gz -C build/suites/shacl --strip-components=4 pyshacl-0.40.1/test/resources/sht_tests/core

lint: $(VENV)/installed
	$(VENV)/bin/ruff check lodpub tests vocab hatch_build.py
	$(VENV)/bin/ruff format --check lodpub tests vocab hatch_build.py
	$(VENV)/bin/mypy

# the wheel, installed alone in a fresh environment, works from any folder
package: $(VENV)/installed
	rm -rf build/package && mkdir -p build/package
	$(PY) -m pip wheel --quiet --no-deps --wheel-dir build/package .
	$(PYTHON) -m venv build/package/venv
	build/package/venv/bin/python -m pip install --quiet build/package/*.whl
	cd / && "$(CURDIR)/build/package/venv/bin/lodpub" export "$(CURDIR)/$(SEED)" -t turtle -o "$(CURDIR)/build/package/record.ttl"
	$(VENV)/bin/lodpub export $(SEED) -t turtle | cmp - build/package/record.ttl

# the tests of what a wheel holds compiled, on the wheel
COMPILED := tests/test_compiled.py tests/test_contract.py tests/test_identified.py tests/test_losses.py tests/test_bad_input.py \
  tests/bulk tests/mapping tests/readers tests/values tests/writers
compiled: package
	rm -rf build/compiled && mkdir build/compiled
	$(PY) -m pip install --quiet --no-deps --target build/compiled build/package/*.whl
	cp -r tests vocab seeds pyproject.toml README.md build/compiled
	cd build/compiled && ../../$(PY) -m pytest -n auto $(COMPILED)

# lodpub and others on the same records, in an environment of their own; a rival that cannot be installed is left out
RIVALS := commonmeta-py maplib pyshacl
bench:
	test -x build/bench/bin/python || python3 -m venv build/bench
	build/bench/bin/python -m pip install --quiet . orjson pyoxigraph
	for rival in $(RIVALS); do build/bench/bin/python -m pip install --quiet $$rival || echo "$$rival cannot be installed here"; done
	build/bench/bin/python tests/bench/bench.py 20000 build/bench-results

clean:
	rm -rf $(VENV) build dist
