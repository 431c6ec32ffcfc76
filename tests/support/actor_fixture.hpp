#pragma once

#include "actors/campaign/command_inbox.hpp"
#include "actors/campaign_host.hpp"
#include "actors/interfaces.hpp"
#include "io/store/file/file_store.hpp"
#include "tests/support/faulty_disk.hpp"

#include <boost/test/unit_test.hpp>

#include <caf/actor_system.hpp>
#include <caf/actor_system_config.hpp>
#include <caf/event_based_actor.hpp>
#include <caf/scheduler/test_coordinator.hpp>

#include <chrono>
#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <vector>

/// Actors without threads: a test turns the scheduler by hand, message by message, and files are
/// in memory. What happens is the same in every run, or follows from a seed.
namespace dnd::test {

/// What became of a request.
template <class T>
struct reply {
  bool arrived = false;
  /// Nothing although it arrived: the actor that was asked is gone.
  std::optional<T> value;
  /// The how-manieth reply of the stage, from 1.
  std::size_t place = 0;

  [[nodiscard]] bool is_lost() const { return arrived && !value; }
};
template <class T>
using reply_ptr = std::shared_ptr<reply<T>>;

using answer_ptr = reply_ptr<actors::response_ptr>;

class stage {
 public:
  stage();
  /// Ends every actor; none may be left, or the actor system would wait for it for ever.
  ~stage();
  stage(const stage&) = delete;
  stage& operator=(const stage&) = delete;

  /// One message. False when there is none.
  bool step();
  /// One message of an actor that `rng` chooses.
  bool step_random(std::mt19937_64& rng);
  /// Messages until there are none left. Time stands still.
  void run();
  void run_random(std::mt19937_64& rng);
  /// Lets time pass: timeouts that are due then become messages.
  void advance(std::chrono::seconds by);

  /// Sends a request in the name of client `speaker`. To one client answers come in order.
  template <class Out, class Handle, class In>
  reply_ptr<Out> ask(const Handle& whom, In what) {
    auto out = std::make_shared<reply<Out>>();
    client()
        .request(whom, caf::infinite, std::move(what))
        .then(
            [this, out](const Out& value) {
              out->value = value;
              note_arrival(out->arrived, out->place);
            },
            [this, out](const caf::error&) { note_arrival(out->arrived, out->place); });
    return out;
  }
  /// `ask`, run, and the value, which must be there.
  template <class Out, class Handle, class In>
  Out ask_now(const Handle& whom, In what) {
    const auto got = ask<Out>(whom, std::move(what));
    run();
    return require_value(got->arrived, got->value);
  }

  /// Leaves a command in an inbox, and sends for its handler.
  answer_ptr post(const actors::command_handler_actor& handler, actors::command_inbox& inbox,
                  actors::request what);

  /// Ends an actor at once, by the name in its state. All actors that ever ran are known;
  /// `index` counts those of one name that are alive, from 0.
  void kill(std::string_view name, std::size_t index = 0);
  [[nodiscard]] std::size_t count_alive(std::string_view name) const;

  static constexpr std::size_t clients = 3;
  std::size_t speaker = 0;
  /// Called at each reply's arrival, before anything else can happen.
  std::function<void()> on_reply;
  faulty_disk disk;
  /// The campaigns on the disk.
  io::file_store files_on_disk{disk};
  std::shared_ptr<actors::activity> counts = std::make_shared<actors::activity>();

 private:
  struct test_config : caf::actor_system_config {
    test_config();
  };

  caf::event_based_actor& client();
  friend class hosted_stage;
  void note_arrival(bool& arrived, std::size_t& place);
  void remember_next();
  [[nodiscard]] std::vector<caf::actor_addr> alive(std::string_view name) const;
  template <class Out>
  static Out require_value(bool arrived, const std::optional<Out>& value) {
    require(arrived, "the reply did not arrive");
    require(value.has_value(), "the actor that was asked is gone");
    return *value;
  }
  static void require(bool holds, const char* otherwise);

  test_config config_;
  caf::actor_system system_;
  caf::scheduler::test_coordinator& scheduler_;
  std::vector<caf::actor> clients_;
  std::map<std::string, std::vector<caf::actor_addr>, std::less<>> seen_;
  std::size_t replies_ = 0;

 public:
  [[nodiscard]] caf::actor_system& system() noexcept { return system_; }
};

/// A host with campaigns on the stage's disk.
class hosted_stage : public stage {
 public:
  /// With `store` in place of the files on the disk, if it is given; it must outlive the stage.
  explicit hosted_stage(actors::engine_options options = {}, io::log_store* store = nullptr);
  ~hosted_stage();

  /// An empty campaign's directory, made on the disk.
  std::string make_campaign(const std::string& name);
  /// How campaigns are opened from now on.
  io::config::campaign_options how;

  [[nodiscard]] reply_ptr<actors::opened_message> ask_open(const std::string& name);
  /// Must succeed.
  actors::opened_campaign open(const std::string& name);
  /// Must fail.
  io::error refused_open(const std::string& name);
  io::result<done> close(const std::string& name);

  answer_ptr say(const actors::opened_campaign& to, std::string line);
  /// `say`, run, and the response, which must be there.
  actors::response_ptr say_now(const actors::opened_campaign& to, std::string line);
  /// The state when all that was said before is answered.
  actors::state_ptr state_now(const actors::opened_campaign& of);

  [[nodiscard]] actors::campaign_address address_of(const std::string& name) const;
  actors::campaign_host_actor host;
};

/// Fails the test when there is an error, and says which.
template <class T>
void require_ok(const io::result<T>& outcome) {
  if (!outcome) BOOST_FAIL(io::render(outcome.error()));
}

/// Called before a test speaks for a fake actor: the worker that ran it last is gone.
template <class Self>
void speak_for(Self* self) {
  self->context(self->system().dummy_execution_unit());
}

/// A campaign's directory on a stage's disk.
[[nodiscard]] std::string directory_of(std::string_view name);
/// The texts of the notes in a campaign, in order, as they would be found after `disk` is opened.
[[nodiscard]] std::vector<std::string> notes_on(faulty_disk disk, std::string_view name);

/// A clock that stands still.
[[nodiscard]] std::int64_t fixed_clock();

}  // namespace dnd::test
