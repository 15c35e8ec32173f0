// A PostgreSQL of a benchmark's own with a large archive in it.

#pragma once

#include <string>

namespace pulse::bench {

struct ScaleSize {
  int items = 1'000'000;
  int issues = 5'000;
  unsigned seed = 1;
};

/// The cluster stays in its folder when the benchmark ends, stopped, so that the
/// next run does not load it again.
class ScaleArchive {
 public:
  /// Starts the cluster in `directory`; loads the archive by the store's own
  /// SaveRevision when it is not there in this size or `fresh` asks for it, with
  /// the large text indexes built afterwards. Throws std::runtime_error.
  ScaleArchive(const std::string& directory, const ScaleSize& size, bool fresh);
  ~ScaleArchive();
  ScaleArchive(const ScaleArchive&) = delete;
  ScaleArchive& operator=(const ScaleArchive&) = delete;

  const std::string& url() const { return url_; }

 private:
  std::string directory_;
  std::string url_;
};

}  // namespace pulse::bench
