// Events to JSON and back: golden text of some, and for every alternative of the variant that
// what is written is read back the same, in any order of fields and with white space; and that
// everything else is refused, with field, line, byte and seq.

#include "io/store/codec/event_codec.hpp"

#include "tests/support/json_shuffle.hpp"
#include "tests/support/print_enums.hpp"
#include "tests/support/sample_events.hpp"

#include <boost/test/unit_test.hpp>

#include <array>
#include <set>

BOOST_AUTO_TEST_SUITE(event_codec_suite)

using namespace dnd;
using namespace dnd::model;
using io::ec;
using test::maximal_events;
using test::minimal_events;

namespace {

std::string fields_of(const event& what) {
  std::string out;
  io::append_event_fields(out, what);
  return out;
}

/// A line of the log as the scanner hands it on.
io::line_view line_with(std::string_view type, std::string_view payload) {
  return {.seq = 42, .type = type, .payload = payload, .offset = 4711, .line = 40};
}

event read(std::string_view type, std::string_view payload) {
  event into;
  const auto outcome = io::read_event(line_with(type, payload), into);
  BOOST_REQUIRE_MESSAGE(outcome, payload << ": " << (outcome ? "" : outcome.error().what));
  return into;
}

io::error refused(std::string_view type, std::string_view payload) {
  event into;
  auto outcome = io::read_event(line_with(type, payload), into);
  BOOST_REQUIRE_MESSAGE(!outcome, "read: " << payload);
  auto why = std::move(outcome).error();
  BOOST_TEST(why.line.value() == 40U);
  BOOST_TEST(why.byte.value() == 4711U);
  BOOST_TEST(why.seq.value() == 42U);
  return why;
}

/// A `damage_dealt` that is whole, with `from` replaced by `to`.
io::error refused_change(std::string_view from, std::string_view to) {
  std::string payload =
      R"(,"source":"grog","target":"zombie-1","amount":9,"damage_type":"slashing",)"
      R"("rolled":9,"hp":[22,13])";
  const auto at = payload.find(from);
  BOOST_REQUIRE(at != std::string::npos);
  payload.replace(at, from.size(), to);
  auto why = refused("damage_dealt", payload);
  BOOST_TEST(why.code == ec::corrupt);
  BOOST_TEST(why.what.starts_with("the event damage_dealt cannot be read: "));
  return why;
}

void says(const io::error& why, std::string_view words) {
  BOOST_TEST(why.what.find(words) != std::string::npos, why.what << " | " << words);
}

/// `{"a":1}` as the fields of a line: `,"a":1`.
std::string as_payload(std::string object) {
  const auto open = object.find('{');
  const auto close = object.rfind('}');
  object = object.substr(open + 1, close - open - 1);
  return object.find('"') == std::string::npos ? std::string() : "," + object;
}

template <class Check>
void for_each_sample(Check&& check) {
  for (const auto& what : minimal_events()) check(what);
  for (const auto& what : maximal_events()) check(what);
}

}  // namespace

BOOST_AUTO_TEST_CASE(samples_hold_every_alternative_once) {
  const auto minimal = minimal_events();
  const auto maximal = maximal_events();
  BOOST_REQUIRE_EQUAL(minimal.size(), event_types::size);
  BOOST_REQUIRE_EQUAL(maximal.size(), event_types::size);
  std::set<std::string_view> names;
  for (std::size_t i = 0; i < minimal.size(); ++i) {
    BOOST_TEST(minimal[i].index() == i);
    BOOST_TEST(maximal[i].index() == i);
    names.insert(type_name(i));
  }
  BOOST_TEST(names.size() == event_types::size);
}

BOOST_AUTO_TEST_CASE(golden_damage_dealt) {
  const event what = damage_dealt{.source = "grog",
                                  .target = "zombie-1",
                                  .amount = 9,
                                  .type = damage_type::slashing,
                                  .rolled = 9,
                                  .hp = {22, 13},
                                  .temp_hp = {}};
  BOOST_TEST(fields_of(what) ==
             R"(,"source":"grog","target":"zombie-1","amount":9,"damage_type":"slashing",)"
             R"("rolled":9,"hp":[22,13])");
}

