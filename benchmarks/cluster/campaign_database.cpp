#include "benchmarks/cluster/campaign_database.hpp"

#include "benchmarks/cluster/database_name.hpp"
#include "benchmarks/peers/child.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <utility>

namespace dnd::bench {

namespace {

std::string text_of_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

/// Two's complement, as the database has it.
std::uint64_t bits_of(const std::string& cell) {
  return static_cast<std::uint64_t>(std::strtoll(cell.c_str(), nullptr, 10));
}

}  // namespace

io::result<std::unique_ptr<campaign_database>> campaign_database::make(workbench& bench,
                                                                       const std::string& server,
                                                                       const std::string& name) {
  std::unique_ptr<campaign_database> made(new campaign_database(bench, server, name));
  auto at_server = bare_database::connect(server);
  if (!at_server) return at_server.error();
  for (const auto& statement :
       {std::string("set client_min_messages = warning"),
        fmt::format("drop database if exists {}", name), fmt::format("create database {}", name)})
    if (auto ran = (*at_server)->sql(statement); !ran) return ran.error();
  made->url_ = with_database(server, name);
  if (auto begun = made->dnd({"store", "init"}); !begun) return begun.error();
  auto on = bare_database::connect(made->url_);
  if (!on) return on.error();
  made->on_ = *std::move(on);
  return made;
}

campaign_database::~campaign_database() {
  on_.reset();
  if (auto at_server = bare_database::connect(server_))
    static_cast<void>(
        (*at_server)->sql(fmt::format("drop database if exists {} with (force)", name_)));
}

io::result<std::string> campaign_database::dnd(std::vector<std::string> words) {
  std::vector<std::string> all{bench_.options().dnd, "--worlds-dir", bench_.scratch(), "--store",
                               url_};
  all.insert(all.end(), std::make_move_iterator(words.begin()),
             std::make_move_iterator(words.end()));
  const auto output = bench_.scratch() + "/dnd.out";
  std::error_code ignored;
  std::filesystem::remove(output, ignored);
  auto started = child::start(all, {.output = output});
  if (!started) return started.error();
  const auto ended = started->wait();
  auto said = text_of_file(output);
  if (ended) return said;
  auto why = ended.error();
  why.what += ": " + said;
  return why;
}

io::result<done> campaign_database::push(const made_campaign& what) {
  if (auto pushed = dnd({"campaign", "push", what.where.label()}); !pushed) return pushed.error();
  pushed_ = what;
  return done{};
}

io::result<std::vector<campaign_row>> campaign_database::copy(const std::string& name,
                                                              std::size_t count,
                                                              std::size_t commands) {
  // What is made here need not be on two disks.
  const auto slug = pushed_.where.directory;
  for (const auto& statement : {
           std::string("set synchronous_commit = local"),
           fmt::format(
               "insert into campaign (world, slug, name, settings, created_at, head_seq, "
               "head_sum, head_bytes) select c.world, '{0}-' || g, '{0}-' || g, c.settings, "
               "c.created_at, c.head_seq, c.head_sum, c.head_bytes from campaign c, "
               "generate_series(1, {1}) g where c.slug = '{2}'",
               name, count, slug),
           fmt::format("insert into commit (campaign, last, body) select n.id, r.last, r.body from "
                       "(select r.last, r.body from commit r join campaign c on c.id = r.campaign "
                       "where c.slug = '{0}' order by r.last limit {1}) r, campaign n where n.slug "
                       "like '{2}-%' order by n.id, r.last",
                       slug, commands, name),
       })
    if (auto ran = on_->sql(statement); !ran) return ran.error();
  if (auto kept = snapshots_as_pushed(name); !kept) return kept.error();
  if (auto ran = on_->sql("reset synchronous_commit"); !ran) return ran.error();
  return find(name);
}

io::result<std::vector<campaign_row>> campaign_database::find(const std::string& name) {
  return rows_like(name + "-%");
}

io::result<campaign_row> campaign_database::pushed() {
  const auto rows = rows_like(pushed_.where.directory);
  if (!rows) return rows.error();
  if (rows->size() == 1) return rows->front();
  return io::error{.code = io::ec::not_found, .what = "the campaign is not in the database"};
}

io::result<std::vector<campaign_row>> campaign_database::rows_like(const std::string& slugs) {
  constexpr std::size_t columns = 6;
  const auto cells = on_->sql(
      fmt::format("select id, slug, epoch, head_seq, head_sum, head_bytes from campaign where slug "
                  "like '{}' order by id",
                  slugs));
  if (!cells) return cells.error();
  std::vector<campaign_row> found;
  for (std::size_t at = 0; at + columns <= cells->size(); at += columns) {
    const auto* const cell = &(*cells)[at];
    const auto id = io::postgres::parse_uuid(cell[0]);
    if (!id) return io::error{.code = io::ec::internal, .what = "no id of a campaign: " + cell[0]};
    found.push_back({.id = *id,
                     .slug = cell[1],
                     .epoch = bits_of(cell[2]),
                     .seq = bits_of(cell[3]),
                     .sum = bits_of(cell[4]),
                     .bytes = bits_of(cell[5])});
  }
  return found;
}

io::result<done> campaign_database::snapshots_as_pushed(const std::string& name) {
  const auto of_copies =
      fmt::format("campaign in (select id from campaign where slug like '{}-%')", name);
  for (const auto& statement :
       {"delete from snapshot where " + of_copies,
        fmt::format("insert into snapshot (campaign, seq, sum, body) select n.id, s.seq, s.sum, "
                    "s.body from snapshot s join campaign c on c.id = s.campaign, campaign n where "
                    "c.slug = '{}' and n.slug like '{}-%'",
                    pushed_.where.directory, name)})
    if (auto ran = on_->sql(statement); !ran) return ran.error();
  return done{};
}

io::result<done> campaign_database::settle() {
  for (const char* statement : {"vacuum analyze", "checkpoint"})
    if (auto ran = on_->sql(statement); !ran) return ran.error();
  return done{};
}

io::result<std::string> campaign_database::make_token() {
  const auto said = dnd({"--json", "host", "token", "create", "--role", "gm"});
  if (!said) return said.error();
  constexpr std::string_view mark = R"("token":")";
  const auto at = said->find(mark);
  if (at == std::string::npos)
    return io::error{.code = io::ec::internal, .what = "no token was made: " + *said};
  const auto from = at + mark.size();
  return said->substr(from, said->find('"', from) - from);
}

}  // namespace dnd::bench
