#include "actors/content_questions.hpp"

#include "io/content/catalogue.hpp"
#include "io/content/near_names.hpp"
#include "model/bounds.hpp"
#include "model/guide/guide.hpp"
#include "model/language/wording.hpp"
#include "model/rules/draft.hpp"
#include "model/state.hpp"
#include "model/trial.hpp"

#include <algorithm>
#include <array>
#include <exception>
#include <functional>
#include <map>
#include <utility>

namespace dnd::actors {
namespace {

using io::content::name_matches;
using io::content::named_entry;
using model::refusal;
using model::refusal_code;

/// Which entries are to be shown.
struct asked_name {
  std::string_view name;
  std::optional<model::category> kind;
};

/// "spell shield": the kind that the first words name, and the rest.
std::optional<asked_name> with_kind_before(std::string_view text) {
  for (std::size_t end = text.rfind(' '); end != std::string_view::npos && end > 0;
       end = text.rfind(' ', end - 1)) {
    const auto kinds = model::categories_meant_by(text.substr(0, end));
    if (kinds.size() == 1) return asked_name{text.substr(end + 1), kinds.front()};
  }
  return std::nullopt;
}

/// What is looked up most comes first: "goblin" is a language, too.
std::size_t rank_of(model::category kind) {
  constexpr std::array first = {model::category::characters, model::category::monsters,
                                model::category::spells, model::category::equipment,
                                model::category::magic_items};
  return static_cast<std::size_t>(std::find(first.begin(), first.end(), kind) - first.begin());
}

/// Whether all that begin so have one name: "gobl" is a monster and its language. That somebody may
/// be proficient with longswords is not meant by `look longsw`.
bool mean_one_name(std::vector<named_entry>& begun) {
  const auto is_proficiency = [](const named_entry& each) {
    return each.kind == model::category::proficiencies;
  };
  if (!std::all_of(begun.begin(), begun.end(), is_proficiency))
    std::erase_if(begun, is_proficiency);
  return !begun.empty() && std::all_of(begun.begin(), begun.end(), [&](const named_entry& each) {
    return each.slug == begun.front().slug;
  });
}

/// "shield (spell), shield (equipment)", and how many more there are.
std::string listed(const std::vector<named_entry>& entries) {
  std::string text;
  const std::size_t shown = std::min(entries.size(), bounds::looked_up_listed_max);
  for (std::size_t i = 0; i < shown; ++i) {
    if (i > 0) text += ", ";
    text += entries[i].slug + " (" + std::string(noun_of(entries[i].kind)) + ")";
  }
  if (entries.size() > shown) text += ", … (" + std::to_string(entries.size()) + " in all)";
  return text;
}

refusal too_many_entries(const model::word& typed, std::string_view how,
                         const std::vector<named_entry>& entries) {
  return {refusal_code::unknown_content,
          std::to_string(entries.size()) + " entries " + std::string(how) + " " +
              model::language::shown(typed.text),
          "Such as " + listed(entries) + ".", typed.column};
}

refusal none(const model::word& typed, const name_matches& found) {
  std::string hint = io::content::did_you_mean_one_of(found.near);
  if (hint.empty()) hint = "Tab completes names, and `find` lists what there is of a kind.";
  return {refusal_code::unknown_content, "nothing is called " + model::language::shown(typed.text),
          std::move(hint), typed.column};
}

/// Reading YAML may throw in the library; an exception becomes an answer.
template <class Work>
auto guarded(Work work) -> decltype(work()) {
  try {
    return work();
  } catch (const std::exception& why) {
    return io::error{.code = io::ec::internal,
                     .what = std::string("unexpected: ") + why.what(),
                     .todo = "The campaign is not touched by this."};
  }
}

/// What one question looks up: each thing is read once.
class guide_lookups {
 public:
  explicit guide_lookups(io::content::catalogue& from) : from_(from) {}

  [[nodiscard]] model::found_content operator()(std::string_view name) {
    if (const auto kept = found_.find(name); kept != found_.end()) return kept->second;
    auto read = from_.needed(name);
    if (!read && read.error().code != io::ec::not_found && !wrong_) wrong_ = read.error();
    model::found_content found = read ? *std::move(read) : model::found_content();
    found_.emplace(name, found);
    return found;
  }
  /// The first thing that could not be read, though it is there.
  [[nodiscard]] const std::optional<io::error>& wrong() const { return wrong_; }

