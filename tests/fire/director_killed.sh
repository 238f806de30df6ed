#!/usr/bin/env bash
# The director is killed, terminated or halted in the middle of scores, many times: whoever asks has the right card, or hears
# what happened, and the next one who asks has the right card.
# shellcheck source-path=SCRIPTDIR source=common.sh
. "$(dirname "$0")/common.sh"
boot_half
RANDOM=4711

# Drawn here, since a subshell draws from a sequence of its own.
draw_moment() { printf -v moment '0.%03d' $((RANDOM % 250)); }
# strike SIGNAL: asks in the background, and sends the director a signal some moment later
strike() {
	draw_moment
	(
		score tenant_a
		if [ "$status" -eq 0 ]; then
			card_is "$half"
		else
			case $1 in
			KILL) grep -Eq '57P02: +terminating connection because of crash|server closed the connection|FATAL:  the database system is (in recovery mode|not yet accepting connections|starting up)' <<<"$complaint" || fail "after SIG$1: $complaint" ;;
			TERM) refused_for "(08006|55006|55000)" "the director was restarted meanwhile|did not come to an end|gives no answer|is not running" ;;
			esac
		fi
	) &
	asker=$!
	sleep "$moment"
	kill "-$1" "$director"
	wait "$asker" || fail "an asker beside SIG$1"
}

for _ in {1..12}; do
	strike KILL
	live_again
	score tenant_c
	card_is "$half"
done
for _ in {1..6}; do
	strike TERM
	live_again
	score
	card_is "$half"
done

# Halted, as on a machine that gives it no time: an answer within ten seconds says so, and it goes on afterwards.
kill -STOP "$director"
askers=()
for _ in 1 2 3; do
	(
		score tenant_b
		refused_for 55006 "the director did not come to an end in time"
	) &
	askers+=($!)
done
for asker in "${askers[@]}"; do wait "$asker" || { kill -CONT "$director"; fail "an asker beside a halted director"; }; done
kill -CONT "$director"
score
card_is "$half"

# Killed in the middle of a submit: it is submitted, or it is not, and the second submit says the same.
record_version
draw_moment
"$RIDE" submit --yes --json >"$work/first" 2>"$work/err" &
submitting=$!
sleep "$moment"
kill -KILL "$director"
if wait "$submitting"; then same "$(triple "$(<"$work/first")")" "40 40 20" "the card of the first submit"; fi
wait_until "there is another director" new_director
director=$(director_pid)
ask "$RIDE" submit --yes --json
card_is "40 40 20"
has "$answer" '"submitted":true'
