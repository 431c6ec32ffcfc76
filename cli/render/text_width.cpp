#include "cli/render/text_width.hpp"

#include "model/assert.hpp"

#include <algorithm>
#include <utility>

namespace dnd::cli {
namespace {

/// Bytes at the front of `text` that take at most `width` cells.
[[nodiscard]] std::size_t prefix_bytes(std::string_view text, std::size_t width) noexcept {
  std::size_t bytes = 0;
  std::size_t used = 0;
  while (bytes < text.size()) {
    const auto next = model::first_character(text.substr(bytes));
    const std::size_t cells = model::display_width(next.value);
    if (used + cells > width) break;
    used += cells;
    bytes += next.bytes;
  }
  return bytes;
}

constexpr char32_t zero_width_joiner = 0x200d;
constexpr std::string_view color_begin = "\x1b[";
constexpr std::string_view color_end = "\x1b[0m";

/// Wide signs that never begin a line: they end what stands before them.
constexpr std::u32string_view wide_endings =
    U"\u3001\u3002\u300d\u300f\u3011\uff01\uff09\uff0c\uff0e\uff1a\uff1b\uff1f";

/// Puts the pieces of a text together, line by line. Pieces are what is never torn apart: a word,
/// or a character of a script that is written without spaces.
class wrapper {
 public:
  explicit wrapper(const wrapping& how) : how_(how) { DND_ASSERT(how.width > how.indent); }

  [[nodiscard]] std::vector<std::string> lines_of(std::string_view text) {
    while (!text.empty()) {
      const std::size_t color = color_bytes(text);
      if (color > 0) {
        piece_ += text.substr(0, color);
        text.remove_prefix(color);
        continue;
      }
      const auto next = model::first_character(text);
      const std::size_t cells = model::display_width(next.value);
      if (next.value == '\n') {
        end_piece();
        spaces_ = 0;
        break_line();
      } else if (next.value == ' ') {
        end_piece();
        ++spaces_;
      } else {
        if (may_break_before(next.value, cells)) end_piece();
        add_to_piece(text.substr(0, next.bytes), cells);
      }
      joins_ = next.value == zero_width_joiner;
      last_cells_ = cells > 0 ? cells : last_cells_;
      text.remove_prefix(next.bytes);
    }
    end_piece();
    line_ += piece_;
    if (!line_.empty() || lines_.empty()) lines_.push_back(std::move(line_));
    return std::move(lines_);
  }

 private:
  /// Wide characters are words of their own, with the marks that belong to them.
  [[nodiscard]] bool may_break_before(char32_t character, std::size_t cells) const {
    return !joins_ && cells > 0 && cells_ > 0 && (cells == 2 || last_cells_ == 2) &&
           wide_endings.find(character) == std::u32string_view::npos;
  }

  void add_to_piece(std::string_view character, std::size_t cells) {
    const bool is_too_long =
        !joins_ && cells > 0 && cells_ > 0 && indent_of_next() + cells_ + cells > how_.width;
    const bool is_path = piece_.find('/') != std::string::npos;
    if (is_too_long && (how_.words == long_words::are_cut || !is_path)) end_piece();
    piece_ += character;
    cells_ += cells;
  }

  /// Cells before a piece that gets a line of its own.
  [[nodiscard]] std::size_t indent_of_next() const {
    return lines_.empty() && used_ == 0 ? 0 : how_.indent;
  }

  /// The piece goes after what is on the line, or begins the next one.
  void end_piece() {
    if (cells_ == 0) return;
    const bool fits = used_ + spaces_ + cells_ <= how_.width;
    // An indentation gives way to what stands after it.
    if (used_ == start_ && !fits) spaces_ = how_.width - std::min(how_.width, used_ + cells_);
    if (used_ > start_ && !fits) {
      break_line();
    } else {
      line_.append(spaces_, ' ');
      used_ += spaces_;
    }
    spaces_ = 0;
    line_ += piece_;
    used_ += cells_;
    note_color();
    piece_.clear();
    cells_ = 0;
  }

  void break_line() {
    if (!color_.empty()) line_ += color_end;
    lines_.push_back(std::exchange(line_, std::string(how_.indent, ' ') + color_));
    start_ = how_.indent;
    used_ = how_.indent;
  }

  /// The colour that is on after the piece: the next line begins with it.
  void note_color() {
    for (std::string_view rest = piece_; !rest.empty();) {
      const std::size_t bytes = color_bytes(rest);
      if (bytes > 0) {
        const std::string_view found = rest.substr(0, bytes);
        if (found == color_end) {
          color_.clear();
        } else {
          color_ += found;
        }
      }
      rest.remove_prefix(std::max<std::size_t>(bytes, 1));
    }
  }

  wrapping how_;
  std::vector<std::string> lines_;
  std::string line_;
  /// Cells of the line, and those of them that are its indentation.
  std::size_t used_ = 0;
  std::size_t start_ = 0;
  /// Between the line and the piece.
  std::size_t spaces_ = 0;
  std::string piece_;
  std::size_t cells_ = 0;
  std::size_t last_cells_ = 0;
  bool joins_ = false;
  std::string color_;
};

}  // namespace

std::size_t color_bytes(std::string_view text) noexcept {
  if (!text.starts_with(color_begin)) return 0;
  // What a terminal obeys besides colours is none.
  const std::size_t end = text.find_first_not_of("0123456789;", color_begin.size());
  return end == std::string_view::npos || text[end] != 'm' ? 0 : end + 1;
}

std::size_t shown_width(std::string_view text) noexcept {
  std::size_t cells = 0;
  while (!text.empty()) {
    const std::size_t color = color_bytes(text);
    const auto next = model::first_character(text);
    if (color == 0) cells += model::display_width(next.value);
    text.remove_prefix(color == 0 ? next.bytes : color);
  }
  return cells;
}

std::string shortened(std::string_view text, std::size_t width, const style& look) {
  if (model::display_width(text) <= width) return std::string(text);
  const std::size_t mark = model::display_width(look.ellipsis());
  if (width < mark) return std::string(text.substr(0, prefix_bytes(text, width)));
  std::string out(text.substr(0, prefix_bytes(text, width - mark)));
  out += look.ellipsis();
  return out;
}

std::string padded(std::string_view text, std::size_t width) {
  std::string out(text);
  const std::size_t cells = model::display_width(text);
  if (cells < width) out.append(width - cells, ' ');
  return out;
}

std::vector<std::string> wrapped(std::string_view text, const wrapping& how) {
  return wrapper(how).lines_of(text);
}

std::vector<std::string> wrapped(std::string_view text, std::size_t width) {
  return wrapped(text, {.width = width});
}

}  // namespace dnd::cli
