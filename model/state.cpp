#include "model/state.hpp"

#include "model/same.hpp"
#include "model/trial.hpp"

#include <algorithm>
#include <atomic>
#include <bit>
#include <cstring>

namespace dnd::model {

namespace {

/// True when nobody else can be reading `part`. The fence pairs with the release that another
/// owner's last decrement made, so its reads are over before this one writes.
template <class T>
bool sole_owner(const std::shared_ptr<T>& part) noexcept {
  if (part.use_count() != 1) return false;
  std::atomic_thread_fence(std::memory_order_acquire);
  return true;
}

template <class T>
T* unshare(std::shared_ptr<T>& part) {
  if (!part) return nullptr;
  if (!sole_owner(part)) part = std::make_shared<T>(*part);
  return part.get();
}

/// Eight characters as a number that compares as they do.
std::uint64_t rank_of(const void* characters) noexcept {
  std::uint64_t rank = 0;
  std::memcpy(&rank, characters, sizeof rank);
  return std::endian::native == std::endian::little ? __builtin_bswap64(rank) : rank;
}

/// As `a.view() < b.view()`. Every replayed event comes through here several times: what stands
/// after the text is zeros, so that eight characters at a time need no look at the size.
bool is_before(const small_text& a, const small_text& b) noexcept {
  const auto* const a_bytes = reinterpret_cast<const std::byte*>(&a);
  const auto* const b_bytes = reinterpret_cast<const std::byte*>(&b);
  for (std::size_t i = 0; i + 8 < sizeof(small_text); i += 8) {
    const std::uint64_t a_rank = rank_of(a_bytes + i);
    const std::uint64_t b_rank = rank_of(b_bytes + i);
    if (a_rank != b_rank) return a_rank < b_rank;
    if (a.size() <= i + 8 && b.size() <= i + 8) return a.size() < b.size();
  }
  return a.view() < b.view();
}

template <class Range>
auto position_of(Range& creatures, const small_text& id) {
  return std::lower_bound(
      creatures.begin(), creatures.end(), id,
      [](const auto& have, const small_text& other) { return is_before(have->id, other); });
}

}  // namespace

std::size_t state::index_of(const small_text& id) const noexcept {
  const auto& guess = last_found_[id.mix() % std::tuple_size_v<decltype(last_found_)>];
  const std::size_t guessed = guess.get();
  if (guessed < creatures_.size() && creatures_[guessed]->id == id) return guessed;
  const auto at = position_of(creatures_, id);
  if (at == creatures_.end() || (*at)->id != id) return creatures_.size();
  const auto index = static_cast<std::size_t>(at - creatures_.begin());
  guess.set(index);
  return index;
}

const creature* state::find(const small_text& id) const noexcept {
  const auto at = index_of(id);
  return at < creatures_.size() ? creatures_[at].get() : nullptr;
}

std::shared_ptr<const creature> state::find_shared(const small_text& id) const noexcept {
  const auto at = index_of(id);
  return at < creatures_.size() ? creatures_[at] : nullptr;
}

std::uint32_t state::place_in_fight(const creature_id& id) const noexcept {
  const auto& order = fight_->order;
  const std::size_t guess = last_place_.get();
  for (std::size_t at = guess; at < guess + 2 && at < order.size(); ++at) {
    if (order[at].id != id) continue;
    last_place_.set(at);
    return static_cast<std::uint32_t>(at);
  }
  const auto at = fight_->index_of(id);
  if (at != encounter::nobody) last_place_.set(at);
  return at;
}

std::uint32_t state::last_number(std::string_view slug) const noexcept {
  for (const auto& number : numbers_)
    if (number.slug.view() == slug) return number.value;
  return 0;
}

const creature_group* state::find_group(std::string_view name) const noexcept {
  for (const creature_group& group : groups())
    if (group.name.view() == name) return &group;
  return nullptr;
}

const std::vector<ruling_choice>& state::rulings_made() const noexcept {
  static const std::vector<ruling_choice> none;
  return rulings_ ? *rulings_ : none;
}

small_text state::ruling(std::string_view name) const noexcept {
  for (const ruling_choice& one : rulings_made())
    if (one.name.view() == name) return one.value;
  return {};
}

void state::set_ruling(const small_text& name, const small_text& value) {
  std::vector<ruling_choice> all = rulings_made();
  const auto at = std::ranges::lower_bound(
      all, name.view(), {}, [](const ruling_choice& one) { return one.name.view(); });
  const bool there = at != all.end() && at->name == name;
  if (value.empty()) {
    if (there) all.erase(at);
  } else if (there) {
    at->value = value;
  } else {
    all.insert(at, {name, value});
  }
  rulings_ =
      all.empty() ? nullptr : std::make_shared<const std::vector<ruling_choice>>(std::move(all));
}

bool operator==(const state& a, const state& b) {
  const auto same_number = [](const number_part& x, const number_part& y) {
    return x.slug == y.slug && x.value == y.value;
  };
  return a.encounters_ == b.encounters_ && a.time_ == b.time_ &&
         a.effects_given_ == b.effects_given_ && same(a.play_, b.play_) &&
         same(a.fight_, b.fight_) && same(a.pending_, b.pending_) &&
         a.rulings_made() == b.rulings_made() && same(a.books_, b.books_) &&
         std::ranges::equal(a.creatures_, b.creatures_,
                            [](const auto& x, const auto& y) { return same(x, y); }) &&
         std::ranges::equal(a.numbers_, b.numbers_, same_number) &&
         std::ranges::equal(a.groups(), b.groups());
}

void state::set_rows(condition_rows_ptr rows) {
  DND_ASSERT(trial_.now == nullptr);
  rows_ = std::move(rows);
  for (auto& who : creatures_)
    if (who->rows != rows_) unshare(who)->rows = rows_;
}

creature* state::edit(const small_text& id) {
  const auto at = index_of(id);
  if (at == creatures_.size()) return nullptr;
  auto& who = creatures_[at];
  if (trial_.now == nullptr) return unshare(who);
  trial_.now->before_edit(who);
  creature* const mine = unshare(who);
  trial_.now->put_in(mine);
  return mine;
}

encounter* state::edit_fight() {
  return unshare(fight_);
}

session& state::edit_play() {
  return *unshare(play_);
}

void state::put(std::shared_ptr<creature> who) {
  DND_ASSERT(who != nullptr);
  if (who->rows != rows_) unshare(who)->rows = rows_;
  const auto at = position_of(creatures_, who->id);
  const bool there = at != creatures_.end() && (*at)->id == who->id;
  if (trial_.now != nullptr) {
    trial_.now->before_change(who->id, there ? *at : nullptr);
    trial_.now->put_in(who.get());
  }
  if (there)
    *at = std::move(who);
  else
    creatures_.insert(at, std::move(who));
}

bool state::erase(const small_text& id) {
  const auto at = index_of(id);
  if (at == creatures_.size()) return false;
  if (trial_.now != nullptr) trial_.now->before_change(creatures_[at]->id, creatures_[at]);
  creatures_.erase(creatures_.begin() + static_cast<std::ptrdiff_t>(at));
  return true;
}

game_time state::time_now() const noexcept {
  const std::uint32_t round = fight_ ? fight_->round : 0;
  return time_ + (round > 0 ? round - 1 : 0);
}

void state::set_number(std::string_view slug, std::uint32_t value) {
  if (trial_.now != nullptr) trial_.now->before_change(numbers_);
  const auto at = std::lower_bound(
      numbers_.begin(), numbers_.end(), slug,
      [](const number_part& have, std::string_view wanted) { return have.slug.view() < wanted; });
  const bool there = at != numbers_.end() && at->slug.view() == slug;
  if (value == 0) {
    if (there) numbers_.erase(at);
  } else if (there) {
    at->value = value;
  } else {
    numbers_.insert(at, {small_text(slug), value});
  }
}

void state::set_group(creature_group group) {
  std::vector<creature_group> all(groups().begin(), groups().end());
  const auto at = std::lower_bound(all.begin(), all.end(), group.name.view(),
                                   [](const creature_group& have, std::string_view wanted) {
                                     return have.name.view() < wanted;
                                   });
  const bool there = at != all.end() && at->name.view() == group.name.view();
  if (group.members.empty()) {
    if (there) all.erase(at);
  } else if (there) {
    *at = std::move(group);
  } else {
    all.insert(at, std::move(group));
  }
  groups_ =
      all.empty() ? nullptr : std::make_shared<const std::vector<creature_group>>(std::move(all));
}

void state::share_campaign_of(const state& from) {
  fight_ = from.fight_;
  play_ = from.play_;
  groups_ = from.groups_;
  pending_ = from.pending_;
  rulings_ = from.rulings_;
  books_ = from.books_;
  encounters_ = from.encounters_;
  effects_given_ = from.effects_given_;
  time_ = from.time_;
}

void state::leave_groups(std::string_view id) {
  const auto has = [&](const creature_group& group) {
    return std::ranges::any_of(group.members,
                               [&](const creature_id& one) { return one.view() == id; });
  };
  if (std::ranges::none_of(groups(), has)) return;
  std::vector<creature_group> all(groups().begin(), groups().end());
  for (creature_group& group : all)
    std::erase_if(group.members, [&](const creature_id& one) { return one.view() == id; });
  std::erase_if(all, [](const creature_group& group) { return group.members.empty(); });
  groups_ =
      all.empty() ? nullptr : std::make_shared<const std::vector<creature_group>>(std::move(all));
}

const ledger& state::books() const noexcept {
  static const ledger none;
  return books_ ? *books_ : none;
}

ledger& state::edit_books() {
  if (!books_) books_ = std::make_shared<ledger>();
  return *unshare(books_);
}

void state::tidy_books() noexcept {
  if (books_ && books_->is_empty()) books_ = nullptr;
}

void state::set_holding(holding part) {
  edit_books().holdings.set(std::move(part));
  tidy_books();
}

void state::set_life(life part) {
  edit_books().lives.set(std::move(part));
  tidy_books();
}

void state::set_fact(fact part) {
  edit_books().facts.set(std::move(part));
  tidy_books();
}

void state::set_dates(calendar dates) {
  edit_books().dates = std::move(dates);
  tidy_books();
}

}  // namespace dnd::model
