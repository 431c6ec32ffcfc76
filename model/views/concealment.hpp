#pragma once

#include "model/event.hpp"
#include "model/state.hpp"
#include "model/views/viewer.hpp"

#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

/// Creatures that are concealed: for players they are not there.
namespace dnd::model::views {

/// Who is concealed, followed event by event from the first one of a log on. What happened while a
/// creature was concealed stays unknown when it is revealed, so that what is seen of a log never
/// changes.
class concealed_creatures {
 public:
  /// Whether this viewer is not to know of the creature. Of an id that nobody has: no.
  [[nodiscard]] bool hides(std::string_view creature, const viewer& whose) const;
  /// Whether a text names one of those whom the viewer is not to know of.
  [[nodiscard]] bool names_hidden(std::string_view text, const viewer& whose) const;
  [[nodiscard]] bool is_empty() const noexcept { return concealed_.empty(); }

  void apply(const event& what);
  /// Those of both.
  void add(const concealed_creatures& other);

 private:
  void apply_patch(const state_patch& restored);
  void set(std::string_view id, bool concealed);

  std::set<std::string, std::less<>> concealed_;
  /// Names of all creatures that have one of their own, by id.
  std::map<std::string, std::string, std::less<>> names_;
};

/// Those of a state.
[[nodiscard]] concealed_creatures concealed_in(const state& now);

/// Takes those out of an event of whom the viewer is not to know: fields that name them get their
/// default value, and their stored names go into `hidden`. False when it is about one of them, so
/// that nothing of it may be seen. `what` is as redaction left it.
[[nodiscard]] bool leave_out_hidden(event& what, const concealed_creatures& concealed,
                                    const viewer& whose, std::vector<std::string_view>& hidden);

/// The state as it is for the viewer: without those who are concealed, and with nobody's name in
/// what they did. Everything that is asked about it can be answered without another thought of
/// them. The game master's is the state itself.
[[nodiscard]] state visible_state(const state& now, const viewer& whose);
/// Whether that differs from the state itself.
[[nodiscard]] bool has_hidden(const state& now, const viewer& whose) noexcept;

}  // namespace dnd::model::views
