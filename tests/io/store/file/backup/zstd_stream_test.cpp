// What was compressed comes out again; whatever else is in a file is an error.

#include "io/store/file/backup/zstd_stream.hpp"

#include "tests/support/faulty_disk.hpp"
#include "tests/support/log_fixture.hpp"
#include "tests/support/print_enums.hpp"
#include "tests/support/text_file.hpp"

#include <boost/test/unit_test.hpp>

#include <random>
#include <string>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(zstd_stream_suite)

namespace {

using io::ec;
using namespace std::literals;

/// A compressed file, in pieces of so many bytes.
std::string compressed(std::string_view text, std::size_t piece = 1'000) {
  faulty_disk disk;
  const auto file = disk.open("/z", io::open_mode::append_or_create);
  BOOST_REQUIRE(file);
  io::compressor out(**file);
  for (; !text.empty(); text.remove_prefix(std::min(piece, text.size())))
    BOOST_REQUIRE(out.write(text.substr(0, piece)));
  BOOST_REQUIRE(out.finish());
  return disk.bytes_of("/z");
}

io::result<std::string> read_from(const io::log_file& file, std::size_t piece) {
  io::decompressor in(file);
  std::string out;
  std::string buffer(piece, '\0');
  for (;;) {
    const auto got = in.read(buffer);
    if (!got) return got.error();
    out.append(buffer, 0, *got);
    if (*got < piece) return out;
  }
}
io::result<std::string> decompressed(std::string_view bytes, std::size_t piece = 1'000) {
  const text_file file(bytes);
  return read_from(file, piece);
}

std::string text_in(std::string_view bytes) {
  const auto out = decompressed(bytes);
  BOOST_REQUIRE_MESSAGE(out, (out ? "" : io::render(out.error())));
  return *out;
}

/// Half a megabyte, of which half can be compressed.
std::string some_text() {
  std::mt19937_64 random(seed_of_test());
  std::string text(500'000, 'x');
  for (std::size_t i = 0; i < text.size(); i += 2) text[i] = static_cast<char>(random());
  return text;
}

BOOST_AUTO_TEST_CASE(what_goes_in_comes_out_in_pieces_of_any_size) {
  const auto text = some_text();
  for (const std::size_t piece : {1U, 7U, 4'096U, 1'000'000U}) {
    const auto out = decompressed(compressed(text, piece + 3), piece);
    BOOST_REQUIRE(out);
    BOOST_TEST((*out == text));
  }
}

BOOST_AUTO_TEST_CASE(nothing_comes_out_of_nothing) {
  const auto frame = compressed("");
  BOOST_TEST(!frame.empty());
  BOOST_TEST(text_in(frame).empty());
  BOOST_TEST(text_in("").empty());
}

BOOST_AUTO_TEST_CASE(reading_on_after_the_end_gives_nothing) {
  const auto bytes = compressed("text");
  const text_file file(bytes);
  io::decompressor in(file);
  std::string buffer(10, '\0');
  for (const std::size_t expected : {4U, 0U}) {
    const auto got = in.read(buffer);
    BOOST_REQUIRE(got);
    BOOST_TEST(*got == expected);
  }
}

BOOST_AUTO_TEST_CASE(lines_become_much_smaller) {
  log_maker log;
  log.add_commands(1'000);
  BOOST_TEST(compressed(log.bytes()).size() < log.bytes().size() / 4);
}

BOOST_AUTO_TEST_CASE(frames_after_one_another_are_read_as_one) {
  faulty_disk disk;
  const auto file = disk.open("/z", io::open_mode::append_or_create);
  for (const char* const text : {"one", "two"}) {
    io::compressor out(**file);
    BOOST_REQUIRE(out.write(text));
    BOOST_REQUIRE(out.finish());
  }
  BOOST_TEST(text_in(disk.bytes_of("/z")) == "onetwo");
}

BOOST_AUTO_TEST_CASE(frame_that_is_cut_off_anywhere_is_damaged) {
  const auto whole = compressed("some text that is not all too long");
  for (std::size_t size = 1; size < whole.size(); ++size) {
    const auto out = decompressed(std::string_view(whole).substr(0, size));
    BOOST_REQUIRE(!out);
    BOOST_TEST(out.error().code == ec::corrupt);
    BOOST_TEST(out.error().path == "log.jsonl");
  }
}

BOOST_AUTO_TEST_CASE(no_flipped_bit_gives_another_text) {
  const std::string text = "some text that is not all too long";
  const auto whole = compressed(text);
  for (std::size_t bit = 0; bit < whole.size() * 8; ++bit) {
    auto flipped = whole;
    flipped[bit / 8] = static_cast<char>(flipped[bit / 8] ^ (1 << bit % 8));
    const auto out = decompressed(flipped);
    if (out) {
      BOOST_TEST(*out == text);
    } else {
      BOOST_TEST(out.error().code == ec::corrupt);
    }
  }
}

BOOST_AUTO_TEST_CASE(bytes_that_are_not_of_zstd_are_damaged) {
  for (const auto bytes : {"what is this"sv, "\0\0\0\0\0\0"sv, "x"sv}) {
    const auto out = decompressed(bytes);
    BOOST_REQUIRE(!out);
    BOOST_TEST(out.error().code == ec::corrupt);
  }
}

/// A frame of one byte, whose window is 2 to the power of `window_log` bytes.
std::string frame_with_window(int window_log) {
  std::string frame = "\x28\xb5\x2f\xfd\x00"s;
  frame += static_cast<char>((window_log - 10) << 3);
  return frame + "\x09\x00\x00x"s;
}

BOOST_AUTO_TEST_CASE(frame_that_asks_for_more_memory_than_the_bound_is_refused) {
  BOOST_TEST(text_in(frame_with_window(23)) == "x");
  const auto out = decompressed(frame_with_window(24));
  BOOST_REQUIRE(!out);
  BOOST_TEST(out.error().code == ec::corrupt);
}

BOOST_AUTO_TEST_CASE(error_of_the_disk_is_handed_on_as_it_is) {
  const auto bytes = compressed(some_text());
  text_file file(bytes);
  file.broken_at = bytes.size() / 2;
  const auto out = read_from(file, 1'000);
  BOOST_REQUIRE(!out);
  BOOST_TEST(out.error().code == ec::io_error);
}

BOOST_AUTO_TEST_CASE(full_disk_is_told_while_writing_or_at_the_end) {
  const auto text = some_text();
  const auto places = for_each_fault([&](std::uint64_t n) {
    faulty_disk disk;
    const auto file = disk.open("/z", io::open_mode::append_or_create);
    disk.plan({.at = n, .what = fault::fail, .count = counted::writes, .system_errno = ENOSPC});
    io::compressor out(**file);
    auto written = out.write(text);
    if (written) written = out.finish();
    BOOST_TEST(written.has_value() == !disk.fired());
    if (!written) BOOST_TEST(written.error().system_errno == ENOSPC);
    return disk.fired();
  });
  BOOST_TEST(places > 1U);
}

}  // namespace

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
