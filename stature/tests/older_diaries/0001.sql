-- A diary as the first tables kept it: two people, three entries, brought in late and out of order.
CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL, PRIMARY KEY (version_num));
INSERT INTO alembic_version VALUES ('0001');
CREATE TABLE entries (
    id VARCHAR(36) NOT NULL,
    person VARCHAR(36) NOT NULL,
    at TEXT NOT NULL,
    kind TEXT NOT NULL,
    body TEXT NOT NULL,
    schema INTEGER NOT NULL,
    PRIMARY KEY (id)
);
INSERT INTO entries VALUES ('01900000-0000-7000-8000-000000000003', '01900000-0000-7000-8000-0000000000aa', '2026-11-24T08:00:00+01:00', 'morning_after', '{"pain":1}', 1);
INSERT INTO entries VALUES ('01900000-0000-7000-8000-000000000001', '01900000-0000-7000-8000-0000000000aa', '2026-11-23T08:00:00+01:00', 'morning_after', '{"pain":0}', 1);
INSERT INTO entries VALUES ('01900000-0000-7000-8000-000000000002', '01900000-0000-7000-8000-0000000000bb', '2026-11-23T09:00:00+01:00', 'cleared', '{"answer":"I have asked","what":"screen"}', 1);
