#pragma once

#include "model/state.hpp"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

/// The state as text: in its canonical form, whose hash tells equal states, and in the compact
/// form of a snapshot's body.
namespace dnd::io {

/// Everything that makes two states the same state, and nothing else: one JSON object with a
/// fixed order of fields, creatures sorted by id. Neither `seq` nor the places of undo are in it.
[[nodiscard]] std::string canonical_state(const model::state& state);

/// XXH3-64 of the canonical form. Equal states have equal hashes on every build and machine.
[[nodiscard]] std::uint64_t state_hash(const model::state& state);

/// The state with each stat block once, a creature a line, as a flow mapping that is JSON and
/// YAML alike. The places of undo are in it; `seq` is the snapshot's. `rest` is called after each
/// creature.
void append_state_body(std::string& out, const model::state& state,
                       const std::function<void()>& rest = {});

/// Reads what `append_state_body` wrote. False on anything else; `into` means nothing then.
[[nodiscard]] bool read_state_body(std::string_view body, model::state& into);

/// Changes when the stored form of a state does: a snapshot with another one is not used.
[[nodiscard]] std::uint64_t schema_fingerprint();

}  // namespace dnd::io
