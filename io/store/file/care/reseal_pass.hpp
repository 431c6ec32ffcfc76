#pragma once

#include "io/store/codec/line_format.hpp"
#include "io/store/file/care/campaign_reseal.hpp"
#include "io/store/file/care/file_replacement.hpp"
#include "io/store/file/log/read/line_reader.hpp"
#include "model/event.hpp"
#include "model/state.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dnd::io {

/// One pass over the lines of a campaign that was edited: checks each, replays it, and gives it
/// its new sum.
class reseal_pass {
 public:
  reseal_pass(std::uint64_t from, reseal_summary& summary) : from_(from), summary_(summary) {}

  /// Passes over a file, which follows the one before. Writes the new lines to `into` if there is
  /// one. Fails with what a new sum does not cure.
  [[nodiscard]] result<done> pass(const log_file& file, file_replacement* into);
  /// Fails when the last command is not whole. Requires that all files were passed over.
  [[nodiscard]] result<done> finish() const;

  /// Lines of the file that was passed over last that get another text.
  [[nodiscard]] std::uint64_t lines_changed() const noexcept { return lines_changed_; }
  /// The sum that the line before one in `reseal_summary::changed` states.
  [[nodiscard]] std::uint64_t stated_before(std::size_t index) const { return stated_[index]; }

 private:
  struct place {
    const std::string& path;
    std::uint64_t line;
    std::uint64_t byte;
  };
  result<done> seal(std::string_view text, const place& where, file_replacement* into);
  result<done> replay(std::string_view text, const framed_line& frame, const place& where);
  void note(std::string_view text, const framed_line& frame, const place& where);
  [[nodiscard]] error refused(const place& where, std::string what, std::string todo) const;

  std::uint64_t from_;
  reseal_summary& summary_;
  std::uint64_t seq_ = 0;
  std::uint64_t stated_sum_ = 0;  ///< Of the last line, as it stands there.
  std::uint64_t sealed_sum_ = 0;  ///< As it will be.
  bool more_ = false;
  std::uint64_t lines_changed_ = 0;
  std::vector<std::uint64_t> stated_;
  model::state state_;
  model::event event_;
  std::string sealed_;  ///< The new line.
  std::string scratch_;
};

}  // namespace dnd::io
