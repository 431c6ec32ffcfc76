#include "actors/automatic_play.hpp"

#include "actors/known_spells.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <variant>

namespace dnd::actors {

namespace {

using model::automatic::ending;

/// How often in a row somebody else may come first before it gives up.
constexpr int overtaken_max = 100;

bool has_moved_on(const response& answer) {
  return answer.how == outcome::refused && answer.refusal->code == model::refusal_code::moved_on;
}

response_ptr failed_with(io::error why) {
  response answer;
  answer.how = outcome::failed;
  answer.failure = std::move(why);
  return std::make_shared<const response>(std::move(answer));
}

}  // namespace

played_fight play_automatically(open_campaign& campaign, const model::commands::auto_encounter& how,
                                const std::function<bool()>& stop) {
  played_fight made;
  known_spells spells(campaign.content());
  const model::content_lookup content = [&](std::string_view name) { return spells.find(name); };
  model::automatic::player player(how, content, campaign.report().house);
  auto now = campaign.state();
  for (int overtaken = 0;;) {
    if (!now) {
      made.problem = failed_with(now.error());
      return made;
    }
    made.after = *now;
    if (stop && stop()) return made;
    auto move = player.next(**now);
    if (const auto* const over = std::get_if<ending>(&move)) {
      made.ending = *over;
      return made;
    }
    auto answer = campaign.execute({.line = std::get<std::string>(std::move(move)),
                                    .wanted = attach::states,
                                    .terms = {.id = {}, .expect_seq = (*now)->seq()}});
    if (answer->how == outcome::accepted) {
      made.commits.push_back(answer->what);
      now = answer->after;
      overtaken = 0;
    } else if (has_moved_on(*answer) && ++overtaken < overtaken_max) {
      now = campaign.state();
    } else {
      made.problem = std::move(answer);
      return made;
    }
  }
}

}  // namespace dnd::actors
