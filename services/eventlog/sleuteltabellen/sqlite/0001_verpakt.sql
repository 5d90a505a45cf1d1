-- A key file from before steps were numbered has keys that are not wrapped, in these tables or some of them.
CREATE TABLE IF NOT EXISTS index_sleutel (versie INTEGER PRIMARY KEY, sleutel BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS id_sleutel (een INTEGER PRIMARY KEY, sleutel BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS zegel_sleutel (een INTEGER PRIMARY KEY, sleutel BLOB NOT NULL, bezegeld INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS dossier_sleutel (
    dossier_id BLOB NOT NULL, soort INTEGER NOT NULL, sleutel BLOB NOT NULL, PRIMARY KEY (dossier_id, soort)
) WITHOUT ROWID;

-- Versions of the master key, of which one wraps what is made or wrapped anew.
CREATE TABLE meester (
    versie INTEGER PRIMARY KEY CHECK (versie > 0),
    stand TEXT NOT NULL CHECK (stand IN ('huidig', 'oud', 'vervallen')),
    controle BLOB NOT NULL
);
CREATE UNIQUE INDEX meester_huidig ON meester (stand) WHERE stand = 'huidig';

-- The version of the master key that wrapped a key; 0 is a plain one that is to be wrapped before anything else, and 0
-- and nothing a key that was destroyed, and is never made again.
ALTER TABLE dossier_sleutel ADD COLUMN meester INTEGER NOT NULL DEFAULT 0;
CREATE TABLE vaste_sleutel (
    naam TEXT NOT NULL, versie INTEGER NOT NULL, sleutel BLOB NOT NULL, meester INTEGER NOT NULL,
    PRIMARY KEY (naam, versie)
) WITHOUT ROWID;

-- What is to be remembered: whether the log was sealed once, and whether old bytes are to be cleaned up still.
CREATE TABLE stand (naam TEXT PRIMARY KEY) WITHOUT ROWID;

-- The key of the index was also what a key file was known by; that stays when the index gets another.
INSERT INTO vaste_sleutel SELECT 'index', versie, sleutel, 0 FROM index_sleutel;
INSERT INTO vaste_sleutel SELECT 'kenmerk', 1, sleutel, 0 FROM index_sleutel WHERE versie = 1;
INSERT INTO vaste_sleutel SELECT 'id', 1, sleutel, 0 FROM id_sleutel;
INSERT INTO vaste_sleutel SELECT 'zegel', 1, sleutel, 0 FROM zegel_sleutel;
INSERT INTO stand SELECT 'bezegeld' FROM zegel_sleutel WHERE bezegeld = 1;
INSERT INTO stand SELECT 'op te schonen' FROM id_sleutel;
DROP TABLE index_sleutel;
DROP TABLE id_sleutel;
DROP TABLE zegel_sleutel;
