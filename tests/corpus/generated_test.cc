// The parser on generated variants. The floors are what holds today; the figures
// themselves come from tests/prove-parser.

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>
#include <string_view>

#include "services/ingest/parser/parser.h"
#include "tests/corpus/generator/noise.h"
#include "tests/corpus/generator/variant.h"
#include "tests/corpus/variant_score.h"

namespace pulse::corpus {
namespace {

constexpr int kVariants = 100;

v1::ParseDocumentResponse Parse(const Variant& variant) {
  v1::Document document;
  document.set_content(variant.document.content);
  document.set_format(variant.markdown ? v1::DOCUMENT_FORMAT_MARKDOWN : v1::DOCUMENT_FORMAT_TEXT);
  const auto parsed = ingest::ParseDocument(document);
  EXPECT_TRUE(parsed.ok()) << "variant " << variant.seed << ": " << parsed.status();
  return parsed.ok() ? *parsed : v1::ParseDocumentResponse();
}

TEST(GeneratedVariants, AreTheSameForTheSameSeed) {
  const auto a = MakeVariant(42, {});
  const auto b = MakeVariant(42, {});
  EXPECT_EQ(a.document.content, b.document.content);
  EXPECT_EQ(a.document.owners, b.document.owners);
  EXPECT_NE(a.document.content, MakeVariant(43, {}).document.content);
}

TEST(GeneratedVariants, HoldOutWholeOperators) {
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    const auto without = MakeVariant(seed, {{"sentence-cut"}, {}});
    const auto always = MakeVariant(seed, {{}, {"sentence-cut"}});
    EXPECT_EQ(std::count(without.applied.begin(), without.applied.end(), "sentence-cut"), 0);
    EXPECT_EQ(std::count(always.applied.begin(), always.applied.end(), "sentence-cut"), 1);
    EXPECT_EQ(without.gold.SerializeAsString(), always.gold.SerializeAsString());
  }
  EXPECT_THROW(MakeVariant(1, {{"no-such-operator"}, {}}), std::invalid_argument);
}

TEST(GeneratedVariants, UseEveryOperator) {
  std::set<std::string_view> used;
  for (std::uint64_t seed = 0; seed < 2000; ++seed) {  // the rarest is in one of 300
    const auto variant = MakeVariant(seed, {});
    used.insert(variant.applied.begin(), variant.applied.end());
  }
  EXPECT_EQ(used.size(), Operators().size());
}

TEST(GeneratedVariants, MapEveryTitleToItsBytes) {
  const auto choices = VariantChoices{{"captions", "ligature", "quote-swap", "dash-swap", "soft-hyphen",
                                       "no-break-space", "title-cut", "title-lines", "hard-wrap"},
                                      {}};
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    const auto variant = MakeVariant(seed, choices);
    const auto field = std::find(variant.fields.begin(), variant.fields.end(), "sections[0].items[0].title") -
                       variant.fields.begin();
    std::string text;
    for (std::size_t at = 0; at < variant.document.owners.size(); ++at) {
      if (variant.document.owners[at] == field) text += variant.document.content[at];
    }
    std::erase(text, '*');
    const auto doubled = text.find("  ");
    if (doubled != std::string::npos) text.erase(doubled, 1);
    EXPECT_EQ(text, variant.gold.sections(0).items(0).title());
  }
}

TEST(ParseVariants, OwnsEveryByteOnceAndInventsNone) {
  for (std::uint64_t seed = 1; seed <= kVariants; ++seed) {
    const auto variant = MakeVariant(seed, {});
    const auto score = ScoreVariant(variant, Parse(variant));
    EXPECT_EQ(score.unowned, 0) << "variant " << seed;
    EXPECT_EQ(score.doubled, 0) << "variant " << seed;
    EXPECT_EQ(score.invented, 0) << "variant " << seed;
  }
}

TEST(ParseVariants, FindsWhatWasMeant) {
  double f1 = 0;
  double spans = 0;
  double bodies = 0;
  int fronts = 0;
  for (std::uint64_t seed = 1; seed <= kVariants; ++seed) {
    const auto variant = MakeVariant(seed, {});
    const auto score = ScoreVariant(variant, Parse(variant));
    f1 += score.strict_f1 / kVariants;
    spans += static_cast<double>(score.spans_exact) / score.spans / kVariants;
    bodies += static_cast<double>(score.bodies_exact) / std::max(score.bodies, 1) / kVariants;
    fronts += score.front ? 1 : 0;
  }
  EXPECT_GE(f1, 0.98);
  EXPECT_GE(spans, 0.98);
  EXPECT_GE(bodies, 0.97);
  EXPECT_GE(fronts, kVariants * 97 / 100);
}

TEST(ParseVariants, FindsEverythingInCleanPages) {
  VariantChoices choices;
  for (const auto& op : Operators()) choices.without.emplace_back(op.name);
  double f1 = 0;
  for (std::uint64_t seed = 1; seed <= kVariants; ++seed) {
    const auto variant = MakeVariant(seed, choices);
    f1 += ScoreVariant(variant, Parse(variant)).strict_f1 / kVariants;
  }
  EXPECT_GE(f1, 0.98);
}

TEST(ParseVariants, IsRightWhereItSaysItIsSure) {
  int sure = 0;
  int right = 0;
  for (std::uint64_t seed = 1; seed <= kVariants; ++seed) {
    const auto variant = MakeVariant(seed, {});
    for (const auto& item : ScoreVariant(variant, Parse(variant)).items) {
      if (item.confidence < 0.9) continue;
      ++sure;
      right += item.right ? 1 : 0;
    }
  }
  EXPECT_GT(sure, kVariants);
  EXPECT_GE(right, sure * 0.99);
}

// What a document's confidence promises: the share of its items that is right.
TEST(ParseVariants, ExpectsAsManyItemsRightAsAre) {
  double expected = 0;
  double right = 0;
  for (std::uint64_t seed = 1; seed <= kVariants; ++seed) {
    const auto variant = MakeVariant(seed, {});
    const auto parsed = Parse(variant);
    const auto items = ScoreVariant(variant, parsed).items;
    if (items.empty()) continue;
    expected += parsed.confidence() / kVariants;
    const auto count = std::count_if(items.begin(), items.end(), [](const auto& item) { return item.right; });
    right += static_cast<double>(count) / static_cast<double>(items.size()) / kVariants;
  }
  EXPECT_NEAR(expected, right, 0.02);
}

}  // namespace
}  // namespace pulse::corpus
