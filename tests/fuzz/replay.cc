// Runs files through a fuzz target's checks, in any preset.
//
//   fuzz-replay TARGET FILE-OR-FOLDER…

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "tests/fuzz/entry.h"

namespace {

namespace fs = std::filesystem;

std::vector<fs::path> FilesOf(const fs::path& path) {
  std::vector<fs::path> files;
  if (!fs::is_directory(path)) return {path};
  for (const auto& entry : fs::recursive_directory_iterator(path)) {
    if (entry.is_regular_file()) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

bool Replay(const pulse::fuzz::Target& target, const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return false;
  const std::string content{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  std::fprintf(stderr, "%s\n", path.c_str());  // the last line names what broke a promise
  target.check(content);
  return true;
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> arguments(argv + 1, argv + argc);
  const auto* const target =
      arguments.empty() ? nullptr
                        : std::find_if(std::begin(pulse::fuzz::kTargets), std::end(pulse::fuzz::kTargets),
                                       [&](const auto& t) { return t.name == arguments[0]; });
  if (target == nullptr || target == std::end(pulse::fuzz::kTargets) || arguments.size() < 2) {
    std::fprintf(stderr, "usage: fuzz-replay TARGET FILE-OR-FOLDER...\ntargets:");
    for (const auto& known : pulse::fuzz::kTargets)
      std::fprintf(stderr, " %s", std::string(known.name).c_str());
    std::fprintf(stderr, "\n");
    return 2;
  }
  int files = 0;
  for (std::size_t i = 1; i < arguments.size(); ++i) {
    for (const auto& path : FilesOf(arguments[i])) {
      if (!Replay(*target, path)) {
        std::fprintf(stderr, "cannot read %s\n", path.c_str());
        return 1;
      }
      ++files;
    }
  }
  std::printf("%s: %d files\n", arguments[0].c_str(), files);
  return files > 0 ? 0 : 1;
}
