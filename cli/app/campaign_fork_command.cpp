#include "cli/app/campaign_listing.hpp"
#include "cli/app/commands.hpp"
#include "cli/render/grammar.hpp"

#include <fmt/format.h>

#include <string>
#include <vector>

namespace dnd::cli {

exit_code campaign_fork_command(context& with) {
  const auto at = number_of(with.typed, "--at", 0, UINT64_MAX);
  if (!at) return fail(with, at.error());
  const auto which = chosen_campaign(with, with.typed.value("--campaign").value_or(""));
  if (!which) return fail(with, which.error());
  const auto made = with.places.fork_campaign(*which, with.typed.first_word(), *at, now_ms());
  if (!made) return fail(with, made.error());
  if (with.format == answer_format::json)
    return answer(with, made_campaign_data({.campaign = *made, .world = {}}, false));
  const style& look = with.out.out().look;
  const std::vector<std::string> lines{
      fmt::format("Made the campaign \"{}\" in {}: \"{}\" as it was after {}.",
                  look.clean(made->name), look.clean(made->path), look.clean(which->name),
                  counted(made->last_seq, "event")),
      look.paint(tone::faint, fmt::format("Next: dnd campaign load \"{}\", or dnd repl \"{}\".",
                                          look.clean(made->name), look.clean(made->name)))};
  return answer(with, lines);
}

}  // namespace dnd::cli
