#include "io/store/file/care/settings_repair.hpp"

#include "io/files/json/time.hpp"
#include "io/store/codec/line_format.hpp"
#include "io/store/file/backup/archive.hpp"
#include "io/store/file/backup/backups.hpp"
#include "io/store/file/care/file_replacement.hpp"
#include "io/store/file/file_names.hpp"
#include "io/store/file/log/read/line_reader.hpp"
#include "io/store/file/log/shared_past.hpp"
#include "io/workspace/campaign_settings.hpp"
#include "io/workspace/names.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

namespace dnd::io {
namespace {

/// What no person has typed wrong: somebody, or a crash of another program, took it away.
bool is_lost(const error& why) noexcept {
  return why.code == ec::not_found || why.code == ec::corrupt || why.code == ec::bad_yaml;
}

/// Of an archive, `campaign.yaml` alone, which is the first file in it.
class settings_sink final : public copy_sink {
 public:
  result<done> begin(const std::string& name, std::uint64_t) override {
    if (is_taking_) return error{.code = ec::closed, .what = "no more is wanted"};
    is_taking_ = name == campaign_file_name;
    return done{};
  }
  result<done> take(std::string_view piece) override {
    if (is_taking_) text += piece;
    return done{};
  }
  result<done> end() override { return done{}; }
  result<done> finish() override { return done{}; }

  std::string text;

 private:
  bool is_taking_ = false;
};

/// "The Lost Mine" of "…/The-Lost-Mine"; the directory's name itself when that can be none.
std::string name_after(const std::string& directory) {
  const std::string own = directory.substr(directory.rfind('/') + 1);
  std::string name = own;
  std::ranges::replace(name, '-', ' ');
  if (auto made = new_name_of(named_thing::campaign, name)) return std::move(made->name);
  return directory_name(named_thing::campaign, own) ? own : "Campaign";
}

/// Nothing when there is no event, or none that can be read.
std::optional<std::int64_t> time_of_first_event(file_ops& ops, const std::string& directory) {
  const auto log = open_log_file(ops, directory, open_mode::read_only);
  if (!log) return std::nullopt;
  const auto size = (*log)->size();
  if (!size) return std::nullopt;
  line_reader window(**log, 0, *size);
  const auto first = window.next();
  if (!first || first->what != line_reader::kind::line) return std::nullopt;
  std::string scratch;
  const auto line = parse_line(first->text, scratch);
  return line ? json::parse_time(line->at) : std::nullopt;
}

}  // namespace

std::optional<settings_repair> settings_repair::plan(file_ops& ops, const std::string& directory,
                                                     std::int64_t now_ms) {
  auto read = read_campaign_file(ops, path_in(directory, campaign_file_name));
  if (read || !is_lost(read.error())) return std::nullopt;
  settings_repair plan(ops, directory);
  plan.summary_.damage = std::move(read).error();
  if (plan.summary_.damage.code == ec::not_found) {
    plan.summary_.damage = {.code = ec::corrupt,
                            .what = "the campaign's campaign.yaml is missing",
                            .path = path_in(directory, campaign_file_name)};
  }
  // What to do is what this is for.
  plan.summary_.damage.todo.clear();
  if (!plan.take_from_backup()) plan.make(now_ms);
  return plan;
}

bool settings_repair::take_from_backup() {
  const auto all = list_backups(*ops_, directory_);
  if (!all) return false;
  for (auto each = all->rbegin(); each != all->rend(); ++each) {
    settings_sink sink;
    // It ends with the error that it makes itself, or with one that leaves no text.
    const auto stopped [[maybe_unused]] = read_archive(*ops_, each->path, sink);
    const auto known = parse_campaign_file(sink.text, each->path);
    if (!known) continue;
    summary_.name = known->name;
    summary_.created_ms = known->created_ms;
    summary_.backup = each->path;
    text_ = std::move(sink.text);
    return true;
  }
  return false;
}

void settings_repair::make(std::int64_t now_ms) {
  summary_.name = name_after(directory_);
  summary_.created_ms = time_of_first_event(*ops_, directory_).value_or(now_ms);
  text_ = render_campaign_file(
      {.name = summary_.name, .created_ms = summary_.created_ms, .settings = {}});
}

result<std::string> settings_repair::carry_out() {
  const auto path = path_in(directory_, campaign_file_name);
  const auto there = ops_->kind_of(path);
  if (!there) return there.error();
  std::string kept;
  if (*there != entry_kind::none) {
    const auto file = ops_->open(path, open_mode::read_only);
    if (!file) return file.error();
    auto aside =
        copy_aside(*ops_, **file, directory_, std::string(campaign_file_name) + ".damaged-1");
    if (!aside) return aside;
    kept = *std::move(aside);
  }
  if (auto published = publish(*ops_, path, text_); !published) return std::move(published).error();
  return kept;
}

}  // namespace dnd::io
