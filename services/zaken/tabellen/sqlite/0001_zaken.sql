-- Up to which event the log was read for zaken, and on which day it was last looked who is still escalated.
CREATE TABLE plaats (
    een INTEGER PRIMARY KEY DEFAULT 1 CHECK (een = 1),
    position INTEGER NOT NULL,
    dag TEXT NOT NULL
);
INSERT INTO plaats (position, dag) VALUES (0, '');

-- One escalation of one dossier: the zaak that is to be there for it, and how far that is. Nothing here says who it is.
CREATE TABLE geval (
    geval_id BLOB PRIMARY KEY,
    dossier_id BLOB NOT NULL,
    stand TEXT NOT NULL CHECK (stand IN ('te-openen', 'open', 'te-sluiten', 'gesloten')),
    soort TEXT NOT NULL,
    startdatum TEXT NOT NULL,
    gemaakt_ms INTEGER NOT NULL,
    zaak TEXT,
    klaar_sinds TEXT,
    sluit_ms INTEGER,
    weer_open INTEGER NOT NULL DEFAULT 0,
    pogingen INTEGER NOT NULL DEFAULT 0,
    niet_voor_ms INTEGER NOT NULL DEFAULT 0,
    reden TEXT,
    apart INTEGER NOT NULL DEFAULT 0
);
CREATE UNIQUE INDEX geval_een_tegelijk ON geval (dossier_id) WHERE stand <> 'gesloten';
CREATE INDEX geval_te_doen ON geval (niet_voor_ms) WHERE stand IN ('te-openen', 'te-sluiten') AND NOT apart;

-- Which signal belongs to which escalation; no signal begins two of them.
CREATE TABLE signaal (
    signaal_id BLOB PRIMARY KEY,
    geval_id BLOB NOT NULL REFERENCES geval (geval_id) ON DELETE CASCADE
);
CREATE INDEX signaal_geval ON signaal (geval_id);

-- Who could not be looked at, and why: looked at again each day.
CREATE TABLE onbezien (
    dossier_id BLOB PRIMARY KEY,
    fout TEXT NOT NULL
);
