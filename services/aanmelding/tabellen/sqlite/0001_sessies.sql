-- Who is logged in. The id of a session is with the browser only: here is a hash of it, and the rest can be read
-- only with a key that is derived from it.
CREATE TABLE sessie (
    kenmerk BLOB PRIMARY KEY CHECK (length(kenmerk) = 32),
    begonnen INTEGER NOT NULL,
    laatst INTEGER NOT NULL,
    inhoud BLOB NOT NULL
) WITHOUT ROWID;
CREATE INDEX sessie_laatst ON sessie (laatst);

-- Logins that are under way.
CREATE TABLE poging (
    kenmerk BLOB PRIMARY KEY CHECK (length(kenmerk) = 32),
    begonnen INTEGER NOT NULL,
    inhoud BLOB NOT NULL
) WITHOUT ROWID;
CREATE INDEX poging_begonnen ON poging (begonnen);
