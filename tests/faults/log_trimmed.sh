#!/usr/bin/env bash
# A sandbox that has run for days: the application log and the timeline keep the newest rows, of quiet applications too.
. "$(dirname "$0")/common.sh"
boot 09/09
super ride "INSERT INTO app_log (application, database, message)
	SELECT CASE i % 20 WHEN 0 THEN 'quiet' ELSE 'noisy' END, 'tenant_a', i::text FROM generate_series(1, 30000) i" \
	"INSERT INTO timeline (at, kind) SELECT clock_timestamp(), i::text FROM generate_series(1, 60000) i"
kill_hard "$director"
live_again
trimmed() {
	[ "$(super ride "SELECT count(*) FILTER (WHERE application = 'noisy') <= 10000, count(*) FILTER (WHERE application = 'quiet')
		FROM app_log")" = "t|1500" ] && [ "$(super ride "SELECT count(*) <= 50000 FROM timeline")" = t ]
}
wait_until "the old rows are gone" trimmed
same "$(super ride "SELECT max(message::int) FROM app_log WHERE application = 'noisy'")" 29999 "the newest line"
same "$(super ride "SELECT max(kind::int) FROM timeline WHERE kind ~ '^[0-9]+\$'")" 60000 "the newest statement"
has "$(oncall postgres "SELECT application FROM ride.app_log(10)")" orders_api
