#include "services/render/text/line_writer.h"

#include <algorithm>
#include <utility>

#include "text/columns.h"

namespace pulse::render {

void LineWriter::Open(std::string first, std::string_view rest, bool tight) {
  rest_ += rest;
  containers_.push_back({std::move(first), rest_.size(), tight});
}

void LineWriter::Close() {
  // An item without any block still prints its marker.
  const bool used = used_ == containers_.size();
  if (!used && containers_.back().first.find_first_not_of(' ') != std::string::npos) {
    StartBlock();
    Line({});
  }
  containers_.pop_back();
  rest_.resize(containers_.back().rest_end);
  used_ = std::min(used_, containers_.size());
  shared_ = std::min(shared_, containers_.size());
}

void LineWriter::StartBlock(bool may_join) {
  const bool join = shared_ > 0 && containers_[shared_ - 1].tight && may_join;
  if (shared_ > 0 && !join) {
    const std::string_view blank = std::string_view(rest_).substr(0, containers_[shared_ - 1].rest_end);
    out_ += blank.substr(0, blank.find_last_not_of(' ') + 1);
    out_ += '\n';
  }
  shared_ = containers_.size();
}

void LineWriter::Line(std::string_view text) {
  const std::size_t begin = out_.size();
  out_ += Rest();
  for (; used_ < containers_.size(); ++used_) out_ += containers_[used_].first;
  if (text.empty()) {
    const std::size_t end = out_.find_last_not_of(' ');
    out_.resize(end == std::string::npos ? begin : std::max(begin, end + 1));
  }
  out_ += text;
  out_ += '\n';
}

std::string_view LineWriter::Rest() const {
  return std::string_view(rest_).substr(0, used_ == 0 ? 0 : containers_[used_ - 1].rest_end);
}

std::size_t LineWriter::indent() const {
  std::size_t columns = text::ColumnsOf(Rest());
  for (std::size_t i = used_; i < containers_.size(); ++i) columns += text::ColumnsOf(containers_[i].first);
  return columns;
}

}  // namespace pulse::render
