// Goal: what is usual at a table costs no more keys than elsewhere, give or take two. Method: the
// table of docs/commands.md, whose lines are read and counted.
#include "model/language/parse.hpp"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <fstream>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

BOOST_AUTO_TEST_SUITE(keys_suite)

namespace {

using namespace dnd::model;

constexpr std::size_t more_keys_max = 2;

/// Cells of a row of a table, without blanks around them.
std::vector<std::string> cells_of(std::string_view line) {
  std::vector<std::string> cells;
  line.remove_prefix(1);
  while (!line.empty()) {
    const std::size_t end = std::min(line.find('|'), line.size());
    std::string_view cell = line.substr(0, end);
    while (cell.starts_with(' ')) cell.remove_prefix(1);
    while (cell.ends_with(' ')) cell.remove_suffix(1);
    cells.emplace_back(cell);
    line.remove_prefix(std::min(end + 1, line.size()));
  }
  return cells;
}

/// What stands in backticks; nothing for "–".
std::optional<std::string> typed_in(const std::string& cell) {
  if (cell.size() < 2 || cell.front() != '`' || cell.back() != '`') return std::nullopt;
  return cell.substr(1, cell.size() - 2);
}

std::vector<std::vector<std::string>> rows() {
  std::ifstream file(DND_SOURCE_DIR "/docs/commands.md");
  BOOST_REQUIRE(file);
  std::vector<std::vector<std::string>> found;
  bool inside = false;
  for (std::string line; std::getline(file, line);) {
    if (line == "<!-- keys -->") inside = true;
    if (inside && line.starts_with("| ") && line.find("---") == std::string::npos)
      found.push_back(cells_of(line));
  }
  BOOST_REQUIRE(!found.empty());
  found.erase(found.begin());
  return found;
}

}  // namespace

BOOST_AUTO_TEST_CASE(usual_actions_cost_no_more_keys_than_elsewhere) {
  const auto all = rows();
  BOOST_TEST(all.size() >= 14U);
  for (const auto& row : all) {
    BOOST_REQUIRE(row.size() == 5U);
    const auto mine = typed_in(row[1]);
    BOOST_REQUIRE_MESSAGE(mine, row[0]);
    std::size_t best = SIZE_MAX;
    for (std::size_t i = 2; i < row.size(); ++i)
      if (const auto other = typed_in(row[i])) best = std::min(best, other->size());
    BOOST_TEST(best < SIZE_MAX, row[0]);
    BOOST_TEST(mine->size() <= best + more_keys_max,
               row[0] << ": " << mine->size() << " keys, elsewhere " << best);
  }
}

BOOST_AUTO_TEST_CASE(each_of_our_lines_is_one) {
  for (const auto& row : rows()) {
    const auto read = parse_line(*typed_in(row[1]));
    BOOST_TEST(read.has_value(), row[1]);
  }
}

BOOST_AUTO_TEST_SUITE_END()
