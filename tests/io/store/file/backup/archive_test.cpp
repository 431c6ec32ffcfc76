// Archives: what goes in comes out, and nothing else does.

#include "io/store/file/backup/archive.hpp"

#include "tests/support/faulty_disk.hpp"
#include "tests/support/log_fixture.hpp"
#include "tests/support/print_enums.hpp"

#include <boost/test/unit_test.hpp>

#include <map>
#include <random>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(archive_suite)

namespace {

using files = std::map<std::string, std::string>;

class map_sink final : public io::copy_sink {
 public:
  io::result<done> begin(const std::string& name, std::uint64_t bytes) override {
    expected_ = bytes;
    name_ = name;
    into[name];
    return done{};
  }
  io::result<done> take(std::string_view piece) override {
    into[name_] += piece;
    return done{};
  }
  io::result<done> end() override {
    BOOST_REQUIRE_EQUAL(into[name_].size(), expected_);
    return done{};
  }
  io::result<done> finish() override {
    finished = true;
    return done{};
  }
  files into;
  bool finished = false;

 private:
  std::string name_;
  std::uint64_t expected_ = 0;
};

std::string archive_of(const files& all) {
  faulty_disk disk;
  const auto file = disk.open("/a", io::open_mode::append_or_create);
  BOOST_REQUIRE(file);
  io::archive_sink sink(**file, 1'795'374'251'120);
  for (const auto& [name, bytes] : all) BOOST_REQUIRE(io::put_file(sink, name, bytes));
  BOOST_REQUIRE(sink.finish());
  return disk.bytes_of("/a");
}

struct unpacked {
  io::result<done> outcome = done{};
  files into;
  bool finished = false;
};
unpacked unpack(std::string_view bytes) {
  faulty_disk disk;
  disk.put("/a", bytes);
  map_sink sink;
  auto outcome = io::read_archive(disk, "/a", sink);
  return {std::move(outcome), std::move(sink.into), sink.finished};
}

files some_files(std::mt19937_64& random) {
  files all{{"campaign.yaml", "name: C\n"}, {"log.jsonl", ""}};
  for (const std::size_t size : {1U, 511U, 512U, 513U, 300'000U}) {
    std::string text(random() % size + 1, '\0');
    for (char& each : text) each = static_cast<char>('a' + random() % 8);
    all["monsters/m" + std::to_string(size) + ".yaml"] = text;
  }
  std::string log(2'000'000, 'x');
  for (std::size_t i = 0; i < log.size(); i += 97) log[i] = static_cast<char>(random());
  all["log.jsonl"] = log;
  return all;
}

BOOST_AUTO_TEST_CASE(what_goes_in_comes_out) {
  std::mt19937_64 random(seed_of_test());
  for (const files& all : {files{}, files{{"log.jsonl", ""}}, some_files(random)}) {
    const auto out = unpack(archive_of(all));
    BOOST_REQUIRE(out.outcome);
    BOOST_TEST(out.finished);
    BOOST_TEST((out.into == all));
  }
}

BOOST_AUTO_TEST_CASE(every_cut_and_every_flipped_bit_is_found) {
  const files all{{"campaign.yaml", "name: C\n"},
                  {"log.jsonl", std::string(900, 'a') + "b"},
                  {"snapshot.yaml", "seq: 7\n"}};
  const auto bytes = archive_of(all);
  for (std::size_t size = 0; size < bytes.size(); ++size)
    BOOST_REQUIRE_MESSAGE(!unpack(bytes.substr(0, size)).outcome, "cut at " << size);
  for (std::size_t bit = 0; bit < bytes.size() * 8; ++bit) {
    auto flipped = bytes;
    flipped[bit / 8] = static_cast<char>(flipped[bit / 8] ^ (1 << (bit % 8)));
    const auto out = unpack(flipped);
    // A few bits of a frame's header mean nothing; what comes out is what went in, then.
    BOOST_REQUIRE_MESSAGE(!out.outcome || out.into == all, "bit " << bit);
    if (!out.outcome)
      BOOST_REQUIRE_MESSAGE(out.outcome.error().code == io::ec::corrupt ||
                                out.outcome.error().code == io::ec::too_large,
                            io::render(out.outcome.error()));
  }
}

BOOST_AUTO_TEST_CASE(names_that_no_campaign_has_are_refused) {
  for (const char* name : {"../log.jsonl", "/etc/passwd", "log.jsonl2", "monsters/.x.yaml",
                           "monsters/x.txt", "monsters/a/b.yaml", "pets/x.yaml", ".lock"}) {
    BOOST_TEST(!io::is_campaign_file(name), name);
    const auto out = unpack(archive_of({{name, "x"}}));
    BOOST_REQUIRE_MESSAGE(!out.outcome, name);
    BOOST_TEST(out.outcome.error().code == io::ec::corrupt);
    BOOST_TEST(!out.finished);
  }
}

BOOST_AUTO_TEST_CASE(files_larger_than_they_may_be_are_refused) {
  const auto out = unpack(archive_of({{"monsters/x.yaml", std::string(1024 * 1024 + 1, 'x')}}));
  BOOST_REQUIRE(!out.outcome);
  BOOST_TEST(out.outcome.error().code == io::ec::too_large);
}

BOOST_AUTO_TEST_CASE(random_bytes_are_no_archive) {
  std::mt19937_64 random(seed_of_test());
  const auto good = archive_of({{"log.jsonl", std::string(5000, 'z')}});
  for (int i = 0; i < 2000; ++i) {
    std::string bytes = i % 2 == 0 ? good : std::string(random() % 600, '\0');
    for (int k = 0; k < 6 && !bytes.empty(); ++k)
      bytes[random() % bytes.size()] = static_cast<char>(random());
    const auto out = unpack(bytes);
    BOOST_REQUIRE((!out.outcome || bytes == good || out.into.size() == 1));
  }
}

}  // namespace

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
