#include "benchmarks/scenarios/scenarios.hpp"

#include <array>

namespace dnd::bench {

std::span<const scenario> scenarios() noexcept {
  static constexpr std::array all{
      scenario{"replay", "from the log to the state, every sum checked", run_replay},
      scenario{"memory", "what a replay takes of it, at its peak", run_memory},
      scenario{"open", "a campaign with a snapshot, until it takes commands", run_open},
      scenario{"history", "questions about the past of a campaign", run_history},
      scenario{"past", "what players ask about the past, beside SQLite", run_past},
      scenario{"verify", "looking for damage in a log", run_verify},
      scenario{"command", "in small and large crowds, without the disk", run_command},
      scenario{"effects", "the same with five effects on every creature, and spells", run_effects},
      scenario{"commit", "commands that are on disk when they are answered", run_commit},
      scenario{"campaigns", "durable commands of a thousand campaigns at once", run_campaigns},
      scenario{"subscribers", "commands of a campaign that a thousand follow", run_subscribers},
      scenario{"snapshot", "answers while a large one is written", run_snapshot},
      scenario{"merge", "the end of a long fight", run_merge},
      scenario{"host", "commands from outside, of campaigns that others follow", run_host},
#ifdef DND_BENCH_POSTGRES
      scenario{"cluster-commit", "commands of campaigns in PostgreSQL", run_cluster_commit},
      scenario{"cluster-open", "opening one of very many in PostgreSQL", run_cluster_open},
      scenario{"cluster-hosts", "hosts that share a PostgreSQL", run_cluster_hosts},
#endif
      scenario{"startup", "the program as a whole process", run_startup},
  };
  return all;
}

}  // namespace dnd::bench
