#pragma once

#include "model/event_fields.hpp"
#include "model/json/field_encoder.hpp"
#include "model/views/figures.hpp"

#include <fmt/format.h>

#include <array>
#include <concepts>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

/// Visitors of `model/fields/` that make figures. For `figures.cpp` alone.
namespace dnd::model::views {

/// A value as people read it. Of what is nested deeper than a list of things only the first field
/// of each is told, which is its name.
class figure_text {
 public:
  template <class T>
  [[nodiscard]] static std::string of(const T& value) {
    return text(value, 1);
  }

 private:
  /// Things of a list that are named.
  static constexpr std::size_t listed_max = 12;

  static std::string text(bool value, int) { return value ? "yes" : "no"; }
  template <std::integral T>
  static std::string text(T value, int) {
    return fmt::format("{}", value);
  }
  static std::string text(const std::string& value, int) { return value; }
  static std::string text(const small_text& value, int) { return value.str(); }
  template <class T>
  requires std::is_enum_v<T>
  static std::string text(T value, int) { return std::string(stored_name(value)); }
  template <class T>
  static std::string text(const std::optional<T>& value, int depth) {
    return value ? text(*value, depth) : "none";
  }
  template <class T>
  static std::string text(const std::shared_ptr<T>& value, int depth) {
    return value ? text(*value, depth) : "none";
  }
  template <class T>
  static std::string text(const change<T>& value, int depth) {
    return fmt::format("{} → {}", text(value.before, depth), text(value.after, depth));
  }
  static std::string text(const condition_instance& value, int) {
    std::string out(to_text(value.kind));
    if (!value.source.empty()) out += fmt::format(" by {}", value.source.view());
    if (value.rounds > 0) out += fmt::format(" ({} rounds)", value.rounds);
    return out;
  }
  static std::string text(const effect_instance& value, int) {
    std::string out = value.name.str();
    if (!value.source.empty()) out += fmt::format(" by {}", value.source.view());
    return out;
  }
  template <class T>
  static std::string text(const std::vector<T>& values, int depth) {
    return list(values, depth);
  }
  template <class T>
  static std::string text(const modifier_sources<T>& values, int depth) {
    return list(values.all(), depth);
  }
  template <class T, std::size_t N>
  static std::string text(const std::array<T, N>& values, int depth) {
    return list(values, depth);
  }
  template <class T, std::size_t N>
  static std::string text(const inline_list<T, N>& values, int depth) {
    return list(values, depth);
  }
  template <class E, std::size_t N>
  static std::string text(const enum_set<E, N>& values, int depth) {
    std::vector<E> all;
    for (std::size_t i = 0; i < N; ++i)
      if (values.contains(static_cast<E>(i))) all.push_back(static_cast<E>(i));
    return list(all, depth);
  }
  template <has_fields T>
  static std::string text(const T& value, int depth) {
    figure_text inside(depth);
    fields<std::remove_const_t<T>>::visit(value, inside);
    return inside.rest_.empty() ? inside.first_
                                : fmt::format("{} ({})", inside.first_, inside.rest_);
  }

  template <class Range>
  static std::string list(const Range& values, int depth) {
    std::string out;
    std::size_t count = 0;
    for (const auto& value : values) {
      if (++count > listed_max) continue;
      if (!out.empty()) out += ", ";
      out += text(value, depth);
    }
    if (count > listed_max) out += fmt::format(" and {} more", count - listed_max);
    return out.empty() ? "none" : out;
  }

  explicit figure_text(int depth) noexcept : depth_(depth) {}

 public:
  // Called by the descriptions.
  template <class T>
  void field(std::string_view name, const T& value) {
    if (is_first_) {
      first_ = text(value, depth_ - 1);
    } else if (depth_ > 0) {
      if (!rest_.empty()) rest_ += ", ";
      rest_ += fmt::format("{} {}", name, text(value, depth_ - 1));
    }
    is_first_ = false;
  }
  template <class T>
  void optional(std::string_view name, const T& value) {
    if (!field_encoder::is_default(value)) field(name, value);
  }
  template <class T>
  void optional(std::string_view name, const T& value, const T& usual) {
    if (!(value == usual)) field(name, value);
  }

 private:
  int depth_;
  bool is_first_ = true;
  std::string first_;
  std::string rest_;
};

class figure_collector {
 public:
  /// `prefix` stands before all names.
  explicit figure_collector(std::vector<figure>& out, std::string prefix = {})
      : out_(out), prefix_(std::move(prefix)) {}

  template <class T>
  void field(std::string_view name, const T& value) {
    add(name, value);
  }
  template <class T>
  void optional(std::string_view name, const T& value) {
    add_optional(name, value, field_encoder::is_default(value));
  }
  template <class T>
  void optional(std::string_view name, const T& value, const T& usual) {
    add_optional(name, value, value == usual);
  }
  /// A field is told under another name: another part of the same subject has one of its own.
  void rename(std::string_view from, std::string_view to) {
    renamed_ = from;
    renamed_to_ = to;
  }

  /// One value as it is.
  template <class T>
  void put(std::string_view name, const T& value) {
    put_as(name, value, figure_text::of(value));
  }
  /// One value that is told in other words than all of it would be.
  template <class T>
  void put_as(std::string_view name, const T& value, std::string text) {
    figure& made = out_.emplace_back();
    made.name = prefix_ + std::string(!renamed_.empty() && name == renamed_ ? renamed_to_ : name);
    field_encoder::write(made.exact, value);
    made.text = std::move(text);
  }

 private:
  template <has_fields T>
  void nest(std::string_view name, const T& value) {
    figure_collector inside(out_, fmt::format("{}{}.", prefix_, name));
    fields<T>::visit(value, inside);
  }

  template <class T>
  void add_optional(std::string_view name, const T& value, bool usual) {
    const std::size_t from = out_.size();
    add(name, value);
    for (std::size_t i = from; i < out_.size(); ++i) out_[i].usual = usual;
  }
  template <class T>
  void add(std::string_view name, const T& value) {
    put(name, value);
  }
  void add(std::string_view name, const std::vector<pool_use>& pools) {
    for (const pool_use& each : pools)
      put(fmt::format("{}.{}", name, each.pool.view()), each.spent);
  }
  void add(std::string_view name, const turn_use& turn) { nest(name, turn); }
  // The sheet is looked at by itself: see `figures.cpp`.
  void add(std::string_view, const stat_block_ptr&) {}
  void add(std::string_view, const character_record_ptr&) {}

  std::vector<figure>& out_;
  std::string prefix_;
  std::string_view renamed_;
  std::string_view renamed_to_;
};

}  // namespace dnd::model::views
