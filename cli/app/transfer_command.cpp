#include "cli/app/commands.hpp"

#include "actors/transfer.hpp"
#include "cli/render/grammar.hpp"
#include "model/json/writer.hpp"

#include <fmt/format.h>

namespace dnd::cli {
namespace {

enum class direction : std::uint8_t { push, pull };

/// The files of this machine, whatever is played with.
[[nodiscard]] actors::workspace_options files_here(context& with) {
  return workspace_options_of(with.settings, nullptr);
}

[[nodiscard]] std::string place_text(const context& with, direction which) {
  return which == direction::push
             ? fmt::format("the store at {}", with.places.options().store->shown())
             : with.settings.worlds_dir.value;
}

exit_code report(context& with, direction which, const actors::transferred_campaign& what) {
  if (with.format == answer_format::json) {
    json::writer out;
    out.open('{');
    out.key("campaign").text(what.campaign.name);
    out.key("label").text(what.campaign.label);
    out.key("path").text(what.campaign.path);
    out.key("new").truth(what.is_new);
    out.key("had").count(what.had);
    out.key("last").count(what.has);
    out.key("files").count(what.files);
    out.close('}');
    return answer(with, std::move(out).take());
  }
  const style& look = with.out.out().look;
  const auto name = look.clean(what.campaign.label);
  const auto place = look.clean(place_text(with, which));
  std::vector<std::string> lines;
  if (what.is_new)
    lines.push_back(
        fmt::format("{} is in {} now, with {}.", name, place, counted(what.has, "event")));
  else if (what.has > what.had)
    lines.push_back(fmt::format("{} in {} went on by {}, to event {}.", name, place,
                                counted(what.has - what.had, "event"), what.has));
  else
    lines.push_back(
        fmt::format("{} in {} has all {} already.", name, place, counted(what.has, "event")));
  if (what.files > 0)
    lines.push_back(fmt::format("{} of content came with it.", counted(what.files, "file")));
  lines.push_back(look.paint(tone::faint, "Both are there now: play on in one of them only."));
  return answer(with, lines);
}

exit_code report(context& with, direction which, const actors::transferred_world& what) {
  if (with.format == answer_format::json) {
    json::writer out;
    out.open('{');
    out.key("world").text(what.world.name);
    out.key("directory").text(what.world.directory);
    out.key("new").truth(what.is_new);
    out.key("files").count(what.files);
    out.close('}');
    return answer(with, std::move(out).take());
  }
  const style& look = with.out.out().look;
  with.out.print(
      what.files == 0
          ? fmt::format("{} in {} has all of it already.", look.clean(what.world.directory),
                        look.clean(place_text(with, which)))
          : fmt::format("{} in {}: {} brought.", look.clean(what.world.directory),
                        look.clean(place_text(with, which)), counted(what.files, "file")));
  return exit_code::done;
}

/// Both ends of a transfer.
class transfer {
 public:
  transfer(context& with, direction which)
      : here_(with.ops, files_here(with)), places_(with.places), which_(which) {}

  [[nodiscard]] actors::workspace& from() { return which_ == direction::push ? here_ : places_; }
  [[nodiscard]] actors::workspace& to() { return which_ == direction::push ? places_ : here_; }

 private:
  actors::workspace here_;
  actors::workspace& places_;
  direction which_;
};

exit_code bring_campaign(context& with, direction which) {
  if (!with.places.options().store) return fail(with, no_store_named());
  transfer both(with, which);
  const auto found = both.from().find_campaign(with.typed.first_word());
  if (!found) return fail(with, found.error());
  const auto brought = actors::bring_campaign(with.ops, both.from(), *found, both.to());
  return brought ? report(with, which, *brought) : fail(with, brought.error());
}

exit_code bring_world(context& with, direction which) {
  if (!with.places.options().store) return fail(with, no_store_named());
  transfer both(with, which);
  const auto& name = with.typed.first_word();
  const auto found = name.empty() ? both.from().default_world() : both.from().find_world(name);
  if (!found) return fail(with, found.error());
  const auto brought = actors::bring_world(both.from(), *found, both.to());
  return brought ? report(with, which, *brought) : fail(with, brought.error());
}

}  // namespace

exit_code campaign_push_command(context& with) {
  return bring_campaign(with, direction::push);
}
exit_code campaign_pull_command(context& with) {
  return bring_campaign(with, direction::pull);
}
exit_code world_push_command(context& with) {
  return bring_world(with, direction::push);
}
exit_code world_pull_command(context& with) {
  return bring_world(with, direction::pull);
}

}  // namespace dnd::cli
