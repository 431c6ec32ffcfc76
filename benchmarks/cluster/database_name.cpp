#include "benchmarks/cluster/database_name.hpp"

#include <algorithm>

namespace dnd::bench {

std::string with_database(const std::string& url, std::string_view name) {
  const auto authority = url.find("://");
  const auto from = authority == std::string::npos ? 0 : authority + 3;
  const auto end = std::min(url.find('?', from), url.size());
  const auto path = std::min(url.find('/', from), end);
  return url.substr(0, path) + "/" + std::string(name) + url.substr(end);
}

}  // namespace dnd::bench
