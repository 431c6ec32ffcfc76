#include "model/events/sessions.hpp"

#include "model/events/contradictions.hpp"
#include "model/state.hpp"

#include <cstdint>
#include <vector>

namespace dnd::model {

apply_result session_started::apply_to(state& now) const {
  if (now.play().running) return apply_result("a session starts while one is running");
  if (number != now.play().count + 1) return apply_result("the session's number does not follow");
  session& play = now.edit_play();
  play.count = number;
  play.running = true;
  play.title = title;
  play.began = at;
  play.coins = coins;
  return contradictions::fits;
}

apply_result session_saved::apply_to(state&) const {
  return contradictions::fits;
}

apply_result session_ended::apply_to(state& now) const {
  if (!now.play().running) return apply_result("a session ends and none is running");
  if (number != now.play().count) return apply_result("another session ends than the one running");
  const std::uint32_t count = now.play().count;
  now.edit_play() = session{.count = count, .running = false, .title = {}};
  return contradictions::fits;
}

apply_result player_attended::apply_to(state& now) const {
  if (!now.play().running) return apply_result("somebody attends and no session is running");
  std::vector<attendance>& all = now.edit_play().present;
  std::erase_if(all, [&](const attendance& each) { return each.player == player; });
  all.push_back({.player = player, .creature = creature});
  return contradictions::fits;
}

}  // namespace dnd::model
