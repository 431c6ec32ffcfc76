#include "actors/access.hpp"

#include "actors/shared_store.hpp"
#include "model/name_key.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace dnd::actors {
namespace {

/// Hex digits of a sum that are an id: among a thousand tokens two of one id are a matter of a
/// million years.
constexpr std::size_t access_id_digits = 12;

[[nodiscard]] std::string access_id(const io::token_sum& sum) {
  return io::to_text(sum).substr(0, access_id_digits);
}

[[nodiscard]] access_info info_of(const io::kept_token& each) {
  return {.id = access_id(each.sum),
          .terms = {.role = each.role,
                    .name = each.name,
                    .characters = each.characters,
                    .campaigns = each.campaigns,
                    .expires_ms = each.expires_ms},
          .made_ms = each.made_ms};
}

/// Where the token stands that is meant.
[[nodiscard]] io::result<std::size_t> find_access(const std::vector<io::kept_token>& all,
                                                  std::string_view which) {
  std::vector<std::size_t> fits;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const bool by_id = !which.empty() && access_id(all[i].sum).starts_with(which);
    const bool by_name =
        !all[i].name.empty() && model::name_key(all[i].name) == model::name_key(which);
    if (by_id || by_name) fits.push_back(i);
  }
  if (fits.size() == 1) return fits.front();
  if (fits.empty())
    return io::error{.code = io::ec::not_found,
                     .what = fmt::format("there is no token \"{}\"", which),
                     .todo = "The list of tokens names them."};
  return io::error{.code = io::ec::bad_name,
                   .what = fmt::format("{} tokens answer to \"{}\"", fits.size(), which),
                   .todo = "Use more of the id that the list of tokens shows."};
}

}  // namespace

// -- token_place -------------------------------------------------------------

io::result<std::string> token_place::read() const {
  return store_ ? store_->tokens() : io::read_tokens(ops_, path_);
}

io::result<std::vector<io::kept_token>> token_place::parse(std::string_view bytes) const {
  return io::parse_tokens(bytes, store_ ? "the store's tokens" : path_);
}

io::result<done> token_place::change(
    const std::function<io::result<done>(std::vector<io::kept_token>&)>& how) const {
  // Nobody can lock what is in a store: who was too late reads it again. Somebody gets through each
  // time, so that this many in a row are never too late.
  constexpr int attempts_max = 50;
  for (int attempt = 1; store_; ++attempt) {
    auto changed = change_once(how);
    if (changed || changed.error().code != io::ec::busy || attempt == attempts_max) return changed;
  }
  const auto lock = io::lock_tokens(ops_, path_);
  if (!lock) return lock.error();
  return change_once(how);
}

io::result<done> token_place::change_once(
    const std::function<io::result<done>(std::vector<io::kept_token>&)>& how) const {
  const auto before = read();
  if (!before) return before.error();
  auto all = parse(*before);
  if (!all) return std::move(all).error();
  if (auto changed = how(*all); !changed) return changed;
  if (!store_) return io::write_tokens(ops_, path_, *all);
  const auto now = io::render_tokens(*all);
  return now ? store_->replace_tokens(*before, *now) : now.error();
}

// -- access_list -------------------------------------------------------------

io::result<made_access> access_list::grant(access_terms terms, std::int64_t now_ms) {
  auto token = io::make_token();
  if (!token) return std::move(token).error();
  const io::kept_token made{.sum = io::sum_of_token(*token),
                            .role = terms.role,
                            .name = std::move(terms.name),
                            .characters = std::move(terms.characters),
                            .campaigns = std::move(terms.campaigns),
                            .made_ms = now_ms,
                            .expires_ms = terms.expires_ms};
  const auto put = where_.change([&](std::vector<io::kept_token>& all) -> io::result<done> {
    all.push_back(made);
    return done{};
  });
  if (!put) return put.error();
  return made_access{.token = *std::move(token), .about = info_of(made)};
}

io::result<std::vector<access_info>> access_list::list() {
  const auto bytes = where_.read();
  if (!bytes) return bytes.error();
  const auto all = where_.parse(*bytes);
  if (!all) return all.error();
  std::vector<access_info> out;
  out.reserve(all->size());
  for (const io::kept_token& each : *all) out.push_back(info_of(each));
  return out;
}

io::result<access_info> access_list::revoke(std::string_view which) {
  access_info gone;
  const auto put = where_.change([&](std::vector<io::kept_token>& all) -> io::result<done> {
    const auto at = find_access(all, which);
    if (!at) return at.error();
    gone = info_of(all[*at]);
    all.erase(all.begin() + static_cast<std::ptrdiff_t>(*at));
    return done{};
  });
  if (!put) return put.error();
  return gone;
}

// -- access_table ------------------------------------------------------------

access_table::found access_table::find(std::string_view token, std::int64_t now_ms) const {
  if (!io::is_token(token)) return {};
  const io::token_sum sum = io::sum_of_token(token);
  const both_lists all = lists();
  found out;
  // All of them, whichever fits: how long it takes says nothing about the sums.
  for (const auto& list : {all.passing, all.kept})
    for (const entry& each : *list)
      if (io::is_same_sum(each.sum, sum)) out.about = each.about;
  out.is_open_question = out.about == nullptr && all.is_out_of_reach;
  if (out.about != nullptr && out.about->terms.expires_ms)
    out.is_expired = *out.about->terms.expires_ms <= now_ms;
  return out;
}

access_table::both_lists access_table::lists() const {
  const std::lock_guard lock(mutex_);
  return {.passing = passing_, .kept = kept_, .is_out_of_reach = is_out_of_reach_};
}

bool access_table::is_good(std::string_view id, std::int64_t now_ms) const {
  const both_lists all = lists();
  for (const auto& list : {all.passing, all.kept})
    for (const entry& each : *list)
      if (each.about->id == id)
        return !each.about->terms.expires_ms || *each.about->terms.expires_ms > now_ms;
  return false;
}

io::result<made_access> access_table::add_passing(access_terms terms, std::int64_t now_ms) {
  auto token = io::make_token();
  if (!token) return std::move(token).error();
  const io::token_sum sum = io::sum_of_token(*token);
  const auto about = std::make_shared<const access_info>(
      access_info{.id = access_id(sum), .terms = std::move(terms), .made_ms = now_ms});
  const std::lock_guard lock(mutex_);
  auto next = std::make_shared<entries>(*passing_);
  next->push_back({.sum = sum, .about = about});
  passing_ = std::move(next);
  return made_access{.token = *std::move(token), .about = *about};
}

io::result<access_table::change> access_table::refresh() {
  auto bytes = where_.read();
  if (where_.is_shared()) {
    const std::lock_guard lock(mutex_);
    const bool was_out_of_reach = std::exchange(is_out_of_reach_, !bytes);
    if (!bytes && was_out_of_reach) return change::none;
    if (!bytes) return std::move(bytes).error();
  }
  // A file that cannot be read says nothing about who was let in: nobody is.
  const std::string now = bytes ? *bytes : "?" + io::render(bytes.error());
  {
    const std::lock_guard lock(mutex_);
    if (bytes_ == now) return change::none;
    bytes_ = now;
  }
  auto next = std::make_shared<entries>();
  auto all = bytes ? where_.parse(*bytes) : io::result<std::vector<io::kept_token>>(bytes.error());
  if (all)
    for (const io::kept_token& each : *all)
      next->push_back(
          {.sum = each.sum, .about = std::make_shared<const access_info>(info_of(each))});
  const std::lock_guard lock(mutex_);
  kept_ = std::move(next);
  if (!all) return std::move(all).error();
  return change::changed;
}

}  // namespace dnd::actors
