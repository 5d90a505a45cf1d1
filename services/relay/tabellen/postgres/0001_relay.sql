-- Up to where the log was passed on: everything up to it is on Kafka, of what is after it the topics say what is there.
CREATE TABLE stand (
    een smallint PRIMARY KEY CHECK (een = 1),
    position bigint NOT NULL,
    delen_publiek integer,
    houder uuid,
    onderweg_tot timestamptz
);
INSERT INTO stand VALUES (1, 0);
