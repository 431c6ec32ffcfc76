#include "cli/app/commands.hpp"

#include "actors/backups.hpp"
#include "cli/app/shown_time.hpp"
#include "cli/render/grammar.hpp"
#include "model/json/writer.hpp"

#include <fmt/format.h>

#include <utility>

namespace dnd::cli {
namespace {

[[nodiscard]] io::result<actors::campaign_info> campaign_meant(context& with) {
  return chosen_campaign(with, with.typed.value("--campaign").value_or(""));
}

exit_code report_made(context& with, const std::string& path, model::seq_t seq,
                      std::string_view text) {
  if (with.format == answer_format::text) {
    const std::string line(text);
    return answer(with, std::span(&line, 1));
  }
  json::writer out;
  out.open('{');
  out.key("path").text(path);
  out.key("seq").count(seq);
  out.close('}');
  return answer(with, std::move(out).take());
}

void add_backup(json::writer& out, const actors::backup_info& each) {
  out.open('{');
  out.key("name").text(each.name);
  out.key("path").text(each.path);
  out.key("seq").count(each.seq);
  out.key("made").text(each.made);
  out.key("bytes").count(each.bytes);
  out.close('}');
}

exit_code list_backups(context& with, const actors::campaign_info& which) {
  const auto all = actors::list_backups(with.ops, which);
  if (!all) return fail(with, all.error());
  if (with.format == answer_format::json) {
    json::writer out;
    out.open('{');
    out.open("backups", '[');
    for (const actors::backup_info& each : *all) add_backup(out, each);
    out.close(']');
    out.close('}');
    return answer(with, std::move(out).take());
  }
  if (all->empty()) {
    with.out.print("There is no backup yet.");
    return exit_code::done;
  }
  std::vector<table_row> rows;
  for (const actors::backup_info& each : *all)
    rows.push_back({{each.name, tone::strong},
                    {shown_time(each.made, with.out.out()), tone::faint},
                    {std::to_string(each.seq)},
                    {std::to_string(each.bytes)}});
  return answer(with, table_lines({{"Backup", alignment::left, 12},
                                   {"Made"},
                                   {"Events", alignment::right},
                                   {"Bytes", alignment::right}},
                                  rows, with.out.out()));
}

}  // namespace

exit_code campaign_backup_command(context& with) {
  const std::string typed = with.typed.first_word();
  // A name in this place is a slip: the backup would be of another campaign, under that name.
  if (!typed.empty() && with.typed.options.count("--campaign") == 0 &&
      with.places.find_campaign(typed))
    return fail(with, usage_error{fmt::format("\"{}\" is a campaign, not a new directory", typed),
                                  fmt::format("Usage: dnd campaign backup [DIR] --campaign "
                                              "\"{}\"",
                                              typed)});
  const auto which = campaign_meant(with);
  if (!which) return fail(with, which.error());
  const style& look = with.out.out().look;
  if (!typed.empty()) {
    const auto target = actors::absolute_path(typed);
    if (!target) return fail(with, target.error());
    const auto seq = actors::copy_campaign(with.ops, *which, *target);
    if (!seq) return fail(with, seq.error());
    return report_made(with, *target, *seq,
                       fmt::format("Copied \"{}\", {}, to {}.", look.clean(which->name),
                                   counted(*seq, "event"), look.clean(*target)));
  }
  const auto made = actors::make_backup(with.ops, *which, with.settings, now_ms());
  if (!made) return fail(with, made.error());
  return report_made(with, made->path, made->seq,
                     fmt::format("Backed up \"{}\", {}, as {}.", look.clean(which->name),
                                 counted(made->seq, "event"), look.clean(made->path)));
}

exit_code campaign_restore_command(context& with) {
  const auto which = campaign_meant(with);
  if (!which) return fail(with, which.error());
  const std::string typed = with.typed.first_word();
  if (with.typed.has("--list")) return list_backups(with, *which);
  const auto restored = actors::restore_campaign(with.ops, *which, typed, now_ms());
  if (!restored) return fail(with, restored.error());
  const style& look = with.out.out().look;
  return report_made(
      with, restored->replaced, restored->seq,
      fmt::format("\"{}\" is as it was at event {}. What was there before is in {}.",
                  look.clean(which->name), restored->seq, look.clean(restored->replaced)));
}

}  // namespace dnd::cli
