-- Up to which event the log was read for urgent messages (-1: not yet), and on which day was last tidied up.
CREATE TABLE plaats (
    een INTEGER PRIMARY KEY DEFAULT 1 CHECK (een = 1),
    position INTEGER NOT NULL,
    dag TEXT NOT NULL
);
INSERT INTO plaats (position, dag) VALUES (-1, '');

-- What somebody wants to hear in a role: a pseudonym, his work area at his last login, and his choices.
CREATE TABLE abonnement (
    wie TEXT NOT NULL,
    rol TEXT NOT NULL,
    gemeenten TEXT NOT NULL,
    scholen TEXT NOT NULL,
    gezien_ms INTEGER NOT NULL,
    samenvatting INTEGER NOT NULL,
    dagen TEXT NOT NULL,
    uur INTEGER NOT NULL,
    dringend INTEGER NOT NULL,
    laatste_dag TEXT,
    laatste_ms INTEGER,
    PRIMARY KEY (wie, rol)
);

-- Where a message goes: the address is sealed, and counts once it was confirmed.
CREATE TABLE kanaal (
    wie TEXT NOT NULL,
    rol TEXT NOT NULL,
    soort TEXT NOT NULL CHECK (soort IN ('email', 'webhook')),
    inhoud BLOB NOT NULL,
    bevestigd_ms INTEGER,
    code_tot_ms INTEGER NOT NULL,
    code_pogingen INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (wie, rol, soort),
    FOREIGN KEY (wie, rol) REFERENCES abonnement (wie, rol) ON DELETE CASCADE
);

-- One message to one person; its number is in the link, and says nothing to anybody else. No name or number of a pupil.
CREATE TABLE bericht (
    bericht_id BLOB PRIMARY KEY,
    wie TEXT NOT NULL,
    rol TEXT NOT NULL,
    soort TEXT NOT NULL CHECK (soort IN ('samenvatting', 'dringend', 'bevestiging')),
    sleutel TEXT NOT NULL,
    inhoud TEXT NOT NULL,
    dossier_id BLOB,
    gemaakt_ms INTEGER NOT NULL,
    UNIQUE (wie, soort, sleutel)
);
CREATE INDEX bericht_dossier ON bericht (dossier_id) WHERE dossier_id IS NOT NULL;

-- How far the delivery of a message is, by the way it goes: the record of what was sent, when, and how often it was tried.
CREATE TABLE bezorging (
    bericht_id BLOB NOT NULL REFERENCES bericht (bericht_id) ON DELETE CASCADE,
    kanaal TEXT NOT NULL,
    stand TEXT NOT NULL CHECK (stand IN ('wacht', 'bezorgd', 'opgegeven', 'vervallen')),
    pogingen INTEGER NOT NULL DEFAULT 0,
    niet_voor_ms INTEGER NOT NULL,
    reden TEXT,
    klaar_ms INTEGER,
    PRIMARY KEY (bericht_id, kanaal)
);
CREATE INDEX bezorging_te_doen ON bezorging (niet_voor_ms) WHERE stand = 'wacht';

-- What was urgent and reached nobody: it could not be read, or nobody hears it; looked at again each day.
CREATE TABLE onbezien (
    position INTEGER PRIMARY KEY,
    dossier_id BLOB NOT NULL,
    fout TEXT NOT NULL
);
