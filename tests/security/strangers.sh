#!/usr/bin/env bash
# Somebody else on this machine, who knows every role's name: no way in over TCP, none over the socket, and nothing
# listens but on loopback.
. "$(dirname "$0")/../launcher/common.sh"

run 0 "$RIDE" start 09/09 --json
port=$(field port "$out")
settings=$(sql postgres "SELECT current_setting('unix_socket_directories'), current_setting('listen_addresses')")
socket=${settings%|*}
same "${settings#*|}" 127.0.0.1
same "$(stat -c %a "$socket")" 700

# What the kernel says: listening sockets (0A) of that port, by address.
hex=$(printf '%04X' "$port")
same "$(awk -v port=":$hex" '$4 == "0A" && substr($2, length($2) - 4) == port { print substr($2, 1, length($2) - 5) }' \
	/proc/net/tcp /proc/net/tcp6)" 0100007F

# The way that is meant: the launcher's own account, as the superuser, by peer.
as_superuser() {
	psql --no-psqlrc -A -t -w "host=$socket port=$port user=postgres dbname=postgres" --command="$1"
}
same "$(as_superuser 'SELECT current_user')" postgres
same "$(as_superuser "SELECT string_agg(DISTINCT auth_method, ' ' ORDER BY auth_method) FROM pg_hba_file_rules")" \
	"peer scram-sha-256"
same "$(as_superuser "SELECT count(*) FROM pg_authid WHERE rolcanlogin AND (rolpassword IS NULL) <> (rolname = 'postgres')")" 0
same "$(as_superuser "SELECT count(*) FROM pg_authid WHERE rolpassword !~ '^SCRAM-SHA-256[\$]'")" 0

# Every other: no password, the name for a password, an empty one.
roles=$(as_superuser "SELECT rolname FROM pg_roles WHERE rolcanlogin ORDER BY 1")
has "$roles" oncall
has "$roles" ride_director
for role in $roles; do
	for host in 127.0.0.1 "$socket"; do
		[ "$role $host" != "postgres $socket" ] || continue
		run 2 psql --no-psqlrc -w "host=$host port=$port user=$role dbname=postgres" --command='SELECT 1'
		has "$err" "no password supplied"
		for guess in "$role" postgres ''; do
			run 2 env PGPASSWORD="$guess" psql --no-psqlrc -w "host=$host port=$port user=$role dbname=postgres" --command='SELECT 1'
			has "$err" "password"
		done
	done
done

# Another account does not even come to the socket; and if it did, it would not be the superuser.
if [ "$(id -u)" -eq 0 ]; then
	run 2 runuser -u nobody -- psql --no-psqlrc -w "host=$socket port=$port user=postgres dbname=postgres" --command='SELECT 1'
	has "$err" "Permission denied"
	chmod 777 "$socket" "$socket"/.s.PGSQL."$port"
	run 2 runuser -u nobody -- psql --no-psqlrc -w "host=$socket port=$port user=postgres dbname=postgres" --command='SELECT 1'
	has "$err" "Peer authentication failed"
fi
