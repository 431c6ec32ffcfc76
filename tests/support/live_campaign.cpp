#include "tests/support/live_campaign.hpp"

#include "actors/commits_to_undo.hpp"
#include "io/content/condition_reader.hpp"
#include "io/store/codec/state_codec.hpp"
#include "io/store/file/file_store.hpp"
#include "io/store/file/snapshot.hpp"
#include "model/bounds.hpp"
#include "model/slug.hpp"
#include "tests/support/game.hpp"

#include <boost/test/unit_test.hpp>

#include <utility>

namespace dnd::test {

live_campaign::live_campaign(std::uint64_t seed) : seed_(seed) {
  for (auto& block : bestiary()) knows(std::move(block));
  BOOST_REQUIRE(disk_.make_directory(live_directory) && disk_.sync_directory("/"));
  disk_.put(live_log, "");
  open();
}

live_campaign::~live_campaign() = default;

void live_campaign::knows(model::stat_block block) {
  std::string slug = block.slug.str();
  content_.insert_or_assign(std::move(slug),
                            std::make_shared<const model::stat_block>(std::move(block)));
}

void live_campaign::open() {
  io::file_store store(disk_);
  auto opened = store.open(io::id_of_directory(live_directory), "mine");
  BOOST_REQUIRE_MESSAGE(opened, (opened ? "" : io::render(opened.error())));
  log_ = std::move(opened->log);
  auto& found = opened->found;
  found.state.set_rows(io::content::builtin_condition_rows());
  lines_ = std::make_unique<io::line_maker>(found.end);
  // Other dice after each opening: nothing may depend on where they were.
  engine_ =
      std::make_unique<actors::executor>(found.state, model::rulings{}, seed_ + found.end.seq);
}

void live_campaign::reopen() {
  log_.reset();
  disk_ = disk_.after_kill();
  open();
}

void live_campaign::lose_power(crash_mode mode, std::uint64_t seed) {
  log_.reset();
  disk_ = disk_.after_crash(mode, seed);
  open();
}

actors::outcome live_campaign::say(std::string_view line) {
  actors::lookup_results known;
  last_.reset();
  // No commit and no content is asked for twice (checked below): an undo looks
  // back at most once for each command that it takes back.
  constexpr auto rounds_max = bounds::undo_count_max + 4;
  for (std::size_t rounds = 0; rounds < rounds_max; ++rounds) {
    auto step = engine_->execute(std::string(line), ++now_ms_, known);
    if (auto* commit = std::get_if<actors::outgoing_commit>(&step)) {
      last_ = std::move(*commit);
      write(*last_);
      return actors::outcome::accepted;
    }
    if (auto* answer = std::get_if<actors::response>(&step)) {
      answer_ = std::move(*answer);
      return answer_.how;
    }
    if (const auto* content = std::get_if<actors::missing_content>(&step)) {
      BOOST_REQUIRE(known.content.empty());
      for (const auto& name : content->names) {
        const auto have = content_.find(model::slug_of(name));
        if (have == content_.end())
          known.content.emplace(name, io::error{.code = io::ec::not_found, .what = "no entry"});
        else
          known.content.emplace(name, have->second);
      }
    } else if (const auto* marks = std::get_if<actors::missing_marks>(&step)) {
      const std::pair which(marks->events.first, marks->events.last);
      BOOST_REQUIRE(!known.marks.contains(which));
      ++looks_back_;
      io::file_store store(disk_);
      const auto here = io::id_of_directory(live_directory);
      auto found = actors::look_for_marks(
          *marks, [&](const io::seq_range& range) { return store.undo_marks(here, range); },
          [&](const io::seq_range& range, const io::commit_visitor& visit) {
            return store.read(here, range, visit);
          });
      known.marks.emplace(which, std::move(found));
    } else if (const auto* stretch = std::get_if<actors::missing_stretch>(&step)) {
      BOOST_REQUIRE(!known.stretch);
      ++looks_back_;
      std::vector<model::commit_ptr> all;
      const auto read = io::file_store(disk_).read(io::id_of_directory(live_directory),
                                                   stretch->events, [&](const auto& each) {
                                                     all.push_back(each);
                                                     return true;
                                                   });
      BOOST_REQUIRE(read);
      known.stretch = std::move(all);
    } else {
      const auto seq = std::get<actors::missing_commit>(step).seq;
      BOOST_REQUIRE(!known.commits.contains(seq));
      ++looks_back_;
      known.commits.emplace(seq,
                            io::file_store(disk_).find(io::id_of_directory(live_directory), seq));
    }
  }
  BOOST_FAIL("the executor asks again and again: " << line);
  return actors::outcome::failed;
}

void live_campaign::write(const actors::outgoing_commit& commit) {
  const auto must = [&](const io::result<done>& made) {
    BOOST_REQUIRE_MESSAGE(made,
                          commit.what->line << ": " << (made ? "" : io::render(made.error())));
  };
  std::string lines;
  lines_->append_lines(lines, *commit.what, commit.encoded, lines_->end().seq);
  handed_out_ += lines;
  must(log_->append(lines, lines_->end(), commit.part));
  if (commit.ends_fight)
    must(log_->end_fight());
  else
    must(log_->sync());
  BOOST_REQUIRE_EQUAL(lines_->end().seq, state().seq());
}

const model::commit& live_campaign::accept(std::string_view line) {
  const auto how = say(line);
  BOOST_REQUIRE_MESSAGE(how == actors::outcome::accepted,
                        line << ": "
                             << (answer_.refusal   ? answer_.refusal->message
                                 : answer_.failure ? io::render(*answer_.failure)
                                                   : "was answered"));
  return *last_->what;
}

model::refusal live_campaign::refused(std::string_view line) {
  const auto how = say(line);
  BOOST_REQUIRE_MESSAGE(how == actors::outcome::refused, "not refused: " << line);
  BOOST_TEST(!answer_.refusal->message.empty());
  return *answer_.refusal;
}

void live_campaign::take_snapshot() {
  const auto written =
      io::write_snapshot(disk_, live_directory, {.at = lines_->end(), .state = state()});
  BOOST_REQUIRE_MESSAGE(written, (written ? "" : io::render(written.error())));
}

io::loaded_campaign live_campaign::load() const {
  auto copy = disk_.after_kill();
  auto loaded = io::load_campaign(copy, live_directory, io::access::read_only);
  BOOST_REQUIRE_MESSAGE(loaded, (loaded ? "" : io::render(loaded.error())));
  return *std::move(loaded);
}

io::loaded_campaign live_campaign::load_without_snapshot() const {
  auto copy = disk_.after_kill();
  if (copy.has(live_snapshot)) BOOST_REQUIRE(copy.remove(live_snapshot));
  auto loaded = io::load_campaign(copy, live_directory, io::access::read_only);
  BOOST_REQUIRE_MESSAGE(loaded, (loaded ? "" : io::render(loaded.error())));
  BOOST_REQUIRE_EQUAL(loaded->snapshot_seq, 0U);
  return *std::move(loaded);
}

std::uint64_t live_campaign::hash() const {
  return io::state_hash(state());
}

std::string live_campaign::bytes() const {
  return disk_.bytes_of(live_log) + disk_.bytes_of(live_encounter);
}

}  // namespace dnd::test
