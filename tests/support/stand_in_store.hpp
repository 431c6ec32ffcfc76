#pragma once

#include "actors/shared_store.hpp"
#include "io/store/file/file_store.hpp"

#include <atomic>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dnd::test {

/// A store that hosts share, without a database: its worlds are those of a directory of files. What
/// becomes of its lease and its tokens is what the test says.
class stand_in_store final : public actors::shared_store {
 public:
  explicit stand_in_store(io::file_ops& ops) : logs_(ops) {}

  io::log_store& logs() noexcept override { return logs_; }
  const std::string& directory() const noexcept override { return where; }
  const std::string& shown() const noexcept override { return where; }
  io::result<done> refresh() override { return done{}; }
  io::result<done> refresh(std::string_view, std::string_view) override {
    if (!is_gone) return done{};
    // It was waited for as long as that.
    runs = false;
    return io::error{.code = io::ec::io_error, .what = "nobody is there"};
  }
  io::result<done> add_world(std::string_view, std::string_view) override { return nothing(); }
  io::result<io::campaign_id> add_campaign(std::string_view, std::string_view, std::string_view,
                                           std::string_view, std::int64_t) override {
    return nothing();
  }
  io::result<done> put(std::string_view, std::string_view, const io::content_files&) override {
    return nothing();
  }
  io::result<io::content_files> content_of(std::string_view, std::string_view) override {
    return nothing();
  }
  io::result<std::unique_ptr<io::rewritable_log>> take_in_hand(const io::campaign_id&,
                                                               std::string_view) override {
    return nothing();
  }
  io::result<io::raw_log> raw_lines(const io::campaign_id&) override { return nothing(); }
  io::result<std::vector<io::kept_entry>> kept_of(const io::campaign_id&) override {
    return nothing();
  }
  io::result<std::string> read_kept(const io::campaign_id&, std::string_view) override {
    return nothing();
  }
  io::result<done> keep(const io::campaign_id&, const io::kept_file&,
                        const std::vector<std::string>&) override {
    return nothing();
  }
  io::result<done> take_part() override { return done{}; }
  io::result<actors::campaign_place> place_of(std::string_view, std::string_view) override {
    ++places_asked;
    return actors::campaign_place{
        .is_known = true, .elsewhere = owner, .is_owned = !owner.empty() && owner_has_it};
  }
  io::result<done> forget_wish(std::string_view, std::string_view, std::string_view url) override {
    if (!owner_has_it && owner == url) owner.clear();
    return done{};
  }
  bool drains() const override { return is_draining; }
  std::vector<std::string> take_wanted() override { return std::exchange(wanted, {}); }
  io::store_figures figures() const override { return {}; }
  std::vector<io::store_notice> take_notices() override { return {}; }
  bool lease_runs() const override { return runs; }
  std::uint64_t lapses() const override { return lapsed; }
  io::result<std::string> tokens() override {
    if (is_gone) return io::error{.code = io::ec::io_error, .what = "nobody is there"};
    return kept;
  }
  io::result<done> replace_tokens(std::string_view read, std::string_view now) override {
    if (others_first > 0) {
      --others_first;
      kept += one_of_others;
    }
    if (kept != read) return io::error{.code = io::ec::busy, .what = "somebody was quicker"};
    kept = now;
    return done{};
  }

  std::string where;
  std::string owner;
  /// Else it is only to have it.
  std::atomic<bool> owner_has_it{true};
  std::atomic<int> places_asked{0};
  std::atomic<bool> is_draining{false};
  std::vector<std::string> wanted;
  std::atomic<bool> runs{true};
  std::atomic<std::uint64_t> lapsed{0};
  std::string kept;
  /// It cannot be asked for tokens, or for campaigns.
  bool is_gone = false;
  /// So often somebody else adds this line just before.
  int others_first = 0;
  std::string one_of_others;

 private:
  static io::error nothing() { return {.code = io::ec::internal, .what = "it only stands in"}; }

  io::file_store logs_;
};

}  // namespace dnd::test
