#pragma once

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <string>
#include <string_view>

namespace dnd::json {

/// Writes at the end of a string that must outlive it. The string is made longer ahead of what is
/// written and cut to its size once, at the end: a piece costs a comparison and a copy, where
/// `std::string::append` costs a call. Until then nobody else may look at the string.
class appender {
 public:
  /// `room`: bytes that are usually written. More find their place too.
  explicit appender(std::string& out, std::size_t room = room_usual)
      : out_(out), begin_(out.size()) {
    make_room(begin_, room);
  }
  appender(const appender&) = delete;
  appender& operator=(const appender&) = delete;
  ~appender() { out_.resize(size()); }

  [[gnu::always_inline]] appender& operator+=(char byte) {
    *room_for(1) = byte;
    ++at_;
    return *this;
  }
  /// Of a literal, whose size is known: it is copied without a call.
  template <std::size_t Size>
  [[gnu::always_inline]] appender& operator+=(const char (&literal)[Size]) {
    std::memcpy(room_for(Size - 1), literal, Size - 1);
    at_ += Size - 1;
    return *this;
  }
  appender& operator+=(std::string_view text) {
    if (text.empty()) return *this;
    std::memcpy(room_for(text.size()), text.data(), text.size());
    at_ += text.size();
    return *this;
  }

  /// Where the next `bytes` bytes may be written. They are there after `set_end`.
  [[nodiscard, gnu::always_inline]] char* room_for(std::size_t bytes) {
    if (bytes > static_cast<std::size_t>(end_ - at_)) [[unlikely]]
      make_room(size(), bytes + std::max(room_usual, size() - begin_));
    return at_;
  }
  /// Requires a place in the room that was made.
  void set_end(char* at) noexcept { at_ = at; }

 private:
  static constexpr std::size_t room_usual = 64;

  [[nodiscard]] std::size_t size() const noexcept {
    return static_cast<std::size_t>(at_ - out_.data());
  }
  [[gnu::noinline]] void make_room(std::size_t size, std::size_t bytes) {
    out_.resize(size + bytes);
    at_ = out_.data() + size;
    end_ = at_ + bytes;
  }

  std::string& out_;
  /// What stood in the string before.
  std::size_t begin_;
  char* at_ = nullptr;
  char* end_ = nullptr;
};

}  // namespace dnd::json
