#pragma once

#include "io/files/file_ops.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

/// The log of a campaign, in one file or in several.
///
/// A campaign has its log in log.jsonl. A fork may share its beginning with the campaign that it
/// was made of: then it has no log.jsonl, and its log is, one after the other, `past.1.N.jsonl`,
/// `past.2.N.jsonl` …, of each the first N bytes, and `since.jsonl`. The first ones are second
/// names of files that other campaigns write to: what is in their first N bytes was durable when
/// the fork was made, and nothing ever changes it. since.jsonl is the fork's own. Whoever reads or
/// writes the log sees one file, with places that count through all of them. Where there is a
/// log.jsonl, the others say nothing: that is how a log that is written anew takes their place.
namespace dnd::io {

/// A file of which a log has the beginning.
struct past_part {
  /// In the campaign's directory.
  std::string name;
  /// That are of the log. Never 0.
  std::uint64_t bytes = 0;
  friend bool operator==(const past_part&, const past_part&) = default;
};
/// A fork of a fork of a fork …: one that would have more copies its past.
inline constexpr std::size_t most_past_parts = 16;

[[nodiscard]] std::string past_part_name(std::size_t number, std::uint64_t bytes);
/// In their order; none where there are none, or where one of them is missing. Errors: the disk's.
[[nodiscard]] result<std::vector<past_part>> past_parts_in(file_ops& ops,
                                                           const std::string& directory);

/// As `file_ops::open` of log.jsonl, for the log of the campaign in `directory`, wherever it is.
/// Never makes one.
[[nodiscard]] result<std::unique_ptr<log_file>> open_log_file(file_ops& ops,
                                                              const std::string& directory,
                                                              open_mode mode);
/// To read; null when it is missing.
[[nodiscard]] result<std::unique_ptr<log_file>> open_log_file_if_there(
    file_ops& ops, const std::string& directory);

/// Has the log in `to`, which has none yet, begin with the first `bytes` of the one in `from`, and
/// makes them durable. They must end with a command, and nobody may write to the log in `from`
/// meanwhile. since.jsonl is the caller's to make. False, and nothing is there, where that cannot
/// be done. Errors: the disk's, where what is there cannot be taken away again.
[[nodiscard]] result<bool> share_past(file_ops& ops, const std::string& from, std::uint64_t bytes,
                                      const std::string& to);

/// Removes what `share_past` made, and since.jsonl. Requires that there is a log.jsonl.
[[nodiscard]] result<done> remove_shared_past(file_ops& ops, const std::string& directory);

}  // namespace dnd::io
