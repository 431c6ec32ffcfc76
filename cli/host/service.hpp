#pragma once

#include "actors/shared_store.hpp"
#include "cli/app/answer.hpp"
#include "cli/host/campaign_table.hpp"
#include "cli/host/client_screen.hpp"
#include "cli/host/gate.hpp"
#include "cli/host/known_owners.hpp"
#include "cli/host/page_files.hpp"
#include "cli/host/routes.hpp"

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

/// The protocol, without the network: what is asked for, and what is answered.
namespace dnd::cli::host {

struct host_request {
  std::string method;
  std::string target;
  std::string content_type;
  std::string body;
  credentials from = {};
  cookie_way cookies = cookie_way::plain;
};

struct host_answer {
  unsigned status = 200;
  /// One line of JSON without its end: the envelope that all answers of `--json` have.
  std::string body;
  /// 405: the methods that there are.
  std::string allow = {};
  /// Of a file of the page; then `body` is the file. Null otherwise.
  const page_file* file = nullptr;
  /// Over a socket, beside the body: members that a client with a screen gets, each with a comma
  /// before it.
  std::string shown = {};
  /// Of a body that is no line of JSON; empty: it is one.
  std::string_view type = {};
  /// What a browser is to keep; empty: nothing.
  std::string set_cookie = {};
  /// Another host plays the campaign, and nothing that was asked for was done here.
  bool is_elsewhere = false;
};

/// A commit as a client gets it.
struct commit_seen {
  /// Of its last event, as they count.
  std::uint64_t last = 0;
  /// One line of JSON.
  std::string commit;
  /// For a client with a screen: see `lines_members`.
  std::string lines = {};
};

/// An answer that says what is wrong.
[[nodiscard]] host_answer problem(unsigned status, std::string_view code, std::string_view message,
                                  std::string_view hint = {});
/// The status that tells programs what kind of error it is.
[[nodiscard]] host_answer problem(std::string_view kind, const io::error& why);

/// A whole number after the "?"; an answer when it is none. Nothing when it was not given.
[[nodiscard]] expected<std::optional<std::uint64_t>, host_answer> number_in(
    const found_route& where, std::string_view name, std::uint64_t least, std::uint64_t most);

/// Somebody who follows a campaign.
struct followed_campaign {
  hosted_ptr campaign;
  std::unique_ptr<actors::subscription> commits;
  /// The last event that the client has.
  std::uint64_t since = 0;
  caller_ptr who;
  /// Of a player, where in the log they are.
  std::optional<model::views::seen_log> place = {};
  /// Held as long as it is followed.
  std::shared_ptr<void> permit;
};
using followed_ptr = std::shared_ptr<followed_campaign>;

/// Answers requests. For any thread.
class service {
 public:
  using reply = std::function<void(host_answer)>;
  /// Has something done soon, on one of the server's threads.
  using runner = std::function<void(std::function<void()>)>;

  /// All must outlive the service, and it must outlive the last reply.
  service(const surroundings& with, campaign_table& campaigns, gate& doors, runner soon)
      : with_(with), campaigns_(campaigns), doors_(doors), soon_(std::move(soon)) {}

  /// Who asks; else the answer that says why nobody is let in.
  [[nodiscard]] expected<caller_ptr, host_answer> admit(const credentials& shown);
  /// Whether a stream of theirs may go on.
  [[nodiscard]] bool may_go_on(const followed_campaign& what) const {
    return doors_.is_still_good(*what.who) && !what.campaign->is_gone();
  }

  /// `then` is called once, on any thread, and must not wait for anything. Requires that the route
  /// is none of those that stream.
  void answer(const found_route& where, host_request what, reply then);

  /// Whether campaigns are in a store that other hosts play from as well.
  [[nodiscard]] bool is_one_of_many() const noexcept { return with_.store != nullptr; }
  /// See `gate::may_become_known`. Of a host of its own files never.
  [[nodiscard]] bool may_become_known(const credentials& shown) const {
    return is_one_of_many() && doors_.may_become_known(shown);
  }
  /// How the place of a campaign is found out: `known` may be out of date for a moment; what is
  /// `asked` of the database is known afterwards.
  enum class place_is : std::uint8_t { known, asked };
  struct found_place {
    actors::campaign_place what;
    /// It was not asked for just now.
    bool is_remembered = false;
  };
  /// Where the campaign of a request is played, or is to be: here when the host has it open. `then`
  /// as of `answer`.
  void find_place(const found_route& where, place_is how, std::function<void(found_place)> then);
  /// The owner that is known may be gone.
  void forget_owner(const found_route& where) { owners_.forget(where.label); }
  /// The host at `url`, which is only to have the campaign of a request, cannot be reached: nothing
  /// is wanted of it any more. `then` as of `answer`.
  void give_up_on(const found_route& where, const std::string& url, std::function<void()> then);
  /// A request was for another host, and was carried there, or could not be.
  void note_relayed(bool is_served) { with_.counts.note_relayed(is_served); }

