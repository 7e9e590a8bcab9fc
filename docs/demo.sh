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
peel stats --format table
peel query commissions --param body="Mayor of London" --format table
peel query deadlines --param force="the Met" --format table
peel show "Lee Freeman" --format table
peel path "Lee Freeman" "Sadiq Khan" --ways 1 --format table
peel find victim-blaming --format table
peel validate
printf '\nThe store is %s. Ask on: . .venv/bin/activate; export PEEL_STORE=%s; peel --help\n' "$PEEL_STORE" "$PEEL_STORE"
