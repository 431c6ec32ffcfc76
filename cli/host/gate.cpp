#include "cli/host/gate.hpp"

#include "actors/token_file.hpp"
#include "model/bounds.hpp"
#include "model/name_key.hpp"
#include "model/slug.hpp"

#include <algorithm>
#include <utility>

namespace dnd::cli::host {
namespace {

/// What two spellings of a label have in common.
[[nodiscard]] std::string label_key(std::string_view label) {
  std::string key = model::name_key(label);
  std::replace(key.begin(), key.end(), ' ', '-');
  return key;
}

}  // namespace

model::views::viewer caller::viewer() const {
  switch (role) {
    case actors::token_role::gm:
      return model::views::viewer::gm();
    case actors::token_role::spectator:
    case actors::token_role::monitor:
      return model::views::viewer::spectator();
    case actors::token_role::player:
      break;
  }
  std::vector<model::small_text> ids;
  for (const std::string& each : characters) ids.emplace_back(model::slug_of(each));
  return model::views::viewer::player(std::move(ids));
}

bool caller::may_see(std::string_view label) const {
  if (role == actors::token_role::monitor) return false;
  const std::string wanted = label_key(label);
  return campaigns.empty() ||
         std::any_of(campaigns.begin(), campaigns.end(),
                     [&](const auto& each) { return label_key(each) == wanted; });
}

caller_ptr socket_owner() {
  static const auto owner = std::make_shared<const caller>();
  return owner;
}

allowance gate::make_wrong_tokens() noexcept {
  return {bounds::wrong_tokens_max, bounds::wrong_tokens_a_second_max};
}

expected<caller_ptr, turned_away> gate::admit(const credentials& shown) {
  if (shown.by == credentials::way::socket) return socket_owner();
  if (shown.by == credentials::way::none) return turned_away::no_token;
  const auto found = tokens_.find(shown.token, now_ms_());
  if (found.about != nullptr && !found.is_expired) {
    const actors::access_terms& terms = found.about->terms;
    return std::make_shared<const caller>(caller{.role = terms.role,
                                                 .token_id = found.about->id,
                                                 .characters = terms.characters,
                                                 .campaigns = terms.campaigns});
  }
  if (found.is_open_question) return turned_away::not_known;
  const std::lock_guard lock(mutex_);
  if (!wrong_tokens_.take(uptime_())) return turned_away::too_many;
  return found.is_expired ? turned_away::expired : turned_away::bad_token;
}

bool gate::may_become_known(const credentials& shown) const {
  if (!actors::is_token(shown.token)) return false;
  const auto found = tokens_.find(shown.token, now_ms_());
  return found.about == nullptr && !found.is_open_question;
}

bool gate::is_still_good(const caller& who) const {
  return who.token_id.empty() || tokens_.is_good(who.token_id, now_ms_());
}

gate::counted& gate::counts_of(const caller& who) {
  const auto found = counts_.find(who.token_id);
  if (found != counts_.end()) return found->second;
  const allowance commands =
      who.is_gm() ? allowance(bounds::gm_commands_max, bounds::gm_commands_a_second_max)
                  : allowance(bounds::token_commands_max, bounds::token_commands_a_second_max);
  return counts_
      .emplace(who.token_id, counted{.commands = commands,
                                     .streams = std::make_shared<std::atomic<std::uint32_t>>(0)})
      .first->second;
}

bool gate::may_command(const caller& who) {
  const std::lock_guard lock(mutex_);
  return counts_of(who).commands.take(uptime_());
}

std::size_t gate::stream_count() const {
  const std::lock_guard lock(mutex_);
  std::size_t all = 0;
  for (const auto& [id, each] : counts_) all += each.streams->load();
  return all;
}

std::shared_ptr<void> gate::take_stream(const caller& who) {
  const std::uint32_t most =
      who.is_gm() ? static_cast<std::uint32_t>(bounds::connections_max) : bounds::token_streams_max;
  std::shared_ptr<std::atomic<std::uint32_t>> streams;
  {
    const std::lock_guard lock(mutex_);
    streams = counts_of(who).streams;
  }
  if (streams->fetch_add(1) >= most) {
    streams->fetch_sub(1);
    return nullptr;
  }
  // Given back by whoever has it last, also when the gate is gone.
  return std::shared_ptr<void>(streams.get(), [streams](void*) { streams->fetch_sub(1); });
}

}  // namespace dnd::cli::host
