#include "actors/file_worker.hpp"

#include "io/content/library.hpp"
#include "io/files/json/text.hpp"
#include "io/files/json/time.hpp"
#include "io/files/posix/background_throttle.hpp"
#include "io/store/file/backup/backups.hpp"

#include <deque>
#include <exception>
#include <utility>

namespace dnd::actors {

namespace {

io::error from_exception(const std::exception& why) {
  return {.code = io::ec::internal,
          .what = std::string("unexpected: ") + why.what(),
          .todo = "The log on disk is not touched by this."};
}

std::string unescaped(std::string_view body) {
  std::string text;
  if (!io::json::append_unescaped(text, body)) text.assign(body);
  return text;
}

record to_record(const io::read_record& read) {
  return {.seq = read.line.seq,
          .at_ms = io::json::parse_time(read.line.at).value_or(0),
          .by = unescaped(read.line.by),
          .command = unescaped(read.line.command),
          .what = read.what};
}

/// Runs what may throw in a library; an exception becomes what `failed` makes of it.
template <class Work, class Failed>
auto guarded(Work work, Failed failed) {
  try {
    return work();
  } catch (const std::exception& why) {
    return failed(from_exception(why));
  }
}

io::result<loaded_files> load_files(io::file_ops& ops, const load_message& what) {
  auto lock = io::lock_campaign(ops, what.directory, what.name);
  if (!lock) return lock.error();
  auto campaign = io::load_campaign(ops, what.directory, io::access::read_write);
  if (!campaign) return campaign.error();
  auto log = io::campaign_log::open(ops, what.directory, campaign->recovery.tail);
  if (!log) return log.error();
  auto files = std::make_shared<open_files>(open_files{
      .lock = *std::move(lock), .log = *std::move(log), .directory = what.directory, .ops = &ops});
  return loaded_files{.files = std::move(files), .campaign = *std::move(campaign)};
}

}  // namespace

found_message file_worker_state::find_content(const find_content_message& what) {
  auto answer = std::make_shared<found>();
  // A library a request: a file that was edited meanwhile is read as it is now.
  io::content::library library(*ops, what.directories);
  for (const auto& wanted : what.names) {
    using answer_type = io::result<model::stat_block_ptr>;
    answer->content.emplace(wanted,
                            guarded([&] { return library.creature(wanted); },
                                    [](io::error why) { return answer_type(std::move(why)); }));
  }
  return {std::move(answer)};
}

found_message file_worker_state::find_command(const find_command_message& what) {
  auto answer = std::make_shared<found>();
  using answer_type = io::result<io::command_place>;
  answer->place = guarded([&] { return io::find_command(*ops, what.directory, what.seq); },
                          [](io::error why) { return answer_type(std::move(why)); });
  return {std::move(answer)};
}

found_message file_worker_state::read_records(const read_records_message& what) {
  using answer_type = io::result<std::vector<record>>;
  const auto read = [&]() -> answer_type {
    std::deque<record> last;
    const auto done_reading = io::read_records(*ops, what.directory, [&](const auto& one) {
      last.push_back(to_record(one));
      if (last.size() > what.last) last.pop_front();
      return true;
    });
    if (!done_reading) return done_reading.error();
    return std::vector<record>(std::make_move_iterator(last.begin()),
                               std::make_move_iterator(last.end()));
  };
  auto answer = std::make_shared<found>();
  answer->records = guarded(read, [](io::error why) { return answer_type(std::move(why)); });
  return {std::move(answer)};
}

snapshot_done_message file_worker_state::publish(const publish_message& what,
                                                 const std::function<void()>& rest) {
  return guarded(
      [&] {
        auto written =
            io::publish_snapshot(*ops, what.directory, io::render_snapshot(*what.what, rest));
        if (written) ++counts->snapshots;
        return snapshot_done_message{std::move(written)};
      },
      [](io::error why) { return snapshot_done_message{std::move(why)}; });
}

backup_done_message file_worker_state::back_up(const backup_message& what) {
  return guarded(
      [&]() -> backup_done_message {
        auto made = io::make_backup(*ops, what.directory, what.now_ms, what.keep);
        if (!made) return {std::move(made).error()};
        return {};
      },
      [](io::error why) { return backup_done_message{std::move(why)}; });
}

loaded_message file_worker_state::load(const load_message& what) {
  using answer_type = io::result<loaded_files>;
  return {std::make_shared<answer_type>(
      guarded([&] { return load_files(*ops, what); },
              [](io::error why) { return answer_type(std::move(why)); }))};
}

file_worker_actor::behavior_type file_worker(
    file_worker_actor::stateful_pointer<file_worker_state> self, io::file_ops* ops,
    std::shared_ptr<activity> counts) {
  self->state.ops = ops;
  self->state.counts = std::move(counts);
  return {
      [self](const find_content_message& what) { return self->state.find_content(what); },
      [self](const find_command_message& what) { return self->state.find_command(what); },
      [self](const read_records_message& what) { return self->state.read_records(what); },
      [self](const publish_message& what) {
        // Play goes on meanwhile. A thread that is shared serves others too: it does not rest.
        io::background_throttle pace;
        std::function<void()> rest;
        if (self->getf(caf::abstract_actor::is_detached_flag)) rest = [&pace] { pace.rest(); };
        return self->state.publish(what, rest);
      },
      [self](const backup_message& what) { return self->state.back_up(what); },
      [self](const load_message& what) { return self->state.load(what); },
  };
}

}  // namespace dnd::actors
