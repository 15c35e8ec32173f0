#include "services/ingest/convert/docx/text_boxes.h"

#include <gtest/gtest.h>

namespace pulse::ingest {
namespace {

std::string Unwrapped(const std::string& document, int boxes) {
  int count = 0;
  auto text = UnwrapTextBoxes(document, &count);
  EXPECT_EQ(count, boxes);
  return text;
}

TEST(UnwrapTextBoxesTest, PutsABoxBehindItsParagraphOnce) {
  const std::string box = "<w:txbxContent><w:p>Tides</w:p></w:txbxContent>";
  EXPECT_EQ(Unwrapped("<w:body><w:p>One<mc:Choice>" + box + "</mc:Choice><mc:Fallback>" + box +
                          "</mc:Fallback> two</w:p><w:p/></w:body>",
                      1),
            "<w:body><w:p>One<mc:Choice></mc:Choice> two</w:p><w:p>Tides</w:p><w:p/></w:body>");
}

TEST(UnwrapTextBoxesTest, KeepsTheOrderOfBoxesInBoxes) {
  EXPECT_EQ(Unwrapped("<w:p>1<w:txbxContent><w:p>2<w:txbxContent><w:p>3</w:p></w:txbxContent></w:p>"
                      "<w:p>4</w:p></w:txbxContent></w:p><w:p>5</w:p>",
                      2),
            "<w:p>1</w:p><w:p>2</w:p><w:p>3</w:p><w:p>4</w:p><w:p>5</w:p>");
}

TEST(UnwrapTextBoxesTest, LeavesABrokenDocumentAlone) {
  for (const std::string document : {"<w:p><w:txbxContent><w:p>", "<mc:Fallback><w:p>", "<w:p>Tides"}) {
    EXPECT_EQ(Unwrapped(document, 0), document);
  }
}

}  // namespace
}  // namespace pulse::ingest
