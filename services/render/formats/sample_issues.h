// Issues that the tests of this room render.

#pragma once

#include <string>

#include "cordisbright/pulse/v1/issue.pb.h"
#include "cordisbright/pulse/v1/render_service.pb.h"
#include "services/render/archive/feed.h"

namespace pulse::render {

namespace v1 = ::cordisbright::pulse::v1;

/// Path of a file of `testdata`, or of the folder itself.
std::string TestData(const std::string& file = {});

std::string ReadFile(const std::string& path);

/// `sample_issue.json`: something of everything.
v1::Issue SampleIssue();

/// Its items.
Feed SampleFeed();

/// `Digest` of March 2031, with nothing in it.
v1::Issue NewIssue();

/// Named by its title.
v1::Item* AddItem(v1::Section* section, v1::ItemKind kind, const std::string& title);

/// Without options; the issue must be one that renders.
std::string Render(const v1::Issue& issue, v1::RenderFormat format);

}  // namespace pulse::render
