#include "actors/past.hpp"

#include "io/content/condition_reader.hpp"

#include <algorithm>
#include <utility>

namespace dnd::actors {
namespace {

class stored_past final : public past {
 public:
  stored_past(io::log_store& store, io::campaign_id which, model::seq_t last,
              model::condition_rows_ptr rows)
      : store_(store), which_(std::move(which)), last_(last), rows_(std::move(rows)) {}

  model::seq_t last() const noexcept override { return last_; }

  io::result<model::state> state_at(model::seq_t seq) override {
    auto found = store_.state_at(which_, seq);
    if (found) found->set_rows(rows_);
    return found;
  }

  io::result<done> read(const io::seq_range& range, const io::commit_visitor& visit) override {
    return store_.read(which_, {.first = range.first, .last = std::min(range.last, last_)}, visit);
  }

  io::result<std::vector<model::views::session_info>> sessions() override {
    return store_.sessions(which_);
  }
  io::result<std::vector<model::views::undo_mark>> undo_marks(const io::seq_range& range) override {
    return store_.undo_marks(which_, {.first = range.first, .last = std::min(range.last, last_)});
  }
  io::result<model::views::subject_changes> changes_of(std::string_view subject) override {
    auto known = store_.changes_of(which_, subject);
    if (!known) return known;
    // Where conditions are others than in the rules, so is what they do to speed and armor class.
    const auto& usual = io::content::builtin_condition_rows();
    if (rows_ != nullptr && rows_ != usual && !(*rows_ == *usual))
      for (auto& each : known->stretches) each.figures.clear();
    return known;
  }
  io::result<model::figures::account> figures(std::optional<std::uint32_t> session) override {
    return store_.figures_in_sum(which_, last_, session);
  }

 private:
  io::log_store& store_;
  io::campaign_id which_;
  model::seq_t last_;
  model::condition_rows_ptr rows_;
};

}  // namespace

io::result<std::vector<model::views::undo_mark>> past::undo_marks(const io::seq_range& range) {
  std::vector<model::views::undo_mark> out;
  auto looked = read(range, [&out](const model::commit_ptr& each) {
    model::views::add_undo_marks(*each, out);
    return true;
  });
  if (!looked) return std::move(looked).error();
  return out;
}

io::result<model::views::undone_events> past::undone(const io::seq_range& range) {
  const auto marks = undo_marks(range);
  if (!marks) return marks.error();
  return model::views::undone_by(*marks);
}

std::unique_ptr<past> past_in(io::log_store& store, io::campaign_id which, model::seq_t last,
                              model::condition_rows_ptr rows) {
  return std::make_unique<stored_past>(store, std::move(which), last, std::move(rows));
}

}  // namespace dnd::actors
