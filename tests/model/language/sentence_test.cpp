// Words to a verb with its subject, labels and flags. What each defect of a line is answered with
// is in parse_test.cpp; here is what a sentence consists of.

#include "model/language/sentence.hpp"

#include "model/bounds.hpp"
#include "tests/support/print_enums.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(sentence_suite)

using namespace dnd::model::language;
using dnd::model::refusal_code;

namespace {

/// A line that is read; it must outlive its sentence.
struct read_line {
  explicit read_line(std::string text) : line(std::move(text)) {
    auto read = read_sentence(line);
    BOOST_REQUIRE_MESSAGE(read, (read ? "" : read.error().message));
    said = *std::move(read);
  }
  /// The values of a label with `|` between them; "-": it was not given.
  [[nodiscard]] std::string values(std::string_view label) const {
    for (const given_label& given : said.labels) {
      if (given.spec->name != label) continue;
      std::string out;
      for (const value& each : said.values_of(given)) out += (out.empty() ? "" : "|") + each.text();
      return out;
    }
    return "-";
  }
  std::string line;
  sentence said;
};

dnd::model::refusal refused(std::string_view line) {
  const auto read = read_sentence(line);
  BOOST_REQUIRE_MESSAGE(!read, line);
  return read.error();
}

}  // namespace

BOOST_AUTO_TEST_CASE(sentence_has_its_verb_labels_and_flags_in_the_order_given) {
  const read_line one("ATTACK to: zombie 1 by: grog advantage with: greataxe # hard");
  BOOST_TEST(one.said.verb == find_verb("attack"));
  BOOST_REQUIRE(one.said.labels.size() == 3U);
  BOOST_TEST(one.said.labels[0].spec->name == "to");
  BOOST_TEST(one.said.labels[0].column == 7U);
  BOOST_TEST(one.said.labels[1].spec->name == "by");
  BOOST_TEST(one.values("to") == "zombie 1");
  BOOST_TEST(one.values("by") == "grog");
  BOOST_REQUIRE(one.said.flags.size() == 1U);
  BOOST_TEST(one.said.flags[0].spec->name == "advantage");
  BOOST_TEST(one.said.comment == "hard");
}

BOOST_AUTO_TEST_CASE(list_goes_on_with_and) {
  const read_line one("heal to: grog and: elara the bold AND: \"and\" amount: 3");
  BOOST_TEST(one.values("to") == "grog|elara the bold|and");
  BOOST_TEST(one.values("amount") == "3");
}

BOOST_AUTO_TEST_CASE(label_that_may_come_again_is_there_each_time) {
  const read_line one("damage to: grog amount: 3 type: fire amount: 4 type: cold");
  BOOST_TEST(one.said.labels.size() == 5U);
}

BOOST_AUTO_TEST_CASE(subject_stands_before_the_first_label_and_begins_with_its_first_word) {
  const read_line one("check  sleight of hand dc: 15");
  BOOST_TEST(one.values("") == "sleight of hand");
  BOOST_TEST(one.said.labels[0].column == 7U);
}

BOOST_AUTO_TEST_CASE(subject_that_is_text_is_the_rest_of_the_line_as_it_is) {
  const read_line one("note  The door: \"creaks\"  # twice ");
  BOOST_TEST(one.said.text == "The door: \"creaks\"  # twice");
  BOOST_TEST(one.said.text_column == 6U);
  BOOST_TEST(one.said.comment.empty());
}

BOOST_AUTO_TEST_CASE(words_of_a_value_have_one_blank_between_them) {
  const read_line one("status   giant \t \" crocodile   2 \"");
  BOOST_TEST(one.values("") == "giant crocodile 2");
}

BOOST_AUTO_TEST_CASE(word_that_is_no_verb_is_refused_at_its_place) {
  const auto why = refused(" atack by: grog");
  BOOST_TEST(why.code == refusal_code::unknown_verb);
  BOOST_TEST(why.column.value() == 1U);
  BOOST_TEST(why.hint.find("attack") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(group_without_its_second_word_is_refused_after_the_first) {
  const auto why = refused("encounter");
  BOOST_TEST(why.code == refusal_code::unknown_verb);
  BOOST_TEST(why.column.value() == 9U);
  BOOST_TEST(why.hint.find("start") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(each_fault_of_a_sentence_has_its_code) {
  const std::pair<const char*, refusal_code> faults[] = {
      {"heal to: grog amonut: 3", refusal_code::unknown_label},
      {"heal to: grog", refusal_code::missing_label},
      {"note", refusal_code::missing_label},
      {"heal to: grog to: elara amount: 3", refusal_code::duplicate_label},
      {"attack to: grog advantage advantage", refusal_code::duplicate_label},
      {"undo it", refusal_code::unexpected_text},
      {"heal and: grog amount: 3", refusal_code::unexpected_text},
      {"heal : to: grog amount: 3", refusal_code::unexpected_text},
      {"heal to: \"grog", refusal_code::unexpected_text},
      {"heal to: amount: 3", refusal_code::bad_value},
      {"heal to: grog and: amount: 3", refusal_code::bad_value}};
  for (const auto& [line, code] : faults) BOOST_TEST(refused(line).code == code, line);
}

BOOST_AUTO_TEST_CASE(list_has_as_many_values_as_the_bound_says) {
  std::string line = "heal amount: 3 to: grog";
  for (std::size_t i = 1; i < bounds::targets_max; ++i) line += " and: grog";
  BOOST_TEST(read_sentence(line).has_value());
  BOOST_TEST(refused(line + " and: grog").code == refusal_code::too_many);
}

BOOST_AUTO_TEST_CASE(label_comes_as_often_as_the_bound_says) {
  std::string line = "damage to: grog";
  for (std::size_t i = 0; i < bounds::damage_parts_max; ++i) line += " amount: 3 type: fire";
  BOOST_TEST(read_sentence(line).has_value());
  BOOST_TEST(refused(line + " amount: 3 type: fire").code == refusal_code::too_many);
}

BOOST_AUTO_TEST_CASE(label_without_its_colon_is_found_among_words) {
  const std::string line = "grog With mace";
  const auto words = scan(line, 0, colon_meaning::label).tokens;
  const auto slip = forgotten_colon(*find_verb("attack"), words);
  BOOST_REQUIRE(slip);
  BOOST_TEST(slip->column == 5U);
  BOOST_TEST(slip->hint.find("`with:`") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(words_in_quotes_and_of_other_verbs_are_no_forgotten_labels) {
  const std::string line = "grog \"with\" amount";
  BOOST_TEST(!forgotten_colon(*find_verb("attack"), scan(line, 0, colon_meaning::label).tokens));
}

BOOST_AUTO_TEST_CASE(what_is_wanted_is_a_label_or_what_a_subject_is) {
  BOOST_TEST(wanted({.name = "dc", .help = "difficulty"}) == "`dc:`");
  BOOST_TEST(wanted({.help = "a skill or an ability"}) == "a skill or an ability");
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
