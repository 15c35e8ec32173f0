// What counts as an issue's content, and so as a change of it.

#pragma once

#include "cordisbright/pulse/v1/issue.pb.h"

namespace pulse::ingest {

namespace v1 = ::cordisbright::pulse::v1;

/// Whether two issues say the same. Not content, and ignored:
///   - what the store owns: state, revision, etag, times, source_document;
///   - where and how surely it was read: source_spans, confidence. A document
///     with another line wrap, or a better parser, is not a new revision; the
///     stored spans stay those of the stored source document.
/// Item names are content.
bool SameContent(const v1::Issue& a, const v1::Issue& b);

/// `issue` without what is not content.
v1::Issue ContentOf(v1::Issue issue);

}  // namespace pulse::ingest
