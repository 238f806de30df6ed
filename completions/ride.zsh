#compdef ride
# zsh completion of ride. Verbs, options and their values are read from `ride … --help`, so that it always knows what
# the installed ride knows; scenarios and sandboxes come from `ride list` and `ride ps`.

# The verbs of $help, as "name:what it says" for _describe.
_ride_verbs() {
	sed -n '/^Subcommands:/,/^$/s/^  \([a-z][a-z-]*\)  *\(.*\)/\1:\2/p' <<<$help
}

# _ride_option NAME: that option's line of $help, empty when there is none or when it takes no value.
_ride_option() {
	sed -n '/^Options:/,/^$/p' <<<$help | grep -E -e "^  ([^ ]*,)?$1(,[^ ]*)? (TEXT|UINT|INT)"
}

_ride_ids() {
	local key=short
	[[ $PREFIX = s* ]] && key=id
	compadd -- $("$ride" list --json 2>/dev/null | grep -o "\"$key\":\"[^\"]*\"" | cut -d'"' -f4)
}

_ride_sandboxes() {
	compadd -- $("$ride" ps --json 2>/dev/null | grep -o '"name":"[^"]*"' | cut -d'"' -f4)
}

_ride() {
	local ride=${words[1]/#\~/$HOME} help expects_value= word positional=0 what
	local -a verb_path entries positionals
	help=$("$ride" --help 2>/dev/null) || return 1
	for word in ${words[2,CURRENT-1]}; do
		entries=(${(f)"$(_ride_verbs)"})
		if [[ -n $expects_value ]]; then
			expects_value=
		elif [[ $word = -- ]]; then
			return 1 # psql's own
		elif [[ $word = -* ]]; then
			expects_value=$(_ride_option $word)
		elif [[ -n ${(M)entries:#$word:*} ]]; then
			verb_path+=($word)
			help=$("$ride" $verb_path --help 2>/dev/null) || return 1
		else
			(( ++positional ))
		fi
	done

	if [[ $PREFIX = --*=* ]]; then
		expects_value=$(_ride_option ${PREFIX%%=*})
		compset -P '*='
	fi
	if [[ -n $expects_value ]]; then
		case $expects_value in
		*TEXT:{*) compadd -- ${(s:,:)${${expects_value#*\{}%%\}*}} ;;
		*--name*) _ride_sandboxes ;;
		*--junit*) _files ;;
		esac
		return
	fi
	entries=(${(f)"$(_ride_verbs)"})
	if [[ $PREFIX = -* ]]; then
		compadd -- ${(f)"$(sed -n '/^Options:/,/^$/s/^  \(-[^ ]*\).*/\1/p' <<<$help | tr , '\n' | sed 's/=.*//')"}
	elif (( $#entries )); then
		_describe verb entries
	else
		positionals=(${(f)"$(sed -n '/^Positionals:/,/^$/s/^  \([A-Z][A-Z|]*\) .*/\1/p' <<<$help)"})
		what=${positionals[positional+1]}
		# Several may follow where the last one is a list.
		[[ -z $what ]] && grep -q '^  [A-Z|]* TEXT \.\.\.' <<<$help && what=${positionals[-1]}
		case $what in
		ID) _ride_ids ;;
		NAME) _ride_sandboxes ;;
		'PATH|ID') _ride_ids; _files -/ ;;
		DIR) _files -/ ;;
		esac
	fi
}

_ride "$@"
