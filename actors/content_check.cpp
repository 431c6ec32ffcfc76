#include "actors/content_check.hpp"

#include "io/content/check.hpp"
#include "io/content/rename_fields.hpp"
#include "io/workspace/paths.hpp"
#include "model/bounds.hpp"

#include <algorithm>
#include <utility>

namespace dnd::actors {
namespace {

using io::config::parent_directory;

[[nodiscard]] std::string_view name_in(std::string_view path) {
  return path.substr(path.rfind('/') + 1);
}

[[nodiscard]] bool is_directory(io::file_ops& ops, const std::string& path) {
  const auto kind = ops.kind_of(path);
  return kind && *kind == io::entry_kind::directory;
}

[[nodiscard]] bool holds(io::file_ops& ops, const std::string& directory, std::string_view name) {
  const auto kind = ops.kind_of(directory + "/" + std::string(name));
  return kind && *kind != io::entry_kind::none;
}

[[nodiscard]] content_finding shown(io::content::check_finding from) {
  return {.kind = from.kind,
          .why = std::move(from.what.why),
          .field = std::move(from.what.field),
          .name_here = from.what.fix ? from.what.fix->to : std::string()};
}

[[nodiscard]] content_rename shown(const io::content::planned_renames& from) {
  return {from.path, from.names.size(), io::content::changed_lines(from.before, from.after)};
}

}  // namespace

check_scope scope_of_path(io::file_ops& ops, const std::string& path, const std::string& data_dir) {
  check_scope scope;
  scope.places = {path};
  // The directory with folders such as `monsters` in it.
  std::string layer = path;
  if (!is_directory(ops, path)) layer = parent_directory(path);
  if (io::content::parse_category(name_in(layer))) layer = parent_directory(layer);
  scope.layers = {layer};
  const std::string around = parent_directory(layer);
  if (holds(ops, around, "world.yaml")) scope.layers.push_back(around);
  if (!data_dir.empty()) scope.layers.push_back(data_dir);
  return scope;
}

check_scope scope_of_layers(io::file_ops& ops, const std::vector<std::string>& layers) {
  check_scope scope;
  scope.layers = layers;
  for (const std::string& layer : layers)
    if (is_directory(ops, layer)) scope.places.push_back(layer);
  return scope;
}

io::result<content_check> content_check::read(io::file_ops& ops, const check_scope& scope) {
  auto report = io::content::check_content(ops, scope);
  if (!report) return std::move(report).error();
  content_check out;
  out.files_ = report->files;
  out.wrong_ = report->wrong;
  out.unread_ = report->unread;
  for (auto& each : report->findings) out.findings_.push_back(shown(std::move(each)));
  for (auto& each : report->renames) {
    out.renames_.push_back(shown(each));
    out.texts_.emplace_back(std::move(each.before), std::move(each.after));
  }
  return out;
}

io::result<done> content_check::rename(io::file_ops& ops) const {
  for (std::size_t i = 0; i < renames_.size(); ++i) {
    const std::string& path = renames_[i].path;
    const auto now = ops.read_all(path, bounds::yaml_bytes_max);
    if (!now) return now.error();
    if (*now != texts_[i].first)
      return io::error{.code = io::ec::contradiction,
                       .what = "this file was changed meanwhile, and is left as it is",
                       .todo = "Check it again.",
                       .path = path};
    if (auto written = io::publish(ops, path, texts_[i].second); !written) return written;
  }
  return done{};
}

}  // namespace dnd::actors
