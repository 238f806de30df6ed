# bash completion of ride. Verbs, options and their values are read from `ride … --help`, so that it always knows what
# the installed ride knows; scenarios and sandboxes come from `ride list` and `ride ps`.
# shellcheck shell=bash disable=SC2207 # split at line ends only (IFS); mapfile is missing in old bash

# _ride_names KIND: what stands at the beginning of the lines of that part of $help.
_ride_names() {
	case $1 in
	verbs) sed -n '/^Subcommands:/,/^$/s/^  \([a-z][a-z-]*\) .*/\1/p' <<<"$help" ;;
	options) sed -n '/^Options:/,/^$/s/^  \(-[^ ]*\).*/\1/p' <<<"$help" | tr ',' '\n' | sed 's/=.*//' ;;
	positionals) sed -n '/^Positionals:/,/^$/s/^  \([A-Z][A-Z|]*\) .*/\1/p' <<<"$help" ;;
	esac
}

# _ride_option NAME: that option's line of $help, empty when there is none or when it takes no value.
_ride_option() {
	sed -n '/^Options:/,/^$/p' <<<"$help" | grep -E -e "^  ([^ ]*,)?$1(,[^ ]*)? (TEXT|UINT|INT)"
}

# The short form of an id, unless the whole one has been begun.
_ride_ids() {
	local key=short
	case $1 in s*) key=id ;; esac
	"$ride" list --json 2>/dev/null | grep -o "\"$key\":\"[^\"]*\"" | cut -d'"' -f4
}

_ride_sandboxes() {
	"$ride" ps --json 2>/dev/null | grep -o '"name":"[^"]*"' | cut -d'"' -f4
}

# _ride_files -f|-d: adds files or folders, quoted as file names are.
_ride_files() {
	COMPREPLY+=($(compgen "$1" -- "$word"))
	compopt -o filenames 2>/dev/null || : # old bash has no compopt, and leaves names unquoted
}

_ride() {
	local ride=${1/#\~/$HOME} word=$2 help line verb_path=() positional=0 expects_value='' i IFS=$'\n'
	COMPREPLY=()
	if [ "$word" = = ]; then word=''; fi # --option=: bash takes the sign for a word
	help=$("$ride" --help 2>/dev/null) || return 0
	for ((i = 1; i < COMP_CWORD; i++)); do
		if [ "${COMP_WORDS[i]}" = = ]; then
			expects_value=$(_ride_option "${COMP_WORDS[i - 1]}")
		elif [ -n "$expects_value" ]; then
			expects_value=''
		elif [ "${COMP_WORDS[i]}" = -- ]; then
			return 0 # psql's own
		elif [[ ${COMP_WORDS[i]} = -* ]]; then
			expects_value=$(_ride_option "${COMP_WORDS[i]}")
		elif _ride_names verbs | grep -qxF -e "${COMP_WORDS[i]}"; then
			verb_path+=("${COMP_WORDS[i]}")
			help=$("$ride" "${verb_path[@]}" --help 2>/dev/null) || return 0
		else
			positional=$((positional + 1))
		fi
	done

	if [ -n "$expects_value" ]; then
		case $expects_value in
		*'TEXT:{'*) # TEXT:{one,two}=one
			line=${expects_value#*\{}
			COMPREPLY=($(compgen -W "$(tr ',' '\n' <<<"${line%%\}*}")" -- "$word"))
			;;
		*--name*) COMPREPLY=($(compgen -W "$(_ride_sandboxes)" -- "$word")) ;;
		*--junit*) _ride_files -f ;;
		esac
	elif [[ $word = -* ]]; then
		COMPREPLY=($(compgen -W "$(_ride_names options)" -- "$word"))
	elif [ -n "$(_ride_names verbs)" ]; then
		COMPREPLY=($(compgen -W "$(_ride_names verbs)" -- "$word"))
	else
		line=$(_ride_names positionals | sed -n "$((positional + 1))p")
		# Several may follow where the last one is a list.
		if [ -z "$line" ] && grep -q '^  [A-Z|]* TEXT \.\.\.' <<<"$help"; then line=$(_ride_names positionals | tail -n 1); fi
		case $line in
		ID) COMPREPLY=($(compgen -W "$(_ride_ids "$word")" -- "$word")) ;;
		NAME) COMPREPLY=($(compgen -W "$(_ride_sandboxes)" -- "$word")) ;;
		'PATH|ID')
			COMPREPLY=($(compgen -W "$(_ride_ids "$word")" -- "$word"))
			_ride_files -d
			;;
		DIR) _ride_files -d ;;
		esac
	fi
}

complete -F _ride ride
