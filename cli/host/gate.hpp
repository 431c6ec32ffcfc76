#pragma once

#include "actors/access.hpp"
#include "cli/host/allowance.hpp"
#include "cli/host/credentials.hpp"
#include "model/result.hpp"
#include "model/views/viewer.hpp"

#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace dnd::cli::host {

/// Who asks, and what they may.
struct caller {
  actors::token_role role = actors::token_role::gm;
  /// Of the token; empty for the owner of the socket.
  std::string token_id = {};
  /// Names, as the token has them.
  std::vector<std::string> characters = {};
  /// Labels; empty: all.
  std::vector<std::string> campaigns = {};

  [[nodiscard]] bool is_gm() const noexcept { return role == actors::token_role::gm; }
  /// Looks after the host: nobody of one campaign.
  [[nodiscard]] bool may_monitor() const noexcept {
    return role == actors::token_role::monitor || (is_gm() && campaigns.empty());
  }
  /// What of a campaign is shown to them.
  [[nodiscard]] model::views::viewer viewer() const;
  /// Whether this campaign, by its label or by another spelling of it, is one of theirs.
  [[nodiscard]] bool may_see(std::string_view label) const;
};
using caller_ptr = std::shared_ptr<const caller>;

/// The owner of the socket in the file system.
[[nodiscard]] caller_ptr socket_owner();

/// Why somebody is not let in.
enum class turned_away : std::uint8_t { no_token, bad_token, expired, too_many, not_known };

/// Lets clients in, and counts what they do. For any thread; waits for nothing.
class gate {
 public:
  /// `tokens` must outlive the gate. `uptime` is of a clock that never goes back, `now_ms`
  /// milliseconds since 1970, UTC.
  gate(const actors::access_table& tokens, std::function<std::chrono::milliseconds()> uptime,
       std::function<std::int64_t()> now_ms)
      : tokens_(tokens),
        uptime_(std::move(uptime)),
        now_ms_(std::move(now_ms)),
        wrong_tokens_(make_wrong_tokens()) {}

  /// Wrong tokens are counted, so that who tries many is turned away with less work; right ones are
  /// let in all the while.
  [[nodiscard]] expected<caller_ptr, turned_away> admit(const credentials& shown);
  /// Whether nobody has this token as far as is known here, which may change: where several hosts
  /// share their tokens, another may have made it a moment ago. Counts nothing.
  [[nodiscard]] bool may_become_known(const credentials& shown) const;
  /// Whether who was let in would be so now: their token may be revoked, or over.
  [[nodiscard]] bool is_still_good(const caller& who) const;
  /// False when so many commands came with this token of late that one more has to wait.
  [[nodiscard]] bool may_command(const caller& who);
  /// A place for one more stream; whoever holds it has it. Null when all are taken.
  [[nodiscard]] std::shared_ptr<void> take_stream(const caller& who);
  /// Those that are taken, of all.
  [[nodiscard]] std::size_t stream_count() const;

 private:
  struct counted {
    allowance commands;
    std::shared_ptr<std::atomic<std::uint32_t>> streams;
  };
  [[nodiscard]] static allowance make_wrong_tokens() noexcept;
  /// Requires the lock.
  [[nodiscard]] counted& counts_of(const caller& who);

  const actors::access_table& tokens_;
  const std::function<std::chrono::milliseconds()> uptime_;
  const std::function<std::int64_t()> now_ms_;
  mutable std::mutex mutex_;
  allowance wrong_tokens_;
  /// By the id of the token. As many as there ever were tokens.
  std::map<std::string, counted, std::less<>> counts_;
};

}  // namespace dnd::cli::host
