#pragma once

#include "model/effects/modifier.hpp"

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <utility>
#include <vector>

namespace dnd::model {

/// Keys of modifiers.
using modifier_key_set = std::bitset<modifier_key_count>;

/// What brings modifiers, such as the traits of a stat block, with the keys of all of them. A roll
/// asks for thirty keys of which a creature has two, so most questions end at one bit.
///
/// Needs `modifiers_of(const Source&)`, a list of `modifier`. A source with a `note` of its
/// own is given its keys when it comes into the list, and its `marks` hold for the list too. What
/// is in the list changes through the list alone.
template <class Source>
class modifier_sources {
 public:
  modifier_sources() = default;
  modifier_sources(std::initializer_list<Source> all) : modifier_sources(std::vector(all)) {}
  // Like the list of sources that it is.
  // NOLINTNEXTLINE(google-explicit-constructor)
  modifier_sources(std::vector<Source> all) : all_(std::move(all)) { count(); }

  /// Whether any of them has a modifier of this key.
  [[nodiscard]] bool have(modifier_key key) const noexcept {
    return keys_[static_cast<std::size_t>(key)];
  }

  /// Whether any of them has this mark.
  template <class Mark>
  [[nodiscard]] bool marked(Mark mark) const noexcept {
    return (marks_ & static_cast<std::uint8_t>(mark)) != 0;
  }

  [[nodiscard]] const std::vector<Source>& all() const noexcept { return all_; }
  [[nodiscard]] auto begin() const noexcept { return all_.begin(); }
  [[nodiscard]] auto end() const noexcept { return all_.end(); }
  [[nodiscard]] std::size_t size() const noexcept { return all_.size(); }
  [[nodiscard]] bool empty() const noexcept { return all_.empty(); }
  [[nodiscard]] const Source& front() const { return all_.front(); }
  [[nodiscard]] const Source& back() const { return all_.back(); }
  [[nodiscard]] const Source& operator[](std::size_t at) const { return all_[at]; }

  /// Throws where there are not so many.
  [[nodiscard]] const Source& at(std::size_t place) const { return all_.at(place); }

  void push_back(Source one) {
    note(one);
    all_.push_back(std::move(one));
  }
  void replace(std::size_t at, Source by) {
    all_[at] = std::move(by);
    count();
  }
  void erase(std::size_t at) {
    all_.erase(all_.begin() + static_cast<std::ptrdiff_t>(at));
    count();
  }
  template <class Fits>
  void erase_if(Fits fits) {
    std::erase_if(all_, fits);
    count();
  }
  void clear() noexcept {
    all_.clear();
    keys_.reset();
    marks_ = 0;
  }

  friend bool operator==(const modifier_sources& a, const modifier_sources& b) {
    return a.all_ == b.all_;
  }

 private:
  void note(Source& one) {
    modifier_key_set keys;
    for (const modifier& has : modifiers_of(one)) keys.set(static_cast<std::size_t>(has.key));
    keys_ |= keys;
    if constexpr (requires { one.note(keys); }) {
      one.note(keys);
      marks_ = static_cast<std::uint8_t>(marks_ | one.marks);
    }
  }
  void count() {
    keys_.reset();
    marks_ = 0;
    for (Source& one : all_) note(one);
  }

  std::vector<Source> all_;
  modifier_key_set keys_;
  std::uint8_t marks_ = 0;
};

}  // namespace dnd::model
