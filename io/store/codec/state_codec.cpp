#include "io/store/codec/state_codec.hpp"

#include "io/store/codec/json_decoder.hpp"
#include "io/store/codec/schema_names.hpp"
#include "model/json/field_encoder.hpp"

#include <xxhash.h>

#include <memory>
#include <unordered_map>
#include <utility>
#include <vector>

namespace dnd::io {

namespace {

using model::field_encoder;

template <class Part>
void append_parts(std::string& out, std::string_view name, const model::keyed_list<Part>& parts) {
  if (parts.empty()) return;
  out += ",\"";
  out += name;
  out += "\":[";
  bool comma = false;
  for (const auto& part : parts.all()) {
    if (std::exchange(comma, true)) out += ',';
    field_encoder::write(out, *part);
  }
  out += ']';
}

/// What is empty is left out, as all else that earlier versions did not have.
void append_books(std::string& out, const model::ledger& books) {
  append_parts(out, "holdings", books.holdings);
  append_parts(out, "lives", books.lives);
  append_parts(out, "facts", books.facts);
  if (books.dates == model::calendar{}) return;
  out += ",\"dates\":";
  field_encoder::write(out, books.dates);
}

/// Everything but creatures, which both forms write in their own way.
void append_all_but_creatures(std::string& out, const model::state& state) {
  out += "\"encounters\":";
  field_encoder::write(out, state.encounters());
  out += ",\"session\":";
  field_encoder::write(out, state.play());
  out += ",\"numbers\":[";
  bool comma = false;
  for (const auto& number : state.numbers()) {
    if (std::exchange(comma, true)) out += ',';
    field_encoder::write(out, number);
  }
  out += ']';
  // Left out where there are none: such states are written as they always were.
  if (!state.groups().empty()) {
    out += ",\"groups\":[";
    comma = false;
    for (const auto& group : state.groups()) {
      if (std::exchange(comma, true)) out += ',';
      field_encoder::write(out, group);
    }
    out += ']';
  }
  if (state.time() != 0) {
    out += ",\"time\":";
    field_encoder::write(out, state.time());
  }
  if (state.effects_given() != 0) {
    out += ",\"effects_given\":";
    field_encoder::write(out, state.effects_given());
  }
  if (state.pending() != nullptr) {
    out += ",\"pending\":";
    field_encoder::write(out, *state.pending());
  }
  if (!state.rulings_made().empty()) {
    out += ",\"rulings\":";
    field_encoder::write(out, state.rulings_made());
  }
  append_books(out, state.books());
  out += ",\"fight\":";
  field_encoder::write(out, state.fight_pointer());
}

/// Each stat block once: by address first, since most creatures share theirs, then by text.
class block_list {
 public:
  std::size_t index_of(const model::stat_block_ptr& block) {
    const auto known = by_address_.find(block.get());
    if (known != by_address_.end()) return known->second;
    std::string text;
    field_encoder::write(text, *block);
    const auto index = by_text_.try_emplace(std::move(text), by_text_.size());
    if (index.second) in_order_.push_back(&index.first->first);
    by_address_.emplace(block.get(), index.first->second);
    return index.first->second;
  }
  [[nodiscard]] const std::vector<const std::string*>& texts() const noexcept { return in_order_; }

 private:
  std::unordered_map<const model::stat_block*, std::size_t> by_address_;
  std::unordered_map<std::string, std::size_t> by_text_;
  std::vector<const std::string*> in_order_;
};

/// Steps over `,"name":`, the comma left out for the first field.
bool take_key(json_cursor& in, std::string_view name, bool first = false) {
  if (!first && !in.take(',')) return false;
  return !in.at_end() && in.take_name(name);
}

struct body_reader {
  json_cursor in;
  json_decoder decoder;
  model::state& into;
  std::vector<model::stat_block_ptr> blocks;

  bool read_blocks() {
    if (!in.take('[')) return false;
    if (in.take(']')) return true;
    do {
      auto block = std::make_shared<model::stat_block>();
      if (!decoder.read(in, *block)) return false;
      blocks.push_back(std::move(block));
    } while (in.take(','));
    return in.take(']');
  }

  bool read_creatures() {
    if (!in.take('[')) return false;
    if (in.take(']')) return true;
    do {
      std::uint32_t block = 0;
      auto who = std::make_shared<model::creature>();
      if (!in.take('{') || !take_key(in, "block", true) || !decoder.read(in, block) ||
          !take_key(in, "creature") || !decoder.read(in, *who) || !in.take('}'))
        return false;
      if (block >= blocks.size()) return false;
      who->block = blocks[block];
      into.put(std::move(who));
    } while (in.take(','));
    return in.take(']');
  }

  bool read_numbers() {
    std::vector<model::number_part> numbers;
    if (!decoder.read(in, numbers)) return false;
    for (const auto& number : numbers) into.set_number(number.slug, number.value);
    return true;
  }

  bool read_groups() {
    const char* const before = in.position();
    if (!take_key(in, "groups")) {
      in.move_to(before);
      return true;
    }
    std::vector<model::creature_group> groups;
    if (!decoder.read(in, groups)) return false;
    for (auto& group : groups) into.set_group(std::move(group));
    return true;
  }

  /// A field that is left out where it is 0.
  template <class Number, class Set>
  bool read_number(std::string_view name, Set set) {
    const char* const before = in.position();
    if (!take_key(in, name)) {
      in.move_to(before);
      return true;
    }
    Number value{};
    if (!decoder.read(in, value)) return false;
    set(value);
    return true;
  }

