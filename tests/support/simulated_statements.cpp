#include "tests/support/simulated_statements.hpp"

#include <cstring>
#include <functional>
#include <map>
#include <stdexcept>
#include <string>

namespace dnd::test {

namespace {

using kind = statement_terms::kind;

std::string with_single_spaces(std::string_view sql) {
  std::string out;
  for (const char each : sql) {
    const char c = each == '\n' ? ' ' : each;
    if (c != ' ' || (!out.empty() && out.back() != ' ')) out += c;
  }
  while (out.ends_with(' ')) out.pop_back();
  return out;
}

/// Takes a term out of a text, if it is there.
bool take_out(std::string& text, std::string_view term) {
  const auto at = text.find(term);
  if (at == std::string::npos) return false;
  text.erase(at, term.size());
  return true;
}

void require_rest(std::string_view name, const std::string& rest, std::string_view known) {
  if (rest == known) return;
  throw std::logic_error("the simulated database does not know this form of " + std::string(name) +
                         ": " + rest);
}

statement_terms append_terms(std::string sql) {
  statement_terms made{.what = kind::append, .writes = true};
  made.epoch = take_out(sql, "and c.epoch = b.epoch ");
  made.head = take_out(sql, "and c.head_seq = b.seq and c.head_sum = b.sum ");
  require_rest("append", sql,
               "with batch as ( select * from unnest($1::uuid[], $2::int8[], $3::int8[], "
               "$4::int8[], $5::int8[], $6::int8[], $7::int8[]) as b(id, epoch, seq, sum, last, "
               "last_sum, bytes) ), mine as ( update campaign c set head_seq = b.last, head_sum = "
               "b.last_sum, head_bytes = b.bytes from batch b where c.id = b.id returning c.id ), "
               "put as ( insert into commit (campaign, last, body) select r.id, r.last, r.body "
               "from unnest($8::uuid[], $9::int8[], $10::bytea[]) as r(id, last, body) join mine "
               "on mine.id = r.id ) select id from mine");
  return made;
}

statement_terms take_terms(std::string sql) {
  statement_terms made{.what = kind::take, .epoch = false, .writes = true};
  made.lease = take_out(sql,
                        "and (c.owner is null or c.owner = $2::uuid or not exists ( select 1 from "
                        "host h where h.id = c.owner and h.lease_until > now())) ");
  require_rest("take", sql,
               "with mine as ( update campaign c set epoch = c.epoch + 1, owner = $2::uuid, wanted "
               "= ( select w.id from host w where w.id = c.wanted and w.id <> $2::uuid and "
               "w.lease_until > now() and not w.drains) from campaign was left join host before on "
               "before.id = was.owner where c.id = $1::uuid and was.id = c.id returning c.epoch, "
               "c.head_seq, c.head_sum, c.head_bytes, was.owner, before.url, c.wanted ), told as "
               "( update host set asked = asked + 1 where id = $2::uuid and exists (select 1 from "
               "mine where wanted is not null) ) select epoch, head_seq, head_sum, head_bytes, "
               "owner, url from mine");
  return made;
}

statement_terms resolve_terms(std::string sql) {
  statement_terms made{.what = kind::resolve};
  made.writes = take_out(sql, "update campaign c set epoch = c.epoch + 1 from unnest");
  // As somebody would write it who believes that to look is enough.
  if (!made.writes) {
    static_cast<void>(take_out(sql,
                               "with found as (select c.id, c.epoch, c.head_seq, c.head_sum, "
                               "c.head_bytes from campaign c, unnest"));
    static_cast<void>(take_out(sql, " ) select * from found"));
  } else {
    static_cast<void>(
        take_out(sql, " returning c.id, c.epoch, c.head_seq, c.head_sum, c.head_bytes"));
  }
  made.owner = take_out(sql, " and c.owner = $4::uuid");
  made.epoch = take_out(sql, " and c.epoch between r.low and r.high");
  require_rest("resolve", sql,
               "($1::uuid[], $2::int8[], $3::int8[]) as r(id, low, high) where c.id = r.id");
  return made;
}

statement_terms release_terms(std::string sql) {
  statement_terms made{.what = kind::release, .writes = true};
  made.epoch = take_out(sql, " and epoch = $2::int8");
  require_rest("release", sql, "update campaign set owner = null where id = $1::uuid");
  return made;
}

}  // namespace

namespace {

statement_terms read_terms(std::string_view name, std::string_view sql) {
  if (name == "append") return append_terms(with_single_spaces(sql));
  if (name == "take") return take_terms(with_single_spaces(sql));
  if (name == "resolve") return resolve_terms(with_single_spaces(sql));
  if (name == "release") return release_terms(with_single_spaces(sql));
  if (name == "owner_of") return {.what = kind::owner_of};
  if (name == "head_of") return {.what = kind::head_of};
  if (name == "rows_after") return {.what = kind::rows_after};
  if (name == "renew") return {.what = kind::renew, .writes = true};
  if (name == "end_lease") return {.what = kind::end_lease, .writes = true};
  return {};
}

}  // namespace

statement_terms terms_of(std::string_view name, std::string_view sql) {
  // Every connection prepares them all.
  static std::map<std::string, statement_terms, std::less<>> known;
  const auto found = known.find(sql);
  if (found != known.end()) return found->second;
  return known[std::string(sql)] = read_terms(name, sql);
}

std::uint64_t number_in(std::string_view bytes) {
  std::uint64_t made = 0;
  for (const char each : bytes) made = made << 8U | static_cast<unsigned char>(each);
  return made;
}

std::vector<std::string_view> elements_in(const io::postgres::value& array) {
  constexpr std::size_t header = 12, dimension = 8;
  std::string_view rest = array.bytes;
  std::vector<std::string_view> found;
  if (number_in(rest.substr(0, 4)) == 0) return found;
  rest.remove_prefix(header + dimension);
  while (!rest.empty()) {
    const auto size = number_in(rest.substr(0, 4));
    found.push_back(rest.substr(4, size));
    rest.remove_prefix(4 + size);
  }
  return found;
}

io::postgres::uuid uuid_in(std::string_view bytes) {
  io::postgres::uuid made{};
  if (bytes.size() != made.size()) throw std::logic_error("this is no id");
  std::memcpy(made.data(), bytes.data(), made.size());
  return made;
}

}  // namespace dnd::test
