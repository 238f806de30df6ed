#!/usr/bin/env bash
# Completion in bash and zsh: verbs, options, their values, scenarios and sandboxes, as the launcher itself knows them.
. "$(dirname "$0")/../launcher/common.sh"
folder=$(dirname "$0")/../../completions

in_bash() {
	# shellcheck disable=SC2016
	bash -c '. "$1/ride.bash"; shift
		COMP_WORDS=("$RIDE" "$@") COMP_CWORD=$#
		_ride "$RIDE" "${!#}" ""
		printf "%s\n" "${COMPREPLY[@]}"' bash "$folder" "$@"
}

# What zsh itself would do with the answers is done by stand-ins that print them.
in_zsh() {
	# shellcheck disable=SC2016
	zsh -fc 'compadd() { shift; print -rl -- ${(M)@:#$PREFIX*} }
		_describe() { print -rl -- ${${(M)${(P)2}:#$PREFIX*}%%:*} }
		_files() { print FILES }
		compset() { PREFIX=${PREFIX#*=} }
		folder=$1; shift; words=($RIDE "$@"); CURRENT=$#words PREFIX=${words[-1]}
		source $folder/ride.zsh' zsh "$folder" "$@"
}

# offers SHELL WANTED WORD…: exactly those, in any order.
offers() {
	local shell=$1 wanted=$2
	shift 2
	same "$shell $*: $("in_$shell" "$@" | sort | xargs)" "$shell $*: $(tr ' ' '\n' <<<"$wanted" | sort | xargs)"
}

export RIDE
"$RIDE" start 09/09 --name night >/dev/null
verbs=$("$RIDE" --help | sed -n '/^Subcommands:/,/^$/s/^  \([a-z]*\) .*/\1/p' | xargs)
has "$verbs" "postmortem"
ids=$("$RIDE" list --json | grep -o '"short":"[^"]*"' | cut -d'"' -f4 | xargs)
has "$ids" "09/09"
shells=(bash)
if command -v zsh >/dev/null; then shells+=(zsh); else echo "zsh is not installed: its completion is not tested" >&2; fi
for shell in "${shells[@]}"; do
	offers "$shell" "$verbs" ""
	offers "$shell" "postgres postmortem" po
	offers "$shell" "postmortem" postgres po
	offers "$shell" "lint exam new" scenario ""
	offers "$shell" "$ids" start ""
	offers "$shell" "stage-09/09-schema-drift-between-tenant-databases" start stage-09/09
	offers "$shell" "$ids" scenario exam 09/09 ""
	offers "$shell" "docker" start 09/09 --runtime d
	offers "$shell" "09/09" start --seed 3 09/09
	offers "$shell" "--json --junit" score --j
	offers "$shell" "night" stop ""
	offers "$shell" "night" score --name n
	offers "$shell" "" psql -- ""
done
offers bash "docker" start --runtime = d
if [ "${#shells[@]}" -gt 1 ]; then offers zsh "docker" start --runtime=d; fi
