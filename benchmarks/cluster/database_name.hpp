#pragma once

#include <string>
#include <string_view>

namespace dnd::bench {

/// The same server's database of another name.
[[nodiscard]] std::string with_database(const std::string& url, std::string_view name);

}  // namespace dnd::bench
