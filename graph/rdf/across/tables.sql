-- What rules compare, and what they came to. Things are named by their local ids.
CREATE TABLE made (version TEXT NOT NULL, state TEXT NOT NULL, journal INTEGER NOT NULL);

CREATE TABLE document (
    document TEXT PRIMARY KEY, digest TEXT NOT NULL, remoteness INTEGER NOT NULL, issued TEXT NOT NULL,
    title TEXT NOT NULL
) WITHOUT ROWID;

-- An inspection as one document tells of it.
CREATE TABLE told (
    inspection TEXT, document TEXT, earlier INTEGER, ended TEXT, forces TEXT, programme TEXT, follow_up INTEGER,
    PRIMARY KEY (inspection, document)
) WITHOUT ROWID;
CREATE INDEX told_by ON told (document);

-- An inspection as all of them do, with what it is found by; and the id that stands for it: among those that
-- are alike, in the same week, and after all.
CREATE TABLE inspection (
    inspection TEXT PRIMARY KEY, likeness TEXT NOT NULL, forces TEXT NOT NULL, issued TEXT NOT NULL,
    programme TEXT NOT NULL, follow_up INTEGER NOT NULL, earlier INTEGER NOT NULL,
    among_alike TEXT, of_the_week TEXT, canonical TEXT
) WITHOUT ROWID;
CREATE INDEX inspection_likeness ON inspection (likeness);
CREATE INDEX inspection_week ON inspection (forces, issued);
CREATE INDEX inspection_among_alike ON inspection (among_alike);
CREATE INDEX inspection_canonical ON inspection (canonical);

CREATE TABLE wording (statement TEXT PRIMARY KEY, likeness TEXT, document TEXT, inspection TEXT) WITHOUT ROWID;
CREATE INDEX wording_likeness ON wording (likeness);
CREATE INDEX wording_by ON wording (document);
CREATE INDEX wording_of ON wording (inspection);

-- Documents by their wordings, in the order in which they speak for others; copies do not.
CREATE TABLE voice (likeness TEXT, copy INTEGER, rank TEXT, PRIMARY KEY (likeness, copy, rank)) WITHOUT ROWID;

CREATE TABLE follow_up (
    document TEXT, later TEXT, earlier TEXT, canonical_later TEXT, canonical_earlier TEXT,
    PRIMARY KEY (document, later, earlier)
) WITHOUT ROWID;
CREATE INDEX follow_up_later ON follow_up (later, earlier);
CREATE INDEX follow_up_earlier ON follow_up (earlier);
CREATE INDEX follow_up_canonical ON follow_up (canonical_later, canonical_earlier);

CREATE TABLE concern (
    finding TEXT, force TEXT, theme TEXT, inspection TEXT, document TEXT, PRIMARY KEY (finding, force, theme)
) WITHOUT ROWID;
CREATE INDEX concern_about ON concern (force, theme);
CREATE INDEX concern_by ON concern (document);
CREATE INDEX concern_of ON concern (inspection);

-- What followed, as lines of N-Triples, for each group of things that a rule looks at together.
CREATE TABLE derived (rule TEXT, about TEXT, lines TEXT NOT NULL, PRIMARY KEY (rule, about)) WITHOUT ROWID;

-- Lines that came (1) and went (-1); where a group took what another had, both cancel out.
CREATE TABLE change (line TEXT PRIMARY KEY, number INTEGER NOT NULL) WITHOUT ROWID;

-- Groups whose members have changed since.
CREATE TABLE stale (step TEXT, about TEXT, PRIMARY KEY (step, about)) WITHOUT ROWID;
