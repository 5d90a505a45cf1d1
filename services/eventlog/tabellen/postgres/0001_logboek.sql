-- The log: rows are added and never changed. What is encrypted does not compress, so nobody tries.
CREATE TABLE gebeurtenissen (
    originator_id uuid NOT NULL,
    originator_version bigint NOT NULL CHECK (originator_version > 0),
    notification_id bigint NOT NULL,
    ontvangen_op bigint NOT NULL,
    event_id uuid NOT NULL,
    topic text COLLATE "C" NOT NULL,
    state bytea NOT NULL,
    CONSTRAINT gebeurtenissen_pkey PRIMARY KEY (originator_id, originator_version),
    CONSTRAINT gebeurtenissen_notification_id_key UNIQUE (notification_id),
    CONSTRAINT gebeurtenissen_event_id_key UNIQUE (event_id)
);
ALTER TABLE gebeurtenissen ALTER COLUMN state SET STORAGE EXTERNAL;
-- Giving empty pages back is all for which VACUUM locks a table, and a table that only grows has none to give.
ALTER TABLE gebeurtenissen SET (vacuum_truncate = false);

-- One row that every writer moves first: numbers follow commits without a gap, and no reader can skip one.
CREATE TABLE gebeurtenissen_hoofd (
    een smallint PRIMARY KEY CHECK (een = 1),
    last_id bigint NOT NULL,
    ontvangen_op bigint NOT NULL
) WITH (fillfactor = 10, autovacuum_vacuum_threshold = 1000, autovacuum_vacuum_scale_factor = 0, vacuum_truncate = false);
INSERT INTO gebeurtenissen_hoofd VALUES (1, 0, 0);

CREATE TABLE zegel (
    nummer bigint PRIMARY KEY,
    eerste_id bigint NOT NULL,
    laatste_id bigint NOT NULL,
    ontvangen_op bigint NOT NULL,
    soort smallint NOT NULL,
    wortel bytea NOT NULL,
    vorige bytea NOT NULL,
    stempel bytea NOT NULL
);

CREATE TABLE pgn_index (
    hash bytea PRIMARY KEY,
    dossier_id uuid NOT NULL,
    sleutelversie integer NOT NULL,
    pgn bytea NOT NULL,
    volgnummer integer NOT NULL
);
CREATE INDEX pgn_index_dossier ON pgn_index (dossier_id);

CREATE TABLE opgegaan (dossier_id uuid PRIMARY KEY, in_dossier_id uuid NOT NULL);
CREATE INDEX opgegaan_in ON opgegaan (in_dossier_id);

CREATE TABLE schoolteam_index (
    brin text COLLATE "C" NOT NULL,
    vestiging text COLLATE "C" NOT NULL,
    stroom_id uuid NOT NULL UNIQUE,
    PRIMARY KEY (brin, vestiging)
);

CREATE TABLE kenmerk (naam text COLLATE "C" PRIMARY KEY, waarde bytea NOT NULL);

CREATE TABLE vernietiging (
    event_id uuid PRIMARY KEY,
    dossier_id uuid NOT NULL,
    deel text COLLATE "C" NOT NULL,
    telling text NOT NULL,
    klaar integer NOT NULL
);
CREATE TABLE vernietigde_sleutel (
    stroom_id uuid NOT NULL,
    soort smallint NOT NULL,
    versie bigint NOT NULL,
    event_id uuid NOT NULL,
    PRIMARY KEY (stroom_id, soort)
);
CREATE INDEX vernietigde_sleutel_event ON vernietigde_sleutel (event_id);

-- Store a few events and the block that seals them, in one round trip, given what the writer believes the head to be.
-- When it is right nothing comes back; when somebody else was first, nothing is stored and the head comes back.
CREATE FUNCTION leg_vast(
    verwacht bigint,
    moment bigint,
    stromen uuid[],
    versies bigint[],
    namen text[],
    staten bytea[],
    ids uuid[],
    blok_nummer bigint,
    blok_wortel bytea,
    blok_vorige bytea,
    blok_stempel bytea
) RETURNS TABLE (hoofd_id bigint, hoofd_op bigint, blok zegel)
LANGUAGE plpgsql AS $$
DECLARE
    hoofd gebeurtenissen_hoofd%ROWTYPE;
    aantal constant bigint := cardinality(ids);
BEGIN
    SELECT * INTO STRICT hoofd FROM gebeurtenissen_hoofd h WHERE h.een = 1 FOR UPDATE;
    IF hoofd.last_id <> verwacht OR hoofd.ontvangen_op >= moment THEN
        RETURN QUERY SELECT hoofd.last_id, hoofd.ontvangen_op, (SELECT z FROM zegel z ORDER BY z.nummer DESC LIMIT 1);
        RETURN;
    END IF;
    UPDATE gebeurtenissen_hoofd h SET last_id = verwacht + aantal, ontvangen_op = moment WHERE h.een = 1;
    INSERT INTO gebeurtenissen
        (originator_id, originator_version, notification_id, ontvangen_op, event_id, topic, state)
    SELECT stroom, versie, verwacht + plaats, moment, id, naam, staat
    FROM unnest(stromen, versies, namen, staten, ids) WITH ORDINALITY AS nieuw (stroom, versie, naam, staat, id, plaats);
    INSERT INTO zegel VALUES
        (blok_nummer, verwacht + 1, verwacht + aantal, moment, 0, blok_wortel, blok_vorige, blok_stempel);
END $$;

-- A hint for whoever follows the log; it says how far the log is and nothing else.
CREATE FUNCTION meld_nieuw() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('verzuimspoor', TG_TABLE_SCHEMA);
    RETURN NULL;
END $$;
CREATE TRIGGER zegel_meldt AFTER INSERT ON zegel FOR EACH STATEMENT EXECUTE FUNCTION meld_nieuw();
