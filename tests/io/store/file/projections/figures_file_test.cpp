// The file of the figures: what was written is read back, and what is not of this log is not used.

#include "io/store/file/projections/figures_file.hpp"

#include "io/store/codec/line_format.hpp"
#include "model/json/field_encoder.hpp"
#include "tests/io/store/file/projections/figures_promises.hpp"

#include <fmt/format.h>
#include <simdjson.h>

#include <functional>
#include <random>
#include <vector>

namespace dnd::test {
namespace {

struct laid_out_evening : counted_evening {
  /// As if each event were a stretch of its own, so that there are many.
  [[nodiscard]] model::figures::account in_stretches_of_one_event() const {
    auto copy = disk.after_kill();
    model::figures::account out;
    const model::views::undone_events none;
    const auto read = io::read_commits(copy, directory, {}, [&](const model::commit_ptr& each) {
      model::seq_t seq = each->first;
      for (const model::event& what : *each->events) {
        model::figures::account one = out;
        const auto before = one.now;
        one.segments = {{.first = 1,
                         .last = seq - 1,
                         .session = before.session,
                         .title = before.title,
                         .before = {},
                         .of = {}}};
        if (seq == 1) one.segments.clear();
        model::figures::counter counting(one, none);
        counting.begin_command(seq, each->at_ms);
        counting.read(seq, what);
        auto made = std::move(one.segments.back());
        made.first = made.last = seq;
        made.before = before;
        out.segments.push_back(std::move(made));
        out.now = std::move(one.now);
        ++seq;
      }
      return true;
    });
    BOOST_REQUIRE(read);
    BOOST_REQUIRE(out.is_sound());
    return out;
  }
  [[nodiscard]] io::loaded_figures summed(faulty_disk& on, model::seq_t upto,
                                          std::uint32_t session) const {
    const auto log = on.open(log_file, io::open_mode::read_only);
    BOOST_REQUIRE(log);
    auto found = io::load_figures(
        on, directory, **log,
        {.upto = upto, .how = io::figures_choice::reading::sums, .session = session});
    BOOST_REQUIRE(found);
    return *std::move(found);
  }
  /// The file with another head, which is proven by its sum all the same.
  template <class Change>
  [[nodiscard]] static std::string with_head(const std::string& text, Change change) {
    constexpr std::string_view body = ",\"body\":[\n";
    const auto end = text.find(body);
    std::string head = text.substr(0, end + 1 - io::line_tail_bytes);
    change(head);
    io::append_sum(head, 0, 0);
    return head.substr(0, head.size() - 2) + text.substr(end);
  }
};

}  // namespace
}  // namespace dnd::test

BOOST_FIXTURE_TEST_SUITE(figures_file_suite, dnd::test::laid_out_evening)

using namespace dnd;
using namespace dnd::test;

BOOST_AUTO_TEST_CASE(what_was_written_is_read_back) {
  const auto all = expected();
  BOOST_REQUIRE(io::save_figures(disk, directory, all, places.back()));
  const auto found = loaded(disk);
  BOOST_TEST((found.account == all));
  BOOST_TEST((found.at == places.back()));
  BOOST_TEST(found.why_not.empty());
  const auto mark = io::peek_figures(disk, directory);
  BOOST_REQUIRE(mark);
  BOOST_TEST(mark->seq == last());
  BOOST_TEST(mark->offset == places.back().offset);
  BOOST_TEST(mark->bytes == disk.bytes_of(file).size());
  BOOST_TEST(!disk.has(file + ".tmp"));
}

BOOST_AUTO_TEST_CASE(it_is_one_object_that_other_programs_read) {
  const auto all = in_stretches_of_one_event();
  BOOST_REQUIRE(io::save_figures(disk, directory, all, places.back()));
  const auto text = disk.bytes_of(file);
  BOOST_TEST(text.starts_with("{\"figures\":3,\"seq\":"));
  BOOST_TEST(text.ends_with("\n]}\n"));
  const auto read = simdjson::padded_string(text);
  simdjson::ondemand::parser parser;
  auto document = parser.iterate(read);
  std::size_t count = 0;
  for (auto line : document["body"].get_array()) {
    BOOST_REQUIRE(!line.get_object().error());
    ++count;
  }
  // A sum of each eight stretches.
  BOOST_TEST(count == all.segments.size() + all.segments.size() / 8);
}

