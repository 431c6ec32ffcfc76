#include "benchmarks/peers/sqlite_past.hpp"

#include <algorithm>

#if defined(DND_BENCH_SQLITE)

#include <sqlite3.h>

namespace dnd::bench {

namespace {

struct closes_base {
  void operator()(sqlite3* base) const noexcept { sqlite3_close(base); }
  void operator()(sqlite3_stmt* statement) const noexcept { sqlite3_finalize(statement); }
};

class past_base final : public sqlite_past {
 public:
  io::result<done> open_file(const std::string& path) {
    sqlite3* base = nullptr;
    const int opened = sqlite3_open(path.c_str(), &base);
    base_.reset(base);
    if (opened != SQLITE_OK) return wrong();
    for (const char* line :
         {"CREATE INDEX by_target ON events(target, type, seq)",
          "CREATE INDEX by_session ON events(session, seq)",
          "CREATE INDEX by_actor ON events(type, undone, actor, target, amount)", "ANALYZE"})
      if (sqlite3_exec(base_.get(), line, nullptr, nullptr, nullptr) != SQLITE_OK) return wrong();
    return done{};
  }

  io::result<answer> ask(std::string_view sql, const std::vector<std::string>& with) override {
    sqlite3_stmt* made = nullptr;
    sqlite3_prepare_v2(base_.get(), sql.data(), static_cast<int>(sql.size()), &made, nullptr);
    const std::unique_ptr<sqlite3_stmt, closes_base> statement(made);
    if (!statement) return wrong();
    for (std::size_t i = 0; i < with.size(); ++i) {
      const auto is_digit = [](char each) { return each >= '0' && each <= '9'; };
      const int place = static_cast<int>(i) + 1;
      if (std::ranges::all_of(with[i], is_digit))
        sqlite3_bind_int64(made, place, std::stoll(with[i]));
      else
        sqlite3_bind_text(made, place, with[i].data(), static_cast<int>(with[i].size()),
                          SQLITE_STATIC);
    }
    answer out;
    int step = SQLITE_ROW;
    while ((step = sqlite3_step(made)) == SQLITE_ROW) {
      ++out.rows;
      for (int column = 0; column < sqlite3_column_count(made); ++column) {
        (void)sqlite3_column_text(made, column);
        out.bytes += static_cast<std::size_t>(sqlite3_column_bytes(made, column));
      }
    }
    if (step != SQLITE_DONE) return wrong();
    return out;
  }

 private:
  [[nodiscard]] io::error wrong() const {
    return {.code = io::ec::io_error,
            .what = std::string("SQLite: ") + sqlite3_errmsg(base_.get())};
  }
  std::unique_ptr<sqlite3, closes_base> base_;
};

}  // namespace

io::result<std::unique_ptr<sqlite_past>> sqlite_past::open(const std::string& path) {
  auto made = std::make_unique<past_base>();
  if (auto opened = made->open_file(path); !opened) return opened.error();
  return std::unique_ptr<sqlite_past>(std::move(made));
}

}  // namespace dnd::bench

#else

namespace dnd::bench {

io::result<std::unique_ptr<sqlite_past>> sqlite_past::open(const std::string&) {
  return io::error{.code = io::ec::not_found,
                   .what = "dnd-bench was built without SQLite",
                   .todo = "Install libsqlite3-dev, and build it again."};
}

}  // namespace dnd::bench

#endif
