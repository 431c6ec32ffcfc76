#include "model/verbs/sessions.hpp"

#include "model/bounds.hpp"
#include "model/language/line_writer.hpp"
#include "model/language/reader.hpp"
#include "model/rules/goods.hpp"
#include "model/rules/naming.hpp"

#include <fmt/format.h>

namespace dnd::model::commands {

namespace {

using namespace language;

constexpr label_spec session_title{
    .kind = value_kind::title, .placeholder = "TITLE", .help = "a title"};
constexpr label_spec attend_player{.kind = value_kind::name,
                                   .needed = need::required,
                                   .placeholder = "PLAYER",
                                   .help = "the name of somebody at the table"};
constexpr label_spec attend_as{
    .name = "as", .kind = value_kind::creature, .placeholder = "WHO", .help = "whom they play"};
constexpr label_spec attend_labels[] = {attend_as};
constexpr std::string_view attend_examples[] = {"attend Anna as: Elara", "attend Ben"};
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
  out.emit(session_started{.number = play.count + 1,
                           .title = title,
                           .at = out.now().time_now(),
                           .coins = rules::coins_of_party(out.now())});
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
  out.emit(session_ended{.number = play.count,
                         .lasted = out.now().time_now() - play.began,
                         .experience = play.experience,
                         .coins = rules::coins_of_party(out.now()) - play.coins});
  return std::nullopt;
}

constinit const verb_spec attend::row{
    .name = "attend",
    .subject = attend_player,
    .labels = attend_labels,
    .gives_way = true,
    .summary = "writes down who is at the table in this session, and whom they play",
    .examples = attend_examples};

attend attend::read(value_reader& given) {
  return {.player = given.new_name(attend_player).value_or(word{}),
          .as = given.optional_word(attend_as)};
}

void attend::print(line_writer& line) const {
  line.words(attend_player, {player}).optional_word(attend_as, as);
}

objection attend::decide(rules::draft& out) const {
  const session& play = out.now().play();
  if (!play.running)
    return refusal{refusal_code::no_session, "no session is running", "`session start` begins one",
                   std::nullopt};
  const auto who = rules::source_named(out.now(), as);
  if (!who) return who.error();
  bool is_known = false;
  for (const attendance& each : play.present) {
    if (each.player != player.text) continue;
    is_known = true;
    if (each.creature == *who)
      return refusal{refusal_code::not_available,
                     fmt::format("{} is at the table already", player.text), "", player.column};
  }
  if (!is_known && play.present.size() >= bounds::players_max)
    return refusal{refusal_code::too_many,
                   fmt::format("a session has at most {} players", bounds::players_max), "",
                   player.column};
  out.emit(player_attended{.player = player.text, .creature = *who});
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
