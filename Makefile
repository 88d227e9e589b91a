VENV := .venv
PY := $(VENV)/bin/python
SEED := seeds/leveraging-antiprogestins.txt

.PHONY: demo test lint package clean

$(VENV)/installed: pyproject.toml
	test -x $(PY) || python3 -m venv $(VENV)
	$(PY) -m pip install --quiet --upgrade pip
	$(PY) -m pip install --quiet --editable '.[dev]'
	touch $@

demo: $(VENV)/installed
	mkdir -p build/demo
	for target in jsonld:jsonld turtle:ttl ntriples:nt nquads:nq record:record.json; do \
	  $(VENV)/bin/lodpub export $(SEED) -t $${target%%:*} -o build/demo/record.$${target#*:} || exit 1; done
	cat build/demo/record.ttl
	@echo; echo "build/demo/ holds the record as JSON-LD (record.jsonld), Turtle (record.ttl), N-Triples (record.nt),"
	@echo "N-Quads (record.nq) and lodpub's own JSON (record.record.json)."

test: $(VENV)/installed
	$(PY) -m pytest -n auto

lint: $(VENV)/installed
	$(VENV)/bin/ruff check lodpub tests vocab
	$(VENV)/bin/ruff format --check lodpub tests vocab
	$(VENV)/bin/mypy

# the wheel, installed alone in a fresh environment, works from any folder
package: $(VENV)/installed
	rm -rf build/package && mkdir -p build/package
	$(PY) -m pip wheel --quiet --no-deps --wheel-dir build/package .
	python3 -m venv build/package/venv
	build/package/venv/bin/python -m pip install --quiet build/package/*.whl
	cd / && "$(CURDIR)/build/package/venv/bin/lodpub" export "$(CURDIR)/$(SEED)" -t turtle -o "$(CURDIR)/build/package/record.ttl"
	$(VENV)/bin/lodpub export $(SEED) -t turtle | cmp - build/package/record.ttl

clean:
	rm -rf $(VENV) build dist
