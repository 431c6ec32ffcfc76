#include "benchmarks/campaign/unsynced_player.hpp"

#include "io/content/condition_reader.hpp"
#include "io/store/file/file_names.hpp"
#include "io/store/file/log/write/copy.hpp"

#include <utility>

namespace dnd::bench {

namespace {

constexpr std::size_t buffer_bytes = std::size_t{4} * 1024 * 1024;

io::error cannot_play(const std::string& line, std::string why) {
  return {.code = io::ec::internal, .what = "\"" + line + "\" cannot be played: " + std::move(why)};
}

/// Nothing has happened, under the conditions that are built in.
model::state beginning() {
  model::state now;
  now.set_rows(io::content::builtin_condition_rows());
  return now;
}

}  // namespace

unsynced_player::unsynced_player(io::file_ops& ops, std::string directory,
                                 std::vector<std::string> content, std::uint64_t dice_seed)
    : ops_(ops),
      directory_(std::move(directory)),
      library_(ops, std::move(content)),
      executor_(beginning(), model::rulings{}, dice_seed) {
  executor_.set_durable(0);
}

io::result<std::unique_ptr<unsynced_player>> unsynced_player::open(io::file_ops& ops,
                                                                   const std::string& directory,
                                                                   std::vector<std::string> content,
                                                                   std::uint64_t dice_seed) {
  auto log = ops.open(io::path_in(directory, io::log_file_name), io::open_mode::append_existing);
  if (!log) return log.error();
  auto made = std::unique_ptr<unsynced_player>(
      new unsynced_player(ops, directory, std::move(content), dice_seed));
  made->log_ = *std::move(log);
  made->buffer_.reserve(buffer_bytes + buffer_bytes / 4);
  return made;
}

void unsynced_player::look_up(const actors::missing_content& what, actors::lookup_results& known) {
  for (const auto& name : what.names) known.content.emplace(name, library_.needed(name));
}

io::result<player::verdict> unsynced_player::play(const std::string& line, std::int64_t at_ms) {
  actors::lookup_results known;
  for (;;) {
    auto step = executor_.execute(line, at_ms, known);
    if (const auto* command = std::get_if<actors::outgoing_commit>(&step)) {
      if (auto written = write(*command); !written) return written.error();
      return verdict::accepted;
    }
    if (const auto* answer = std::get_if<actors::response>(&step)) {
      if (answer->failure) return *answer->failure;
      refusal_ = answer->refusal ? answer->refusal->message : "a question";
      return verdict::refused;
    }
    const auto* content = std::get_if<actors::missing_content>(&step);
    // An undo of what is no longer in memory: the group lets it be.
    if (!content) {
      refusal_ = "it reaches too far back";
      return verdict::refused;
    }
    if (!known.content.empty()) return cannot_play(line, "content is asked for twice");
    look_up(*content, known);
  }
}

io::result<done> unsynced_player::write(const actors::outgoing_commit& commit) {
  if (commit.begins_fight) fight_begin_ = maker_.end().offset;
  maker_.append_lines(buffer_, *commit.what, commit.encoded, durable_);
  durable_ = maker_.end().seq;
  executor_.set_durable(durable_);
  return buffer_.size() < buffer_bytes ? io::result<done>(done{}) : flush();
}

io::result<done> unsynced_player::flush() {
  auto appended = log_->append(buffer_);
  buffer_.clear();
  return appended;
}

io::result<done> unsynced_player::split_fight() {
  auto fight =
      ops_.open(io::path_in(directory_, io::encounter_file_name), io::open_mode::append_or_create);
  if (!fight) return fight.error();
  const io::byte_range range{fight_begin_, maker_.end().offset};
  if (auto copied = io::copy_range(*log_, range, **fight); !copied) return copied;
  if (auto synced = (*fight)->sync(); !synced) return synced;
  return log_->truncate(fight_begin_);
}

io::result<done> unsynced_player::finish() {
  if (auto flushed = flush(); !flushed) return flushed;
  if (state().fight())
    if (auto split = split_fight(); !split) return split;
  if (auto synced = log_->sync(); !synced) return synced;
  return ops_.sync_directory(directory_);
}

}  // namespace dnd::bench
