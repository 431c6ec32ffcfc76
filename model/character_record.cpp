#include "model/character_record.hpp"

#include <algorithm>

namespace dnd::model {

int level_in(const character_record& record, std::string_view class_slug) noexcept {
  return static_cast<int>(std::ranges::count_if(
      record.levels, [&](const level_record& taken) noexcept { return taken.of == class_slug; }));
}

std::vector<std::string> classes_of(const character_record& record) {
  std::vector<std::string> classes;
  for (const level_record& taken : record.levels)
    if (std::ranges::find(classes, taken.of) == classes.end()) classes.push_back(taken.of);
  return classes;
}

std::string_view subclass_in(const character_record& record, std::string_view class_slug) noexcept {
  const auto found = std::ranges::find(record.subclasses, class_slug, &subclass_record::of);
  return found == record.subclasses.end() ? std::string_view() : found->subclass;
}

}  // namespace dnd::model
