#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace dnd::io {

/// What there is to say of one of the hosts of a store.
struct host_report {
  std::string id = {};
  /// Empty: nobody can be sent to it.
  std::string url = {};
  /// Of the program.
  std::string version = {};
  /// It was heard of in time: nobody takes over what it has.
  bool lease_runs = false;
  /// It gives up what it has, and takes nothing any more.
  bool drains = false;
  /// That it has now, as world/campaign by their directories. In order.
  std::vector<std::string> campaigns = {};
};

}  // namespace dnd::io
