#include "model/dice/roller.hpp"

#include "model/assert.hpp"
#include "model/bounds.hpp"
#include "model/counted.hpp"

#include <fmt/format.h>

#include <utility>

namespace dnd::model {
namespace {

constexpr std::int32_t fate_lowest = -1;
constexpr std::int32_t fate_highest = 1;

}  // namespace

dice_roller::dice_roller(std::uint64_t seed) : engine_(seed), seed_(seed) {}

void dice_roller::begin(std::vector<std::int32_t> faces) {
  own_ += taken_;
  taken_ = 0;
  if (own_ == stream_.size()) {
    stream_.clear();
    own_ = 0;
  }
  supplied_ = std::move(faces);
  used_ = 0;
  drawn_.clear();
  failed_.reset();
}

void dice_roller::take_back() noexcept {
  position_ -= taken_;
  taken_ = 0;
  supplied_.clear();
  used_ = 0;
  drawn_.clear();
  failed_.reset();
}

std::int32_t dice_roller::roll(std::int32_t faces) {
  DND_ASSERT(faces >= 1);
  DND_ASSERT(static_cast<std::uint32_t>(faces) <= bounds::die_faces_max);
  return draw({.faces = faces, .lowest = 1, .highest = faces});
}

std::int32_t dice_roller::roll_fate() {
  return draw({.faces = 0, .lowest = fate_lowest, .highest = fate_highest});
}

std::int32_t dice_roller::draw(range die) {
  if (failed_) return 1;
  if (used_ == supplied_.size()) {
    const std::int32_t face = draw_from_engine(die);
    drawn_.push_back({.faces = die.faces, .face = face, .origin = face_origin::engine});
    return face;
  }
  const std::int32_t face = supplied_[used_];
  if (face < die.lowest || face > die.highest) {
    failed_ = die;
    return 1;
  }
  ++used_;
  drawn_.push_back({.faces = die.faces, .face = face, .origin = face_origin::table});
  return face;
}

std::int32_t dice_roller::draw_from_engine(range die) {
  // Not std::uniform_int_distribution: its results differ between standard libraries. The
  // numbers below 2^64 mod n are drawn again, so that every face has the same share of the rest.
  const auto n = static_cast<std::uint64_t>(die.highest - die.lowest + 1);
  const std::uint64_t unfair = (0 - n) % n;
  std::uint64_t number = 0;
  do {
    number = next_number();
  } while (number < unfair);
  return die.lowest + static_cast<std::int32_t>(number % n);
}

std::uint64_t dice_roller::next_number() {
  if (own_ + taken_ == stream_.size()) stream_.push_back(engine_());
  ++position_;
  return stream_[own_ + taken_++];
}

std::optional<refusal> dice_roller::problem() const {
  if (!failed_) return std::nullopt;
  const bool fate = failed_->faces == 0;
  const std::string name = fate ? std::string("a fate die") : fmt::format("a d{}", failed_->faces);
  return refusal{.code = refusal_code::bad_rolled,
                 .message = fmt::format("{} cannot show {} (die {} of \"rolled:\")", name,
                                        supplied_[used_], used_ + 1),
                 .hint = fmt::format("{} shows {} to {}", name, failed_->lowest, failed_->highest),
                 .column = std::nullopt};
}

std::optional<refusal> dice_roller::leftover() const {
  if (failed_ || used_ == supplied_.size()) return std::nullopt;
  const std::size_t extra = supplied_.size() - used_;
  return refusal{
      .code = refusal_code::bad_rolled,
      .message = fmt::format("{} of the {} in \"rolled:\" {} not needed", extra,
                             counted(supplied_.size(), "die", "dice"), extra == 1 ? "is" : "are"),
      .hint = used_ == 0 ? std::string("this command rolls no dice")
                         : fmt::format("this command rolls {}; give at most that many "
                                       "faces",
                                       counted(used_, "die", "dice")),
      .column = std::nullopt};
}

std::optional<refusal> dice_roller::verdict() const {
  if (auto why = problem()) return why;
  return leftover();
}

}  // namespace dnd::model
