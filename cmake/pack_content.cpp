// pack_content <world directory> <blob>: packs <directory>/<category>/<slug>.yaml into one file
// that the program carries (io/content/packed_format.hpp). Runs while building.

#include "../io/content/packed_format.hpp"

#include <cstdio>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <stdexcept>
#include <string>

namespace {

namespace fs = std::filesystem;
using dnd::io::content::packed_entry;
using dnd::io::content::packed_header;

std::string read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::string text(std::istreambuf_iterator<char>(in), {});
  if (!in) throw std::runtime_error("cannot read " + path.string());
  return text;
}

/// Whether a folder of the world ships with the program: what is played in it does not.
bool is_category(const fs::path& folder) {
  return folder.filename() != "characters" && !fs::exists(folder / "campaign.yaml");
}

/// Key -> text, in the order of the keys' bytes.
std::map<std::string, std::string> entries_of(const fs::path& world) {
  std::map<std::string, std::string> entries;
  for (const fs::directory_entry& category : fs::directory_iterator(world)) {
    if (!category.is_directory() || !is_category(category.path())) continue;
    const std::string prefix = category.path().filename().string() + "/";
    for (const fs::directory_entry& file : fs::directory_iterator(category)) {
      if (file.path().extension() != ".yaml") continue;
      entries.emplace(prefix + file.path().stem().string(), read(file.path()));
    }
  }
  return entries;
}

template <class Plain>
void append(std::string& bytes, const Plain& value) {
  bytes.append(reinterpret_cast<const char*>(&value), sizeof value);
}

std::string packed(const std::map<std::string, std::string>& entries) {
  packed_header header;
  header.entry_count = entries.size();
  std::string index;
  std::string data;
  const std::size_t data_offset = sizeof header + entries.size() * sizeof(packed_entry);
  for (const auto& [key, text] : entries) {
    packed_entry entry;
    entry.key_offset = static_cast<std::uint32_t>(data_offset + data.size());
    entry.key_size = static_cast<std::uint32_t>(key.size());
    data += key;
    entry.text_offset = static_cast<std::uint32_t>(data_offset + data.size());
    entry.text_size = static_cast<std::uint32_t>(text.size());
    data += text;
    append(index, entry);
  }
  std::string blob;
  append(blob, header);
  return blob + index + data;
}

}  // namespace

int main(int argument_count, char** arguments) try {
  if (argument_count != 3) {
    std::fputs("usage: pack_content <world directory> <blob>\n", stderr);
    return 2;
  }
  const std::string blob = packed(entries_of(arguments[1]));
  std::ofstream out(arguments[2], std::ios::binary | std::ios::trunc);
  out.write(blob.data(), static_cast<std::streamsize>(blob.size()));
  out.close();
  if (!out) throw std::runtime_error(std::string("cannot write ") + arguments[2]);
  return 0;
} catch (const std::exception& failure) {
  std::fprintf(stderr, "pack_content: %s\n", failure.what());
  return 1;
}
