#include "actors/automatic_play.hpp"

#include "actors/content_questions.hpp"

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

namespace dnd::actors {

namespace {

using model::automatic::ending;

/// How often in a row somebody else may come first before it gives up.
constexpr int overtaken_max = 100;

/// Spells as the campaign's content has them, each read once in a fight.
class known_spells {
 public:
  explicit known_spells(content_questions& asked) : asked_(asked) {}

  model::found_content find(std::string_view name) {
    if (!name.starts_with(model::spell_prefix)) return nullptr;
    const auto known = known_.find(name);
    if (known != known_.end()) return known->second;
    auto read = asked_.castable(name.substr(model::spell_prefix.size()));
    // One that cannot be read is not cast.
    model::spell_ptr found = read ? *std::move(read) : nullptr;
    known_.emplace(std::string(name), found);
    return found;
  }

 private:
  content_questions& asked_;
  std::map<std::string, model::spell_ptr, std::less<>> known_;
};

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
