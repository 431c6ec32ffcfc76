#pragma once

#include "actors/content.hpp"
#include "cli/app/context.hpp"
#include "cli/app/dialogue.hpp"
#include "cli/app/played_campaign.hpp"
#include "cli/app/played_game.hpp"
#include "model/views/state_view.hpp"

#include <memory>

namespace dnd::cli {

/// A campaign that is played in this process.
class local_game : public played_game {
 public:
  /// What opening the campaign found is reported on standard error. `with` must outlive the game.
  [[nodiscard]] static io::result<std::unique_ptr<local_game>> open(
      context& with, const actors::campaign_info& which, reading how);

  text_maker answer(const given_command& what, const std::function<bool()>& stop) override;
  void submit(given_command what, std::function<void(text_maker)> done) override;
  std::vector<std::string> greeting() override;
  std::string prompt() override;
  bool fight_is_on() override { return now().fight.has_value(); }
  completion complete(std::string_view line, std::size_t cursor) override;
  io::result<model::ruled<model::guide::step>> guide(
      std::string_view line, std::span<const model::guide::answer> answers) override;
  exit_code close() override;

 private:
  local_game(context& with, const actors::campaign_info& which, reading how);

  [[nodiscard]] actors::open_campaign& campaign() noexcept { return played_->campaign(); }
  [[nodiscard]] text_maker maker_of(given_command what, line_answer answer);
  /// Made when it is first asked for: a script never does.
  [[nodiscard]] const model::views::state_view& now();

  context& with_;
  const actors::campaign_info which_;
  const reading how_;
  std::unique_ptr<played_campaign> played_;
  std::unique_ptr<actors::addable_creatures> addable_;
  completer complete_;
  model::views::state_view_ptr now_;
};

}  // namespace dnd::cli
