-- In which technical trace an event came in, while tracing is on; dropped after a week, and never needed to answer.
CREATE TABLE herkomst (
    event_id uuid PRIMARY KEY,
    plaats bytea NOT NULL CHECK (octet_length(plaats) = 24),
    moment bigint NOT NULL
);
CREATE INDEX herkomst_moment ON herkomst (moment);
