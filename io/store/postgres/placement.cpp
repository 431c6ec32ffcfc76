#include "io/store/postgres/placement.hpp"

#include <cstdint>

namespace dnd::io::postgres {
namespace {

/// FNV-1a of both ids, and its bits spread: without that, hosts whose ids are alike would have
/// weights that are.
[[nodiscard]] std::uint64_t weight_of(const uuid& host, const uuid& campaign) noexcept {
  std::uint64_t made = 0xcbf29ce484222325U;
  for (const auto* id : {&host, &campaign})
    for (const auto byte : *id) made = (made ^ byte) * 0x100000001b3U;
  made = (made ^ (made >> 33U)) * 0xff51afd7ed558ccdU;
  made = (made ^ (made >> 33U)) * 0xc4ceb9fe1a85ec53U;
  return made ^ (made >> 33U);
}

}  // namespace

const taker* chosen_for(const uuid& campaign, std::span<const taker> hosts) noexcept {
  const taker* heaviest = nullptr;
  std::uint64_t most = 0;
  for (const taker& each : hosts) {
    const auto weight = weight_of(each.id, campaign);
    // Of two that weigh the same, that with the greater id: hosts are listed in any order.
    if (heaviest != nullptr && (weight < most || (weight == most && each.id < heaviest->id)))
      continue;
    heaviest = &each;
    most = weight;
  }
  return heaviest;
}

}  // namespace dnd::io::postgres
