#!/usr/bin/env bash
# Every link of the documentation leads to a page, and to a heading of it where it names one; so does every reference to a
# decision (decisions.md#NAME) in code and tests. Decisions have names of their own.
#   links.sh SOURCE
set -euo pipefail
cd "$1"
failures=0
fail() {
	echo "$1" >&2
	failures=$((failures + 1))
}

# The anchors of a page, as they are made of its headings: lower case, no punctuation, blanks as hyphens.
anchors() {
	awk '/^ *```/ { code = !code } !code && /^#+ / { sub(/^#+ /, ""); print }' "$1" | tr '[:upper:]' '[:lower:]' |
		sed 's/[^a-z0-9 _-]//g; s/ /-/g'
}

# links PAGE: what its Markdown links lead to, but for the web.
links() { grep -oE '\]\([^) ]+\)' "$1" | sed 's/^](//; s/)$//' | grep -vE '^[a-z]+:' || :; }

checked=0
for page in README.md CONTRIBUTING.md CHANGELOG.md docs/*.md; do
	while read -r link; do
		checked=$((checked + 1))
		target=$page
		if [ -n "${link%%#*}" ]; then target=$(dirname "$page")/${link%%#*}; fi
		if [ ! -e "$target" ]; then
			fail "$page: no page $link"
		elif [[ $link == *'#'* ]] && ! grep -qxF -- "${link#*#}" <(anchors "$target"); then
			fail "$page: no heading $link"
		fi
	done < <(links "$page")
done

decisions=$(anchors docs/decisions.md)
while read -r twice; do fail "docs/decisions.md: two headings are called $twice"; done < <(sort <<<"$decisions" | uniq -d)
while IFS=: read -r file name; do
	checked=$((checked + 1))
	grep -qxF -- "$name" <<<"$decisions" || fail "$file: no decision $name"
done < <(grep -roIE --exclude-dir=build --exclude-dir=.git 'decisions\.md#[a-z0-9-]+' . | sed 's/decisions\.md#//')

# A pattern that finds nothing would find no fault either.
[ "$checked" -ge 50 ] || fail "only $checked links and references were found"
[ "$failures" -eq 0 ] || exit 1
echo "ok: $checked links and references"
