#pragma once

#include "model/json/writer.hpp"
#include "model/views/state_view.hpp"

#include <optional>
#include <string>

/// Parts of a state that more than one answer has. Each adds members to the object that is open.
namespace dnd::cli {

/// `"session":null|{"number","title"},"sessions":N`
void add_session(json::writer& out, const model::views::state_view& now);
/// `"encounter":null|{"number","round","turn":null|ID,"order":[ID…]}`
void add_fight(json::writer& out, const std::optional<model::views::fight_view>& fight);
/// `"time":{"rounds","day","clock"}`; left out before the first minute has passed.
void add_time(json::writer& out, model::game_time time);
/// `"light":"dim"|"dark"`; left out where it is bright.
void add_light(json::writer& out, const std::string& light);
/// `"pending":{…}`; left out where nothing waits, as mostly.
void add_pending(json::writer& out, const std::optional<model::views::pending_view>& waits);
/// A creature's: see `json_campaign`. `place` is null for who does not fight.
void add_creature(json::writer& out, const model::views::creature_view& who,
                  const model::views::combatant_view* place);

/// `"groups":[{"name","members"}…]`; left out where there are none, as mostly.
void add_groups(json::writer& out, const model::views::state_view& now);

}  // namespace dnd::cli
