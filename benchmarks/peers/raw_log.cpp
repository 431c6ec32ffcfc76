#include "benchmarks/peers/raw_log.hpp"

#include <cerrno>
#include <chrono>
#include <fcntl.h>
#include <unistd.h>
#include <utility>

namespace dnd::bench {

namespace {

double seconds_since(std::chrono::steady_clock::time_point begin) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

io::error failed(const char* what, const std::string& path) {
  return {.code = io::ec::io_error, .what = what, .path = path, .system_errno = errno};
}

}  // namespace

io::result<raw_log> raw_log::open(const std::string& path) {
  auto file = io::open_file(path, O_WRONLY | O_APPEND | O_CREAT);
  if (!file) return file.error();
  return raw_log(*std::move(file), path);
}

io::result<std::vector<double>> raw_log::write(std::size_t count, std::size_t bytes) {
  const std::string line(bytes, 'x');
  std::vector<double> seconds;
  seconds.reserve(count);
  for (std::size_t i = 0; i < count; ++i) {
    const auto begin = std::chrono::steady_clock::now();
    if (auto written = io::write_all(file_, path_, line); !written) return written.error();
    if (auto synced = io::sync_descriptor(file_, path_, io::sync_kind::data); !synced)
      return synced.error();
    seconds.push_back(seconds_since(begin));
  }
  return seconds;
}

io::result<double> copy_and_sync(const std::string& from) {
  const auto to = from + ".copy";
  auto source = io::open_file(from, O_RDONLY);
  if (!source) return source.error();
  const auto begin = std::chrono::steady_clock::now();
  auto target = io::open_file(to, O_WRONLY | O_CREAT | O_TRUNC);
  if (!target) return target.error();
  for (;;) {
    const auto copied = ::copy_file_range(source->number(), nullptr, target->number(), nullptr,
                                          std::size_t{1} << 30, 0);
    if (copied < 0) return failed("the file cannot be copied", from);
    if (copied == 0) break;
  }
  if (auto synced = io::sync_descriptor(*target, to, io::sync_kind::data); !synced)
    return synced.error();
  const auto seconds = seconds_since(begin);
  if (::unlink(to.c_str()) != 0) return failed("the copy cannot be removed", to);
  return seconds;
}

}  // namespace dnd::bench
