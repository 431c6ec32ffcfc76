#include "cli/render/event_json.hpp"

#include "model/assert.hpp"
#include "model/json/field_encoder.hpp"
#include "model/json/writer.hpp"

#include <type_traits>
#include <variant>

namespace dnd::cli {
namespace {

using model::field_encoder;
using model::views::event_view;

/// Writes the fields of an event that are not hidden.
class seen_fields {
 public:
  seen_fields(json::appender& out, const event_view& of)
      : encoder_(out, field_encoder::place::after_others), of_(of) {}

  template <class T>
  void field(std::string_view name, const T& value) {
    if (!of_.hides(name)) encoder_.field(name, value);
  }
  template <class T>
  void optional(std::string_view name, const T& value) {
    if (!of_.hides(name)) encoder_.optional(name, value);
  }
  template <class T>
  void optional(std::string_view name, const T& value, const T& usual) {
    if (!of_.hides(name)) encoder_.optional(name, value, usual);
  }

 private:
  field_encoder encoder_;
  const event_view& of_;
};

void append_seen_fields(std::string& out, const event_view& what) {
  json::appender into(out);
  visit(
      [&](const auto& e) {
        seen_fields fields(into, what);
        model::fields<std::decay_t<decltype(e)>>::visit(e, fields);
      },
      what.what());
}

}  // namespace

std::string event_object(const event_view& what) {
  json::writer head;
  head.open('{');
  head.key("seq").count(what.seq);
  head.key("type").text(model::type_name(what.what()));
  std::string out = std::move(head).take();
  append_seen_fields(out, what);
  return out + '}';
}

std::string marked_undone(std::string_view object) {
  DND_ASSERT(object.size() > 2 && object.back() == '}');
  return std::string(object.substr(0, object.size() - 1)) + R"(,"undone":true})";
}

}  // namespace dnd::cli
