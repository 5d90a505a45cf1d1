-- Everything up to the first numbered step: a store from before steps were numbered has some or all of it.
CREATE TABLE IF NOT EXISTS gebeurtenissen (
    notification_id INTEGER PRIMARY KEY,
    originator_id BLOB NOT NULL,
    originator_version INTEGER NOT NULL,
    topic TEXT NOT NULL,
    state BLOB NOT NULL,
    event_id BLOB NOT NULL UNIQUE,
    ontvangen_op INTEGER NOT NULL,
    UNIQUE (originator_id, originator_version)
);
CREATE TABLE IF NOT EXISTS gebeurtenissen_hoofd (
    een INTEGER PRIMARY KEY CHECK (een = 1),
    last_id INTEGER NOT NULL,
    ontvangen_op INTEGER NOT NULL
);
INSERT OR IGNORE INTO gebeurtenissen_hoofd VALUES (1, 0, 0);
CREATE TABLE IF NOT EXISTS pgn_index (
    hash BLOB PRIMARY KEY,
    dossier_id BLOB NOT NULL,
    sleutelversie INTEGER NOT NULL,
    pgn BLOB NOT NULL,
    volgnummer INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS pgn_index_dossier ON pgn_index (dossier_id);
CREATE TABLE IF NOT EXISTS opgegaan (
    dossier_id BLOB PRIMARY KEY,
    in_dossier_id BLOB NOT NULL
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS opgegaan_in ON opgegaan (in_dossier_id);
CREATE TABLE IF NOT EXISTS schoolteam_index (
    brin TEXT NOT NULL,
    vestiging TEXT NOT NULL,
    stroom_id BLOB NOT NULL UNIQUE,
    PRIMARY KEY (brin, vestiging)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS kenmerk (naam TEXT PRIMARY KEY, waarde BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS zegel (
    nummer INTEGER PRIMARY KEY,
    eerste_id INTEGER NOT NULL,
    laatste_id INTEGER NOT NULL,
    ontvangen_op INTEGER NOT NULL,
    soort INTEGER NOT NULL,
    wortel BLOB NOT NULL,
    vorige BLOB NOT NULL,
    stempel BLOB NOT NULL
);
CREATE TABLE IF NOT EXISTS vernietiging (
    event_id BLOB PRIMARY KEY,
    dossier_id BLOB NOT NULL,
    deel TEXT NOT NULL,
    telling TEXT NOT NULL,
    klaar INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS vernietigde_sleutel (
    stroom_id BLOB NOT NULL,
    soort INTEGER NOT NULL,
    versie INTEGER NOT NULL,
    event_id BLOB NOT NULL,
    PRIMARY KEY (stroom_id, soort)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS vernietigde_sleutel_event ON vernietigde_sleutel (event_id);
