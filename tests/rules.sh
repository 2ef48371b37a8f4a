#!/bin/sh
# Runs the examples of every rule in the catalogue, as `galley rules test` does.
# GALLEY names the program.
out=$(mktemp "${TMPDIR:-/tmp}/galley-rules.XXXXXX") || exit 2
trap 'rm -f "$out"' EXIT
unset GALLEY_DATA
LC_ALL=C "${GALLEY:-./galley}" rules test >"$out" 2>&1
status=$?
cat "$out"
awk -v status=$status '
    { last = $0 }
    END {
        gsub(",", "", last)
        split(last, n, " ")
        failed = n[3] + 0
        if (status && !failed) failed = 1
        passed = n[1] - failed
        print "# " (passed > 0 ? passed : 0) " passed, " failed " failed"
    }' "$out"
exit $status
