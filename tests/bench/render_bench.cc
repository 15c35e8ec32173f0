// Pages and mails beside cmark's HTML of the same bodies, renderings that are
// kept beside a server that answers the same bytes and does nothing else, and
// digests for many readers: the program behind `tests/bench/run render`.

#include <cmark.h>
#include <grpcpp/create_channel.h>
#include <grpcpp/security/credentials.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "cordisbright/pulse/v1/render_service.grpc.pb.h"
#include "services/ingest/parser/parser.h"
#include "services/render/formats/renderer.h"
#include "tests/bench/call_load.h"
#include "tests/bench/published_issues.h"
#include "tests/bench/timing.h"
#include "tests/corpus/generator/archive.h"
#include "tests/integration/private_cluster.h"
#include "tests/integration/process.h"
#include "tests/support/sample_mail.h"
#include "tests/support/test_database.h"

namespace pulse::bench {
namespace {

namespace v1 = ::cordisbright::pulse::v1;

constexpr int kInFlight = 16;
constexpr int kSectorSets = 15;
const char* const kSectors[] = {"sectors/news", "sectors/adult-social-care-and-health",
                                "sectors/children-and-young-peoples-services", "sectors/criminal-justice"};

v1::EmailOptions EmailTo(int reader) {
  const std::string number = std::to_string(reader);
  v1::EmailOptions email = test::MailTo("Reader " + number, "reader" + number + "@reader.example");
  email.set_unsubscribe_url("https://www.harbour.example/unsubscribe?reader=" + number);
  return email;
}

v1::Issue Parse(const std::string& document) {
  v1::Document request;
  request.set_content(document);
  request.set_format(v1::DOCUMENT_FORMAT_MARKDOWN);
  auto parsed = ingest::ParseDocument(request);
  if (!parsed.ok()) throw std::runtime_error(std::string(parsed.status().message()));
  parsed->mutable_issue()->set_etag("as stored");  // as every issue that a service renders
  return std::move(*parsed->mutable_issue());
}

// Every piece of CommonMark that an issue has.
std::vector<std::string> TextsOf(const v1::Issue& issue) {
  std::vector<std::string> texts = {issue.introduction(), issue.contact().text()};
  texts.insert(texts.end(), issue.notices().begin(), issue.notices().end());
  for (const v1::Section& section : issue.sections()) {
    texts.push_back(section.introduction());
    for (const v1::Item& item : section.items()) texts.push_back(item.body());
  }
  return texts;
}

int ItemsOf(const v1::Issue& issue) {
  int items = 0;
  for (const v1::Section& section : issue.sections()) items += section.items_size();
  return items;
}

void RenderWithCmark(const std::vector<std::string>& texts) {
  for (const std::string& text : texts) {
    std::free(cmark_markdown_to_html(text.data(), text.size(), CMARK_OPT_DEFAULT));
  }
}

void Render(const v1::Issue& issue, v1::RenderFormat format) {
  render::RenderOptions options;
  if (format == v1::RENDER_FORMAT_EMAIL) options.email = EmailTo(1);
  if (!render::RenderIssue(issue, format, options).ok()) throw std::runtime_error("an issue was refused");
}

void CompareEmitters(const v1::Issue& issue, int rounds) {
  const std::vector<std::string> texts = TextsOf(issue);
  std::size_t bytes = 0;
  for (const std::string& text : texts) bytes += text.size();
  const std::vector<Times> times = TakeTurns({{"cmark", [&] { RenderWithCmark(texts); }},
                                              {"page", [&] { Render(issue, v1::RENDER_FORMAT_PAGE); }},
                                              {"email", [&] { Render(issue, v1::RENDER_FORMAT_EMAIL); }},
                                              {"text", [&] { Render(issue, v1::RENDER_FORMAT_TEXT); }}},
                                             rounds, 0.02);
  std::printf(
      "uncached: %d items, %zu bytes of text; MB a processor second, median of %d rounds by turns; to "
      "cmark\n",
      ItemsOf(issue), bytes, rounds);
  const char* const names[] = {"cmark HTML", "page", "email", "text"};
  for (std::size_t i = 0; i < times.size(); ++i) {
    std::printf("  %-12s %7.1f  %5.2f\n", names[i], static_cast<double>(bytes) / 1e6 / times[i].Median(),
                times[0].Median() / times[i].Median());
  }
}

// The services as they are installed, with an archive published in them.
class Services {
 public:
  Services(const std::string& database_url, const std::vector<std::string>& documents)
      : render_({PULSE_RENDER, "--listen", "127.0.0.1:0", "--database-url", database_url, "--public-url",
                 "https://www.harbour.example/digest"}) {
    for (const v1::Issue& issue : PublishDocuments(database_url, documents)) names_.push_back(issue.name());
    channel_ = ChannelTo(render_);
  }

  static std::shared_ptr<grpc::Channel> ChannelTo(test::Process& process) {
    grpc::ChannelArguments arguments;
    arguments.SetMaxReceiveMessageSize(-1);
    return grpc::CreateCustomChannel(process.AwaitOutput("address=").value_or("nowhere"),
                                     grpc::InsecureChannelCredentials(), arguments);
  }

  const std::vector<std::string>& names() const { return names_; }
  const std::shared_ptr<grpc::Channel>& channel() const { return channel_; }

