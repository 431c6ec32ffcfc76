#include "cli/app/context.hpp"

#include "cli/app/advice.hpp"
#include "cli/render/envelope.hpp"
#include "cli/render/errors.hpp"
#include "cli/terminal/terminal.hpp"

#include <fmt/format.h>

#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <cstring>

namespace dnd::cli {
namespace {

/// More campaigns than this are not listed in an error.
constexpr std::size_t campaigns_listed = 12;

[[nodiscard]] io::error none_chosen(const std::vector<actors::campaign_info>& all) {
  if (all.empty())
    return {.code = io::ec::not_found,
            .what = "there is no campaign yet",
            .todo = "Make one with `dnd campaign create NAME`, or watch `dnd demo`."};
  std::string list;
  for (std::size_t i = 0; i < std::min(all.size(), campaigns_listed); ++i)
    list += (list.empty() ? "" : ", ") + all[i].label;
  if (all.size() > campaigns_listed)
    list += fmt::format(" and {} more", all.size() - campaigns_listed);
  return {.code = io::ec::not_found,
          .what = "no campaign was named, and none is the current one",
          .todo = fmt::format(
              "Name one, or choose it with `dnd campaign load NAME`. There are: {}.", list)};
}

[[nodiscard]] io::error nobody_asked() {
  return {.code = io::ec::closed,
          .what = "nothing was changed: nobody could be asked",
          .todo = "Say --yes to have it done."};
}

}  // namespace

actors::workspace_options workspace_options_of(const io::config::settings& settings,
                                               std::shared_ptr<actors::shared_store> store) {
  return {.worlds_dir = settings.worlds_dir.value,
          .is_private = settings.worlds_dir_is_private,
          .data_dir = settings.data_dir.value,
          .world = settings.world.value,
          .store = std::move(store)};
}

io::result<done> content_is_files(const context& with) {
  if (!with.places.options().store) return done{};
  return io::error{
      .code = io::ec::bad_name,
      .what = "worlds are in a store, and this writes files of this machine",
      .todo = "Do it without --store, and bring the world there: dnd world push NAME."};
}

usage_error no_store_named() {
  return {"no store was named",
          "Say --store postgres://USER@HOST/NAME, or set `store` in the configuration."};
}

expected<std::string, usage_error> store_address(const context& with) {
  if (with.settings.store.value.empty()) return no_store_named();
  return with.settings.store.value;
}

std::int64_t now_ms() {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::milliseconds>(now).count();
}

std::string time_text(std::int64_t ms) {
  using namespace std::chrono;
  if (ms == 0) return "-";
  // Seconds are enough for people.
  const auto moment = floor<seconds>(sys_time<milliseconds>(milliseconds(ms)));
  if (moment < sys_days(year(0) / 1 / 1) || moment >= sys_days(year(10'000) / 1 / 1)) return "-";
  const auto midnight = floor<days>(moment);
  const year_month_day day(midnight);
  const hh_mm_ss time(moment - midnight);
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", static_cast<int>(day.year()),
                     static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()),
                     time.hours().count(), time.minutes().count(), time.seconds().count());
}

std::string moment_text(std::int64_t ms) {
  std::string text = time_text(ms);
  if (text.ends_with('Z'))
    text.insert(text.size() - 1, fmt::format(".{:03}", (ms % 1000 + 1000) % 1000));
  return text;
}

exit_code fail(context& with, const io::error& what) {
  const io::error why = with_advice(what);
  if (with.format == answer_format::json) {
    with.out.print(json_failed(with.typed.kind(), why));
  } else {
    with.out.complain(error_lines(why, with.out.err()));
  }
  return exit_code_of(why);
}

exit_code fail(context& with, const usage_error& why) {
  if (with.format == answer_format::json) {
    with.out.print(
        json_failed(with.typed.kind(),
                    json_problem{.code = "usage", .message = why.message, .hint = why.hint}));
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

void warn(context& with, std::span<const io::error> unreadable) {
  std::vector<std::string> sentences;
  for (const io::error& each : unreadable) sentences.push_back(io::render(with_advice(each)));
  warn(with, sentences);
}

exit_code answer(context& with, std::string_view facts) {
  with.out.print(json_answer(with.typed.kind(), facts));
  return exit_code::done;
}

exit_code answer(context& with, std::string_view facts, const io::error& what) {
  const io::error why = with_advice(what);
  with.out.print(json_answer(with.typed.kind(), facts, why));
  return exit_code_of(why);
}

exit_code answer(context& with, std::span<const std::string> lines) {
  with.out.print(lines);
  return exit_code::done;
}

io::result<actors::campaign_info> chosen_campaign(context& with, std::string_view name) {
  if (!name.empty()) return with.places.find_campaign(name);
  const auto current = with.places.current_campaign();
  if (!current) return current.error();
  if (*current) return with.places.find_campaign("");
  std::vector<io::error> unreadable;
  const auto all = with.places.list_campaigns(with.places.options().world, &unreadable);
  if (!all) return all.error();
  if (all->size() == 1) return with.places.find_campaign(all->front().label);
  // What was looked for may be there.
  warn(with, unreadable);
  return none_chosen(*all);
}

io::result<actors::campaign_info> damaged_campaign(context& with, std::string_view name) {
  if (!name.empty()) return with.places.locate_campaign(name);
  auto chosen = chosen_campaign(with, name);
  if (chosen || !io::is_damage(chosen.error().code)) return chosen;
  const auto current = with.places.current_campaign();
  if (current && *current) return with.places.locate_campaign("");
  const auto all = with.places.list_campaigns(with.places.options().world);
  if (!all) return all.error();
  return all->size() == 1 ? with.places.locate_campaign(all->front().label) : chosen;
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
  return fail(with, nobody_asked());
}

exit_code not_done(context& with, std::string_view facts) {
  return answer(with, facts, nobody_asked());
}

}  // namespace dnd::cli
