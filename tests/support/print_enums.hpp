#pragma once

#include <boost/test/unit_test.hpp>

#include <array>
#include <cstddef>
#include <optional>
#include <ostream>
#include <sstream>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

/// Makes Boost.Test print every scoped enumeration by the names of its enumerators, as they stand
/// in the code, so that `BOOST_TEST(why.code == ec::not_found)` fails with "[corrupt !=
/// not_found]". Include it before the first test that compares enumerations.
namespace dnd::test {

template <class T>
concept scoped_enum = std::is_enum_v<T> && !std::is_convertible_v<T, int>;

/// The name of an enumerator; empty for a value that has none. The compiler spells it out in the
/// name of this function: "… [with auto Value = dnd::io::ec::corrupt; …]", where a value without a
/// name is "(dnd::io::ec)77".
template <auto Value>
[[nodiscard]] constexpr std::string_view enumerator_name() noexcept {
  constexpr std::string_view before = "Value = ";
  std::string_view text = __PRETTY_FUNCTION__;
  text.remove_prefix(text.find(before) + before.size());
  text = text.substr(0, text.find_first_of(";]"));
  if (text.front() == '(') return {};
  return text.substr(text.rfind(':') + 1);
}

/// More enumerators than any enumeration has.
inline constexpr std::size_t enumerators_most = 64;

/// By value, from 0.
template <scoped_enum Enum>
inline constexpr auto enumerator_names = []<std::size_t... Index>(std::index_sequence<Index...>) {
  return std::array{enumerator_name<static_cast<Enum>(Index)>()...};
}
(std::make_index_sequence<enumerators_most>{});

template <scoped_enum Enum>
void print_enumerator(std::ostream& out, Enum value) {
  const auto index = static_cast<std::size_t>(value);
  if (index < enumerators_most && !enumerator_names<Enum>[index].empty())
    out << enumerator_names<Enum>[index];
  else
    out << "enumerator " << index;
}

/// For messages: `"mode " << enumerator_text(mode)`.
template <scoped_enum Enum>
[[nodiscard]] std::string enumerator_text(Enum value) {
  std::ostringstream out;
  print_enumerator(out, value);
  return out.str();
}

}  // namespace dnd::test

namespace boost::test_tools::tt_detail {

template <dnd::test::scoped_enum Enum>
struct print_log_value<Enum> {
  void operator()(std::ostream& out, Enum value) { dnd::test::print_enumerator(out, value); }
};

template <dnd::test::scoped_enum Enum>
struct print_log_value<std::optional<Enum>> {
  void operator()(std::ostream& out, std::optional<Enum> value) {
    if (value)
      dnd::test::print_enumerator(out, *value);
    else
      out << "nothing";
  }
};

}  // namespace boost::test_tools::tt_detail
