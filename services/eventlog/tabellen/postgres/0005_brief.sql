-- The letters that were sent, each under the key of the pupil it is about; the event about it has its fingerprint.
CREATE TABLE brief (
    event_id uuid PRIMARY KEY,
    dossier_id uuid NOT NULL,
    inhoud bytea NOT NULL
);
CREATE INDEX brief_dossier ON brief (dossier_id);
