#include "services/ingest/convert/digest_page.h"

#include <gtest/gtest.h>

#include <string>

namespace pulse::ingest {
namespace {

std::string Restored(const std::string& text) {
  auto blocks = SplitBlocks(text);
  RestoreDigestForm(&blocks);
  return JoinBlocks(blocks);
}

const std::string kMasthead = "Monthly digest\n\n# CordisPulse May 2022\n\n2 items in 1 section\n\n";

TEST(RestoreDigestFormTest, LeavesOtherDocumentsAlone) {
  const std::string text = "# CordisPulse\n\nContents\n\nHarbour Trust Report\n\n### A title\n";
  EXPECT_EQ(Restored(text), text);
}

TEST(RestoreDigestFormTest, PutsThePublisherBeforeTheTitle) {
  EXPECT_EQ(
      Restored(
          kMasthead +
          "## Criminal Justice\n\n### Reports\n\nHarbour Trust Report [\\#](#item)\n\n#### Tides\n\nText.\n"),
      "# CordisPulse May 2022\n\n## Criminal Justice\n\n### Reports\n\n#### Harbour Trust. Tides\n\nText.\n");
}

TEST(RestoreDigestFormTest, KeepsATextBeforeATitle) {
  EXPECT_EQ(Restored(kMasthead + "### One\n\nThe tide came in.\n\n### Two\n"),
            "# CordisPulse May 2022\n\n### One\n\nThe tide came in.\n\n### Two\n");
}

TEST(RestoreDigestFormTest, DropsContentsAndHeadingsOfThePage) {
  EXPECT_EQ(Restored(kMasthead +
                     "## Contents\n\n1.  [Criminal Justice](#c) 2 items\n\n    -   [Reports](#r) 2 items\n\n"
                     "## Introduction\n\nWelcome.\n"),
            "# CordisPulse May 2022\n\nWelcome.\n");
}

TEST(RestoreDigestFormTest, MovesContactAndNoticesToTheFront) {
  EXPECT_EQ(Restored(kMasthead + "Welcome.\n\n## Criminal Justice\n\nText.\n\n## Contact\n\nQuay 1\n\n## "
                                 "About this mailing\n\nUnsubscribe.\n"),
            "# CordisPulse May 2022\n\nWelcome.\n\nQuay 1\n\nUnsubscribe.\n\n## Criminal Justice\n\nText.\n");
}

TEST(RestoreDigestFormTest, MovesContactBeforeTheFirstGroupOfAnEditionWithoutSectors) {
  EXPECT_EQ(Restored(kMasthead + "Welcome.\n\n## In this issue\n\n### Reports\n\n#### Tides\n\nText.\n\n"
                                 "## Contact\n\nQuay 1\n"),
            "# CordisPulse May 2022\n\nWelcome.\n\nQuay 1\n\n### Reports\n\n#### Tides\n\nText.\n");
}

}  // namespace
}  // namespace pulse::ingest
