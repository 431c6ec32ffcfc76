#include "benchmarks/scenarios/workbench.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <sys/ioctl.h>
#include <unistd.h>
#include <utility>

namespace dnd::bench {

namespace {

cli::style style_of(int stream) {
  return cli::style::of(cli::color_setting::automatic,
                        {.terminal = ::isatty(stream) == 1,
                         .no_color = std::getenv("NO_COLOR"),
                         .term = std::getenv("TERM")},
                        cli::locale_charset());
}

std::size_t width_of(int stream, std::size_t otherwise) {
  winsize size{};
  if (::ioctl(stream, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return otherwise;
  return size.ws_col;
}

}  // namespace

io::result<std::unique_ptr<workbench>> workbench::make(io::file_ops& ops, bench_options options) {
  auto directory = io::temporary_directory::make(ops, options.scratch, "dnd-bench");
  if (!directory) return directory.error();
  return std::unique_ptr<workbench>(new workbench(ops, std::move(options), *std::move(directory)));
}

io::result<const made_campaign*> workbench::campaign(std::uint64_t events) {
  const auto have = campaigns_.find(events);
  if (have != campaigns_.end()) return &have->second;
  auto progress = bar(fmt::format("making a campaign of {} events", events), events);
  auto made = generate_story(ops_, scratch(),
                             {.name = fmt::format("Events {}", events),
                              .events = events,
                              .seed = options_.seed,
                              .progress = [&](std::uint64_t done) { progress.update(done); }});
  if (!made) return made.error();
  progress.finish();
  return &campaigns_.emplace(events, *std::move(made)).first->second;
}

io::result<made_campaign> workbench::crowd(const std::string& name, std::size_t creatures) {
  return generate_crowd(ops_, scratch(), {.name = name, .creatures = creatures});
}

io::result<made_campaign> workbench::fight(const std::string& name, std::uint64_t events) {
  auto progress = bar(fmt::format("making a fight of {} events", events), events);
  auto made = generate_story(ops_, scratch(),
                             {.name = name,
                              .events = events,
                              .seed = options_.seed,
                              .how = ending::in_a_fight,
                              .progress = [&](std::uint64_t done) { progress.update(done); }});
  if (made) progress.finish();
  return made;
}

io::result<made_campaign> workbench::life(const std::string& name, std::uint64_t events) {
  auto progress = bar(fmt::format("making a life of {} events", events), events);
  auto made = generate_story(ops_, scratch(),
                             {.name = name,
                              .events = events,
                              .seed = options_.seed,
                              .what = telling::life,
                              .progress = [&](std::uint64_t done) { progress.update(done); }});
  if (made) progress.finish();
  return made;
}

io::result<made_campaign> workbench::clone(const made_campaign& from, const std::string& name) {
  made_campaign made = from;
  made.where.name = made.where.directory = name;
  made.where.path = from.where.world_path + "/" + name;
  std::error_code failure;
  std::filesystem::copy(from.where.path, made.where.path, std::filesystem::copy_options::recursive,
                        failure);
  if (failure)
    return io::error{.code = io::ec::io_error,
                     .what = "the campaign cannot be copied",
                     .path = made.where.path,
                     .system_errno = failure.value()};
  if (auto synced = ops_.sync_file_system(made.where.path); !synced) return synced.error();
  return made;
}

io::result<done> workbench::remove(const made_campaign& what) {
  std::error_code failure;
  std::filesystem::remove_all(what.where.path, failure);
  if (!failure) return done{};
  return io::error{.code = io::ec::io_error,
                   .what = "the campaign cannot be removed",
                   .path = what.where.path,
                   .system_errno = failure.value()};
}

void workbench::leave_out(std::string_view what, const io::error& why) {
  report_.left_out.push_back(fmt::format("{}: {}", what, io::render(why)));
}

std::vector<std::uint64_t> workbench::sizes() const {
  std::vector<std::uint64_t> all;
  for (std::uint64_t size = 1'000; size < options_.events; size *= 10) all.push_back(size);
  all.push_back(options_.events);
  return all;
}

io::result<done> take_turns(const workbench& bench, const std::string& label,
                            std::vector<contestant>& all) {
  const auto runs = bench.options().runs;
  auto progress = bench.bar(label, (runs + 1) * all.size());
  std::uint64_t taken = 0;
  for (std::size_t run = 0; run <= runs; ++run) {
    for (auto& one : all) {
      const auto value = one.run();
      if (!value) return value.error();
      if (run > 0) one.values.push_back(*value);
      progress.update(++taken);
    }
  }
  progress.finish();
  return done{};
}

cli::progress_bar workbench::bar(std::string label, std::uint64_t total) const {
  cli::progress_output where{.write = nullptr,
                             .now =
                                 [] {
                                   return std::chrono::duration_cast<std::chrono::milliseconds>(
                                       std::chrono::steady_clock::now().time_since_epoch());
                                 },
                             .look = style_of(STDERR_FILENO),
                             .width = width_of(STDERR_FILENO, 80)};
  if (::isatty(STDERR_FILENO) == 1)
    where.write = [](std::string_view text) {
      std::fwrite(text.data(), 1, text.size(), stderr);
      std::fflush(stderr);
    };
  return {std::move(where), std::move(label), total};
}

cli::layout workbench::out_layout() {
  // A file or a pipe is not narrow.
  return {.look = style_of(STDOUT_FILENO), .width = width_of(STDOUT_FILENO, 240)};
}

}  // namespace dnd::bench
