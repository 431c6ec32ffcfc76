#pragma once

#include "actors/campaign/executor.hpp"
#include "benchmarks/campaign/player.hpp"
#include "io/content/library.hpp"
#include "io/files/file_ops.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace dnd::bench {

/// Plays lines into the files of a new campaign as fast as the rules go: the engine's own executor
/// and line maker in one thread, without a sync until the end. The bytes are those of live play
/// that waits for each answer: a test compares them.
class unsynced_player final : public player {
 public:
  /// `directory` holds an empty log.jsonl. `content`: strongest first, as for a library. `ops` must
  /// outlive this.
  static io::result<std::unique_ptr<unsynced_player>> open(io::file_ops& ops,
                                                           const std::string& directory,
                                                           std::vector<std::string> content,
                                                           std::uint64_t dice_seed);

  io::result<verdict> play(const std::string& line, std::int64_t at_ms) override;
  /// Writes what is left, moves the lines of a fight that is on to encounter.jsonl, and syncs.
  io::result<done> finish();

  [[nodiscard]] const model::state& state() const noexcept override { return executor_.state(); }
  [[nodiscard]] std::string refusal() const override { return refusal_; }
  [[nodiscard]] std::uint64_t bytes() const noexcept { return maker_.end().offset; }

 private:
  unsynced_player(io::file_ops& ops, std::string directory, std::vector<std::string> content,
                  std::uint64_t dice_seed);

  void look_up(const actors::missing_content& what, actors::lookup_results& known);
  io::result<done> write(const actors::outgoing_commit& commit);
  io::result<done> flush();
  io::result<done> split_fight();

  io::file_ops& ops_;
  std::string directory_;
  io::content::library library_;
  actors::executor executor_;
  io::line_maker maker_{{}};
  std::unique_ptr<io::log_file> log_;
  std::string buffer_;
  std::string refusal_;
  /// Offset at which the fight that is on begins.
  std::uint64_t fight_begin_ = 0;
  model::seq_t durable_ = 0;
};

}  // namespace dnd::bench
