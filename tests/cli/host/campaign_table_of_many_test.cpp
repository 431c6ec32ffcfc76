// Campaigns of a store that other hosts play from as well: nothing is answered that another may
// have changed, and what another is to have is given up.

#include "cli/host/campaign_table.hpp"

#include "tests/cli/host/hosting.hpp"
#include "tests/cli/host/other_table.hpp"
#include "tests/support/stand_in_store.hpp"

#include <boost/test/unit_test.hpp>

#include <csignal>
#include <future>
#include <memory>
#include <string>
#include <sys/resource.h>

BOOST_AUTO_TEST_SUITE(campaign_table_of_many_suite)

using namespace dnd;
using namespace dnd::cli::host;

namespace {

const io::error moved{.code = io::ec::moved, .what = "another host writes the campaign now"};

/// As long as this lives, no file of this process grows.
class no_room_in_files {
 public:
  no_room_in_files() {
    ::signal(SIGXFSZ, SIG_IGN);
    BOOST_REQUIRE(::getrlimit(RLIMIT_FSIZE, &before_) == 0);
    const rlimit none{.rlim_cur = 1, .rlim_max = before_.rlim_max};
    BOOST_REQUIRE(::setrlimit(RLIMIT_FSIZE, &none) == 0);
  }
  ~no_room_in_files() { ::setrlimit(RLIMIT_FSIZE, &before_); }
  no_room_in_files(const no_room_in_files&) = delete;
  no_room_in_files& operator=(const no_room_in_files&) = delete;

 private:
  rlimit before_{};
};

/// A host among others.
struct one_of_many : test::hosting {
  one_of_many() : hosting(std::make_shared<test::stand_in_store>(io::posix_file_ops())) {
    shared().where = disk / "worlds";
  }
  test::stand_in_store& shared() { return dynamic_cast<test::stand_in_store&>(*store); }
  host_answer say(const std::string& line) {
    return ask({.by = credentials::way::socket}, "POST", "/v1/campaigns/W/C/commands",
               R"({"command":")" + line + "\"}");
  }
};

/// An engine that is slow to open: it waits until it may.
class slow_engine final : public actors::engine {
 public:
  explicit slow_engine(actors::engine& of) : of_(of) {}
  io::result<std::unique_ptr<actors::open_campaign>> open(
      const actors::campaign_address& where) override {
    has_begun.set_value();
    may_end.get_future().wait();
    return of_.open(where);
  }
  counters count() const override { return of_.count(); }

  std::promise<void> has_begun, may_end;

 private:
  actors::engine& of_;
};

}  // namespace

BOOST_FIXTURE_TEST_CASE(nothing_is_answered_from_memory_while_another_may_have_it, one_of_many) {
  const auto held = use("W/C");
  BOOST_REQUIRE(held);
  BOOST_TEST(campaigns.find("W/C") == *held);
  shared().runs = false;
  BOOST_TEST((use("W/C").error().code == io::ec::busy));
  BOOST_TEST(campaigns.find("W/C") == nullptr);
  shared().runs = true;
  BOOST_TEST(campaigns.find("W/C") == *held);
}

BOOST_FIXTURE_TEST_CASE(a_store_that_was_waited_for_in_vain_is_told_of_as_what_passes,
                        one_of_many) {
  shared().is_gone = true;
  const auto failed = use("W/C");
  BOOST_REQUIRE(!failed);
  BOOST_TEST((failed.error().code == io::ec::busy));
  BOOST_TEST(journal_says("nobody is there"), journal_text());
}

BOOST_FIXTURE_TEST_CASE(a_socket_gets_no_answer_of_what_another_may_have, one_of_many) {
  const auto held = use("W/C");
  BOOST_REQUIRE(held);
  const auto status_of = [&] {
    std::promise<unsigned> got;
    answers.command(*held, socket_owner(), {.line = "status"}, nullptr,
                    [&](const host_answer& made) { got.set_value(made.status); });
    return got.get_future().get();
  };
  BOOST_TEST(status_of() == 200U);
  shared().runs = false;
  BOOST_TEST(status_of() == 503U);
  shared().runs = true;
  campaigns.let_go(*held, moved);
  BOOST_TEST(status_of() == 503U);
}

