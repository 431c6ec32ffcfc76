#include "model/verbs/questions.hpp"

#include "model/bounds.hpp"
#include "model/language/line_writer.hpp"
#include "model/language/reader.hpp"

namespace dnd::model::commands {

namespace {

using namespace language;

constexpr label_spec status_who{
    .kind = value_kind::creature, .placeholder = "WHO", .help = "one creature"};
constexpr std::string_view status_examples[] = {"status", "status zombie-1"};

constexpr label_spec log_last{.name = "last",
                              .kind = value_kind::number,
                              .placeholder = "N",
                              .help = "how many commands; otherwise 20",
                              .range = {1, static_cast<std::int32_t>(bounds::log_last_max)}};
constexpr label_spec log_labels[] = {log_last};
constexpr std::string_view log_examples[] = {"log last: 50", "log 50"};
constexpr std::string_view log_places[] = {"last"};

}  // namespace

constinit const verb_spec status::row{.name = "status",
                                      .subject = status_who,
                                      .summary = "shows the table, or one creature",
                                      .examples = status_examples};

status status::read(value_reader& given) {
  return {given.optional_word(status_who)};
}

void status::print(line_writer& line) const {
  line.optional_word(status_who, who);
}

constinit const verb_spec log::row{.name = "log",
                                   .labels = log_labels,
                                   .places = log_places,
                                   .summary = "shows what happened last",
                                   .details =
                                       "Commands are shown whole. What was taken back is "
                                       "marked: \"(undone)\".",
                                   .examples = log_examples};

log log::read(value_reader& given) {
  log said;
  said.last = given.number(log_last).value_or(said.last);
  return said;
}

void log::print(line_writer& line) const {
  line.number(log_last, last);
}

}  // namespace dnd::model::commands
