// The sample issue in every format, byte for byte. After a change that is meant
// to show, run with PULSE_REGENERATE_GOLDEN=1 and read the diff; kRendererVersion
// changes with it.

#include <google/protobuf/util/json_util.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

#include "services/render/renderer.h"

namespace pulse::render {
namespace {

const std::string kFolder = std::string(PULSE_SOURCE_DIR) + "/services/render/testdata/";

std::string ReadFile(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

struct Golden {
  v1::RenderFormat format;
  std::string file;
};

RenderOptions SampleOptions() {
  RenderOptions options;
  options.email.set_sender_name("Harbour Digest");
  options.email.set_sender_email("digest@harbour.example");
  options.email.set_sender_postal_address("3 Quay Street\nPort Wenn");
  options.email.set_recipient_name("Zoë Reader");
  options.email.set_recipient_email("zoe@reader.example");
  options.email.set_unsubscribe_url("https://www.harbour.example/unsubscribe?token=t1&list=digest");
  options.email.set_online_url("https://www.harbour.example/digest/2031-03");
  options.email.set_list_id("digest.harbour.example");
  return options;
}

class GoldenTest : public testing::TestWithParam<Golden> {};

TEST_P(GoldenTest, IsWhatTheSampleRendersTo) {
  v1::Issue issue;
  const auto parsed =
      google::protobuf::util::JsonStringToMessage(ReadFile(kFolder + "sample_issue.json"), &issue);
  ASSERT_TRUE(parsed.ok()) << parsed;
  const auto rendered = RenderIssue(issue, GetParam().format, SampleOptions());
  ASSERT_TRUE(rendered.ok());
  const std::string path = kFolder + GetParam().file;
  if (std::getenv("PULSE_REGENERATE_GOLDEN") != nullptr) {
    std::ofstream(path, std::ios::binary) << rendered->content;
  }
  EXPECT_EQ(rendered->content, ReadFile(path)) << "golden " << GetParam().file;
}

INSTANTIATE_TEST_SUITE_P(Formats, GoldenTest,
                         testing::Values(Golden{v1::RENDER_FORMAT_PAGE, "sample_issue.html"},
                                         Golden{v1::RENDER_FORMAT_TEXT, "sample_issue.txt"},
                                         Golden{v1::RENDER_FORMAT_MARKDOWN, "sample_issue.md"},
                                         Golden{v1::RENDER_FORMAT_FRAGMENT, "sample_issue.fragment.html"},
                                         Golden{v1::RENDER_FORMAT_EMAIL, "sample_issue.eml"}),
                         [](const auto& instance) { return v1::RenderFormat_Name(instance.param.format); });

}  // namespace
}  // namespace pulse::render
