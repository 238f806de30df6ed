# Shared by the tests of clients: a sandbox of its own that is put back for each, and the card that a client has earned.
# shellcheck shell=bash disable=SC2034 source-path=SCRIPTDIR source=../faults/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/../faults/common.sh"
programs=$(cd "$(dirname "${BASH_SOURCE[0]}")/programs" && pwd)
column=release_id version=20260531_add_order_release_id

# afresh ID: the incident as it was armed, and libpq's variables for it.
afresh() {
	if [ "${incident:-}" = "$1" ]; then
		"$RIDE" reset >/dev/null 2>"$work/err" || fail "reset: $(<"$work/err")"
	else
		[ -z "${incident:-}" ] || "$RIDE" stop --all >/dev/null
		incident=$1
		boot "$1"
	fi
	eval "$("$RIDE" env)"
	export PATH=$bindir:$system_path
}
system_path=$PATH

triple() { sed -n 's/.*"detect":\([0-9]*\),"fix":\([0-9]*\),"trap":\([0-9]*\),.*/\1 \2 \3/p' <<<"$1"; }

# worth TRIPLE: what the card says before submit; submitted TRIPLE: what it says for good.
worth() { same "$(triple "$("$RIDE" score --json 2>"$work/err")")" "$1" "the card"; }
submitted() { same "$(triple "$("$RIDE" submit --yes --json 2>"$work/err")")" "$1" "the card"; }

# What remains for a client that only looks: the rest of the repair, by psql.
name_and_repair() {
	oncall tenant_b "SELECT ride.diagnose('schema_behind', 'tenant_b.orders.$column')" "BEGIN" \
		"ALTER TABLE orders ADD COLUMN $column text" "INSERT INTO schema_migrations (version) VALUES ('$version')" "COMMIT" >/dev/null
}

# A program in a terminal: terminal COMMAND…, then type_line, shows PATTERN, leave_terminal.
terminal() {
	tmux -S "$work/tmux" new-session -d -x 160 -y 45 -s play -- "$@"
}
type_line() {
	tmux -S "$work/tmux" send-keys -t play -l -- "$1"
	tmux -S "$work/tmux" send-keys -t play Enter
}
screen() { tmux -S "$work/tmux" capture-pane -p -t play 2>/dev/null; }
shows() { screen | grep -Eq -- "$1"; }
wait_for_screen() { # wait_for_screen PATTERN
	local deadline=$((SECONDS + patience))
	until shows "$1"; do
		[ "$SECONDS" -lt "$deadline" ] || fail "the terminal never showed '$1' but: $(screen)"
		sleep 0.05
	done
}
leave_terminal() { tmux -S "$work/tmux" kill-server 2>/dev/null || :; } # it may have ended by itself
before_stop() { leave_terminal; }
