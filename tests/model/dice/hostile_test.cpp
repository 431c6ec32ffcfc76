// Goal: no bytes make the dice crash, hang or break their promises.
// Method: every short text, then random ones of bytes and of the words of the notation; whatever
// is accepted must print, read back, and roll to a value or a refusal.

#include "model/bounds.hpp"
#include "model/dice/simple.hpp"
#include "tests/model/dice/dice_support.hpp"

#include <array>
#include <boost/test/unit_test.hpp>
#include <cstdlib>
#include <random>

BOOST_AUTO_TEST_SUITE(hostile_suite)

using namespace dnd;
using namespace dnd::model;

namespace {

/// Counts what was accepted, so that a test can see that it looked at both sides.
struct tally {
  int accepted = 0;
  int refused = 0;
};

/// Nothing when all is well. Not a BOOST_TEST for each text: there are millions.
std::string broken_promise(std::string_view text, tally& count) {
  const auto simple = parse_simple(text);
  const auto made = parse_dice(text);
  if (!made) {
    ++count.refused;
    if (made.error().column.value_or(text.size() + 1) > text.size()) return "no column";
    if (made.error().message.empty() || made.error().hint.empty()) return "no words";
    return {};
  }
  ++count.accepted;
  const std::string printed = print(*made);
  const auto again = parse_dice(printed);
  if (!again) return "its canonical text is refused: " + printed;
  if (!(*again == *made)) return "its canonical text is other dice: " + printed;
  if (print(*again) != printed) return "its canonical text is printed in another way";
  (void)average_of(*made);
  (void)with_critical(*made);
  (void)with_mode(*made, d20_mode::advantage);
  dice_roller from(1);
  const auto result = roll(*made, from);
  if (result && result->dice.size() > bounds::dice_per_roll_max) return "too many dice";
  if (simple && result) {
    dice_roller same(1);
    if (roll(*simple, same) != result->total) return "simple dice roll something else";
  }
  return {};
}

void check(std::string_view text, tally& count) {
  const std::string why = broken_promise(text, count);
  if (!why.empty()) BOOST_FAIL("\"" << text << "\": " << why);
}

/// A new seed for every run; DND_TEST_SEED repeats one.
std::uint64_t seed_of_this_run() {
  const char* fixed = std::getenv("DND_TEST_SEED");
  const std::uint64_t seed =
      fixed != nullptr ? std::strtoull(fixed, nullptr, 10) : std::random_device{}();
  BOOST_TEST_MESSAGE("DND_TEST_SEED=" << seed);
  return seed;
}

}  // namespace

BOOST_AUTO_TEST_CASE(every_text_of_two_bytes_is_safe) {
  tally count;
  check("", count);
  for (int first = 0; first < 256; ++first) {
    const std::array<char, 1> one{static_cast<char>(first)};
    check({one.data(), one.size()}, count);
    for (int second = 0; second < 256; ++second) {
      const std::array<char, 2> two{static_cast<char>(first), static_cast<char>(second)};
      check({two.data(), two.size()}, count);
    }
  }
  BOOST_TEST(count.accepted > 100);
  BOOST_TEST(count.refused > 60'000);
}

BOOST_AUTO_TEST_CASE(every_short_text_of_the_notation_is_safe) {
  constexpr std::string_view letters = "d12x-(/)r";
  tally count;
  std::array<char, 6> text{};
  std::array<std::size_t, 6> at{};
  for (std::size_t length = 3; length <= 5; ++length) {
    at.fill(0);
    for (;;) {
      for (std::size_t i = 0; i < length; ++i) text[i] = letters[at[i]];
      check({text.data(), length}, count);
      std::size_t i = 0;
      while (i < length && ++at[i] == letters.size()) at[i++] = 0;
      if (i == length) break;
    }
  }
  BOOST_TEST(count.accepted > 500);
}

BOOST_AUTO_TEST_CASE(random_bytes_are_safe) {
  const std::uint64_t seed = seed_of_this_run();
  BOOST_TEST_CONTEXT("DND_TEST_SEED=" << seed) {
    std::mt19937_64 random(seed);
    tally count;
    for (int i = 0; i < 50'000; ++i) {
      std::string text(random() % 40, '\0');
      for (char& byte : text) byte = static_cast<char>(random());
      check(text, count);
    }
    BOOST_TEST(count.refused > 0);
  }
}

BOOST_AUTO_TEST_CASE(random_words_of_the_notation_are_safe) {
  constexpr std::array<std::string_view, 46> parts{
      "1",       "2",           "6",   "10",       "20",   "999",  "d6",  "2d6", "1d20",  "d%",
      "4dF",     "d",           "+",   "-",        "*",    "/",    "(",   ")",   "kh1",   "kl2",
      "dh1",     "dl1",         "r1",  "r<3",      "x",    "xo",   "rr2", "x>4", "cs5",   "cf1",
      "min2",    "max4",        "adv", "dis",      "ea",   "crit", "[a]", " ",   "[b,c]", "# ",
      "1000000", "99999999999", "x=",  "\xC3\xA9", "1d20", "+2"};
  const std::uint64_t seed = seed_of_this_run();
  BOOST_TEST_CONTEXT("DND_TEST_SEED=" << seed) {
    std::mt19937_64 random(seed);
    tally count;
    for (int i = 0; i < 100'000; ++i) {
      std::string text;
      for (std::uint64_t more = random() % 12 + 1; more > 0; --more)
        text += parts[random() % parts.size()];
      check(text, count);
    }
    BOOST_TEST(count.accepted > 1'000);
    BOOST_TEST(count.refused > 1'000);
  }
}

BOOST_AUTO_TEST_CASE(one_changed_byte_of_good_dice_is_safe) {
  constexpr std::string_view good = "(2d6kh1r<3[fire,magical]+1d20min10)*3-4dFx/2 adv # label";
  tally count;
  for (std::size_t at = 0; at < good.size(); ++at) {
    for (int byte = 0; byte < 256; ++byte) {
      std::string text(good);
      text[at] = static_cast<char>(byte);
      check(text, count);
    }
    check(good.substr(0, at), count);
    check(good.substr(at), count);
  }
  BOOST_TEST(count.refused > 1'000);
}

BOOST_AUTO_TEST_CASE(the_costliest_roll_ends) {
  std::string text = "500d6x>3";
  while (text.size() + 4 < bounds::dice_text_bytes_max) text += "kh9x";
  tally count;
  check(text, count);
  BOOST_TEST(count.accepted == 1);
}

BOOST_AUTO_TEST_SUITE_END()
