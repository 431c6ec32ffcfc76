#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace dnd::test {

enum class spacing : std::uint8_t { none, everywhere };

/// The same JSON object as another writer would put it: the fields of every object in another
/// order, and white space between all tokens where asked for. Fails the test when `object` is
/// not valid JSON (judged by simdjson, not by the codec).
[[nodiscard]] std::string shuffled(std::string_view object, std::uint64_t seed, spacing space);

}  // namespace dnd::test
