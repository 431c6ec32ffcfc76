#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// Coins are counted in copper: 10 are a silver piece, 50 an electrum piece, 100 a gold piece and
/// 1,000 a platinum piece. SRD: Coinage.
namespace dnd::model {

/// "15 gp", "3 gp 5 sp", "1,000gp" in copper; nothing for any other text, for a coin that is named
/// twice, and for more than `bounds::coins_max`.
[[nodiscard]] std::optional<std::int64_t> coins_in(std::string_view text);

/// "9 gp 9 sp 9 cp"; "no coins" for none. Below nothing with a '-' in front.
[[nodiscard]] std::string coins_text(std::int64_t copper);

/// How many pieces of gold, silver and copper that is: as few as there can be without platinum and
/// electrum. 50 coins weigh a pound. Requires copper >= 0.
[[nodiscard]] std::int64_t pieces_of(std::int64_t copper) noexcept;

/// "2", "0.05": hundredths of a pound as pounds.
[[nodiscard]] std::string pounds_text(std::int64_t hundredths);

}  // namespace dnd::model
