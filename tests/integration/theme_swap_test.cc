// pulse-render with --theme-dir: the theme of a folder, followed while it serves.

#include <grpcpp/create_channel.h>
#include <grpcpp/security/credentials.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "cordisbright/pulse/v1/ingest_service.grpc.pb.h"
#include "cordisbright/pulse/v1/render_service.grpc.pb.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/integration/process.h"
#include "tests/integration/sample_documents.h"
#include "tests/support/test_database.h"

namespace pulse::test {
namespace {

using ::testing::HasSubstr;

class ThemeSwapTest : public ::testing::Test {
 protected:
  ThemeSwapTest() { std::filesystem::create_directories(folder_); }
  ~ThemeSwapTest() override { std::filesystem::remove_all(folder_); }

  void Save(const std::string& json) const { std::ofstream(folder_ / "theme.json") << json; }

  static std::shared_ptr<grpc::Channel> ChannelTo(Process& process) {
    return grpc::CreateChannel(process.AwaitOutput("address=").value_or("nowhere"),
                               grpc::InsecureChannelCredentials());
  }

  template <typename Stub, typename Request, typename Response>
  static Response Do(Stub& stub,
                     grpc::Status (Stub::*method)(grpc::ClientContext*, const Request&, Response*),
                     const Request& request) {
    grpc::ClientContext context;
    context.set_deadline(std::chrono::system_clock::now() + std::chrono::seconds(20));
    Response response;
    const grpc::Status status = (stub.*method)(&context, request, &response);
    EXPECT_TRUE(status.ok()) << status.error_message();
    return response;
  }

  void Publish() const {
    Process ingest({PULSE_INGEST, "--listen", "127.0.0.1:0"}, {{"PULSE_DATABASE_URL", database_.url()}});
    const auto stub = v1::IngestService::NewStub(ChannelTo(ingest));
    v1::IngestDocumentRequest document;
    *document.mutable_document() = DocumentOf();
    v1::PublishIssueRequest publish;
    publish.set_name(Do(*stub, &v1::IngestService::Stub::IngestDocument, document).issue().name());
    Do(*stub, &v1::IngestService::Stub::PublishIssue, publish);
  }

  static v1::RenderIssueResponse Page(v1::RenderService::Stub& stub) {
    v1::RenderIssueRequest request;
    request.set_name("issues/2021-09");
    request.set_format(v1::RENDER_FORMAT_PAGE);
    return Do(stub, &v1::RenderService::Stub::RenderIssue, request);
  }

  std::map<std::string, std::string> Environment() const {
    return {{"PULSE_DATABASE_URL", database_.url()}, {"PULSE_LISTEN", "127.0.0.1:0"}};
  }

  TestDatabase database_;
  const std::filesystem::path folder_ =
      std::filesystem::path(testing::TempDir()) / ("theme-swap-" + std::to_string(getpid()));
};

TEST_F(ThemeSwapTest, ANewThemeIsSwappedInAndABadOneIsNot) {
  Publish();
  Save(R"({"light": {"link": "#123456"}})");
  Process render({PULSE_RENDER, "--theme-dir", folder_.string()}, Environment());
  const auto stub = v1::RenderService::NewStub(ChannelTo(render));
  const auto first = Page(*stub);
  EXPECT_THAT(first.content(), HasSubstr("--link:#123456;"));

  Save(R"({"light": {"link": "#eeeeee"}})");
  EXPECT_THAT(render.AwaitOutput("theme_refused").value_or(""), HasSubstr("light.link: #eeeeee"));
  EXPECT_EQ(Page(*stub).etag(), first.etag());

  Save(R"({"light": {"link": "#0b4159" }})");
  render.AwaitOutput(" theme style=");
  const auto second = Page(*stub);
  EXPECT_THAT(second.content(), HasSubstr("--link:#0b4159;"));
  EXPECT_NE(second.etag(), first.etag());
}

TEST_F(ThemeSwapTest, AServiceDoesNotStartWithAThemeThatCannotBeUsed) {
  Save(R"({"dark": {"ink": "#101010"}})");
  Process render({PULSE_RENDER, "--theme-dir", folder_.string()}, Environment());
  EXPECT_EQ(render.AwaitExit(), 2);
  EXPECT_THAT(render.Output(), HasSubstr("dark.ink: #101010"));
}

TEST_F(ThemeSwapTest, PagesLinkToTheStyleWhereTheSiteServesIt) {
  Publish();
  Save(R"({"light": {"link": "#123456"}})");
  Process printed({PULSE_RENDER, "--theme-dir", folder_.string(), "--print-stylesheet"});
  EXPECT_EQ(printed.AwaitExit(), 0);
  EXPECT_THAT(printed.Output(), HasSubstr("--link:#123456;"));

  Process render({PULSE_RENDER, "--stylesheet-url", "https://www.harbour.example/pulse.css"}, Environment());
  const auto stub = v1::RenderService::NewStub(ChannelTo(render));
  const std::string page = Page(*stub).content();
  EXPECT_THAT(page, HasSubstr("<link rel=\"stylesheet\" href=\"https://www.harbour.example/pulse.css\">"));
  EXPECT_THAT(page, HasSubstr("style-src https://www.harbour.example;"));
  EXPECT_THAT(page, testing::Not(HasSubstr("<style")));
}

}  // namespace
}  // namespace pulse::test
