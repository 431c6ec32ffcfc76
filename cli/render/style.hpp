#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace dnd::cli {

/// The setting `color`.
enum class color_setting : std::uint8_t { automatic, always, never };

/// "auto", "always" or "never".
[[nodiscard]] std::optional<color_setting> parse_color_setting(std::string_view text) noexcept;
[[nodiscard]] std::string_view to_text(color_setting value) noexcept;

/// Which characters the reader's terminal can show.
enum class charset : std::uint8_t { ascii, utf8 };

/// `utf8` when the locale's encoding is UTF-8. Requires that `setlocale` has been called.
[[nodiscard]] charset locale_charset() noexcept;

/// What a piece of text means; the colours follow from it.
enum class tone : std::uint8_t { plain, strong, faint, good, bad, warning, accent };

/// What is known about where text goes.
struct output_facts {
  bool terminal = false;
  /// Values of NO_COLOR and TERM; null when they are not set.
  const char* no_color = nullptr;
  const char* term = nullptr;
};

/// How text is dressed for one output: with colour or without, in which characters. The one that
/// is made by default is plain UTF-8, which is what goes into files and JSON: no escape sequence
/// ever comes out of it.
class style {
 public:
  style() noexcept = default;

  /// Colour on `always`; on `automatic` for a terminal which is not dumb, unless NO_COLOR is set
  /// and not empty.
  [[nodiscard]] static style of(color_setting color, const output_facts& where,
                                charset characters) noexcept;

  /// `text` in the colours of `meaning`. Does not clean it.
  [[nodiscard]] std::string paint(tone meaning, std::string_view text) const;

  /// Text from outside (names, notes, titles, paths), made safe to print on one line: control
  /// characters, escape sequences, bytes that are not UTF-8 and marks that turn the direction of
  /// writing come out as '?', line ends and tabs as spaces; without UTF-8 every character beyond
  /// ASCII is a '?' too.
  [[nodiscard]] std::string clean(std::string_view text) const;

  [[nodiscard]] bool colored() const noexcept { return colored_; }
  [[nodiscard]] charset characters() const noexcept { return characters_; }

  [[nodiscard]] std::string_view arrow() const noexcept;      ///< "→" or "->"
  [[nodiscard]] std::string_view ellipsis() const noexcept;   ///< "…" or "..."
  [[nodiscard]] std::string_view dash() const noexcept;       ///< "–" or "-"
  [[nodiscard]] std::string_view full_bar() const noexcept;   ///< "█" or "#"
  [[nodiscard]] std::string_view empty_bar() const noexcept;  ///< "░" or "."

 private:
  [[nodiscard]] bool is_utf8() const noexcept { return characters_ == charset::utf8; }

  bool colored_ = false;
  charset characters_ = charset::utf8;
};

}  // namespace dnd::cli
