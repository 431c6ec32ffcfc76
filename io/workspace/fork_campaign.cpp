#include "io/store/codec/line_format.hpp"
#include "io/store/file/backup/copy_campaign.hpp"
#include "io/store/file/campaign_reader.hpp"
#include "io/store/file/care/file_replacement.hpp"
#include "io/store/file/file_names.hpp"
#include "io/store/file/history/commit_reader.hpp"
#include "io/store/file/history/past_states.hpp"
#include "io/store/file/log/shared_past.hpp"
#include "io/workspace/campaign_settings.hpp"
#include "io/workspace/directories.hpp"
#include "io/workspace/shared_fork.hpp"
#include "io/workspace/workspace.hpp"
#include "model/assert.hpp"

#include <fmt/format.h>

#include <optional>
#include <string>
#include <utility>

/// A campaign that begins as another one was at some moment.
namespace dnd::io {
namespace {

constexpr std::size_t fork_piece_bytes = 1024 * 1024;

[[nodiscard]] error inside_a_command(model::seq_t at, model::seq_t first, model::seq_t last) {
  return {.code = ec::bad_name,
          .what = fmt::format("event {} is in the middle of the command of events {} to {}", at,
                              first, last),
          .todo = fmt::format("Name event {} or {}.", first - 1, last)};
}

/// Writes lines to one file of a sink after the other.
class line_copy {
 public:
  /// Lines from the command of event `fight_from` on are the fight's; 0: none is on.
  line_copy(copy_sink& to, model::seq_t fight_from) : to_(to), fight_from_(fight_from) {}

  [[nodiscard]] result<done> begin(std::string_view name) {
    return to_.begin(std::string(name), 0);
  }
  [[nodiscard]] result<done> take(std::span<const line_view> command) {
    const bool begins_fight = fight_from_ != 0 && !in_fight_ && command.back().seq >= fight_from_;
    if (begins_fight) {
      if (auto ended = end(); !ended) return ended;
      in_fight_ = true;
      if (auto begun = to_.begin(std::string(encounter_file_name), 0); !begun) return begun;
    }
    for (const line_view& each : command) {
      piece_ += each.text;
      piece_ += '\n';
    }
    return piece_.size() < fork_piece_bytes ? result<done>(done{}) : put();
  }
  [[nodiscard]] result<done> end() {
    if (auto there = put(); !there) return there;
    return to_.end();
  }

 private:
  [[nodiscard]] result<done> put() {
    auto taken = to_.take(piece_);
    piece_.clear();
    return taken;
  }

  copy_sink& to_;
  model::seq_t fight_from_;
  bool in_fight_ = false;
  std::string piece_;
};

/// Copies the lines of the events up to `at` that the fork does not share.
[[nodiscard]] result<done> copy_lines(file_ops& ops, const std::string& directory,
                                      model::seq_t shared, model::seq_t at, model::seq_t fight_from,
                                      copy_sink& to) {
  line_copy copy(to, fight_from);
  if (auto begun = copy.begin(shared == 0 ? log_file_name : own_log_file_name); !begun)
    return begun;
  model::seq_t copied = shared;
  if (at > shared) {
    const auto read =
        read_command_lines(ops, directory, {.first = shared + 1, .last = at},
                           [&](std::span<const line_view> command) -> result<bool> {
                             if (command.back().seq > at)
                               return inside_a_command(at, command.front().seq, command.back().seq);
                             if (auto taken = copy.take(command); !taken)
                               return std::move(taken).error();
                             copied = command.back().seq;
                             return true;
                           });
    if (!read) return read;
  }
  DND_ASSERT(copied == at);
  return copy.end();
}

/// Up to which event there is nothing of a fight that is on after event `at`, which ends a command.
[[nodiscard]] result<model::seq_t> last_before_fight(file_ops& ops, const std::string& directory,
                                                     model::seq_t at, model::seq_t fight_from) {
  model::seq_t last = at;
  if (at == 0) return last;
  const model::seq_t looked_at = fight_from == 0 ? at : fight_from;
  std::optional<error> inside;
  const auto read =
      read_command_lines(ops, directory, {.first = looked_at, .last = looked_at},
                         [&](std::span<const line_view> command) -> result<bool> {
                           if (fight_from != 0)
                             last = command.front().seq - 1;
                           else if (command.back().seq > at)
                             inside = inside_a_command(at, command.front().seq, command.back().seq);
                           return false;
                         });
  if (!read) return read.error();
  if (inside) return *std::move(inside);
  return last;
}

[[nodiscard]] result<model::state> last_state(file_ops& ops, const std::string& directory) {
  auto found = load_campaign(ops, directory, access::read_only);
  if (!found) return std::move(found).error();
  return std::move(found->state);
}

}  // namespace

result<campaign_info> workspace::fork_campaign(const campaign_info& from, std::string_view name,
                                               std::optional<model::seq_t> at,
                                               std::int64_t now_ms) {
  const auto called = new_name_of(named_thing::campaign, name);
  if (!called) return called.error();
  // The state says whether a fight is on then, and that there is such an event.
  const auto then = at ? state_at(ops_, from.path, *at) : last_state(ops_, from.path);
  if (!then) return then.error();
  const model::seq_t end = then->seq();
  const model::seq_t fight_from = then->fight() == nullptr ? 0 : then->fight()->began;
  const auto before_fight = last_before_fight(ops_, from.path, end, fight_from);
  if (!before_fight) return before_fight.error();
  const auto lock = lock_worlds(ops_, options_.worlds_dir, options_.lock_wait);
  if (!lock) return lock.error();
  remove_leftovers(ops_, from.world_path);
  const auto fill = [&](const std::string& path) -> result<done> {
    directory_sink to(ops_, path);
    auto put =
        put_file(to, std::string(campaign_file_name),
                 render_campaign_file(
                     {.name = called->name, .created_ms = now_ms, .settings = from.settings}));
    if (!put) return put;
    const auto shared = share_log(ops_, from.path, *before_fight, options_.share_from, path);
    if (!shared) return shared.error();
    put = copy_lines(ops_, from.path, shared->seq, end, fight_from, to);
    if (put) put = copy_content(ops_, from.path, to);
    return put ? to.finish() : put;
  };
  auto built =
      build_directory(ops_, named_thing::campaign, from.world_path, called->directory, fill);
  if (!built) return std::move(built).error();
  auto made = look_at_campaign(ops_, from.world_path, from.world, called->directory);
  if (!made) return std::move(made).error();
  DND_ASSERT(made->has_value());
  return std::move(**made);
}

result<bool> workspace::flatten_campaign(const campaign_info& which) {
  const auto lock = ops_.lock(path_in(which.path, lock_file_name));
  if (!lock) return lock.error();
  const auto log = open_log_file(ops_, which.path, open_mode::read_only);
  if (!log) return log.error();
  const bool is_flat = (*log)->path() == path_in(which.path, log_file_name);
  if (!is_flat) {
    const auto size = (*log)->size();
    if (!size) return size.error();
    auto whole = file_replacement::begin(ops_, which.path, log_file_name);
    if (!whole) return std::move(whole).error();
    if (auto copied = whole->copy(**log, {0, *size}); !copied) return std::move(copied).error();
    if (auto published = whole->publish(); !published) return std::move(published).error();
  }
  if (auto removed = remove_shared_past(ops_, which.path); !removed)
    return std::move(removed).error();
  return !is_flat;
}

}  // namespace dnd::io
