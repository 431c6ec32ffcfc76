#pragma once

#include "actors/engine.hpp"
#include "actors/workspace.hpp"
#include "tests/support/print_enums.hpp"
#include "tests/support/scratch_directory.hpp"

#include <boost/test/unit_test.hpp>

#include <cstdint>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>

namespace dnd::test {

/// Worlds on the real disk, made and played through what programs use.
struct workspace_fixture {
  static constexpr std::int64_t now_ms = 1'795'374'251'120;

  workspace_fixture() { settings.snapshot_every.value = 100; }

  [[nodiscard]] actors::workspace& places() {
    if (!made)
      made = std::make_unique<actors::workspace>(
          ops, actors::workspace_options{.worlds_dir = disk / "worlds", .data_dir = disk / "data"});
    return *made;
  }

  /// The campaign C in the world W.
  actors::campaign_info campaign() {
    BOOST_REQUIRE(places().create_world("W"));
    return value_of(places().create_campaign("W", "C", now_ms));
  }

  void play(const actors::campaign_info& which, std::initializer_list<std::string_view> lines) {
    const auto engine = actors::engine::start(ops, {.seed = 1, .clock = {}});
    const auto opened = engine->open(places().address_of(which, settings));
    BOOST_REQUIRE_MESSAGE(opened.has_value(), (opened ? "" : io::render(opened.error())));
    for (const std::string_view line : lines) {
      const auto answer = (*opened)->execute({.line = std::string(line)});
      BOOST_TEST_REQUIRE(answer->how == actors::outcome::accepted);
    }
    BOOST_REQUIRE((*opened)->close());
  }

  template <class T>
  static T value_of(io::result<T> got) {
    BOOST_REQUIRE_MESSAGE(got.has_value(), (got ? "" : io::render(got.error())));
    return *std::move(got);
  }
  template <class T>
  static io::error error_of(io::result<T> got) {
    BOOST_REQUIRE(!got);
    return std::move(got).error();
  }

  tests::scratch_directory disk;
  io::file_ops& ops = io::posix_file_ops();
  io::config::settings settings;
  std::unique_ptr<actors::workspace> made;
};

}  // namespace dnd::test
