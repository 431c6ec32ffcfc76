#include "cli/app/commands.hpp"

#include "cli/app/stop_signals.hpp"
#include "cli/host/token_terms.hpp"
#include "cli/mcp/mcp_server.hpp"
#include "cli/remote/access.hpp"
#include "cli/repl/plain_reader.hpp"

#include <memory>
#include <unistd.h>
#include <utility>

namespace dnd::cli {
namespace {

/// More than any command with every byte escaped.
constexpr std::size_t line_bytes_max = 64 * 1024;

struct way_to_table {
  std::unique_ptr<mcp::table_access> access;
  std::string label;
};

[[nodiscard]] io::result<way_to_table> far_way(context& with, remote::host_access host) {
  const auto known = remote::list_campaigns(host);
  if (!known) return known.error();
  std::string name = with.typed.value("--campaign").value_or("");
  if (name.empty()) name = host.where.campaign;
  const auto which = name.empty() ? known->usual() : known->find(name);
  if (!which) return which.error();
  return way_to_table{.access = mcp::far_table(std::move(host)), .label = which->label};
}

[[nodiscard]] io::result<way_to_table> near_way(context& with, actors::access_terms terms) {
  const auto which = chosen_campaign(with, with.typed.value("--campaign").value_or(""));
  if (!which) return which.error();
  terms.campaigns = {which->label};
  auto access = mcp::near_table(with, std::move(terms));
  if (!access) return std::move(access).error();
  return way_to_table{.access = *std::move(access), .label = which->label};
}

}  // namespace

exit_code mcp_command(context& with) {
  auto host = remote::wanted_host(with);
  if (!host) return fail(with, host.error());
  if (*host && with.typed.has("--role"))
    return fail(with, usage_error{"on a host the token says the role",
                                  "Leave --role out, or let `dnd host token create` make one."});
  actors::access_terms terms{.role = actors::token_role::gm};
  if (with.typed.has("--role")) {
    auto wanted = host::wanted_terms(with.typed, now_ms());
    if (!wanted) return fail(with, wanted.error());
    if (wanted->role == actors::token_role::monitor)
      return fail(with, usage_error{"a monitor sees nothing of any campaign",
                                    "Use --role gm, player or spectator."});
    terms = *std::move(wanted);
  }
  const auto way = *host ? far_way(with, **std::move(host)) : near_way(with, std::move(terms));
  if (!way) return fail(with, way.error());
  const stop_signals signals(stop_signals::interrupt::stops);
  const mcp::agent_table table{.access = *way->access, .label = way->label};
  mcp::mcp_server server(table);
  plain_reader lines(STDIN_FILENO, signals.descriptor(), line_bytes_max);
  while (signals.received() == 0 && !with.out.is_broken()) {
    const input_line line = lines.read();
    if (line.kind == input_kind::end) break;
    if (line.kind == input_kind::too_long) {
      with.out.print(mcp::mcp_server::answer_too_long(line.text));
    } else if (line.text.find_first_not_of(" \t\r") != std::string::npos) {
      if (const auto answer = server.answer(line.text)) with.out.print(*answer);
    }
    with.out.flush();
  }
  return exit_code::done;
}

}  // namespace dnd::cli
