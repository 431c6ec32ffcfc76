// Any bytes as a campaign's log (and, after the byte 0x1e, its encounter). Whatever they are, the
// reader ends, and reading only changes nothing. What may be played is readable ever after, with
// the same state. What an event says is what it says again when it is written.
//
// No fuzzer finds a sum. When the first byte is '=', the lines after it are given theirs, and the
// numbers that they need, so that what is after the sums is reached.

#include "io/store/codec/event_codec.hpp"
#include "io/store/codec/line_format.hpp"
#include "io/store/codec/state_codec.hpp"
#include "io/store/file/campaign_reader.hpp"
#include "io/store/file/care/campaign_verifier.hpp"
#include "io/store/file/history/commit_reader.hpp"
#include "model/bounds.hpp"
#include "tests/fuzz/must.hpp"
#include "tests/support/faulty_disk.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <span>
#include <utility>
#include <vector>

using namespace dnd;
using fuzz::must;

namespace {

const std::string directory = "/c";
const std::string log_path = "/c/log.jsonl";
const std::string encounter_path = "/c/encounter.jsonl";

/// Lines whose numbers and sums are right, whatever else is in them.
class sealer {
 public:
  std::string seal(std::string_view lines) {
    std::string sealed;
    while (!lines.empty()) {
      const auto end = std::min(lines.find('\n'), lines.size());
      auto body = lines.substr(0, end);
      lines.remove_prefix(std::min(end + 1, lines.size()));
      if (const auto sum = body.find(",\"sum\":"); sum != std::string_view::npos)
        body = body.substr(0, sum);
      const auto begin = sealed.size();
      const auto comma = body.starts_with("{\"seq\":") ? body.find(',') : std::string_view::npos;
      if (comma == std::string_view::npos) {
        // Nothing that could have a sum.
        sealed += body;
        sealed += '\n';
        continue;
      }
      sealed += fmt::format("{{\"seq\":{}{}", ++seq_, body.substr(comma));
      sum_ = io::append_sum(sealed, begin, sum_);
    }
    return sealed;
  }

 private:
  std::uint64_t seq_ = 0;
  std::uint64_t sum_ = 0;
};

void write_and_read_again(model::seq_t seq, const model::event& what) {
  std::string line;
  io::append_head(
      line, {.seq = seq, .at_ms = 0, .by = {}, .command = {}, .type = model::type_name(what)});
  io::append_event_fields(line, what);
  (void)io::append_sum(line, 0, 0);
  line.pop_back();
  std::string scratch;
  const auto parsed = io::parse_line(line, scratch);
  must(parsed.has_value(), "a written event is no line");
  model::event again;
  must(io::read_event(*parsed, again).has_value(), "a written event is not read");
  std::string fields, same_fields;
  io::append_event_fields(fields, what);
  io::append_event_fields(same_fields, again);
  must(again.index() == what.index() && fields == same_fields, "a written event is another one");
}

/// First and last events of commands.
using spans = std::vector<std::pair<model::seq_t, model::seq_t>>;

/// Reads the commands that have an event from `first` on, as commits and as lines: the same ones.
/// What is read before an error is given too.
spans read_from(io::file_ops& disk, model::seq_t first, bool& is_whole) {
  spans commits, lines;
  const auto as_commits =
      io::read_commits(disk, directory, {.first = first}, [&](const auto& each) {
        must(each->events->size() == each->last - each->first + 1, "events that are not counted");
        for (auto seq = each->first; seq <= each->last; ++seq)
          write_and_read_again(seq, (*each->events)[seq - each->first]);
        commits.emplace_back(each->first, each->last);
        return true;
      });
  const auto show = [&](std::span<const io::line_view> command) -> io::result<bool> {
    for (const auto& line : command)
      must(line.text.size() <= bounds::event_line_bytes_max, "a line past its bound");
    lines.emplace_back(command.front().seq, command.back().seq);
    return true;
  };
  const auto as_lines = io::read_command_lines(disk, directory, {.first = first}, show);
  is_whole = as_commits.has_value();
  // An event that is not known is a line all the same.
  must(!is_whole || as_lines.has_value(), "commits are read and their lines are not");
  must(lines.size() >= commits.size() && std::equal(commits.begin(), commits.end(), lines.begin()),
       "other lines than those of the commits");
  for (std::size_t i = 1; i < lines.size(); ++i)
    must(lines[i].first == lines[i - 1].second + 1, "commands that do not follow each other");
  return commits;
}

/// Whatever is served of the past is what an open sees of it.
void read_the_past(io::file_ops& disk, const io::loaded_campaign* seen) {
  bool is_whole = false;
  const auto all = read_from(disk, 1, is_whole);
  if (seen == nullptr) return;
  must(is_whole, "a campaign that opens is not read");
  must((all.empty() ? 0 : all.back().second) == seen->end.seq, "other commits than an open sees");
  if (all.empty()) return;
  must(all.front().first == 1, "commits from the middle of the log");
  const auto middle = all.size() / 2;
  must(read_from(disk, all[middle].second, is_whole) ==
           spans(all.begin() + std::ptrdiff_t(middle), all.end()),
       "from an event on, other commits are read");
}

test::faulty_disk disk_with(std::string_view log, std::string_view encounter) {
  test::faulty_disk disk;
  must(disk.make_directory(directory).has_value(), "no directory");
  must(disk.sync_directory("/").has_value(), "no directory");
  disk.put(log_path, log);
  if (!encounter.empty()) disk.put(encounter_path, encounter);
  return disk;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const auto input = fuzz::text_of(data, size);
  const bool is_sealed = input.starts_with('=');
  const auto lines = is_sealed ? input.substr(1) : input;
  const auto cut = std::min(lines.find('\x1e'), lines.size());
  sealer seals;
  std::string log(lines.substr(0, cut));
  std::string encounter(lines.substr(std::min(cut + 1, lines.size())));
  if (is_sealed) {
    log = seals.seal(log);
    encounter = seals.seal(encounter);
  }

  auto disk = disk_with(log, encounter);
  disk.plan({.at = 1, .what = test::fault::fail, .count = test::counted::changes});
  const auto seen = io::load_campaign(disk, directory, io::access::read_only);
  read_the_past(disk, seen ? &*seen : nullptr);
  (void)io::verify_campaign(disk, directory, {});
  must(!disk.fired(), "reading only has changed something");
  must(disk.bytes_of(log_path) == log, "reading only has changed the log");

  disk.plan({});
  const auto played = io::load_campaign(disk, directory, io::access::read_write);
  if (!played) {
    must(!played.error().what.empty(), "an error without a reason");
    return 0;
  }
  const auto hash = io::state_hash(played->state);
  if (seen) must(io::state_hash(seen->state) == hash, "reading only shows another state");
  const auto again = io::load_campaign(disk, directory, io::access::read_write);
  must(again.has_value(), "what was put in order is not read");
  must(again->recovery.cuts.empty(), "what was put in order is cut again");
  must(again->end == played->end, "what was put in order ends elsewhere");
  must(io::state_hash(again->state) == hash, "what was put in order is another state");
  return 0;
}
