#pragma once

namespace dnd::model {

/// Whether an event fits the state that it was applied to. A contradiction never comes from
/// `decide`: it means that a log was changed by other hands.
class apply_result {
 public:
  constexpr apply_result() noexcept = default;
  constexpr explicit apply_result(const char* contradiction) noexcept : why_(contradiction) {}
  [[nodiscard]] constexpr bool ok() const noexcept { return why_ == nullptr; }
  /// What the event says and the state does not, in a static sentence; null when ok.
  [[nodiscard]] constexpr const char* contradiction() const noexcept { return why_; }

 private:
  const char* why_ = nullptr;
};

}  // namespace dnd::model
