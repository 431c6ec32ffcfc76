#include "cli/app/arguments.hpp"

#include <boost/test/unit_test.hpp>

#include <initializer_list>
#include <vector>

BOOST_AUTO_TEST_SUITE(arguments_suite)

using namespace dnd::cli;

namespace {

dnd::cli::arguments read(std::initializer_list<const char*> typed) {
  const auto out = read_arguments(std::vector<const char*>(typed));
  BOOST_REQUIRE_MESSAGE(out.has_value(), (out ? "" : out.error().message));
  return *out;
}

usage_error wrong(std::initializer_list<const char*> typed) {
  const auto out = read_arguments(std::vector<const char*>(typed));
  BOOST_REQUIRE(!out.has_value());
  return out.error();
}

using words = std::vector<std::string>;

}  // namespace

BOOST_AUTO_TEST_CASE(a_command_of_two_words_takes_its_name_and_option) {
  const auto out = read({"campaign", "show", "The Lost Mine", "--at", "41"});
  BOOST_TEST((out.command == find_command_spec("campaign show")));
  BOOST_TEST(out.words == words{"The Lost Mine"}, boost::test_tools::per_element());
  BOOST_TEST(out.value("--at").value() == "41");
  BOOST_TEST(!out.has("--json"));
}

BOOST_AUTO_TEST_CASE(global_options_stand_before_and_after_the_command) {
  for (const auto& out : {read({"--json", "--seed", "7", "--worlds-dir=w", "campaign", "list"}),
                          read({"campaign", "--seed=7", "list", "--json", "--worlds-dir", "w"})}) {
    BOOST_TEST((out.command == find_command_spec("campaign list")));
    BOOST_TEST(out.has("--json"));
    BOOST_TEST(out.value("--seed").value() == "7");
    BOOST_TEST(out.value("--worlds-dir").value() == "w");
  }
}

