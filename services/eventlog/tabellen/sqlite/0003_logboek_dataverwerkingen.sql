-- One line per action per pupil, what of it is still to be sent, and who might do what: added, and never changed.
CREATE TABLE logboekregel (
    trace_id BLOB NOT NULL,
    span_id BLOB NOT NULL,
    ouder BLOB,
    pakket BLOB NOT NULL,
    status INTEGER NOT NULL,
    verwerking TEXT NOT NULL,
    naam TEXT NOT NULL,
    begin_ms INTEGER NOT NULL,
    eind_ms INTEGER NOT NULL,
    betrokkene BLOB,
    sleutelversie INTEGER NOT NULL,
    aanroeper TEXT
);
CREATE INDEX logboekregel_trace ON logboekregel (trace_id, pakket);
CREATE INDEX logboekregel_betrokkene ON logboekregel (betrokkene, begin_ms);
CREATE TRIGGER logboekregel_blijft BEFORE UPDATE ON logboekregel BEGIN SELECT RAISE(ABORT, 'een regel verandert nooit'); END;
CREATE TRIGGER logboekregel_blijft_staan BEFORE DELETE ON logboekregel BEGIN SELECT RAISE(ABORT, 'een regel gaat nooit weg'); END;

CREATE TABLE logboek_uit (
    moment_ms INTEGER NOT NULL,
    trace_id BLOB NOT NULL,
    pakket BLOB NOT NULL,
    PRIMARY KEY (moment_ms, pakket)
) WITHOUT ROWID;

CREATE TABLE toegangsregel (
    nummer INTEGER PRIMARY KEY,
    trace_id BLOB NOT NULL,
    span_id BLOB NOT NULL,
    moment_ms INTEGER NOT NULL,
    wie TEXT NOT NULL,
    rol TEXT NOT NULL,
    actie TEXT NOT NULL,
    verwerking TEXT NOT NULL,
    betrokkene BLOB,
    toegestaan INTEGER NOT NULL,
    reden TEXT NOT NULL,
    stempel BLOB NOT NULL
);
CREATE INDEX toegangsregel_trace ON toegangsregel (trace_id);
CREATE INDEX toegangsregel_betrokkene ON toegangsregel (betrokkene) WHERE betrokkene IS NOT NULL;
CREATE TRIGGER toegangsregel_blijft BEFORE UPDATE ON toegangsregel BEGIN SELECT RAISE(ABORT, 'een regel verandert nooit'); END;
CREATE TRIGGER toegangsregel_blijft_staan BEFORE DELETE ON toegangsregel BEGIN SELECT RAISE(ABORT, 'een regel gaat nooit weg'); END;
