#include "io/import/plain_text.hpp"

#include "model/bounds.hpp"
#include "model/utf8.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace dnd::io::imports {
namespace {

struct stand_in {
  std::string_view dressed;
  std::string_view plain;
};

constexpr std::array typeset = {
    stand_in{"\xE2\x88\x92", "-"},  stand_in{"\xE2\x80\x93", "-"},  stand_in{"\xE2\x80\x94", "-"},
    stand_in{"\xE2\x80\x91", "-"},  stand_in{"\xE2\x80\x90", "-"},  stand_in{"\xC2\xAD", ""},
    stand_in{"\xE2\x80\x98", "'"},  stand_in{"\xE2\x80\x99", "'"},  stand_in{"\xE2\x80\x9C", "\""},
    stand_in{"\xE2\x80\x9D", "\""}, stand_in{"\xC2\xA0", " "},      stand_in{"\xE2\x80\xAF", " "},
    stand_in{"\xE2\x80\x89", " "},  stand_in{"\xEF\xBB\xBF", ""},   stand_in{"\xE2\x80\x8B", ""},
    stand_in{"\xC3\x97", "x"},      stand_in{"\xE2\x80\xA2", "\n"}, stand_in{"&nbsp;", " "},
    stand_in{"&minus;", "-"},       stand_in{"&ndash;", "-"},       stand_in{"&mdash;", "-"},
    stand_in{"&amp;", "&"},         stand_in{"&lt;", "<"},          stand_in{"&gt;", ">"},
    stand_in{"&quot;", "\""},       stand_in{"&apos;", "'"},        stand_in{"&#39;", "'"},
    stand_in{"&rsquo;", "'"},       stand_in{"&lsquo;", "'"},       stand_in{"&times;", "x"},
};

/// Tags that end a line.
bool breaks_line(std::string_view tag) {
  constexpr std::array<std::string_view, 9> names = {"p",  "br", "li", "div", "tr",
                                                     "h1", "h2", "h3", "h4"};
  if (tag.starts_with('/')) tag.remove_prefix(1);
  const std::string_view name = tag.substr(0, tag.find_first_of(" /\t\n"));
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool is_letter(char letter) {
  return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z');
}

class undressing {
 public:
  explicit undressing(std::string_view rest) : rest_(rest) {}

  std::string take() {
    while (!rest_.empty())
      if (!skip_tag() && !skip_link() && !replace() && !skip_mark()) keep();
    while (!out_.empty() && (out_.back() == ' ' || out_.back() == '\n')) out_.pop_back();
    return std::move(out_);
  }

 private:
  void add(char letter) {
    const bool at_start = out_.empty() || out_.back() == '\n';
    if (letter == '\n' || letter == '\r') {
      while (!out_.empty() && out_.back() == ' ') out_.pop_back();
      if (!out_.empty() && out_.back() != '\n') out_ += '\n';
    } else if (letter == ' ' || letter == '\t') {
      if (!at_start && out_.back() != ' ') out_ += ' ';
    } else if (static_cast<unsigned char>(letter) >= 0x20 && letter != 0x7f) {
      out_ += letter;
    }
  }

  void keep() {
    add(rest_.front());
    rest_.remove_prefix(1);
  }

  bool skip_tag() {
    if (rest_.front() != '<' || rest_.size() < 2) return false;
    if (!is_letter(rest_[1]) && rest_[1] != '/' && rest_[1] != '!') return false;
    const std::size_t end = rest_.find('>');
    if (end == std::string_view::npos) return false;
    if (breaks_line(rest_.substr(1, end - 1))) add('\n');
    rest_.remove_prefix(end + 1);
    return true;
  }

  /// "@UUID[…]{Label}", "&Reference[prone]", "[[/r 2d6 + 3]]", "[[/damage 2d6 fire]]".
  bool skip_link() {
    if (rest_.starts_with("[[")) {
      const std::size_t end = rest_.find("]]");
      if (end == std::string_view::npos) return false;
      std::string_view inside = rest_.substr(2, end - 2);
      rest_.remove_prefix(end + 2);
      // A label in braces says the same in words.
      if (rest_.starts_with('{')) return true;
      if (inside.starts_with('/')) inside.remove_prefix(std::min(inside.find(' '), inside.size()));
      for (const char letter : inside.substr(0, inside.find('#'))) add(letter);
      return true;
    }
    if ((rest_.front() != '@' && rest_.front() != '&') || rest_.size() < 2 || !is_letter(rest_[1]))
      return false;
    const std::size_t open = rest_.find('[');
    const std::size_t close = rest_.find(']');
    if (open == std::string_view::npos || close == std::string_view::npos || close < open ||
        !std::all_of(rest_.begin() + 1, rest_.begin() + static_cast<std::ptrdiff_t>(open),
                     is_letter))
      return false;
    const std::string_view target = rest_.substr(open + 1, close - open - 1);
    rest_.remove_prefix(close + 1);
    if (!rest_.starts_with('{'))
      for (const char letter : target.substr(0, target.find_first_of(" |"))) add(letter);
    return true;
  }

  bool replace() {
    for (const stand_in& each : typeset) {
      if (!rest_.starts_with(each.dressed)) continue;
      for (const char letter : each.plain) add(letter);
      rest_.remove_prefix(each.dressed.size());
      return true;
    }
    return false;
  }

  /// Marks of Markdown and braces of labels: "*", "**", "_" at the edge of a word, "#" of a
  /// heading.
  bool skip_mark() {
    const char mark = rest_.front();
    const bool in_word =
        !out_.empty() && is_letter(out_.back()) && rest_.size() > 1 && is_letter(rest_[1]);
    const bool is_mark = mark == '*' || mark == '{' || mark == '}' || mark == '`' ||
                         (mark == '_' && !in_word) ||
                         (mark == '#' && (out_.empty() || out_.back() == '\n'));
    if (is_mark) rest_.remove_prefix(1);
    return is_mark;
  }

  std::string_view rest_;
  std::string out_;
};

}  // namespace

std::string plain_text(std::string_view dressed) {
  dressed = dressed.substr(0, model::utf8_prefix(dressed, bounds::import_text_bytes_max));
  return undressing(dressed).take();
}

std::string plain_line(std::string_view dressed, std::size_t bytes_max) {
  std::string line = plain_text(dressed);
  std::replace(line.begin(), line.end(), '\n', ' ');
  line.resize(model::utf8_prefix(line, bytes_max));
  while (!line.empty() && line.back() == ' ') line.pop_back();
  return line;
}

}  // namespace dnd::io::imports
