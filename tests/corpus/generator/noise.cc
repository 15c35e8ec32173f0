#include "tests/corpus/generator/noise.h"

namespace pulse::corpus {
namespace {

using namespace noise;

// Rates follow what the sample archive's originals show. Wraps come before cuts,
// which fall at line ends where there are any; page marks before what stands at
// them.
constexpr Operator kOperators[] = {
    {"unseen-publishers", 0.5, 0.5, [](GoldChoices* choices) { choices->unseen_publishers = true; }, nullptr},
    {"missing-groups", 0.25, 0.25, [](GoldChoices* choices) { choices->missing_groups = true; }, nullptr},
    {"special-edition", 0.1, 0.1, [](GoldChoices* choices) { choices->special = true; }, nullptr},
    {"short-front", 0.15, 0.15, [](GoldChoices* choices) { choices->front_only = true; }, nullptr},
    {"own-subheadings", 0.1, 0, [](GoldChoices* choices) { choices->own_subheadings = true; }, nullptr},
    {"contact-lines", 0.05, 0, [](GoldChoices* choices) { choices->contact_lines = true; }, nullptr},
    {"speakers", 0.05, 0.05, [](GoldChoices* choices) { choices->speakers = true; }, nullptr},
    {"byline-mark", 0.006, 0.006, nullptr, MarkBylines},
    {"byline-behind", 0.004, 0.004, nullptr, PutBylinesBehind},
    {"byline-brackets", 0.003, 0.003, nullptr, BracketBylines},
    {"byline-line", 0.007, 0.007, nullptr, PrintBylineLines},
    {"numbered-items", 0.02, 0.02, nullptr, NumberItems},
    {"linked-titles", 0.05, 0, nullptr, LinkTitles},
    {"boilerplate", 0.1, 0.1, nullptr, AddBoilerplate},
    {"contents", 0.05, 0.05, nullptr, ListContents},
    {"captions", 0.3, 0.3, nullptr, InsertCaptions},
    {"heading-unmark", 0.2, 0, nullptr, UnmarkHeadings},
    {"heading-bold", 0.5, 0, nullptr, BoldHeadings},
    {"title-lines", 0.05, 0, nullptr, SplitTitles},
    {"byline-slip", 0.05, 0, nullptr, SlipStops},
    {"other-groups", 0.1, 0, nullptr, NameOtherGroups},
    {"emphasis-breakage", 0.2, 0, nullptr, BreakEmphasis},
    {"heading-glue", 0.15, 0.6, nullptr, GlueHeadings},
    {"hard-wrap", 0.1, 0.9, nullptr, WrapLines},
    {"page-marks", 0.9, 0.9, nullptr, MarkPages},
    {"sentence-cut", 0.7, 0.7, nullptr, CutSentences},
    {"list-cut", 0.3, 0.3, nullptr, CutLists},
    {"title-cut", 0.1, 0.1, nullptr, CutTitles},
    {"form-feed", 0.05, 0.3, nullptr, UseFormFeeds},
    {"inset-bodies", 0, 0.05, nullptr, InsetBodies},
    {"stacked-paragraphs", 0, 0.04, nullptr, StackParagraphs},
    {"single-space", 0, 0.4, nullptr, UseSingleSpaces},
    {"page-numbers", 0.1, 0.2, nullptr, NumberPages},
    {"running-heads", 0.05, 0.15, nullptr, PrintRunningHeads},
    {"level-shuffle", 0.8, 0, nullptr, ShuffleLevels},
    {"heading-anchors", 0.04, 0, nullptr, AnchorHeadings},
    {"line-breaks", 0.03, 0, nullptr, LeaveBreaks},
    {"quote-swap", 0.5, 0.5, nullptr, CurlQuotes},
    {"dash-swap", 0.5, 0.5, nullptr, LengthenDashes},
    {"double-space", 0.2, 0.5, nullptr, DoubleSpaces},
    {"trailing-space", 0.1, 0.5, nullptr, TrailSpaces},
    {"soft-hyphen", 0.1, 0.1, nullptr, InsertSoftHyphens},
    {"no-break-space", 0.15, 0.15, nullptr, UseNoBreakSpaces},
    {"ligature", 0.05, 0.1, nullptr, JoinLigatures},
    {"carriage-return", 0.05, 0.1, nullptr, UseCarriageReturns},
    {"byte-order-mark", 0.05, 0.05, nullptr, AddByteOrderMark},
};

}  // namespace

std::span<const Operator> Operators() { return kOperators; }

}  // namespace pulse::corpus
