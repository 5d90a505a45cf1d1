-- Versions of the master key, of which one wraps what is made or wrapped anew.
CREATE TABLE meester (
    versie integer PRIMARY KEY CHECK (versie > 0),
    stand text COLLATE "C" NOT NULL CHECK (stand IN ('huidig', 'oud', 'vervallen')),
    controle bytea NOT NULL
);
CREATE UNIQUE INDEX meester_huidig ON meester (stand) WHERE stand = 'huidig';

-- A key, wrapped by that version of the master key; 0 and nothing are a key that was destroyed, and is never made again.
CREATE TABLE dossier_sleutel (
    dossier_id uuid NOT NULL,
    soort smallint NOT NULL,
    sleutel bytea NOT NULL,
    meester integer NOT NULL,
    PRIMARY KEY (dossier_id, soort)
);
ALTER TABLE dossier_sleutel ALTER COLUMN sleutel SET STORAGE PLAIN;

CREATE TABLE vaste_sleutel (
    naam text COLLATE "C" NOT NULL,
    versie integer NOT NULL,
    sleutel bytea NOT NULL,
    meester integer NOT NULL,
    PRIMARY KEY (naam, versie)
);

-- What is to be remembered: whether the log was sealed once, and whether old bytes are to be cleaned up still.
CREATE TABLE stand (naam text COLLATE "C" PRIMARY KEY);
