#pragma once

#include "io/store/file/log/read/decoded_blocks.hpp"
#include "io/store/file/log/read/scanner.hpp"
#include "io/store/recent_ids.hpp"
#include "model/event.hpp"
#include "model/state.hpp"

#include <cstddef>
#include <cstdint>
#include <span>

namespace dnd::io {

/// Lets a sink end a scan early.
[[nodiscard]] error enough();
[[nodiscard]] bool was_enough(const error& why) noexcept;

/// A writer works on the files while they are only read: reading again helps.
[[nodiscard]] error changed_meanwhile(const line_view& line);

/// Applies every line to a state, which must be the one before the first of them. What is derived
/// from it looks on, and may end the replay with `enough`.
class replaying_sink : public line_sink {
 public:
  /// Both must outlive this. `ids`: where the ids of commands are remembered, if they are.
  explicit replaying_sink(model::state& state, recent_ids* ids = nullptr) noexcept
      : state_(state), ids_(ids) {}

  result<done> take(std::span<const line_view> command) override;
  void prepare(std::size_t slot, std::span<const line_view> lines) override {
    prepared_.prepare(slot, lines);
  }
  result<done> take_block(std::size_t slot, std::span<const line_view> lines) override;

  [[nodiscard]] std::uint64_t replayed() const noexcept { return replayed_; }

 protected:
  virtual result<done> before_command(std::span<const line_view>) { return done{}; }
  virtual result<done> on_event(const line_view&, const model::event&) { return done{}; }

  model::state& state_;

 private:
  result<done> begin(std::span<const line_view> command);
  result<done> apply(const line_view& line, const model::event& what);

  /// Reused, so that a replay does not build 300 bytes anew for each event.
  model::event event_;
  decoded_blocks prepared_;
  std::uint64_t replayed_ = 0;
  recent_ids* ids_;
};

}  // namespace dnd::io
