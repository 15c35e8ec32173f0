#include "services/ingest/convert/web/html_tables.h"

#include <gtest/gtest.h>

namespace pulse::ingest {
namespace {

TEST(UnwrapLayoutTablesTest, UnwrapsTablesThatHoldTables) {
  const std::string inner = "<table><tr><td>One</td></tr></table>";
  const std::string part = "<div></div>";
  EXPECT_EQ(UnwrapLayoutTables("<TABLE width=600><tr><td>" + inner + "</td></tr></TABLE>"),
            part + part + part + inner + part + part + part);
}

TEST(UnwrapLayoutTablesTest, LeavesOthersAlone) {
  for (const std::string html :
       {"<table><tr><td>1</table><table><tr><td>2</table>", "</table><td>x", "<table>", "a <b"}) {
    EXPECT_EQ(UnwrapLayoutTables(html), html);
  }
}

}  // namespace
}  // namespace pulse::ingest
