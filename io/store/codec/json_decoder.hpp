#pragma once

#include "io/files/json/text.hpp"
#include "io/store/codec/json_cursor.hpp"
#include "io/store/codec/stat_block_memo.hpp"
#include "model/bounds.hpp"
#include "model/enum_text.hpp"
#include "model/event_fields.hpp"

#include <array>
#include <concepts>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

/// Reads described structures from JSON text. Fields in the order of the description, which is
/// how this program writes them, are read in one pass; an object in any other order is indexed
/// first. Both refuse what is unknown, doubled, missing or of another type.
namespace dnd::io {

/// Fields of an object in any order: each name with the text of its value.
class json_index {
 public:
  /// More than any structure has: a hostile line with thousands of fields costs no more than one.
  static constexpr std::size_t fields_max = 64;

  /// `text` is a sequence of `,"name":value`, whose first separator is `open`. False when it is not
  /// well formed, has more than `fields_max` fields, or names one twice (`doubled`).
  bool read(std::string_view text, char open = ',');
  /// The name that made `read` fail; empty when it was something else.
  [[nodiscard]] std::string_view doubled() const noexcept { return doubled_; }
  /// The value's text, once; nothing when there is no such field (left).
  [[nodiscard]] std::optional<std::string_view> take(std::string_view name) noexcept;
  /// A field that nobody took; empty when there is none.
  [[nodiscard]] std::string_view left_over() const noexcept;

 private:
  struct entry {
    std::string_view name;
    std::string_view value;
    bool taken = false;
  };
  std::vector<entry> entries_;
  std::string_view doubled_;
};

/// What a decoder did not like, in its innermost object.
struct decode_problem {
  std::string field;
  const char* what = nullptr;
};

class json_decoder {
 public:
  /// `memo`, if there is one, saves the reading of stat blocks that were read before.
  explicit json_decoder(decode_problem& problem, stat_block_memo* memo = nullptr) noexcept
      : problem_(problem), memo_(memo) {}

  /// `fields` is `,"a":1,"b":2`: the fields of one object, each with its comma.
  template <model::has_fields T>
  bool read_fields(std::string_view fields, T& into) {
    return read_members(fields, ',', into);
  }

  [[gnu::always_inline]] bool read(json_cursor& in, bool& into) {
    return in.take_bool(into) || fail("expected true or false");
  }
  template <std::integral T>
  [[gnu::always_inline]] bool read(json_cursor& in, T& into) {
    using limits = std::numeric_limits<T>;
    if constexpr (std::is_signed_v<T>) {
      const auto value = in.take_int();
      if (!value || *value < limits::min() || *value > limits::max())
        return fail("expected a whole number in range");
      into = static_cast<T>(*value);
    } else {
      const auto value = in.take_uint();
      if (!value || *value > limits::max()) return fail("expected a whole number in range");
      into = static_cast<T>(*value);
    }
    return true;
  }
  [[gnu::always_inline]] bool read(json_cursor& in, std::string& into) {
    std::string_view plain;
    if (in.take_plain(plain)) [[likely]] {
      into.assign(plain);
      return true;
    }
    into.clear();
    return read_escaped(in, into);
  }
  [[gnu::always_inline]] bool read(json_cursor& in, model::small_text& into) {
    std::string_view plain;
    if (in.take_plain(plain)) [[likely]] {
      if (plain.size() > model::small_text::short_bytes ||
          !in.has(plain.data(), model::small_text::short_bytes)) [[unlikely]]
        return assign(into, plain);
      into.assign_short(plain.data(), plain.size());
      return true;
    }
    std::string text;
    return read_escaped(in, text) && assign(into, text);
  }
  template <class T>
  requires std::is_enum_v<T>
  bool read(json_cursor& in, T& into) {
    std::string_view name;
    if (!in.take_plain(name)) [[unlikely]] {
      const auto body = in.take_string();
      if (!body) return fail("expected a name");
      name = *body;
    }
    const auto value = model::from_stored_name<T>(name);
    if (!value) return fail("the name is not known");
    into = *value;
    return true;
  }
  template <class T>
  bool read(json_cursor& in, std::optional<T>& into) {
    return read(in, into.emplace());
  }
  template <class T>
  bool read(json_cursor& in, std::optional<std::shared_ptr<T>>& into) {
    return read(in, into.emplace());
  }
  template <class T>
  bool read(json_cursor& in, std::shared_ptr<T>& into) {
    if (in.take_word("null")) {
      into = nullptr;
      return true;
    }
    if constexpr (std::is_same_v<T, const model::stat_block>) {
      if (memo_ != nullptr) return read_remembered(in, into);
    }
    return read_new(in, into);
  }
  template <class T>
  [[gnu::always_inline]] bool read(json_cursor& in, model::change<T>& into) {
    return (in.take('[') && read(in, into.before) && in.take(',') && read(in, into.after) &&
            in.take(']')) ||
           fail("expected [before, after]");
  }
  template <class T>
  bool read(json_cursor& in, std::vector<T>& into) {
    into.clear();
    return read_list(in, [&] {
      into.emplace_back();
      return read(in, into.back());
    });
  }
  template <class T>
  bool read(json_cursor& in, model::modifier_sources<T>& into) {
    std::vector<T> all;
    if (!read(in, all)) return false;
    into = std::move(all);
    return true;
  }
  template <class T, std::size_t N>
  bool read(json_cursor& in, std::array<T, N>& into) {
    std::size_t count = 0;
    return read_list(in, [&] { return count < N && read(in, into[count++]); }) &&
           (count == N || fail("the list has another number of values"));
  }
  template <class T, std::size_t N>
  bool read(json_cursor& in, model::inline_list<T, N>& into) {
    into.clear();
    return read_list(in, [&] {
      T value{};
      if (into.full() || !read(in, value)) return fail("the list has too many values");
      into.push_back(value);
      return true;
    });
  }
  template <class E, std::size_t N>
  bool read(json_cursor& in, model::enum_set<E, N>& into) {
    into = {};
    return read_list(in, [&] {
      E value{};
      if (!read(in, value)) return false;
      into.insert(value);
      return true;
    });
  }
  template <model::has_fields T>
  bool read(json_cursor& in, T& into) {
    const char* const begin = in.position();
    ordered_visitor in_order{*this, in, '{'};
    model::fields<T>::visit(into, in_order);
    const bool is_empty = in_order.separator == '{';
    if (in_order.ok && (!is_empty || in.take('{')) && in.take('}')) [[likely]]
      return true;
    in.move_to(begin);
    into = T{};
    problem_ = {};
    const auto object = in.take_value();
    if (!object || object->front() != '{' || object->back() != '}')
      return fail("expected an object");
    const auto inside = object->substr(1, object->size() - 2);
    json_cursor probe(inside);
    if (probe.at_end()) return read_in_any_order({}, '{', into);
    // One form for both: fields with what separates them. Before the first, that is the brace.
    return read_in_any_order(object->substr(0, object->size() - 1), '{', into);
  }

