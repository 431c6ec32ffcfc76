#include "actors/courier.hpp"

#include "actors/campaign/responses.hpp"
#include "model/bounds.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace dnd::actors {

void courier_state::collect() {
  auto letters = from->take();
  under_way_ += letters.size();
  while (letters.size() > bounds::commands_a_message_max) {
    const auto end = letters.begin() + std::ptrdiff_t{bounds::commands_a_message_max};
    send({std::move_iterator(letters.begin()), std::move_iterator(end)});
    letters.erase(letters.begin(), end);
  }
  if (!letters.empty()) send(std::move(letters));
}

void courier_state::send(std::vector<post> letters) {
  execute_message what;
  what.commands.reserve(letters.size());
  for (auto& letter : letters) what.commands.push_back(std::move(letter.what));
  const auto sent = std::make_shared<const std::vector<post>>(std::move(letters));
  self->request(handler, caf::infinite, std::move(what))
      .then([this, sent](const response_message& answer) { deliver(*sent, answer.answers); },
            [this, sent](const caf::error&) { deliver(*sent, {}); });
}

void courier_state::deliver(const std::vector<post>& letters,
                            const std::vector<response_ptr>& answers) {
  under_way_ -= letters.size();
  const auto gone =
      answers.empty() ? std::make_shared<const response>(failed_response(engine_gone())) : nullptr;
  for (std::size_t i = 0; i < letters.size(); ++i) {
    from->note_answered();
    letters[i].done(gone ? gone : answers[i]);
  }
  finish();
}

caf::typed_response_promise<delivered_message> courier_state::drain() {
  waiting_.push_back(self->make_response_promise<delivered_message>());
  auto answer = waiting_.back();
  collect();
  finish();
  return answer;
}

void courier_state::finish() {
  if (under_way_ > 0) return;
  for (auto& asked : std::exchange(waiting_, {})) asked.deliver(delivered_message{});
}

courier_actor::behavior_type courier(courier_actor::stateful_pointer<courier_state> self,
                                     std::shared_ptr<outbox> from, command_handler_actor handler) {
  self->state.from = std::move(from);
  self->state.handler = std::move(handler);
  return {
      [self](const collect_message&) { self->state.collect(); },
      [self](const drain_message&) -> caf::result<delivered_message> {
        return self->state.drain();
      },
  };
}

}  // namespace dnd::actors
