#include "services/render/line_writer.h"

#include <algorithm>
#include <utility>

#include "services/render/unicode.h"

namespace pulse::render {

void LineWriter::Open(std::string first, std::string rest, bool tight) {
  containers_.push_back({std::move(first), std::move(rest), tight, false});
}

void LineWriter::Close() {
  // An item without any block still prints its marker.
  if (!containers_.back().used && containers_.back().first.find_first_not_of(' ') != std::string::npos) {
    StartBlock();
    Line({});
  }
  containers_.pop_back();
  shared_ = std::min(shared_, containers_.size());
}

void LineWriter::StartBlock(bool may_join) {
  const bool join = shared_ > 0 && containers_[shared_ - 1].tight && may_join;
  if (shared_ > 0 && !join) {
    std::string blank;
    for (std::size_t i = 0; i < shared_; ++i) blank += containers_[i].rest;
    blank.erase(blank.find_last_not_of(' ') + 1);
    out_ += blank;
    out_ += '\n';
  }
  shared_ = containers_.size();
}

void LineWriter::Line(std::string_view text) {
  const std::size_t begin = out_.size();
  for (Container& container : containers_) {
    out_ += container.used ? container.rest : container.first;
    container.used = true;
  }
  if (text.empty()) {
    const std::size_t end = out_.find_last_not_of(' ');
    out_.resize(end == std::string::npos ? begin : std::max(begin, end + 1));
  }
  out_ += text;
  out_ += '\n';
}

std::size_t LineWriter::indent() const {
  std::size_t columns = 0;
  for (const Container& container : containers_) {
    columns += ColumnsOf(container.used ? container.rest : container.first);
  }
  return columns;
}

}  // namespace pulse::render
