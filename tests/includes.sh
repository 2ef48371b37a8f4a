#!/bin/sh
# Holds the order of the folders of src/: each may include those that its line
# names, and itself. Every .c file includes base/compat.h first, and every header
# is guarded by its own name. src.mk or Makefile.am lists each file. Prints
# file:line for each offence.
cd "$(dirname "$0")/../src" || exit 2
find . -name '*.[ch]' | LC_ALL=C sort | sed 's|^\./||' | xargs awk '
BEGIN {
    may["base"] = ""
    may["text"] = "base"
    may["lexicon"] = "base text"
    may["rules"] = "base text lexicon"
    may["checks"] = "base text lexicon rules"
    may["report"] = "base text rules"
    may["repair"] = "base text lexicon rules checks"
    may["git"] = "base text"
    may["cli"] = "base text lexicon rules checks report repair git"
    for (folder in may) {
        split(may[folder], names, " ")
        for (i in names) allowed[folder, names[i]] = 1
        allowed[folder, folder] = 1
    }
    while ((getline line < "../src.mk") > 0 || (getline line < "../Makefile.am") > 0)
        if (match(line, /src\/[a-z]+\/[a-z0-9_]+\.[ch]/)) listed[substr(line, RSTART + 4, RLENGTH - 4)] = 1
}
function offence(text) {
    print "src/" FILENAME ":" FNR ": " text
    failed++
}
function guard(name) {
    name = toupper(name)
    gsub(/[^A-Z0-9]/, "_", name)
    return "GALLEY_" name
}
FNR == 1 {
    folder = FILENAME
    sub(/\/.*/, "", folder)
    is_header = FILENAME ~ /\.h$/
    includes = 0
    guarded = 0
    files++
    if (!(FILENAME in listed)) offence("neither src.mk nor Makefile.am lists this file")
    if (!(folder in may)) offence("a folder whose place in the order nobody has said")
}
/^#ifndef / && is_header && !guarded {
    guarded = 1
    if ($2 != guard(FILENAME)) offence("the guard is not called " guard(FILENAME))
}
/^[ \t]*#[ \t]*include/ {
    includes++
    name = $0
    sub(/^[^"<]*/, "", name)
    if (includes == 1 && !is_header && name !~ /^"base\/compat\.h"/)
        offence("the first include is not \"base/compat.h\"")
    if (is_header && !guarded) offence("an include before the guard")
    if (name !~ /^"/) next
    name = substr(name, 2)
    sub(/".*/, "", name)
    to = name
    sub(/\/.*/, "", to)
    if (name !~ /^[a-z]+\/[a-z0-9_]+\.h$/)
        offence("\"" name "\" is not relative to src/")
    else if (!((folder, to) in allowed))
        offence(folder " may not include " to)
}
END {
    good = files - failed
    printf "# %d passed, %d failed\n", (good < 0 ? 0 : good), failed
    exit (failed > 0)
}'
