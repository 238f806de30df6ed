#!/usr/bin/env bash
# Every command has help with an example; the exit codes are listed; no colour without a terminal.
. "$(dirname "$0")/common.sh"
unset NO_COLOR

run 0 "$RIDE" --help
has "$out" "Exit codes:"
has "$out" "  130  interrupted"
verbs=$(sed -n '/^Subcommands:/,/^$/s/^  \([a-z]*\) .*/\1/p' <<<"$out")
has "$verbs" postmortem
for verb in $verbs; do
	run 0 "$RIDE" "$verb" --help
	has "$out" "Example"
	has "$out" "ride "
done
for verb in list show start psql env ps status logs hint diagnose score submit postmortem reset stop; do
	run 0 "$RIDE" postgres $verb --help
	has "$out" "Example"
done
for verb in lint exam new; do
	run 0 "$RIDE" scenario $verb --help
	has "$out" "Example"
done
run 0 "$RIDE" --version
has "$out" "ride "
run 0 "$RIDE" list
case $out in *$'\033'*) fail "colours without a terminal" ;; esac