  bool read_times() {
    return read_number<model::game_time>("time",
                                         [&](model::game_time time) { into.set_time(time); }) &&
           read_number<model::effect_number>(
               "effects_given", [&](model::effect_number last) { into.set_effects_given(last); });
  }

  bool read_pending() {
    const char* const before = in.position();
    if (!take_key(in, "pending")) {
      in.move_to(before);
      return true;
    }
    auto pending = std::make_shared<model::pending_decision>();
    if (!decoder.read(in, *pending) || pending->asked.empty()) return false;
    into.set_pending(std::move(pending));
    return true;
  }

  bool read_rulings() {
    const char* const before = in.position();
    if (!take_key(in, "rulings")) {
      in.move_to(before);
      return true;
    }
    std::vector<model::ruling_choice> all;
    if (!decoder.read(in, all)) return false;
    for (const model::ruling_choice& one : all) {
      if (one.value.empty()) return false;
      into.set_ruling(one.name, one.value);
    }
    return true;
  }

  /// A list that is left out where nothing is in it.
  template <class Part>
  bool read_parts(std::string_view name, void (model::state::*set)(Part)) {
    const char* const before = in.position();
    if (!take_key(in, name)) {
      in.move_to(before);
      return true;
    }
    std::vector<Part> parts;
    if (!decoder.read(in, parts)) return false;
    for (Part& part : parts) (into.*set)(std::move(part));
    return true;
  }

  bool read_books() {
    using model::state;
    if (!read_parts("holdings", &state::set_holding) || !read_parts("lives", &state::set_life) ||
        !read_parts("facts", &state::set_fact))
      return false;
    const char* const before = in.position();
    if (!take_key(in, "dates")) {
      in.move_to(before);
      return true;
    }
    model::calendar dates;
    if (!decoder.read(in, dates) || !is_sound(dates)) return false;
    into.set_dates(std::move(dates));
    return true;
  }

  bool read_fight() {
    std::shared_ptr<model::encounter> fight;
    if (!decoder.read(in, fight)) return false;
    if (fight && fight->current != model::encounter::nobody &&
        fight->current >= fight->order.size())
      return false;
    into.set_fight(std::move(fight));
    return true;
  }

  bool read_all() {
    std::uint32_t encounters = 0;
    model::undo_position past;
    if (!in.take('{') || !take_key(in, "head", true) || !decoder.read(in, past.head) ||
        !take_key(in, "redo") || !decoder.read(in, past.redo) || !take_key(in, "encounters") ||
        !decoder.read(in, encounters) || !take_key(in, "session") ||
        !decoder.read(in, into.edit_play()) || !take_key(in, "numbers") || !read_numbers() ||
        !read_groups() || !read_times() || !read_pending() || !read_rulings() || !read_books() ||
        !take_key(in, "fight") || !read_fight() || !take_key(in, "stat_blocks") || !read_blocks() ||
        !take_key(in, "creatures") || !read_creatures())
      return false;
    into.set_undo_at(past);
    into.set_encounters(encounters);
    return in.take('}') && in.at_end();
  }
};

}  // namespace

std::string canonical_state(const model::state& state) {
  std::string out = "{";
  append_all_but_creatures(out, state);
  out += ",\"creatures\":[";
  bool comma = false;
  for (const auto& who : state.creatures()) {
    if (std::exchange(comma, true)) out += ',';
    field_encoder::write(out, *who);
  }
  out += "]}";
  return out;
}

std::uint64_t state_hash(const model::state& state) {
  const auto text = canonical_state(state);
  return XXH3_64bits(text.data(), text.size());
}

void append_state_body(std::string& out, const model::state& state,
                       const std::function<void()>& rest) {
  out += "{\"head\":";
  field_encoder::write(out, state.undo_at().head);
  out += ",\"redo\":";
  field_encoder::write(out, state.undo_at().redo);
  out += ",\n ";
  append_all_but_creatures(out, state);
  block_list blocks;
  std::string creatures;
  for (const auto& who : state.creatures()) {
    creatures += creatures.empty() ? "\n  {\"block\":" : ",\n  {\"block\":";
    field_encoder::write(creatures, blocks.index_of(who->block));
    creatures += ",\"creature\":";
    model::creature bare = *who;
    bare.block = nullptr;
    field_encoder::write(creatures, bare);
    creatures += '}';
    if (rest) rest();
  }
  out += ",\n \"stat_blocks\":[";
  const char* before = "\n  ";
  for (const auto* text : blocks.texts()) {
    out += std::exchange(before, ",\n  ");
    out += *text;
  }
  out += "],\n \"creatures\":[";
  out += creatures;
  out += "]}";
}

bool read_state_body(std::string_view body, model::state& into) {
  decode_problem problem;
  body_reader reader{json_cursor(body), json_decoder(problem), into, {}};
  return reader.read_all();
}

std::uint64_t schema_fingerprint() {
  static const std::uint64_t fingerprint = [] {
    std::string names;
    schema_names lister(names);
    lister.list<model::creature>();
    lister.list<model::encounter>();
    lister.list<model::session>();
    lister.list<model::number_part>();
    lister.list<model::pending_decision>();
    lister.list<model::ruling_choice>();
    lister.list<model::holding>();
    lister.list<model::life>();
    lister.list<model::fact>();
    lister.list<model::calendar>();
    return XXH3_64bits(names.data(), names.size());
  }();
  return fingerprint;
}

}  // namespace dnd::io
