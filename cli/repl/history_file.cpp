#include "cli/repl/history_file.hpp"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <filesystem>
#include <fmt/format.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace dnd::cli {
namespace {

/// Typed lines may hold names that are nobody else's business.
constexpr ::mode_t owner_only = 0600;
/// What is read of the file's end at most, in bytes.
constexpr ::off_t bytes_read = 8 * 1024 * 1024;

class descriptor {
 public:
  explicit descriptor(int number) noexcept : number_(number) {}
  ~descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  descriptor(const descriptor&) = delete;
  descriptor& operator=(const descriptor&) = delete;
  [[nodiscard]] int number() const noexcept { return number_; }
  [[nodiscard]] bool is_open() const noexcept { return number_ >= 0; }

 private:
  int number_;
};

/// O_NONBLOCK: a pipe in the place of the file must not stop the program.
[[nodiscard]] int open_file(const std::string& path, int flags) {
  return ::open(path.c_str(), flags | O_CLOEXEC | O_NONBLOCK | O_NOCTTY, owner_only);
}

[[nodiscard]] bool write_all(int to, std::string_view bytes) {
  while (!bytes.empty()) {
    const ::ssize_t count = ::write(to, bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return true;
}

/// The end of a regular file, from a line's beginning on. Nothing, and `errno`, when it fails.
[[nodiscard]] std::optional<std::string> read_end(int from) {
  struct stat facts {};
  if (::fstat(from, &facts) != 0) return std::nullopt;
  if (!S_ISREG(facts.st_mode)) {
    errno = EINVAL;
    return std::nullopt;
  }
  const ::off_t begin = std::max<::off_t>(facts.st_size - bytes_read, 0);
  std::string text(static_cast<std::size_t>(facts.st_size - begin), '\0');
  std::size_t filled = 0;
  while (filled < text.size()) {
    const ::ssize_t count = ::pread(from, text.data() + filled, text.size() - filled,
                                    begin + static_cast<::off_t>(filled));
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return std::nullopt;
    if (count == 0) break;
    filled += static_cast<std::size_t>(count);
  }
  text.resize(filled);
  if (begin > 0) text.erase(0, std::min(text.find('\n'), text.size() - 1) + 1);
  return text;
}

/// A line that a person can have typed, and that leaves the terminal alone when it is shown.
[[nodiscard]] bool is_typed(std::string_view line) {
  return !line.empty() && std::none_of(line.begin(), line.end(), [](char c) {
    return static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
  });
}

}  // namespace

std::string history_path(const char* state_home, const char* home) {
  if (state_home != nullptr && *state_home == '/') return std::string(state_home) + "/dnd/history";
  if (home != nullptr && *home == '/') return std::string(home) + "/.local/state/dnd/history";
  return {};
}

history_file::history_file(std::string path, std::size_t lines_max)
    : path_(std::move(path)), lines_max_(lines_max) {}

std::vector<std::string> history_file::load() {
  if (path_.empty()) return {};
  const descriptor file(open_file(path_, O_RDONLY));
  if (!file.is_open()) {
    // Nothing has been typed yet.
    if (errno != ENOENT) fail("read", errno);
    return {};
  }
  const std::optional<std::string> text = read_end(file.number());
  if (!text) {
    fail("read", errno);
    return {};
  }
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < text->size();) {
    const std::size_t end = std::min(text->find('\n', at), text->size());
    const std::string_view line = std::string_view(*text).substr(at, end - at);
    if (is_typed(line)) lines.emplace_back(line);
    at = end + 1;
  }
  const bool is_long = lines.size() > lines_max_ * 2;
  if (lines.size() > lines_max_)
    lines.erase(lines.begin(), lines.end() - static_cast<std::ptrdiff_t>(lines_max_));
  if (is_long) rewrite(lines);
  return lines;
}

void history_file::append(std::string_view line) {
  if (path_.empty() || has_failed_ || !is_typed(line)) return;
  make_directories();
  const descriptor file(open_file(path_, O_WRONLY | O_APPEND | O_CREAT));
  // In one write, so that the lines of two programs do not mix.
  if (!file.is_open() || !write_all(file.number(), fmt::format("{}\n", line))) fail("write", errno);
}

std::optional<std::string> history_file::take_warning() {
  std::optional<std::string> out = std::move(warning_);
  warning_.reset();
  return out;
}

void history_file::fail(std::string_view doing, int system_errno) {
  if (has_failed_) return;
  has_failed_ = true;
  warning_ = fmt::format("cannot {} the history of typed lines, {} ({}). It is not kept.", doing,
                         path_, std::generic_category().message(system_errno));
}

void history_file::make_directories() const {
  // A failure shows when the file is opened.
  std::error_code ignored;
  std::filesystem::create_directories(std::filesystem::path(path_).parent_path(), ignored);
}

void history_file::rewrite(const std::vector<std::string>& lines) {
  // Renamed into place: another program that loads it meanwhile sees the old file or the new one.
  const std::string whole = path_ + ".tmp";
  {
    const descriptor file(open_file(whole, O_WRONLY | O_CREAT | O_TRUNC));
    if (!file.is_open() || !write_all(file.number(), fmt::format("{}\n", fmt::join(lines, "\n")))) {
      fail("shorten", errno);
      return;
    }
  }
  if (::rename(whole.c_str(), path_.c_str()) != 0) fail("shorten", errno);
}

}  // namespace dnd::cli
