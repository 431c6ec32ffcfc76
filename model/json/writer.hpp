#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace dnd::json {

/// Writes one object or list after another into a string; puts the commas. What comes out is
/// UTF-8 whatever went in: bytes that are not come out as U+FFFD.
class writer {
 public:
  void open(char bracket);
  /// `"name":{`
  void open(std::string_view name, char bracket) { key(name).open(bracket); }
  void close(char bracket);
  writer& key(std::string_view name);

  void text(std::string_view value);
  void number(std::int64_t value);
  void count(std::uint64_t value);
  void truth(bool value) { raw(value ? "true" : "false"); }
  void null() { raw("null"); }
  /// `value` is JSON already.
  void raw(std::string_view value);

  [[nodiscard]] std::string take() && { return std::move(out_); }

 private:
  void separate();

  std::string out_;
  bool first_ = true;
};

}  // namespace dnd::json
