#pragma once

#include "actors/workspace.hpp"
#include "io/files/file_ops.hpp"
#include "model/commit.hpp"
#include "model/views/figures.hpp"

#include <string>
#include <vector>

namespace dnd::actors {

/// One of two campaigns, with the directories of its content, strongest first.
struct compared_campaign {
  campaign_info about;
  std::vector<std::string> content;
};

/// The last command of a campaign that changed a value since the two went their own ways.
struct made_by {
  /// 0 and null: none did, or there are too many events to know.
  model::seq_t seq = 0;
  model::commit_ptr what = {};
};

/// A value that is another one in the second campaign than in the first: those are its `before` and
/// `after`.
struct compared_value {
  model::views::figure_change change;
  made_by in_first;
  made_by in_second;
};

struct campaign_comparison {
  /// The last event that both have: a fork has those of what it was made of. 0: none.
  model::seq_t common = 0;
  model::seq_t first_last = 0;
  model::seq_t second_last = 0;
  std::vector<compared_value> values;
};

/// What is different between two campaigns as they are now. Reads only, also while somebody plays.
/// Errors: the disk's; damage of a log, located.
[[nodiscard]] io::result<campaign_comparison> compare_campaigns(io::file_ops& ops,
                                                                const compared_campaign& first,
                                                                const compared_campaign& second);

}  // namespace dnd::actors
