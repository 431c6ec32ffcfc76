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

/// $1: campaign, $2: this host. Nothing when another host has it whose lease runs. Gives the host
/// that had it last as well, with its address, if that did not give it back. That an operator wants
/// another host to have it, who has wished so meanwhile, stays so, and this host is told to give it
/// up again.
extern const prepared take;

/// What became of commits of which nobody knows. A write, and one that raises the epoch: a commit
/// that is on its way still cannot happen any more, and what is read is where it has to be. $1:
/// campaigns, $2 and $3: from which to which epoch they may be at, $4: this host.
extern const prepared resolve;

/// $1: campaign, $2: epoch.
extern const prepared release;

/// Who has a campaign, as far as anybody has it.
extern const prepared owner_of;

/// By $1: world, and $2: slug: the campaign's id; its owner with its address; the host that an
/// operator wants to have it, with its address. Hosts whose lease has run out count for none.
extern const prepared whereabouts;

/// The hosts that campaigns may go to, with their addresses.
extern const prepared takers;

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

/// Those before event $2 that a later one makes superfluous: of each 65,536 events the last one
/// stays, so that an earlier state is never further away than that.
extern const prepared drop_snapshots;

// -- hosts --------------------------------------------------------------------

extern const prepared new_host;

/// $1: id, $2: url, $3: version, $4: how long the lease runs, in milliseconds. Gives whether an
/// operator wants the host to give up all that it has, and how often it was asked to give up
/// something: one row, whatever it has.
extern const prepared renew;

/// $1: a host that has surely ended, $2: its address. Others may have its campaigns at once.
extern const prepared end_lease;

/// Of the campaigns of $1, by world and slug, those that another host is wanted to have.
extern const prepared to_give_up;

/// In bytes; null when there is no standby, or nobody may know. What others do may not be looked at
/// by everybody.
extern const prepared standby_lag;

/// $1: id. Also those that have not been heard of for long.
extern const prepared leave;

[[nodiscard]] std::span<const prepared> all_statements();

}  // namespace dnd::io::postgres
