// Finding verbs, labels and flags by what people type, and the usage of a verb.

#include "model/language/verbs.hpp"

#include "tests/support/print_enums.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(verbs_suite)

using namespace dnd::model::language;

namespace {

const verb_spec& verb(std::string_view name) {
  const verb_spec* found = find_verb(name);
  BOOST_REQUIRE_MESSAGE(found != nullptr, name);
  return *found;
}

}  // namespace

BOOST_AUTO_TEST_CASE(verb_is_found_by_its_name_in_any_case) {
  for (const verb_spec& each : verbs()) BOOST_TEST(find_verb(each.name) == &each, each.name);
  BOOST_TEST(find_verb("ATTACK") == find_verb("attack"));
  BOOST_TEST(find_verb("Encounter START") == find_verb("encounter start"));
}

BOOST_AUTO_TEST_CASE(verb_is_found_by_its_short_words) {
  BOOST_TEST(find_verb("start") == find_verb("encounter start"));
  BOOST_TEST(find_verb("DMG") == find_verb("damage"));
}

BOOST_AUTO_TEST_CASE(verb_is_found_by_its_other_name) {
  BOOST_TEST(verb("exit").name == "quit");
}

BOOST_AUTO_TEST_CASE(what_is_no_verb_is_not_found) {
  for (const char* const other : {"", "attac", "attackk", "encounter", "encounter  start", "strat"})
    BOOST_TEST(find_verb(other) == nullptr, other);
}

BOOST_AUTO_TEST_CASE(verb_of_two_words_is_found_by_both) {
  BOOST_TEST(find_verb("Encounter", "start") == find_verb("encounter start"));
  BOOST_TEST(find_verb("encounter", "begin") == nullptr);
  BOOST_TEST(find_verb("encounters", "tart") == nullptr);
  BOOST_TEST(find_verb("attack", "") == nullptr);
}

BOOST_AUTO_TEST_CASE(row_knows_where_it_stands) {
  std::size_t index = 0;
  for (const verb_spec& each : verbs()) BOOST_TEST(index_of(each) == index++);
}

BOOST_AUTO_TEST_CASE(first_word_of_verbs_is_a_group_unless_it_is_a_verb_itself) {
  for (const char* const group : {"encounter", "condition", "SESSION"})
    BOOST_TEST(is_verb_group(group), group);
  for (const char* const other : {"attack", "start", "", "encounter start", "enc"})
    BOOST_TEST(!is_verb_group(other), other);
}

BOOST_AUTO_TEST_CASE(label_belongs_to_its_verb) {
  BOOST_REQUIRE(find_label(verb("attack"), "WITH") != nullptr);
  BOOST_TEST(find_label(verb("attack"), "with")->kind == value_kind::action);
  BOOST_TEST(find_label(verb("heal"), "with") == nullptr);
  BOOST_TEST(find_label(verb("attack"), "with:") == nullptr);
  BOOST_TEST(find_label(verb("attack"), "") == nullptr);
}

BOOST_AUTO_TEST_CASE(flag_belongs_to_its_verb) {
  BOOST_TEST(find_flag(verb("attack"), "Advantage") != nullptr);
  BOOST_TEST(find_flag(verb("note"), "advantage") == nullptr);
}

BOOST_AUTO_TEST_CASE(word_of_any_verb_is_known_as_label_or_flag) {
  BOOST_TEST(is_label_word("With"));
  BOOST_TEST(!is_label_word("advantage"));
  BOOST_TEST(is_flag_word("Advantage"));
  BOOST_TEST(!is_flag_word("with"));
}

BOOST_AUTO_TEST_CASE(usage_has_every_label_and_flag_of_the_verb) {
  for (const verb_spec& each : verbs()) {
    const auto text = usage(each);
    BOOST_TEST(text.starts_with(each.name));
    if (!each.labels_in_usage.empty()) BOOST_TEST(text.ends_with(each.labels_in_usage));
    for (const label_spec& label : each.labels)
      if (each.labels_in_usage.empty())
        BOOST_TEST(text.find(std::string(label.name) + ": ") != std::string::npos, text);
    for (const flag_spec& flag : each.flags)
      BOOST_TEST(text.find('[' + std::string(flag.name) + ']') != std::string::npos, text);
  }
}

BOOST_AUTO_TEST_CASE(usage_marks_what_may_be_left_out_and_what_goes_on) {
  constexpr label_spec labels[] = {
      {.name = "to", .needed = need::required, .times = arity::list, .placeholder = "WHOM"},
      {.name = "dc", .placeholder = "N"}};
  constexpr flag_spec flags[] = {{.name = "magical"}};
  const verb_spec made{.name = "bless", .labels = labels, .flags = flags};
  BOOST_TEST(usage(made) == "bless to: WHOM [and: WHOM]… [dc: N] [magical]");
}

BOOST_AUTO_TEST_CASE(usage_shows_that_a_pair_of_labels_comes_again) {
  constexpr label_spec labels[] = {
      {.name = "amount", .needed = need::required, .times = arity::repeated, .placeholder = "DICE"},
      {.name = "type", .needed = need::required, .times = arity::repeated, .placeholder = "TYPE"}};
  const verb_spec made{.name = "hurt", .labels = labels};
  BOOST_TEST(usage(made) == "hurt amount: DICE type: TYPE [amount: DICE type: TYPE]…");
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