  // -- what WebSockets ask for as well ---------------------------------------

  /// Commands that are given one after the other are carried out in that order. `screen` may be
  /// null.
  void command(const hosted_ptr& campaign, const caller_ptr& who, given_command given,
               const screen_ptr& screen, reply then);
  /// A client says how it wants to read: where the game stands.
  void greet(const hosted_ptr& campaign, const caller_ptr& who, const screen_ptr& screen,
             const reply& then);
  /// `{"begin":0,"end":3,"candidates":["attack"],"after":" "}`. Refused when `cursor` is not within
  /// the line.
  void complete(const hosted_ptr& campaign, const caller_ptr& who, std::string line,
                std::size_t cursor, reply then);
  using follower = std::function<void(expected<followed_ptr, host_answer>)>;
  /// Follows the campaign from event `since` on, from now on without one. `on_ready`: as of
  /// `actors::subscriber`. `then` as of `answer`.
  void follow(const std::string& label, const caller_ptr& who, std::optional<std::uint64_t> since,
              std::function<void()> on_ready, follower then);
  /// About a verb, or about all of them.
  [[nodiscard]] static host_answer help(std::string_view topic);

  /// From now on nothing is carried out: who asks is told that the host stops. What was accepted is
  /// answered.
  void stop() noexcept { is_stopping_ = true; }
  [[nodiscard]] bool is_stopping() const noexcept { return is_stopping_; }

 private:
  void on_session(const caller& who, const reply& then);
  [[nodiscard]] host_answer metrics_now() const;
  void on_log_in(const host_request& what, const reply& then);
  void on_list(const caller_ptr& who, const reply& then);
  void on_create(const host_request& what, const reply& then);
  void on_show(const found_route& where, const caller_ptr& who, const reply& then);
  void on_command(const found_route& where, const caller_ptr& who, const host_request& what,
                  reply then);
  void on_commits(const found_route& where, const caller_ptr& who, reply then);
  void on_completion(const found_route& where, const caller_ptr& who, reply then);
  void on_table(const found_route& where, const caller_ptr& who, reply then);
  void on_options(const found_route& where, const caller_ptr& who, reply then);
  /// Makes the sample campaign, ready to play.
  void on_sample(const reply& then);
  void on_addable(const found_route& where, const caller_ptr& who, reply then);
  /// Of a route that needs to know who asks.
  void answer_known(const found_route& where, const caller_ptr& who, const host_request& what,
                    reply then);

  void carry_out(const hosted_ptr& campaign, const caller_ptr& who, given_command given,
                 const screen_ptr& screen, reply then);
  /// At the prompt of a game master, where a far undo is asked for first.
  void undo_at_prompt(const hosted_ptr& campaign, const caller_ptr& who, given_command given,
                      const screen_ptr& screen, reply then);
  void players_line(const hosted_ptr& campaign, const caller_ptr& who, given_command given,
                    const screen_ptr& screen, reply then);
  /// Does what may wait for the disk, where that holds up nothing else.
  void later(const std::string& key, const reply& then, std::function<host_answer()> what);
  /// The campaign, if it is one of theirs; else as if there were none.
  /// Waits for the database.
  [[nodiscard]] actors::campaign_place place_of_label(const std::string& label);
  /// What stands in the store for a label in any spelling, as two directories. Waits for it.
  [[nodiscard]] std::string label_in_store(const std::string& label);
  void with_campaign(std::string_view kind, const std::string& label, const caller_ptr& who,
                     const reply& then, std::function<void(const hosted_ptr&)> what);

  const surroundings with_;
  campaign_table& campaigns_;
  gate& doors_;
  const runner soon_;
  std::atomic<bool> is_stopping_{false};
  known_owners owners_;
};

}  // namespace dnd::cli::host
