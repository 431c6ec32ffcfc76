#include "model/verbs/sessions.hpp"

#include "model/language/line_writer.hpp"
#include "model/language/reader.hpp"
#include "model/rules/draft.hpp"

#include <fmt/format.h>

namespace dnd::model::commands {

namespace {

using namespace language;

constexpr label_spec session_title{
    .kind = value_kind::title, .placeholder = "TITLE", .help = "a title"};
constexpr std::string_view session_examples[] = {"session start", "session start The Mill"};

}  // namespace

constinit const verb_spec start_session::row{.name = "session start",
                                             .subject = session_title,
                                             .summary = "starts a session",
                                             .examples = session_examples};

start_session start_session::read(value_reader& given) {
  return {given.title(session_title)};
}

void start_session::print(line_writer& line) const {
  line.title(title);
}

objection start_session::decide(rules::draft& out) const {
  const session& play = out.now().play();
  if (play.running)
    return refusal{refusal_code::session_running,
                   fmt::format("session {} is running already", play.count),
                   "`session end` ends it", std::nullopt};
  out.emit(session_started{.number = play.count + 1, .title = title});
  return std::nullopt;
}

constinit const verb_spec end_session::row{.name = "session end", .summary = "ends the session"};

end_session end_session::read(value_reader&) {
  return {};
}

void end_session::print(line_writer&) const {}

objection end_session::decide(rules::draft& out) const {
  const session& play = out.now().play();
  if (!play.running)
    return refusal{refusal_code::no_session, "no session is running", "`session start` begins one",
                   std::nullopt};
  out.emit(session_ended{.number = play.count});
  return std::nullopt;
}

constinit const verb_spec save_session::row{.name = "session save",
                                            .summary = "writes a snapshot now"};

save_session save_session::read(value_reader&) {
  return {};
}

void save_session::print(line_writer&) const {}

objection save_session::decide(rules::draft& out) const {
  const session& play = out.now().play();
  out.emit(session_saved{.number = play.running ? play.count : 0});
  return std::nullopt;
}

}  // namespace dnd::model::commands
