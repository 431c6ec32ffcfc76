#include "cli/app/advice.hpp"

#include <fmt/format.h>

#include <string_view>

namespace dnd::cli {
namespace {

/// `{todo}` is what the error says itself, `{stop}` a full stop where that has no end yet, `{seq}`
/// the event that it names.
[[nodiscard]] std::string_view wording_of(io::remedy way_out, std::string_view todo) noexcept {
  switch (way_out) {
    case io::remedy::none:
      break;
    case io::remedy::make_world:
      return todo.empty() ? "make it with: dnd world create NAME"
                          : "{todo}{stop} A new one is made with: dnd world create NAME";
    case io::remedy::make_first_world:
      return "make one with `dnd world create NAME`, or look elsewhere with `--worlds-dir DIR`";
    case io::remedy::choose_world:
      return "choose with `--world NAME`, {todo}";
    case io::remedy::make_campaign:
      return "make it with: dnd campaign create NAME";
    case io::remedy::choose_campaign:
      return "{todo}, or choose one with: dnd campaign load NAME";
    case io::remedy::load_campaign:
      return "{todo}, or go on with the one that is there: dnd campaign load NAME";
    case io::remedy::choose_worlds_dir:
      return "{todo}, or name a directory: --worlds-dir DIR";
    case io::remedy::make_settings_anew:
      return "`dnd campaign repair` makes it anew.";
    case io::remedy::look_only:
      return "{todo} To look without opening it for writing: `dnd campaign show`.";
    case io::remedy::repair:
      return "{todo} `dnd campaign verify` shows all that is wrong; `dnd campaign repair` keeps "
             "what "
             "is proven, and the damaged files beside it.";
    case io::remedy::look_before:
      return "{todo} `dnd campaign verify` shows all of it; `dnd campaign show --at SEQ` shows the "
             "state before it.";
    case io::remedy::go_back:
      return "{todo} `dnd campaign repair --truncate-at SEQ` with a number below {seq} goes back "
             "to "
             "before it.";
    case io::remedy::list_backups:
      return "`dnd campaign restore --list` shows those that there are.";
    case io::remedy::choose_backup:
      return "Take another one: `dnd campaign restore --list`.";
    case io::remedy::restore_elsewhere:
      return "Name the campaign with --campaign, or take another backup.";
    case io::remedy::seal_earlier:
      return "Seal from there: `--from {seq}`.";
  }
  return "{todo}";
}

}  // namespace

std::string_view full_stop_after(std::string_view text) noexcept {
  return text.empty() || text.ends_with('.') || text.ends_with('?') ? "" : ".";
}

std::string advice_for(const io::error& why) {
  return fmt::format(fmt::runtime(wording_of(why.way_out, why.todo)), fmt::arg("todo", why.todo),
                     fmt::arg("stop", full_stop_after(why.todo)),
                     fmt::arg("seq", why.seq.value_or(0)));
}

io::error with_advice(io::error why) {
  why.todo = advice_for(why);
  why.way_out = io::remedy::none;
  return why;
}

}  // namespace dnd::cli
