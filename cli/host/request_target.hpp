#pragma once

#include "model/result.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dnd::cli::host {

/// What a request is about: "/v1/campaigns/Faerun/The-Lost-Mine/commits?since=41", taken apart.
struct request_target {
  /// Decoded: "v1", "campaigns", "Faerun", …. None of them is empty, "." or "..", or has a slash or
  /// a control character in it.
  std::vector<std::string> path;
  /// Decoded; each name once.
  std::map<std::string, std::string, std::less<>> query;

  /// Nothing when it was not given.
  [[nodiscard]] std::optional<std::string_view> value(std::string_view name) const;
};

/// The error is a sentence: what is wrong with it.
[[nodiscard]] expected<request_target, std::string> read_target(std::string_view text);

}  // namespace dnd::cli::host
