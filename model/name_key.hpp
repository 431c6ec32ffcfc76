#pragma once

#include <string>
#include <string_view>

namespace dnd::model {

/// What two spellings of one name have in common: `text` without regard to case (Unicode's full
/// case folding), its accents composed (NFC). So "Zoë", "ZOË" and a "Zoë" whose dots are a
/// character of their own have one key, and so have "Weiß" and "WEISS". A key is its own key. It is
/// for comparing, not for showing. Bytes that are not UTF-8 stay as they are, and then so does all
/// but the case of ASCII letters.
[[nodiscard]] std::string name_key(std::string_view text);

}  // namespace dnd::model
