#include "model/rules/contests.hpp"

#include "model/rules/checks.hpp"

namespace dnd::model::rules {

namespace {

std::int32_t roll_best(draft& out, const creature_id& who, std::span<const std::string> names,
                       std::string_view because, const leaning& how, const typed_bonus* extra) {
  check_asked asked = best_check_of(out.at(who), names);
  asked.because = std::string(because);
  asked.extra = extra;
  return roll_check(out, who, asked, how).total;
}

}  // namespace

contest_made roll_contest(draft& out, const contest_asked& asked) {
  contest_made made;
  made.total = roll_best(out, asked.who, asked.with, asked.because, asked.how, asked.extra);
  made.answer = roll_best(out, asked.against, asked.answers, asked.because, leaning{}, nullptr);
  made.won = made.total > made.answer;
  return made;
}

}  // namespace dnd::model::rules
