#include "cli/remote/access.hpp"

#include "actors/json_value.hpp"
#include "actors/token_file.hpp"
#include "model/spelling.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace dnd::cli::remote {
namespace {

using io::config::origin;

constexpr std::size_t campaigns_listed = 12;

[[nodiscard]] char small(char c) noexcept {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

[[nodiscard]] bool same(std::string_view a, std::string_view b) noexcept {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char x, char y) { return small(x) == small(y); });
}

[[nodiscard]] std::string listed(const std::vector<actors::campaign_info>& all) {
  std::string out;
  for (std::size_t i = 0; i < std::min(all.size(), campaigns_listed); ++i)
    out += (out.empty() ? "" : ", ") + all[i].label;
  if (all.size() > campaigns_listed)
    out += fmt::format(" and {} more", all.size() - campaigns_listed);
  return out;
}

}  // namespace

io::result<std::optional<host_access>> wanted_host(context& with) {
  const auto& named = with.settings.host;
  const auto& file = with.settings.token_file;
  if (named.value.empty() || named.value == "local") return std::optional<host_access>();
  auto where = parse_host_url(named.value);
  if (!where)
    return io::error{.code = io::ec::bad_name,
                     .what = fmt::format("{}: {}", named.where, where.error().message),
                     .todo = where.error().hint};
  host_access out{.where = *std::move(where), .token = {}};
  std::swap(out.token, out.where.token);
  if (!out.token.empty() && !actors::is_token(out.token))
    return io::error{
        .code = io::ec::bad_name,
        .what = fmt::format("{}: the token of the invitation is not whole", named.where),
        .todo = "Copy all of the link."};
  const bool is_for_it = file.from >= named.from && file.from != origin::project_file;
  if (!out.token.empty() || file.value.empty() || !is_for_it) return std::optional(out);
  auto token = actors::read_token(with.ops, file.value);
  if (!token) return std::move(token).error();
  out.token = *std::move(token);
  return std::optional(out);
}

io::result<actors::campaign_info> hosted_campaigns::find(std::string_view name) const {
  std::vector<actors::campaign_info> found;
  std::vector<std::string_view> known;
  for (const auto& each : all) {
    const std::string_view directory =
        std::string_view(each.label)
            .substr(std::min(each.label.find('/'), each.label.size() - 1) + 1);
    if (same(each.label, name)) return each;
    if (same(each.name, name) || same(directory, name)) found.push_back(each);
    known.push_back(each.label);
    known.push_back(each.name);
  }
  if (found.size() == 1) return found.front();
  if (found.size() > 1)
    return io::error{.code = io::ec::bad_name,
                     .what = fmt::format("several campaigns of the host are called \"{}\"", name),
                     .todo = fmt::format("Name the world, too: {}.", listed(found))};
  return io::error{.code = io::ec::not_found,
                   .what = fmt::format("the host has no campaign \"{}\"", name),
                   .todo = model::did_you_mean(name, known)};
}

io::result<actors::campaign_info> hosted_campaigns::usual() const {
  for (const auto& each : all)
    if (!current.empty() && each.label == current) return each;
  if (all.size() == 1) return all.front();
  if (all.empty())
    return io::error{.code = io::ec::not_found, .what = "there is no campaign on the host"};
  return io::error{.code = io::ec::not_found,
                   .what = "no campaign was named, and none is the current one of the host",
                   .todo = fmt::format("Name one. There are: {}.", listed(all))};
}

io::result<hosted_campaigns> list_campaigns(const host_access& host) {
  const auto got = ask_host(host, {.target = "/v1/campaigns"});
  if (!got) return got.error();
  if (got->status != 200) return refused_by(host.where, got->status, got->body);
  const auto read = actors::read_value(got->body);
  const auto* const list = read ? read->find("campaigns") : nullptr;
  if (list == nullptr) return unreachable(host.where, "this is no answer of a host of dnd");
  hosted_campaigns out;
  for (const actors::json_value& each : list->items()) {
    actors::campaign_info& info = out.all.emplace_back();
    info.name = each.text_of("campaign");
    info.world = each.text_of("world");
    info.label = each.text_of("label");
    if (const auto* const seq = each.find("seq")) info.last_seq = seq->count().value_or(0);
    const auto* const is_current = each.find("current");
    if (is_current != nullptr && is_current->truth().value_or(false)) out.current = info.label;
  }
  return out;
}

}  // namespace dnd::cli::remote