BOOST_AUTO_TEST_CASE(golden_attack_rolled) {
  attack_rolled what;
  what.attacker = "grog";
  what.target = "zombie-1";
  what.weapon = "Greataxe";
  what.d20 = {3, 14};
  what.mode = roll_mode::advantage;
  what.modifier = 7;
  what.total = 21;
  what.ac = 8;
  what.hit = true;
  what.reason = "target prone";
  BOOST_TEST(fields_of(what) ==
             R"(,"attacker":"grog","target":"zombie-1","weapon":"Greataxe","d20":[3,14],)"
             R"("mode":"advantage","modifier":7,"total":21,"ac":8,"hit":true,)"
             R"("critical":false,"reason":"target prone")");
}

BOOST_AUTO_TEST_CASE(golden_condition_added_and_saving_throw) {
  const event poisoned = condition_added{
      .creature = "elara",
      .instance = {.kind = condition::poisoned, .source = "spider-1", .rounds = 10, .anchor = "x"}};
  BOOST_TEST(
      fields_of(poisoned) ==
      R"(,"creature":"elara","condition":"poisoned","source":"spider-1","rounds":10,"anchor":"x")");
  saving_throw_rolled save;
  save.creature = "elara";
  save.with = ability::intelligence;
  save.d20 = {1};
  save.modifier = -1;
  save.dc = 0;
  save.success = false;
  BOOST_TEST(fields_of(save) ==
             R"(,"creature":"elara","ability":"int","d20":[1],"modifier":-1,"total":0,"dc":0,)"
             R"("success":false)");
}

BOOST_AUTO_TEST_CASE(golden_command_undone) {
  command_undone what{.first = 5, .last = 6, .head = {6, 4}, .redo = {0, 7}, .restored = {}};
  what.restored.creatures.push_back({.id = "goblin-1", .value = nullptr});
  what.restored.fight.emplace(nullptr);
  what.restored.numbers.push_back({.slug = "goblin", .value = 0});
  what.restored.encounters = 0;
  BOOST_TEST(fields_of(what) ==
             R"(,"first":5,"last":6,"head":[6,4],"redo":[0,7],"restored":{"creatures":)"
             R"([{"id":"goblin-1","value":null}],"fight":null,"numbers":[{"slug":"goblin",)"
             R"("value":0}],"encounters":0})");
}

BOOST_AUTO_TEST_CASE(an_event_for_programs_has_its_seq_and_type_first) {
  BOOST_TEST(io::event_object(7, note_added{.text = "a \"b\"\n"}) ==
             R"({"seq":7,"type":"note_added","text":"a \"b\"\n"})");
}

BOOST_AUTO_TEST_CASE(every_event_reads_back_the_same) {
  for_each_sample([](const event& what) {
    const auto written = fields_of(what);
    const auto again = read(type_name(what), written);
    BOOST_TEST(again.index() == what.index());
    BOOST_TEST(fields_of(again) == written);
  });
}

BOOST_AUTO_TEST_CASE(every_event_reads_back_in_any_order_of_fields) {
  for_each_sample([](const event& what) {
    const auto written = fields_of(what);
    for (std::uint64_t seed = 1; seed <= 5; ++seed) {
      const auto mixed = test::shuffled(io::event_object(1, what), seed, test::spacing::none);
      auto payload = as_payload(mixed);
      // Those of the line itself are not the event's.
      for (const auto& own :
           {std::string(",\"seq\":1"), ",\"type\":\"" + std::string(type_name(what)) + '"'}) {
        const auto at = payload.find(own);
        BOOST_REQUIRE(at != std::string::npos);
        payload.erase(at, own.size());
      }
      BOOST_TEST(fields_of(read(type_name(what), payload)) == written);
    }
  });
}

BOOST_AUTO_TEST_CASE(every_event_reads_back_with_white_space) {
  for_each_sample([](const event& what) {
    const auto written = fields_of(what);
    const auto object = "{" + (written.empty() ? written : written.substr(1)) + "}";
    const auto payload = as_payload(test::shuffled(object, 3, test::spacing::everywhere));
    BOOST_TEST(fields_of(read(type_name(what), payload)) == written);
  });
}

