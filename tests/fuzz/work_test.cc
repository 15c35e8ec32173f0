// A long document costs no more a byte than a short one. Memory asked for is
// counted, not time, so that the answer is the same on every machine;
// tests/bench/run parse takes the times.

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <new>
#include <string>

#include "services/ingest/parser/parser.h"

namespace {

std::atomic<std::size_t> asked_bytes{0};

void* Allocate(std::size_t size) {
  asked_bytes += size;
  if (void* const memory = std::malloc(size == 0 ? 1 : size)) return memory;
  throw std::bad_alloc();
}

}  // namespace

void* operator new(std::size_t size) { return Allocate(size); }
void* operator new[](std::size_t size) { return Allocate(size); }
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete[](void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t /*size*/) noexcept { std::free(memory); }
void operator delete[](void* memory, std::size_t /*size*/) noexcept { std::free(memory); }

namespace pulse::ingest {
namespace {

// Of `bytes`, or of as many lines as a document may have.
double AskedPerByte(const std::string& piece, std::size_t bytes) {
  std::string content =
      "# CordisPulse\n\n## May 2020\n\nWelcome to May's edition.\n\nBest wishes,\n\nAda Quayle\n\n"
      "## Criminal Justice\n\n### Reports\n\n#### The Ashmere Trust. On waiting\n\n";
  const auto line_ends =
      std::count_if(piece.begin(), piece.end(), [](char c) { return c == '\n' || c == '\r' || c == '\f'; });
  constexpr std::ptrdiff_t kLinesBefore = 20;
  for (std::ptrdiff_t lines = kLinesBefore; content.size() < bytes && lines + line_ends <= kMaxDocumentLines;
       lines += line_ends)
    content += piece;
  v1::Document document;
  document.set_content(std::move(content));
  const auto before = asked_bytes.load();
  const auto parsed = ParseDocument(document);
  EXPECT_TRUE(parsed.ok()) << parsed.status();
  return static_cast<double>(asked_bytes - before) / static_cast<double>(document.content().size());
}

class Pathological : public testing::TestWithParam<const char*> {};

TEST_P(Pathological, CostsNoMoreAByteWhenLonger) {
  const double small = AskedPerByte(GetParam(), 20000);
  const double large = AskedPerByte(GetParam(), 2000000);
  // Vectors that double have up to twice what they hold.
  EXPECT_LE(large, small * 1.5 + 4);
}

INSTANTIATE_TEST_SUITE_P(Shapes, Pathological,
                         testing::Values("#### The Ashmere Trust. On waiting\n\nIt waits.\n\n",
                                         "[a](b [c *d ", "[", "(", "[](", "`", "**a ", "a", "\u00ad",
                                         "A. B, and C. ", "- a\n  - b\n    - c\n      - d\n", "- one more\n",
                                         "1. one more\n", "> > > > > > a\n", "words that go on\n\n\n \n\n",
                                         "### Reports\n\n", "## Criminal Justice\n\n", "**", "\n", "\f",
                                         "a\rb\nc\r\n", "March\n\n", "To unsubscribe, write to us.\n\n",
                                         "CordisPulse | 1\n\n\f", "Ashmere Trust, Fenmoor Council and "));

}  // namespace
}  // namespace pulse::ingest
