#pragma once

#include "model/dice/evaluate.hpp"
#include "model/dice/expression.hpp"
#include "model/dice/roller.hpp"

#include <boost/test/unit_test.hpp>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// Small verbs for the tests of the dice.
namespace dnd::model::dice_tests {

inline expression parsed(std::string_view text) {
  auto made = parse_dice(text);
  if (!made) BOOST_FAIL(text << ": " << made.error().message);
  return *std::move(made);
}

inline std::string canonical(std::string_view text) {
  return print(parsed(text));
}

inline refusal refused(std::string_view text) {
  auto made = parse_dice(text);
  if (made) BOOST_FAIL(text << " is accepted as " << print(*made));
  return std::move(made).error();
}

/// Rolls with these faces, then with the engine's.
inline ruled<roll_result> roll_with(std::string_view text, std::vector<std::int32_t> faces) {
  dice_roller from(1);
  from.begin(std::move(faces));
  return roll(parsed(text), from);
}

/// Rolls with exactly these faces: none is missing, none is left over.
inline roll_result rolled(std::string_view text, std::vector<std::int32_t> faces) {
  dice_roller from(1);
  const std::size_t count = faces.size();
  from.begin(std::move(faces));
  auto made = roll(parsed(text), from);
  if (!made) BOOST_FAIL(text << ": " << made.error().message);
  BOOST_TEST_REQUIRE(made->dice.size() == count);
  BOOST_TEST_REQUIRE(!from.verdict().has_value());
  return *std::move(made);
}

inline std::int64_t total_of(std::string_view text, std::vector<std::int32_t> faces) {
  return rolled(text, std::move(faces)).total;
}

struct bad_text {
  std::string_view text;
  std::size_t column;
  /// A part of the hint.
  std::string_view hint;
  refusal_code code = refusal_code::bad_dice;
};

inline void check_refused(const std::vector<bad_text>& texts) {
  for (const bad_text& each : texts) {
    BOOST_TEST_CONTEXT(each.text) {
      const refusal why = refused(each.text);
      BOOST_TEST(refusal_name(why.code) == refusal_name(each.code));
      BOOST_TEST((why.column == each.column), "column " << why.column.value_or(9999));
      BOOST_TEST(!why.message.empty());
      BOOST_TEST(why.hint.find(each.hint) != std::string::npos, why.hint);
    }
  }
}

}  // namespace dnd::model::dice_tests
