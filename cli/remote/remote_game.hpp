#pragma once

#include "cli/app/context.hpp"
#include "cli/app/played_game.hpp"
#include "cli/remote/conversation.hpp"
#include "cli/remote/http_client.hpp"
#include "cli/remote/web_link.hpp"

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace dnd::cli::remote {

/// A campaign that is played on a host. A connection that is lost is made again, and what was not
/// answered is asked again: every command has an id, so that none is carried out twice.
class remote_game : public played_game, public link_user {
 public:
  /// Connects, and waits for that. `label` is "World/Campaign". `with` must outlive the game.
  [[nodiscard]] static io::result<std::unique_ptr<remote_game>> open(context& with,
                                                                     const host_access& host,
                                                                     const std::string& label,
                                                                     reading how);
  ~remote_game() override;

  text_maker answer(const given_command& what, const std::function<bool()>& stop) override;
  void submit(given_command what, std::function<void(text_maker)> done) override;
  std::vector<std::string> greeting() override;
  std::string prompt() override;
  bool fight_is_on() override;
  completion complete(std::string_view line, std::size_t cursor) override;
  int news_descriptor() const noexcept override { return news_; }
  game_news take_news() override;
  exit_code close() override;

  // -- on the thread of the link ---------------------------------------------
  std::string target() override;
  void on_up(std::uint64_t epoch) override;
  void on_text(std::string_view text) override;
  std::optional<std::chrono::milliseconds> on_down(const link_loss& why) override;

 private:
  remote_game(context& with, const host_access& host, const std::string& label, reading how);

  // -- under the lock, as is all that is done with an answer
  // ----------------------------------------------------------
  [[nodiscard]] bool is_dialogue() const noexcept { return how_ == reading::dialogue; }
  void ask(question what);
  /// Says how this client reads.
  [[nodiscard]] question screen_question();
  void take_table(const reply& how);
  /// Has the host say how the prompt looks by now.
  void ask_for_table();
  void tell(std::string sentence);
  void ring();
  void give_up(io::error why);

  [[nodiscard]] question question_of(given_command what, std::function<void(text_maker)> done);
  [[nodiscard]] shown_answer shown_of(const given_command& what, const std::string& own_id,
                                      const reply& how) const;
  [[nodiscard]] shown_answer shown_loss(const given_command& what, const std::string& own_id) const;

  context& with_;
  const host_access host_;
  const reading how_;
  const std::string id_prefix_;
  /// Readable when there are news; -1 where nobody reads them.
  int news_ = -1;

  mutable std::mutex mutex_;
  std::condition_variable changed_;
  conversation talk_;
  std::uint64_t epoch_ = 0;
  std::uint64_t ids_ = 0;
  bool was_up_ = false;
  /// Since when there is no connection, and how often it was tried; nothing while there is one.
  std::optional<std::chrono::steady_clock::time_point> down_since_;
  unsigned attempts_ = 0;
  bool asks_for_table_ = false;
  bool table_is_old_ = false;
  std::string screen_;
  std::vector<std::string> greeting_;
  bool has_greeted_ = false;
  std::string prompt_;
  bool fight_is_on_ = false;
  /// What is to be said about the connection.
  std::vector<std::string> sentences_;
  /// Why there will be no connection any more.
  std::optional<io::error> end_;

  /// Goes first: nothing is called any more when it is gone.
  std::unique_ptr<web_link> link_;
};

}  // namespace dnd::cli::remote
