// Views: how much of an issue or item an answer holds (content_view.proto). Pure.

#pragma once

#include "cordisbright/pulse/v1/content_view.pb.h"
#include "cordisbright/pulse/v1/issue.pb.h"

namespace pulse::query {

/// `view`, where UNSPECIFIED is BASIC.
inline cordisbright::pulse::v1::ContentView OrBasic(cordisbright::pulse::v1::ContentView view) {
  namespace v1 = ::cordisbright::pulse::v1;
  return view == v1::CONTENT_VIEW_UNSPECIFIED ? v1::CONTENT_VIEW_BASIC : view;
}

/// Takes away what `view` leaves out.
void ApplyView(cordisbright::pulse::v1::ContentView view, cordisbright::pulse::v1::Item* item);
void ApplyView(cordisbright::pulse::v1::ContentView view, cordisbright::pulse::v1::Issue* issue);

}  // namespace pulse::query
