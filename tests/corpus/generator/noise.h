// What conversion does to a page, one operator a habit, each with a name and
// the rate it occurs at in documents of the genre.

#pragma once

#include <span>
#include <string_view>

#include "tests/corpus/generator/gold_issue.h"
#include "tests/corpus/generator/page.h"

namespace pulse::corpus {

struct Operator {
  std::string_view name;
  double in_markdown;  // share of documents it applies to
  double in_text;
  /// Changes what is meant; null for most.
  void (*choose)(GoldChoices* choices);
  /// Changes how it is printed; null where `choose` is not.
  void (*spoil)(Page* page, Random& random);
};

/// All operators, in the order they must be applied.
std::span<const Operator> Operators();

/// Operators by what they touch; the list is Operators().
namespace noise {

// headings.cc
void ShuffleLevels(Page* page, Random& random);
void UnmarkHeadings(Page* page, Random& random);
void BoldHeadings(Page* page, Random& random);
void BreakEmphasis(Page* page, Random& random);
void GlueHeadings(Page* page, Random& random);

// bylines.cc
void MarkBylines(Page* page, Random& random);
void PutBylinesBehind(Page* page, Random& random);
void BracketBylines(Page* page, Random& random);
void PrintBylineLines(Page* page, Random& random);
void NumberItems(Page* page, Random& random);
void LinkTitles(Page* page, Random& random);

// slips.cc
void SplitTitles(Page* page, Random& random);
void SlipStops(Page* page, Random& random);
void NameOtherGroups(Page* page, Random& random);

// anchors.cc
void AnchorHeadings(Page* page, Random& random);
void LeaveBreaks(Page* page, Random& random);

// mailing.cc
void AddBoilerplate(Page* page, Random& random);
void ListContents(Page* page, Random& random);

// page_breaks.cc
void WrapLines(Page* page, Random& random);
void MarkPages(Page* page, Random& random);
void CutSentences(Page* page, Random& random);
void CutLists(Page* page, Random& random);
void CutTitles(Page* page, Random& random);
void NumberPages(Page* page, Random& random);
void PrintRunningHeads(Page* page, Random& random);
void UseFormFeeds(Page* page, Random& random);
void UseSingleSpaces(Page* page, Random& random);
void InsetBodies(Page* page, Random& random);
void StackParagraphs(Page* page, Random& random);

// typography.cc
void InsertCaptions(Page* page, Random& random);
void CurlQuotes(Page* page, Random& random);
void LengthenDashes(Page* page, Random& random);
void DoubleSpaces(Page* page, Random& random);
void TrailSpaces(Page* page, Random& random);
void InsertSoftHyphens(Page* page, Random& random);
void UseNoBreakSpaces(Page* page, Random& random);
void JoinLigatures(Page* page, Random& random);
void UseCarriageReturns(Page* page, Random& random);
void AddByteOrderMark(Page* page, Random& random);

}  // namespace noise
}  // namespace pulse::corpus
