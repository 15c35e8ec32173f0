#include "clients/cpp/preview/preview_server.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <httplib.h>

#include <thread>

namespace pulse::preview {
namespace {

using testing::HasSubstr;
using testing::Not;

class PreviewServerTest : public testing::Test {
 protected:
  PreviewServerTest()
      : server_(*PreviewServer::Listen(PULSE_SOURCE_DIR "/tests/samples/archive/2021-10.md", 0)),
        serving_([this] { server_->Run(); }),
        client_("127.0.0.1", server_->port()) {}

  ~PreviewServerTest() override {
    server_->Stop();
    serving_.join();
  }

  std::string Get(const std::string& path) {
    const httplib::Result answer = client_.Get(path);
    return answer && answer->status == 200 ? answer->body : "";
  }

  std::unique_ptr<PreviewServer> server_;
  std::thread serving_;
  httplib::Client client_;
};

TEST_F(PreviewServerTest, ServesEveryFormatThatItsPageShows) {
  const std::string site = Get("/");
  for (const char* path : {"/page", "/mail", "/mail?dark", "/mail?no-pictures", "/mail?narrow", "/text"}) {
    EXPECT_THAT(site, HasSubstr("src=\"" + std::string(path) + "\""));
    EXPECT_THAT(Get(path), HasSubstr("October 2021")) << path;
  }
  EXPECT_THAT(Get("/mail"), HasSubstr("prefers-color-scheme:dark"));
  EXPECT_THAT(Get("/mail?dark"), Not(HasSubstr("prefers-color-scheme")));
  EXPECT_EQ(Get("/version"), "1\n");
}

TEST_F(PreviewServerTest, RefusesARequestForAnotherHost) {
  const httplib::Result answer = client_.Get("/page", {{"Host", "evil.example"}});
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 403);
  EXPECT_THAT(answer->body, Not(HasSubstr("October")));
}

TEST_F(PreviewServerTest, MailMayLoadAndRunNothing) {
  const httplib::Result answer = client_.Get("/mail");
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->get_header_value("Content-Security-Policy"),
            "default-src 'none'; style-src 'unsafe-inline'; img-src 'none'");
}

TEST_F(PreviewServerTest, SaysThatAPortIsTaken) {
  const auto second = PreviewServer::Listen("x.md", server_->port());
  ASSERT_FALSE(second.ok());
  EXPECT_THAT(std::string(second.status().message()), HasSubstr("is taken"));
}

}  // namespace
}  // namespace pulse::preview
