#pragma once

#include "io/store/postgres/wire.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

namespace dnd::test {

/// What a simulated database knows of a statement. It carries out no SQL: a statement is known by
/// its name, and of those that write a campaign the text is read term by term. A term that is there
/// is carried out, one that is not is not, and whatever else the text says has to be, word for
/// word, what this was written for. So a fence that gets lost in the SQL is lost in the simulation,
/// and a change that it does not know ends the test instead of passing unseen.
struct statement_terms {
  enum class kind : std::uint8_t {
    append,
    take,
    resolve,
    release,
    owner_of,
    head_of,
    rows_after,
    renew,
    end_lease,
    not_simulated,
  };
  kind what = kind::not_simulated;
  /// append, resolve, release: only of the epochs that are named.
  bool epoch = false;
  /// append: only after the head that is named.
  bool head = false;
  /// take: not from one whose lease runs.
  bool lease = false;
  /// resolve: only one's own.
  bool owner = false;
  /// resolve: it is a write, which raises the epoch.
  bool writes = false;
};

/// Throws `std::logic_error` for a text that it does not know.
[[nodiscard]] statement_terms terms_of(std::string_view name, std::string_view sql);

/// What is in a parameter.
[[nodiscard]] std::uint64_t number_in(std::string_view bytes);
[[nodiscard]] std::vector<std::string_view> elements_in(const io::postgres::value& array);
[[nodiscard]] io::postgres::uuid uuid_in(std::string_view bytes);

}  // namespace dnd::test
