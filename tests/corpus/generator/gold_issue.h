// The gold tree: an issue as it was meant, before any page was printed.

#pragma once

#include "cordisbright/pulse/v1/issue.pb.h"
#include "tests/corpus/generator/random.h"

namespace pulse::corpus {

namespace v1 = ::cordisbright::pulse::v1;

struct GoldChoices {
  bool markup = true;              // emphasis and links in running text
  bool unseen_publishers = false;  // half of the publishers have no word that says organisation
  bool missing_groups = false;     // one section's items stand without a group
  bool special = false;            // a special edition
  bool own_subheadings = false;    // sub-headings of summaries have names of their own
  bool contact_lines = false;      // summaries end in whom to ask
  bool speakers = false;           // summaries quote people, whose names stand below
  bool front_only = false;         // no contact block, no notices
};

/// An issue of invented items. Bodies and introduction are CommonMark in the
/// parser's normal form (services/ingest/parser/assembly/body.h), without captions. Names, etags
/// and spans are unset; `byline` is as printed.
v1::Issue MakeGoldIssue(const GoldChoices& choices, Random& random);

}  // namespace pulse::corpus
