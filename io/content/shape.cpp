#include "io/content/shape.hpp"

#include "io/content/words.hpp"
#include "model/assert.hpp"

#include <utility>

namespace dnd::io::content {
namespace {

/// Whether a node of this kind can be of that shape at all.
bool fits(const value& at, const shape& expected) {
  switch (expected.kind) {
    case shape_kind::list:
      return at.is(yaml_kind::sequence);
    case shape_kind::map:
    case shape_kind::record:
      return at.is(yaml_kind::mapping);
    case shape_kind::integer:
      return at.is(yaml_kind::scalar) && !at.node().quoted &&
             at.node().text.find_first_not_of("-0123456789") == std::string::npos;
    default:
      return at.is(yaml_kind::scalar);
  }
}

void check_dice(const value& at) {
  constexpr std::string_view modifier = "+mod";
  const std::string text = at.text();
  if (text.empty()) return;
  const std::string_view dice =
      text.ends_with(modifier) ? std::string_view(text).substr(0, text.size() - modifier.size())
                               : std::string_view(text);
  const auto parsed = model::parse_simple(dice);
  if (!parsed) at.fail("\"" + text + "\" is not dice: " + parsed.error().message);
}

void check_record(const value& at, const shape& expected, std::vector<reference>* references) {
  fields from(at);
  for (const shape_field& field : expected.fields) {
    const value found = field.required ? from.required(field.name) : from.optional(field.name);
    if (found) check_shape(found, *field.what, references);
  }
  from.finish();
}

}  // namespace

reference reference_at(const value& at, std::vector<category> kinds, std::string slug) {
  return {.kinds = std::move(kinds),
          .slug = std::move(slug),
          .way = at.way(),
          .line = at.node().line,
          .column = at.node().column};
}

void check_shape(const value& at, const shape& expected, std::vector<reference>* references) {
  switch (expected.kind) {
    case shape_kind::text:
      static_cast<void>(at.text());
      return;
    case shape_kind::prose:
      static_cast<void>(at.prose());
      return;
    case shape_kind::integer:
      static_cast<void>(at.integer(expected.least, expected.most));
      return;
    case shape_kind::number:
      static_cast<void>(
          at.number(static_cast<double>(expected.least), static_cast<double>(expected.most)));
      return;
    case shape_kind::flag:
      static_cast<void>(at.flag());
      return;
    case shape_kind::dice:
      check_dice(at);
      return;
    case shape_kind::word:
      static_cast<void>(at.one_of(expected.words));
      return;
    case shape_kind::reference: {
      std::string slug = read_slug(at);
      if (references != nullptr && !slug.empty())
        references->push_back(reference_at(at, expected.kinds, std::move(slug)));
      return;
    }
    case shape_kind::list:
      at.each([&](const value& item) { check_shape(item, *expected.item, references); });
      return;
    case shape_kind::map:
      at.each_entry([&](const value& key, const value& item) {
        check_shape(key, *expected.key, references);
        check_shape(item, *expected.item, references);
      });
      return;
    case shape_kind::record:
      check_record(at, expected, references);
      return;
    case shape_kind::choice:
      for (const shape_ptr& choice : expected.choices)
        if (fits(at, *choice)) return check_shape(at, *choice, references);
      check_shape(at, *expected.choices.back(), references);
      return;
    case shape_kind::read:
      expected.read(at);
      return;
  }
}

namespace shapes {
namespace {

shape_ptr plain(shape_kind kind) {
  auto made = std::make_shared<shape>();
  made->kind = kind;
  return made;
}

shape_ptr ranged(shape_kind kind, std::int64_t least, std::int64_t most) {
  auto made = std::make_shared<shape>();
  made->kind = kind;
  made->least = least;
  made->most = most;
  return made;
}

}  // namespace

shape_ptr text() {
  return plain(shape_kind::text);
}
shape_ptr prose() {
  return plain(shape_kind::prose);
}
shape_ptr flag() {
  return plain(shape_kind::flag);
}
shape_ptr dice() {
  return plain(shape_kind::dice);
}
shape_ptr read_by(void (*read)(const value& at)) {
  auto made = std::make_shared<shape>();
  made->kind = shape_kind::read;
  made->read = read;
  return made;
}

shape_ptr integer(std::int64_t least, std::int64_t most) {
  return ranged(shape_kind::integer, least, most);
}

shape_ptr number(std::int64_t least, std::int64_t most) {
  return ranged(shape_kind::number, least, most);
}

shape_ptr words_of(std::span<const std::string_view> words) {
  auto made = std::make_shared<shape>();
  made->kind = shape_kind::word;
  made->words.assign(words.begin(), words.end());
  return made;
}

shape_ptr word(std::initializer_list<std::string_view> words) {
  return words_of({words.begin(), words.size()});
}

shape_ptr to(std::initializer_list<category> kinds) {
  auto made = std::make_shared<shape>();
  made->kind = shape_kind::reference;
  made->kinds = kinds;
  return made;
}

shape_ptr list(shape_ptr item) {
  auto made = std::make_shared<shape>();
  made->kind = shape_kind::list;
  made->item = std::move(item);
  return made;
}

shape_ptr map(shape_ptr key, shape_ptr item) {
  auto made = std::make_shared<shape>();
  made->kind = shape_kind::map;
  made->key = std::move(key);
  made->item = std::move(item);
  return made;
}

shape_ptr record(std::vector<shape_field> fields) {
  auto made = std::make_shared<shape>();
  made->kind = shape_kind::record;
  made->fields = std::move(fields);
  return made;
}

shape_ptr either(std::initializer_list<shape_ptr> choices) {
  DND_ASSERT(choices.size() > 0);
  auto made = std::make_shared<shape>();
  made->kind = shape_kind::choice;
  made->choices = choices;
  return made;
}

}  // namespace shapes

}  // namespace dnd::io::content