BOOST_AUTO_TEST_CASE(an_event_forgets_the_one_that_was_there_before) {
  event into = maximal_events()[event(damage_dealt{}).index()];
  BOOST_REQUIRE(io::read_event(
      line_with("damage_dealt",
                R"(,"target":"b","amount":1,"damage_type":"fire","rolled":1,"hp":[2,1])"),
      into));
  BOOST_TEST(get<damage_dealt>(into).source.empty());
  BOOST_TEST(get<damage_dealt>(into).temp_hp.before == 0);
}

BOOST_AUTO_TEST_CASE(every_missing_field_is_refused_by_name_or_has_a_default) {
  for (const auto& what : maximal_events()) {
    io::json_index names;
    const auto written = fields_of(what);
    BOOST_REQUIRE(names.read(written));
    // Each field in turn is cut out: either it is missed, or the event is another one.
    for (auto name = names.left_over(); !name.empty(); name = names.left_over()) {
      const auto value = names.take(name).value();
      const auto cut = ",\"" + std::string(name) + "\":" + std::string(value);
      auto payload = written;
      payload.erase(payload.find(cut), cut.size());
      event into;
      const auto outcome = io::read_event(line_with(type_name(what), payload), into);
      if (outcome)
        BOOST_TEST(fields_of(into) == payload);
      else
        says(outcome.error(), "field \"" + std::string(name) + "\": the field is missing");
    }
  }
}

BOOST_AUTO_TEST_CASE(an_unknown_field_is_refused_in_every_event) {
  for_each_sample([](const event& what) {
    const auto why = refused(type_name(what), fields_of(what) + R"(,"surprise":1)");
    BOOST_TEST(why.code == ec::corrupt);
    says(why, "field \"surprise\": the field is not known");
  });
}

BOOST_AUTO_TEST_CASE(a_doubled_field_is_refused_in_every_event) {
  for (const auto& what : maximal_events()) {
    io::json_index names;
    const auto written = fields_of(what);
    BOOST_REQUIRE(names.read(written));
    const auto name = std::string(names.left_over());
    const auto value = std::string(names.take(name).value());
    const auto why = refused(type_name(what), written + ",\"" + name + "\":" + value);
    BOOST_TEST(why.code == ec::corrupt);
    says(why, "field \"" + name + "\": the field stands there twice");
  }
}

BOOST_AUTO_TEST_CASE(an_unknown_type_is_told_from_damage) {
  for (const auto* type : {"moon_risen", "", "damage_dealt2", "Damage_dealt"}) {
    const auto why = refused(type, R"(,"a":1)");
    BOOST_TEST(why.code == ec::unknown_event);
    says(why, "\"" + std::string(type) + "\" is not known");
    BOOST_TEST(!why.todo.empty());
  }
}

BOOST_AUTO_TEST_CASE(values_of_another_kind_are_refused) {
  says(refused_change(R"("amount":9)", R"("amount":"9")"), "field \"amount\": expected a whole");
  says(refused_change(R"("amount":9)", R"("amount":9.5)"), "field \"amount\"");
  says(refused_change(R"("amount":9)", R"("amount":null)"), "field \"amount\": expected a whole");
  says(refused_change(R"("amount":9)", R"("amount":[9])"), "field \"amount\": expected a whole");
  says(refused_change(R"("amount":9)", R"("amount":09)"), "field \"amount\"");
  says(refused_change(R"("amount":9)", R"("amount":+9)"), "field \"amount\": expected a whole");
  says(refused_change(R"("source":"grog")", R"("source":7)"),
       "field \"source\": expected a string");
  says(refused_change(R"([22,13])", R"([22])"), "field \"hp\": expected [before, after]");
  says(refused_change(R"([22,13])", R"([22,13,4])"), "field \"hp\": expected [before, after]");
  says(refused_change(R"([22,13])", R"({"before":22})"), "field \"hp\": expected [before, after]");
  says(refused_change(R"("slashing")", R"("Slashing")"), "field \"damage_type\": the name is not");
  says(refused_change(R"("slashing")", R"(3)"), "field \"damage_type\": expected a name");
  says(refused("session_saved", R"(,"number":true)"), "field \"number\": expected a whole");
  says(refused("combatant_joined", R"(,"creature":"a","surprised":1)"),
       "field \"surprised\": expected true or false");
  says(refused("creature_added", R"(,"creature":"a","name":"a","hp":1,"max_hp":1,"stat_block":[])"),
       "field \"stat_block\": expected an object");
}

