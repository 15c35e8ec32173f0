// Issues → digest: what one reader, or all readers of one set of sectors, get of
// a range of issues. A digest is an issue of its own, so every emitter knows it.

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cordisbright/pulse/v1/issue.pb.h"
#include "services/render/document/document.h"
#include "services/render/document/public_site.h"

namespace pulse::render {

namespace v1 = ::cordisbright::pulse::v1;

struct DigestSelection {
  std::vector<std::string> sectors;  // dearest first; empty: every one
  std::vector<v1::ItemKind> kinds;   // empty: any
  bool also_this_month = false;
  std::string title;  // empty: the newest monthly issue's, else the newest's
};

struct Digest {
  /// Without a name: it is none of the store's. Its items keep theirs.
  v1::Issue issue;
  int item_count = 0;
  /// `**Also this month:** 5 items in Criminal justice.`, CommonMark; empty when
  /// not asked for, or when nothing is left over.
  std::string aside;
};

/// `issues` are newest first. Sections stand in the selection's order, else in
/// that of `taxonomy` with those outside it last; in a section, items by kind
/// and then as the issues come. What was not selected leaves no trace but in
/// `aside`: introductions and signatures, which speak of whole issues, are left
/// out, and those of sections too where only some kinds are selected. Contact and
/// notices are the newest issue's, the edition is there when it is one.
Digest ComposeDigest(const std::vector<v1::Issue>& issues, const DigestSelection& selection,
                     const std::vector<v1::Sector>& taxonomy);

/// The digest as a document, each item ending in a link to where it stands.
Document ReadDigest(const Digest& digest, const std::optional<PublicSite>& site);

}  // namespace pulse::render
