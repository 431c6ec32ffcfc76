#include "benchmarks/cluster/bare_appender.hpp"

#include <chrono>
#include <string_view>
#include <utility>

namespace dnd::bench {

io::result<std::unique_ptr<bare_appender>> bare_appender::connect(
    const std::string& url, std::vector<campaign_row> campaigns, std::size_t bytes_a_command) {
  auto on = bare_database::connect(url);
  if (!on) return on.error();
  // As the store sets it.
  if (auto set = (*on)->sql("set plan_cache_mode = force_generic_plan"); !set) return set.error();
  if (auto prepared = (*on)->prepare(io::postgres::append); !prepared) return prepared.error();
  return std::unique_ptr<bare_appender>(
      new bare_appender(*std::move(on), std::move(campaigns), bytes_a_command));
}

io::result<done> bare_appender::append(std::span<campaign_row> to) {
  using io::postgres::numbers;
  std::vector<io::postgres::uuid> campaigns;
  std::vector<std::uint64_t> epochs, seqs, sums, lasts, last_sums, sizes;
  const std::vector<std::string_view> bodies(to.size(), body_);
  for (auto& each : to) {
    campaigns.push_back(each.id);
    epochs.push_back(each.epoch);
    seqs.push_back(each.seq++);
    sums.push_back(each.sum++);
    lasts.push_back(each.seq);
    last_sums.push_back(each.sum);
    sizes.push_back(each.bytes += body_.size());
  }
  auto rows = on_->run(
      {{.name = io::postgres::append.name,
        .values = {io::postgres::ids(campaigns), numbers(epochs), numbers(seqs), numbers(sums),
                   numbers(lasts), numbers(last_sums), numbers(sizes), io::postgres::ids(campaigns),
                   numbers(lasts), io::postgres::byte_strings(bodies)}}});
  if (!rows) return rows.error();
  if (rows->size() == 1 && rows->front() == to.size()) return done{};
  return io::error{.code = io::ec::internal, .what = "a bare append was fenced"};
}

io::result<series> bare_appender::one_at_a_time(std::size_t count) {
  series seconds;
  for (std::size_t i = 0; i < count; ++i) {
    io::result<done> appended = io::error{};
    seconds.push_back(seconds_of([&] { appended = append(std::span(campaigns_).first(1)); }));
    if (!appended) return appended.error();
  }
  return seconds;
}

io::result<double> bare_appender::all_at_once(double seconds) {
  const auto begin = std::chrono::steady_clock::now();
  const auto elapsed = [&] {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  };
  std::size_t written = 0;
  while (elapsed() < seconds) {
    if (auto appended = append(campaigns_); !appended) return appended.error();
    written += campaigns_.size();
  }
  return static_cast<double>(written) / elapsed();
}

}  // namespace dnd::bench
