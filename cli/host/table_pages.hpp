#pragma once

#include "cli/host/service.hpp"

#include <cstdint>
#include <optional>
#include <string>

/// What the page in a browser shows besides commits. All of these wait for the disk.
namespace dnd::cli::host {

/// As `json_table`: the table now, or after event `at`, as they count.
[[nodiscard]] host_answer table_page(hosted_campaign& campaign, std::optional<std::uint64_t> at,
                                     const caller& who);

/// As `json_options`. 404 for a creature that is not there, or that they do not play.
[[nodiscard]] host_answer options_page(hosted_campaign& campaign, const std::string& creature,
                                       const caller& who);

/// What `add` takes and the words fit, the nearest first:
///
///     {"found":[{"slug","name","kind":"character"|"monster","about","hp","ac","cr":null|"1/4"}…],
///      "more":N}
///
/// Nothing for who is not the game master: what there is to be met is no player's business.
[[nodiscard]] host_answer addable_page(hosted_campaign& campaign, const std::string& text,
                                       const caller& who);

}  // namespace dnd::cli::host
