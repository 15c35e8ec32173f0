// Which parts of a web page are no text of the document on it.

#pragma once

#include <string_view>

#include "services/ingest/convert/web/html_tags.h"

namespace pulse::ingest {

enum class Furniture {
  kNone,
  kMachinery,   // scripts, styles, drawings: no text that anybody reads
  kHidden,      // not shown: `hidden`, `display: none`, templates
  kNavigation,  // menus, breadcrumbs, skip links
  kAside,       // `<aside>`
  kDialogue,    // dialogs and the banners that ask about cookies
  kForm,        // fields to fill in
  kSharing,     // links to share a page, comments of its readers
};

/// What an element is by its name, role, style, class and id; kNone unless certain.
Furniture FurnitureOf(const HtmlTag& open);

/// `navigation`, `hidden text`...
std::string_view NameOf(Furniture furniture);

}  // namespace pulse::ingest
