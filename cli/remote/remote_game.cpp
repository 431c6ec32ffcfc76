#include "cli/remote/remote_game.hpp"

#include "cli/app/line_kind.hpp"
#include "cli/remote/host_lines.hpp"
#include "cli/render/errors.hpp"
#include "cli/render/json.hpp"
#include "model/json/writer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <random>
#include <span>
#include <sys/eventfd.h>
#include <unistd.h>
#include <utility>

namespace dnd::cli::remote {
namespace {

using std::chrono::milliseconds;
using clock = std::chrono::steady_clock;

/// How often whoever waits looks around.
constexpr milliseconds glance{100};
/// Somebody who pressed Tab does not wait longer than this.
constexpr milliseconds patience_for_words{2'000};
/// From one try to the next: the first, and the longest.
constexpr milliseconds pause_least{100};
constexpr milliseconds pause_most{3'000};
/// A script does not wait longer for its host to come back. Somebody at a prompt sees that it is
/// gone, and may leave.
constexpr std::chrono::seconds patience_for_host{60};

/// Each client has its own, so that no two commands of this world have the same id.
[[nodiscard]] std::string random_prefix() {
  std::random_device chance;
  return fmt::format("r{:08x}{:08x}", chance(), chance());
}

[[nodiscard]] std::string command_text(const given_command& what) {
  json::writer out;
  out.open('{');
  out.key("command").text(what.line);
  if (!what.terms.id.empty()) out.key("id").text(what.terms.id);
  if (what.terms.expect_seq) out.key("expect_seq").count(*what.terms.expect_seq);
  out.close('}');
  return std::move(out).take();
}

/// Twice as long as before, and not at the same moment as all other clients of the host.
[[nodiscard]] milliseconds pause_after(unsigned attempts) {
  milliseconds pause = pause_least * (1U << std::min(attempts, 8U));
  pause = std::min(pause, pause_most);
  std::random_device chance;
  return pause + milliseconds(chance() % static_cast<unsigned>(pause.count() / 2));
}

/// Nothing that is asked again will be answered otherwise.
[[nodiscard]] bool is_final(unsigned status) noexcept {
  return status == 400 || status == 401 || status == 403 || status == 404 || status == 421;
}

}  // namespace

remote_game::remote_game(context& with, const host_access& host, const std::string& label,
                         reading how)
    : with_(with),
      host_(host),
      how_(how),
      id_prefix_(random_prefix()),
      talk_(label, how == reading::dialogue ? conversation::commits::followed
                                            : conversation::commits::left_out) {
  if (is_dialogue()) news_ = ::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
}

remote_game::~remote_game() {
  link_.reset();
  if (news_ >= 0) ::close(news_);
}

io::result<std::unique_ptr<remote_game>> remote_game::open(context& with, const host_access& host,
                                                           const std::string& label, reading how) {
  std::unique_ptr<remote_game> out(new remote_game(with, host, label, how));
  out->link_ = std::make_unique<web_link>(host.where, host.token, *out);
  std::unique_lock lock(out->mutex_);
  out->changed_.wait(lock, [&out] { return out->has_greeted_ || out->end_; });
  if (out->end_) return *out->end_;
  lock.unlock();
  return out;
}

exit_code remote_game::close() {
  link_.reset();
  const std::lock_guard lock(mutex_);
  return end_ ? fail(with_, *end_) : exit_code::done;
}

// -- lines ---------------------------------------------------------------------

question remote_game::question_of(given_command what, std::function<void(text_maker)> done) {
  std::string own_id;
  const line_kind kind = kind_of(what.line);
  if (kind == line_kind::command && what.terms.id.empty())
    what.terms.id = own_id = fmt::format("{}-{}", id_prefix_, ++ids_);
  std::string text = command_text(what);
  return {.text = std::move(text),
          .is_line = true,
          // A fight that plays itself would be played further.
          .may_be_repeated = kind != line_kind::plays,
          .done = [this, what = std::move(what), own_id = std::move(own_id),
                   done = std::move(done)](const reply& how) {
            done([this, what, own_id, how] { return shown_of(what, own_id, how); });
          }};
}

played_game::text_maker remote_game::answer(const given_command& what,
                                            const std::function<bool()>& stop) {
  if (auto alone = answer_alone(what))
    return [this, what, alone = *std::move(alone)] {
      return show(what, alone, with_.format, with_.out.out(), with_.out.err());
    };
  std::unique_lock lock(mutex_);
  if (is_dialogue() && screen_text(with_, how_) != screen_) ask(screen_question());
  const auto made = std::make_shared<std::optional<text_maker>>();
  ask(question_of(what, [this, made](text_maker maker) {
    *made = std::move(maker);
    changed_.notify_all();
  }));
  while (!*made) {
    changed_.wait_for(lock, glance);
    const auto sentences = std::exchange(sentences_, {});
    lock.unlock();
    if (!sentences.empty()) warn(with_, sentences);
    const bool is_stopped = stop && stop();
    lock.lock();
    // It is not asked again.
    if (is_stopped && !*made && down_since_) {
      talk_.drop_lines();
      return [this, what] { return shown_loss(what, {}); };
    }
  }
  return **made;
}

void remote_game::submit(given_command what, std::function<void(text_maker)> done) {
  if (auto alone = answer_alone(what)) {
    return done([this, what = std::move(what), alone = *std::move(alone)] {
      return show(what, alone, with_.format, with_.out.out(), with_.out.err());
    });
  }
  const std::lock_guard lock(mutex_);
  ask(question_of(std::move(what), std::move(done)));
}

shown_answer remote_game::shown_loss(const given_command& what, const std::string& own_id) const {
  const json_problem why{
      .code = "closed",
      .message = "the connection to the host is lost, and nobody knows what came of the command",
      .hint = what.terms.id.empty() || !own_id.empty()
                  ? "`log` shows what happened."
                  : "Give it again with the same id: nothing is done twice."};
  shown_answer out{.out = {}, .err = {}, .code = exit_code::refused, .offered = {}};
  if (with_.format == answer_format::json) {
    out.out.push_back(json_failed("host", why));
    return out;
  }
  if (what.number) out.err.push_back(fmt::format("Line {}:", *what.number));
  for (std::string& each : message_lines(why.message, why.hint, with_.out.err()))
    out.err.push_back(std::move(each));
  return out;
}

shown_answer remote_game::shown_of(const given_command& what, const std::string& own_id,
                                   const reply& how) const {
  if (how.is_lost || how.answer() == nullptr) return shown_loss(what, own_id);
  return shown_by_host({.what = what, .own_id = own_id, .format = with_.format}, how,
                       with_.out.out(), with_.out.err());
}

void remote_game::ask(question what) {
  if (end_) return what.done({.is_lost = true});
  if (auto text = talk_.ask(std::move(what))) link_->send(*std::move(text), epoch_);
}

// -- the prompt ------------------------------------------------------------------

std::vector<std::string> remote_game::greeting() {
  const std::lock_guard lock(mutex_);
  return greeting_;
}

std::string remote_game::prompt() {
  const std::lock_guard lock(mutex_);
  return prompt_;
}

bool remote_game::fight_is_on() {
  const std::lock_guard lock(mutex_);
  return fight_is_on_;
}

completion remote_game::complete(std::string_view line, std::size_t cursor) {
  json::writer text;
  text.open('{');
  text.key("complete").text(line);
  text.key("cursor").count(cursor);
  text.close('}');
  std::unique_lock lock(mutex_);
  if (down_since_ || end_) return {};
  const auto made = std::make_shared<std::optional<completion>>();
  ask({.text = std::move(text).take(),
       .is_line = false,
       .may_be_repeated = false,
       .done = [this, made, size = line.size()](const reply& how) {
         *made = completion_in(how, size);
         changed_.notify_all();
       }});
  changed_.wait_for(lock, patience_for_words, [&made] { return made->has_value(); });
  return made->value_or(completion{});
}

game_news remote_game::take_news() {
  std::uint64_t rung = 0;
  // What is rung for from now on is news again.
  (void)!::read(news_, &rung, sizeof rung);
  const std::lock_guard lock(mutex_);
  game_news out{.lines = {}, .is_over = end_.has_value()};
  const style& look = with_.out.out().look;
  for (const std::string& each : std::exchange(sentences_, {}))
    out.lines.push_back(look.paint(tone::warning, "dnd:") + " " + look.clean(each));
  for (const std::string& each : talk_.take_lines()) out.lines.push_back(safe_line(each, look));
  return out;
}

void remote_game::ring() {
  const std::uint64_t one = 1;
  if (news_ >= 0) (void)!::write(news_, &one, sizeof one);
}

void remote_game::tell(std::string sentence) {
  if (!is_dialogue()) return warn(with_, std::span(&sentence, 1));
  sentences_.push_back(std::move(sentence));
  changed_.notify_all();
  ring();
}

question remote_game::screen_question() {
  screen_ = screen_text(with_, how_);
  return {.text = screen_,
          .is_line = false,
          .may_be_repeated = false,
          .done = [this](const reply& how) {
            if (how.answer() == nullptr) return;
            if (!std::exchange(has_greeted_, true)) {
              for (const std::string& each : lines_in(how, "out"))
                greeting_.push_back(safe_line(each, with_.out.out().look));
            }
            changed_.notify_all();
          }};
}

void remote_game::ask_for_table() {
  if (std::exchange(asks_for_table_, true)) {
    table_is_old_ = true;
    return;
  }
  table_is_old_ = false;
  ask({.text = R"({"command":""})",
       .is_line = false,
       .may_be_repeated = false,
       .done = [this](const reply&) {
         asks_for_table_ = false;
         if (table_is_old_ && !end_) ask_for_table();
         ring();
       }});
}

void remote_game::take_table(const reply& how) {
  const auto* const table = how.message.find("table");
  if (table == nullptr) return;
  prompt_ = safe_line(table->text_of("prompt"), with_.out.out().look);
  const auto* const fight = table->find("fight");
  fight_is_on_ = fight != nullptr && fight->truth().value_or(false);
}

// -- the link ----------------------------------------------------------------------

std::string remote_game::target() {
  const std::lock_guard lock(mutex_);
  return talk_.target();
}

void remote_game::on_up(std::uint64_t epoch) {
  const std::lock_guard lock(mutex_);
  epoch_ = epoch;
  attempts_ = 0;
  if (was_up_ && down_since_) tell("The connection is back.");
  was_up_ = true;
  down_since_.reset();
  for (std::string& each : talk_.begin(screen_question())) link_->send(std::move(each), epoch);
}

void remote_game::on_text(std::string_view text) {
  const std::lock_guard lock(mutex_);
  const auto answered = talk_.take(text);
  if (answered) take_table(answered->how);
  if (is_dialogue() && talk_.has_lines()) {
    ring();
    if (!answered) ask_for_table();
  }
  if (answered) answered->what.done(answered->how);
}

void remote_game::give_up(io::error why) {
  end_ = std::move(why);
  for (const question& each : talk_.end()) each.done({.is_lost = true});
  changed_.notify_all();
  ring();
}

std::optional<milliseconds> remote_game::on_down(const link_loss& why) {
  const std::lock_guard lock(mutex_);
  for (const question& each : talk_.lose()) each.done({.is_lost = true});
  const bool is_first = !down_since_;
  if (is_first) down_since_ = clock::now();
  const bool is_too_long = !is_dialogue() && clock::now() - *down_since_ > patience_for_host;
  // The host has another past than before, such as that of a backup: it is followed from now on.
  const bool is_elsewhere = has_greeted_ && why.status == 404 && talk_.forget_place();
  if (!has_greeted_ || is_too_long || (is_final(why.status) && !is_elsewhere)) {
    give_up(why.status == 0 ? unreachable(host_.where, why.why)
                            : refused_by(host_.where, why.status, why.body));
    return std::nullopt;
  }
  if (is_first)
    tell(fmt::format("The connection to {} is lost ({}). It is tried again.", to_text(host_.where),
                     why.why));
  return pause_after(attempts_++);
}

}  // namespace dnd::cli::remote
