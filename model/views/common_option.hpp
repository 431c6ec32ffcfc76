#pragma once

#include "model/views/option_view.hpp"

#include <array>
#include <string_view>

namespace dnd::model::views {

/// What everybody can do, as it is typed.
struct common_option {
  std::string_view name;
  std::string_view verb;
  option_cost cost;
  option_targets targets = option_targets::none;
  option_aim aim = option_aim::anybody;
  /// The label before the targets; empty: they are the verb's subject.
  std::string_view label = {};
  std::string_view wants = {};
};
/// In the order in which they are shown.
inline constexpr std::array common_options{
    common_option{"Stand up", "stand", option_cost::movement},
    common_option{"Get free", "escape", option_cost::action},
    common_option{.name = "Stabilize",
                  .verb = "stabilize",
                  .cost = option_cost::action,
                  .targets = option_targets::one,
                  .aim = option_aim::friends},
    common_option{"Dodge", "dodge", option_cost::action},
    common_option{"Dash", "dash", option_cost::action},
    common_option{"Disengage", "disengage", option_cost::action},
    common_option{.name = "Help",
                  .verb = "assist",
                  .cost = option_cost::action,
                  .targets = option_targets::one,
                  .aim = option_aim::friends,
                  .label = "to:"},
    common_option{"Hide", "hide", option_cost::action},
    common_option{"Search", "search", option_cost::action},
    common_option{.name = "Grapple",
                  .verb = "grapple",
                  .cost = option_cost::action,
                  .targets = option_targets::one,
                  .aim = option_aim::foes},
    common_option{.name = "Shove",
                  .verb = "shove",
                  .cost = option_cost::action,
                  .targets = option_targets::one,
                  .aim = option_aim::foes},
    common_option{.name = "Ready",
                  .verb = "ready",
                  .cost = option_cost::action,
                  .wants = "what for, and what then"},
    common_option{.name = "Use an object",
                  .verb = "use",
                  .cost = option_cost::nothing,
                  .wants = "what, and how"},
    common_option{.name = "Move", .verb = "move", .cost = option_cost::movement, .wants = "feet"},
    common_option{"Stop concentrating", "stop", option_cost::nothing},
};

}  // namespace dnd::model::views
