#!/usr/bin/env bash
# The walls, tried from inside and looked at from outside.
. "$(dirname "$0")/../case.sh"

run 0 "$RIDE" start 09/09 --no-tcp
container=$(container_of 09-09)

# From inside: an ordinary user without capabilities, who cannot get any.
[ "$(inside 09-09 id -u)" != 0 ] || fail "it runs as root"
status=$(inside 09-09 cat /proc/self/status)
for set in CapInh CapPrm CapEff CapBnd CapAmb; do
	same "$(awk -v "set=$set:" '$1 == set {print $2}' <<<"$status")" 0000000000000000
done
same "$(awk '$1 == "NoNewPrivs:" {print $2}' <<<"$status")" 1
# Files: the root cannot be written, what can be is memory, and nothing in it can be run.
for folder in / /etc /usr /var/lib/postgresql /home /opt /dev; do
	if inside 09-09 sh -c "touch $folder/probe" 2>/dev/null; then fail "$folder can be written"; fi
done
for folder in /run/ride /tmp; do
	inside 09-09 sh -c "cp /bin/true $folder/probe" || fail "$folder cannot be written"
	if inside 09-09 "$folder/probe" 2>/dev/null; then fail "$folder/probe runs"; fi
	inside 09-09 rm "$folder/probe"
done
if inside 09-09 sh -c 'mount -t tmpfs none /mnt' 2>/dev/null; then fail "it can mount"; fi
# No network at all but its own loopback.
same "$(inside 09-09 ls /sys/class/net)" lo
# Nothing of the host's is in there but the socket's folder.
mounts=$(inside 09-09 cat /proc/self/mountinfo | awk '{print $5}' | grep -vE '^/(proc|sys|dev|etc|run/secrets|run/\.containerenv)' | sort -u | paste -sd' ')
same "$mounts" "/ /run/oncall /run/ride /tmp"

# The on-call gets in through that socket, and is nobody else there.
same "$(sql postgres 'SELECT current_user')" oncall
socket=$("$RIDE" env | sed -n 's/^export PGHOST=//p')
if psql --no-psqlrc -w -h "$socket" -U postgres -d postgres -c 'SELECT 1' 2>/dev/null; then fail "a superuser by the socket"; fi

# From outside: bounded in memory, processes and log.
limits=$("$ENGINE" inspect --format '{{.HostConfig.Memory}} {{.HostConfig.PidsLimit}} {{.HostConfig.ReadonlyRootfs}}' "$container")
same "$limits" "1073741824 512 true"
has "$("$ENGINE" inspect --format '{{json .HostConfig.LogConfig}}' "$container" | tr M m)" '"1m'
for way in "$("$ENGINE" inspect "$container")" "$(ps -eo args)"; do
	password=$("$RIDE" env | sed -n 's/^export PGPASSWORD=//p')
	case $way in *"$password"*) [[ $way == *RIDE_PASSWORD=* ]] || fail "the password is on a command line" ;; esac
done
run 0 "$RIDE" stop

# With TCP: published on the loopback, and nowhere else.
run 0 "$RIDE" start 09/09 --json
port=$(field port "$out")
same "$("$ENGINE" port "$(container_of 09-09)" 5432/tcp)" "127.0.0.1:$port"
others=$(ip -4 -o address show scope global | awk '{sub(/\/.*/, "", $4); print $4}')
for address in $others; do
	if (exec 3<>"/dev/tcp/$address/$port") 2>/dev/null; then fail "$address:$port answers"; fi
done
(exec 3<>"/dev/tcp/127.0.0.1/$port") || fail "the loopback does not answer"
run 0 "$RIDE" stop
nothing_left