BOOST_FIXTURE_TEST_CASE(what_was_open_before_a_lapse_is_opened_again, one_of_many) {
  const auto before = use("W/C");
  BOOST_REQUIRE(before);
  ++shared().lapsed;
  BOOST_TEST(campaigns.find("W/C") == nullptr);
  BOOST_TEST((*before)->is_gone());
  wait_for_jobs("W/C");
  const auto after = use("W/C");
  BOOST_REQUIRE(after);
  BOOST_TEST(*after != *before);
  BOOST_TEST(!(*after)->is_gone());
  BOOST_TEST(journal_says("lease_lapsed"), journal_text());
}

BOOST_FIXTURE_TEST_CASE(one_that_moved_is_let_go_of, one_of_many) {
  const auto before = use("W/C");
  BOOST_REQUIRE(before);
  campaigns.let_go(*before, moved);
  BOOST_TEST(campaigns.open_count() == 0U);
  BOOST_TEST((*before)->is_gone());
  BOOST_TEST(journal_says("warning moved campaign=W/C"), journal_text());
  // Of one that was opened again since nothing is taken away.
  wait_for_jobs("W/C");
  const auto again = use("W/C");
  BOOST_REQUIRE(again);
  campaigns.let_go(*before, moved);
  BOOST_TEST(campaigns.open_count() == 1U);
}

BOOST_FIXTURE_TEST_CASE(what_another_is_wanted_to_have_is_given_up, one_of_many) {
  const auto held = use("W/C");
  BOOST_REQUIRE(held);
  campaigns.follow_wishes();
  BOOST_TEST(campaigns.open_count() == 1U);
  shared().wanted = {"W/D"};
  campaigns.follow_wishes();
  BOOST_TEST(!(*held)->is_gone());
  shared().wanted = {"W/C"};
  campaigns.follow_wishes();
  BOOST_TEST((*held)->is_gone());
  BOOST_TEST(campaigns.open_count() == 0U);
  wait_for_jobs("W/C");
  BOOST_TEST(journal_says("given_up campaign=W/C"), journal_text());
}

// It is this host's from then on, and a wish is read once.
BOOST_FIXTURE_TEST_CASE(a_wish_for_what_is_being_opened_is_kept_until_it_is_open, one_of_many) {
  slow_engine slow(*engine);
  test::other_table other(*this, slow, 10);
  auto asked = other.ask("W/C");
  slow.has_begun.get_future().wait();
  shared().wanted = {"W/C", "W/D"};
  other.campaigns.follow_wishes();
  slow.may_end.set_value();
  const auto held = asked.get();
  BOOST_REQUIRE(held);
  // Who waited for it is served.
  BOOST_TEST(!(*held)->is_gone());
  other.campaigns.follow_wishes();
  BOOST_TEST((*held)->is_gone());
  BOOST_TEST(other.campaigns.open_count() == 0U);
  wait_for_jobs("W/C");
  // A wish is carried out once.
  other.campaigns.follow_wishes();
  const auto text = whole_journal();
  const auto at = text.find("given_up campaign=W/C");
  BOOST_REQUIRE(at != std::string::npos);
  BOOST_TEST(text.find("given_up", at + 1) == std::string::npos);
}

BOOST_FIXTURE_TEST_CASE(a_host_that_drains_gives_up_all, one_of_many) {
  const auto held = use("W/C");
  BOOST_REQUIRE(held);
  shared().is_draining = true;
  campaigns.follow_wishes();
  BOOST_TEST((*held)->is_gone());
  BOOST_TEST(campaigns.open_count() == 0U);
  wait_for_jobs("W/C");
  // Reported once, however often it is looked at.
  campaigns.follow_wishes();
  const auto text = whole_journal();
  const auto at = text.find("draining");
  BOOST_REQUIRE(at != std::string::npos);
  BOOST_TEST(text.find("draining", at + 1) == std::string::npos);
}

