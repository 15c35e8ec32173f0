// Issue → document: the one walk. Decides once what every format prints and in
// which order; emitters only lay out.
//
// Not rendered: state and times (the same revision gives the same bytes whoever
// asks), captions, source spans, confidence.

#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "cordisbright/pulse/v1/issue.pb.h"
#include "services/render/document/anchor.h"
#include "services/render/document/prose.h"

namespace pulse::render {

namespace v1 = ::cordisbright::pulse::v1;

// Every std::string below is one printable line (see text/printable.h).

struct DocumentItem {
  Anchor anchor;
  std::string kind_label;  // `Report`, `News`; empty when the item has no kind
  std::string byline;      // publishers as printed; may be empty
  std::string title;
  Prose body;
};

/// Items under one kind heading.
struct DocumentGroup {
  Anchor anchor;
  std::string heading;  // `Reports`; empty for the items before any group
  std::vector<DocumentItem> items;
};

struct DocumentSection {
  Anchor anchor;
  std::string sector;  // `sectors/{id}`, or empty
  std::string title;
  bool titled = true;  // false: the document prints no heading, `title` stands in
  Prose introduction;
  std::vector<DocumentGroup> groups;
  std::size_t item_count = 0;
};

struct DocumentSignatory {
  std::string name;
  std::string role;  // may be empty
};

struct Document {
  std::string title;
  std::string edition;  // `June 2024`; empty when the issue has none
  bool special = false;
  Prose introduction;
  std::vector<DocumentSignatory> signatories;
  std::vector<Prose> notices;
  Prose contact;
  std::vector<DocumentSection> sections;
  std::size_t item_count = 0;

  Anchor main_anchor;
  Anchor introduction_anchor;
  Anchor contents_anchor;

  Prose aside;  // after the sections; of digests only

  std::string name = {};  // `issues/2024-06`; empty when it has none, as a digest
};

/// The items of `section` in the order they are printed.
std::vector<const v1::Item*> PrintedOrder(const v1::Section& section);

/// Items without a group (UNSPECIFIED and NEWS) come first in their section;
/// the others keep the issue's order, and each change of kind starts a group.
/// A missing title prints as `Untitled`, that of a section as `In this issue`. Item
/// anchors are the slugs of the item names, so they survive corrections.
Document ReadDocument(const v1::Issue& issue);

}  // namespace pulse::render
