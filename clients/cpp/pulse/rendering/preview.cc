#include <csignal>
#include <memory>
#include <thread>

#include "clients/cpp/preview/preview_server.h"
#include "clients/cpp/preview/previewed.h"
#include "clients/cpp/pulse/command/commands.h"
#include "clients/cpp/pulse/ingest/documents.h"

namespace pulse::cli {
namespace {

struct PreviewOptions {
  std::string path;
  int port = 0;
  std::string folder;        // empty: serve
  std::string theme_folder;  // empty: the default theme
};

// Null without --theme-dir.
absl::StatusOr<std::unique_ptr<render::ThemeFolder>> OpenThemes(const PreviewOptions& options) {
  if (options.theme_folder.empty()) return nullptr;
  return render::ThemeFolder::Open(options.theme_folder);
}

ExitCode Write(const Session& session, const PreviewOptions& options) {
  const client::Result<v1::Document> document = ReadDocument(options.path, session.console.in);
  if (!document.ok()) return session.Fail(document.error());
  const auto themes = OpenThemes(options);
  if (!themes.ok()) return session.Fail(ExitCode::kFailed, std::string(themes.status().message()));
  const absl::StatusOr<preview::Previewed> previewed =
      preview::Preview(*document, *themes == nullptr ? nullptr : (*themes)->Current());
  absl::Status status = previewed.status();
  if (status.ok()) status = preview::WriteFiles(*previewed, options.folder);
  if (!status.ok()) {
    return session.Fail(ExitCode::kFailed, options.path + ": " + std::string(status.message()));
  }
  return ExitCode::kOk;
}

// Until the user ends it. The signals are blocked before a thread starts, so
// that all of them leave them to the one that waits.
ExitCode Serve(const Session& session, const PreviewOptions& options) {
  const client::Result<v1::Document> document = ReadDocument(options.path, session.console.in);
  if (!document.ok()) return session.Fail(document.error());
  auto themes = OpenThemes(options);
  if (!themes.ok()) return session.Fail(ExitCode::kFailed, std::string(themes.status().message()));
  auto server = preview::PreviewServer::Listen(options.path, options.port, *std::move(themes));
  if (!server.ok()) return session.Fail(ExitCode::kFailed, std::string(server.status().message()));
  sigset_t ends;
  sigemptyset(&ends);
  sigaddset(&ends, SIGINT);
  sigaddset(&ends, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &ends, nullptr);
  std::thread serving([&] { (*server)->Run(); });
  session.console.out << "http://127.0.0.1:" << (*server)->port() << "/\n" << std::flush;
  session.console.err << "Shows " << options.path << " as it is saved. Ctrl-C ends it.\n";
  int signal = 0;
  sigwait(&ends, &signal);
  (*server)->Stop();
  serving.join();
  return ExitCode::kOk;
}

}  // namespace

void AddPreview(CLI::App& app, Action& action) {
  auto options = std::make_shared<PreviewOptions>();
  CLI::App* command = app.add_subcommand(
      "preview",
      "A document as readers would get it, on a local page that follows the file; needs no service");
  command->add_option("FILE", options->path, "The document")->required();
  command->add_option("--port", options->port, "Port of 127.0.0.1; 0 takes a free one")
      ->check(CLI::Range(0, 65535))
      ->capture_default_str();
  command->add_option("--write", options->folder, "Write each format to a file in this folder instead");
  command->add_option("--theme-dir", options->theme_folder,
                      "Folder with theme.json and, if need be, page.css and templates");
  command->callback([&action, options] {
    action = [options](const Session& session) {
      return options->folder.empty() ? Serve(session, *options) : Write(session, *options);
    };
  });
}

}  // namespace pulse::cli
