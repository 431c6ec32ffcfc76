#include "cli/render/narrator.hpp"

#include "cli/render/teller.hpp"
#include "cli/render/words.hpp"

#include <fmt/format.h>

namespace dnd::cli {

name_lookup names_of(const model::state& table) {
  return [&table](std::string_view id) {
    const model::creature* who = table.find(id);
    return std::string(who == nullptr ? id : called(*who));
  };
}

std::vector<std::string> narrate(const name_lookup& names, std::span<const logged_event> events,
                                 const style& look) {
  teller voice(names, events, look);
  return voice.tell();
}

std::vector<std::string> narrate(const model::state& table, std::span<const logged_event> events,
                                 const style& look) {
  return narrate(names_of(table), events, look);
}

std::string text_of(std::span<const std::string> lines) {
  return fmt::format("{}", fmt::join(lines, "\n"));
}

}  // namespace dnd::cli
