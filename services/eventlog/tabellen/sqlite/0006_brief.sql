-- The letters that were sent, each under the key of the pupil it is about; the event about it has its fingerprint.
CREATE TABLE brief (
    event_id BLOB NOT NULL UNIQUE,
    dossier_id BLOB NOT NULL,
    inhoud BLOB NOT NULL
) STRICT;
CREATE INDEX brief_dossier ON brief (dossier_id);
CREATE TRIGGER brief_blijft BEFORE UPDATE ON brief BEGIN SELECT RAISE(ABORT, 'een verzonden brief verandert nooit'); END;
