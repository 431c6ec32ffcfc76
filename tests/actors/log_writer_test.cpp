// Group commit: what arrives while the disk is busy goes out together, in order, and an error is
// reported to everyone it concerns. Orders are made by hand, so that nothing but the writer is
// tested.

#include "actors/log_writer.hpp"

#include "io/store/joint_log.hpp"
#include "model/bounds.hpp"
#include "tests/support/actor_fixture.hpp"
#include "tests/support/log_fixture.hpp"
#include "tests/support/print_enums.hpp"

#include <boost/test/unit_test.hpp>

#include <cstddef>
#include <utility>
#include <vector>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(log_writer_suite)

namespace {

using actors::write_order;
using actors::written_message;
using written_ptr = reply_ptr<written_message>;

/// The log of a campaign on the disk, and lines that follow each other.
struct writing_campaign {
  writing_campaign(stage& on, const std::string& name) : disk(on.disk), directory("/" + name) {
    BOOST_REQUIRE(disk.make_directory(directory));
    BOOST_REQUIRE(disk.sync_directory("/"));
    disk.put(directory + "/log.jsonl", "");
    auto opened = on.files_on_disk.open(io::id_of_directory(directory), name);
    require_ok(opened);
    log = std::make_shared<actors::written_log>(actors::written_log{.log = std::move(opened->log)});
  }

  write_order next(write_order::syncing sync = write_order::syncing::now) {
    lines.add();
    auto line = std::make_shared<const std::string>(lines.line(lines.lines() - 1));
    return {.to = log, .lines = std::move(line), .end = lines.end(), .sync = sync};
  }
  write_order next_of_fight() {
    auto order = next();
    order.part = io::log_part::fight;
    return order;
  }
  write_order end_of_fight() const {
    return {.to = log, .what = write_order::task::end_fight, .end = lines.end()};
  }
  std::string log_bytes() const { return disk.bytes_of(directory + "/log.jsonl"); }
  std::string encounter() const { return disk.bytes_of(directory + "/encounter.jsonl"); }
  bool has_encounter() const { return disk.has(directory + "/encounter.jsonl"); }

  faulty_disk& disk;
  std::string directory;
  log_maker lines;
  actors::written_log_ptr log;
};

struct writer_stage : stage {
  writer_stage() : writer(system().spawn(actors::log_writer, counts)) { run(); }
  ~writer_stage() { writer = nullptr; }

  std::vector<written_message> write_all(std::vector<write_order>& orders) {
    std::vector<written_message> answers(orders.size());
    actors::write_batch(orders, *counts, [&](std::size_t which, written_message how) {
      answers[which] = std::move(how);
    });
    return answers;
  }
  written_ptr order(write_order what) { return ask<written_message>(writer, std::move(what)); }
  std::uint64_t operations(counted what, const std::function<void()>& work) {
    disk.plan({.count = what});
    work();
    return disk.operations();
  }

