// Issues of any number, made up: words, publishers, kinds and sectors as often as
// a real archive has them, from a seed. Issue n is the same on every machine,
// however many are made.

#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "cordisbright/pulse/v1/issue.pb.h"

namespace pulse::bench {

namespace v1 = ::cordisbright::pulse::v1;

/// Thread-safe once made.
class ScaleText {
 public:
  /// `samples` is a folder of documents: their words are the most frequent ones,
  /// in their order, and made-up words follow, by Zipf's law. Throws
  /// std::runtime_error when there are no documents.
  ScaleText(const std::string& samples, std::uint64_t seed);

  /// Published issue `n` of `count`, with `items` items. Editions are spread over
  /// 40 years to December 2024; a month has one monthly issue, and specials.
  v1::Issue MakeIssue(int n, int count, int items) const;

  /// Words by falling frequency.
  const std::vector<std::string>& words() const { return words_; }

 private:
  class Source;

  std::uint64_t seed_;
  std::vector<std::string> words_;
  std::vector<double> cumulative_;  // of the words' frequencies, ending in 1
  std::vector<std::string> publishers_;
};

}  // namespace pulse::bench
