#include "tests/support/sure_play.hpp"

#include "io/files/json/text.hpp"
#include "io/store/codec/line_format.hpp"

#include <boost/test/unit_test.hpp>

namespace dnd::test {

std::vector<std::string> sure_player::batch(std::size_t count) {
  std::vector<std::string> lines;
  for (std::size_t i = 0; i < count; ++i) lines.push_back(next());
  return lines;
}

void sure_player::forget_after(std::size_t count) {
  BOOST_REQUIRE_LE(count, made_.size());
  if (count == made_.size()) return;
  made_.resize(count);
  now_ = {};
  for (const auto& line : made_) follow(now_, line);
}

std::string sure_player::next() {
  // The number makes each of its kind.
  auto line = words() + " # " + std::to_string(++number_);
  follow(now_, line);
  made_.push_back(line);
  return line;
}

std::string sure_player::words() {
  if (!now_.is_set) return "add zombie count: 3 hp: 9000";
  switch (pick(12)) {
    case 0:
    case 1:
      return now_.fight ? "encounter end" : "encounter start";
    case 2:
      return now_.session ? "session end" : "session start";
    case 3:
      return "damage to: zombie-1 and: zombie-2 amount: 1 type: slashing amount: 2 type: fire";
    case 4:
      return "damage to: zombie-3 amount: 1 type: cold";
    case 5:
      return now_.fight ? "turn" : "check athletics by: zombie-2 dc: 12";
    case 6:
      return "save dex by: zombie-1 dc: 13";
    case 7:
      return now_.session ? "session save" : "roll 2d6+3";
    default:
      return "note " + std::string(pick(200), 'x') + ".";
  }
}

void sure_player::follow(moment& now, std::string_view line) {
  if (line.starts_with("add")) now.is_set = true;
  if (line.starts_with("encounter")) now.fight = line.starts_with("encounter start");
  if (line.starts_with("session start")) now.session = true;
  if (line.starts_with("session end")) now.session = false;
}

std::vector<logged_command> commands_in(std::string_view lines, std::uint64_t last_seq) {
  std::vector<logged_command> found;
  std::string scratch;
  bool more = false;
  while (!lines.empty()) {
    const auto end = lines.find('\n');
    BOOST_REQUIRE_MESSAGE(end != std::string_view::npos, "the last line is cut");
    const auto line = io::parse_line(lines.substr(0, end), scratch);
    BOOST_REQUIRE_MESSAGE(line, "no event: " << lines.substr(0, end));
    BOOST_REQUIRE_EQUAL(line->seq, ++last_seq);
    if (!more) {
      auto& command = found.emplace_back();
      BOOST_REQUIRE(json::append_unescaped(command.line, line->command));
      command.first_seq = line->seq;
    }
    found.back().last_seq = line->seq;
    more = line->more;
    lines.remove_prefix(end + 1);
  }
  BOOST_REQUIRE_MESSAGE(!more, "the last command is not whole");
  return found;
}

}  // namespace dnd::test
