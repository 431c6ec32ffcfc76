#pragma once

#include "cli/app/answer.hpp"
#include "cli/render/table.hpp"

#include <string>
#include <vector>

namespace dnd::cli {

/// A page of the log in the form that was asked for, with how to see the page before it. As JSON
/// lines there is nothing but an object for each command, as of `commit_json`, with `"undone":true`
/// at the end of those that were taken back.
[[nodiscard]] std::vector<std::string> log_page_lines(const log_page& page, const layout& where);

}  // namespace dnd::cli
