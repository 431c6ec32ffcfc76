#include "cli/render/roll_text.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <vector>

namespace dnd::cli {
namespace {

/// Faces of one roll that are written out; the rest is counted.
constexpr std::size_t faces_shown = 40;

/// "(advantage: target prone)", with a space before it; empty for a plain roll.
[[nodiscard]] std::string why_text(const d20_roll& roll, const style& look) {
  std::string mode;
  if (roll.mode == model::roll_mode::advantage) mode = "advantage";
  if (roll.mode == model::roll_mode::disadvantage) mode = "disadvantage";
  if (mode.empty() && roll.reason.empty()) return {};
  if (mode.empty()) return fmt::format(" ({})", look.clean(roll.reason));
  if (roll.reason.empty()) return fmt::format(" ({})", mode);
  // A reason that says for what it is one stands alone.
  if (roll.reason.starts_with(mode + ":")) return fmt::format(" ({})", look.clean(roll.reason));
  return fmt::format(" ({}: {})", mode, look.clean(roll.reason));
}

/// What the target's defences made of the damage: "9 slashing halved to 4".
[[nodiscard]] std::string defence_text(const model::damage_dealt& what) {
  const std::string rolled = fmt::format("{} {}", what.rolled, damage_type_text(what.type));
  if (!what.type) return rolled + ", no defences apply";
  if (what.amount == what.rolled) return rolled;
  // SRD: immunity leaves nothing; only 1 point can become nothing by halving as well.
  if (what.amount == 0 && what.rolled > 1) return rolled + ", immune";
  if (what.amount == what.rolled / 2) return fmt::format("{} halved to {}", rolled, what.amount);
  if (what.amount == what.rolled * 2) return fmt::format("{} doubled to {}", rolled, what.amount);
  if (what.amount == what.rolled / 2 * 2)
    return fmt::format("{} halved and doubled to {}", rolled, what.amount);
  return fmt::format("{} becomes {}", rolled, what.amount);
}

/// " (2d6+4 [5, 3])", the dice of a roll with their faces. A constant amount has none to show.
[[nodiscard]] std::string dice_text(const model::damage_rolled* roll, const style& look) {
  if (roll == nullptr || roll->faces.empty()) return {};
  return fmt::format(" ({} {})", look.clean(roll->dice), faces_text(roll->faces, look));
}

}  // namespace

std::string_view damage_type_text(std::optional<model::damage_type> type) noexcept {
  return type ? model::to_text(*type) : "untyped";
}

int kept_face(const d20_roll& roll) noexcept {
  if (roll.faces.empty()) return 0;
  if (roll.faces.size() == 1) return roll.faces[0];
  const auto [low, high] = std::minmax_element(roll.faces.begin(), roll.faces.end());
  // A die that was rolled again stands beside the others: the total tells which one counts.
  if (roll.faces.size() > 2 || roll.mode == model::roll_mode::straight) {
    int kept = roll.total - roll.modifier;
    for (const model::roll_term& one : roll.parts) kept -= one.amount;
    const bool is_there = std::find(roll.faces.begin(), roll.faces.end(), kept) != roll.faces.end();
    return is_there ? kept : roll.faces[0];
  }
  return roll.mode == model::roll_mode::advantage ? *high : *low;
}

std::string d20_text(const d20_roll& roll, const style& look) {
  if (roll.faces.empty()) return fmt::format("{}", roll.total);
  std::string dice = fmt::format("d20 {}", fmt::join(roll.faces, " and "));
  if (roll.faces.size() > 1) dice += fmt::format(", keeps {}", kept_face(roll));
  const char sign = roll.modifier < 0 ? '-' : '+';
  std::string parts;
  for (const model::roll_term& one : roll.parts)
    parts += fmt::format(" {} {} ({}{}{})", one.amount < 0 ? '-' : '+', std::abs(one.amount),
                         look.clean(one.from), one.dice.empty() ? "" : " ", one.dice);
  return fmt::format("{}{} {} {}{} = {}", dice, why_text(roll, look), sign, std::abs(roll.modifier),
                     parts, roll.total);
}

std::string faces_text(std::span<const std::uint16_t> faces, const style& look) {
  if (faces.size() <= faces_shown) return fmt::format("[{}]", fmt::join(faces, ", "));
  const auto shown = faces.first(faces_shown);
  return fmt::format("[{}, {} {} more]", fmt::join(shown, ", "), look.ellipsis(),
                     faces.size() - faces_shown);
}

std::string verdict_text(std::optional<std::int16_t> dc, std::optional<bool> success,
                         const style& look) {
  std::string out;
  if (dc) out += fmt::format(" vs DC {}", *dc);
  if (success)
    out += ", " + (*success ? look.paint(tone::good, "success") : look.paint(tone::bad, "failure"));
  return out;
}

std::string damage_text(const model::damage_dealt& what, std::string_view who,
                        const model::damage_rolled* roll, const style& look) {
  std::string out = fmt::format("{}{}: {}", defence_text(what), dice_text(roll, look), who);
  if (what.hp.before == what.hp.after) {
    out += fmt::format(" stays at {} hp", what.hp.after);
  } else {
    out += fmt::format(" {} hp", change_text(what.hp, look));
  }
  if (!(what.temp_hp.before == what.temp_hp.after))
    out += fmt::format(", temporary hp {}", change_text(what.temp_hp, look));
  return out;
}

std::string announced_damage_text(const model::damage_dealt& what, std::string_view who,
                                  const model::damage_rolled* roll, const style& look) {
  return fmt::format("{} {}{} to {}", what.rolled, damage_type_text(what.type),
                     dice_text(roll, look), who);
}

}  // namespace dnd::cli
