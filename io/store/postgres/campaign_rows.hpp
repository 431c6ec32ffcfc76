#pragma once

#include "io/store/codec/log_lines.hpp"
#include "io/store/postgres/database.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

/// Campaigns as rows: made, and read. What is read is checked as the lines of a file are: each
/// follows the one before it by number and sum.
namespace dnd::io::postgres {

struct new_campaign {
  std::string_view world;
  /// Of the campaign among those of its world.
  std::string_view slug;
  std::string_view name;
  std::string_view settings = {};
  std::int64_t created_ms = 0;
};

/// An empty campaign. `ec::exists` when its world has one of this name.
[[nodiscard]] result<uuid> create_campaign(database& in, const new_campaign& what);

/// Reads one campaign, over whatever connections there are.
class campaign_rows {
 public:
  campaign_rows(database& in, const uuid& which) noexcept : in_(in), which_(which) {}

  /// Where the log ends. `ec::not_found`.
  [[nodiscard]] result<log_position> head() const;
  /// Shows the commands after `from`, in their order, until `visit` has enough. The place after the
  /// last that it saw. A `from` without an offset leaves places in messages to the numbers.
  using visitor = std::function<result<bool>(std::span<const line_view> command)>;
  [[nodiscard]] result<log_position> read(const log_position& from, const visitor& visit) const;
  /// The place before the command that event `seq` is of, or after the last. It is as proven as the
  /// row before it.
  [[nodiscard]] result<log_position> before(model::seq_t seq) const;
  /// The last `count` commands that end with event `last` or earlier, oldest first.
  [[nodiscard]] result<std::vector<model::commit_ptr>> last(std::size_t count,
                                                            model::seq_t last) const;
  /// All lines of the log.
  [[nodiscard]] result<std::string> lines() const;

  /// What is found up to `head`, from the newest snapshot that the log proves.
  [[nodiscard]] result<loaded_log> load(const log_position& head) const;
  /// The state after event `seq`; `ec::not_found`.
  [[nodiscard]] result<model::state> state_at(model::seq_t seq) const;

 private:
  /// Whole commands after event `seq`, as many as fit in one go; none at the end.
  struct page {
    std::string lines;
    model::seq_t last = 0;
  };
  [[nodiscard]] result<page> page_after(model::seq_t seq) const;
  [[nodiscard]] result<done> replay(loaded_log& onto) const;
  [[nodiscard]] result<model::state> state_from(log_position at, model::state state,
                                                model::seq_t seq) const;
  [[nodiscard]] result<std::optional<std::string>> snapshot_before(model::seq_t last) const;

  database& in_;
  uuid which_;
};

}  // namespace dnd::io::postgres
