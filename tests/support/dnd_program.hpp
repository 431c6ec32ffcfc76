#pragma once

#include "tests/support/process.hpp"
#include "tests/support/scratch_directory.hpp"

#include <simdjson.h>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace dnd::test {

[[nodiscard]] inline bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

/// JSON that stays valid as long as this does.
class json_text {
 public:
  /// Must parse.
  explicit json_text(std::string_view text);
  [[nodiscard]] simdjson::dom::element operator*() const { return root_; }
  [[nodiscard]] bool is_ok() const;
  /// Of a refusal; empty when there is none.
  [[nodiscard]] std::string error_code() const;

 private:
  std::unique_ptr<simdjson::dom::parser> parser_;
  simdjson::dom::element root_;
};

/// The real program in a directory of its own, with a world `W` and a campaign `C` in it, which is
/// the current one.
class dnd_program {
 public:
  dnd_program();

  /// Runs `dnd` with these words. `input` is its standard input.
  finished dnd(std::vector<std::string> words, std::string_view input = {}) const;
  /// The same, and it must end with 0.
  finished done(std::vector<std::string> words, std::string_view input = {}) const;
  /// One game command each; all must be accepted. The JSON answers, one a line.
  std::vector<std::string> say(std::vector<std::string> commands) const;
  /// A running program that reads commands.
  [[nodiscard]] std::unique_ptr<process> start(std::vector<std::string> words) const;
  [[nodiscard]] std::vector<std::string> words_of(std::vector<std::string> words) const;

  /// Hit points of a creature, as `campaign show` shows them.
  [[nodiscard]] std::int64_t hp(std::string_view id) const;
  [[nodiscard]] std::string state_hash() const;

  [[nodiscard]] std::string file(std::string_view name) const {
    return directory + "/" + std::string(name);
  }
  [[nodiscard]] std::string bytes(std::string_view name) const;
  [[nodiscard]] bool has(std::string_view name) const;
  void put(std::string_view name, std::string_view text) const;
  void remove(std::string_view name) const;

  tests::scratch_directory root;
  surroundings where;
  /// Of the campaign.
  std::string directory;
};

/// The program under test: DND_BINARY in the environment.
[[nodiscard]] const std::string& dnd_binary();

}  // namespace dnd::test
