#include "cli/app/campaign_listing.hpp"
#include "cli/app/commands.hpp"
#include "model/json/writer.hpp"

#include <fmt/format.h>

#include <string>
#include <utility>
#include <vector>

namespace dnd::cli {

exit_code campaign_flatten_command(context& with) {
  const auto which = chosen_campaign(with, with.typed.first_word());
  if (!which) return fail(with, which.error());
  const auto flattened = with.places.flatten_campaign(*which);
  if (!flattened) return fail(with, flattened.error());
  if (with.format == answer_format::json) {
    json::writer out;
    out.open('{');
    out.key("campaign").text(which->name);
    out.key("world").text(which->world);
    out.key("flattened").truth(*flattened);
    out.close('}');
    return answer(with, std::move(out).take());
  }
  const style& look = with.out.out().look;
  const std::string name = look.clean(which->name);
  const std::vector<std::string> lines{
      *flattened ? fmt::format("The log of \"{}\" is in one file now, and all its own.", name)
                 : fmt::format("The log of \"{}\" is in one file already.", name)};
  return answer(with, lines);
}

}  // namespace dnd::cli
