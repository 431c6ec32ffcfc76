#include "io/store/codec/event_codec.hpp"

#include "model/json/field_encoder.hpp"
#include "model/name_table.hpp"

#include <fmt/format.h>

#include <array>
#include <utility>

namespace dnd::io {

namespace {

using model::field_encoder;

using reader = bool (*)(json_decoder&, std::string_view, model::event&);

template <class Event>
bool read_alternative(json_decoder& decoder, std::string_view fields, model::event& into) {
  return decoder.read_fields(fields, into.emplace<Event>());
}

template <class... Events>
constexpr auto all_readers(model::type_list<Events...>) {
  return std::array<reader, sizeof...(Events)>{&read_alternative<Events>...};
}

constexpr std::size_t type_count = model::event_types::size;
constexpr auto readers = all_readers(model::event_types{});

std::size_t type_index(std::string_view name) {
  static const model::name_table<type_count> table([] {
    std::array<std::string_view, type_count> names;
    for (std::size_t i = 0; i < type_count; ++i) names[i] = model::type_name(i);
    return names;
  }());
  return table.find(name);
}

error problem_at(const line_view& line, ec code, std::string what) {
  return error{.code = code,
               .what = std::move(what),
               .line = line.line,
               .byte = line.offset,
               .seq = line.seq};
}

}  // namespace

void append_event_fields(std::string& out, const model::event& what) {
  constexpr std::size_t bytes_usual = 128;
  json::appender into(out, bytes_usual);
  visit(
      [&into](const auto& event) {
        field_encoder encoder(into, field_encoder::place::after_others);
        model::fields<std::remove_cvref_t<decltype(event)>>::visit(event, encoder);
      },
      what);
}

std::string event_object(std::uint64_t seq, const model::event& what) {
  std::string out = "{\"seq\":";
  json::append_uint(out, seq);
  out += ",\"type\":\"";
  out += model::type_name(what);
  out += '"';
  append_event_fields(out, what);
  out += '}';
  return out;
}

result<done> read_event(const line_view& line, model::event& into, stat_block_memo* memo) {
  const auto index = type_index(line.type);
  if (index == type_count) {
    auto why = problem_at(line, ec::unknown_event,
                          fmt::format("the event type \"{}\" is not known", line.type));
    why.todo = "A newer dnd wrote this log: open it with that version.";
    return why;
  }
  decode_problem problem;
  json_decoder decoder(problem, memo);
  if (readers[index](decoder, line.payload, into)) return done{};
  const auto* what = problem.what ? problem.what : "the fields are not those of its type";
  return problem_at(line, ec::corrupt,
                    problem.field.empty()
                        ? fmt::format("the event {} cannot be read: {}", line.type, what)
                        : fmt::format("the event {} cannot be read: field \"{}\": {}", line.type,
                                      problem.field, what));
}

}  // namespace dnd::io
