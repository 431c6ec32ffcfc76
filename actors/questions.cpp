#include "actors/questions.hpp"

#include "io/content/condition_reader.hpp"
#include "io/store/codec/commit_reader.hpp"
#include "io/store/codec/event_codec.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace dnd::actors {
namespace {

/// A past with the store that it reads from.
class past_with_store final : public past {
 public:
  past_with_store(std::shared_ptr<io::log_store> store, io::campaign_id which,
                  const model::state& now)
      : store_(std::move(store)), log_(past_in(*store_, std::move(which), now.seq(), now.rows())) {}

  model::seq_t last() const noexcept override { return log_->last(); }
  io::result<model::state> state_at(model::seq_t seq) override { return log_->state_at(seq); }
  io::result<done> read(const io::seq_range& range, const io::commit_visitor& visit) override {
    return log_->read(range, visit);
  }
  io::result<std::vector<model::views::session_info>> sessions() override {
    return log_->sessions();
  }
  io::result<std::vector<model::views::undo_mark>> undo_marks(const io::seq_range& range) override {
    return log_->undo_marks(range);
  }
  io::result<model::figures::account> figures(std::optional<std::uint32_t> session) override {
    return log_->figures(session);
  }

 private:
  std::shared_ptr<io::log_store> store_;
  std::unique_ptr<past> log_;
};

}  // namespace

questions::questions(io::file_ops& ops, const campaign_info& about,
                     std::vector<std::string> content)
    : ops_(ops), store_(logs_of(ops, about)), id_(about.id), content_(std::move(content)) {}

io::result<known_state> questions::state() const {
  auto found = store().load({id_});
  if (!found) return std::move(found).error();
  auto conditions = io::content::condition_rows_of(ops_, content_);
  found->state.set_rows(std::move(conditions.rows));
  std::ranges::move(conditions.warnings, std::back_inserter(found->warnings));
  return known_state{.now = std::make_shared<const model::state>(std::move(found->state)),
                     .warnings = std::move(found->warnings)};
}

io::result<std::shared_ptr<const model::state>> questions::state_at(model::seq_t seq) const {
  auto found = store().state_at({id_}, seq);
  if (!found) return std::move(found).error();
  found->set_rows(io::content::condition_rows_of(ops_, content_).rows);
  return std::make_shared<const model::state>(*std::move(found));
}

io::result<std::vector<model::views::session_info>> questions::sessions() const {
  return store().sessions({id_});
}

io::result<std::vector<model::commit_ptr>> questions::last_commits(std::size_t count) const {
  return store().read_last({id_}, count, UINT64_MAX);
}

io::result<model::figures::account> questions::figures(model::seq_t upto) const {
  return store().figures({id_}, upto);
}

io::result<done> questions::read(const visitor& visit) const {
  return store().read({id_}, {}, visit);
}

io::result<done> questions::read_lines(model::seq_t first, const line_visitor& visit) const {
  const auto show = [&](std::span<const io::line_view> command) -> io::result<bool> {
    std::vector<std::string> lines;
    for (const auto& line : command) lines.emplace_back(line.text);
    auto made = io::read_commit(command);
    if (!made) return std::move(made).error();
    return visit(*made, lines);
  };
  return store().read_lines({id_}, {.first = first}, show);
}

std::unique_ptr<past> questions::past(const model::state& now) const {
  return std::make_unique<past_with_store>(store_, io::campaign_id{id_}, now);
}

io::result<model::views::undone_events> questions::undone(model::seq_t upto) const {
  return store().undone({id_}, {.last = upto});
}

}  // namespace dnd::actors
