"""Whether graphs keep the rules of the model; each problem says document, thing, rule and words.

- `check.check(quads)`: the shapes on one graph, in milliseconds; at every ingest.
- `shacl.check_by_shacl(quads)`: the same by pySHACL.
- `quotes.check_quotes(quads, text)`: quotations against the captured text.
- `live.validate(store)`: all of a store: shapes, quotations, digests, audits, journal and captures.
"""
