-- In which technical trace an event came in, while tracing is on; dropped after a week, and never needed to answer.
CREATE TABLE herkomst (
    event_id BLOB PRIMARY KEY,
    plaats BLOB NOT NULL CHECK (length(plaats) = 24),
    moment INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX herkomst_moment ON herkomst (moment);
