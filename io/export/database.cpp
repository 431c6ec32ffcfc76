#include "io/export/database.hpp"

#include "io/files/json/time.hpp"
#include "io/store/codec/event_codec.hpp"
#include "model/enum_text.hpp"

#include <fmt/format.h>
#include <sqlite3.h>

#include <initializer_list>
#include <utility>
#include <variant>

namespace dnd::io {
namespace {

/// A value of a row; nothing is NULL.
using sql_value = std::variant<std::monostate, std::int64_t, double, std::string_view>;

[[nodiscard]] sql_value number_of(std::uint64_t value) {
  return static_cast<std::int64_t>(value);
}

[[nodiscard]] std::string database_time(std::int64_t ms) {
  std::string out;
  json::append_time(out, ms);
  return out;
}

[[nodiscard]] sql_value session_of(std::uint32_t number) {
  return number == 0 ? sql_value() : number_of(number);
}

/// Whom an event is about, and how much of it there was, where it says so in the usual places.
struct event_facts {
  std::string_view target;
  std::optional<std::int64_t> amount;
};
[[nodiscard]] event_facts facts_of(const model::event& what) {
  return visit(
      []<class Event>(const Event& e) {
        event_facts out;
        if constexpr (requires { e.target.view(); })
          out.target = e.target.view();
        else if constexpr (requires { e.creature.view(); })
          out.target = e.creature.view();
        if constexpr (requires { std::int64_t{e.amount}; }) out.amount = e.amount;
        return out;
      },
      what);
}

}  // namespace

class database_writer::inside {
 public:
  explicit inside(std::string path) : path_(std::move(path)) {}
  inside(const inside&) = delete;
  inside& operator=(const inside&) = delete;
  ~inside() {
    for (sqlite3_stmt* each : statements_) sqlite3_finalize(each);
    sqlite3_close(base_);
  }

  result<done> open() {
    const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_EXCLUSIVE;
    if (sqlite3_open_v2(path_.c_str(), &base_, flags, nullptr) != SQLITE_OK) return failed();
    // The file is made aside and takes its name when it is whole: there is nothing to roll back.
    if (auto ran = run("PRAGMA journal_mode = OFF; PRAGMA synchronous = FULL;"); !ran) return ran;
    if (auto ran = run(std::string(database_schema()).c_str()); !ran) return ran;
    return run("BEGIN");
  }

  enum class table : std::size_t { about, session, commit, event, creature, figures, attack, die };
  result<done> add(table into, std::initializer_list<sql_value> values) {
    auto prepared = statement_of(into, values.size());
    if (!prepared) return std::move(prepared).error();
    sqlite3_stmt* const statement = *prepared;
    int at = 0;
    for (const sql_value& each : values) {
      ++at;
      int bound = SQLITE_OK;
      if (const auto* number = std::get_if<std::int64_t>(&each))
        bound = sqlite3_bind_int64(statement, at, *number);
      else if (const auto* real = std::get_if<double>(&each))
        bound = sqlite3_bind_double(statement, at, *real);
      else if (const auto* text = std::get_if<std::string_view>(&each))
        bound = sqlite3_bind_text64(statement, at, text->empty() ? "" : text->data(), text->size(),
                                    SQLITE_STATIC, SQLITE_UTF8);
      else
        bound = sqlite3_bind_null(statement, at);
      if (bound != SQLITE_OK) return failed();
    }
    if (sqlite3_step(statement) != SQLITE_DONE) return failed();
    if (sqlite3_reset(statement) != SQLITE_OK) return failed();
    return done{};
  }

  result<done> run(const char* text) {
    if (sqlite3_exec(base_, text, nullptr, nullptr, nullptr) != SQLITE_OK) return failed();
    return done{};
  }

 private:
  static constexpr std::string_view names[] = {"about",          "sessions",   "commits",
                                               "events",         "creatures",  "creature_figures",
                                               "attack_figures", "die_figures"};

  result<sqlite3_stmt*> statement_of(table into, std::size_t values) {
    sqlite3_stmt*& statement = statements_[static_cast<std::size_t>(into)];
    if (statement != nullptr) return statement;
    std::string text =
        fmt::format("INSERT INTO {} VALUES (?", names[static_cast<std::size_t>(into)]);
    for (std::size_t i = 1; i < values; ++i) text += ",?";
    text += ')';
    if (sqlite3_prepare_v2(base_, text.c_str(), -1, &statement, nullptr) != SQLITE_OK)
      return failed();
    return statement;
  }

  [[nodiscard]] error failed() const {
    const int code = base_ == nullptr ? SQLITE_NOMEM : sqlite3_errcode(base_);
    return {.code = (code & 0xff) == SQLITE_FULL ? ec::no_space : ec::io_error,
            .what = fmt::format("the database could not be written: {}",
                                base_ == nullptr ? "out of memory" : sqlite3_errmsg(base_)),
            .todo = "Look at the space that is left, and at the rights to the folder.",
            .path = path_,
            .system_errno = base_ == nullptr ? 0 : sqlite3_system_errno(base_)};
  }

