#include "model/language/print.hpp"

#include "model/language/line_writer.hpp"

#include <variant>

namespace dnd::model {
namespace {

/// Any variant of verbs.
template <class Verbs>
std::string line_of(const Verbs& said) {
  return visit(
      []<class Verb>(const Verb& verb) {
        language::line_writer to(Verb::row.name);
        verb.print(to);
        return to.line();
      },
      said);
}

struct printer {
  std::string operator()(const commands::nothing&) const { return {}; }
  template <class Verbs>
  std::string operator()(const Verbs& said) const {
    return line_of(said);
  }
};

}  // namespace

std::string as_value(std::string_view text) {
  return language::as_value(text);
}

std::string print(const command& said) {
  return line_of(said);
}

std::string print_line(const parsed_line& said) {
  return std::visit(printer{}, said);
}

}  // namespace dnd::model
