#include "services/query/view.h"

namespace pulse::query {

namespace v1 = ::cordisbright::pulse::v1;

void ApplyView(v1::ContentView view, v1::Item* item) {
  if (view != v1::CONTENT_VIEW_BASIC) return;
  item->clear_body();
  item->clear_links();
  item->clear_captions();
  item->clear_source_spans();
}

void ApplyView(v1::ContentView view, v1::Issue* issue) {
  if (view != v1::CONTENT_VIEW_BASIC) return;
  issue->clear_introduction();
  issue->clear_notices();
  issue->clear_contact();
  issue->clear_source_spans();
  for (v1::Section& section : *issue->mutable_sections()) {
    section.clear_introduction();
    section.clear_source_spans();
    for (v1::Item& item : *section.mutable_items()) ApplyView(view, &item);
  }
}

}  // namespace pulse::query