BOOST_AUTO_TEST_CASE(commands_of_the_game_come_through_byte_for_byte) {
  const auto out = read({"exec", "[a,b]", "", "add zombie count: 2", "-", "demo", "{}"});
  const words expected{"[a,b]", "", "add zombie count: 2", "-", "demo", "{}"};
  BOOST_TEST(out.words == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_command_may_have_a_group_of_its_own_name) {
  BOOST_TEST((read({"host"}).command == find_command_spec("host")));
  const auto out = read({"host", "token", "revoke", "token"});
  BOOST_TEST((out.command == find_command_spec("host token")));
  BOOST_TEST(out.words == (words{"revoke", "token"}), boost::test_tools::per_element());
  BOOST_TEST(!wrong({"host", "tokne"}).message.empty());
}

BOOST_AUTO_TEST_CASE(an_option_that_may_be_repeated_has_all_its_values) {
  const auto out = read({"host", "token", "create", "--character", "A", "--role=player",
                         "--character=B", "--role", "gm"});
  BOOST_TEST(out.values("--character") == (words{"A", "B"}), boost::test_tools::per_element());
  BOOST_TEST(out.value("--character").value() == "B");
  BOOST_TEST(out.value("--role").value() == "gm");
  BOOST_TEST(out.values("--role").empty());
}

BOOST_AUTO_TEST_CASE(two_dashes_end_the_options) {
  const auto out = read({"--json", "exec", "--campaign", "C", "--", "--seed", "-x", "--"});
  BOOST_TEST(out.words == (words{"--seed", "-x", "--"}), boost::test_tools::per_element());
  BOOST_TEST(!out.has("--seed"));
  BOOST_TEST(out.value("--campaign").value() == "C");
}

BOOST_AUTO_TEST_CASE(an_option_that_is_given_twice_counts_as_it_was_given_last) {
  BOOST_TEST(read({"--seed", "1", "demo", "--seed", "2"}).value("--seed").value() == "2");
}

BOOST_AUTO_TEST_CASE(an_option_of_a_command_stands_after_it) {
  BOOST_TEST(wrong({"--last", "3", "campaign", "log"}).message == "there is no option \"--last\"");
}

BOOST_AUTO_TEST_CASE(the_categories_of_init_are_flags_of_it_alone) {
  const auto out = read({"init", "--monsters", "--force", "--magic-items"});
  BOOST_TEST(out.has("--monsters"));
  BOOST_TEST(out.has("--magic-items"));
  BOOST_TEST(wrong({"init", "--monster"}).hint == "did you mean \"--monsters\"?");
  BOOST_TEST(wrong({"init", "monsters"}).message == "`dnd init` does not take \"monsters\"");
  BOOST_TEST(wrong({"demo", "--monsters"}).message == "there is no option \"--monsters\"");
}

BOOST_AUTO_TEST_CASE(a_value_is_taken_as_it_stands) {
  BOOST_TEST(read({"--world=", "demo"}).value("--world").value().empty());
  BOOST_TEST(read({"--world", "a=b", "demo"}).value("--world").value() == "a=b");
  BOOST_TEST(read({"--world=--json", "demo"}).value("--world").value() == "--json");
  BOOST_TEST(read({"campaign", "show", "--at", "-1"}).value("--at").value() == "-1");
}

BOOST_AUTO_TEST_CASE(a_flag_with_a_value_is_refused) {
  BOOST_TEST(wrong({"--json=yes", "demo"}).message == "--json takes no value");
  BOOST_TEST(wrong({"init", "--spells=all"}).message == "--spells takes no value");
}

BOOST_AUTO_TEST_CASE(help_and_version_need_no_command) {
  BOOST_TEST(read({"--version"}).has("--version"));
  BOOST_TEST(read({"-h"}).has("--help"));
}

BOOST_AUTO_TEST_CASE(help_may_be_about_a_group_of_commands) {
  const auto group = read({"campaign", "--help"});
  BOOST_TEST(group.group == "campaign");
  BOOST_TEST(group.command == nullptr);
}

BOOST_AUTO_TEST_CASE(name_that_is_missing_keeps_nobody_from_asking_for_help) {
  BOOST_TEST((read({"world", "create", "--help"}).command == find_command_spec("world create")));
}

BOOST_AUTO_TEST_CASE(a_misspelled_command_is_answered_with_the_nearest) {
  BOOST_TEST(wrong({"campain", "show", "--at", "3"}).message == "there is no command \"campain\"");
  BOOST_TEST(wrong({"campain"}).hint.find("campaign") != std::string::npos);
  BOOST_TEST(wrong({"campaign", "lod"}).message == "there is no command \"campaign lod\"");
  BOOST_TEST(wrong({"campaign", "lod"}).hint.find("load") != std::string::npos);
  BOOST_TEST(wrong({"xyzzy"}).hint.find("exec") != std::string::npos);
  // What a checkout does.
  BOOST_TEST(wrong({"cluster", "demo"}).hint.find("./dnd cluster demo") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_misspelled_option_is_answered_with_the_nearest) {
  const auto why = wrong({"campaign", "log", "--lasst=3"});
  BOOST_TEST(why.message == "there is no option \"--lasst\"");
  BOOST_TEST(why.hint.find("--last") != std::string::npos);
  BOOST_TEST(wrong({"--jsno"}).hint.find("--json") != std::string::npos);
  // An option of another command is none of this one.
  BOOST_TEST(wrong({"world", "list", "--force"}).message == "there is no option \"--force\"");
}

BOOST_AUTO_TEST_CASE(an_option_without_its_value_says_so) {
  BOOST_TEST(wrong({"campaign", "show", "--at"}).message == "--at needs a value");
  BOOST_TEST(wrong({"campaign", "show", "--at", "--"}).message == "--at needs a value");
}

BOOST_AUTO_TEST_CASE(names_too_few_or_too_many_show_the_usage) {
  BOOST_TEST(wrong({"world", "create"}).hint.find("dnd world create NAME") != std::string::npos);
  const auto why = wrong({"campaign", "create", "The", "Lost", "Mine"});
  BOOST_TEST(why.message == "`dnd campaign create` does not take \"Lost\"");
  BOOST_TEST(why.hint.find("quotes") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(an_option_that_is_needed_is_asked_for_with_the_usage) {
  const auto why = wrong({"campaign", "reseal", "Mine"});
  BOOST_TEST(why.message == "`dnd campaign reseal` needs --from SEQ");
  BOOST_TEST(why.hint.find("dnd campaign reseal [NAME] --from SEQ [--yes]") != std::string::npos);
  BOOST_TEST(read({"campaign", "reseal", "--help"}).has("--help"));
}

BOOST_AUTO_TEST_CASE(an_option_may_stand_in_the_place_of_the_words) {
  BOOST_TEST(wrong({"campaign", "restore"}).message == "`dnd campaign restore` needs a backup");
  BOOST_TEST(wrong({"campaign", "restore"}).hint.find("BACKUP|--list") != std::string::npos);
  BOOST_TEST(read({"campaign", "restore", "--list"}).words.empty());
}

BOOST_AUTO_TEST_CASE(what_is_wrong_is_of_the_command_as_far_as_it_was_read) {
  BOOST_TEST(wrong({"--jsno"}).kind == "dnd");
  BOOST_TEST(wrong({"campain"}).kind == "dnd");
  BOOST_TEST(wrong({"campaign", "lod"}).kind == "campaign");
  BOOST_TEST(wrong({"campaign", "log", "--lasst=3"}).kind == "campaign log");
  BOOST_TEST(wrong({"world", "create"}).kind == "world create");
  BOOST_TEST(read({"campaign", "list"}).kind() == "campaign list");
  BOOST_TEST(read({"campaign", "--help"}).kind() == "campaign");
  BOOST_TEST(read({"--version"}).kind() == "dnd");
}

BOOST_AUTO_TEST_CASE(a_number_is_whole_and_within_its_range) {
  const auto in = read({"campaign", "log", "--last", "20", "--session", "x"});
  BOOST_TEST((*number_of(in, "--last", 1, 100)).value() == 20u);
  BOOST_TEST(!number_of(in, "--last", 1, 19).has_value());
  BOOST_TEST(!number_of(in, "--session", 1, 9).has_value());
  BOOST_TEST(number_of(in, "--session", 1, 9).error().hint == "From 1 to 9.");
  BOOST_TEST(!(*number_of(in, "--at", 0, 9)).has_value());
}

BOOST_AUTO_TEST_CASE(a_number_is_nothing_but_digits_in_its_range) {
  BOOST_TEST(parse_number("18446744073709551615", 0, UINT64_MAX).value() == UINT64_MAX);
  for (const char* bad : {"", " 1", "1 ", "+1", "-1", "1.5", "0x1", "18446744073709551616"})
    BOOST_TEST(!parse_number(bad, 0, UINT64_MAX).has_value(), bad);
  BOOST_TEST(!parse_number("0", 1, 9).has_value());
  BOOST_TEST(!parse_number("10", 1, 9).has_value());
}

BOOST_AUTO_TEST_SUITE_END()
