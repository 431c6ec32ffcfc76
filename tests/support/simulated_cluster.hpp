#pragma once

#include "tests/support/simulated_tables.hpp"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

/// Three servers of which one is the primary and the others follow it, as PostgreSQL does it with
/// `synchronous_standby_names = 'ANY 1 (n1,n2,n3)'`, under simulated time.
///
/// | what                  | here as there                                                        |
/// | --------------------- | -------------------------------------------------------------------- |
/// | a statement's answer  | is sent when it was carried out, long before its transaction counts  |
/// | a transaction         | is in the log of the primary first; nobody sees it, and its rows are |
/// |                       | locked, until a standby has it; then its sync point is sent          |
/// | one that changes      | waits for nobody                                                     |
/// | nothing               |                                                                      |
/// | a wait that is        | everybody sees it, its sync point is sent, and a warning before it   |
/// | cancelled             |                                                                      |
/// | a restart             | everybody sees all that is in the log, also what no standby has      |
/// | a promotion           | the log is what this standby had; the timeline is one higher         |
/// | a client that is gone | changes nothing: what it had sent is carried out, even much later    |
///
/// What it has not: locks that are taken one by one, and so deadlocks (a deadlock is told at
/// random), and the order of commits is that of the log.
namespace dnd::test {

struct simulated_session {
  struct message {
    io::postgres::arrival what;
    std::string warning = {};
  };
  std::size_t node = 0;
  std::uint64_t node_life = 0;
  /// The number of the host.
  std::uint64_t by = 0;
  bool is_cut = false;
  /// What the server says does not arrive.
  bool is_deaf = false;
  bool is_prepared = false;
  std::deque<message> inbox = {};
  simulated_time::duration last_arrival{0};
};
using session_ptr = std::shared_ptr<simulated_session>;

class simulated_cluster {
 public:
  using duration = simulated_time::duration;
  static constexpr std::size_t nodes = 3;

  simulated_cluster(simulated_time& time, std::size_t campaigns);

  // -- for clients -------------------------------------------------------------

  /// What answers at a server.
  enum class door : std::uint8_t { closed, no_answer, standby, primary };
  [[nodiscard]] door knock(std::size_t node) const;
  [[nodiscard]] session_ptr connect(std::size_t node, std::uint64_t by);
  /// It arrives, if it does, some time later.
  void send(const session_ptr& on, std::vector<io::postgres::call> calls, std::uint64_t request);

  // -- for whoever breaks it, and runs it --------------------------------------

  void kill(std::size_t node, bool says_so);
  void start(std::size_t node);
  void freeze(std::size_t node, bool is_frozen);
  /// Receives nothing for this long.
  void stall(std::size_t node, duration how_long);
  void end_stalls();
  /// All waits for standbys.
  void cancel_waits(std::size_t node);
  void cut_sessions(bool of_all);
  void promote(std::size_t node);
  /// Begins again as a standby of the primary.
  void follow(std::size_t node);
  void set_names(std::size_t node, bool are_set) { nodes_.at(node).names_set = are_set; }
  void set_clock(std::size_t node, duration ahead) { nodes_.at(node).clock = ahead; }
  [[nodiscard]] std::size_t leader() const noexcept { return leader_; }
  [[nodiscard]] std::size_t length(std::size_t node) const { return nodes_.at(node).log.size(); }
  /// How often something was lost, refused, or late on the way, in a thousand.
  void set_trouble(std::uint64_t how_often) { trouble_ = how_often; }

  // -- for whoever looks -------------------------------------------------------

  [[nodiscard]] const simulated_tables& tables() const { return nodes_.at(leader_).db; }
  using log = std::vector<std::shared_ptr<const transaction>>;
  [[nodiscard]] const log& history() const { return nodes_.at(leader_).log; }
  /// All that was carried out anywhere, whether it lasted or not, by campaign.
  struct trace {
    duration at;
    statement_terms::kind what;
    std::uint64_t by;
    std::uint64_t request;
  };
  [[nodiscard]] const std::vector<trace>& traces(std::size_t campaign) const {
    return traces_.at(campaign);
  }

 private:
  struct work {
    session_ptr on;
    io::postgres::call what;
    std::uint64_t request = 0;
  };
  struct waiting_commit {
    session_ptr on;
    std::shared_ptr<const transaction> what;
    std::size_t place = 0;
    std::vector<std::uint64_t> locks;
  };
  struct server_node {
    bool is_up = true, is_frozen = false, is_primary = false, names_set = true;
    std::uint64_t life = 0, timeline = 1;
    std::size_t follows = 0;
    duration stalled_until{0}, clock{0};
    simulated_tables db;
    std::vector<std::shared_ptr<const transaction>> log;
    std::set<std::uint64_t> locked;
    std::vector<work> blocked;
    std::vector<waiting_commit> waiting;
    std::vector<std::function<void()>> deferred;
    std::vector<std::weak_ptr<simulated_session>> sessions;
  };

  void on_node(std::size_t node, duration delay, std::function<void()> what);
  void receive(const session_ptr& on, const std::vector<io::postgres::call>& calls,
               std::uint64_t request);
  void begin(work what);
  void commit(const session_ptr& on, std::shared_ptr<const transaction> what,
              std::vector<std::uint64_t> locks);
  void release(std::size_t node, const waiting_commit& what, std::string warning);
  void release_up_to(std::size_t node, std::size_t length);
  void try_blocked(std::size_t node);
  void replicate(std::size_t from);
  void pull(std::size_t standby, std::size_t from);
  [[nodiscard]] bool trips(const work& what);
  [[nodiscard]] io::postgres::reply look(std::size_t node, const std::string& sql) const;
  void answer_all(const session_ptr& on, std::vector<io::postgres::arrival> what);
  void answer(const session_ptr& on, io::postgres::arrival what, std::string warning = {});
  void rebuild(std::size_t node);
  [[nodiscard]] duration latency();

  simulated_time& time_;
  std::size_t campaigns_;
  std::vector<server_node> nodes_;
  std::size_t leader_ = 0;
  std::uint64_t highest_timeline_ = 1;
  std::uint64_t trouble_ = 20;
  /// One program speaks, and so every session prepares the same.
  std::map<std::string, statement_terms> prepared_;
  std::vector<std::vector<trace>> traces_;
};

}  // namespace dnd::test
