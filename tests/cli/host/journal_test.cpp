// What the host says of itself: whole lines, from any thread, and nobody waits for them.

#include "cli/host/journal.hpp"

#include "model/bounds.hpp"

#include <boost/test/unit_test.hpp>

#include <condition_variable>
#include <mutex>

BOOST_AUTO_TEST_SUITE(journal_suite)

using namespace dnd;
using namespace dnd::cli::host;

namespace {

constexpr std::int64_t now_ms = 1'795'374'251'120;

std::int64_t fixed_clock() {
  return now_ms;
}

/// Reads nothing until it is let go.
struct slow_reader {
  journal::sink sink() {
    return [this](std::string_view text) {
      std::unique_lock lock(mutex);
      is_reading = true;
      changed.notify_all();
      changed.wait(lock, [this] { return may_read; });
      this->text += text;
    };
  }
  void wait_until_it_reads() {
    std::unique_lock lock(mutex);
    changed.wait(lock, [this] { return is_reading; });
  }
  void let_go() {
    const std::lock_guard lock(mutex);
    may_read = true;
    changed.notify_all();
  }
  std::mutex mutex;
  std::condition_variable changed;
  bool is_reading = false;
  bool may_read = false;
  std::string text;
};

}  // namespace

BOOST_AUTO_TEST_CASE(a_line_is_for_people_or_for_programs) {
  const std::initializer_list<journal_field> fields{
      {"campaign", "W/C"}, {"why", "it is \"so\""}, {"events", std::uint64_t{41}}, {"empty", ""}};
  BOOST_TEST(journal_line(journal_format::text, now_ms, journal_level::info, "opened", fields) ==
             "2026-11-22T19:04:11.120Z info opened campaign=W/C why=\"it is \\\"so\\\"\" events=41 "
             "empty=\"\"");
  BOOST_TEST(journal_line(journal_format::json, now_ms, journal_level::error, "opened", fields) ==
             R"({"at":"2026-11-22T19:04:11.120Z","level":"error","what":"opened",)"
             R"("campaign":"W/C","why":"it is \"so\"","events":41,"empty":""})");
}

BOOST_AUTO_TEST_CASE(a_value_cannot_begin_a_line_of_its_own) {
  const auto line = journal_line(journal_format::text, now_ms, journal_level::info, "x",
                                 {{"path", "a\nb\x1b[31m"}});
  BOOST_TEST(line.find('\n') == std::string::npos);
  BOOST_TEST(line.find('\x1b') == std::string::npos);
}

BOOST_AUTO_TEST_CASE(what_was_noted_is_written_before_it_ends) {
  std::string text;
  {
    journal log(journal_format::text, fixed_clock, [&](std::string_view more) { text += more; });
    for (std::uint64_t i = 0; i < 100; ++i) log.info("n", {{"i", i}});
  }
  BOOST_TEST(std::count(text.begin(), text.end(), '\n') == 100);
  BOOST_TEST(text.ends_with("info n i=99\n"));
}

BOOST_AUTO_TEST_CASE(whoever_notes_does_not_wait_and_what_is_too_much_is_counted) {
  slow_reader reader;
  {
    journal log(journal_format::text, fixed_clock, reader.sink());
    log.info("first");
    reader.wait_until_it_reads();
    for (std::size_t i = 0; i < bounds::journal_lines_max + 7; ++i) log.info("more");
    reader.let_go();
  }
  BOOST_TEST(std::count(reader.text.begin(), reader.text.end(), '\n') ==
             static_cast<std::ptrdiff_t>(bounds::journal_lines_max + 2));
  BOOST_TEST(reader.text.ends_with("warning journal_lines_dropped lines=7\n"));
}

BOOST_AUTO_TEST_SUITE_END()
