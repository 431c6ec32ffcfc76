#include "io/store/postgres/database_url.hpp"

#include "io/store/postgres/libpq.hpp"

#include <libpq-fe.h>

#include <fmt/format.h>

#include <algorithm>
#include <memory>

namespace dnd::io::postgres {

namespace {

constexpr std::string_view schemes[] = {"postgres://", "postgresql://"};
/// Statements wait as long as they have to, and each connection counts as it is set here: what a
/// server or a user has as a default says nothing about this one.
constexpr std::string_view session_options =
    "-c statement_timeout=0 -c synchronous_commit=on -c plan_cache_mode=force_generic_plan "
    "-c default_transaction_isolation=read\\ committed -c client_min_messages=warning";

const database_url::parameter needed[] = {
    {"connect_timeout", "2"},    {"tcp_user_timeout", "5000"},
    {"keepalives_idle", "5"},    {"keepalives_interval", "2"},
    {"keepalives_count", "3"},   {"target_session_attrs", "read-write"},
    {"application_name", "dnd"}, {"client_encoding", "UTF8"},
};

error not_one(std::string why) {
  while (why.ends_with('\n')) why.pop_back();
  return {.code = ec::bad_name,
          .what = fmt::format("this is no address of a database: {}", why),
          .todo = "Write it as postgres://user@host:5432/database."};
}

/// Takes out what stands between the user and the host, or in `password=`.
std::string without_password(std::string_view text) {
  std::string out(text);
  const auto begin = out.find("://") + 3;
  const auto end = std::min(out.find_first_of("/?", begin), out.size());
  const auto at = out.rfind('@', end);
  if (at != std::string::npos && at >= begin && at < end) {
    const auto colon = out.find(':', begin);
    if (colon < at) out.erase(colon, at - colon);
  }
  for (;;) {
    const auto key = std::min(out.find("?password="), out.find("&password="));
    if (key == std::string::npos) return out;
    const auto next = out.find('&', key + 1);
    // The mark before it stays for the one after it.
    out.erase(next == std::string::npos ? key : key + 1,
              next == std::string::npos ? std::string::npos : next - key);
  }
}

/// One of those that may be several, by commas.
constexpr bool is_list(std::string_view key) {
  return key == "host" || key == "hostaddr" || key == "port";
}

std::vector<std::string_view> elements_of(std::string_view list) {
  std::vector<std::string_view> out;
  for (;;) {
    const auto comma = list.find(',');
    out.push_back(list.substr(0, comma));
    if (comma == std::string_view::npos) return out;
    list.remove_prefix(comma + 1);
  }
}

struct free_options {
  void operator()(PQconninfoOption* options) const noexcept { PQconninfoFree(options); }
};

}  // namespace

bool database_url::is_one(std::string_view text) noexcept {
  return std::ranges::any_of(schemes,
                             [&](std::string_view each) { return text.starts_with(each); });
}

result<database_url> database_url::parse(std::string_view text) {
  if (!is_one(text)) return not_one("it does not begin with postgres://");
  if (auto loaded = load_libpq(); !loaded) return std::move(loaded).error();
  if (text.find('\0') != std::string_view::npos) return not_one("there is a zero byte in it");
  char* why = nullptr;
  const std::unique_ptr<PQconninfoOption, free_options> options(
      PQconninfoParse(std::string(text).c_str(), &why));
  if (options == nullptr) {
    std::string said = why == nullptr ? "there is no memory" : why;
    PQfreemem(why);
    return not_one(std::move(said));
  }
  database_url made;
  made.shown_ = without_password(text);
  std::string given_options;
  for (const auto* each = options.get(); each->keyword != nullptr; ++each) {
    if (each->val == nullptr) continue;
    if (std::string_view(each->keyword) == "options")
      given_options = std::string(each->val) + " ";
    else
      made.parameters_.emplace_back(each->keyword, each->val);
  }
  const auto said = [&](std::string_view key) {
    return std::ranges::any_of(made.parameters_,
                               [&](const auto& each) { return each.first == key; });
  };
  if (!said("dbname")) return not_one("it names no database");
  for (const auto& each : needed)
    if (!said(each.first)) made.parameters_.push_back(each);
  for (const auto& [key, list] : made.parameters_) {
    if (!is_list(key)) continue;
    const auto count = elements_of(list).size();
    // One port is that of all.
    if (count == 1) continue;
    if (made.hosts_ != 1 && made.hosts_ != count)
      return not_one("it names as many ports as hosts, or one, and nothing else");
    made.hosts_ = count;
  }
  // The last one counts.
  made.parameters_.emplace_back("options", given_options + std::string(session_options));
  return made;
}

std::vector<database_url::parameter> database_url::parameters(std::size_t host) const {
  auto made = parameters_;
  for (auto& [key, value] : made) {
    if (!is_list(key)) continue;
    const auto all = elements_of(value);
    if (all.size() > host) value = std::string(all[host]);
  }
  return made;
}

}  // namespace dnd::io::postgres