 private:
  test::Process render_;
  std::vector<std::string> names_;
  std::shared_ptr<grpc::Channel> channel_;
};

double Median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

void CompareToCeiling(const Services& services, int rounds) {
  v1::RenderIssueRequest request;
  request.set_name(services.names().back());
  request.set_format(v1::RENDER_FORMAT_PAGE);
  grpc::ClientContext context;
  v1::RenderIssueResponse response;
  const auto stub = v1::RenderService::NewStub(services.channel());
  if (!stub->RenderIssue(&context, request, &response).ok()) throw std::runtime_error("RenderIssue failed");

  const std::string path = std::filesystem::temp_directory_path() / "bench-render-answer";
  std::ofstream(path, std::ios::binary) << response.SerializeAsString();
  test::Process bare({PULSE_BARE_SERVER, path});
  const auto bare_channel = Services::ChannelTo(bare);
  std::filesystem::remove(path);

  std::vector<double> ceiling;
  std::vector<double> kept;
  std::vector<double> ratios;
  const std::string method = "/cordisbright.pulse.v1.RenderService/RenderIssue";
  const std::string bytes = request.SerializeAsString();
  std::size_t size = 0;
  for (int round = 0; round < rounds; ++round) {
    const std::chrono::milliseconds turn(1500);
    const Load bare_load = CallFor(turn, bare_channel, method, bytes, kInFlight);
    const Load load = CallFor(turn, services.channel(), method, bytes, kInFlight);
    if (load.bytes_of_answer != bare_load.bytes_of_answer) throw std::runtime_error("answers differ");
    size = load.bytes_of_answer;
    ceiling.push_back(bare_load.calls_a_second);
    kept.push_back(load.calls_a_second);
    ratios.push_back(load.calls_a_second / bare_load.calls_a_second);
  }
  std::printf("kept: a page of %zu bytes, %d in flight; calls a second, median of %d rounds by turns\n", size,
              kInFlight, rounds);
  std::printf("  bare gRPC %8.0f\n  RenderIssue %6.0f\n  ratio %12.2f\n", Median(ceiling), Median(kept),
              Median(ratios));
}

// Sector sets are the subsets of four sectors that have a sector.
v1::RenderDigestRequest DigestFor(int reader) {
  v1::RenderDigestRequest request;
  const int set = reader % kSectorSets + 1;
  for (int sector = 0; sector < 4; ++sector) {
    if ((set >> sector & 1) != 0) request.add_sectors(kSectors[sector]);
  }
  request.mutable_first_edition()->set_year(1950);
  request.mutable_first_edition()->set_month(1);
  request.set_also_this_month(true);
  request.set_format(v1::RENDER_FORMAT_EMAIL);
  *request.mutable_email() = EmailTo(reader);
  return request;
}

double MostMegabytes(const std::string& pattern) {
  double most = 0;
  for (const auto& entry : std::filesystem::directory_iterator("/proc")) {
    std::ifstream command(entry.path() / "comm");
    std::string name;
    if (!std::getline(command, name) || name != pattern) continue;
    std::ifstream status(entry.path() / "status");
    for (std::string line; std::getline(status, line);) {
      if (line.rfind("VmHWM:", 0) == 0) most = std::max(most, std::stod(line.substr(6)) / 1000);
    }
  }
  return most;
}

void SendDigests(const Services& services, int readers) {
  const auto stub = v1::RenderService::NewStub(services.channel());
  const double before = MostMegabytes("pulse-render");
  std::size_t bytes = 0;
  int empty = 0;
  const auto begin = std::chrono::steady_clock::now();
  for (int reader = 0; reader < readers; ++reader) {
    grpc::ClientContext context;
    v1::RenderDigestResponse response;
    const grpc::Status status = stub->RenderDigest(&context, DigestFor(reader), &response);
    if (!status.ok()) throw std::runtime_error(status.error_message());
    bytes += response.content().size();
    empty += response.empty() ? 1 : 0;
  }
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  std::printf(
      "digests by mail: %d readers of %d sector sets, one after the other: %.0f a second, %.1f KB each "
      "(%d empty)\n",
      readers, kSectorSets, readers / seconds, static_cast<double>(bytes) / readers / 1e3, empty);
  std::printf("  most memory of pulse-render: %.0f MB before, %.0f MB after\n", before,
              MostMegabytes("pulse-render"));
}

}  // namespace

void Run(int rounds, int readers) {
  const std::vector<std::string> documents = corpus::MakeArchive(3, 45, 1);
  CompareEmitters(Parse(documents.front()), rounds);
  // Its mail is over the budget, so that what fits has to be found.
  CompareEmitters(Parse(corpus::MakeArchive(1, 135, 1).front()), rounds);
  const test::PrivateCluster cluster;
  setenv("PULSE_TEST_DATABASE_URL", cluster.url().c_str(), 1);
  const test::TestDatabase database;
  const Services services(database.url(), documents);
  CompareToCeiling(services, rounds);
  SendDigests(services, readers);
}

}  // namespace pulse::bench

int main(int argc, char** argv) try {
  int rounds = 9;
  int readers = 10000;
  CLI::App app("Renders beside cmark, and answers beside a bare server.");
  app.add_option("--rounds", rounds, "Rounds by turns")->check(CLI::Range(3, 1000))->capture_default_str();
  app.add_option("--readers", readers, "Readers of digests")
      ->check(CLI::Range(1, 1000000))
      ->capture_default_str();
  CLI11_PARSE(app, argc, argv);
  pulse::bench::Run(rounds, readers);
  return 0;
} catch (const std::exception& error) {
  std::fprintf(stderr, "bench-render: %s\n", error.what());
  return 1;
}
