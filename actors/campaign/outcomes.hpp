#pragma once

#include "actors/messages.hpp"
#include "io/files/error.hpp"
#include "model/refusal.hpp"

#include <utility>

/// Answers to commands that change nothing.
namespace dnd::actors {

/// The rules say no.
[[nodiscard]] inline response refuse(model::refusal why) {
  response answer;
  answer.how = outcome::refused;
  answer.refusal = std::move(why);
  return answer;
}

/// Something that it needs could not be had.
[[nodiscard]] inline response fail(io::error why) {
  response answer;
  answer.how = outcome::failed;
  answer.failure = std::move(why);
  return answer;
}

}  // namespace dnd::actors