  std::string path_;
  sqlite3* base_ = nullptr;
  sqlite3_stmt* statements_[std::size(names)] = {};
};

database_writer::database_writer(std::unique_ptr<inside> made) noexcept
    : inside_(std::move(made)) {}
database_writer::database_writer(database_writer&&) noexcept = default;
database_writer& database_writer::operator=(database_writer&&) noexcept = default;
database_writer::~database_writer() = default;

result<database_writer> database_writer::create(const std::string& path) {
  auto made = std::make_unique<inside>(path);
  if (auto opened = made->open(); !opened) return std::move(opened).error();
  return database_writer(std::move(made));
}

result<done> database_writer::add_about(std::string_view name, std::string_view value) {
  return inside_->add(inside::table::about, {name, value});
}

result<done> database_writer::add_session(const model::views::session_info& what) {
  const std::string started = database_time(what.started_ms);
  const std::string ended = what.ended_ms == 0 ? "" : database_time(what.ended_ms);
  return inside_->add(
      inside::table::session,
      {number_of(what.number), std::string_view(what.title), std::string_view(started),
       what.ended_ms == 0 ? sql_value() : sql_value(std::string_view(ended)), number_of(what.first),
       number_of(what.last), number_of(what.events)});
}

result<done> database_writer::add_commit(const model::commit& what, bool undone,
                                         std::uint32_t session) {
  const std::string at = database_time(what.at_ms);
  auto added = inside_->add(
      inside::table::commit,
      {number_of(what.first), number_of(what.last), std::string_view(at), std::string_view(what.by),
       std::string_view(what.line), session_of(session), std::int64_t{undone}});
  if (!added) return added;
  model::seq_t seq = what.first;
  for (const model::event& each : *what.events) {
    const event_facts facts = facts_of(each);
    const std::string fields = event_object(seq, each);
    const std::string_view actor = actor_of(each);
    added = inside_->add(inside::table::event,
                         {number_of(seq), number_of(what.first), type_name(each),
                          actor.empty() ? sql_value() : sql_value(actor),
                          facts.target.empty() ? sql_value() : sql_value(facts.target),
                          facts.amount ? sql_value(*facts.amount) : sql_value(),
                          session_of(session), std::int64_t{undone}, std::string_view(fields)});
    if (!added) return added;
    ++seq;
  }
  return done{};
}

result<done> database_writer::add_creatures(std::span<const model::views::roster_row> rows,
                                            std::optional<std::uint32_t> session) {
  for (const model::views::roster_row& each : rows) {
    auto added = inside_->add(
        inside::table::creature,
        {session ? number_of(*session) : sql_value(), std::string_view(each.id),
         std::string_view(each.name), std::string_view(each.is_character ? "character" : "monster"),
         std::int64_t{each.hp}, std::int64_t{each.max_hp}, std::int64_t{each.temporary_hp},
         std::int64_t{each.armor_class}, std::string_view(each.life),
         std::string_view(each.conditions)});
    if (!added) return added;
  }
  return done{};
}

result<done> database_writer::add_figures(const model::figures::account& all) {
  const model::figures::totals names = all.sum();
  // Stretches of one session are rows of their own: the views add them up.
  for (const model::figures::segment& part : all.segments) {
    const sql_value session = number_of(part.session);
    for (const auto& e : part.of.creatures) {
      const auto* known = names.find_name(e.who);
      auto added = inside_->add(
          inside::table::figures,
          {session, std::string_view(e.who),
           std::string_view(known == nullptr ? e.who : known->name), e.damage_dealt, e.damage_taken,
           e.hits, e.misses, e.criticals, e.healing_done, e.healing_had, e.falls, e.turns,
           static_cast<double>(e.turn_ms) / 1'000, e.spent});
      if (!added) return added;
    }
    for (const auto& e : part.of.attacks) {
      auto added = inside_->add(inside::table::attack,
                                {session, std::string_view(e.who), std::string_view(e.with), e.hits,
                                 e.misses, e.criticals, e.damage, e.most});
      if (!added) return added;
    }
    for (const auto& e : part.of.dice)
      for (std::size_t face = 0; face < e.counts.size(); ++face) {
        auto added = inside_->add(inside::table::die, {session, std::int64_t{e.faces},
                                                       number_of(face + 1), e.counts[face]});
        if (!added) return added;
      }
  }
  return done{};
}

result<done> database_writer::finish() {
  auto ended = inside_->run("COMMIT");
  inside_.reset();
  return ended;
}

}  // namespace dnd::io