 private:
  io::content::catalogue& from_;
  std::map<std::string, model::found_content, std::less<>> found_;
  std::optional<io::error> wrong_;
};

}  // namespace

content_questions::content_questions(io::file_ops& ops, std::vector<std::string> directories)
    : ops_(ops),
      catalogue_(std::make_unique<io::content::catalogue>(ops, std::move(directories))) {}

content_questions::~content_questions() = default;

auto content_questions::look(const model::commands::look& asked)
    -> answer<std::vector<model::looked_up>> {
  const std::lock_guard lock(mutex_);
  return guarded([&]() -> answer<std::vector<model::looked_up>> {
    name_matches found = catalogue_->match(asked.what.text, asked.of);
    const auto split = asked.of ? std::nullopt : with_kind_before(asked.what.text);
    if (found.exact.empty() && split) {
      name_matches of_kind = catalogue_->match(split->name, split->kind);
      const bool is_better = !of_kind.exact.empty() || found.begun.empty();
      if (is_better) found = std::move(of_kind);
    }
    const bool is_exact = !found.exact.empty() || mean_one_name(found.begun);
    auto& entries = found.exact.empty() ? found.begun : found.exact;
    if (entries.empty())
      return model::ruled<std::vector<model::looked_up>>(none(asked.what, found));
    if (is_exact ? entries.size() > bounds::looked_up_max : entries.size() > 1)
      return model::ruled<std::vector<model::looked_up>>(
          too_many_entries(asked.what, found.exact.empty() ? "begin with" : "are called", entries));
    std::stable_sort(entries.begin(), entries.end(), [](const auto& a, const auto& b) {
      return rank_of(a.kind) < rank_of(b.kind);
    });
    std::vector<model::looked_up> shown;
    for (const named_entry& each : entries) {
      auto read = catalogue_->read(each.kind, each.slug);
      if (!read) return std::move(read).error();
      shown.push_back(*std::move(read));
    }
    return model::ruled<std::vector<model::looked_up>>(std::move(shown));
  });
}

auto content_questions::find(const model::commands::find& asked) -> answer<find_answer> {
  auto what = model::search_of(asked);
  if (!what) return model::ruled<find_answer>(std::move(what).error());
  const std::lock_guard lock(mutex_);
  return guarded([&]() -> answer<find_answer> {
    const auto all = catalogue_->all(what->kind);
    if (auto wrong = model::settle_words(*what, all.entries))
      return model::ruled<find_answer>(*std::move(wrong));
    find_answer made{.found = model::found_by(*what, all.entries), .broken = {}};
    for (const io::error& each : all.broken) {
      if (made.broken.size() == bounds::broken_listed_max) {
        made.broken.push_back(std::to_string(all.broken.size() - made.broken.size()) +
                              " more entries that cannot be read are left out");
        break;
      }
      made.broken.push_back("left out: " + io::render(each));
    }
    return model::ruled<find_answer>(std::move(made));
  });
}

io::result<model::spell_ptr> content_questions::castable(std::string_view name) {
  const std::lock_guard lock(mutex_);
  return guarded([&]() -> io::result<model::spell_ptr> { return catalogue_->castable(name); });
}

auto content_questions::guide(const model::state& now, const model::rulings& house,
                              std::string_view line, std::span<const model::guide::answer> answers)
    -> answer<model::guide::step> {
  const std::lock_guard lock(mutex_);
  return guarded([&]() -> answer<model::guide::step> {
    catalogue_->begin_lookups();
    guide_lookups found(*catalogue_);
    model::state copy = now;
    model::trial on_trial(copy);
    // Nothing that is asked depends on dice.
    model::dice_roller dice(1);
    const model::content_lookup lookup = [&](std::string_view name) { return found(name); };
    model::rules::draft out(on_trial, lookup, house, dice);
    auto made = model::guide::next_step(
        out, [&](model::category kind) { return catalogue_->slugs(kind); }, line, answers);
    if (!made && made.error().code == refusal_code::bad_content && found.wrong())
      return *found.wrong();
    return made;
  });
}

io::result<done> content_questions::write_file(const std::string& path, std::string_view text) {
  const std::lock_guard lock(mutex_);
  const auto there = ops_.kind_of(path);
  if (!there) return there.error();
  if (*there != io::entry_kind::none)
    return io::error{.code = io::ec::exists,
                     .what = "there is a file of this name",
                     .todo = "Name another one, or remove it first.",
                     .path = path};
  return ops_.write_new(path, text);
}

std::vector<std::string> content_questions::names(std::optional<model::category> kind) {
  const std::lock_guard lock(mutex_);
  return catalogue_->slugs(kind);
}

std::vector<std::string> content_questions::values(model::category kind, std::string_view label) {
  const model::search_field* field = model::find_search_field(kind, label);
  if (field == nullptr) return {};
  const std::lock_guard lock(mutex_);
  try {
    return model::words_of(*field, catalogue_->all(kind).entries);
  } catch (const std::exception&) {
    return {};  // Completion is a convenience.
  }
}

}  // namespace dnd::actors