  actors::log_writer_actor writer;
};

bool is_written(const written_ptr& reply) {
  return reply->arrived && reply->value && reply->value->end;
}
bool is_failed(const written_ptr& reply, io::ec code) {
  return reply->arrived && reply->value && !reply->value->end &&
         reply->value->end.error().code == code;
}

BOOST_FIXTURE_TEST_CASE(twenty_orders_that_wait_make_one_write_and_one_sync, writer_stage) {
  writing_campaign campaign(*this, "mine");
  std::vector<written_ptr> replies;
  for (int i = 0; i < 20; ++i) replies.push_back(order(campaign.next()));
  BOOST_TEST(operations(counted::writes, [&] { run(); }) == 1U);
  BOOST_TEST(counts->syncs == 1U);
  for (std::size_t i = 0; i < replies.size(); ++i) {
    BOOST_TEST(is_written(replies[i]));
    BOOST_TEST(replies[i]->value->end->seq == i + 1);
    BOOST_TEST(replies[i]->place == i + 1);
  }
  BOOST_TEST(campaign.log_bytes() == campaign.lines.bytes());
  BOOST_TEST(counts->bytes_written == campaign.lines.bytes().size());
  BOOST_TEST(counts->orders_synced == 20U);
  // From 17 to 32.
  BOOST_TEST(counts->batches[5] == 1U);
  BOOST_TEST(counts->orders_waiting == 0U);
}

BOOST_FIXTURE_TEST_CASE(reply_leaves_after_the_sync_and_not_before, writer_stage) {
  writing_campaign campaign(*this, "mine");
  disk.plan({.count = counted::syncs});
  std::uint64_t synced_at_reply = 0;
  std::string durable_at_reply;
  on_reply = [&] {
    synced_at_reply = disk.operations();
    durable_at_reply = disk.after_crash(crash_mode::drop, 1).bytes_of("/mine/log.jsonl");
  };
  const auto reply = order(campaign.next());
  run();
  BOOST_TEST(is_written(reply));
  BOOST_TEST(synced_at_reply == 1U);
  BOOST_TEST(durable_at_reply == campaign.lines.bytes());
}

BOOST_FIXTURE_TEST_CASE(campaigns_share_a_writer_and_keep_their_own_files, writer_stage) {
  writing_campaign one(*this, "one");
  writing_campaign other(*this, "other");
  std::vector<written_ptr> replies;
  for (int i = 0; i < 10; ++i) {
    replies.push_back(order(one.next()));
    replies.push_back(order(other.next()));
  }
  run();
  for (const auto& reply : replies) BOOST_TEST(is_written(reply));
  BOOST_TEST(counts->syncs == 2U);
  BOOST_TEST(one.log_bytes() == one.lines.bytes());
  BOOST_TEST(other.log_bytes() == other.lines.bytes());
}

BOOST_FIXTURE_TEST_CASE(orders_share_a_write_up_to_the_beginning_and_the_end_of_a_fight,
                        writer_stage) {
  writing_campaign campaign(*this, "mine");
  std::vector<write_order> orders{campaign.next(),          campaign.next(),
                                  campaign.next_of_fight(), campaign.next_of_fight(),
                                  campaign.next_of_fight(), campaign.end_of_fight(),
                                  campaign.next(),          campaign.next()};
  std::vector<written_message> answers;
  // Two before, three of the fight, their copy in the log, and two after.
  BOOST_TEST(operations(counted::writes, [&] { answers = write_all(orders); }) == 4U);
  const model::seq_t expected[] = {1, 2, 3, 4, 5, 5, 6, 7};
  for (std::size_t i = 0; i < answers.size(); ++i) {
    BOOST_REQUIRE(answers[i].end);
    BOOST_TEST(answers[i].end->seq == expected[i]);
  }
  BOOST_TEST(campaign.log_bytes() == campaign.lines.bytes());
  BOOST_TEST(!campaign.has_encounter());
}

BOOST_FIXTURE_TEST_CASE(lines_of_a_fight_stay_out_of_the_log_until_it_ends, writer_stage) {
  writing_campaign campaign(*this, "mine");
  std::vector<write_order> orders{campaign.next(), campaign.next_of_fight(),
                                  campaign.next_of_fight()};
  (void)write_all(orders);
  BOOST_TEST(campaign.log_bytes() == campaign.lines.line(0));
  BOOST_TEST(campaign.encounter() == campaign.lines.line(1) + campaign.lines.line(2));
}

BOOST_FIXTURE_TEST_CASE(orders_that_may_wait_cost_no_sync, writer_stage) {
  writing_campaign campaign(*this, "mine");
  for (int i = 0; i < 5; ++i) (void)order(campaign.next(write_order::syncing::later));
  run();
  BOOST_TEST(counts->syncs == 0U);
  BOOST_TEST(campaign.log_bytes() == campaign.lines.bytes());
  const auto last = order(campaign.next());
  run();
  BOOST_TEST(is_written(last));
  BOOST_TEST(counts->syncs == 1U);
  BOOST_TEST(disk.after_crash(crash_mode::drop, 1).bytes_of("/mine/log.jsonl") ==
             campaign.lines.bytes());
}

BOOST_FIXTURE_TEST_CASE(a_batch_is_no_larger_than_its_bound, writer_stage) {
  writing_campaign campaign(*this, "mine");
  std::vector<write_order> orders;
  for (std::uint64_t i = 1; i <= 3; ++i) {
    auto lines = std::make_shared<std::string>(bounds::batch_bytes_max / 2, 'x');
    lines->back() = '\n';
    orders.push_back({.to = campaign.log,
                      .lines = std::move(lines),
                      .end = {.offset = i * bounds::batch_bytes_max / 2, .seq = i, .sum = i}});
  }
  BOOST_TEST(operations(counted::writes, [&] { (void)write_all(orders); }) == 2U);
  BOOST_TEST(counts->syncs == 2U);
}

BOOST_FIXTURE_TEST_CASE(failed_sync_fails_all_that_wait_and_all_that_follow, writer_stage) {
  writing_campaign campaign(*this, "mine");
  disk.plan({.at = 1, .count = counted::syncs});
  std::vector<written_ptr> replies;
  for (int i = 0; i < 20; ++i) replies.push_back(order(campaign.next()));
  run();
  for (const auto& reply : replies) BOOST_TEST(is_failed(reply, io::ec::io_error));
  const auto next = order(campaign.next());
  run();
  BOOST_TEST(is_failed(next, io::ec::poisoned));
}

BOOST_FIXTURE_TEST_CASE(failure_of_one_campaign_is_not_the_others, writer_stage) {
  writing_campaign one(*this, "one");
  writing_campaign other(*this, "other");
  disk.plan({.at = 1, .count = counted::writes});
  const auto hers = order(one.next());
  const auto his = order(other.next());
  run();
  BOOST_TEST(is_failed(hers, io::ec::io_error));
  BOOST_TEST(is_written(his));
  BOOST_TEST(other.log_bytes() == other.lines.bytes());
}

// The second order was on its way before anyone knew: written, it would leave a gap in the log.
BOOST_FIXTURE_TEST_CASE(order_after_a_failed_write_is_not_written_when_the_disk_has_recovered,
                        writer_stage) {
  for (const auto errno_then : {ENOSPC, EDQUOT, EIO}) {
    writing_campaign campaign(*this, "mine-" + std::to_string(errno_then));
    disk.plan({.at = 1, .count = counted::writes, .system_errno = errno_then});
    const auto first = order(campaign.next());
    run();
    BOOST_TEST(!first->value->end);
    const auto second = order(campaign.next());
    run();
    BOOST_TEST(is_failed(second, io::ec::poisoned));
    BOOST_TEST(campaign.log_bytes().empty());
  }
}

BOOST_FIXTURE_TEST_CASE(orders_after_a_failure_in_the_same_batch_fail_too, writer_stage) {
  writing_campaign campaign(*this, "mine");
  // The second write of the batch: the fight's lines.
  disk.plan({.at = 2, .count = counted::writes, .system_errno = ENOSPC});
  std::vector<write_order> orders{campaign.next(), campaign.next_of_fight(),
                                  campaign.next_of_fight()};
  const auto answers = write_all(orders);
  BOOST_TEST(answers[0].end.has_value());
  BOOST_TEST(!answers[1].end);
  BOOST_TEST(!answers[2].end);
  BOOST_TEST(campaign.log_bytes() == campaign.lines.line(0));
  BOOST_TEST(campaign.encounter().empty());
}

BOOST_FIXTURE_TEST_CASE(nobody_waits_for_the_campaigns_that_come_later, writer_stage) {
  writing_campaign one(*this, "one");
  writing_campaign other(*this, "other");
  std::vector<write_order> orders{one.next(), other.next(), one.next()};
  std::vector<std::size_t> answered;
  actors::write_batch(orders, *counts, [&](std::size_t which, const written_message& how) {
    BOOST_TEST(how.end.has_value());
    if (which != 1) BOOST_TEST(other.log_bytes().empty());
    answered.push_back(which);
  });
  BOOST_TEST(answered == (std::vector<std::size_t>{0, 2, 1}), boost::test_tools::per_element());
}

BOOST_FIXTURE_TEST_CASE(order_without_lines_syncs_what_was_written_before, writer_stage) {
  writing_campaign campaign(*this, "mine");
  (void)order(campaign.next(write_order::syncing::later));
  run();
  const auto synced = order({.to = campaign.log, .end = campaign.lines.end()});
  run();
  BOOST_TEST(is_written(synced));
  BOOST_TEST(disk.after_crash(crash_mode::drop, 1).bytes_of("/mine/log.jsonl") ==
             campaign.lines.bytes());
}

BOOST_FIXTURE_TEST_CASE(nothing_is_written_after_retirement_and_the_lease_is_free, writer_stage) {
  writing_campaign campaign(*this, "mine");
  (void)ask_now<actors::retired_message>(writer, actors::retire_message{campaign.log});
  BOOST_TEST(files_on_disk.open(io::id_of_directory("/mine"), "mine").has_value());
  const auto late = order(campaign.next());
  run();
  BOOST_TEST(is_failed(late, io::ec::poisoned));
  BOOST_TEST(campaign.log_bytes().empty());
}

BOOST_FIXTURE_TEST_CASE(writer_that_dies_answers_everyone, writer_stage) {
  writing_campaign campaign(*this, "mine");
  // It ends before the flush that the first waits for; the others are after its end.
  std::vector<written_ptr> replies{order(campaign.next())};
  kill("log_writer");
  for (int i = 0; i < 5; ++i) replies.push_back(order(campaign.next()));
  run();
  for (const auto& reply : replies) {
    BOOST_TEST(reply->arrived);
    BOOST_TEST(!is_written(reply));
  }
  BOOST_TEST(count_alive("log_writer") == 0U);
}

/// What goes out together, one entry each time: the names of the logs and their lines.
struct shared_line {
  std::vector<std::string> sent;
  /// The name of a log that fails.
  std::string broken;
};

class noted_log final : public io::joint_log {
 public:
  noted_log(shared_line& on, std::string name) : on_(on), name_(std::move(name)) {}
  io::result<done> append(std::string_view, const io::log_position&, io::log_part) override {
    return io::error{.code = io::ec::internal, .what = "it went out alone"};
  }
  io::result<done> sync() override { return done{}; }
  io::result<done> end_fight() override {
    on_.sent.push_back(name_ + " ends");
    return done{};
  }
  void release() noexcept override {}
  const void* joined_with() const noexcept override { return &on_; }
  std::vector<io::result<done>> append_all(std::span<const addition> what) override {
    std::string all;
    std::vector<io::result<done>> outcomes;
    for (const auto& each : what) {
      const auto& name = static_cast<noted_log*>(each.to)->name_;
      all += name + "=" + std::string(each.lines) + " ";
      if (name == on_.broken)
        outcomes.emplace_back(io::error{.code = io::ec::locked, .what = "it has moved"});
      else
        outcomes.emplace_back(done{});
    }
    on_.sent.push_back(all);
    return outcomes;
  }

