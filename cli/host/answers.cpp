#include "cli/host/answers.hpp"

#include "cli/app/advice.hpp"
#include "cli/host/service.hpp"
#include "cli/render/envelope.hpp"
#include "model/language/parse.hpp"

#include <utility>

namespace dnd::cli::host {
namespace {

[[nodiscard]] unsigned status_of_refusal(model::refusal_code code) noexcept {
  switch (code) {
    case model::refusal_code::bad_request:
      return 400;
    case model::refusal_code::id_reused:
    case model::refusal_code::moved_on:
      return 409;
    case model::refusal_code::not_allowed:
      return 403;
    case model::refusal_code::busy:
      return 503;
    default:
      return 422;
  }
}

}  // namespace

unsigned status_of(const io::error& why) noexcept {
  switch (why.code) {
    case io::ec::not_found:
      return 404;
    case io::ec::exists:
      return 409;
    case io::ec::bad_name:
      return 400;
    case io::ec::too_large:
      return 413;
    case io::ec::moved:
    case io::ec::locked:
      return 423;
    case io::ec::busy:
    case io::ec::closed:
    case io::ec::poisoned:
      return 503;
    case io::ec::no_space:
      return 507;
    default:
      return 500;
  }
}

unsigned status_of(const actors::response& how) noexcept {
  if (how.how == actors::outcome::failed) return status_of(*how.failure);
  return how.how == actors::outcome::refused ? status_of_refusal(how.refusal->code) : 200;
}

bool is_json(std::string_view content_type) noexcept {
  constexpr std::string_view json = "application/json";
  const std::string_view type = content_type.substr(0, content_type.find(';'));
  std::size_t end = type.size();
  while (end > 0 && (type[end - 1] == ' ' || type[end - 1] == '\t')) --end;
  if (end != json.size()) return false;
  for (std::size_t i = 0; i < end; ++i) {
    const char c = type[i];
    if ((c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c) != json[i]) return false;
  }
  return true;
}

host_answer problem(unsigned status, std::string_view code, std::string_view message,
                    std::string_view hint) {
  return {
      .status = status,
      .body = json_failed("host", json_problem{.code = code, .message = message, .hint = hint})};
}

host_answer problem(std::string_view kind, const io::error& why) {
  return {.status = status_of(why), .body = json_failed(kind, with_advice(why))};
}

host_answer service::help(std::string_view topic) {
  const std::string line = topic.empty() ? "help" : "help " + std::string(topic);
  const given_command given{.line = line};
  actors::response response{.how = actors::outcome::answered};
  std::string verb;
  if (auto parsed = model::parse_line(line); !parsed) {
    response.how = actors::outcome::refused;
    response.refusal = std::move(parsed).error();
  } else if (const auto* asked_for = std::get_if<model::question>(&*parsed)) {
    const auto* about = get_if<model::commands::help>(asked_for);
    if (about != nullptr) verb = about->verb;
  }
  const bool is_fine = response.how == actors::outcome::answered;
  const line_answer what{.what = is_fine ? asked::help : asked::nothing,
                         .response = std::make_shared<const actors::response>(std::move(response)),
                         .topic = verb};
  auto text = show(given, what, answer_format::json, {}, {});
  return {.status = status_of(*what.response), .body = std::move(text.out.front())};
}

}  // namespace dnd::cli::host
