#include "actors/campaign/responses.hpp"

#include "model/bounds.hpp"

#include <fmt/format.h>

#include <utility>

namespace dnd::actors {

response failed_response(io::error why) {
  response answer;
  answer.how = outcome::failed;
  answer.failure = std::move(why);
  return answer;
}

response_ptr not_taken(io::error why) {
  return std::make_shared<const response>(failed_response(std::move(why)));
}

io::error closing() {
  return {.code = io::ec::closed, .what = "the campaign is being closed", .todo = "Open it again."};
}

io::error busy() {
  return {.code = io::ec::busy,
          .what = fmt::format("{} commands are in flight already", bounds::commands_in_flight_max),
          .todo = "Wait for answers before sending more."};
}

io::error engine_gone() {
  return {.code = io::ec::closed,
          .what = "the campaign is closed",
          .todo = "Open it again and look with `log` whether the command happened."};
}

io::error no_answer() {
  return {.code = io::ec::closed,
          .what = "no answer came: the disk or the machine does not go on",
          .todo = "The command may still happen. Open the campaign again and look with `log`."};
}

io::error read_only_because(const io::error& why) {
  // There is nothing to mend.
  if (why.code == io::ec::moved) return why;
  io::error now{.code = io::ec::poisoned,
                .what = "the campaign is read-only since an earlier failure: " + io::render(why),
                .todo =
                    "Mend the cause, then `reopen` the campaign: everything that was "
                    "answered is there."};
  now.system_errno = why.system_errno;
  return now;
}

}  // namespace dnd::actors
