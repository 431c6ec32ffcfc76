#include "tests/support/actor_fixture.hpp"

#include "actors/campaign/responses.hpp"
#include "io/store/file/campaign_reader.hpp"
#include "io/store/file/history/commit_reader.hpp"
#include "model/bounds.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <utility>

namespace dnd::test {

namespace {

/// Something to understand, so that it lives until it is ended. The number is there because CAF
/// binds a reference to nothing when a function is given nothing, which is undefined.
caf::behavior idle_client(caf::event_based_actor*, std::size_t) {
  return {[](caf::unit_t) {}};
}

caf::scheduler::test_coordinator& scheduler_of(caf::actor_system& system) {
  auto* found = dynamic_cast<caf::scheduler::test_coordinator*>(&system.scheduler());
  BOOST_REQUIRE(found != nullptr);
  return *found;
}

}  // namespace

stage::test_config::test_config() {
  set("scheduler.policy", caf::atom("testing"));
}

stage::stage() : system_(config_), scheduler_(scheduler_of(system_)) {
  for (std::size_t i = 0; i < clients; ++i) clients_.push_back(system_.spawn(idle_client, i));
  run();
}

stage::~stage() {
  run();
  on_reply = nullptr;
  for (const auto& [name, actors] : seen_)
    for (const auto& address : actors) caf::anon_send_exit(address, caf::exit_reason::kill);
  clients_.clear();
  run();
  scheduler_.trigger_timeouts();
  run();
}

void stage::remember_next() {
  auto* next = dynamic_cast<caf::scheduled_actor*>(scheduler_.jobs.front());
  if (next == nullptr) return;
  auto& same_name = seen_[next->name()];
  if (std::ranges::find(same_name, next->address()) == same_name.end())
    same_name.push_back(next->address());
}

bool stage::step() {
  if (!scheduler_.has_job()) return false;
  remember_next();
  return scheduler_.try_run_once();
}

bool stage::step_random(std::mt19937_64& rng) {
  if (!scheduler_.has_job()) return false;
  auto& jobs = scheduler_.jobs;
  const auto chosen = static_cast<std::ptrdiff_t>(rng() % jobs.size());
  std::rotate(jobs.begin(), jobs.begin() + chosen, jobs.begin() + chosen + 1);
  return step();
}

void stage::run() {
  while (step()) {
  }
}

void stage::run_random(std::mt19937_64& rng) {
  while (step_random(rng)) {
  }
}

void stage::advance(std::chrono::seconds by) {
  scheduler_.advance_time(by);
}

caf::event_based_actor& stage::client() {
  auto& self = *static_cast<caf::event_based_actor*>(
      caf::actor_cast<caf::abstract_actor*>(clients_.at(speaker)));
  speak_for(&self);
  return self;
}

void stage::note_arrival(bool& arrived, std::size_t& place) {
  BOOST_REQUIRE_MESSAGE(!arrived, "a request was answered twice");
  arrived = true;
  place = ++replies_;
  if (on_reply) on_reply();
}

answer_ptr stage::post(const actors::command_handler_actor& handler, actors::command_inbox& inbox,
                       actors::request what) {
  auto out = std::make_shared<reply<actors::response_ptr>>();
  actors::post given{.what = std::move(what), .done = [this, out](actors::response_ptr answer) {
                       out->value = std::move(answer);
                       note_arrival(out->arrived, out->place);
                     }};
  using room = actors::command_inbox::room;
  switch (inbox.put(given)) {
    case room::none:
      given.done(actors::not_taken(actors::busy()));
      break;
    case room::closed:
      given.done(actors::not_taken(actors::closing()));
      break;
    case room::first:
      client().send(handler, actors::collect_message{});
      break;
    case room::queued:
      break;
  }
  return out;
}

void stage::require(bool holds, const char* otherwise) {
  BOOST_REQUIRE_MESSAGE(holds, otherwise);
}

std::vector<caf::actor_addr> stage::alive(std::string_view name) const {
  std::vector<caf::actor_addr> found;
  const auto same_name = seen_.find(name);
  if (same_name == seen_.end()) return found;
  for (const auto& address : same_name->second) {
    const auto actor = caf::actor_cast<caf::strong_actor_ptr>(address);
    if (actor == nullptr) continue;
    if (!actor->get()->getf(caf::abstract_actor::is_terminated_flag)) found.push_back(address);
  }
  return found;
}

std::size_t stage::count_alive(std::string_view name) const {
  return alive(name).size();
}

void stage::kill(std::string_view name, std::size_t index) {
  const auto same_name = alive(name);
  BOOST_REQUIRE_MESSAGE(index < same_name.size(), "no such actor is alive: " << name);
  caf::anon_send_exit(same_name[index], caf::exit_reason::kill);
}

// -- hosted_stage ----------------------------------------------------------

hosted_stage::hosted_stage(actors::engine_options options, io::log_store* store) {
  options.clock = fixed_clock;
  if (!options.seed) options.seed = 1;
  how.snapshot_every = bounds::snapshot_every_default;
  host = system().spawn(actors::campaign_host,
                        actors::host_setup{.store = store != nullptr ? store : &files_on_disk,
                                           .ops = &disk,
                                           .options = std::move(options),
                                           .counts = counts,
                                           .blocking = actors::threading::scheduler});
  run();
}

hosted_stage::~hosted_stage() {
  host = nullptr;
}

std::string hosted_stage::make_campaign(const std::string& name) {
  const auto directory = directory_of(name);
  BOOST_REQUIRE(disk.make_directory(directory));
  BOOST_REQUIRE(disk.sync_directory("/"));
  disk.put(directory + "/log.jsonl", "");
  return directory;
}

actors::campaign_address hosted_stage::address_of(const std::string& name) const {
  return {.name = name,
          .id = io::id_of_directory(directory_of(name)),
          .content = {directory_of(name)},
          .options = how};
}

reply_ptr<actors::opened_message> hosted_stage::ask_open(const std::string& name) {
  return ask<actors::opened_message>(host, actors::open_message{address_of(name)});
}

actors::opened_campaign hosted_stage::open(const std::string& name) {
  const auto opened = ask_now<actors::opened_message>(host, actors::open_message{address_of(name)});
  require_ok(*opened.what);
  return **opened.what;
}

io::error hosted_stage::refused_open(const std::string& name) {
  const auto opened = ask_now<actors::opened_message>(host, actors::open_message{address_of(name)});
  BOOST_REQUIRE(!*opened.what);
  return opened.what->error();
}

io::result<done> hosted_stage::close(const std::string& name) {
  return ask_now<actors::closed_message>(
             host, actors::close_message{io::id_of_directory(directory_of(name)), {}})
      .outcome;
}

answer_ptr hosted_stage::say(const actors::opened_campaign& to, std::string line) {
  return post(to.handler, *to.inbox, {.line = std::move(line), .wanted = actors::attach::states});
}

actors::response_ptr hosted_stage::say_now(const actors::opened_campaign& to, std::string line) {
  const auto got = say(to, std::move(line));
  run();
  return require_value(got->arrived, got->value);
}

actors::state_ptr hosted_stage::state_now(const actors::opened_campaign& of) {
  return say_now(of, "")->after;
}

// --------------------------------------------------------------------------

std::string directory_of(std::string_view name) {
  return "/" + std::string(name);
}

std::vector<std::string> notes_on(faulty_disk disk, std::string_view name) {
  const auto loaded = io::load_campaign(disk, directory_of(name), io::access::read_write);
  require_ok(loaded);
  std::vector<std::string> texts;
  const auto read = io::read_commits(disk, directory_of(name), {}, [&](const auto& commit) {
    for (const model::event& each : *commit->events)
      if (const auto* note = get_if<model::note_added>(&each)) texts.push_back(note->text);
    return true;
  });
  require_ok(read);
  return texts;
}

std::int64_t fixed_clock() {
  return 1'795'374'251'120;
}

}  // namespace dnd::test
