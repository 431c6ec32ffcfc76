// Jobs: in order for each key, side by side for different ones, and never more than may wait.

#include "cli/host/job_pool.hpp"

#include <boost/test/unit_test.hpp>

#include <atomic>
#include <future>
#include <vector>

BOOST_AUTO_TEST_SUITE(job_pool_suite)

using namespace dnd::cli::host;

namespace {

/// Holds whoever waits for it.
class gate {
 public:
  std::function<void()> wait() {
    return [opened = opened_] { opened.wait(); };
  }
  void open() { open_.set_value(); }

 private:
  std::promise<void> open_;
  std::shared_future<void> opened_ = open_.get_future().share();
};

}  // namespace

BOOST_AUTO_TEST_CASE(jobs_of_one_key_run_one_after_the_other_in_order) {
  std::vector<int> order;
  std::atomic<int> at_once = 0;
  bool overlapped = false;
  {
    job_pool pool(4, 1'000);
    for (int i = 0; i < 500; ++i)
      BOOST_REQUIRE(pool.post("a", [&, i] {
        overlapped = overlapped || ++at_once > 1;
        order.push_back(i);
        --at_once;
      }));
  }
  BOOST_TEST(!overlapped);
  BOOST_REQUIRE(order.size() == 500U);
  for (int i = 0; i < 500; ++i) BOOST_TEST(order[static_cast<std::size_t>(i)] == i);
}

BOOST_AUTO_TEST_CASE(jobs_that_wait_are_counted) {
  gate held;
  job_pool pool(1, 10);
  std::promise<void> begun;
  BOOST_REQUIRE(pool.post("a", [&begun, wait = held.wait()] {
    begun.set_value();
    wait();
  }));
  begun.get_future().wait();
  BOOST_TEST(pool.waiting_count() == 0U);
  BOOST_REQUIRE(pool.post("a", [] {}));
  BOOST_REQUIRE(pool.post("b", [] {}));
  BOOST_TEST(pool.waiting_count() == 2U);
  held.open();
  pool.finish();
  BOOST_TEST(pool.waiting_count() == 0U);
}

BOOST_AUTO_TEST_CASE(a_key_that_hangs_holds_up_itself_alone) {
  gate closed;
  std::promise<void> other;
  job_pool pool(2, 100);
  for (int i = 0; i < 10; ++i) BOOST_REQUIRE(pool.post("hangs", closed.wait()));
  BOOST_REQUIRE(pool.post("works", [&] { other.set_value(); }));
  other.get_future().wait();
  closed.open();
}

BOOST_AUTO_TEST_CASE(a_world_that_hangs_leaves_threads_to_others) {
  gate closed;
  job_pool pool(4, 100);
  for (int i = 0; i < 10; ++i) BOOST_REQUIRE(pool.post("Slow/" + std::to_string(i), closed.wait()));
  for (int i = 0; i < 3; ++i) {
    std::promise<void> other;
    BOOST_REQUIRE(pool.post(i == 0 ? "Fast/One" : "campaigns", [&] { other.set_value(); }));
    other.get_future().wait();
  }
  closed.open();
  pool.finish();
  BOOST_TEST(pool.waiting_count() == 0U);
}

BOOST_AUTO_TEST_CASE(past_the_bound_it_is_refused) {
  gate closed;
  std::promise<void> begun;
  std::atomic<int> done = 0;
  job_pool pool(1, 3);
  BOOST_REQUIRE(pool.post("a", [&, wait = closed.wait()] {
    begun.set_value();
    wait();
  }));
  begun.get_future().wait();
  for (int i = 0; i < 3; ++i) BOOST_TEST(pool.post("a", [&] { ++done; }));
  BOOST_TEST(!pool.post("a", [&] { ++done; }));
  BOOST_TEST(!pool.post("b", [&] { ++done; }));
  pool.post_surely("b", [&] { ++done; });
  closed.open();
  pool.finish();
  BOOST_TEST(done == 4);
  BOOST_TEST(!pool.post("a", [] {}));
}

BOOST_AUTO_TEST_SUITE_END()
