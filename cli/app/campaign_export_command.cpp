#include "cli/app/commands.hpp"

#include "actors/engine.hpp"
#include "actors/exports.hpp"
#include "cli/app/export_forms.hpp"
#include "cli/app/exported_campaign.hpp"
#include "cli/render/grammar.hpp"
#include "model/json/writer.hpp"
#include "model/slug.hpp"
#include "model/spelling.hpp"

#include <fmt/format.h>

#include <array>
#include <string>
#include <string_view>
#include <utility>

namespace dnd::cli {
namespace {

/// A form, and what its file is called after the campaign's name.
struct export_form {
  std::string_view name;
  std::string_view ending;
};
constexpr std::array<export_form, 6> export_forms{{{"markdown", ".md"},
                                                   {"html", ".html"},
                                                   {"csv", "-csv"},
                                                   {"sqlite", ".sqlite"},
                                                   {"json", ".json"},
                                                   {"bundle", "-bundle"}}};

[[nodiscard]] expected<export_form, usage_error> form_asked(const arguments& typed) {
  const std::string wanted = typed.value("--to").value_or("");
  std::vector<std::string_view> names;
  for (const export_form& each : export_forms) {
    if (each.name == wanted) return each;
    names.push_back(each.name);
  }
  std::string hint = model::did_you_mean(wanted, names);
  if (hint.empty()) hint = fmt::format("There are: {}.", fmt::join(names, ", "));
  return usage_error{.message = fmt::format("there is no form \"{}\"", wanted), .hint = hint};
}

exit_code not_exported(context& with, io::error why) {
  if (why.code == io::ec::exists) why.todo = "Name another place with --out, or add --force.";
  return fail(with, why);
}

/// What is read first in a bundle.
[[nodiscard]] std::string bundle_note(const actors::campaign_info& which) {
  return fmt::format(
      "The campaign \"{}\" of dnd: its log, its settings and the content that it is played "
      "with.\n\n"
      "To play on with what is here: dnd --worlds-dir . repl '{}'\n"
      "To have it with the others:   copy the folder '{}' into your directory of worlds.\n"
      "                              Where there is a world of this name, give the folder "
      "another.\n",
      which.name, which.label, which.world);
}

exit_code report_export(context& with, const std::string& path, const export_form& form,
                        model::seq_t last) {
  if (with.format == answer_format::json) {
    json::writer out;
    out.open('{');
    out.key("path").text(path);
    out.key("form").text(form.name);
    out.key("seq").count(last);
    out.close('}');
    return answer(with, std::move(out).take());
  }
  const std::string line = fmt::format("Wrote {}: {} as {}.", with.out.out().look.clean(path),
                                       counted(last, "event"), form.name);
  return answer(with, std::span(&line, 1));
}

}  // namespace

exit_code campaign_export_command(context& with) {
  const auto form = form_asked(with.typed);
  if (!form) return fail(with, form.error());
  const auto which = chosen_campaign(with, with.typed.first_word());
  if (!which) return fail(with, which.error());
  const bool is_piped = with.typed.value("--out").value_or("") == "-";
  const bool is_one_text = form->name != "csv" && form->name != "sqlite" && form->name != "bundle";
  if (is_piped && !is_one_text)
    return fail(with, usage_error{.message = fmt::format("{} is no single text", form->name),
                                  .hint = "Name a place with --out."});
  std::string slug = model::slug_of(which->name);
  if (slug.empty()) slug = "campaign";
  const auto path =
      actors::absolute_path(with.typed.value("--out").value_or(slug + std::string(form->ending)));
  if (!path) return fail(with, path.error());
  const auto there = with.typed.has("--force") ? actors::existing_file::is_replaced
                                               : actors::existing_file::is_refused;
  if (form->name == "bundle") {
    const auto made = with.places.make_bundle(*which, *path, bundle_note(*which));
    return made ? report_export(with, *path, *form, *made) : fail(with, made.error());
  }
  const actors::questions about(with.ops, *which,
                                with.places.address_of(*which, with.settings).content);
  if (form->name == "sqlite") {
    const auto made = actors::export_database(with.ops, about, *which, *path, there);
    return made ? report_export(with, *path, *form, made->events)
                : not_exported(with, made.error());
  }
  const auto all = exported(about, *which);
  if (!all) return fail(with, all.error());
  if (form->name == "csv") {
    const auto written = actors::write_exports(with.ops, *path, export_csv(*all), there);
    return written ? report_export(with, *path, *form, all->last)
                   : not_exported(with, written.error());
  }
  std::string text = form->name == "markdown" ? export_markdown(*all)
                     : form->name == "html"   ? export_html(*all)
                                              : export_json(*all);
  if (is_piped) {
    while (text.ends_with('\n')) text.pop_back();
    with.out.print(text);
    return exit_code::done;
  }
  const auto written = actors::write_export(with.ops, *path, text, there);
  return written ? report_export(with, *path, *form, all->last)
                 : not_exported(with, written.error());
}

}  // namespace dnd::cli
