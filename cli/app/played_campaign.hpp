#pragma once

#include "actors/engine.hpp"
#include "cli/app/context.hpp"
#include "cli/app/exit_code.hpp"

#include <memory>

namespace dnd::cli {

/// The engine of a program, for campaigns wherever the settings say that they are.
[[nodiscard]] std::unique_ptr<actors::engine> engine_for(context& with);

/// A campaign that is being played: the engine with this one campaign open. What opening it found
/// is reported on standard error. Closes it, with a snapshot, at the end of its life.
class played_campaign {
 public:
  [[nodiscard]] static io::result<std::unique_ptr<played_campaign>> open(
      context& with, const actors::campaign_info& which);

  [[nodiscard]] actors::open_campaign& campaign() noexcept { return *campaign_; }
  /// Reports what went wrong, if anything did.
  exit_code close(context& with);

 private:
  /// Of the engine, if it is no directory.
  std::shared_ptr<actors::shared_store> store_;
  std::unique_ptr<actors::engine> engine_;
  std::unique_ptr<actors::open_campaign> campaign_;
};

}  // namespace dnd::cli
