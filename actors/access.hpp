#pragma once

#include "io/access/token_file.hpp"
#include "io/files/error.hpp"
#include "io/files/file_ops.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// Who may use a host: tokens, of which only sums are kept. See docs/host.md.
namespace dnd::actors {

using io::token_role;

/// What a token opens.
struct access_terms {
  token_role role = token_role::spectator;
  /// Whose it is, for people; may be empty.
  std::string name = {};
  /// Names of a player's characters.
  std::vector<std::string> characters = {};
  /// Labels of the campaigns that it is for; none: all.
  std::vector<std::string> campaigns = {};
  /// Milliseconds since 1970, UTC; nothing: it is good for ever.
  std::optional<std::int64_t> expires_ms = {};
};

/// A token as it is listed. The token itself is not known any more.
struct access_info {
  /// Tells it from the others: the first digits of its sum.
  std::string id;
  access_terms terms;
  std::int64_t made_ms = 0;
};

struct made_access {
  /// The only time that it is seen.
  std::string token;
  access_info about;
};

class shared_store;

/// Where the tokens are kept: in a file beside the worlds, or in the store that hosts share.
class token_place {
 public:
  /// `ops` must outlive it. `worlds_dir` is absolute; `store` may be null.
  token_place(io::file_ops& ops, const std::string& worlds_dir,
              std::shared_ptr<shared_store> store = nullptr)
      : ops_(ops), path_(io::tokens_path(worlds_dir)), store_(std::move(store)) {}

  [[nodiscard]] bool is_shared() const noexcept { return store_ != nullptr; }
  [[nodiscard]] io::result<std::string> read() const;
  [[nodiscard]] io::result<std::vector<io::kept_token>> parse(std::string_view bytes) const;
  /// Reads, changes and writes them; nobody else does so meanwhile, or that fails.
  [[nodiscard]] io::result<done> change(
      const std::function<io::result<done>(std::vector<io::kept_token>&)>& how) const;

 private:
  [[nodiscard]] io::result<done> change_once(
      const std::function<io::result<done>(std::vector<io::kept_token>&)>& how) const;

  io::file_ops& ops_;
  std::string path_;
  std::shared_ptr<shared_store> store_;
};

/// Makes, lists and revokes tokens of the hosts that serve what is there. What is changed is
/// durable before it returns, and a host that runs knows it a moment later. Errors: `corrupt` for a
/// file that is damaged, with its line; `locked` while another program changes it; the disk's.
class access_list {
 public:
  explicit access_list(token_place where) : where_(std::move(where)) {}

  [[nodiscard]] io::result<made_access> grant(access_terms terms, std::int64_t now_ms);
  /// Oldest first.
  [[nodiscard]] io::result<std::vector<access_info>> list();
  /// By the beginning of its id, or by its name. Errors: `not_found`; `bad_name` when several
  /// answer.
  [[nodiscard]] io::result<access_info> revoke(std::string_view which);

 private:
  token_place where_;
};

/// The tokens as a running host knows them. `find` waits for nothing, `refresh` for the disk; both
/// for any thread.
class access_table {
 public:
  explicit access_table(token_place where) : where_(std::move(where)) {}

  /// Of a token that is good now; null otherwise.
  struct found {
    /// Null when nobody has this token.
    std::shared_ptr<const access_info> about;
    bool is_expired = false;
    /// The store cannot be asked, and may know the token by now. Never so of files.
    bool is_open_question = false;
  };
  [[nodiscard]] found find(std::string_view token, std::int64_t now_ms) const;
  /// Whether the token of this id is good now: for what goes on after it was found.
  [[nodiscard]] bool is_good(std::string_view id, std::int64_t now_ms) const;
  /// Adds a token that lives as long as the process, and is in no file. Errors: of the system.
  [[nodiscard]] io::result<made_access> add_passing(access_terms terms, std::int64_t now_ms);

  enum class change : std::uint8_t { none, changed };
  /// Reads the file again where it is not what it was. While it is damaged, none of its tokens is
  /// good; the error comes once for each change. A store that cannot be reached says nothing about
  /// who was let in: those are as long as it is so.
  io::result<change> refresh();

 private:
  struct entry {
    io::token_sum sum{};
    std::shared_ptr<const access_info> about;
  };
  using entries = std::vector<entry>;
  struct both_lists {
    std::shared_ptr<const entries> passing;
    std::shared_ptr<const entries> kept;
    bool is_out_of_reach;
  };
  [[nodiscard]] both_lists lists() const;

  const token_place where_;
  /// Replaced whole, never changed.
  std::shared_ptr<const entries> kept_ = std::make_shared<const entries>();
  std::shared_ptr<const entries> passing_ = std::make_shared<const entries>();
  mutable std::mutex mutex_;
  std::optional<std::string> bytes_;
  /// The store could not be reached the last time.
  bool is_out_of_reach_ = false;
};

}  // namespace dnd::actors
