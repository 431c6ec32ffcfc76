#pragma once

#include "io/store/file/index/log_index.hpp"
#include "io/store/file/log/read/scanner.hpp"
#include "io/store/file/pause.hpp"
#include "model/event.hpp"

#include <cstdint>
#include <vector>

namespace dnd::io {

/// Hands the marks of a log to whoever wants them.
class mark_sink : public line_sink {
 public:
  /// Decodes nothing but what may say something about sessions.
  result<done> take(std::span<const line_view> command) override;

 protected:
  virtual void on_mark(model::views::session_mark mark) = 0;
  /// After the marks of the command.
  virtual void on_command(const log_position& end) = 0;

 private:
  model::event event_;
};

/// Makes the index's next chunk out of lines of log.jsonl.
class index_builder final : public mark_sink {
 public:
  /// The lines begin at `begin`. Commands that end after event `seq` or byte `end` are left out.
  /// `place_bytes`: distance of the places, at least.
  struct stretch {
    log_position begin;
    std::uint64_t seq = 0;
    std::uint64_t end = 0;
    std::uint64_t place_bytes = 0;
  };
  /// `rest` is called again and again, and must outlive this.
  index_builder(const stretch& where, const pause& rest);

  result<done> take(std::span<const line_view> command) override;

  /// Where the commands end that were taken in.
  [[nodiscard]] const log_position& end() const noexcept { return end_; }
  /// Requires that there were commands.
  [[nodiscard]] index_chunk finish() &&;

 private:
  void on_mark(model::views::session_mark mark) override;
  void on_command(const log_position& end) override;

  stretch where_;
  const pause& rest_;
  log_position end_;
  index_chunk chunk_;
  bool is_over_ = false;
};

}  // namespace dnd::io
