/**
 * The tables of the desk. What came, what was read in it and how feeds fared is append-only, by the same
 * triggers as the ledger.
 *
 * `queue` alone may be changed: it is derived from the others and from the decisions in the ledger, a row
 * a proposal, kept up by `desk-queue.ts` in the transaction of whatever moves it, so that a page of a long
 * queue costs no fold. It holds nothing that could not be worked out again.
 *
 * Texts from outside are kept as JSON, which holds any string exactly; `words` are theirs folded for search.
 */

/** Triggers that refuse to change, delete or replace the rows of a table; `clash` finds a row again. */
function appendOnly(table: string, clash: string): string {
  const refuse = "SELECT RAISE(ABORT, 'the ledger is append-only')"
  return `
CREATE TRIGGER ${table}_never_change BEFORE UPDATE ON ${table} BEGIN ${refuse}; END;
CREATE TRIGGER ${table}_never_go BEFORE DELETE ON ${table} BEGIN ${refuse}; END;
CREATE TRIGGER ${table}_never_replaced BEFORE INSERT ON ${table}
WHEN EXISTS (SELECT 1 FROM ${table} WHERE ${clash}) BEGIN ${refuse}; END;
`
}

/** The second step of the format. */
export const DESK_TABLES = `
CREATE TABLE captures (
  seq       INTEGER PRIMARY KEY AUTOINCREMENT,
  id        TEXT NOT NULL UNIQUE CHECK (length(id) = 64),
  mime      TEXT,
  taken_at  TEXT NOT NULL,
  bytes     BLOB NOT NULL
) STRICT;
${appendOnly('captures', 'id = NEW.id OR seq = NEW.seq')}

CREATE TABLE sightings (
  seq      INTEGER PRIMARY KEY AUTOINCREMENT,
  capture  TEXT NOT NULL REFERENCES captures (id),
  address  TEXT NOT NULL,
  words    TEXT NOT NULL,
  seen_at  TEXT NOT NULL
) STRICT;
CREATE INDEX sightings_address ON sightings (address, seq);
CREATE INDEX sightings_capture ON sightings (capture, seq);
${appendOnly('sightings', 'seq = NEW.seq')}

-- The text of a capture as read: one row for all readings that had the same.
CREATE TABLE documents (
  seq    INTEGER PRIMARY KEY AUTOINCREMENT,
  id     TEXT NOT NULL UNIQUE CHECK (length(id) = 24),
  head   TEXT NOT NULL CHECK (json_valid(head)),
  words  TEXT NOT NULL,
  text   TEXT NOT NULL CHECK (json_valid(text))
) STRICT;
${appendOnly('documents', 'id = NEW.id OR seq = NEW.seq')}

CREATE TABLE readings (
  seq       INTEGER PRIMARY KEY AUTOINCREMENT,
  capture   TEXT NOT NULL REFERENCES captures (id),
  family    TEXT NOT NULL,
  reader    TEXT NOT NULL,
  document  TEXT NOT NULL REFERENCES documents (id),
  cluster   TEXT NOT NULL,
  hash      TEXT NOT NULL,
  read_at   TEXT NOT NULL,
  mentions  TEXT NOT NULL CHECK (json_valid(mentions)),
  sketch    BLOB
) STRICT;
CREATE INDEX readings_capture ON readings (capture, family, seq);
CREATE INDEX readings_sketch ON readings (capture, seq) WHERE sketch IS NOT NULL;
${appendOnly('readings', 'seq = NEW.seq')}

-- What a proposal claims, once for all readings that found it.
CREATE TABLE proposals (
  seq      INTEGER PRIMARY KEY AUTOINCREMENT,
  id       TEXT NOT NULL UNIQUE CHECK (length(id) = 25),
  capture  TEXT NOT NULL REFERENCES captures (id),
  claim    TEXT NOT NULL CHECK (json_valid(claim))
) STRICT;
${appendOnly('proposals', 'id = NEW.id OR seq = NEW.seq')}

-- That a reading found a proposal, and what it says of it.
CREATE TABLE claims (
  reading       INTEGER NOT NULL REFERENCES readings (seq),
  position      INTEGER NOT NULL,
  proposal      TEXT NOT NULL REFERENCES proposals (id),
  confidence    REAL NOT NULL,
  outcome       TEXT NOT NULL,
  reasons       TEXT NOT NULL CHECK (json_valid(reasons)),
  replaces      TEXT REFERENCES proposals (id),
  agrees_with   TEXT REFERENCES proposals (id),
  differs_from  TEXT REFERENCES proposals (id),
  PRIMARY KEY (reading, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX claims_proposal ON claims (proposal, reading);
CREATE INDEX claims_replaces ON claims (replaces, proposal) WHERE replaces IS NOT NULL;
CREATE INDEX claims_agrees_with ON claims (agrees_with, proposal) WHERE agrees_with IS NOT NULL;
${appendOnly('claims', 'reading = NEW.reading AND position = NEW.position')}

CREATE TABLE polls (
  seq       INTEGER PRIMARY KEY AUTOINCREMENT,
  feed      TEXT NOT NULL,
  at        TEXT NOT NULL,
  outcome   TEXT NOT NULL,
  items     INTEGER NOT NULL,
  added     INTEGER NOT NULL,
  problem   TEXT,
  etag      TEXT,
  modified  TEXT
) STRICT;
CREATE INDEX polls_feed ON polls (feed, seq);
CREATE INDEX polls_good ON polls (feed, seq) WHERE outcome <> 'failed';
${appendOnly('polls', 'seq = NEW.seq')}

CREATE INDEX statements_decisions ON statements (subject, seq) WHERE property = 'decision';

-- Derived, and so the one table that may be changed: see the head of desk-tables.ts.
CREATE TABLE queue (
  proposal    INTEGER PRIMARY KEY REFERENCES proposals (seq),
  capture     INTEGER NOT NULL REFERENCES captures (seq),
  reading     INTEGER NOT NULL,   -- the claim that stands for it
  position    INTEGER NOT NULL,
  newest      INTEGER NOT NULL,   -- the newest reading of its capture
  start       INTEGER NOT NULL,   -- of its first span
  state       TEXT NOT NULL,
  is_current  INTEGER NOT NULL,
  decision    TEXT,               -- the statement of the live decision
  act         TEXT NOT NULL,
  reasons     TEXT NOT NULL,
  about       TEXT NOT NULL,
  words       TEXT NOT NULL
) STRICT;
CREATE INDEX queue_newest ON queue (newest DESC, start, proposal);
CREATE INDEX queue_state ON queue (state, newest DESC, start, proposal);
CREATE INDEX queue_capture ON queue (capture, start, proposal, state);
CREATE INDEX queue_reasons ON queue (is_current, reasons);
`
