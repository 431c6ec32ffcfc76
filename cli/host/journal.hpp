#pragma once

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <initializer_list>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <variant>

namespace dnd::cli::host {

enum class journal_format : std::uint8_t { text, json };
enum class journal_level : std::uint8_t { info, warning, error };

struct journal_field {
  std::string_view name;
  std::variant<std::string_view, std::uint64_t> value;
};

/// A line of the journal, without its newline:
///
///     2026-11-22T19:04:11.120Z info opened campaign=Faerun/The-Lost-Mine events=41
///     {"at":"2026-11-22T19:04:11.120Z","level":"info","what":"opened","campaign":"…","events":41}
[[nodiscard]] std::string journal_line(journal_format how, std::int64_t at_ms, journal_level level,
                                       std::string_view what,
                                       std::initializer_list<journal_field> fields);

/// What the host has to say about itself, a line each. Nobody waits for it to be read: a thread of
/// its own writes it, and when `bounds::journal_lines_max` lines wait, more are dropped, counted,
/// and the count is written. For any thread. Commands and content are never part of it: a line may
/// hold what only the game master knows.
class journal {
 public:
  using sink = std::function<void(std::string_view text)>;
  /// `write` gets whole lines with their ends, on the journal's thread. `now_ms`: milliseconds
  /// since 1970, UTC.
  journal(journal_format how, std::function<std::int64_t()> now_ms, sink write);
  /// Writes what is left.
  ~journal();
  journal(const journal&) = delete;
  journal& operator=(const journal&) = delete;

  void note(journal_level level, std::string_view what,
            std::initializer_list<journal_field> fields);
  void info(std::string_view what, std::initializer_list<journal_field> fields = {}) {
    note(journal_level::info, what, fields);
  }
  void warning(std::string_view what, std::initializer_list<journal_field> fields = {}) {
    note(journal_level::warning, what, fields);
  }
  void error(std::string_view what, std::initializer_list<journal_field> fields = {}) {
    note(journal_level::error, what, fields);
  }

 private:
  void write_lines();

  const journal_format format_;
  const std::function<std::int64_t()> now_ms_;
  const sink write_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::string> lines_;
  std::uint64_t dropped_ = 0;
  bool is_over_ = false;
  std::thread writer_;
};

/// Writes to a descriptor; what cannot be written is left out.
[[nodiscard]] journal::sink sink_to(int descriptor);

}  // namespace dnd::cli::host
