#pragma once

#include "model/language/parse.hpp"

#include <boost/test/unit_test.hpp>

#include <initializer_list>
#include <string_view>
#include <variant>
#include <vector>

/// Reading lines that must be read, or must be refused.
namespace dnd::test {

using namespace dnd::model;

/// The verb that a line must hold.
template <class Verb>
struct verb_in {
  const Verb* operator()(const Verb& found) const { return &found; }
  template <class Other>
  const Verb* operator()(const Other&) const {
    return nullptr;
  }
  template <any_one_of Verbs>
  const Verb* operator()(const Verbs& one_of) const {
    return visit(*this, one_of);
  }
};

template <class Verb>
Verb read(std::string_view line) {
  const auto result = parse_line(line);
  BOOST_REQUIRE_MESSAGE(result, line << ": " << (result ? "" : result.error().message));
  const Verb* found = std::visit(verb_in<Verb>{}, *result);
  BOOST_REQUIRE_MESSAGE(found != nullptr, line << " is another verb");
  return *found;
}

inline refusal refused(std::string_view line) {
  const auto result = parse_line(line);
  BOOST_REQUIRE_MESSAGE(!result, "was accepted: " << line);
  return result.error();
}

inline std::vector<word> words(std::initializer_list<const char*> texts) {
  std::vector<word> result;
  for (const char* text : texts) result.push_back({text, 0});
  return result;
}

}  // namespace dnd::test
