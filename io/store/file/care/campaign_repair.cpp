#include "io/store/file/care/campaign_repair.hpp"

#include "io/store/file/caches.hpp"
#include "io/store/file/care/dropped_events.hpp"
#include "io/store/file/care/file_replacement.hpp"
#include "io/store/file/care/replayable_prefix.hpp"
#include "io/store/file/file_names.hpp"
#include "io/store/file/log/read/chained_lines.hpp"
#include "io/store/file/log/recover/recovery.hpp"
#include "io/store/file/log/recover/snapshot_check.hpp"
#include "io/store/file/log/shared_past.hpp"
#include "io/store/file/snapshot.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <span>
#include <utility>

namespace dnd::io {
namespace {

constexpr std::size_t of_log = 0;
constexpr std::size_t of_encounter = 1;

/// For the verdict alone: the events were looked at already.
class nothing_sink final : public line_sink {
 public:
  result<done> take(std::span<const line_view>) override { return done{}; }
};

error newer_program(error why) {
  why.todo = "A newer program wrote it, and can read it: nothing is damaged.";
  why.way_out = remedy::go_back;
  return why;
}

bool is_whole(std::span<const stretch> parts, std::size_t file, std::uint64_t bytes) {
  if (parts.empty()) return bytes == 0;
  return parts.size() == 1 && parts[0].file == file && parts[0].bytes.begin == 0 &&
         parts[0].bytes.end == bytes && parts[0].has_newline;
}

}  // namespace

struct campaign_repair::work {
  file_ops* ops;
  std::string directory;
  repair_options options;
  repair_summary summary = {};

  std::unique_ptr<log_file> log = {};
  std::unique_ptr<log_file> encounter = {};  ///< Empty: there is none.
  std::uint64_t log_bytes = 0;
  std::uint64_t encounter_bytes = 0;

  std::optional<log_position> snapshot = {};
  bool snapshot_fits = false;
  fight state = fight::over;
  std::vector<stretch> kept = {};
  std::size_t log_parts = 0;  ///< How many of them go to log.jsonl; the rest to encounter.jsonl.

  // -- looking ---------------------------------------------------------------
  result<done> open_files();
  result<done> look_at_snapshot();
  result<done> walk();
  result<done> count_lost(const chained_line_reader& chain);
  result<std::optional<error>> verdict();
  [[nodiscard]] std::vector<const log_file*> files() const;
  result<done> judge(const replayable_prefix& keeper);
  [[nodiscard]] error cannot_end_at(std::uint64_t wanted, const replayable_prefix& keeper) const;

