#include "tests/support/oracle.hpp"

#include "actors/commits_to_undo.hpp"
#include "io/content/condition_reader.hpp"
#include "io/content/library.hpp"
#include "io/files/json/text.hpp"
#include "io/store/codec/line_format.hpp"
#include "model/bounds.hpp"
#include "tests/support/actor_fixture.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <map>

namespace dnd::test {

namespace {

/// Parsing an entry takes longer than all else in a short run.
const io::result<model::found_content>& builtin(const std::string& name) {
  static std::map<std::string, io::result<model::found_content>> known;
  const auto found = known.find(name);
  if (found != known.end()) return found->second;
  faulty_disk nothing;
  io::content::library library(nothing, {});
  return known.emplace(name, library.needed(name)).first->second;
}

}  // namespace

actors::outcome oracle::say(const std::string& line) {
  actors::lookup_results known;
  // An undo looks back at most once for each command that it takes back.
  constexpr auto rounds_max = bounds::undo_count_max + 4;
  for (std::size_t rounds = 0; rounds < rounds_max; ++rounds) {
    auto step = engine_->execute(line, fixed_clock(), known);
    if (const auto* made = std::get_if<actors::outgoing_commit>(&step)) {
      commands_.push_back({.line = made->what->line,
                           .first = made->what->first,
                           .last = made->what->last,
                           .fields = made->encoded.fields,
                           .after = engine_->state(),
                           .what = made->what});
      return actors::outcome::accepted;
    }
    if (const auto* answer = std::get_if<actors::response>(&step)) return answer->how;
    if (const auto* content = std::get_if<actors::missing_content>(&step)) {
      for (const auto& name : content->names) known.content.emplace(name, builtin(name));
    } else if (const auto* marks = std::get_if<actors::missing_marks>(&step)) {
      known.marks.emplace(std::pair(marks->events.first, marks->events.last), find_marks(*marks));
    } else {
      const auto seq = std::get<actors::missing_commit>(step).seq;
      const auto at = std::ranges::lower_bound(commands_, seq, {}, &expected_command::last);
      BOOST_REQUIRE(at != commands_.end());
      known.commits.emplace(
          seq, io::commit_in_place{at->what,
                                   state_after(static_cast<std::size_t>(at - commands_.begin()))});
    }
  }
  BOOST_FAIL("the executor asks again and again: " << line);
  return actors::outcome::failed;
}

io::result<actors::found_marks> oracle::find_marks(const actors::missing_marks& what) const {
  const auto read = [this](const io::seq_range& range,
                           const io::commit_visitor& visit) -> io::result<done> {
    for (const expected_command& each : commands_)
      if (each.last >= range.first && each.first <= range.last && !visit(each.what)) break;
    return done{};
  };
  const auto marks_in =
      [&read](const io::seq_range& range) -> io::result<std::vector<model::views::undo_mark>> {
    std::vector<model::views::undo_mark> all;
    (void)read(range, [&all](const model::commit_ptr& each) {
      model::views::add_undo_marks(*each, all);
      return true;
    });
    return all;
  };
  return actors::look_for_marks(what, marks_in, read);
}

void oracle::begin_again(std::size_t count) {
  BOOST_REQUIRE_LE(count, commands_.size());
  commands_.resize(count);
  engine_ = std::make_unique<actors::executor>(state_after(count), model::rulings{}, seed_);
}

model::state oracle::state_after(std::size_t count) const {
  if (count > 0) return commands_[count - 1].after;
  model::state beginning;
  beginning.set_rows(io::content::builtin_condition_rows());
  return beginning;
}

std::size_t oracle::count_in(std::string_view lines) const {
  std::size_t count = 0;
  model::seq_t seq = 0;
  std::string fields, scratch;
  while (!lines.empty()) {
    const auto end = lines.find('\n');
    BOOST_REQUIRE_MESSAGE(end != std::string_view::npos, "the last line is cut");
    const auto line = io::parse_line(lines.substr(0, end), scratch);
    lines.remove_prefix(end + 1);
    BOOST_REQUIRE(line);
    if (line->seq != ++seq) BOOST_FAIL("event " << seq << " is missing or doubled");
    if (count == commands_.size()) BOOST_FAIL("a command that nobody gave: event " << seq);
    const auto& expected = commands_[count];
    if (seq == expected.first) {
      std::string text;
      BOOST_REQUIRE(json::append_unescaped(text, line->command));
      BOOST_REQUIRE_EQUAL(text, expected.line);
      fields.clear();
    }
    fields += line->payload;
    if (line->more != (seq != expected.last)) BOOST_FAIL("not a whole command: event " << seq);
    if (line->more) continue;
    if (fields != expected.fields) BOOST_FAIL("other events than expected: " << expected.line);
    ++count;
  }
  BOOST_REQUIRE_MESSAGE(seq == (count == 0 ? 0 : commands_[count - 1].last),
                        "the last command is not whole");
  return count;
}

}  // namespace dnd::test
