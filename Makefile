#  For those who know extensions of PostgreSQL. CMake does the work, in a folder of its own; nothing is decided here twice.
#:  make                builds launcher and module in BUILD (build/make); -j as ever
#:  make install        installs the module in the server of PG_CONFIG; launcher (bin/ride), incidents, manual page and
#:                      completions below prefix, which is the server's own (where its bin/ is); all of it below DESTDIR
#:  make installcheck   tests what is installed. Unlike that of other extensions it asks no server that is running (PGHOST
#:                      and PGPORT do not matter): what ride tests is a whole server that calls itself a sandbox, so
#:                      pg_regress starts a temporary one. REGRESS="status hints" plays these alone
#:  make uninstall      removes what install installed, and needs no build: the same PG_CONFIG, prefix and DESTDIR
#:  make clean          removes BUILD, and what a failed installcheck left
#:
#:  Variables: PG_CONFIG, BUILD, DESTDIR, prefix, REGRESS (or RIDE_TESTS). When BUILD is new also CMAKE_OPTIONS
#:  (-DRIDE_WERROR=ON), CXX, CXXFLAGS. A developer's own commands are ./dev build and ./dev test.
.DEFAULT_GOAL := all
# Another make stops at the next line and prints it; to GNU make these are targets that nobody asks for.
.error this file needs GNU make, which may be called gmake here:

PG_CONFIG ?= pg_config
# Not from the environment, where others keep words like this one: it is what `make clean` removes.
BUILD = build/make
# The tests of installcheck; all of sql/schedule when there are none.
REGRESS ?= $(RIDE_TESTS)

# Each recipe is one script: bash's, line by line, without what make takes from the start of a line (blanks, @, -, +).
.ONESHELL:
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.PHONY: all install installcheck uninstall clean distclean check help configured

# What make itself cannot: a path with blanks is several words to it.
source := $(patsubst %/,%,$(dir $(abspath $(lastword $(MAKEFILE_LIST)))))
ifneq ($(words $(source) $(CURDIR)),2)
$(error ride cannot be made in a folder with a blank in its path: $(CURDIR))
endif
build := $(abspath $(BUILD))
destdir := $(if $(DESTDIR),$(abspath $(DESTDIR)))

# The server, asked only by the goals that need it.
pg_config := $(abspath $(shell command -v '$(PG_CONFIG)'))
no_server = there is no $(PG_CONFIG): install the headers of a PostgreSQL (Debian: postgresql-server-dev-NN), or name one: make PG_CONFIG=/path/to/pg_config
ask = $(if $(pg_config),$(or $(shell '$(pg_config)' --$(1)),$(error $(pg_config) --$(1) says nothing)),$(error $(no_server)))
version = $(call ask,version)
major = $(firstword $(subst ., ,$(word 2,$(version))))

# Where things go. Module and extension: where the server looks. Launcher, incidents, manual page and completions: below
# prefix, which is the server's own, so that one server's ride is never another's.
prefix = $(patsubst %/bin,%,$(call ask,bindir))
module = $(call ask,pkglibdir)/ride.so
extension = $(call ask,sharedir)/extension

packages = cmake g++ libcli11-dev libpq-dev libtomlplusplus-dev nlohmann-json3-dev \
	$(if $(wildcard $(call ask,includedir-server)/postgres.h),,postgresql-server-dev-$(major))

all: configured
	+@$(MAKE) --no-print-directory -C '$(build)' ride ride_module companions

# Configured once for each server and prefix. Options of cmake, CXX and CXXFLAGS count the first time, as always with it.
configured:
	@wanted='$(pg_config) $(version) $(prefix)'
	if [ -e '$(build)/made-for' ] && [ "$$(<'$(build)/made-for')" = "$$wanted" ]; then exit 0; fi
	explain() {
		local package missing=()
		if command -v dpkg-query >/dev/null; then
			for package in $(packages); do
				dpkg-query -W -f='$${db:Status-Status}\n' "$$package" 2>/dev/null | grep -qx installed || missing+=("$$package")
			done
		fi
		if [ "$${#missing[@]}" -gt 0 ]; then
			echo "make: ride needs these packages of Debian, which are not installed: $${missing[*]}"
		else
			echo "make: $$1. What ride needs, by the names of Debian's packages: $(strip $(packages))"
		fi >&2
		exit 1
	}
	command -v cmake >/dev/null || explain "cmake is not installed"
	mkdir -p '$(build)'
	if [ ! -e '$(build)/made-for' ] && [ -n "$$(ls -A '$(build)')" ]; then
		echo "make: BUILD=$(build) has other things in it: name a folder that is empty or new" >&2
		exit 1
	fi
	: >'$(build)/made-for'
	options=(--preset release -G 'Unix Makefiles' -S '$(source)' -B '$(build)')
	options+=(-DPG_CONFIG='$(pg_config)' -DCMAKE_INSTALL_PREFIX='$(prefix)' $(CMAKE_OPTIONS))
	env -u MAKEFLAGS -u MFLAGS -u MAKELEVEL cmake "$${options[@]}" || explain "cmake says above what is wrong"
	echo "$$wanted" >'$(build)/made-for'

install: all
	@rm -rf '$(destdir)$(prefix)/share/ride/scenarios' # those of an older version would stay among the new ones
	DESTDIR='$(destdir)' cmake --install '$(build)'
	echo "ride is installed in $(version): $(destdir)$(prefix)/bin/ride"

# What install has put there, and the folders that are empty then. Needs no build: an unpacked source is enough.
uninstall:
	@cd '$(destdir)/'
	rm -fv '.$(module)' '.$(extension)/ride.control' '.$(extension)'/ride--*.sql '.$(prefix)/bin/ride' \
		'.$(prefix)/share/man/man1/ride.1.gz' '.$(prefix)/share/bash-completion/completions/ride' \
		'.$(prefix)/share/zsh/site-functions/_ride' '.$(prefix)/share/zsh/vendor-completions/_ride'
	rm -rf '.$(prefix)/share/ride'
	for folder in '$(dir $(module))' '$(extension)' '$(prefix)'/{bin,share/man/man1,share/bash-completion/completions} \
		'$(prefix)'/share/zsh/{site-functions,vendor-completions} '$(prefix)/share'; do
		if [ -d "$${folder#/}" ]; then rmdir -p --ignore-fail-on-non-empty "$${folder#/}"; fi
	done

installcheck:
	@if [ -n '$(destdir)' ]; then echo "make: installcheck tests what is installed in the server: it takes no DESTDIR" >&2; exit 1; fi
	bash '$(source)/tests/package/installcheck.sh' '$(call ask,bindir)' '$(call ask,pkglibdir)' '$(extension)' $(REGRESS)

clean distclean:
	@if [ -e '$(build)/made-for' ]; then rm -rf '$(build)'; fi
	rm -f regression.diffs regression.out

check:
	@echo "make: there is no 'make check': './dev test' tests the source; 'make install' and 'make installcheck' what is installed" >&2
	exit 1

help:
	@sed -n 's/^#: \? \?//p' '$(source)/Makefile'
