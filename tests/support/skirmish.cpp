#include "tests/support/skirmish.hpp"

#include "io/store/codec/state_codec.hpp"
#include "model/apply.hpp"
#include "model/language/parse.hpp"
#include "model/patch.hpp"
#include "model/trial.hpp"
#include "tests/support/invariants.hpp"

#include <boost/test/unit_test.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>
#include <variant>

namespace dnd::test {

using namespace dnd::model;

void skirmish::fail(const std::string& what) const {
  std::string text = what + "; after:";
  const std::size_t shown = std::min<std::size_t>(lines_.size(), 12);
  for (auto line = lines_.end() - static_cast<std::ptrdiff_t>(shown); line != lines_.end(); ++line)
    text += "\n  " + *line;
  BOOST_FAIL(text);
  throw std::logic_error(text);
}

void skirmish::say(std::string_view line) {
  before_.push_back(now_);
  lines_.emplace_back(line);
  const auto what = parse_command(line);
  if (!what) fail(what.error().message);
  trial attempt(now_);
  const auto decided = decide(attempt, *what, content_, house_, dice_);
  if (!decided) fail("refused: " + decided.error().message);
  attempt.keep();
  for (const event& one : decided->events) {
    const auto applied = apply(replayed_, one, replayed_.seq() + 1);
    if (!applied.ok()) fail(fmt::format("{}: {}", type_name(one), applied.contradiction()));
    ++event_count_;
    if (const std::string broken = broken_by(one, replayed_); !broken.empty())
      fail(fmt::format("{} leaves {}", type_name(one), broken));
  }
  if (const std::string broken = broken_after_command(replayed_); !broken.empty()) fail(broken);
  if (const std::string broken = broken_sources(replayed_); !broken.empty()) fail(broken);
}

automatic::ending skirmish::play(std::string_view words) {
  const auto read = parse_line(fmt::format("encounter auto {}", words));
  BOOST_REQUIRE(read);
  const auto* const word = std::get_if<program_word>(&*read);
  BOOST_REQUIRE(word != nullptr);
  automatic::player player(get<commands::auto_encounter>(*word), content_, house_);
  for (;;) {
    const automatic::next_move move = player.next(now_);
    if (const auto* const over = std::get_if<automatic::ending>(&move)) return *over;
    say(std::get<std::string>(move));
  }
}

void skirmish::check_replay() const {
  if (!(now_ == replayed_)) fail("the events give another state");
  BOOST_TEST(io::state_hash(now_) == io::state_hash(replayed_));
}

void skirmish::undo_to(std::size_t kept) {
  std::uint64_t hash = 0;
  while (lines_.size() > kept) {
    const state& then = before_.back();
    if (!restore(now_, diff(now_, then)).ok()) fail("cannot be undone");
    if (!(now_ == then)) fail("undo leads elsewhere");
    if (lines_.size() == kept + 1) hash = io::state_hash(then);
    before_.pop_back();
    lines_.pop_back();
  }
  BOOST_TEST(io::state_hash(now_) == hash);
}

}  // namespace dnd::test
