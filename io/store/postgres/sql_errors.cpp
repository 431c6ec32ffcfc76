#include "io/store/postgres/sql_errors.hpp"

#include <fmt/format.h>

namespace dnd::io::postgres {

namespace {

struct mapping {
  /// How the state begins.
  std::string_view state;
  fate how;
  ec code;
  std::string_view todo;
};

// The first that fits counts.
constexpr mapping mappings[] = {
    {"08", fate::unknown, ec::io_error, ""},
    {"25006", fate::unknown, ec::io_error, "The server is not the primary any more."},
    {"40001", fate::again, ec::busy, "Try again."},
    {"40P01", fate::again, ec::busy, "Try again."},
    {"23505", fate::refused, ec::exists, ""},
    {"26000", fate::refused, ec::io_error,
     "Name the server itself: what is between moves a connection from session to session."},
    {"28", fate::refused, ec::permission, "Look at the user and the password of the database."},
    {"3D000", fate::refused, ec::not_found, "Make the database, or name another."},
    {"42501", fate::refused, ec::permission, "The database's user may not do this."},
    {"42P01", fate::refused, ec::not_found, "There is no store of campaigns in this database."},
    {"42", fate::refused, ec::unknown_version, "The tables are not those of this program."},
    {"53100", fate::refused, ec::no_space, "Make room on the disk of the database."},
    {"53300", fate::refused, ec::busy, "The server takes no more connections."},
    {"53", fate::refused, ec::no_space, "The server has run out of something."},
    {"57", fate::unknown, ec::io_error, ""},
    {"58", fate::unknown, ec::io_error, ""},
    {"XX", fate::unknown, ec::io_error, ""},
};

/// What libpq says may be of several lines, the later ones after a tab.
std::string on_one_line(std::string_view text) {
  std::string out;
  for (const char each : text) {
    const bool is_space = each == '\n' || each == '\t' || each == ' ';
    if (!is_space)
      out += each;
    else if (!out.empty() && out.back() != ' ')
      out += ' ';
  }
  if (out.ends_with(' ')) out.pop_back();
  return out;
}

}  // namespace

failure failure_of(std::string_view state, std::string_view said) {
  const auto message = on_one_line(said);
  if (state.empty())
    return {.how = fate::unknown,
            .why = {.code = ec::io_error,
                    .what = fmt::format("there is no connection to the database: {}", message),
                    .todo = "Look at the server and the network."}};
  failure made{.how = fate::refused,
               .why = {.code = ec::io_error,
                       .what = fmt::format("the database refuses: {} ({})", message, state)},
               .state = std::string(state)};
  for (const auto& each : mappings) {
    if (!state.starts_with(each.state)) continue;
    made.how = each.how;
    made.why.code = each.code;
    made.why.todo = each.todo;
    break;
  }
  return made;
}

}  // namespace dnd::io::postgres
