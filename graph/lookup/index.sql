-- Words and names of a store folder. What a generation of the store shows has since <= its number < until.
CREATE TABLE made (state TEXT NOT NULL, generation INTEGER NOT NULL);

-- Documents, each with the rows of its words and the digest of its graph.
CREATE TABLE source (
    first INTEGER PRIMARY KEY, last INTEGER NOT NULL, document TEXT NOT NULL, digest TEXT NOT NULL,
    since INTEGER NOT NULL, until INTEGER NOT NULL
);
CREATE INDEX source_document ON source (document);
CREATE INDEX source_until ON source (until);

CREATE VIRTUAL TABLE entry USING fts5(
    words, title, about, id UNINDEXED, kind UNINDEXED, tokenize = "porter unicode61 remove_diacritics 2"
);

-- Names of things, as each document (empty: the tables) tells them; `shown` is the slug, where that will do.
CREATE TABLE name (document TEXT, id TEXT, place INTEGER, shown TEXT, name TEXT, PRIMARY KEY (document, id))
    WITHOUT ROWID;
CREATE INDEX name_id ON name (id, place, name);
CREATE INDEX name_shown ON name (shown, place, id, name);
