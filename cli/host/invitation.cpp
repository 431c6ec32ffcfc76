#include "cli/host/invitation.hpp"

#include <fmt/format.h>

namespace dnd::cli::host {
namespace {

/// Percent-encoded, but for what a label has in any case.
[[nodiscard]] std::string encoded_label(std::string_view text) {
  constexpr std::string_view plain =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/";
  std::string out;
  for (const char c : text) {
    if (plain.find(c) != std::string_view::npos)
      out += c;
    else
      out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return out;
}

}  // namespace

std::string invitation_link(std::string_view url, std::string_view token,
                            std::string_view campaign) {
  while (url.ends_with('/')) url.remove_suffix(1);
  std::string out = fmt::format("{}/#token={}", url, token);
  if (!campaign.empty()) out += "&campaign=" + encoded_label(campaign);
  return out;
}

}  // namespace dnd::cli::host
