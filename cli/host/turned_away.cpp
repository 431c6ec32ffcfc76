#include "cli/host/turned_away.hpp"

#include <fmt/format.h>

namespace dnd::cli::host {

host_answer turned_away_answer(turned_away why) {
  switch (why) {
    case turned_away::no_token:
      return problem(401, "no_token", "this needs a token",
                     "Open the invitation link, or send \"Authorization: Bearer TOKEN\". The game "
                     "master makes tokens.");
    case turned_away::expired:
      return problem(401, "expired", "the time of this token is over",
                     "The game master makes a new one.");
    case turned_away::too_many:
      return problem(429, "too_many", "too many wrong tokens came of late",
                     "Try again in a moment.");
    case turned_away::not_known:
      return problem(503, "busy",
                     "the host has not heard of its database, which knows whose token this is",
                     "Try again in a moment.");
    case turned_away::bad_token:
      break;
  }
  return problem(401, "bad_token", "nobody has this token",
                 "It was mistyped, or taken back. The game master makes a new one.");
}

host_answer no_more_answer() {
  return turned_away_answer(turned_away::bad_token);
}

host_answer too_often_answer() {
  return problem(429, "too_many", "too many commands came of late", "Try again in a moment.");
}

host_answer too_many_streams_answer() {
  return problem(429, "too_many", "too many streams are open with this token",
                 "Close one of them.");
}

host_answer no_such_campaign(std::string_view kind, std::string_view label) {
  return problem(kind, io::error{.code = io::ec::not_found,
                                 .what = fmt::format("there is no campaign \"{}\"", label)});
}

host_answer stops_answer() {
  return problem(503, "closed", "the host is stopping", "Try again when it runs again.");
}

host_answer busy_answer() {
  return problem(503, "busy", "the host has too much to do", "Try again in a moment.");
}

}  // namespace dnd::cli::host
