#include "tests/support/kept_commands.hpp"

#include <boost/test/unit_test.hpp>
#include <simdjson.h>

#include <cstdint>
#include <map>
#include <sstream>

namespace dnd::test {

namespace {

struct logged_command {
  std::string line;
  std::uint64_t first = 0;
  std::uint64_t last = 0;
};

std::string of_campaign(const std::string& campaign) {
  const auto slash = campaign.find('/');
  return " where world = '" + campaign.substr(0, slash) + "' and slug = '" +
         campaign.substr(slash + 1) + "'";
}

/// By id. What is twice in the log, or out of its place, fails the test.
std::map<std::string, logged_command> commands_of(const postgres_server& by,
                                                  const std::string& campaign) {
  std::istringstream log(
      by.sql("select convert_from(string_agg(body, '' order by last), 'UTF8') from commit join "
             "campaign on campaign.id = commit.campaign" +
             of_campaign(campaign)));
  const auto head = by.sql("select head_seq from campaign" + of_campaign(campaign));
  simdjson::dom::parser parser;
  std::map<std::string, logged_command> found;
  logged_command* now = nullptr;
  std::uint64_t seq = 0;
  for (std::string line; std::getline(log, line);) {
    const simdjson::dom::element event = parser.parse(line);
    BOOST_TEST(std::uint64_t(event["seq"]) == ++seq, campaign << ": " << line);
    std::string_view id, command;
    if (event["id"].get(id) == simdjson::SUCCESS) {
      BOOST_REQUIRE(event["command"].get(command) == simdjson::SUCCESS);
      const auto [at, is_new] =
          found.try_emplace(std::string(id), logged_command{std::string(command), seq, seq});
      BOOST_TEST(is_new, campaign << " has " << id << " twice, at last as " << line);
      now = &at->second;
    } else if (event["command"].get(command) == simdjson::SUCCESS) {
      now = nullptr;
    } else if (now != nullptr) {
      now->last = seq;
    }
  }
  BOOST_TEST(head == std::to_string(seq), campaign << " ends with " << seq << ", not " << head);
  return found;
}

}  // namespace

void commands_are_kept(const postgres_server& by, const std::vector<std::string>& campaigns,
                       const std::vector<acknowledged>& all) {
  std::map<std::string, std::map<std::string, logged_command>> logs;
  for (const auto& each : campaigns) logs[each] = commands_of(by, each);
  for (const auto& each : all) {
    const auto found = logs[each.campaign].find(each.id);
    BOOST_REQUIRE_MESSAGE(found != logs[each.campaign].end(),
                          each.campaign << " has lost " << each.id << ": " << each.line);
    const auto& [line, first, last] = found->second;
    BOOST_TEST(line == each.line);
    BOOST_TEST((first == each.first && last == each.last),
               each.id << " is at " << first << " to " << last << ", and was said to be at "
                       << each.first << " to " << each.last);
  }
}

}  // namespace dnd::test
