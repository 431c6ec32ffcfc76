#pragma once

#include <string>
#include <string_view>

namespace dnd::model {

/// What two spellings of one name have in common: `text` without regard to case (Unicode's full
/// case folding), its accents composed (NFC), blanks, dashes, apostrophes and quotation marks of
/// all kinds as the plain ones, and without what is not seen. So "Zoë", "ZOË" and a "Zoë" whose
/// dots are a character of their own have one key, and so have "Weiß" and "WEISS", and two words
/// with a space or a no-break space between them. A key is its own key. It is for comparing, not
/// for showing. Bytes that are not UTF-8 stay as they are, and then so does all but the case of
/// ASCII letters.
[[nodiscard]] std::string name_key(std::string_view text);

/// The same without accents: "zoe" of "Zoë". For finding what somebody may have meant; two names
/// that differ in an accent are two names.
[[nodiscard]] std::string name_key_without_accents(std::string_view text);

}  // namespace dnd::model
