#include "cli/app/commands.hpp"

#include "actors/access.hpp"
#include "cli/app/shown_time.hpp"
#include "cli/host/invitation.hpp"
#include "cli/host/listen_address.hpp"
#include "cli/host/token_terms.hpp"
#include "cli/render/table.hpp"
#include "model/json/writer.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <utility>

namespace dnd::cli {
namespace {

void add_access(json::writer& out, const actors::access_info& each) {
  const actors::access_terms& terms = each.terms;
  out.key("id").text(each.id);
  out.key("role").text(io::to_text(terms.role));
  out.key("name").text(terms.name);
  for (const auto& [key, names] :
       {std::pair("characters", &terms.characters), std::pair("campaigns", &terms.campaigns)}) {
    out.open(key, '[');
    for (const std::string& name : *names) out.text(name);
    out.close(']');
  }
  out.key("made").text(time_text(each.made_ms));
  out.key("expires");
  terms.expires_ms ? out.text(time_text(*terms.expires_ms)) : out.null();
}

[[nodiscard]] exit_code report_granted(context& with, const actors::made_access& made) {
  const actors::access_terms& terms = made.about.terms;
  const std::string link = host::invitation_link(
      with.typed.value("--url").value_or("http://" + host::to_text(host::listen_address{})),
      made.token, terms.campaigns.size() == 1 ? terms.campaigns.front() : std::string());
  if (with.format == answer_format::json) {
    json::writer out;
    out.open('{');
    out.key("token").text(made.token);
    out.key("link").text(link);
    add_access(out, made.about);
    out.close('}');
    return answer(with, std::move(out).take());
  }
  const style& look = with.out.out().look;
  const std::vector<std::string> lines{
      fmt::format("Token {}, which is not shown again: {}", made.about.id, made.token),
      fmt::format("The invitation: {}", look.clean(link)),
      "Whoever has it is let in: send it where nobody else reads it."};
  return answer(with, lines);
}

[[nodiscard]] exit_code grant(context& with, actors::access_list& all) {
  auto terms = host::wanted_terms(with.typed, now_ms());
  if (!terms) return fail(with, terms.error());
  // As campaigns are listed, however they were typed.
  for (std::string& each : terms->campaigns) {
    auto found = with.places.locate_campaign(each);
    if (!found) return fail(with, found.error());
    each = std::move(found->label);
  }
  const auto made = all.grant(*std::move(terms), now_ms());
  return made ? report_granted(with, *made) : fail(with, made.error());
}

[[nodiscard]] exit_code list(context& with, actors::access_list& all) {
  const auto found = all.list();
  if (!found) return fail(with, found.error());
  if (with.format == answer_format::json) {
    json::writer out;
    out.open('{');
    out.open("tokens", '[');
    for (const actors::access_info& each : *found) {
      out.open('{');
      add_access(out, each);
      out.close('}');
    }
    out.close(']');
    out.close('}');
    return answer(with, std::move(out).take());
  }
  if (found->empty()) {
    with.out.print("There is no token yet.");
    return exit_code::done;
  }
  const layout& where = with.out.out();
  std::vector<table_row> rows;
  for (const actors::access_info& each : *found) {
    const actors::access_terms& terms = each.terms;
    const std::int64_t now = now_ms();
    const bool is_over = terms.expires_ms && *terms.expires_ms <= now;
    table_cell expires{"never", tone::faint};
    if (terms.expires_ms)
      expires = {is_over ? "is over" : shown_time(*terms.expires_ms, where),
                 is_over ? tone::bad : tone::faint};
    rows.push_back({{each.id, tone::strong},
                    {std::string(io::to_text(terms.role))},
                    {where.look.clean(terms.name)},
                    {where.look.clean(fmt::format("{}", fmt::join(terms.characters, ", ")))},
                    {where.look.clean(fmt::format("{}", fmt::join(terms.campaigns, ", ")))},
                    std::move(expires)});
  }
  return answer(with, table_lines({{"Token"},
                                   {"Role"},
                                   {"Name", alignment::left, 12},
                                   {"Characters", alignment::left, 12},
                                   {"Campaigns", alignment::left, 12},
                                   {"Expires"}},
                                  rows, where));
}

[[nodiscard]] exit_code revoke(context& with, actors::access_list& all, const std::string& which) {
  const auto gone = all.revoke(which);
  if (!gone) return fail(with, gone.error());
  if (with.format == answer_format::json) {
    json::writer out;
    out.open('{');
    add_access(out, *gone);
    out.close('}');
    return answer(with, std::move(out).take());
  }
  const std::string whose =
      gone->terms.name.empty() ? "" : " of " + with.out.out().look.clean(gone->terms.name);
  with.out.print(fmt::format("Token {}{} opens nothing any more.", gone->id, whose));
  return exit_code::done;
}

}  // namespace

exit_code host_token_command(context& with) {
  const std::string what = with.typed.first_word();
  const bool has_more = with.typed.words.size() > 1;
  actors::access_list all({with.ops, with.settings.worlds_dir.value, with.places.options().store});
  if (what == "revoke") {
    if (has_more) return revoke(with, all, with.typed.words[1]);
    return fail(with, usage_error{"`dnd host token revoke` needs a token's id or name",
                                  "`dnd host token list` shows them."});
  }
  if (has_more)
    return fail(with, usage_error{fmt::format("`dnd host token {}` does not take \"{}\"", what,
                                              with.typed.words[1]),
                                  "A name of several words goes in quotes."});
  if (what == "create") return grant(with, all);
  if (what == "list") return list(with, all);
  return fail(with, usage_error{fmt::format("\"{}\" is nothing to do with tokens", what),
                                "It is create, list or revoke."});
}

}  // namespace dnd::cli
