-- Up to which event the log was read for urgent messages (-1: not yet), and on which day was last tidied up.
CREATE TABLE plaats (
    een boolean PRIMARY KEY DEFAULT true CHECK (een),
    position bigint NOT NULL,
    dag text NOT NULL
);
INSERT INTO plaats (position, dag) VALUES (-1, '');

-- What somebody wants to hear in a role: a pseudonym, his work area at his last login, and his choices.
CREATE TABLE abonnement (
    wie text NOT NULL,
    rol text NOT NULL,
    gemeenten text NOT NULL,
    scholen text NOT NULL,
    gezien_ms bigint NOT NULL,
    samenvatting boolean NOT NULL,
    dagen text NOT NULL,
    uur integer NOT NULL,
    dringend boolean NOT NULL,
    laatste_dag text,
    laatste_ms bigint,
    PRIMARY KEY (wie, rol)
);

-- Where a message goes: the address is sealed, and counts once it was confirmed.
CREATE TABLE kanaal (
    wie text NOT NULL,
    rol text NOT NULL,
    soort text NOT NULL CHECK (soort IN ('email', 'webhook')),
    inhoud bytea NOT NULL,
    bevestigd_ms bigint,
    code_tot_ms bigint NOT NULL,
    code_pogingen integer NOT NULL DEFAULT 0,
    PRIMARY KEY (wie, rol, soort),
    FOREIGN KEY (wie, rol) REFERENCES abonnement (wie, rol) ON DELETE CASCADE
);

-- One message to one person; its number is in the link, and says nothing to anybody else. No name or number of a pupil.
CREATE TABLE bericht (
    bericht_id uuid PRIMARY KEY,
    wie text NOT NULL,
    rol text NOT NULL,
    soort text NOT NULL CHECK (soort IN ('samenvatting', 'dringend', 'bevestiging')),
    sleutel text NOT NULL,
    inhoud text NOT NULL,
    dossier_id uuid,
    gemaakt_ms bigint NOT NULL,
    UNIQUE (wie, soort, sleutel)
);
CREATE INDEX bericht_dossier ON bericht (dossier_id) WHERE dossier_id IS NOT NULL;

-- How far the delivery of a message is, by the way it goes: the record of what was sent, when, and how often it was tried.
CREATE TABLE bezorging (
    bericht_id uuid NOT NULL REFERENCES bericht (bericht_id) ON DELETE CASCADE,
    kanaal text NOT NULL,
    stand text NOT NULL CHECK (stand IN ('wacht', 'bezorgd', 'opgegeven', 'vervallen')),
    pogingen integer NOT NULL DEFAULT 0,
    niet_voor_ms bigint NOT NULL,
    reden text,
    klaar_ms bigint,
    PRIMARY KEY (bericht_id, kanaal)
);
CREATE INDEX bezorging_te_doen ON bezorging (niet_voor_ms) WHERE stand = 'wacht';

-- What was urgent and reached nobody: it could not be read, or nobody hears it; looked at again each day.
CREATE TABLE onbezien (
    position bigint PRIMARY KEY,
    dossier_id uuid NOT NULL,
    fout text NOT NULL
);
