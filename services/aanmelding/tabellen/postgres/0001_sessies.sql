-- Who is logged in. The id of a session is with the browser only: here is a hash of it, and the rest can be read
-- only with a key that is derived from it.
CREATE TABLE sessie (
    kenmerk bytea PRIMARY KEY CHECK (length(kenmerk) = 32),
    begonnen bigint NOT NULL,
    laatst bigint NOT NULL,
    inhoud bytea NOT NULL
);
CREATE INDEX sessie_laatst ON sessie (laatst);

-- Logins that are under way.
CREATE TABLE poging (
    kenmerk bytea PRIMARY KEY CHECK (length(kenmerk) = 32),
    begonnen bigint NOT NULL,
    inhoud bytea NOT NULL
);
CREATE INDEX poging_begonnen ON poging (begonnen);
