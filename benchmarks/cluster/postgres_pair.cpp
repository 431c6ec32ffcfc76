#include "benchmarks/cluster/postgres_pair.hpp"

#include "benchmarks/cluster/bare_database.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <pwd.h>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>
#include <utility>

namespace dnd::bench {

namespace {

constexpr const char* primary_name = "n1";
constexpr const char* standby_name = "n2";

io::error failed(std::string what, const std::string& path) {
  return {.code = io::ec::io_error, .what = std::move(what), .path = path, .system_errno = errno};
}

/// The end of what a program has written.
std::string last_words(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::string all{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  constexpr std::size_t most = 400;
  return all.size() <= most ? all : all.substr(all.size() - most);
}

/// As a server is used, but for what the path of a socket says. The names of those that confirm
/// stand there before the standby is copied: it must ask for one as well.
constexpr const char* settings = R"(
listen_addresses = ''
synchronous_commit = on
synchronous_standby_names = 'ANY 1 (n1,n2)'
wal_keep_size = 512MB
max_wal_size = 4GB
shared_buffers = 256MB
max_connections = 60
)";

}  // namespace

io::result<std::unique_ptr<postgres_pair>> postgres_pair::start(const std::string& directory) {
  std::unique_ptr<postgres_pair> made(new postgres_pair(directory));
  for (const auto step : {&postgres_pair::find_programs, &postgres_pair::make_places,
                          &postgres_pair::make_primary, &postgres_pair::make_standby})
    if (auto taken = (made.get()->*step)(); !taken) return std::move(taken).error();
  return made;
}

postgres_pair::~postgres_pair() {
  // The standby first: a primary waits for what it has not sent.
  standby_ = {};
  primary_ = {};
  std::error_code ignored;
  if (!sockets_.empty()) std::filesystem::remove_all(sockets_, ignored);
  std::filesystem::remove_all(directory_, ignored);
}

std::string postgres_pair::url() const {
  std::string host;
  for (const char each : socket_of(primary_name))
    host += each == '/' ? "%2F" : std::string(1, each);
  return "postgres://dnd@/postgres?host=" + host;
}

std::string postgres_pair::socket_of(const std::string& node) const {
  return sockets_ + "/" + node;
}

io::result<done> postgres_pair::find_programs() {
  // Where Debian keeps them, which is in nobody's PATH.
  for (const char* version : {"17", "16", "15", "14"}) {
    programs_ = std::string("/usr/lib/postgresql/") + version + "/bin";
    if (std::filesystem::exists(programs_ + "/initdb")) break;
    programs_.clear();
  }
  if (programs_.empty())
    return io::error{.code = io::ec::not_found,
                     .what = "there is no PostgreSQL server here",
                     .todo = "Install postgresql-15, or name a database with --store."};
  if (::geteuid() != 0) return done{};
  // A server refuses to be root.
  for (const char* name : {"postgres", "nobody"})
    if (const auto* who = ::getpwnam(name)) {
      owner_ = {.name = name, .user = who->pw_uid, .group = who->pw_gid};
      return done{};
    }
  return io::error{.code = io::ec::not_found, .what = "there is no user without rights"};
}

io::result<done> postgres_pair::make_places() {
  std::string sockets = "/tmp/dnd-bench-XXXXXX";
  if (::mkdtemp(sockets.data()) == nullptr) return failed("no directory can be made", sockets);
  sockets_ = std::move(sockets);
  for (const auto& each :
       {directory_, sockets_, socket_of(primary_name), socket_of(standby_name)}) {
    if (::mkdir(each.c_str(), 0755) != 0 && errno != EEXIST)
      return failed("no directory can be made", each);
    if (::chmod(each.c_str(), 0755) != 0) return failed("it cannot be opened to others", each);
    if (!owner_.name.empty() && ::chown(each.c_str(), owner_.user, owner_.group) != 0)
      return failed("it cannot be given away", each);
  }
  return done{};
}

std::vector<std::string> postgres_pair::as_owner(std::vector<std::string> words) const {
  std::vector<std::string> out{"setpriv", "--pdeathsig", "QUIT"};
  if (!owner_.name.empty())
    out.insert(out.end(),
               {"--reuid", owner_.name, "--regid", std::to_string(owner_.group), "--clear-groups"});
  out.insert(out.end(), std::make_move_iterator(words.begin()),
             std::make_move_iterator(words.end()));
  return out;
}

io::result<done> postgres_pair::run(std::vector<std::string> words) const {
  const auto name = words.front();
  auto started = child::start(as_owner(std::move(words)), {.output = log()});
  if (!started) return started.error();
  if (started->wait()) return done{};
  return io::error{.code = io::ec::io_error,
                   .what = fmt::format("{} failed: {}", name, last_words(log())),
                   .todo =
                       "The directories above the scratch directory must be open to whoever "
                       "runs the server."};
}

io::result<child> postgres_pair::serve(const std::string& node) const {
  auto started = child::start(
      as_owner({programs_ + "/postgres", "-D", directory_ + "/" + node, "-c",
                "unix_socket_directories=" + socket_of(node), "-c", "cluster_name=" + node}),
      {.output = log(), .stop_signal = SIGINT});
  if (!started) return started;
  constexpr int attempts_max = 600;
  for (int attempt = 0; attempt < attempts_max; ++attempt) {
    auto on = bare_database::connect("host=" + socket_of(node) + " user=dnd dbname=postgres");
    if (on) return started;
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
  }
  return io::error{.code = io::ec::io_error,
                   .what = "PostgreSQL was started and does not answer: " + last_words(log())};
}

io::result<done> postgres_pair::make_primary() {
  const std::string data = directory_ + "/" + primary_name;
  if (auto made = run({programs_ + "/initdb", "-D", data, "-U", "dnd", "-A", "trust", "--no-sync",
                       "--no-locale", "-E", "UTF8"});
      !made)
    return made;
  std::ofstream(data + "/postgresql.conf", std::ios::app) << settings;
  auto started = serve(primary_name);
  if (!started) return started.error();
  primary_ = *std::move(started);
  const auto on = bare_database::connect(url());
  if (!on) return on.error();
  const auto said = (*on)->sql("select version()");
  if (!said) return said.error();
  version_ = said->front().substr(0, said->front().find(" on "));
  return done{};
}

io::result<done> postgres_pair::make_standby() {
  const std::string data = directory_ + "/" + standby_name;
  const std::string from =
      fmt::format("host={} user=dnd application_name={}", socket_of(primary_name), standby_name);
  if (auto copied = run({programs_ + "/pg_basebackup", "-D", data, "-R", "-X", "stream", "-c",
                         "fast", "--no-sync", "-d", from});
      !copied)
    return copied;
  // A standby says who it is by the name of its connection.
  std::ofstream(data + "/postgresql.auto.conf", std::ios::app)
      << "primary_conninfo = '" << from << "'\n";
  auto started = serve(standby_name);
  if (!started) return started.error();
  standby_ = *std::move(started);
  return done{};
}

}  // namespace dnd::bench
