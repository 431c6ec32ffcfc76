#pragma once

#include "actors/shared_store.hpp"
#include "benchmarks/cluster/campaign_database.hpp"
#include "benchmarks/scenarios/engine_client.hpp"

#include <memory>
#include <string>
#include <vector>

namespace dnd::bench {

/// An engine in this process whose campaigns are in a database.
class store_client {
 public:
  static io::result<std::unique_ptr<store_client>> start(workbench& bench, const std::string& url);

  [[nodiscard]] engine_client& client() noexcept { return *client_; }

 private:
  std::shared_ptr<actors::shared_store> store_;
  /// Declared after the store: it must end before that does.
  std::unique_ptr<engine_client> client_;
};

[[nodiscard]] actors::campaign_address address_of(const campaign_row& campaign,
                                                  const io::config::campaign_options& options);

}  // namespace dnd::bench
