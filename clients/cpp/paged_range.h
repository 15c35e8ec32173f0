// A list RPC as a range: pages are fetched as the loop reaches them.

#pragma once

#include <cstddef>
#include <functional>
#include <iterator>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "result.h"

namespace pulse::client {

/// One page of a list answer.
template <typename Element>
struct Page {
  std::vector<Element> elements;
  std::string next_token;  // empty on the last page
};

/// A single pass over all pages of a list RPC.
///
///   auto items = client.Items(request);
///   for (const v1::Item& item : items) Use(item);
///   if (items.error()) Report(*items.error());
///
/// The loop ends early when a page cannot be fetched; error() then says why, so
/// keep the range in a variable and ask. Elements live until the next step. One
/// thread at a time; the Client it came from must outlive it.
template <typename Element>
class PagedRange {
 public:
  /// Answers the page that `token` names; the empty token is the first page.
  using FetchPage = std::function<Result<Page<Element>>(const std::string& token)>;

  explicit PagedRange(FetchPage fetch) : fetch_(std::move(fetch)) {}

  class Iterator {
   public:
    using iterator_category = std::input_iterator_tag;
    using value_type = Element;
    using difference_type = std::ptrdiff_t;
    using pointer = const Element*;
    using reference = const Element&;

    explicit Iterator(PagedRange* range) : range_(range) {}
    reference operator*() const { return range_->page_.elements[range_->index_]; }
    pointer operator->() const { return &**this; }
    Iterator& operator++() {
      ++range_->index_;
      range_->SkipToElement();
      return *this;
    }
    void operator++(int) { ++*this; }
    bool operator==(std::default_sentinel_t) const { return range_->AtEnd(); }

   private:
    PagedRange* range_;
  };

  Iterator begin() {
    if (!started_) {
      started_ = true;
      Fetch("");
      SkipToElement();
    }
    return Iterator(this);
  }
  std::default_sentinel_t end() const { return {}; }

  /// Why the loop ended early; empty when it reached the end of the list.
  const std::optional<Error>& error() const { return error_; }

 private:
  bool AtEnd() const { return error_.has_value() || index_ >= page_.elements.size(); }

  // A page may be empty and still not be the last.
  void SkipToElement() {
    while (!error_ && index_ >= page_.elements.size() && !page_.next_token.empty()) Fetch(page_.next_token);
  }

  void Fetch(const std::string& token) {
    Result<Page<Element>> page = fetch_(token);
    index_ = 0;
    if (!page.ok()) {
      error_ = page.error();
    } else if (!token.empty() && page->next_token == token) {
      // Would loop for ever.
      error_ = LocalError(grpc::StatusCode::INTERNAL, "the service answered the same page token twice");
    } else {
      page_ = std::move(page).value();
    }
  }

  FetchPage fetch_;
  Page<Element> page_;
  std::size_t index_ = 0;
  bool started_ = false;
  std::optional<Error> error_;
};

}  // namespace pulse::client
