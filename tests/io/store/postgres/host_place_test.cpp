// Whoever starts where a host was killed knows that it has ended, or does not believe it.

#include "io/store/postgres/host_place.hpp"

#include "tests/support/scratch_directory.hpp"

#include <boost/test/unit_test.hpp>

#include <filesystem>
#include <string>

BOOST_AUTO_TEST_SUITE(host_place_suite)

using namespace dnd;
using namespace io::postgres;

namespace {

constexpr const char* url = "http://127.0.0.1:7667";

struct machine {
  std::unique_ptr<host_place> take(const std::string& at = url) {
    return host_place::take(ops, disk.path(), at);
  }
  /// A host that was here, and has ended.
  void end_one(const uuid& id) {
    const auto place = take();
    BOOST_REQUIRE(place);
    BOOST_REQUIRE(place->note(id));
  }
  /// The file where it stands.
  std::string noted_in() const {
    for (const auto& each : std::filesystem::directory_iterator(disk.path()))
      if (each.path().extension() != ".lock") return each.path();
    return {};
  }

  tests::scratch_directory disk;
  io::file_ops& ops = io::posix_file_ops();
  uuid one{1, 2, 3}, other{4, 5, 6};
};

}  // namespace

BOOST_FIXTURE_TEST_CASE(the_one_that_has_ended_is_known_to_the_next, machine) {
  BOOST_TEST(!take()->former());
  end_one(one);
  BOOST_TEST((take()->former() == one));
  end_one(other);
  BOOST_TEST((take()->former() == other));
}

BOOST_FIXTURE_TEST_CASE(while_it_runs_nobody_else_has_its_place, machine) {
  const auto first = take();
  BOOST_REQUIRE(first);
  BOOST_REQUIRE(first->note(one));
  BOOST_TEST(!take());
}

BOOST_FIXTURE_TEST_CASE(each_address_has_a_place_of_its_own, machine) {
  end_one(one);
  const auto elsewhere = take("http://127.0.0.1:7668");
  BOOST_REQUIRE(elsewhere);
  BOOST_TEST(!elsewhere->former());
}

// A copy of a disk runs on another machine, where the one that is noted may run on.
BOOST_FIXTURE_TEST_CASE(what_was_noted_before_the_machine_was_started_proves_nothing, machine) {
  end_one(one);
  const auto file = noted_in();
  const auto id = render_uuid(one);
  BOOST_REQUIRE(ops.write_new(file, id + " 00000000-0000-0000-0000-000000000000\n"));
  BOOST_TEST(!take()->former());
  for (const std::string& rubbish : {std::string(), id, id + "\n", std::string("\n"),
                                     std::string(200, 'x'), std::string(5'000, ' ')}) {
    BOOST_REQUIRE(ops.write_new(file, rubbish));
    BOOST_TEST(!take()->former());
  }
}

BOOST_FIXTURE_TEST_CASE(where_nothing_can_be_kept_nothing_is_known, machine) {
  BOOST_TEST(!host_place::take(ops, disk / "none", url));
}

BOOST_AUTO_TEST_SUITE_END()
