#include "benchmarks/peers/sqlite_store.hpp"

#include "benchmarks/peers/file_pieces.hpp"

#include <chrono>

#if defined(DND_BENCH_SQLITE) && defined(DND_BENCH_NLOHMANN)

#include <nlohmann/json.hpp>
#include <sqlite3.h>

namespace dnd::bench {

namespace {

using clock = std::chrono::steady_clock;

double seconds_since(clock::time_point begin) {
  return std::chrono::duration<double>(clock::now() - begin).count();
}

struct closes {
  void operator()(sqlite3* base) const noexcept { sqlite3_close(base); }
  void operator()(sqlite3_stmt* statement) const noexcept { sqlite3_finalize(statement); }
};
using statement_ptr = std::unique_ptr<sqlite3_stmt, closes>;

class store final : public sqlite_store {
 public:
  io::result<done> open(const std::string& path) {
    sqlite3* base = nullptr;
    const int opened = sqlite3_open(path.c_str(), &base);
    base_.reset(base);
    if (opened != SQLITE_OK) return failed();
    for (const char* line : {"PRAGMA journal_mode=WAL", "PRAGMA synchronous=FULL",
                             "CREATE TABLE events(seq INTEGER PRIMARY KEY, line TEXT NOT NULL)"})
      if (auto ran = run(line); !ran) return ran;
    insert_ = prepared("INSERT INTO events(line) VALUES(?)");
    select_ = prepared("SELECT line FROM events ORDER BY seq");
    if (!insert_ || !select_) return failed();
    return done{};
  }

  io::result<std::vector<double>> append(std::size_t count, std::size_t bytes) override {
    const std::string line(bytes, 'x');
    std::vector<double> seconds;
    for (std::size_t i = 0; i < count; ++i) {
      const auto begin = clock::now();
      if (auto inserted = insert(line); !inserted) return inserted.error();
      seconds.push_back(seconds_since(begin));
    }
    return seconds;
  }

  io::result<std::uint64_t> load(const std::string& log, std::uint64_t events_max) override {
    auto file = file_pieces::open(log);
    if (!file) return file.error();
    if (auto begun = run("BEGIN"); !begun) return begun.error();
    std::uint64_t events = 0;
    while (events < events_max) {
      auto piece = file->next();
      if (!piece) return piece.error();
      if (piece->empty()) break;
      for (auto text = *piece; !text.empty() && events < events_max; ++events) {
        const auto end = text.find('\n');
        if (auto inserted = insert(text.substr(0, end)); !inserted) return inserted.error();
        text.remove_prefix(end + 1);
      }
    }
    if (auto ended = run("COMMIT"); !ended) return ended.error();
    // What is read later is the database, not its log.
    if (auto moved = run("PRAGMA wal_checkpoint(TRUNCATE)"); !moved) return moved.error();
    return events;
  }

  io::result<reading> read_back() override {
    reading total;
    const auto begin = clock::now();
    int step = SQLITE_ROW;
    while ((step = sqlite3_step(select_.get())) == SQLITE_ROW) {
      const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(select_.get(), 0));
      const auto size = static_cast<std::size_t>(sqlite3_column_bytes(select_.get(), 0));
      const auto line = nlohmann::json::parse(text, text + size, nullptr, false);
      if (line.is_discarded()) return failed();
      ++total.events;
      total.digest += line.size();
    }
    total.seconds = seconds_since(begin);
    sqlite3_reset(select_.get());
    if (step != SQLITE_DONE) return failed();
    return total;
  }

 private:
  [[nodiscard]] io::error failed() const {
    return {.code = io::ec::io_error,
            .what = std::string("SQLite: ") + sqlite3_errmsg(base_.get())};
  }
  io::result<done> run(const char* line) {
    if (sqlite3_exec(base_.get(), line, nullptr, nullptr, nullptr) != SQLITE_OK) return failed();
    return done{};
  }
  statement_ptr prepared(const char* line) {
    sqlite3_stmt* made = nullptr;
    sqlite3_prepare_v2(base_.get(), line, -1, &made, nullptr);
    return statement_ptr(made);
  }
  io::result<done> insert(std::string_view line) {
    sqlite3_bind_text(insert_.get(), 1, line.data(), static_cast<int>(line.size()), SQLITE_STATIC);
    const int step = sqlite3_step(insert_.get());
    sqlite3_reset(insert_.get());
    if (step != SQLITE_DONE) return failed();
    return done{};
  }

  std::unique_ptr<sqlite3, closes> base_;
  statement_ptr insert_;
  statement_ptr select_;
};

}  // namespace

io::result<std::unique_ptr<sqlite_store>> sqlite_store::make(const std::string& path) {
  auto made = std::make_unique<store>();
  if (auto opened = made->open(path); !opened) return opened.error();
  return std::unique_ptr<sqlite_store>(std::move(made));
}

}  // namespace dnd::bench

#else

namespace dnd::bench {

io::result<std::unique_ptr<sqlite_store>> sqlite_store::make(const std::string&) {
  return io::error{.code = io::ec::not_found,
                   .what = "dnd-bench was built without SQLite or without nlohmann/json",
                   .todo = "Install libsqlite3-dev and nlohmann-json3-dev, and build it again."};
}

}  // namespace dnd::bench

#endif
