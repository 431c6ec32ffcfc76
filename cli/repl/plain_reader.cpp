#include "cli/repl/plain_reader.hpp"

#include <algorithm>
#include <cerrno>
#include <poll.h>
#include <string_view>
#include <unistd.h>
#include <utility>

namespace dnd::cli {

plain_reader::plain_reader(int input, int stop, std::size_t line_bytes)
    : input_(input), stop_(stop), line_bytes_(line_bytes) {}

namespace {

/// How some editors begin a file in UTF-8.
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

}  // namespace

input_line plain_reader::read() {
  input_line out;
  // More than the bound is kept, for what is not part of the line.
  const std::size_t kept = line_bytes_ + 1 + (is_first_ ? byte_order_mark.size() : 0);
  bool has_read = false;
  bool ends_in_return = false;
  while (begin_ < end_ || fill()) {
    has_read = true;
    const std::string_view rest(buffer_.data() + begin_, end_ - begin_);
    const std::size_t size = std::min(rest.find('\n'), rest.size());
    const std::string_view piece = rest.substr(0, size);
    out.bytes += piece.size();
    out.text += piece.substr(0, kept - out.text.size());
    if (!piece.empty()) ends_in_return = piece.back() == '\r';
    begin_ += std::min(size + 1, rest.size());
    if (size < rest.size()) break;
  }
  if (!has_read) return out;
  if (std::exchange(is_first_, false) && out.text.starts_with(byte_order_mark)) {
    out.text.erase(0, byte_order_mark.size());
    out.bytes -= byte_order_mark.size();
  }
  if (ends_in_return) {
    --out.bytes;
    if (out.text.size() > out.bytes) out.text.pop_back();
  }
  out.kind = out.bytes > line_bytes_ ? input_kind::too_long : input_kind::line;
  out.text.resize(std::min(out.text.size(), line_bytes_));
  return out;
}

bool plain_reader::fill() {
  if (!wait_for_input(input_, stop_)) return false;
  ::ssize_t count = 0;
  do count = ::read(input_, buffer_.data(), buffer_.size());
  while (count < 0 && errno == EINTR);
  begin_ = 0;
  end_ = count > 0 ? static_cast<std::size_t>(count) : 0;
  return end_ > 0;
}

bool wait_for_input(int input, int stop) {
  return wait_for_any(input, stop, -1) == ready::input;
}

ready wait_for_any(int input, int stop, int news) {
  // poll() leaves out a negative descriptor.
  std::array<pollfd, 3> ends{{{input, POLLIN, 0}, {stop, POLLIN, 0}, {news, POLLIN, 0}}};
  while (::poll(ends.data(), ends.size(), -1) < 0)
    if (errno != EINTR) return ready::stop;
  if (ends[1].revents != 0) return ready::stop;
  return ends[0].revents != 0 ? ready::input : ready::news;
}

}  // namespace dnd::cli
