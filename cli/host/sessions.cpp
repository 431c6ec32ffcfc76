#include "cli/host/sessions.hpp"

#include "actors/flat_object.hpp"
#include "cli/host/turned_away.hpp"
#include "cli/render/envelope.hpp"
#include "model/json/writer.hpp"

#include <array>
#include <string>
#include <string_view>
#include <utility>

namespace dnd::cli::host {
namespace {

void add_texts(json::writer& out, std::string_view key, const std::vector<std::string>& texts) {
  out.open(key, '[');
  for (const std::string& each : texts) out.text(each);
  out.close(']');
}

[[nodiscard]] host_answer session_answer(const caller& who) {
  json::writer out;
  out.open('{');
  out.key("role").text(io::to_text(who.role));
  add_texts(out, "characters", who.characters);
  add_texts(out, "campaigns", who.campaigns);
  out.close('}');
  return {.status = 200, .body = json_answer("session", std::move(out).take())};
}

}  // namespace

expected<caller_ptr, host_answer> service::admit(const credentials& shown) {
  auto who = doors_.admit(shown);
  if (!who) return turned_away_answer(who.error());
  return *std::move(who);
}

void service::on_session(const caller& who, const reply& then) {
  then(session_answer(who));
}

void service::on_log_in(const host_request& what, const reply& then) {
  static constexpr std::array<std::string_view, 1> known{"token"};
  const auto read = actors::flat_object::read(what.body, known);
  const auto token = read ? read->text("token") : std::nullopt;
  // Not what is wrong with it: the words may hold a token.
  if (!token)
    return then(problem(400, "bad_request", "this is no JSON object with a token",
                        R"(Such as {"token":"dnd_…"}.)"));
  const auto who = admit({.by = credentials::way::bearer, .token = std::string(*token)});
  if (!who) return then(who.error());
  host_answer answer = session_answer(**who);
  answer.set_cookie = session_cookie(*token, what.cookies);
  then(std::move(answer));
}

host_answer campaigns_of(const caller& who, const std::vector<actors::campaign_info>& all) {
  json::writer out;
  out.open('{');
  out.open("campaigns", '[');
  for (const actors::campaign_info& each : all) {
    if (!who.may_see(each.label) || each.problem) continue;
    out.open('{');
    out.key("campaign").text(each.name);
    out.key("world").text(each.world);
    out.key("label").text(each.label);
    out.close('}');
  }
  out.close(']');
  out.close('}');
  return {.status = 200, .body = json_answer("campaign list", std::move(out).take())};
}

}  // namespace dnd::cli::host
