#pragma once

#include "model/coins.hpp"
#include "model/views/commit_view.hpp"

#include <fmt/format.h>

#include <cstdint>
#include <string>

/// What commands that change the books of a campaign are called when they are taken back; what a
/// person typed in it is cleaned by whoever asks.
namespace dnd::cli {

[[nodiscard]] inline std::string book_words(const model::player_attended& e) {
  return fmt::format("that {} is at the table", e.player);
}
[[nodiscard]] inline std::string book_words(const model::experience_gained& e) {
  return e.reason.empty() ? std::string("experience") : fmt::format("experience for {}", e.reason);
}
[[nodiscard]] inline std::string book_words(const model::coins_changed& e) {
  const std::int64_t by = e.coins.after - e.coins.before;
  // Who does not see how many is told none.
  const std::string sum = by == 0 ? "coins" : model::coins_text(by < 0 ? -by : by);
  return sum + (by < 0 ? " that went" : " that came");
}
[[nodiscard]] inline std::string book_words(const model::coins_moved&) {
  return "coins that changed hands";
}
[[nodiscard]] inline std::string book_words(const model::items_changed& e) {
  return fmt::format("{}: {}", e.has.after > e.has.before ? "a new thing" : "a thing that is gone",
                     e.item.name);
}
[[nodiscard]] inline std::string book_words(const model::items_moved& e) {
  return fmt::format("handing over {}", e.item.name);
}
[[nodiscard]] inline std::string book_words(const model::item_identified& e) {
  return fmt::format("identifying {}", e.item.name);
}
[[nodiscard]] inline std::string book_words(const model::charges_changed& e) {
  return fmt::format("the charges of {}", e.item.name);
}
[[nodiscard]] inline std::string book_words(const model::container_set& e) {
  return e.name.empty() ? std::string("a container that is gone")
                        : fmt::format("the container {}", e.name);
}
[[nodiscard]] inline std::string book_words(const model::ammunition_counted&) {
  return "gathering ammunition";
}
[[nodiscard]] inline std::string book_words(const model::fact_recorded& e) {
  return fmt::format("writing down {}", e.fact.name);
}
[[nodiscard]] inline std::string book_words(const model::fact_changed& e) {
  return fmt::format("what was written of {}", e.name);
}
[[nodiscard]] inline std::string book_words(const model::fact_forgotten& e) {
  return fmt::format("forgetting {}", e.name);
}
[[nodiscard]] inline std::string book_words(const model::world_event&) {
  return "an event of the world";
}
[[nodiscard]] inline std::string book_words(const model::calendar_set&) {
  return "the calendar";
}
[[nodiscard]] inline std::string book_words(const model::place_changed&) {
  return "an arrival";
}
[[nodiscard]] inline std::string book_words(const model::hunger_changed&) {
  return "a day without food";
}
[[nodiscard]] inline std::string book_words(const model::march_counted&) {
  return "hours on the road";
}

}  // namespace dnd::cli
