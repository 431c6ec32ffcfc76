#pragma once

#include "io/files/error.hpp"
#include "io/files/file_ops.hpp"
#include "io/workspace/campaign_directory.hpp"
#include "model/state.hpp"

#include <string>
#include <vector>

/// A campaign with all that it takes to play on elsewhere.
namespace dnd::io {

/// What is read first in a bundle.
inline constexpr std::string_view bundle_note_name = "README.txt";

struct bundle_parts {
  /// Directories of content, strongest first, as the campaign is played with.
  std::vector<std::string> content;
  /// What the file that is read first says.
  std::string note;
};

/// Makes the directory `target`, which is one of worlds: the campaign's world with its content, and
/// in it the campaign, as `copy_campaign` copies it. Content of weaker directories than the world's
/// becomes the world's own, but for what every program has built in. Whole and durable, or not
/// there at all; works while the campaign is being played. Returns the seq of its last event.
/// Errors: `exists` when there is something of this name; the disk's; damage of the log.
[[nodiscard]] result<model::seq_t> make_bundle(file_ops& ops, const campaign_info& which,
                                               const bundle_parts& parts,
                                               const std::string& target);

}  // namespace dnd::io
