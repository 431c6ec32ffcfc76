#include "tests/support/postgres_server.hpp"

#include "io/store/postgres/pipeline.hpp"

#include <libpq-fe.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <grp.h>
#include <pwd.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

namespace dnd::test {

namespace {

using namespace std::chrono_literals;

/// Where Debian keeps the programs of a server, which are in nobody's PATH.
std::string programs() {
  for (const char* version : {"17", "16", "15", "14"}) {
    const auto folder = std::string("/usr/lib/postgresql/") + version + "/bin";
    if (std::filesystem::exists(folder + "/initdb")) return folder;
  }
  BOOST_FAIL("there is no PostgreSQL server here: install postgresql-15");
  return {};
}

/// Who runs it: a server refuses to be root.
const passwd* unprivileged() {
  if (::geteuid() != 0) return nullptr;
  for (const char* name : {"postgres", "nobody"})
    if (const auto* who = ::getpwnam(name)) return who;
  BOOST_FAIL("there is no user without rights who could run a PostgreSQL server");
  return nullptr;
}

using variables = std::vector<std::pair<const char*, std::string>>;

/// In the child: becomes a program that ends with this one. Its output goes to a file.
[[noreturn]] void become(const std::vector<std::string>& words, const std::string& log,
                         const passwd* who, const variables& more) {
  const int out = ::open(log.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
  const int in = ::open("/dev/null", O_RDONLY | O_CLOEXEC);
  ::dup2(in, 0);
  ::dup2(out, 1);
  ::dup2(out, 2);
  if (who != nullptr &&
      (::setgroups(0, nullptr) != 0 || ::setgid(who->pw_gid) != 0 || ::setuid(who->pw_uid) != 0))
    ::_exit(126);
  // SIGQUIT: a server ends at once, and its processes with it.
  ::prctl(PR_SET_PDEATHSIG, SIGQUIT);
  ::setenv("LC_ALL", "C", 1);
  for (const auto& [name, value] : more) ::setenv(name, value.c_str(), 1);
  if (::chdir("/") != 0) ::_exit(126);
  std::vector<char*> arguments;
  for (const auto& each : words) arguments.push_back(const_cast<char*>(each.c_str()));
  arguments.push_back(nullptr);
  ::execv(arguments[0], arguments.data());
  ::_exit(127);
}

pid_t launch(const std::vector<std::string>& words, const std::string& log,
             const variables& more = {}) {
  const auto* who = unprivileged();
  const pid_t pid = ::fork();
  BOOST_REQUIRE(pid >= 0);
  if (pid == 0) become(words, log, who, more);
  return pid;
}

std::string text_of(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

void run_to_end(const std::vector<std::string>& words, const std::string& log) {
  const pid_t pid = launch(words, log);
  int status = 0;
  while (::waitpid(pid, &status, 0) < 0) BOOST_REQUIRE(errno == EINTR);
  BOOST_REQUIRE_MESSAGE(WIFEXITED(status) && WEXITSTATUS(status) == 0,
                        words.front() << " failed: " << text_of(log));
}

/// Folders of its own for somebody else.
void give_away(const std::string& path) {
  const auto* who = unprivileged();
  if (who != nullptr) BOOST_REQUIRE(::chown(path.c_str(), who->pw_uid, who->pw_gid) == 0);
}

std::string escaped(const std::string& path) {
  std::string out;
  for (const char each : path) out += each == '/' ? "%2F" : std::string(1, each);
  return out;
}

}  // namespace

postgres_server::postgres_server(empty, std::string name, disk how)
    : name_(std::move(name)), how_(how) {
  give_away(scratch_.path());
}

postgres_server::postgres_server(std::string name, disk how)
    : postgres_server(empty{}, std::move(name), how) {
  run_to_end({programs() + "/initdb", "-D", folder(), "-U", "dnd", "-A", "trust", "--no-sync",
              "--no-locale", "-E", "UTF8"},
             scratch_ / "initdb.log");
  std::ofstream(folder() + "/postgresql.conf", std::ios::app)
      << (how == disk::skipped ? "full_page_writes = off\n" : "") << "include 'fsync.conf'\n";
  start();
  sql("create database dnd", "postgres");
}

void postgres_server::set_fsync(bool is_on) const {
  std::ofstream(folder() + "/fsync.conf") << "fsync = " << (is_on ? "on" : "off") << '\n';
}

std::unique_ptr<postgres_server> postgres_server::standby_of(const postgres_server& primary,
                                                             std::string name) {
  std::unique_ptr<postgres_server> made(
      new postgres_server(empty{}, std::move(name), primary.how_));
  made->copy_from(primary);
  made->start();
  return made;
}

void postgres_server::copy_from(const postgres_server& primary) {
  std::error_code ignored;
  std::filesystem::remove_all(folder(), ignored);
  run_to_end({programs() + "/pg_basebackup", "-D", folder(), "-R", "-X", "stream", "-c", "fast",
              "--no-sync", "-d", connection_to(primary)},
             scratch_ / "basebackup.log");
  // A standby says who it is by the name of its connection.
  std::ofstream(folder() + "/postgresql.auto.conf", std::ios::app)
      << "primary_conninfo = '" << connection_to(primary) << "'\n";
}

std::string postgres_server::connection_to(const postgres_server& primary) const {
  return "host=" + primary.scratch_.path() + " user=dnd application_name=" + name_;
}

void postgres_server::turn_to(const postgres_server& primary) {
  sql("alter system set primary_conninfo = '" + connection_to(primary) + "'", "postgres");
  sql("select pg_reload_conf()", "postgres");
}

std::uint64_t postgres_server::received() const {
  // What it received counts anew with each connection to a primary: what it has read again is more
  // then.
  return std::stoull(
      sql("select greatest(pg_last_wal_receive_lsn(), pg_last_wal_replay_lsn()) - '0/0'::pg_lsn",
          "postgres"));
}

void postgres_server::fill_disk(bool is_full) const {
  BOOST_REQUIRE(how_ == disk::bounded);
  if (is_full)
    std::ofstream(scratch_ / "full") << "full\n";
  else
    std::filesystem::remove(scratch_ / "full");
}

void postgres_server::start_if_ended() {
  if (pid_ > 0 && ::waitpid(pid_, nullptr, WNOHANG) == pid_) pid_ = -1;
  if (pid_ < 0) start();
}

void postgres_server::follow(const postgres_server& primary) {
  kill();
  copy_from(primary);
  start();
}

void postgres_server::start() {
  BOOST_REQUIRE(pid_ < 0);
  // After a crash a server syncs each of its files before it comes up, which takes seconds: it may
  // do that when it is up.
  set_fsync(false);
  const auto log = scratch_ / "server.log";
  pid_ = launch({programs() + "/postgres", "-D", folder(), "-c",
                 "unix_socket_directories=" + scratch_.path(), "-c", "listen_addresses=", "-c",
                 "shared_buffers=16MB", "-c", "max_connections=40", "-c", "cluster_name=" + name_},
                log,
                how_ == disk::bounded
                    ? variables{{"LD_PRELOAD", DND_FULL_DISK}, {"DND_FULL_DISK", scratch_ / "full"}}
                    : variables{});
  for (int attempt = 0; attempt < 600; ++attempt) {
    int status = 0;
    const bool is_over = ::waitpid(pid_, &status, WNOHANG) == pid_;
    if (is_over) pid_ = -1;
    BOOST_REQUIRE_MESSAGE(!is_over, "the PostgreSQL server has ended: " << text_of(log));
    if (PQping(url("postgres").c_str()) == PQPING_OK) {
      if (how_ == disk::skipped) return;
      set_fsync(true);
      ::kill(pid_, SIGHUP);
      while (sql("show fsync", "postgres") != "on") std::this_thread::sleep_for(10ms);
      return;
    }
    std::this_thread::sleep_for(50ms);
  }
  BOOST_FAIL("the PostgreSQL server does not come up: " << text_of(log));
}

std::vector<pid_t> postgres_server::processes() const {
  std::vector<pid_t> found;
  if (pid_ < 0) return found;
  found.push_back(pid_);
  for (const auto& each : std::filesystem::directory_iterator("/proc")) {
    const auto number = each.path().filename().string();
    if (number.find_first_not_of("0123456789") != std::string::npos) continue;
    const auto stat = text_of(each.path().string() + "/stat");
    const auto after = stat.rfind(')');
    // "PID (name) S PPID …"
    if (after == std::string::npos) continue;
    if (std::atoi(stat.c_str() + after + 4) == pid_) found.push_back(std::atoi(number.c_str()));
  }
  return found;
}

void postgres_server::kill() {
  // Its children finish their work otherwise.
  for (const auto each : processes()) ::kill(each, SIGKILL);
  if (pid_ > 0) ::waitpid(pid_, nullptr, 0);
  pid_ = -1;
  std::error_code ignored;
  std::filesystem::remove(folder() + "/postmaster.pid", ignored);
  std::this_thread::sleep_for(50ms);
}

void postgres_server::freeze(bool stands_still) {
  for (const auto each : processes()) ::kill(each, stands_still ? SIGSTOP : SIGCONT);
}

void postgres_server::promote() {
  BOOST_TEST(sql("select pg_promote(true, 10)") == "t");
}

postgres_server::~postgres_server() {
  if (pid_ < 0) return;
  freeze(false);
  ::kill(pid_, SIGQUIT);
  for (int attempt = 0; attempt < 100; ++attempt) {
    if (::waitpid(pid_, nullptr, WNOHANG) == pid_) return;
    std::this_thread::sleep_for(20ms);
  }
  kill();
}

std::string postgres_server::url(std::string_view database) const {
  return "postgres://dnd@/" + std::string(database) + "?host=" + escaped(scratch_.path());
}

std::string postgres_server::url_with(const postgres_server& other) const {
  return url() + "," + escaped(other.scratch_.path());
}

std::string postgres_server::sql(std::string_view statement, std::string_view database) const {
  auto* const on = PQconnectdb(url(database).c_str());
  auto* const result = PQexec(on, std::string(statement).c_str());
  const auto status = PQresultStatus(result);
  BOOST_REQUIRE_MESSAGE(status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK,
                        statement << ": " << PQerrorMessage(on));
  std::string out;
  for (int row = 0; row < PQntuples(result); ++row) {
    if (row > 0) out += '\n';
    for (int column = 0; column < PQnfields(result); ++column) {
      if (column > 0) out += '|';
      out += PQgetvalue(result, row, column);
    }
  }
  PQclear(result);
  PQfinish(on);
  return out;
}

}  // namespace dnd::test
