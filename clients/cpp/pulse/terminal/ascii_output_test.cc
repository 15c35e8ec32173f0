#include "clients/cpp/pulse/terminal/ascii_output.h"

#include <gmock/gmock.h>

#include "clients/cpp/pulse/command_test.h"

namespace pulse::cli {
namespace {

using testing::HasSubstr;

std::string Shown(const std::string& text) {
  std::ostringstream out;
  AsciiOutput ascii(out);
  std::ostream(&ascii) << text << std::flush;
  return out.str();
}

TEST(AsciiOutput, FindsTheNearestCharacter) {
  EXPECT_EQ(Shown("“A” – b’s • c…"), "\"A\" - b's * c~");
  EXPECT_EQ(Shown("█▌ ▁▄█"), "#| _=#");
  EXPECT_EQ(Shown("café 日本 😀"), "caf? ?? ?");
  EXPECT_EQ(Shown("\xFFplain \xC3"), "?plain ");
}

class LocaleTest : public CommandTest {
 protected:
  LocaleTest() {
    services_.list_sectors = [](const auto&, v1::ListSectorsResponse& response) {
      response.add_sectors()->set_display_name("Café");
      return grpc::Status::OK;
    };
    utf8_ = false;
  }
};

TEST_F(LocaleTest, TerminalWithoutUtf8_GetsAscii) {
  terminal_ = true;
  EXPECT_THAT(Pulse({"sectors"}).out, HasSubstr("Caf?"));
}

TEST_F(LocaleTest, PipesAndJson_KeepTheirBytes) {
  EXPECT_THAT(Pulse({"sectors"}).out, HasSubstr("Café"));
  terminal_ = true;
  EXPECT_THAT(Pulse({"sectors", "--json"}).out, HasSubstr("Café"));
}

}  // namespace
}  // namespace pulse::cli
