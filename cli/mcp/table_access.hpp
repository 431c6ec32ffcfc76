#pragma once

#include "actors/access.hpp"
#include "cli/app/context.hpp"
#include "cli/remote/http_client.hpp"

#include <memory>
#include <string>

/// An assistant at the table, by the Model Context Protocol.
namespace dnd::cli::mcp {

/// How an assistant reaches a campaign: the requests of docs/host-api.yaml, answered by a host
/// elsewhere or in this process. Either way they go through the same doors, so that an assistant
/// sees and does what its role may, and nothing more.
class table_access {
 public:
  virtual ~table_access() = default;
  /// Waits for the answer. An error says that there was none.
  [[nodiscard]] virtual io::result<remote::http_answer> ask(const remote::http_question& what) = 0;
};

/// A host that runs.
[[nodiscard]] std::unique_ptr<table_access> far_table(remote::host_access host);

/// The campaigns of this machine, in this process, in the role that `terms` say. `with` must
/// outlive it. At its end what is open is closed, with a snapshot.
[[nodiscard]] io::result<std::unique_ptr<table_access>> near_table(context& with,
                                                                   actors::access_terms terms);

}  // namespace dnd::cli::mcp
