#pragma once

#include <string>
#include <string_view>

namespace dnd::cli::host {

/// A link that opens the page logged in: "http://127.0.0.1:7667/#token=…&campaign=W/C". What stands
/// after the '#' is not sent by browsers, so it is in no journal. `campaign` may be empty.
[[nodiscard]] std::string invitation_link(std::string_view url, std::string_view token,
                                          std::string_view campaign);

}  // namespace dnd::cli::host