// A disk that is full for a while stands for a database that is.
BOOST_FIXTURE_TEST_CASE(one_that_could_not_be_written_is_opened_again, one_of_many) {
  BOOST_REQUIRE(use("W/C"));
  BOOST_TEST(say("note one").status == 200U);
  const auto held = use("W/C");
  {
    const no_room_in_files none;
    const auto failed = say("note two");
    BOOST_TEST(failed.status == 503U, failed.body);
    BOOST_TEST(failed.body.find("reopen") == std::string::npos, failed.body);
  }
  BOOST_TEST((*held)->is_gone());
  BOOST_TEST(journal_says("warning failed campaign=W/C"), journal_text());
  wait_for_jobs("W/C");
  const auto went_on = say("note three");
  BOOST_TEST(went_on.status == 200U, went_on.body);
  BOOST_TEST(went_on.body.find("\"seq\":[2,2]") != std::string::npos, went_on.body);
}

BOOST_FIXTURE_TEST_CASE(the_owner_of_what_is_not_open_here_is_asked_for, one_of_many) {
  shared().owner = "http://there";
  const auto owner_of = [&](std::string_view target) {
    std::promise<std::string> got;
    answers.find_place(
        find_route("GET", target), service::place_is::asked,
        [&](const service::found_place& found) { got.set_value(found.what.elsewhere); });
    return got.get_future().get();
  };
  BOOST_TEST(owner_of("/v1/campaigns/W/C") == "http://there");
  BOOST_TEST(owner_of("/v1/campaigns").empty());
  // Whoever has no lease asks nobody: the database may be gone, and whoever waits for it in the
  // way.
  shared().runs = false;
  BOOST_TEST(owner_of("/v1/campaigns/W/C").empty());
  shared().runs = true;
  BOOST_REQUIRE(use("W/C"));
  BOOST_TEST(owner_of("/v1/campaigns/W/C").empty());
}

BOOST_FIXTURE_TEST_CASE(an_owner_is_asked_for_once_in_a_while, one_of_many) {
  const auto where = find_route("GET", "/v1/campaigns/W/C");
  const auto owner_of = [&](service::place_is how) {
    std::promise<std::string> got;
    answers.find_place(where, how, [&](const service::found_place& found) {
      got.set_value(found.what.elsewhere);
    });
    return got.get_future().get();
  };
  using enum service::place_is;
  shared().owner = "http://there";
  BOOST_TEST(owner_of(known) == "http://there");
  shared().owner = "http://now-there";
  BOOST_TEST(owner_of(known) == "http://there");
  BOOST_TEST(shared().places_asked == 1);
  // Whoever was turned back asks.
  BOOST_TEST(owner_of(asked) == "http://now-there");
  BOOST_TEST(owner_of(known) == "http://now-there");
  BOOST_TEST(shared().places_asked == 2);
  answers.forget_owner(where);
  shared().owner_has_it = false;
  // One that is only to have it is asked for each time: it may be another by then.
  BOOST_TEST(owner_of(known) == "http://now-there");
  BOOST_TEST(owner_of(known) == "http://now-there");
  BOOST_TEST(shared().places_asked == 4);
  shared().owner_has_it = true;
  BOOST_TEST(owner_of(known) == "http://now-there");
  seconds += 3;
  shared().owner = "http://there";
  BOOST_TEST(owner_of(known) == "http://there");
  // What is open here is here, whatever was known.
  BOOST_REQUIRE(use("W/C"));
  BOOST_TEST(owner_of(known).empty());
}

BOOST_AUTO_TEST_SUITE_END()