 private:
  struct ordered_visitor {
    json_decoder& self;
    json_cursor& in;
    /// What the next field must stand after.
    char separator;
    bool ok = true;

    template <class T>
    [[gnu::always_inline]] void field(std::string_view name, T& into) {
      ok = ok && in.take(separator) && in.take_name(name) && self.read(in, into);
      separator = ',';
    }
    template <class T>
    [[gnu::always_inline]] void optional(std::string_view name, T& into) {
      if (!ok) return;
      const char* const before = in.position();
      if (in.take(separator) && in.take_name(name)) {
        ok = self.read(in, into);
        separator = ',';
      } else {
        in.move_to(before);
      }
    }
    template <class T>
    [[gnu::always_inline]] void optional(std::string_view name, T& into, const T&) {
      optional(name, into);
    }
  };

  struct indexed_visitor {
    json_decoder& self;
    json_index& index;
    bool ok = true;

    template <class T>
    void field(std::string_view name, T& into) {
      if (ok && !read_if_there(name, into)) ok = self.fail_field(name, "the field is missing");
    }
    template <class T>
    void optional(std::string_view name, T& into) {
      if (ok) (void)read_if_there(name, into);
    }
    template <class T>
    void optional(std::string_view name, T& into, const T&) {
      optional(name, into);
    }
    template <class T>
    bool read_if_there(std::string_view name, T& into) {
      const auto value = index.take(name);
      if (!value) return false;
      json_cursor cursor(*value);
      ok = (self.read(cursor, into) && cursor.at_end()) || self.fail_field(name, "is malformed");
      return true;
    }
  };

  template <model::has_fields T>
  bool read_members(std::string_view fields, char open, T& into) {
    json_cursor cursor(fields);
    ordered_visitor in_order{*this, cursor, open};
    model::fields<T>::visit(into, in_order);
    if (in_order.ok && cursor.at_end()) return true;
    into = T{};
    problem_ = {};
    return read_in_any_order(fields, open, into);
  }

  template <model::has_fields T>
  bool read_in_any_order(std::string_view fields, char open, T& into) {
    json_index index;
    if (!index.read(fields, open)) {
      if (index.doubled().empty()) return fail("the object is malformed");
      return fail_field(index.doubled(), "the field stands there twice");
    }
    indexed_visitor visitor{*this, index};
    model::fields<T>::visit(into, visitor);
    if (!visitor.ok) return false;
    const auto extra = index.left_over();
    return extra.empty() || fail_field(extra, "the field is not known");
  }

  template <class Element>
  [[gnu::always_inline]] bool read_list(json_cursor& in, Element&& element) {
    if (!in.take('[')) return fail("expected a list");
    if (in.take(']')) return true;
    do {
      if (!element()) return fail("the list holds what it cannot");
    } while (in.take(','));
    return in.take(']') || fail("the list does not end");
  }

  template <class T>
  bool read_new(json_cursor& in, std::shared_ptr<T>& into) {
    auto made = std::make_shared<std::remove_const_t<T>>();
    if (!read(in, *made)) return false;
    into = std::move(made);
    return true;
  }
  bool read_remembered(json_cursor& in, model::stat_block_ptr& into) {
    const char* const begin = in.position();
    std::size_t bytes = 0;
    into = memo_->find(in.rest(), bytes);
    if (into) {
      in.move_to(begin + bytes);
      return true;
    }
    if (!read_new(in, into)) return false;
    memo_->remember({begin, static_cast<std::size_t>(in.position() - begin)}, into);
    return true;
  }
  [[gnu::noinline]] bool read_escaped(json_cursor& in, std::string& into) {
    const auto body = in.take_string();
    if (!body) return fail("expected a string");
    return json::append_unescaped(into, *body) || fail("the string has a malformed escape");
  }
  [[gnu::always_inline]] bool assign(model::small_text& into, std::string_view text) {
    if (!model::small_text::fits(text)) return fail("the text is too long");
    into = model::small_text(text);
    return true;
  }
  /// The innermost complaint is the useful one, so the first one stays.
  [[gnu::cold, gnu::noinline]] bool fail(const char* what) noexcept {
    if (!problem_.what) problem_.what = what;
    return false;
  }
  bool fail_field(std::string_view name, const char* what) {
    if (problem_.field.empty()) problem_.field = name;
    return fail(what);
  }

  decode_problem& problem_;
  stat_block_memo* memo_;
};

}  // namespace dnd::io
