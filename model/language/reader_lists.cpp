#include "model/language/reader.hpp"

#include <fmt/format.h>

#include <cstddef>

/// Lists whose names have numbers.
namespace dnd::model::language {

namespace {

bool begins_with_a_number(const std::string& text) {
  const std::size_t blank = text.find(' ');
  return blank != std::string::npos && blank > 0 && text.find_first_not_of("0123456789") == blank;
}

}  // namespace

std::vector<word> value_reader::numbered_words(const label_spec& list, const label_spec& number) {
  std::vector<word> all;
  // Those before have their number.
  std::size_t done = 0;
  for (const given_label& given : sentence_.labels) {
    if (given.spec == &list || (list.is_subject() && given.spec->is_subject())) {
      for (const value& part : sentence_.values_of(given))
        all.push_back({part.text(), part.column()});
      continue;
    }
    if (given.spec->name != number.name) continue;
    const std::int32_t count = number_of(number, first_value(given));
    for (; done < all.size(); ++done)
      if (!begins_with_a_number(all[done].text))
        all[done].text = fmt::format("{} {}", count, all[done].text);
  }
  return all;
}

}  // namespace dnd::model::language
