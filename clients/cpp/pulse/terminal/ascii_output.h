// Text for terminals whose locale has no UTF-8.

#pragma once

#include <ostream>
#include <streambuf>
#include <string>

namespace pulse::cli {

/// Passes text on with every character outside ASCII as the nearest in it: quotes,
/// dashes, bullets and the marks of charts have one, others are a "?". A character
/// stays one column wide, but for those of two.
class AsciiOutput : public std::streambuf {
 public:
  /// `out` must outlive this.
  explicit AsciiOutput(std::ostream& out) : out_(out) {}

 protected:
  int_type overflow(int_type character) override;
  int sync() override;

 private:
  std::ostream& out_;
  std::string pending_;  // the bytes of a character that has more
};

}  // namespace pulse::cli
