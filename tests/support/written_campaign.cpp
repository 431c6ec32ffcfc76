#include "tests/support/written_campaign.hpp"

#include "io/store/codec/event_codec.hpp"
#include "io/store/codec/line_format.hpp"
#include "model/apply.hpp"

#include <boost/test/unit_test.hpp>

#include <memory>

namespace dnd::test {

using namespace dnd::model;

written_campaign::written_campaign() {
  BOOST_REQUIRE(disk.make_directory(directory) && disk.sync_directory("/"));
  disk.put(log_file, "");
  states.emplace_back();
  places.emplace_back();
  lines.emplace_back();
  ends_command.push_back(true);
}

written_campaign& written_campaign::command(const std::vector<event>& events) {
  const std::string& file = fighting_ ? encounter_file : log_file;
  std::string bytes = disk.bytes_of(file);
  const seq_t before = states.back().seq();
  for (std::size_t i = 0; i < events.size(); ++i) {
    const seq_t seq = states.size();
    std::string line;
    io::append_head(line, {.seq = seq,
                           .at_ms = 1'795'374'251'120 + static_cast<std::int64_t>(seq) * 1'000,
                           .synced = i == 0 ? before : 0,
                           .by = i == 0 ? "gm" : "",
                           .command = i == 0 ? "test" : "",
                           .type = type_name(events[i])});
    io::append_event_fields(line, events[i]);
    if (i + 1 < events.size()) io::append_more(line);
    const auto sum = io::append_sum(line, 0, places.back().sum);
    places.push_back({places.back().offset + line.size(), seq, sum});
    bytes += line;
    lines.push_back(std::move(line));
    states.push_back(states.back());
    const auto applied = model::apply(states.back(), events[i], seq);
    BOOST_REQUIRE_MESSAGE(applied.ok(), applied.contradiction());
    ends_command.push_back(i + 1 == events.size());
  }
  disk.put(file, bytes);
  return *this;
}

written_campaign& written_campaign::note(const std::string& text) {
  return command({note_added{.text = text}});
}

written_campaign& written_campaign::session() {
  return command({session_started{.number = states.back().play().count + 1, .title = "evening"}});
}

written_campaign& written_campaign::creature(const std::string& id) {
  return command({creature_added{.creature = id,
                                 .name = id,
                                 .number = 0,
                                 .hp = 20,
                                 .max_hp = 20,
                                 .hp_dice = {},
                                 .block = std::make_shared<const stat_block>()}});
}

written_campaign& written_campaign::wound(const std::string& id, std::int32_t amount) {
  const std::int32_t hp = states.back().find(id)->hp;
  damage_dealt hit;
  hit.target = id;
  hit.amount = hit.rolled = amount;
  hit.hp = {hp, hp - amount};
  return command({note_added{.text = "a blow"}, hit});
}

written_campaign& written_campaign::fight(const std::string& id) {
  fighting_ = true;
  disk.put(encounter_file, "");
  return command({encounter_started{.number = ++fights_}, combatant_joined{.creature = id}});
}

written_campaign& written_campaign::peace(merge when) {
  command({encounter_ended{.number = fights_, .rounds = 0}});
  fighting_ = false;
  if (when == merge::later) return *this;
  disk.put(log_file, log() + encounter());
  BOOST_REQUIRE(disk.remove(encounter_file) && disk.sync_directory(directory));
  return *this;
}

written_campaign& written_campaign::snapshot_after(seq_t seq) {
  disk.put(snapshot_file, io::render_snapshot({.at = places[seq], .state = states[seq]}));
  return *this;
}

io::cache_limits written_campaign::tight_limits(std::uint64_t checkpoint_every) {
  return {.checkpoint_every = checkpoint_every,
          .per_mille = 1'000'000,
          .place_bytes = 1,
          .chunk_bytes = 1};
}

written_campaign& written_campaign::caches(std::uint64_t checkpoint_every) {
  const auto limits = tight_limits(checkpoint_every);
  for (;;) {
    const auto made =
        io::extend_caches(disk, directory, places.back(), limits, io::cache_pace::now);
    BOOST_REQUIRE_MESSAGE(made, (made ? "" : io::render(made.error())));
    if (!made->is_unfinished) return *this;
  }
}

written_campaign& written_campaign::evening() {
  session().creature("elara").creature("grog").wound("grog", 3).note();
  fight("elara").wound("elara", 2).note("in the fight").peace();
  wound("grog", 1).fight("grog").wound("grog", 4).peace();
  return note("the end");
}

std::string written_campaign::bytes(seq_t first, seq_t last) const {
  std::string all;
  for (seq_t seq = first; seq <= last; ++seq) all += lines[seq];
  return all;
}

seq_t written_campaign::command_end(seq_t seq) const {
  while (!ends_command[seq]) --seq;
  return seq;
}

io::result<io::loaded_campaign> opened_copy(const faulty_disk& disk) {
  auto copy = disk.after_kill();
  return io::load_campaign(copy, written_campaign::directory, io::access::read_write);
}

}  // namespace dnd::test
