# `make` builds everything into .venv; `make run` shows it; `make test` tests it. See README.md.
PYTHON ?= python3
PREFIX := $(CURDIR)/.venv
BUILD  := build/cmake
CMAKE   = $(shell command -v cmake || echo $(PREFIX)/bin/cmake)
PYTEST  = $(PREFIX)/bin/python -m pytest -n 2

# What is prepared is not made anew when the runtime or the compiler change, since that takes a minute; then it is of no use, no more.
PREPARE = $(PREFIX)/bin/python -m dwarfpython.prepare

.PHONY: all prepare run test test-all bench bench-debug bench-gc bench-lang bench-libraries bench-memtable tools-matrix loc clean

all: $(PREFIX)/installed $(BUILD)/Makefile
	@test -x $(PREFIX)/bin/dwarfpython || echo "Building the native parts: a minute."
	@# Two makes at once would write the same objects.
	@flock $(BUILD)/lock $(CMAKE) --build $(BUILD) -j 2 --target install -- --no-print-directory -s > $(BUILD)/log 2>&1 || { grep -v '^\[' $(BUILD)/log; exit 1; }
	@test -d $(PREFIX)/lib/dwarfpython/prepared || { echo "Compiling the library: a minute."; $(PREPARE); }

prepare: all
	$(PREPARE)

run: all
	$(PREFIX)/bin/dwarfpython samples/tour.py
	$(PREFIX)/bin/dwarfpython --transcript samples/figure2.session

test: prepare $(PREFIX)/tested
	@.ci/packages notice
	$(PYTEST)

test-all: prepare $(PREFIX)/tested
	@.ci/packages notice
	$(PYTEST) -m ""

bench: all
	$(PREFIX)/bin/python bench/run.py

bench-lang: all
	$(PREFIX)/bin/python bench/lang.py

bench-debug: all
	$(PREFIX)/bin/python bench/debug.py

bench-gc: all
	$(PREFIX)/bin/python bench/gc.py

bench-libraries: all
	$(PREFIX)/bin/python bench/libraries.py

bench-memtable: all
	$(PREFIX)/bin/python bench/memtable/run.py

# Which tool shows what, from what their tests have just found.
tools-matrix: all $(PREFIX)/tested
	$(PREFIX)/bin/python tests/matrix.py

# Lines of C, of Python, of the language itself.
loc:
	@for what in '*.[ch]' '*.py' '*.lark'; do \
	    printf '%-8s' "$$what"; git ls-files "$$what" | grep -v -e ^tests/ -e ^bench/ -e ^samples/ | xargs cat | wc -l; done

clean:
	rm -rf build $(PREFIX)

# The project itself is installed editable: Python runs from this tree. The native parts come from CMake below.
$(PREFIX)/installed: pyproject.toml
	@.ci/packages build
	@test -x $(PREFIX)/bin/python || $(PYTHON) -m venv $(PREFIX)
	@test -x "$(CMAKE)" || $(PREFIX)/bin/pip install -q cmake
	$(PREFIX)/bin/pip install -q scikit-build-core
	$(PREFIX)/bin/pip install -q --no-build-isolation --config-settings=wheel.cmake=false -e .
	@# As pip does for a wheel: where Python may not write bytecode, the compiler would start from source each time.
	@$(PREFIX)/bin/python -m compileall -q -x dwarfpython/lib/ dwarfpython libld memtable
	@touch $@

$(PREFIX)/tested: $(PREFIX)/installed
	$(PREFIX)/bin/pip install -q --no-build-isolation --config-settings=wheel.cmake=false -e '.[test]'
	@touch $@

$(BUILD)/Makefile: $(PREFIX)/installed CMakeLists.txt
	@mkdir -p $(BUILD)
	@$(CMAKE) -S . -B $(BUILD) -G 'Unix Makefiles' -DCMAKE_INSTALL_PREFIX=$(PREFIX) -DCMAKE_INSTALL_MESSAGE=LAZY \
	    -DPython3_EXECUTABLE=$(PREFIX)/bin/python > $(BUILD)/log || { grep -v '^\[' $(BUILD)/log; exit 1; }
	@touch $@
