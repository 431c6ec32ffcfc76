#include "tests/support/dnd_program.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <utility>

namespace dnd::test {

json_text::json_text(std::string_view text) : parser_(std::make_unique<simdjson::dom::parser>()) {
  const auto wrong = parser_->parse(text.data(), text.size()).get(root_);
  BOOST_REQUIRE_MESSAGE(wrong == simdjson::SUCCESS, "not JSON: " << text);
}

bool json_text::is_ok() const {
  bool ok = false;
  return root_["ok"].get(ok) == simdjson::SUCCESS && ok;
}

std::string json_text::error_code() const {
  std::string_view code;
  return root_["error"]["code"].get(code) == simdjson::SUCCESS ? std::string(code) : "";
}

const std::string& dnd_binary() {
  static const std::string path = [] {
    const char* const given = std::getenv("DND_BINARY");
    BOOST_REQUIRE_MESSAGE(given != nullptr, "DND_BINARY names the program under test");
    return std::filesystem::absolute(given).string();
  }();
  return path;
}

dnd_program::dnd_program() : directory(root / "worlds/W/C") {
  where.directory = root.path();
  where.environment = {{"HOME", root / "home"},
                       {"XDG_CONFIG_HOME", root / "home/config"},
                       {"XDG_STATE_HOME", root / "home/state"},
                       {"XDG_DATA_HOME", root / "home/data"},
                       {"XDG_CACHE_HOME", root / "home/cache"},
                       {"LANG", "C.UTF-8"},
                       {"TERM", "xterm"},
                       {"PATH", "/usr/bin:/bin"}};
  if (const char* const options = std::getenv("ASAN_OPTIONS"))
    where.environment["ASAN_OPTIONS"] = options;
  BOOST_REQUIRE(std::filesystem::create_directory(root / "home"));
  // As in a checkout: worlds are kept here and not in the user's home.
  BOOST_REQUIRE(std::filesystem::create_directory(root / "worlds"));
  (void)done({"world", "create", "W"});
  (void)done({"campaign", "create", "C"});
}

std::vector<std::string> dnd_program::words_of(std::vector<std::string> words) const {
  words.insert(words.begin(), dnd_binary());
  return words;
}

finished dnd_program::dnd(std::vector<std::string> words, std::string_view input) const {
  return run(words_of(std::move(words)), where, input);
}

finished dnd_program::done(std::vector<std::string> words, std::string_view input) const {
  auto end = dnd(std::move(words), input);
  BOOST_REQUIRE_MESSAGE(end.code == 0, "ended with " << end.code << ": " << end.out << end.err);
  return end;
}

std::vector<std::string> dnd_program::say(std::vector<std::string> commands) const {
  const auto count = commands.size();
  std::vector<std::string> words{"--json", "--seed", "1", "exec", "--campaign", "W/C"};
  words.insert(words.end(), std::make_move_iterator(commands.begin()),
               std::make_move_iterator(commands.end()));
  auto answers = done(std::move(words)).lines();
  BOOST_REQUIRE_EQUAL(answers.size(), count);
  return answers;
}

std::unique_ptr<process> dnd_program::start(std::vector<std::string> words) const {
  return std::make_unique<process>(words_of(std::move(words)), where);
}

std::int64_t dnd_program::hp(std::string_view id) const {
  const json_text shown(done({"--json", "campaign", "show", "W/C"}).out);
  for (const auto creature : (*shown)["creatures"])
    if (std::string_view(creature["id"]) == id) return std::int64_t(creature["hp"]);
  BOOST_FAIL("nobody is called " << id);
  return -1;
}

std::string dnd_program::state_hash() const {
  const json_text shown(done({"--json", "campaign", "show", "W/C"}).out);
  return std::string(std::string_view((*shown)["state_hash"]));
}

std::string dnd_program::bytes(std::string_view name) const {
  std::ifstream in(file(name), std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

bool dnd_program::has(std::string_view name) const {
  return std::filesystem::exists(file(name));
}

void dnd_program::put(std::string_view name, std::string_view text) const {
  (void)root.write("worlds/W/C/" + std::string(name), text);
}

void dnd_program::remove(std::string_view name) const {
  BOOST_REQUIRE(std::filesystem::remove(file(name)));
}

}  // namespace dnd::test
