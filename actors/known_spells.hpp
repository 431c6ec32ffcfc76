#pragma once

#include "actors/content_questions.hpp"
#include "model/rulings.hpp"

#include <map>
#include <string>
#include <string_view>
#include <utility>

namespace dnd::actors {

/// Spells as the campaign's content has them, each read once. For one thread.
class known_spells {
 public:
  /// `asked` must outlive it.
  explicit known_spells(content_questions& asked) : asked_(asked) {}

  /// For `model::content_lookup`: "spells/fireball". Nothing for anything else.
  [[nodiscard]] model::found_content find(std::string_view name) {
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

}  // namespace dnd::actors
