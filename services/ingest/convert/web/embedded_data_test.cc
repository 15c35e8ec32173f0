#include "services/ingest/convert/web/embedded_data.h"

#include <gtest/gtest.h>

namespace pulse::ingest {
namespace {

TEST(WithoutEmbeddedDataTest, LeavesTheElementAndItsOtherAttributes) {
  EXPECT_EQ(WithoutEmbeddedData(R"(<img src="data:image/png;base64,QUJD" alt="Lamps">)"),
            R"(<img src="" alt="Lamps">)");
  EXPECT_EQ(WithoutEmbeddedData("a { src: url(data:font/woff;base64,QUJD) }"), "a { src: url() }");
}

TEST(WithoutEmbeddedDataTest, LeavesTextThatSpeaksOfData) {
  for (const char* text :
       {"<p>New data: what it says</p>", "<img src='data:image/png;base64,QUJD", "", "data:"})
    EXPECT_EQ(WithoutEmbeddedData(text), text);
}

}  // namespace
}  // namespace pulse::ingest
