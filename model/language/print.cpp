#include "model/language/print.hpp"

#include "model/language/verbs.hpp"
#include "model/language/wording.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string_view>
#include <variant>
#include <vector>

namespace dnd::model {
namespace {

/// Appends the parts of one line; each function adds nothing for a default.
class line {
 public:
  explicit line(std::string_view verb) : text_(verb) {}

  line& raw(std::string_view text) {
    if (!text.empty()) text_.append(" ").append(text);
    return *this;
  }
  line& text(std::string_view value) { return raw(value.empty() ? "" : as_value(value)); }

  line& list(std::string_view label, const std::vector<word>& words) {
    for (std::size_t i = 0; i < words.size(); ++i) {
      raw(i == 0 ? label : "and:");
      text(words[i].text);
    }
    return *this;
  }
  line& one(std::string_view label, const std::optional<word>& value) {
    if (value) raw(label).text(value->text);
    return *this;
  }
  line& number(std::string_view label, const std::optional<std::int32_t>& value) {
    if (value) raw(label).raw(std::to_string(*value));
    return *this;
  }
  line& dice(std::string_view label, const dice_text& value) { return raw(label).text(value.text); }
  line& rolled(const rolled_faces& value) {
    std::string faces;
    for (const int face : value.faces)
      faces.append(faces.empty() ? "" : ",").append(std::to_string(face));
    return faces.empty() ? *this : raw("rolled:").raw(faces);
  }
  line& flags(const advantage_flags& value) {
    return raw(value.advantage ? "advantage" : "").raw(value.disadvantage ? "disadvantage" : "");
  }

  [[nodiscard]] const std::string& str() const { return text_; }

 private:
  std::string text_;
};

struct printer {
  std::string operator()(const commands::nothing&) const { return {}; }
  std::string operator()(const commands::add& c) const {
    line result("add");
    result.list("", c.content);
    if (c.count != 1) result.number("count:", c.count);
    result.one("as:", c.as).number("hp:", c.hit_points);
    if (c.roll_hit_points) result.raw("hp: roll");
    return result.rolled(c.rolled).str();
  }
  std::string operator()(const commands::remove& c) const {
    return line("remove").list("", c.who).str();
  }
  std::string operator()(const commands::start_encounter& c) const {
    return line("encounter start")
        .list("with:", c.with)
        .list("surprised:", c.surprised)
        .rolled(c.rolled)
        .str();
  }
  std::string operator()(const commands::end_encounter&) const { return "encounter end"; }
  std::string operator()(const commands::discard_encounter&) const { return "encounter discard"; }
  std::string operator()(const commands::initiative& c) const {
    return line("initiative").one("by:", c.by).rolled(c.rolled).flags(c.flags).str();
  }
  std::string operator()(const commands::turn& c) const {
    return line("turn").rolled(c.rolled).str();
  }
  std::string operator()(const commands::attack& c) const {
    line result("attack");
    result.one("by:", c.by).one("with:", c.with).list("to:", c.to);
    if (c.cover != cover_degree::none) result.raw("cover:").raw(to_text(c.cover));
    return result.number("distance:", c.distance_ft).rolled(c.rolled).flags(c.flags).str();
  }
  std::string operator()(const commands::damage& c) const {
    line result("damage");
    result.list("to:", c.to);
    for (const commands::damage_amount& part : c.parts)
      result.dice("amount:", part.amount).raw("type:").raw(to_text(part.type));
    return result.one("by:", c.by)
        .rolled(c.rolled)
        .raw(c.critical ? "critical" : "")
        .raw(c.magical ? "magical" : "")
        .str();
  }
  std::string operator()(const commands::heal& c) const { return healing("heal", c); }
  std::string operator()(const commands::grant_temporary& c) const { return healing("temp", c); }
  std::string operator()(const commands::add_condition& c) const {
    return line("condition add")
        .raw(to_text(c.what))
        .list("to:", c.to)
        .number("rounds:", c.rounds)
        .one("by:", c.by)
        .str();
  }
  std::string operator()(const commands::remove_condition& c) const {
    return line("condition remove").raw(to_text(c.what)).list("from:", c.from).str();
  }
  std::string operator()(const commands::check& c) const {
    const std::string_view what = std::visit([](auto value) { return to_text(value); }, c.what);
    return d20_test(line("check").raw(what), c);
  }
  std::string operator()(const commands::save& c) const {
    return d20_test(line("save").raw(to_text(c.with)), c);
  }
  std::string operator()(const commands::death_save& c) const {
    return line("save death").one("by:", c.by).rolled(c.rolled).flags(c.flags).str();
  }
  std::string operator()(const commands::roll& c) const {
    line result("roll");
    result.dice("", c.dice).one("by:", c.by).rolled(c.rolled);
    if (!c.label.empty()) result.raw("#").raw(c.label);
    return result.str();
  }
  std::string operator()(const commands::note& c) const { return "note " + c.text; }
  std::string operator()(const commands::start_session& c) const {
    return line("session start").text(c.title).str();
  }
  std::string operator()(const commands::end_session&) const { return "session end"; }
  std::string operator()(const commands::save_session&) const { return "session save"; }
  std::string operator()(const commands::undo&) const { return "undo"; }
  std::string operator()(const commands::redo&) const { return "redo"; }
  std::string operator()(const commands::status& c) const {
    return line("status").one("", c.who).str();
  }
  std::string operator()(const commands::log& c) const {
    return line("log").number("last:", c.last).str();
  }
  std::string operator()(const commands::help& c) const { return line("help").raw(c.verb).str(); }
  std::string operator()(const commands::reopen&) const { return "reopen"; }
  std::string operator()(const commands::quit&) const { return "quit"; }

  template <class Healing>
  static std::string healing(std::string_view verb, const Healing& c) {
    return line(verb)
        .list("to:", c.to)
        .dice("amount:", c.amount)
        .one("by:", c.by)
        .rolled(c.rolled)
        .str();
  }
  template <class Test>
  static std::string d20_test(line& begun, const Test& c) {
    return begun.list("by:", c.by).number("dc:", c.dc).rolled(c.rolled).flags(c.flags).str();
  }
};

}  // namespace

std::string as_value(std::string_view text) {
  bool needed = text.find_first_of(":#\"\\") != std::string_view::npos;
  bool after_label = false;
  for (std::string_view rest = text; !needed && !rest.empty();) {
    const std::size_t end = std::min(rest.find(' '), rest.size());
    const std::string_view part = rest.substr(0, end);
    // `zombie count 3` is taken for a label without its ':'.
    const bool number = !part.empty() && part.front() >= '0' && part.front() <= '9';
    needed = language::is_flag_word(part) || (after_label && number);
    after_label = language::is_label_word(part);
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  if (!needed) return std::string(text);
  std::string result = "\"";
  for (const char byte : text) {
    if (byte == '"' || byte == '\\') result.push_back('\\');
    result.push_back(byte);
  }
  return result.append("\"");
}

std::string print(const command& value) {
  return std::visit(printer{}, value);
}

}  // namespace dnd::model
