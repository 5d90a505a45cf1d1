-- Up to which event the log was read for zaken, and on which day it was last looked who is still escalated.
CREATE TABLE plaats (
    een boolean PRIMARY KEY DEFAULT true CHECK (een),
    position bigint NOT NULL,
    dag text NOT NULL
);
INSERT INTO plaats (position, dag) VALUES (0, '');

-- One escalation of one dossier: the zaak that is to be there for it, and how far that is. Nothing here says who it is.
CREATE TABLE geval (
    geval_id uuid PRIMARY KEY,
    dossier_id uuid NOT NULL,
    stand text NOT NULL CHECK (stand IN ('te-openen', 'open', 'te-sluiten', 'gesloten')),
    soort text NOT NULL,
    startdatum text NOT NULL,
    gemaakt_ms bigint NOT NULL,
    zaak text,
    klaar_sinds text,
    sluit_ms bigint,
    weer_open boolean NOT NULL DEFAULT false,
    pogingen integer NOT NULL DEFAULT 0,
    niet_voor_ms bigint NOT NULL DEFAULT 0,
    reden text,
    apart boolean NOT NULL DEFAULT false
);
CREATE UNIQUE INDEX geval_een_tegelijk ON geval (dossier_id) WHERE stand <> 'gesloten';
CREATE INDEX geval_te_doen ON geval (niet_voor_ms) WHERE stand IN ('te-openen', 'te-sluiten') AND NOT apart;

-- Which signal belongs to which escalation; no signal begins two of them.
CREATE TABLE signaal (
    signaal_id uuid PRIMARY KEY,
    geval_id uuid NOT NULL REFERENCES geval (geval_id) ON DELETE CASCADE
);
CREATE INDEX signaal_geval ON signaal (geval_id);

-- Who could not be looked at, and why: looked at again each day.
CREATE TABLE onbezien (
    dossier_id uuid PRIMARY KEY,
    fout text NOT NULL
);
