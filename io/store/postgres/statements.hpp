#pragma once

#include <span>
#include <string_view>

/// All that is said to the database while campaigns are played. Plain SQL: nothing that serialises
/// commits (notifications), that one session has and its successor has not (locks by name), or that
/// happens behind a statement's back (triggers). `tests/tidy/structure.bash` looks at it.
namespace dnd::io::postgres {

struct prepared {
  std::string_view name;
  std::string_view sql;
};

// -- campaigns ----------------------------------------------------------------

/// Lines of many campaigns at once, each fenced by epoch and head by itself. $1..$7: a row a
/// campaign; $8..$10: a row a command. Gives those that are written; the others are not.
extern const prepared append;

/// $1: campaign, $2: this host. Nothing when another host has it whose lease runs.
extern const prepared take;

/// What became of commits of which nobody knows. A write, and one that raises the epoch: a commit
/// that is on its way still cannot happen any more, and what is read is where it has to be. $1:
/// campaigns, $2 and $3: from which to which epoch they may be at, $4: this host.
extern const prepared resolve;

/// $1: campaign, $2: epoch.
extern const prepared release;

/// Who has a campaign, as far as anybody has it.
extern const prepared owner_of;

/// The same with its id, by $1: world, and $2: slug.
extern const prepared owner_by_name;

extern const prepared head_of;

/// $1: world, $2: slug, $3: name, $4: settings, $5: milliseconds since 1970, UTC.
extern const prepared create;

// -- what they hold -----------------------------------------------------------

/// Rows after event $2, oldest first: at most $3, and no more than some 16 MiB but for the first.
extern const prepared rows_after;

/// Rows up to event $2, newest first: at most $3.
extern const prepared rows_before;

/// The newest snapshot that is of no later event than $2.
extern const prepared snapshot_before;

/// The event of the newest snapshot.
extern const prepared newest_snapshot;

/// $1: campaign, $2: event, $3: its sum, $4: the snapshot, $5: epoch. Changes no row when the
/// campaign is another's, or is not as far. One of the same event may be of another version.
extern const prepared keep_snapshot;

/// Those before event $2, if there is one of it.
extern const prepared drop_snapshots;

// -- hosts --------------------------------------------------------------------

extern const prepared new_host;

/// $1: id, $2: url, $3: version, $4: how long the lease runs, in milliseconds.
extern const prepared renew;

/// $1: id. Also those that have not been heard of for long.
extern const prepared leave;

[[nodiscard]] std::span<const prepared> all_statements();

}  // namespace dnd::io::postgres