BOOST_AUTO_TEST_CASE(nothing_is_found_where_there_is_none) {
  BOOST_TEST(loaded(disk).at.seq == 0U);
  BOOST_TEST(loaded(disk).why_not.empty());
  BOOST_TEST(!io::peek_figures(disk, directory));
}

BOOST_AUTO_TEST_CASE(every_flipped_bit_and_every_cut_is_seen) {
  keep();
  const auto good = disk.bytes_of(file);
  for (std::size_t at = 0; at < good.size(); ++at) {
    auto bad = good;
    bad[at] = static_cast<char>(bad[at] ^ (1 << at % 8));
    disk.put(file, bad);
    BOOST_REQUIRE_EQUAL(loaded(disk).at.seq, 0U);
    BOOST_REQUIRE(!loaded(disk).why_not.empty());
    disk.put(file, good.substr(0, at));
    BOOST_REQUIRE_EQUAL(loaded(disk).at.seq, 0U);
  }
}

BOOST_AUTO_TEST_CASE(figures_of_another_log_and_of_another_version_are_not_used) {
  counted_evening other;
  other.note("elsewhere");
  other.keep();
  keep();
  const auto good = disk.bytes_of(file);
  disk.put(file, other.disk.bytes_of(file));
  BOOST_TEST(loaded(disk).at.seq == 0U);
  // Sound in itself, and of a format that is to come.
  disk.put(file, with_head(good, [](std::string& head) {
             head.replace(head.find("\"figures\":3"), 11, "\"figures\":4");
           }));
  BOOST_TEST(loaded(disk).at.seq == 0U);
  BOOST_TEST(!io::peek_figures(disk, directory));
  answers_are_right(disk.after_kill());
}

BOOST_AUTO_TEST_CASE(what_an_older_program_kept_is_made_again) {
  keep();
  const auto good = disk.bytes_of(file);
  // All on one line, and without sums.
  std::string old = fmt::format("{{\"figures\":1,\"seq\":{},\"offset\":{},\"log_sum\":\"{:016x}\",",
                                last(), places.back().offset, places.back().sum);
  old += "\"account\":";
  model::field_encoder::write(old, expected());
  io::append_sum(old, 0, 0);
  disk.put(file, old);
  BOOST_TEST(loaded(disk).at.seq == 0U);
  BOOST_TEST(!loaded(disk).why_not.empty());
  answers_are_right(disk.after_kill());
  keep();
  BOOST_TEST(disk.bytes_of(file) == good);
}

BOOST_AUTO_TEST_CASE(a_head_that_does_not_fit_together_is_not_used) {
  BOOST_REQUIRE(io::save_figures(disk, directory, in_stretches_of_one_event(), places.back()));
  const auto good = disk.bytes_of(file);
  const auto replaced = [](std::string from, std::string to) {
    return [from = std::move(from), to = std::move(to)](std::string& head) {
      const auto at = head.find(from);
      BOOST_REQUIRE(at != std::string::npos);
      head.replace(at, from.size(), to);
    };
  };
  disk.put(file, with_head(good, [](const std::string&) {}));
  BOOST_TEST(loaded(disk).at.seq == last());
  const std::function<void(std::string&)> bad[] = {
      replaced("\"first\":2,", "\"first\":3,"),
      replaced("\"last\":2,", "\"last\":1,"),
      replaced("\"bytes\":", "\"bytes\":1"),
      replaced("\"parts\":[{", "\"parts\":[],\"sums\":[{"),
      replaced("\"seq\":", "\"seq\":1"),
      replaced("\"log_sum\":\"", "\"log_sum\":\"x")};
  for (const auto& change : bad) {
    disk.put(file, with_head(good, change));
    BOOST_TEST(loaded(disk).at.seq == 0U);
    BOOST_TEST(!loaded(disk).why_not.empty());
  }
}

BOOST_AUTO_TEST_CASE(sums_are_those_of_all_stretches_whatever_is_read_of_them) {
  for (int i = 0; i < 150; ++i) wound(i % 2 == 0 ? "grog" : "elara", 1 + i % 3);
  const auto all = in_stretches_of_one_event();
  BOOST_REQUIRE(io::save_figures(disk, directory, all, places.back()));
  for (const model::seq_t upto :
       {last(), last() - 7, last() - 70, model::seq_t{9}, model::seq_t{1}})
    for (const std::uint32_t session : {0U, 1U, 2U, 3U, 4U, 99U}) {
      auto until = all;
      until.segments.resize(upto);
      if (upto < last()) until.now = all.segments[upto].before;
      const auto found = summed(disk, upto, session);
      BOOST_TEST(found.why_not.empty());
      BOOST_TEST(found.account.is_sound());
      BOOST_TEST(found.account.last() == upto);
      BOOST_TEST((found.account.now == until.now));
      BOOST_TEST((found.account.sum() == until.sum()));
      BOOST_TEST((found.account.sum(session) == until.sum(session)));
    }
  const auto found = summed(disk, last(), 99);
  // The last one stays as it is.
  BOOST_TEST(found.account.segments.size() == 2U);
}

