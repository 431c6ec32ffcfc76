#pragma once

#include "cli/app/context.hpp"
#include "cli/remote/http_client.hpp"

#include <optional>
#include <string_view>
#include <vector>

/// Which host is meant, and what there is on it.
namespace dnd::cli::remote {

/// The host that was named, by `--host` or by the settings; nothing to play in this process.
///
/// A token is sent to no host but the one that it is for: that of the settings counts for the host
/// of the same settings, or of weaker ones. What a folder says about either (`.dnd.yaml`) is not
/// trusted with a token.
[[nodiscard]] io::result<std::optional<host_access>> wanted_host(context& with);

/// The campaigns of a host, with name, world, label and `last_seq`.
struct hosted_campaigns {
  std::vector<actors::campaign_info> all;
  /// Label of the one that is the current one there; empty for none.
  std::string current;

  /// By name, directory or label, in any case.
  [[nodiscard]] io::result<actors::campaign_info> find(std::string_view name) const;
  /// The one that is meant when none is named: the current one, or the only one.
  [[nodiscard]] io::result<actors::campaign_info> usual() const;
};
[[nodiscard]] io::result<hosted_campaigns> list_campaigns(const host_access& host);

}  // namespace dnd::cli::remote
