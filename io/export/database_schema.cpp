#include "io/export/database.hpp"

namespace dnd::io {

std::string_view database_schema() noexcept {
  return R"sql(
-- Made by `dnd campaign export --to sqlite`. Times are UTC. What was taken back has undone = 1.
CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE sessions (number INTEGER PRIMARY KEY, title TEXT NOT NULL, started TEXT NOT NULL,
  ended TEXT, first_seq INTEGER NOT NULL, last_seq INTEGER NOT NULL, events INTEGER NOT NULL);
-- A command, as it was typed. `seq` is that of its first event.
CREATE TABLE commits (seq INTEGER PRIMARY KEY, last_seq INTEGER NOT NULL, at TEXT NOT NULL,
  by TEXT NOT NULL, command TEXT NOT NULL, session INTEGER, undone INTEGER NOT NULL);
-- What came of it. `fields` is JSON: json_extract(fields, '$.amount').
CREATE TABLE events (seq INTEGER PRIMARY KEY, commit_seq INTEGER NOT NULL REFERENCES commits(seq),
  type TEXT NOT NULL, actor TEXT, target TEXT, amount INTEGER, session INTEGER,
  undone INTEGER NOT NULL, fields TEXT NOT NULL);
-- Who was on the table at each session's end; session NULL: now.
CREATE TABLE creatures (session INTEGER, id TEXT NOT NULL, name TEXT NOT NULL,
  kind TEXT NOT NULL, hp INTEGER NOT NULL, max_hp INTEGER NOT NULL, temporary_hp INTEGER NOT NULL,
  armor_class INTEGER NOT NULL, life TEXT NOT NULL, conditions TEXT NOT NULL);
-- What `stats` counts: by session (0: between sessions) and creature, attack or die.
CREATE TABLE creature_figures (session INTEGER NOT NULL, creature TEXT NOT NULL,
  name TEXT NOT NULL, damage_dealt INTEGER NOT NULL, damage_taken INTEGER NOT NULL,
  hits INTEGER NOT NULL, misses INTEGER NOT NULL, criticals INTEGER NOT NULL,
  healing_done INTEGER NOT NULL, healing_had INTEGER NOT NULL, falls INTEGER NOT NULL,
  turns INTEGER NOT NULL, turn_seconds REAL NOT NULL, spent INTEGER NOT NULL);
CREATE TABLE attack_figures (session INTEGER NOT NULL, creature TEXT NOT NULL,
  attack TEXT NOT NULL, hits INTEGER NOT NULL, misses INTEGER NOT NULL,
  criticals INTEGER NOT NULL, damage INTEGER NOT NULL, most INTEGER NOT NULL);
CREATE TABLE die_figures (session INTEGER NOT NULL, die INTEGER NOT NULL, face INTEGER NOT NULL,
  times INTEGER NOT NULL);

CREATE INDEX events_by_type ON events(type);

-- Who did how much, in all.
CREATE VIEW damage_by_creature AS SELECT name, sum(damage_dealt) AS dealt,
  sum(damage_taken) AS taken, sum(falls) AS times_at_0 FROM creature_figures
  GROUP BY creature ORDER BY dealt DESC;
CREATE VIEW hits_by_attack AS SELECT creature, attack, sum(hits) AS hits, sum(misses) AS misses,
  round(1.0 * sum(hits) / nullif(sum(hits) + sum(misses), 0), 3) AS hit_rate,
  sum(criticals) AS criticals, sum(damage) AS damage, max(most) AS most FROM attack_figures
  GROUP BY creature, attack ORDER BY damage DESC;
CREATE VIEW healing AS SELECT name, sum(healing_done) AS done, sum(healing_had) AS had
  FROM creature_figures GROUP BY creature HAVING done + had > 0 ORDER BY done DESC;
CREATE VIEW d20_faces AS SELECT face, sum(times) AS times FROM die_figures WHERE die = 20
  GROUP BY face ORDER BY face;
CREATE VIEW turn_lengths AS SELECT name, sum(turns) AS turns,
  round(sum(turn_seconds) / sum(turns), 1) AS mean_seconds FROM creature_figures
  GROUP BY creature HAVING sum(turns) > 0 ORDER BY mean_seconds DESC;
CREATE VIEW deaths AS SELECT seq, session, json_extract(fields, '$.creature') AS creature
  FROM events WHERE type = 'vitality_changed' AND undone = 0
  AND json_extract(fields, '$.state[1]') = 'dead' ORDER BY seq;
CREATE VIEW notes AS SELECT seq, session, json_extract(fields, '$.text') AS note FROM events
  WHERE type = 'note_added' AND undone = 0 ORDER BY seq;
-- The lines as they were typed, without what was taken back.
CREATE VIEW story AS SELECT seq, at, by, command FROM commits WHERE undone = 0 ORDER BY seq;
CREATE VIEW party AS SELECT id, name, hp, max_hp, armor_class, conditions FROM creatures
  WHERE session IS NULL AND kind = 'character';
)sql";
}

}  // namespace dnd::io
