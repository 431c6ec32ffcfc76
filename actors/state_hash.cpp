#include "actors/state_hash.hpp"

#include "io/store/codec/state_codec.hpp"

#include <fmt/format.h>

namespace dnd::actors {

std::string state_hash_text(const model::state& what) {
  return fmt::format("{:016x}", io::state_hash(what));
}

}  // namespace dnd::actors
