#include "cli/host/journal.hpp"

#include "cli/app/context.hpp"
#include "model/bounds.hpp"
#include "model/json/writer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <unistd.h>
#include <utility>

namespace dnd::cli::host {
namespace {

[[nodiscard]] std::string_view name_of(journal_level level) noexcept {
  switch (level) {
    case journal_level::info:
      return "info";
    case journal_level::warning:
      return "warning";
    case journal_level::error:
      break;
  }
  return "error";
}

/// A word as it is; anything else as JSON writes it.
[[nodiscard]] std::string as_word(std::string_view value) {
  const bool is_plain = !value.empty() && std::all_of(value.begin(), value.end(), [](char c) {
    return static_cast<unsigned char>(c) > 0x20 && c != '"' && c != '\\' && c != 0x7f &&
           static_cast<unsigned char>(c) < 0x80;
  });
  if (is_plain) return std::string(value);
  json::writer out;
  out.text(value);
  return std::move(out).take();
}

}  // namespace

std::string journal_line(journal_format how, std::int64_t at_ms, journal_level level,
                         std::string_view what, std::initializer_list<journal_field> fields) {
  if (how == journal_format::text) {
    std::string line = fmt::format("{} {} {}", moment_text(at_ms), name_of(level), what);
    for (const journal_field& each : fields) {
      const auto* const text = std::get_if<std::string_view>(&each.value);
      line += fmt::format(
          " {}={}", each.name,
          text != nullptr ? as_word(*text) : std::to_string(std::get<std::uint64_t>(each.value)));
    }
    return line;
  }
  json::writer out;
  out.open('{');
  out.key("at").text(moment_text(at_ms));
  out.key("level").text(name_of(level));
  out.key("what").text(what);
  for (const journal_field& each : fields) {
    out.key(each.name);
    const auto* const text = std::get_if<std::string_view>(&each.value);
    text != nullptr ? out.text(*text) : out.count(std::get<std::uint64_t>(each.value));
  }
  out.close('}');
  return std::move(out).take();
}

journal::journal(journal_format how, std::function<std::int64_t()> now_ms, sink write)
    : format_(how),
      now_ms_(std::move(now_ms)),
      write_(std::move(write)),
      writer_([this] { write_lines(); }) {}

journal::~journal() {
  {
    const std::lock_guard lock(mutex_);
    is_over_ = true;
  }
  changed_.notify_all();
  writer_.join();
}

void journal::note(journal_level level, std::string_view what,
                   std::initializer_list<journal_field> fields) {
  std::string line = journal_line(format_, now_ms_(), level, what, fields);
  line += '\n';
  {
    const std::lock_guard lock(mutex_);
    if (lines_.size() >= bounds::journal_lines_max) {
      ++dropped_;
      return;
    }
    lines_.push_back(std::move(line));
  }
  changed_.notify_one();
}

void journal::write_lines() {
  std::unique_lock lock(mutex_);
  for (;;) {
    changed_.wait(lock, [this] { return !lines_.empty() || is_over_; });
    if (lines_.empty()) return;
    const std::deque<std::string> batch = std::exchange(lines_, {});
    const std::uint64_t dropped = std::exchange(dropped_, 0);
    lock.unlock();
    std::string text;
    for (const std::string& each : batch) text += each;
    if (dropped > 0)
      text += journal_line(format_, now_ms_(), journal_level::warning, "journal_lines_dropped",
                           {{"lines", dropped}}) +
              "\n";
    write_(text);
    lock.lock();
  }
}

journal::sink sink_to(int descriptor) {
  return [descriptor](std::string_view text) {
    while (!text.empty()) {
      const auto written = ::write(descriptor, text.data(), text.size());
      if (written < 0 && errno == EINTR) continue;
      if (written <= 0) return;
      text.remove_prefix(static_cast<std::size_t>(written));
    }
  };
}

}  // namespace dnd::cli::host