BOOST_AUTO_TEST_CASE(numbers_out_of_range_are_refused) {
  says(refused_change(R"("amount":9)", R"("amount":2147483648)"), "field \"amount\"");
  says(refused_change(R"("amount":9)", R"("amount":-2147483649)"), "field \"amount\"");
  says(refused_change(R"("amount":9)", R"("amount":99999999999999999999999)"), "field \"amount\"");
  says(refused("session_saved", R"(,"number":-1)"), "field \"number\"");
  says(refused("session_saved", R"(,"number":4294967296)"), "field \"number\"");
  const auto* recharge = R"(,"creature":"a","pool":"b","d6":256,"needed":5,"spent":[1,0])";
  says(refused("recharge_rolled", recharge), "field \"d6\": expected a whole number in range");
  const auto* faces = R"(,"creature":"a","d20":[1,2,3,4],"modifier":0,"total":1,"tie_break":0)";
  says(refused("initiative_rolled", faces), "field \"d20\": the list has too many values");
}

BOOST_AUTO_TEST_CASE(texts_that_are_too_long_or_badly_escaped_are_refused) {
  const std::string most(small_text::capacity, 'x');
  BOOST_TEST((get<creature_removed>(read("creature_removed", ",\"creature\":\"" + most + '"'))
                  .creature.str() == most));
  says(refused("creature_removed", ",\"creature\":\"" + most + "x\""),
       "field \"creature\": the text is too long");
  // Escapes count as what they stand for.
  const auto escaped = ",\"creature\":\"" + most.substr(1) + "\\u0041\"";
  BOOST_TEST(get<creature_removed>(read("creature_removed", escaped)).creature.size() ==
             small_text::capacity);
  for (const auto* bad : {"\\x41", "\\u12", "\\ud800", "\\udc00x", "\\"}) {
    const auto text = std::string(",\"text\":\"") + bad + '"';
    says(refused("note_added", text), "");
    const auto id = std::string(",\"creature\":\"") + bad + '"';
    says(refused("creature_removed", id), "");
  }
  says(refused("note_added", R"(,"text":"\q")"),
       "field \"text\": the string has a malformed escape");
}

BOOST_AUTO_TEST_CASE(the_innermost_field_is_named) {
  std::string payload = fields_of(maximal_events()[event(creature_added{}).index()]);
  const std::string from = "\"dice\":\"text";
  payload.replace(payload.find(from) + 7, 1, "7,\"was\":\"");
  says(refused("creature_added", payload), "field \"");
  const auto* undone =
      R"(,"first":1,"last":1,"head":[1,0],"redo":[0,2],"restored":{"session":{"count":-1}})";
  says(refused("command_undone", undone), "field \"count\": expected a whole number in range");
}

BOOST_AUTO_TEST_CASE(text_that_is_not_json_is_refused) {
  for (const auto* payload : {
           R"(,"number":1{"title":"x")",   // a brace for a comma
           R"({"number":1)",               // a brace without end
           R"("number":1)",                // no comma
           R"(,"number":1,)",              // one too many
           R"(,,"number":1)",              //
           R"(,"number" 1)",               //
           R"(,"number":)",                //
           R"(,"number":1 2)",             //
           R"(,"number":1,"title":"x)",    // a string without end
           R"(,"number":1,"title":"x"})",  //
           R"(,number:1)",                 //
       })
    BOOST_TEST(refused("session_started", payload).code == ec::corrupt);
  const std::string head = R"(,"first":1,"last":1,"head":[1,0],"redo":[0,2],"restored":)";
  for (const auto* patch : {"{]", "{", "[}", "{}}", "{\"encounters\":1]", "{{}", "{,}", "",
                            "{\"encounters\":1,}", "{\"session\":{\"count\":1{\"running\":true}}"})
    BOOST_TEST(refused("command_undone", head + patch).code == ec::corrupt);
}

BOOST_AUTO_TEST_SUITE_END()
