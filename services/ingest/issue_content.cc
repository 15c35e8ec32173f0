#include "services/ingest/issue_content.h"

#include <google/protobuf/util/message_differencer.h>

namespace pulse::ingest {

v1::Issue ContentOf(v1::Issue issue) {
  issue.clear_state();
  issue.clear_revision();
  issue.clear_etag();
  issue.clear_create_time();
  issue.clear_update_time();
  issue.clear_publish_time();
  issue.clear_source_document();
  issue.clear_source_spans();
  for (v1::Section& section : *issue.mutable_sections()) {
    section.clear_source_spans();
    for (v1::Item& item : *section.mutable_items()) {
      item.clear_source_spans();
      item.clear_confidence();
    }
  }
  return issue;
}

bool SameContent(const v1::Issue& a, const v1::Issue& b) {
  return google::protobuf::util::MessageDifferencer::Equals(ContentOf(a), ContentOf(b));
}

}  // namespace pulse::ingest
