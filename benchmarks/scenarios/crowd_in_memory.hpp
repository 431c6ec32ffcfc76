#pragma once

#include "actors/campaign/executor.hpp"
#include "benchmarks/campaign/generate.hpp"
#include "io/content/library.hpp"
#include "io/store/codec/line_maker.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace dnd::bench {

/// A crowd that commands are given to, without the disk: parsed, decided, applied, written as
/// lines.
class crowd_in_memory {
 public:
  /// The lines are given in turn, again and again. `ops` must outlive this; nothing but content is
  /// read with it.
  crowd_in_memory(io::file_ops& ops, const made_campaign& crowd, std::vector<std::string> lines);

  /// Nanoseconds of a command, on average of `commands` of them. Errors: `internal` for one that is
  /// not accepted.
  io::result<double> run(std::size_t commands);

 private:
  /// Carries out a line; what content it asks for is looked up once and kept.
  bool give(const std::string& line);

  io::content::library library_;
  actors::lookup_results known_;
  std::string lines_of_it_;
  actors::executor executor_;
  io::line_maker maker_;
  std::vector<std::string> lines_;
  std::size_t next_ = 0;
};

}  // namespace dnd::bench
