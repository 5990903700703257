-- A diary as it was kept before entries had sums: three people, two with a name, one with no entry.
CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL,
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO alembic_version VALUES ('0004');
CREATE TABLE diary (
    id VARCHAR(32) NOT NULL,
    PRIMARY KEY (id)
);
INSERT INTO diary VALUES ('a3664d9c85eb4bd3a6e313ece2fc8560');
CREATE TABLE people (
    person VARCHAR(36) NOT NULL,
    last_arrival BIGINT NOT NULL,
    PRIMARY KEY (person)
);
INSERT INTO people VALUES ('01900000-0000-7000-8000-0000000000aa',3);
INSERT INTO people VALUES ('01900000-0000-7000-8000-0000000000bb',1);
CREATE TABLE names (
    person VARCHAR(36) NOT NULL,
    name TEXT NOT NULL,
    picture TEXT NOT NULL,
    PRIMARY KEY (person)
);
INSERT INTO names VALUES ('01900000-0000-7000-8000-0000000000aa','Anna Größe','leaf');
INSERT INTO names VALUES ('01900000-0000-7000-8000-0000000000cc','O''Brien','boat');
CREATE TABLE entries (
    id VARCHAR(36) NOT NULL,
    person VARCHAR(36) NOT NULL,
    arrival BIGINT NOT NULL,
    at TEXT NOT NULL,
    kind TEXT NOT NULL,
    body TEXT NOT NULL,
    schema INTEGER NOT NULL, so_far VARCHAR(16) DEFAULT '' NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT one_arrival_each UNIQUE (person, arrival),
    FOREIGN KEY(person) REFERENCES people (person)
);
INSERT INTO entries VALUES ('01900000-0000-7000-8000-000000000001','01900000-0000-7000-8000-0000000000aa',2,'2026-11-23T08:00:00+01:00','session_finished','{"beat_seconds":1.2,"dose":{"hold_counts":5,"repetitions":5,"rung":"pillow"},"effort":2,"exercise":"neck-press","half_effort":false,"note":"Größe \u0000 🙂 ''n'' \"q\"","pain":1,"pain_before":0,"reason":"TARGET_REACHED","red_flag":null,"repetitions":5,"repetitions_said":null,"seconds":181.5}',1,'fe3b07f0b8559eea');
INSERT INTO entries VALUES ('01900000-0000-7000-8000-000000000002','01900000-0000-7000-8000-0000000000aa',1,'2026-11-23T08:00:00+01:00','morning_after','{"pain":1}',1,'5baff740c978436d');
INSERT INTO entries VALUES ('01900000-0000-7000-8000-000000000003','01900000-0000-7000-8000-0000000000bb',1,'2026-11-23T08:00:00+01:00','walked','{"steps":900.5,"with":{"dog":true}}',2,'021adb9d82cfdeb7');
INSERT INTO entries VALUES ('01900000-0000-7000-8000-000000000004','01900000-0000-7000-8000-0000000000aa',3,'2026-11-23T08:00:00+01:00','retracted','{"entry":"01900000-0000-7000-8000-000000000002"}',1,'16bc79c90fcee997');