  // -- acting ----------------------------------------------------------------
  [[nodiscard]] std::span<const stretch> new_log() const {
    return std::span(kept).first(log_parts);
  }
  [[nodiscard]] std::span<const stretch> new_encounter() const {
    return std::span(kept).subspan(log_parts);
  }
  [[nodiscard]] std::string aside(std::string_view name) const {
    return fmt::format("{}.damaged-{}", name, summary.kept.last + 1);
  }
  result<done> replace(std::string_view name, std::span<const stretch> parts);
  result<done> change_log(std::vector<std::string>& originals);
  result<done> change_encounter(std::vector<std::string>& originals);
};

result<done> campaign_repair::work::open_files() {
  auto opened = open_log_files(*ops, directory,
                               "Put it back from a backup: there is nothing to repair it from.");
  if (!opened) return std::move(opened).error();
  log = std::move(opened->log);
  encounter = std::move(opened->encounter);
  const auto size = log->size();
  if (!size) return size.error();
  log_bytes = *size;
  if (encounter == nullptr) return done{};
  const auto fight_size = encounter->size();
  if (!fight_size) return fight_size.error();
  encounter_bytes = *fight_size;
  return done{};
}

/// Only where it stands: a snapshot that cannot be used hinders no open.
result<done> campaign_repair::work::look_at_snapshot() {
  auto cached = load_snapshot(*ops, directory);
  if (cached) snapshot = cached->at;
  if (cached) return done{};
  const ec code = cached.error().code;
  const bool is_unusable =
      code == ec::not_found || code == ec::too_large || code == ec::not_a_file || is_damage(code);
  return is_unusable ? result<done>(done{}) : std::move(cached).error();
}

std::vector<const log_file*> campaign_repair::work::files() const {
  std::vector<const log_file*> all{log.get()};
  if (encounter != nullptr) all.push_back(encounter.get());
  return all;
}

result<done> campaign_repair::work::walk() {
  chained_line_reader chain(files());
  replayable_prefix keeper(options.truncate_at, snapshot);
  for (;;) {
    const auto link = chain.next();
    if (!link) return link.error();
    if (!*link) break;
    if (auto taken = keeper.take(**link, (*link)->file == of_log ? log->path() : encounter->path());
        !taken) {
      return newer_program(std::move(taken).error());
    }
  }
  keeper.finish();
  kept = keeper.kept();
  state = keeper.fight_state();
  snapshot_fits = keeper.snapshot_fits();
  summary.kept = keeper.kept_span();
  summary.lost = keeper.left_span();
  log_parts = keeper.first_file_parts();
  if (auto counted = count_lost(chain); !counted) return counted;
  return judge(keeper);
}

/// What is after the chain: lines that nothing proves, and events that only a snapshot knows.
result<done> campaign_repair::work::count_lost(const chained_line_reader& chain) {
  event_span& lost = summary.lost;
  summary.lost_whole = lost.events();
  std::string scratch;
  std::uint64_t last = chain.seq();
  for (const stray_line& each : chain.strays()) {
    if (each.seq <= last) continue;  // In the chain, or another line of the same number.
    const auto text = text_of(each.file == of_log ? *log : *encounter, each);
    if (!text) return text.error();
    const auto line = parse_line(*text, scratch);
    if (!line) continue;
    extend(lost, span_of(*line));
    ++summary.lost_whole;
    last = each.seq;
  }
  last = std::max(last, snapshot ? snapshot->seq : 0);
  if (last <= summary.kept.last) return done{};
  lost.first = summary.kept.last + 1;
  lost.last = last;
  return done{};
}

/// Why an open that looks at everything is refused; nothing when it is not.
result<std::optional<error>> campaign_repair::work::verdict() {
  log_recovery recovery(*ops, directory, access::read_only);
  nothing_sink sink;
  snapshot_check checked;
  if (snapshot) checked.snapshot_seq = snapshot->seq;
  const auto tail = recovery.replay(checked, sink);
  if (!tail) {
    if (is_damage(tail.error().code)) return std::optional(tail.error());
    return tail.error();
  }
  const auto settled = recovery.settle(state);
  if (!settled) {
    if (is_damage(settled.error().code)) return std::optional(settled.error());
    return settled.error();
  }
  summary.torn_is_blank = !settled->cuts.empty();
  for (const cut_report& cut : settled->cuts) {
    summary.torn_bytes += cut.bytes;
    summary.torn_is_blank = summary.torn_is_blank && cut.is_blank;
  }
  if (encounter == nullptr || state == fight::over) return std::optional<error>();
  const auto first = first_seq_of(*encounter);
  if (!first) return first.error();
  const bool copied = *first != 0 && !new_log().empty() && *first <= new_log().back().last_seq;
  if (!copied) return std::optional<error>();
  return std::optional(error{.code = ec::corrupt,
                             .what = "lines of the encounter are in the log, but the fight is "
                                     "still on",
                             .path = encounter->path(),
                             .seq = *first});
}

result<done> campaign_repair::work::judge(const replayable_prefix& keeper) {
  if (options.truncate_at) {
    const std::uint64_t wanted = *options.truncate_at;
    if (wanted != summary.kept.last) return cannot_end_at(wanted, keeper);
    summary.needed = summary.lost.first != 0 || !is_whole(new_log(), of_log, log_bytes);
    return done{};
  }
  if (keeper.contradiction()) {
    summary.damage = keeper.contradiction();
  } else {
    auto why = verdict();
    if (!why) return std::move(why).error();
    summary.damage = *std::move(why);
  }
  // What to do is what this is for.
  if (summary.damage) {
    summary.damage->todo.clear();
    summary.damage->way_out = remedy::none;
  }
  summary.needed = summary.damage.has_value();
  return done{};
}

error campaign_repair::work::cannot_end_at(std::uint64_t wanted,
                                           const replayable_prefix& keeper) const {
  const std::uint64_t last = summary.kept.last;
  if (wanted < last) {
    return {.code = ec::bad_name,
            .what = fmt::format("event {} is inside of a command, which is kept whole or not at "
                                "all",
                                wanted),
            .todo = fmt::format("Choose {} or {}.", keeper.end_before(), last)};
  }
  return {.code = ec::not_found,
          .what = fmt::format("the log is good up to event {}, not up to event {}", last, wanted),
          .todo = fmt::format("Choose a number from 0 to {}.", last)};
}

/// Writes a file anew from what is kept.
result<done> campaign_repair::work::replace(std::string_view name, std::span<const stretch> parts) {
  auto fresh = file_replacement::begin(*ops, directory, name);
  if (!fresh) return std::move(fresh).error();
  for (const stretch& part : parts) {
    const log_file& from = part.file == of_log ? *log : *encounter;
    if (auto copied = fresh->copy(from, part.bytes); !copied) return copied;
    if (part.has_newline) continue;
    if (auto ended = fresh->append("\n"); !ended) return ended;
  }
  return fresh->publish();
}

result<done> campaign_repair::work::change_log(std::vector<std::string>& originals) {
  if (is_whole(new_log(), of_log, log_bytes)) return done{};
  auto copy = copy_aside(*ops, *log, directory, aside(log_file_name));
  if (!copy) return std::move(copy).error();
  originals.push_back(*std::move(copy));
  if (auto replaced = replace(log_file_name, new_log()); !replaced) return replaced;
  return remove_shared_past(*ops, directory);
}

result<done> campaign_repair::work::change_encounter(std::vector<std::string>& originals) {
  if (encounter == nullptr) return done{};
  if (new_encounter().empty()) {
    auto moved = move_aside(*ops, directory, encounter_file_name, aside(encounter_file_name));
    if (!moved) return std::move(moved).error();
    originals.push_back(*std::move(moved));
    return done{};
  }
  if (is_whole(new_encounter(), of_encounter, encounter_bytes)) return done{};
  auto copy = copy_aside(*ops, *encounter, directory, aside(encounter_file_name));
  if (!copy) return std::move(copy).error();
  originals.push_back(*std::move(copy));
  return replace(encounter_file_name, new_encounter());
}

campaign_repair::campaign_repair(std::unique_ptr<work> what) : work_(std::move(what)) {}
campaign_repair::~campaign_repair() = default;
campaign_repair::campaign_repair(campaign_repair&&) noexcept = default;
campaign_repair& campaign_repair::operator=(campaign_repair&&) noexcept = default;

result<campaign_repair> campaign_repair::plan(file_ops& ops, const std::string& directory,
                                              const repair_options& options) {
  auto what = std::make_unique<work>(work{.ops = &ops, .directory = directory, .options = options});
  if (auto opened = what->open_files(); !opened) return std::move(opened).error();
  if (auto looked = what->look_at_snapshot(); !looked) return std::move(looked).error();
  if (auto walked = what->walk(); !walked) return std::move(walked).error();
  if (!what->summary.needed) return campaign_repair(std::move(what));
  auto dropped = list_dropped(what->files(), what->kept, what->summary.kept.last);
  if (!dropped) return std::move(dropped).error();
  what->summary.dropped = *std::move(dropped);
  return campaign_repair(std::move(what));
}

const repair_summary& campaign_repair::summary() const noexcept {
  return work_->summary;
}

result<std::vector<std::string>> campaign_repair::carry_out() {
  work& plan = *work_;
  DND_ASSERT(plan.summary.needed);
  std::vector<std::string> originals;
  if (auto removed = remove_caches(*plan.ops, plan.directory); !removed) {
    return std::move(removed).error();
  }
  // In this order a crash leaves a campaign that is refused as before, until the last step. What a
  // file takes from another has to be in it before the other one changes.
  if (plan.snapshot && !plan.snapshot_fits) {
    auto moved =
        move_aside(*plan.ops, plan.directory, snapshot_file_name, plan.aside(snapshot_file_name));
    if (!moved) return std::move(moved).error();
    originals.push_back(*std::move(moved));
  }
  const bool log_first = std::ranges::any_of(
      plan.new_log(), [](const stretch& part) { return part.file == of_encounter; });
  if (log_first) {
    if (auto changed = plan.change_log(originals); !changed) return std::move(changed).error();
  }
  if (auto changed = plan.change_encounter(originals); !changed) {
    return std::move(changed).error();
  }
  if (!log_first) {
    if (auto changed = plan.change_log(originals); !changed) return std::move(changed).error();
  }
  return originals;
}

}  // namespace dnd::io
