#include "cli/render/books_answers.hpp"

#include "cli/render/text_width.hpp"
#include "model/json/writer.hpp"

#include <algorithm>
#include <iterator>
#include <utility>
#include <variant>

namespace dnd::cli {
namespace {

void add_value(json::writer& out, const model::views::book_value& value) {
  if (const auto* text = std::get_if<std::string>(&value))
    out.text(*text);
  else if (const auto* number = std::get_if<std::int64_t>(&value))
    out.number(*number);
  else
    out.truth(std::get<bool>(value));
}

}  // namespace

std::vector<std::string> books_lines(const model::views::books_view& what, const layout& where) {
  std::vector<std::string> out;
  for (const std::string& each : what.page) {
    auto lines = wrapped(where.look.clean(each), where.width);
    if (each.empty()) lines = {""};
    std::move(lines.begin(), lines.end(), std::back_inserter(out));
  }
  if (!out.empty()) return out;
  for (const model::views::book_row& each : what.rows) {
    if (each.text.empty()) continue;
    for (std::string& line : wrapped(where.look.clean(each.text), where.width))
      out.push_back(std::move(line));
  }
  if (out.empty()) out.push_back(what.nothing);
  return out;
}

std::string books_data(const model::views::books_view& what) {
  json::writer out;
  out.open('{');
  out.open(what.key, '[');
  for (const model::views::book_row& each : what.rows) {
    if (each.values.empty()) continue;
    out.open('{');
    for (const auto& [name, value] : each.values) {
      out.key(name);
      add_value(out, value);
    }
    out.close('}');
  }
  out.close(']');
  out.close('}');
  const std::string object = std::move(out).take();
  return object.substr(1, object.size() - 2);
}

}  // namespace dnd::cli
