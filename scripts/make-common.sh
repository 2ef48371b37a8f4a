#!/bin/sh
# Makes dictionaries/en/frequent.txt and dictionaries/en/common.txt, English
# words by how often they are met, from the Debian package `scowl`
# (/usr/share/dict/scowl): levels 10 and 20, and 10 to 35, of the lists that all
# spellings share, with the American and British variants.
# usage: scripts/make-common.sh [SCOWL-DIR]
set -eu
scowl=${1:-/usr/share/dict/scowl}
[ -r "$scowl/english-words.10" ] || {
    echo "$0: no word lists in '$scowl'; install them with 'apt-get install scowl'" >&2
    exit 2
}
cd "$(dirname "$0")/../dictionaries/en"

# make_list FILE "WHAT THEY ARE" LEVEL...
make_list() {
    file=$1 what=$2
    shift 2
    {
        echo "# $what Made by"
        cat <<'HEAD'
# scripts/make-common.sh from SCOWL (Spell Checker Oriented Word Lists).
#
# Copyright 2000-2011 by Kevin Atkinson
#
# Permission to use, copy, modify, distribute and sell these word lists, the
# associated scripts, the output created from the scripts, and its
# documentation for any purpose is hereby granted without fee, provided that
# the above copyright notice appears in all copies and that both that copyright
# notice and this permission notice appear in supporting documentation. Kevin
# Atkinson makes no representations about the suitability of this array for any
# purpose. It is provided "as is" without express or implied warranty.
#
# The lowest levels derive from Moby Words II and Brian Kelk's UK English
# Wordlist with Frequency Classification, both in the public domain.
HEAD
        for list in english american british british_z; do
            for level in "$@"; do
                [ ! -r "$scowl/$list-words.$level" ] || cat "$scowl/$list-words.$level"
            done
        done | LC_ALL=C grep -E '^[a-z]{2,}$' | LC_ALL=C sort -u
    } >"$file"
}

make_list frequent.txt "The most frequent words." 10 20
make_list common.txt "Words that every reader knows." 10 20 35
