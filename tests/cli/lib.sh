# For the tests of the command line: sourced by each of them.

mkdir .t # what the helpers keep, out of sight of galley
out=.t/out err=.t/err

fail() {
    echo "FAILED: $*"
    echo '--- standard output'; cat "$out"
    echo '--- standard error'; cat "$err"
    exit 1
}

skip() {
    echo "$*"
    exit 77
}

# run STATUS ARGUMENT...: galley must exit with it.
run() {
    wanted=$1
    shift
    "$GALLEY" "$@" >"$out" 2>"$err" && status=0 || status=$?
    [ "$status" -eq "$wanted" ] || fail "galley $*: exit status $status, not $wanted"
}

# says / prints TEXT: standard error / output holds it.
says() { grep -qF -e "$1" "$err" || fail "standard error lacks: $1"; }
prints() { grep -qF -e "$1" "$out" || fail "standard output lacks: $1"; }
prints_not() { ! grep -qF -e "$1" "$out" || fail "standard output has: $1"; }
silent() { [ ! -s "$err" ] || fail "standard error is not empty"; }
empty() { [ ! -s "$out" ] || fail "standard output is not empty"; }

# holds FILE TEXT: the file is this, byte for byte; TEXT as of printf.
holds() {
    printf "$2" >.t/wanted
    cmp "$1" .t/wanted || fail "$1 holds: $(od -c "$1" | head -n 20)"
}

# An article with one finding of each kind, and what it becomes.
ferry='Ferry service returns to Oban\n\nOn Monday , teh ferry left at dawn.\n\nThe crew had packed a thingy.\n'
ferry_safe='Ferry service returns to Oban\n\nOn Monday, teh ferry left at dawn.\n\nThe crew had packed a thingy.\n'
ferry_all='Ferry service returns to Oban\n\nOn Monday, the ferry left at dawn.\n\nThe crew had packed a thingy.\n'
