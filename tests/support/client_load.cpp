#include "tests/support/client_load.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cstdlib>
#include <utility>

namespace dnd::test {

namespace {

using namespace std::chrono_literals;

/// A client that heard nothing for so long asks elsewhere.
constexpr auto patience = 2s;
/// Between two attempts, and between two commands: clients are people.
constexpr auto breath = 50ms;
constexpr auto thought = 20ms;

/// The numbers of `"seq":[41,42]`.
bool take_seqs(const std::string& body, acknowledged& into) {
  constexpr std::string_view field = "\"seq\":[";
  const auto at = body.find(field);
  if (at == std::string::npos) return false;
  char* end = nullptr;
  into.first = std::strtoull(body.c_str() + at + field.size(), &end, 10);
  if (*end != ',') return false;
  into.last = std::strtoull(end + 1, nullptr, 10);
  return true;
}

}  // namespace

client_load::client_load(options with) : with_(std::move(with)) {
  clients_.reserve(with_.clients);
  for (std::size_t i = 0; i < with_.clients; ++i)
    clients_.push_back({.number = i, .dice = std::mt19937_64(with_.seed + i)});
  for (auto& each : clients_) each.thread = std::thread([this, &each] { play(each); });
}

client_load::~client_load() {
  ends_ = true;
  gives_up_ = true;
  for (auto& each : clients_)
    if (each.thread.joinable()) each.thread.join();
}

void client_load::play(client& as) {
  while (!ends_) {
    auto what = next_command(as);
    what.begun = clock::now();
    {
      const std::lock_guard lock(mutex_);
      as.begun = what.begun;
    }
    while (!give(as, what)) {
      if (gives_up_) return;
      std::this_thread::sleep_for(breath);
    }
    what.ended = clock::now();
    {
      const std::lock_guard lock(mutex_);
      as.begun = clock::time_point::max();
      as.done.push_back(std::move(what));
    }
    std::this_thread::sleep_for(thought);
  }
}

acknowledged client_load::next_command(client& as) const {
  acknowledged what;
  as.host = as.dice() % with_.hosts.size();
  what.campaign = with_.campaigns[as.dice() % with_.campaigns.size()];
  what.id = "c" + std::to_string(as.number) + "-" + std::to_string(as.done.size());
  switch (as.dice() % 8) {
    case 0:
      what.line = "roll 2d6";
      break;
    case 1:
      what.line = "add goblin count: 2";
      break;
    default:
      what.line = "note " + what.id;
  }
  return what;
}

bool client_load::give(client& as, acknowledged& what) {
  const auto port = with_.hosts[as.host++ % with_.hosts.size()];
  const auto reply =
      ask_in_haste(port, with_.token, "/v1/campaigns/" + what.campaign + "/commands",
                   R"({"command":")" + what.line + R"(","id":")" + what.id + "\"}", patience);
  const std::lock_guard lock(mutex_);
  ++answers_[reply.status];
  last_[reply.status] = reply.body;
  return reply.status == 200 && take_seqs(reply.body, what);
}

std::size_t client_load::done_so_far() const {
  const std::lock_guard lock(mutex_);
  std::size_t count = 0;
  for (const auto& each : clients_) count += each.done.size();
  return count;
}

void client_load::wait_for_answers(std::size_t more, seconds longest) {
  const auto until = clock::now() + longest;
  const auto wanted = done_so_far() + more;
  while (done_so_far() < wanted) {
    BOOST_REQUIRE_MESSAGE(clock::now() < until, "nobody is answered" << open_commands(until));
    std::this_thread::sleep_for(10ms);
  }
}

void client_load::wait_for_answers_of(unsigned status, std::size_t more, seconds longest) {
  const auto until = clock::now() + longest;
  const auto wanted = answers()[status] + more;
  while (answers()[status] < wanted) {
    BOOST_REQUIRE_MESSAGE(clock::now() < until,
                          "nobody is told " << status << open_commands(until));
    std::this_thread::sleep_for(10ms);
  }
}

void client_load::wait_for_word(unsigned status, std::string_view word, seconds longest) {
  const auto until = clock::now() + longest;
  while (last_of(status).find(word) == std::string::npos) {
    BOOST_REQUIRE_MESSAGE(clock::now() < until,
                          "nobody is told of " << word << open_commands(until));
    std::this_thread::sleep_for(10ms);
  }
}

void client_load::must_be_answered_within(seconds bound, clock::time_point since) {
  // A command that was begun before is one that waited for what happened then.
  const auto took = [&](const acknowledged& each) {
    return each.ended - std::max(each.begun, since);
  };
  const auto campaigns_answered = [&] {
    const std::lock_guard lock(mutex_);
    std::map<std::string, std::size_t> answered;
    for (const auto& of : clients_)
      for (const auto& each : of.done)
        if (each.begun > since) ++answered[each.campaign];
    return answered.size() == with_.campaigns.size() &&
           std::ranges::all_of(clients_, [&](const client& of) {
             return of.begun > since && !of.done.empty() && of.done.back().begun > since;
           });
  };
  while (!campaigns_answered()) {
    BOOST_REQUIRE_MESSAGE(clock::now() < since + bound + bound,
                          "clients are not answered" << open_commands(since));
    std::this_thread::sleep_for(10ms);
  }
  auto longest = clock::duration::zero();
  for (const auto& each : all())
    if (each.ended > since) longest = std::max(longest, took(each));
  const auto ms = std::chrono::duration_cast<std::chrono::milliseconds>(longest).count();
  BOOST_TEST_MESSAGE("the longest answer took " << ms << " ms");
  BOOST_TEST(ms <= std::chrono::milliseconds(bound).count());
}

void client_load::finish(seconds longest) {
  ends_ = true;
  const auto until = clock::now() + longest;
  const auto have_ended = [&] {
    const std::lock_guard lock(mutex_);
    return std::ranges::all_of(
        clients_, [](const client& of) { return of.begun == clock::time_point::max(); });
  };
  while (!have_ended()) {
    BOOST_REQUIRE_MESSAGE(clock::now() < until,
                          "commands are not acknowledged" << open_commands(until));
    std::this_thread::sleep_for(10ms);
  }
  for (auto& each : clients_) each.thread.join();
}

std::vector<acknowledged> client_load::all() const {
  const std::lock_guard lock(mutex_);
  std::vector<acknowledged> found;
  for (const auto& each : clients_) found.insert(found.end(), each.done.begin(), each.done.end());
  return found;
}

std::map<unsigned, std::size_t> client_load::answers() const {
  const std::lock_guard lock(mutex_);
  return answers_;
}

std::string client_load::last_of(unsigned status) const {
  const std::lock_guard lock(mutex_);
  const auto found = last_.find(status);
  return found == last_.end() ? "" : found->second;
}

std::string client_load::open_commands(clock::time_point since) const {
  const std::lock_guard lock(mutex_);
  std::string out;
  for (const auto& each : clients_)
    if (each.begun < since) out += "; client " + std::to_string(each.number);
  for (const auto& [status, count] : answers_)
    out += "\n" + std::to_string(status) + " " + std::to_string(count) + " times, such as " +
           last_.at(status);
  return out;
}

}  // namespace dnd::test
