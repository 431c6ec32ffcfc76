#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// How people find a world or a campaign again: by its name as typed or by its directory.
namespace dnd::io {

/// How well a thing answers to what was typed.
enum class match : std::uint8_t { none, any_case, exact };

/// `typed` may be the directory, the name, or a name that would have become the directory.
[[nodiscard]] match match_of(std::string_view typed, std::string_view directory,
                             std::string_view name);

/// Spaces turned to '-'.
[[nodiscard]] std::string dashed(std::string_view typed);

/// A thing that can be found, with both of the words that it answers to.
struct findable {
  std::string name;
  std::string directory;
};

/// For an error: "did you mean …?", else the names of all if they are a handful, else nothing.
[[nodiscard]] std::string suggestion(std::string_view typed, const std::vector<findable>& all);

/// Collects what answers best: one exact match hides all that match in another case.
template <class T>
class best_matches {
 public:
  explicit best_matches(std::string_view typed) : typed_(typed) {}

  void offer(std::string_view directory, std::string_view name, const T& thing) {
    const match how = match_of(typed_, directory, name);
    if (how == match::none || how < best_) return;
    if (how > best_) found_.clear();
    best_ = how;
    found_.push_back(thing);
  }
  [[nodiscard]] const std::vector<T>& found() const noexcept { return found_; }

 private:
  std::string_view typed_;
  match best_ = match::none;
  std::vector<T> found_;
};

}  // namespace dnd::io
