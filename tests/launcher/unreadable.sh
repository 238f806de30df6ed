#!/usr/bin/env bash
# As root the server is somebody else: a folder that user cannot enter is named, not stumbled over.
. "$(dirname "$0")/common.sh"
[ "$(id -u)" -eq 0 ] || skip "only root's servers run as another user"
mkdir -m 700 "$work/private"
RIDE_STATE_DIR=$work/private/state run 1 "$RIDE" start 09/09
has "$err" "cannot read"
has "$err" "$work/private"
no_servers || fail "a server was left"
cp -R "${RIDE_SCENARIOS:-$(dirname "$RIDE")/../share/ride/scenarios}" "$work/private/scenarios"
RIDE_SCENARIOS=$work/private/scenarios run 1 "$RIDE" start 09/09
has "$err" "$work/private"
nothing_left || fail "left something"
