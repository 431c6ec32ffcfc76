#pragma once

#include "benchmarks/campaign/generate.hpp"
#include "benchmarks/report/figure.hpp"
#include "cli/render/table.hpp"
#include "cli/terminal/progress.hpp"
#include "io/files/file_ops.hpp"
#include "io/workspace/temporary_directory.hpp"

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace dnd::bench {

struct bench_options {
  /// Size of the largest log.
  std::uint64_t events = 100'000;
  std::uint64_t seed = 1;
  /// Of each measurement.
  std::size_t runs = 5;
  /// What slow readers are given of the largest log: its first events, since all of it would take
  /// them minutes.
  std::uint64_t peer_events = 500'000;
  /// The program, for what is measured as a whole process.
  std::string dnd;
  /// This program, for peers that are part of it.
  std::string self;
  /// A database server for `cluster`, as an address of any of its databases. Empty: of its own.
  std::string store = {};
  /// Where the scratch directory is made. It goes when the workbench does.
  std::string scratch = ".";
};

/// What scenarios share: where they work, the campaigns that were made so far, and the report.
class workbench {
 public:
  static io::result<std::unique_ptr<workbench>> make(io::file_ops& ops, bench_options options);

  [[nodiscard]] io::file_ops& ops() noexcept { return ops_; }
  [[nodiscard]] const bench_options& options() const noexcept { return options_; }
  [[nodiscard]] const std::string& scratch() const noexcept { return directory_->path(); }
  [[nodiscard]] report& results() noexcept { return report_; }

  /// A calm campaign of so many events, made when it is first asked for.
  io::result<const made_campaign*> campaign(std::uint64_t events);
  /// A new campaign with so many creatures on the table.
  io::result<made_campaign> crowd(const std::string& name, std::size_t creatures);
  /// A new campaign of so many events in which a group lives as well as fights.
  io::result<made_campaign> life(const std::string& name, std::uint64_t events);
  /// A new campaign in which a fight of so many events is on.
  io::result<made_campaign> fight(const std::string& name, std::uint64_t events);
  /// Copies a campaign, in all its files and synced, to a new one of another name.
  io::result<made_campaign> clone(const made_campaign& from, const std::string& name);
  io::result<done> remove(const made_campaign& what);
  /// Notes in the report that something could not be measured.
  void leave_out(std::string_view what, const io::error& why);
  /// 1,000, 10,000 and so on, up to and with the largest.
  [[nodiscard]] std::vector<std::uint64_t> sizes() const;

  [[nodiscard]] cli::progress_bar bar(std::string label, std::uint64_t total) const;
  /// Standard output, as it looks.
  [[nodiscard]] static cli::layout out_layout();

 private:
  workbench(io::file_ops& ops, bench_options options,
            std::unique_ptr<io::temporary_directory> directory)
      : ops_(ops), options_(std::move(options)), directory_(std::move(directory)) {}

  io::file_ops& ops_;
  bench_options options_;
  std::unique_ptr<io::temporary_directory> directory_;
  std::map<std::uint64_t, made_campaign> campaigns_;
  report report_;
};

/// Takes the runs of several contestants in turn, `runs` times after one that does not count: what
/// slows the machine down for a while slows all of them down. Each returns its value.
struct contestant {
  std::function<io::result<double>()> run;
  series values = {};
};
io::result<done> take_turns(const workbench& bench, const std::string& label,
                            std::vector<contestant>& all);

/// Seconds that `work` takes.
template <class Work>
[[nodiscard]] double seconds_of(Work&& work) {
  const auto begin = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

}  // namespace dnd::bench
