#include "cli/app/commands.hpp"

#include "actors/content.hpp"
#include "actors/workspace.hpp"
#include "cli/app/progress_to.hpp"
#include "cli/render/grammar.hpp"
#include "model/json/writer.hpp"

#include <fmt/format.h>

#include <optional>

namespace dnd::cli {
namespace {

[[nodiscard]] std::vector<std::string_view> categories_of(const arguments& typed) {
  std::vector<std::string_view> chosen;
  for (const std::string_view each : actors::builtin_categories())
    if (typed.has(fmt::format("--{}", each))) chosen.push_back(each);
  return chosen;
}

}  // namespace

exit_code init_command(context& with) {
  std::optional<progress_bar> bar;
  using actors::existing_files;
  actors::builtin_options options{
      .existing = with.typed.has("--force") ? existing_files::overwrite : existing_files::keep,
      .categories = categories_of(with.typed),
      .progress = {}};
  options.progress = [&](std::size_t done, std::size_t total) {
    if (!bar) bar.emplace(progress_to(with), "Writing content", total);
    bar->update(done);
  };
  const auto where = actors::absolute_path(with.settings.data_dir.value);
  if (!where) return fail(with, where.error());
  const std::string& data_dir = *where;
  const auto report = actors::write_builtin(with.ops, data_dir, options);
  if (bar && report) bar->finish();
  bar.reset();
  if (!report) return fail(with, report.error());
  if (with.format == answer_format::json) {
    json::writer out;
    out.open('{');
    out.key("ok").truth(true);
    out.key("data_dir").text(data_dir);
    out.key("written").count(report->written);
    out.key("skipped").count(report->skipped);
    out.close('}');
    return answer(with, std::move(out).take());
  }
  std::string line = fmt::format("Wrote {} to {}.", counted(report->written, "file"),
                                 with.out.out().look.clean(data_dir));
  if (report->skipped > 0)
    line += fmt::format(" {} there already (--force overwrites).",
                        report->skipped == 1 ? "1 was" : fmt::format("{} were", report->skipped));
  with.out.print(line);
  return exit_code::done;
}

}  // namespace dnd::cli