 private:
  shared_line& on_;
  std::string name_;
};

actors::written_log_ptr noted(shared_line& on, const std::string& name) {
  return std::make_shared<actors::written_log>(
      actors::written_log{.log = std::make_shared<noted_log>(on, name)});
}

write_order lines_for(const actors::written_log_ptr& to, const std::string& lines,
                      io::log_part part = io::log_part::long_term) {
  return {.to = to, .lines = std::make_shared<const std::string>(lines), .part = part};
}

BOOST_FIXTURE_TEST_CASE(logs_of_one_place_go_out_together, writer_stage) {
  shared_line here, there;
  const auto a = noted(here, "a"), b = noted(here, "b"), c = noted(there, "c");
  writing_campaign file(*this, "mine");
  std::vector<write_order> orders{lines_for(a, "1"), file.next(),       lines_for(b, "2"),
                                  lines_for(a, "3"), lines_for(c, "4"), {.to = b}};
  for (const auto& answer : write_all(orders)) BOOST_TEST(answer.end.has_value());
  BOOST_TEST(here.sent == std::vector<std::string>{"a=13 b=2 "}, boost::test_tools::per_element());
  BOOST_TEST(there.sent == std::vector<std::string>{"c=4 "}, boost::test_tools::per_element());
  BOOST_TEST(file.log_bytes() == file.lines.bytes());
}

BOOST_FIXTURE_TEST_CASE(the_end_of_a_fight_keeps_its_place_among_those_that_go_out_together,
                        writer_stage) {
  shared_line here;
  const auto a = noted(here, "a"), b = noted(here, "b");
  std::vector<write_order> orders{lines_for(a, "1", io::log_part::fight),
                                  {.to = a, .what = write_order::task::end_fight},
                                  lines_for(a, "2"),
                                  lines_for(b, "3"),
                                  lines_for(b, "4")};
  for (const auto& answer : write_all(orders)) BOOST_TEST(answer.end.has_value());
  BOOST_TEST(here.sent == (std::vector<std::string>{"a=1 b=34 ", "a ends", "a=2 "}),
             boost::test_tools::per_element());
}

BOOST_FIXTURE_TEST_CASE(one_that_fails_is_alone_with_it_among_those_that_go_out_together,
                        writer_stage) {
  shared_line here{.sent = {}, .broken = "a"};
  const auto a = noted(here, "a"), b = noted(here, "b");
  std::vector<write_order> orders{lines_for(a, "1", io::log_part::fight), lines_for(b, "2"),
                                  lines_for(a, "3"), lines_for(b, "4", io::log_part::fight)};
  const auto answers = write_all(orders);
  BOOST_TEST(!answers[0].end);
  BOOST_TEST(answers[1].end.has_value());
  BOOST_TEST(!answers[2].end);
  BOOST_TEST(answers[3].end.has_value());
  BOOST_TEST(here.sent == (std::vector<std::string>{"a=1 b=2 ", "b=4 "}),
             boost::test_tools::per_element());
  // Nothing may follow a failure.
  std::vector<write_order> later{lines_for(a, "5")};
  BOOST_TEST(!write_all(later)[0].end);
  BOOST_TEST(here.sent.size() == 2U);
}

}  // namespace

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
