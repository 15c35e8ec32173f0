#include "text/byte_scan.h"

#include <gtest/gtest.h>
#include <sys/mman.h>
#include <unistd.h>

#include <stdexcept>
#include <string>
#include <string_view>

namespace pulse::text {
namespace {

constexpr std::size_t kLongest = 64;  // texts that fill no block, one, some, and some with a rest

constexpr auto kStops = [](Bytes16 bytes) { return IsNotAscii(bytes) | Is(bytes, '='); };

// Bytes between two pages that may not be touched: a read outside a text that fills
// the room to its start or its end ends the test.
class FencedPage {
 public:
  FencedPage() : page_(static_cast<std::size_t>(sysconf(_SC_PAGESIZE))) {
    void* const mapped = mmap(nullptr, 3 * page_, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (mapped == MAP_FAILED) throw std::runtime_error("no memory for three pages");
    mapped_ = static_cast<char*>(mapped);
    if (mprotect(mapped_ + page_, page_, PROT_READ | PROT_WRITE) != 0)
      throw std::runtime_error("a page cannot be opened");
  }
  ~FencedPage() { munmap(mapped_, 3 * page_); }
  FencedPage(const FencedPage&) = delete;
  FencedPage& operator=(const FencedPage&) = delete;

  std::string_view AtStart(std::string_view text) { return Copy(text, mapped_ + page_); }
  std::string_view AtEnd(std::string_view text) { return Copy(text, mapped_ + 2 * page_ - text.size()); }

 private:
  static std::string_view Copy(std::string_view text, char* to) {
    text.copy(to, text.size());
    return {to, text.size()};
  }

  std::size_t page_;
  char* mapped_ = nullptr;
};

TEST(FindWhere, FindsTheFirstHitWhereverItStands) {
  for (std::size_t size = 0; size <= kLongest; ++size) {
    EXPECT_EQ(FindWhere(std::string(size, 'a'), kStops), size);
    for (std::size_t at = 0; at < size; ++at) {
      std::string text(size, 'a');
      text.back() = '=';
      text[at] = '\x80';
      EXPECT_EQ(FindWhere(text, kStops), at) << size;
    }
  }
}

TEST(FindWhere, LooksFromThePlaceGiven) {
  for (std::size_t size = 0; size <= kLongest; ++size) {
    for (std::size_t from = 0; from <= size; ++from) {
      std::string text(size, 'a');
      for (std::size_t i = 0; i < from; ++i) text[i] = '=';
      EXPECT_EQ(FindWhere(text, kStops, from), size) << from;
      if (from == size) continue;
      text[from] = '=';
      EXPECT_EQ(FindWhere(text, kStops, from), from) << size;
    }
  }
}

TEST(FindWhere, FindsNothingFromBehindTheText) {
  EXPECT_EQ(FindWhere("", kStops, 1), 0U);
  EXPECT_EQ(FindWhere("==", kStops, 2), 2U);
  EXPECT_EQ(FindWhere("==", kStops, 3), 2U);
}

// What pads a short text up to a block is no part of it.
TEST(FindWhere, FindsNothingBehindTheEnd) {
  for (std::size_t size = 0; size <= kLongest; ++size) {
    const std::string text(size, 'a');
    EXPECT_EQ(FindBelow(text, ' '), size);
    EXPECT_EQ(FindWhere(text, [](Bytes16 bytes) { return ~Is(bytes, 'a'); }), size);
  }
}

TEST(FindWhere, ReadsNothingOutsideTheText) {
  FencedPage page;
  for (std::size_t size = 0; size <= kLongest; ++size) {
    const std::string text(size, 'a');
    for (const std::string_view fenced : {page.AtStart(text), page.AtEnd(text)}) {
      for (std::size_t from = 0; from <= size; ++from) EXPECT_EQ(FindWhere(fenced, kStops, from), size);
      EXPECT_EQ(FindDoubled(fenced, '='), size);
      EXPECT_EQ(CountCharacters(fenced), size);
    }
  }
}

TEST(LoadFewer, LoadsTheBytesInOrderAndZerosBehindThem) {
  const std::string_view letters = "abcdefghijklmno";
  for (std::size_t count = 0; count <= letters.size(); ++count) {
    const Bytes16 bytes = LoadFewer(letters.data(), count);
    for (std::size_t i = 0; i < sizeof bytes; ++i)
      EXPECT_EQ(bytes[i], i < count ? static_cast<unsigned char>(letters[i]) : 0) << count << ' ' << i;
  }
}

TEST(FindBelow, ComparesBytesAsUnsigned) {
  EXPECT_EQ(FindBelow("caf\xc3\xa9\x7f\t", ' '), 6U);
  EXPECT_EQ(FindNotAscii("caf\xc3\xa9\x7f\t"), 3U);
}

TEST(FindDoubled, FindsTheFirstTwoInARow) {
  EXPECT_EQ(FindDoubled("", ' '), 0U);
  for (std::size_t size = 1; size <= kLongest; ++size) {
    for (std::size_t at = 0; at < size; ++at) {
      std::string text(size, 'a');
      text[at] = ' ';
      EXPECT_EQ(FindDoubled(text, ' '), size) << at;
      if (at + 1 == size) continue;
      text[at + 1] = ' ';
      EXPECT_EQ(FindDoubled(text, ' '), at) << size;
    }
  }
}

TEST(CountWhere, CountsInTextOfAnySize) {
  const auto stop = [](Bytes16 bytes) { return Is(bytes, '.'); };
  std::string text;
  for (std::size_t stops = 0; stops <= 2 * kLongest; ++stops) {
    EXPECT_EQ(CountWhere(text, stop), stops);
    text += "a.";
  }
  // More than a byte of a vector can count.
  EXPECT_EQ(CountWhere(std::string(100'003, '.'), stop), 100'003U);
  EXPECT_EQ(CountWhere(std::string(100'003, '\0'), stop), 0U);
}

TEST(CountCharacters, CountsTextOfAnySize) {
  std::string text;
  for (std::size_t characters = 0; characters < 200; characters += 2) {
    EXPECT_EQ(CountCharacters(text), characters);
    text += characters % 3 == 0 ? "a–" : "é ";
  }
}

}  // namespace
}  // namespace pulse::text