BOOST_AUTO_TEST_CASE(stretches_with_what_is_out_of_date_are_left_out) {
  const auto all = in_stretches_of_one_event();
  BOOST_REQUIRE(io::save_figures(disk, directory, all, places.back()));
  const auto log = disk.open(log_file, io::open_mode::read_only);
  BOOST_REQUIRE(log);
  for (const auto how : {io::figures_choice::reading::all, io::figures_choice::reading::sums})
    for (const model::seq_t first : {model::seq_t{1}, model::seq_t{5}}) {
      const auto found = io::load_figures(
          disk, directory, **log,
          {.upto = 15, .outdated = {{first, 7}, {10, 10}, {12, 90}}, .how = how, .session = 1});
      BOOST_REQUIRE(found);
      BOOST_TEST(found->account.last() == first - 1);
      BOOST_TEST((found->account.now == all.segments[first - 1].before));
      BOOST_REQUIRE(found->later.size() == 2U);
      const model::seq_t begins[] = {8, 11};
      const model::seq_t ends[] = {9, 11};
      for (std::size_t i = 0; i < 2; ++i) {
        const io::later_figures& later = found->later[i];
        BOOST_TEST(later.segments.front().first == begins[i]);
        BOOST_TEST((later.segments.front().before == all.segments[begins[i] - 1].before));
        BOOST_TEST(later.segments.back().last == ends[i]);
        BOOST_TEST((later.after == all.segments[ends[i]].before));
        BOOST_TEST(later.previous_first == begins[i] - 1);
        BOOST_TEST(later.previous_session == all.segments[begins[i] - 2].session);
      }
      BOOST_TEST((found->at == places.back()));
    }
}

BOOST_AUTO_TEST_CASE(stretches_that_are_one_know_what_was_before_them) {
  for (int i = 0; i < 150; ++i) {
    wound("grog", 1);
    if (i % 50 == 49) next_session();
  }
  const auto all = in_stretches_of_one_event();
  BOOST_REQUIRE(io::save_figures(disk, directory, all, places.back()));
  const auto found = summed(disk, last(), 2).account;
  // Session 2, what is before it and after it, and the last one.
  BOOST_TEST(found.segments.size() == 4U);
  for (const model::figures::segment& each : found.segments)
    BOOST_TEST((each.before == all.segments[each.first - 1].before));
}

BOOST_AUTO_TEST_CASE(a_flipped_bit_is_seen_by_whoever_reads_that_byte) {
  for (int i = 0; i < 100; ++i) wound("grog", 1);
  const auto all = in_stretches_of_one_event();
  BOOST_REQUIRE(io::save_figures(disk, directory, all, places.back()));
  const auto good = disk.bytes_of(file);
  std::mt19937_64 random(seed_of_test());
  std::size_t seen = 0;
  for (int tries = 0; tries < 400; ++tries) {
    const auto at = static_cast<std::size_t>(random() % good.size());
    auto bad = good;
    bad[at] = static_cast<char>(bad[at] ^ (1 << random() % 8));
    disk.put(file, bad);
    const auto found = summed(disk, last(), 1);
    if (found.at.seq == 0)
      ++seen;
    else
      BOOST_REQUIRE((found.account.sum(1) == all.sum(1)));
  }
  BOOST_TEST(seen > 0U);
  BOOST_TEST(seen < 400U);
}

BOOST_AUTO_TEST_CASE(sums_read_a_small_part_of_many_stretches) {
  for (int i = 0; i < 600; ++i) wound("grog", 1);
  BOOST_REQUIRE(io::save_figures(disk, directory, in_stretches_of_one_event(), places.back()));
  disk.plan({.at = 0});
  (void)summed(disk, last(), 99);
  // A line for each of the last 64, a few sums, the head, and the log.
  BOOST_TEST(disk.operations() < 64U + 30U);
}

BOOST_AUTO_TEST_SUITE_END()
