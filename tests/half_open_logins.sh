# Logins that are begun and never finished: a hundred and more a second, each kept for longer than the server keeps it, so
# that they take every connection that anybody can take, as long as it lasts. Shared by tests of what is left to others.
# shellcheck shell=bash

# half_open_logins PORT FILE: until there is such a file.
half_open_logins() {
	local packet socket held=()
	packet='\x00\x00\x00\x27\x00\x03\x00\x00user\x00oncall\x00database\x00postgres\x00\x00'
	until [ -e "$2" ]; do
		for _ in {1..25}; do # one that the server does not take any more is what this is for
			{ exec {socket}<>"/dev/tcp/127.0.0.1/$1" && printf '%b' "$packet" >&"$socket" && held+=("$socket"); } 2>/dev/null || true
		done
		while [ "${#held[@]}" -gt 700 ]; do # the server has ended them long ago
			socket=${held[0]}
			exec {socket}>&-
			held=("${held[@]:1}")
		done
		sleep 0.2
	done
	for socket in "${held[@]}"; do exec {socket}>&-; done
}
