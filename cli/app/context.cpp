#include "cli/app/context.hpp"

#include "cli/render/errors.hpp"
#include "cli/render/json.hpp"
#include "cli/terminal/terminal.hpp"
#include "io/files/json/time.hpp"

#include <fmt/format.h>

#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <cstring>

namespace dnd::cli {
namespace {

/// More campaigns than this are not listed in an error.
constexpr std::size_t campaigns_listed = 12;

[[nodiscard]] io::error none_chosen(const std::vector<io::campaign_info>& all) {
  if (all.empty())
    return {.code = io::ec::not_found,
            .what = "there is no campaign yet",
            .todo =
                "Make one with `dnd world create WORLD` and `dnd campaign create NAME`, or "
                "watch `dnd demo`."};
  std::string list;
  for (std::size_t i = 0; i < std::min(all.size(), campaigns_listed); ++i)
    list += (list.empty() ? "" : ", ") + all[i].label();
  if (all.size() > campaigns_listed)
    list += fmt::format(" and {} more", all.size() - campaigns_listed);
  return {.code = io::ec::not_found,
          .what = "no campaign was named, and none is the current one",
          .todo = fmt::format(
              "Name one, or choose it with `dnd campaign load NAME`. There are: {}.", list)};
}

}  // namespace

std::int64_t now_ms() {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::milliseconds>(now).count();
}

std::string time_text(std::int64_t ms) {
  if (ms == 0 || ms < io::json::time_ms_first || ms > io::json::time_ms_last) return "-";
  std::string text;
  io::json::append_time(text, ms);
  // Seconds are enough for people: "2026-11-22T19:04:11" of "2026-11-22T19:04:11.120Z".
  text.resize(19);
  return text + "Z";
}

exit_code fail(context& with, const io::error& why) {
  if (with.format == answer_format::json) {
    with.out.print(json_failed(why));
  } else {
    with.out.complain(error_lines(why, with.out.err()));
  }
  return exit_code_of(why);
}

exit_code fail(context& with, const usage_error& why) {
  if (with.format == answer_format::json) {
    with.out.print(json_failed({.code = "usage", .message = why.message, .hint = why.hint}));
  } else {
    with.out.complain(message_lines(why.message, why.hint, with.out.err()));
  }
  return exit_code::usage;
}

void warn(context& with, std::span<const std::string> sentences) {
  const layout& where = with.out.err();
  for (const std::string& each : sentences)
    with.out.complain(where.look.paint(tone::warning, "dnd:") + " " + where.look.clean(each));
}

exit_code answer(context& with, std::string_view json) {
  with.out.print(json);
  return exit_code::done;
}

exit_code answer(context& with, std::span<const std::string> lines) {
  with.out.print(lines);
  return exit_code::done;
}

io::result<io::campaign_info> chosen_campaign(context& with, std::string_view name) {
  if (!name.empty()) return with.places.find_campaign(name);
  const auto current = with.places.current_campaign();
  if (!current) return current.error();
  if (*current) return with.places.find_campaign("");
  const auto all = with.places.list_campaigns(with.places.options().world);
  if (!all) return all.error();
  if (all->size() == 1) return with.places.find_campaign(all->front().label());
  return none_chosen(*all);
}

io::result<io::campaign_info> damaged_campaign(context& with, std::string_view name) {
  if (!name.empty()) return with.places.locate_campaign(name);
  auto chosen = chosen_campaign(with, name);
  if (chosen || !io::is_damage(chosen.error().code)) return chosen;
  const auto current = with.places.current_campaign();
  if (current && *current) return with.places.locate_campaign("");
  const auto all = with.places.list_campaigns(with.places.options().world);
  if (!all) return all.error();
  return all->size() == 1 ? with.places.locate_campaign(all->front().label()) : chosen;
}

consent ask(context& with, std::string_view question) {
  if (with.typed.has("--yes")) return consent::given;
  if (with.format == answer_format::json || !is_terminal(STDIN_FILENO) ||
      !is_terminal(STDERR_FILENO)) {
    return consent::nobody_to_ask;
  }
  with.out.flush();
  with.out.complain(fmt::format("{} [y/N]", question));
  with.out.flush();
  char answer[16] = {};
  if (std::fgets(answer, sizeof answer, stdin) == nullptr) return consent::withheld;
  const std::string_view said = std::string_view(answer).substr(0, std::strcspn(answer, "\r\n"));
  const bool agreed = said == "y" || said == "Y" || said == "yes" || said == "Yes";
  return agreed ? consent::given : consent::withheld;
}

exit_code not_done(context& with, consent answer) {
  if (answer == consent::withheld) {
    with.out.complain("Nothing was changed.");
    return exit_code::refused;
  }
  return fail(with, {.code = io::ec::closed,
                     .what = "nothing was changed: nobody could be asked",
                     .todo = "Say --yes to have it done."});
}

}  // namespace dnd::cli
