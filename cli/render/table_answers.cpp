#include "cli/render/table_answers.hpp"

#include "cli/render/text_width.hpp"
#include "model/json/writer.hpp"

#include <fmt/format.h>

#include <utility>

namespace dnd::cli {
namespace {

void add_wrapped(std::vector<std::string>& to, const std::string& text, const layout& where) {
  for (std::string& line : wrapped(text, where.width)) to.push_back(std::move(line));
}

/// The members of an object, without its brackets.
[[nodiscard]] std::string members_of(json::writer&& out) {
  const std::string object = std::move(out).take();
  return object.substr(1, object.size() - 2);
}

}  // namespace

std::vector<std::string> passive_lines(std::span<const model::views::passive_view> all,
                                       const layout& where) {
  std::vector<std::string> out;
  for (const model::views::passive_view& each : all) {
    std::string line = fmt::format("{}: {}", where.look.clean(each.called), each.score);
    if (!each.reason.empty()) line += fmt::format(" ({})", where.look.clean(each.reason));
    add_wrapped(out, line, where);
  }
  if (out.empty()) out.emplace_back("Nobody is at the table.");
  return out;
}

std::string passive_data(std::span<const model::views::passive_view> all) {
  json::writer out;
  out.open('{');
  out.open("passive", '[');
  for (const model::views::passive_view& each : all) {
    out.open('{');
    out.key("creature").text(each.id);
    out.key("score").number(each.score);
    out.key("reason").text(each.reason);
    out.close('}');
  }
  out.close(']');
  out.close('}');
  return members_of(std::move(out));
}

std::vector<std::string> ruling_lines(const model::rulings& house, const layout& where) {
  std::vector<std::string> out;
  for (const model::views::ruling_view& each : model::views::view_of(house))
    add_wrapped(
        out,
        fmt::format("{}: {}. {} It can be: {}.", each.name, each.value, each.meaning, each.others),
        where);
  return out;
}

std::string rulings_data(const model::rulings& house) {
  json::writer out;
  out.open('{');
  out.open("rulings", '[');
  for (const model::views::ruling_view& each : model::views::view_of(house)) {
    out.open('{');
    out.key("name").text(each.name);
    out.key("value").text(each.value);
    out.key("meaning").text(each.meaning);
    out.close('}');
  }
  out.close(']');
  out.close('}');
  return members_of(std::move(out));
}

}  // namespace dnd::cli
