// The grammar of labels: which may follow which, and what a step costs by hand.
// What a line may be by itself is in possible_labels.h.

#pragma once

#include <cstddef>
#include <iterator>

#include "services/ingest/parser/model/model.h"

namespace pulse::ingest {

/// One step the grammar allows, and what it costs.
struct Step {
  Label from;
  Label to;
  float score;
  float glued = 0;  // more, when no blank line stands between
};

namespace grammar {

using enum Label;

// What may stand on a document's first line, and what opens after what. Steps
// that a well-made issue takes are free; those it takes only when something is
// missing cost.
inline constexpr Step kStarts[] = {
    {kMasthead, kMasthead, 0},     {kMasthead, kDate, 0},           {kMasthead, kIntro, -1},
    {kMasthead, kNewsHeading, -4}, {kMasthead, kSectorHeading, -4}, {kMasthead, kNotice, -3},
    {kMasthead, kContact, -4},
};

inline constexpr Step kSteps[] = {
    // masthead and date, in either order, with or without a line between
    {kMasthead, kMasthead, -0.5},
    {kMasthead, kDate, 0},
    {kMasthead, kIntro, -0.5},
    {kMasthead, kNotice, -2},
    {kMasthead, kContact, -3},
    {kMasthead, kNewsHeading, -2},
    {kMasthead, kSectorHeading, -3},
    {kMasthead, kKindHeading, -4},
    {kDate, kMasthead, -0.5},
    {kDate, kIntro, 0},
    {kDate, kNotice, -2},
    {kDate, kContact, -3},
    {kDate, kNewsHeading, -1.5},
    {kDate, kSectorHeading, -2.5},
    {kDate, kKindHeading, -3.5},
    // introduction to sign-off
    {kIntro, kIntro, 0},
    {kIntro, kClosing, 0},
    {kIntro, kSigner, -2.5},
    {kIntro, kNotice, -2},
    {kIntro, kContact, -2},
    {kIntro, kNewsHeading, -1},
    {kIntro, kSectorHeading, -2},
    {kIntro, kKindHeading, -4},
    {kClosing, kSigner, 0},
    {kClosing, kNotice, -3},
    {kClosing, kNewsHeading, -3},
    {kClosing, kSectorHeading, -4},
    {kSigner, kRole, 0},
    {kSigner, kSigner, -2},
    {kSigner, kNotice, -1},
    {kSigner, kContact, -1},
    {kSigner, kNewsHeading, -1},
    {kSigner, kSectorHeading, -1.5},
    {kSigner, kKindHeading, -4},
    {kRole, kRole, -2},
    {kRole, kSigner, -0.5},
    {kRole, kNotice, 0},
    {kRole, kContact, -0.5},
    {kRole, kNewsHeading, 0},
    {kRole, kSectorHeading, -0.5},
    {kRole, kKindHeading, -3},
    {kNotice, kNotice, 0},
    {kNotice, kContact, 0},
    {kNotice, kNewsHeading, 0},
    {kNotice, kSectorHeading, -0.5},
    {kNotice, kKindHeading, -3},
    {kNotice, kIntro, -3},
    {kNotice, kMasthead, -3},
    {kNotice, kDate, -3},
    {kContact, kContact, 0},
    {kContact, kNotice, -0.5},
    {kContact, kNewsHeading, 0},
    {kContact, kSectorHeading, -0.5},
    {kContact, kKindHeading, -3},
    {kContact, kIntro, -4},
    // news
    {kNewsHeading, kNewsTitle, 0},
    {kNewsHeading, kNewsBody, -5},
    {kNewsHeading, kNewsCaption, -2},
    {kNewsHeading, kKindHeading, -5},
    {kNewsTitle, kNewsTitleMore, 0},
    {kNewsTitle, kNewsBody, 0, -1.5},
    {kNewsTitle, kNewsCaption, -0.5},
    {kNewsTitle, kNewsTitle, -4},
    {kNewsTitle, kSectorHeading, -3},
    {kNewsTitleMore, kNewsTitleMore, -1},
    {kNewsTitleMore, kNewsBody, 0},
    {kNewsTitleMore, kNewsCaption, -0.5},
    {kNewsTitleMore, kNewsTitle, -4},
    {kNewsTitleMore, kSectorHeading, -3},
    {kNewsTitle, kTail, -4},
    {kNewsTitleMore, kTail, -4},
    {kTitle, kTail, -4},
    {kTitleMore, kTail, -4},
    {kNewsBody, kNewsBody, 0},
    {kNewsBody, kNewsTitle, 0},
    {kNewsBody, kNewsCaption, -1},
    {kNewsBody, kSectorHeading, 0},
    {kNewsBody, kTail, -1},
    {kNewsCaption, kNewsBody, 0},
    {kNewsCaption, kNewsCaption, 0},
    {kNewsCaption, kNewsTitle, -1},
    {kNewsCaption, kSectorHeading, -1},
    // sectors
    {kSectorHeading, kSectorHeadingMore, 0},
    {kSectorHeading, kKindHeading, 0},
    {kSectorHeading, kTitle, 0},
    {kSectorHeading, kBody, -5},
    {kSectorHeading, kCaption, -2},
    {kSectorHeadingMore, kKindHeading, 0},
    {kSectorHeadingMore, kTitle, 0},
    {kSectorHeadingMore, kBody, -5},
    {kKindHeading, kTitle, 0},
    {kKindHeading, kBody, -6},
    {kKindHeading, kCaption, -2},
    {kKindHeading, kKindHeading, -4},
    {kKindHeading, kSectorHeading, -4},
    {kTitle, kTitleMore, 0},
    {kTitle, kBody, 0, -2},
    {kTitle, kCaption, -0.5},
    {kTitle, kTitle, -3},
    {kTitle, kKindHeading, -3.5},
    {kTitle, kSectorHeading, -3.5},
    {kTitle, kNewsHeading, -4},
    {kTitleMore, kTitleMore, -2},
    {kTitleMore, kBody, 0, -1},
    {kTitleMore, kCaption, -0.5},
    {kTitleMore, kTitle, -3},
    {kTitleMore, kKindHeading, -3.5},
    {kTitleMore, kSectorHeading, -3.5},
    {kBody, kBody, 0},
    {kBody, kTitle, 0},
    {kBody, kKindHeading, 0},
    {kBody, kSectorHeading, 0},
    {kBody, kCaption, -1},
    {kBody, kNewsHeading, -1},
    {kBody, kTail, -1},
    {kCaption, kBody, 0},
    {kCaption, kCaption, 0},
    {kCaption, kTitle, -1},
    {kCaption, kKindHeading, -1},
    {kCaption, kSectorHeading, -1},
    {kCaption, kTail, -2},
    {kTail, kTail, 0},
    // a sign-off below the notices
    {kNotice, kClosing, -2},
    {kContact, kClosing, -3},
};

}  // namespace grammar

inline constexpr std::size_t kStartCount = std::size(grammar::kStarts);
inline constexpr std::size_t kStepCount = std::size(grammar::kSteps);

}  // namespace pulse::ingest
