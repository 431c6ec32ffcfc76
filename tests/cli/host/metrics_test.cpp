// What the host counts: of each command its verb, how it ended and how long it took; of the engine
// and the process what they say.

#include "cli/host/metrics.hpp"

#include <boost/test/unit_test.hpp>

#include <fstream>
#include <set>
#include <sstream>
#include <string>
#include <string_view>

BOOST_AUTO_TEST_SUITE(metrics_suite)

using namespace dnd::cli::host;
using namespace std::chrono_literals;

namespace {

bool has_line(const std::string& text, const std::string& line) {
  return ("\n" + text).find("\n" + line + "\n") != std::string::npos;
}

}  // namespace

BOOST_AUTO_TEST_CASE(commands_are_counted_by_verb_and_result) {
  metrics counts;
  counts.note_command("attack by: grog to: zombie-1", 200, 300us);
  counts.note_command("ATTACK by: grog to: zombie-2", 200, 300us);
  counts.note_command("attack by: nobody", 422, 100us);
  counts.note_command("note x", 507, 3s);
  counts.note_command("atack", 422, 1us);
  counts.note_command("", 200, 1us);
  const std::string text = counts.text({});
  BOOST_TEST(has_line(text, R"(dnd_commands_total{result="done",verb="attack"} 2)"), text);
  BOOST_TEST(has_line(text, R"(dnd_commands_total{result="refused",verb="attack"} 1)"), text);
  BOOST_TEST(has_line(text, R"(dnd_commands_total{result="failed",verb="note"} 1)"), text);
  // What was typed never is a label: it may be a secret, and there is no end of it.
  BOOST_TEST(has_line(text, R"(dnd_commands_total{result="refused",verb="unknown"} 1)"), text);
  BOOST_TEST(text.find("atack") == std::string::npos);
  BOOST_TEST(has_line(text, R"(dnd_command_seconds_bucket{le="0.0005"} 5)"), text);
  BOOST_TEST(has_line(text, R"(dnd_command_seconds_bucket{le="10"} 6)"), text);
  BOOST_TEST(has_line(text, "dnd_command_seconds_count 6"), text);
}

BOOST_AUTO_TEST_CASE(how_things_stand_is_asked_for_each_time) {
  metrics counts;
  BOOST_TEST(has_line(counts.text({}), "dnd_connections 0"));
  std::size_t connections = 3;
  counts.watch_connections([&] { return connections; });
  const std::string text =
      counts.text({.campaigns_open = 2, .streams = 5, .jobs_waiting = 7, .engine = {}});
  BOOST_TEST(has_line(text, "dnd_campaigns_open 2"), text);
  BOOST_TEST(has_line(text, "dnd_subscribers 5"), text);
  BOOST_TEST(has_line(text, "dnd_jobs_waiting 7"), text);
  BOOST_TEST(has_line(text, "dnd_connections 3"), text);
  connections = 4;
  BOOST_TEST(has_line(counts.text({}), "dnd_connections 4"));
}

BOOST_AUTO_TEST_CASE(the_engine_says_what_it_wrote_and_how_many_shared_a_sync) {
  const metrics counts;
  const std::string text = counts.text({.engine = {.commands = 9,
                                                   .syncs = 5,
                                                   .snapshots = 1,
                                                   .bytes_written = 2'230,
                                                   .appends_waiting = 4,
                                                   .appends_synced = 12,
                                                   .batches = {2, 1, 2, 0}}});
  BOOST_TEST(has_line(text, "dnd_engine_commands_total 9"), text);
  BOOST_TEST(has_line(text, "dnd_log_syncs_total 5"), text);
  BOOST_TEST(has_line(text, "dnd_log_written_bytes_total 2230"), text);
  BOOST_TEST(has_line(text, "dnd_log_appends_waiting 4"), text);
  BOOST_TEST(has_line(text, "dnd_snapshots_total 1"), text);
  BOOST_TEST(has_line(text, R"(dnd_log_sync_appends_bucket{le="1"} 2)"), text);
  BOOST_TEST(has_line(text, R"(dnd_log_sync_appends_bucket{le="4"} 5)"), text);
  BOOST_TEST(has_line(text, R"(dnd_log_sync_appends_bucket{le="+Inf"} 5)"), text);
  BOOST_TEST(has_line(text, "dnd_log_sync_appends_sum 12"), text);
  BOOST_TEST(has_line(text, "dnd_log_sync_appends_count 5"), text);
}

BOOST_AUTO_TEST_CASE(a_store_says_what_goes_on_between_it_and_the_host) {
  metrics counts;
  counts.note_relayed(true);
  counts.note_relayed(false);
  counts.note_relayed(true);
  dnd::io::store_figures store{.taken_over = 2, .fenced = 3, .doubted = 4, .connections = 5};
  store.commits[0] = 6;
  store.commits.back() = 1;
  store.commit_seconds = 7.5;
  const std::string text = counts.text({.store = store, .drains = true});
  BOOST_TEST(has_line(text, R"(dnd_relayed_requests_total{result="done"} 2)"), text);
  BOOST_TEST(has_line(text, R"(dnd_relayed_requests_total{result="failed"} 1)"), text);
  BOOST_TEST(has_line(text, "dnd_store_taken_over_total 2"), text);
  BOOST_TEST(has_line(text, "dnd_store_fenced_total 3"), text);
  BOOST_TEST(has_line(text, "dnd_store_doubted_total 4"), text);
  BOOST_TEST(has_line(text, "dnd_store_connections_total 5"), text);
  BOOST_TEST(has_line(text, R"(dnd_store_commit_seconds_bucket{le="0.0005"} 6)"), text);
  BOOST_TEST(has_line(text, "dnd_store_commit_seconds_count 7"), text);
  BOOST_TEST(has_line(text, "dnd_store_commit_seconds_sum 7.5"), text);
  BOOST_TEST(has_line(text, "dnd_host_drains 1"), text);
  // What is not known is not there.
  BOOST_TEST(text.find("lag") == std::string::npos, text);
  BOOST_TEST(counts.text({}).find("dnd_store") == std::string::npos);
}

/// The rows of docs/host.md, against what is answered.
BOOST_AUTO_TEST_CASE(the_page_lists_each_of_them) {
  metrics counts;
  counts.note_command("status", 200, 1ms);
  counts.note_relayed(true);
  dnd::io::store_figures store;
  store.lag_bytes = 1;
  store.renewed_seconds_ago = 1.0;
  std::istringstream answer(counts.text({.store = store}));
  std::set<std::string> there;
  for (std::string line; std::getline(answer, line);) {
    constexpr std::string_view type = "# TYPE ";
    if (!line.starts_with(type)) continue;
    line.erase(0, type.size());
    const auto blank = line.find(' ');
    there.insert("| `" + line.substr(0, blank) + "` | " + line.substr(blank + 1) + " |");
  }
  std::ifstream page(DND_SOURCE_DIR "/docs/host.md");
  std::set<std::string> listed;
  for (std::string line; std::getline(page, line);)
    if (line.starts_with("| `dnd_") || line.starts_with("| `process_"))
      listed.insert(line.substr(0, line.find("| ", line.find("| ", 3) + 2) + 1));
  BOOST_TEST(there.size() == 25U);
  BOOST_TEST(listed == there, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()
