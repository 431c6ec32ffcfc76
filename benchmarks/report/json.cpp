#include "benchmarks/report/json.hpp"

#include "model/assert.hpp"
#include "model/json/writer.hpp"

#include <fmt/format.h>
#include <simdjson.h>

#include <cmath>
#include <iterator>
#include <utility>

namespace dnd::bench {

namespace {

namespace dom = simdjson::dom;

void put(json::writer& out, std::string_view name, double value) {
  // JSON has no infinity; no measurement of something that was done comes to one.
  DND_ASSERT(std::isfinite(value));
  out.key(name).raw(fmt::format("{:.6g}", value));
}

void put(json::writer& out, std::string_view name, const std::optional<double>& value) {
  if (value) put(out, name, *value);
}

void put(json::writer& out, std::string_view name, const spread& value) {
  out.open(name, '{');
  put(out, "median", value.median);
  put(out, "low", value.low);
  put(out, "high", value.high);
  out.close('}');
}

void put(json::writer& out, std::string_view name, const std::string& value) {
  out.key(name).text(value);
}

std::string figure_json(const figure& what) {
  json::writer out;
  out.open('{');
  put(out, "id", what.id);
  put(out, "what", what.what);
  put(out, "unit", what.unit);
  put(out, "value", what.value);
  if (!what.peer.empty()) {
    put(out, "peer", what.peer);
    put(out, "peer_value", what.peer_value);
  }
  put(out, "judged", what.judged);
  put(out, "better", std::string(what.way == better::higher ? "higher" : "lower"));
  put(out, "must", what.must);
  put(out, "aim", what.aim);
  out.key("runs").count(what.runs);
  out.close('}');
  return std::move(out).take();
}

std::string point_json(const point& what) {
  json::writer out;
  out.open('{');
  put(out, "plot", what.plot);
  put(out, "what", what.what);
  put(out, "unit", what.unit);
  put(out, "curve", what.curve);
  put(out, "size_unit", what.size_unit);
  put(out, "size", what.size);
  put(out, "value", what.value);
  out.close('}');
  return std::move(out).take();
}

template <class Each, class Text>
std::string list_json(const std::vector<Each>& all, Text text) {
  std::string lines;
  for (const auto& each : all) lines += (lines.empty() ? "\n  " : ",\n  ") + text(each);
  return lines.empty() ? "[]" : "[" + lines + "\n]";
}

std::string string_json(const std::string& text) {
  json::writer out;
  out.text(text);
  return std::move(out).take();
}

enum class presence { required, optional };

/// Reads members into fields; the first that is not there is remembered, and the rest is skipped.
class members {
 public:
  members(dom::element of, std::string& missing) : of_(of), missing_(missing) {}

  void read(const char* name, double& into) { take(name, into, presence::required); }
  void read(const char* name, std::string& into) {
    std::string_view text;
    if (take(name, text, presence::required)) into = text;
  }
  void read(const char* name, std::uint64_t& into) { take(name, into, presence::required); }
  void read(const char* name, spread& into) {
    dom::element value;
    if (!take(name, value, presence::required)) return;
    members inner(value, missing_);
    inner.read("median", into.median);
    inner.read("low", into.low);
    inner.read("high", into.high);
  }
  void read_if_there(const char* name, std::optional<double>& into) {
    double value = 0;
    if (take(name, value, presence::optional)) into = value;
  }
  void read_if_there(const char* name, std::string& into) {
    std::string_view text;
    if (take(name, text, presence::optional)) into = text;
  }
  void read_if_there(const char* name, double& into) { take(name, into, presence::optional); }
  /// Calls `each` for every element of a list.
  template <class Each>
  void read_list(const char* name, Each each) {
    dom::array all;
    if (!take(name, all, presence::required)) return;
    for (const auto one : all) each(one);
  }

 private:
  template <class T>
  bool take(const char* name, T& into, presence how) {
    if (!missing_.empty()) return false;
    const auto failure = of_[name].get(into);
    if (!failure) return true;
    if (how == presence::required || failure != simdjson::NO_SUCH_FIELD) missing_ = name;
    return false;
  }

  dom::element of_;
  std::string& missing_;
};

figure read_figure(dom::element from, std::string& missing) {
  members of(from, missing);
  figure what;
  of.read("id", what.id);
  of.read("what", what.what);
  of.read("unit", what.unit);
  of.read("value", what.value);
  of.read_if_there("peer", what.peer);
  of.read_if_there("peer_value", what.peer_value);
  of.read("judged", what.judged);
  std::string way;
  of.read("better", way);
  if (missing.empty() && way != "higher" && way != "lower") missing = "better";
  what.way = way == "lower" ? better::lower : better::higher;
  of.read_if_there("must", what.must);
  of.read_if_there("aim", what.aim);
  std::uint64_t runs = 0;
  of.read("runs", runs);
  what.runs = runs;
  return what;
}

point read_point(dom::element from, std::string& missing) {
  members of(from, missing);
  point what;
  of.read("plot", what.plot);
  of.read("what", what.what);
  of.read("unit", what.unit);
  of.read("curve", what.curve);
  of.read("size_unit", what.size_unit);
  of.read("size", what.size);
  of.read("value", what.value);
  return what;
}

}  // namespace

std::string to_json(const report& what) {
  return fmt::format(
      "{{\n\"machine\":{},\n\"command\":{},\n\"events\":{},\n\"figures\":{},\n\"points\":{},\n"
      "\"left_out\":{}\n}}\n",
      string_json(what.machine), string_json(what.command), what.events,
      list_json(what.figures, figure_json), list_json(what.points, point_json),
      list_json(what.left_out, string_json));
}

io::result<report> read_json(std::string_view text) {
  dom::parser parser;
  dom::element root;
  if (parser.parse(text.data(), text.size()).get(root))
    return io::error{.code = io::ec::corrupt, .what = "the report is not JSON"};
  std::string missing;
  members of(root, missing);
  report what;
  of.read("machine", what.machine);
  of.read("command", what.command);
  of.read("events", what.events);
  of.read_list("figures",
               [&](dom::element one) { what.figures.push_back(read_figure(one, missing)); });
  of.read_list("points",
               [&](dom::element one) { what.points.push_back(read_point(one, missing)); });
  of.read_list("left_out", [&](dom::element one) {
    std::string_view line;
    if (one.get(line)) missing = "left_out";
    what.left_out.emplace_back(line);
  });
  if (missing.empty()) return what;
  return io::error{.code = io::ec::corrupt,
                   .what = fmt::format("the report has no \"{}\" where one belongs", missing)};
}

}  // namespace dnd::bench
