#!/bin/sh
# What `make demo` shows: the graph is built from data/documents, then asked. Each command is printed before its answer.
set -eu
peel() {
    printf '\n$ peel'
    for word in "$@"; do case $word in *' '*) printf ' "%s"' "$word" ;; *) printf ' %s' "$word" ;; esac; done
    printf '\n'
    command peel "$@"
}

peel ingest data/documents
peel stats
peel query commissions
peel query deadlines --param force=metropolitan
peel show "Lee Freeman"
peel path "Lee Freeman" "Sadiq Khan"
peel find victim-blaming
peel validate
