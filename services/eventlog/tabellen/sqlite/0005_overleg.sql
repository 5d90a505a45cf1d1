-- On which days a meeting was ever planned, to find it; nothing about a pupil. And which streams are not about one.
CREATE TABLE overleg_index (
    stroom_id BLOB NOT NULL,
    dag TEXT NOT NULL,
    PRIMARY KEY (stroom_id, dag)
) STRICT, WITHOUT ROWID;
CREATE INDEX overleg_index_dag ON overleg_index (dag);
CREATE VIEW andere_stroom AS
    SELECT stroom_id FROM schoolteam_index UNION ALL SELECT stroom_id FROM overleg_index;
